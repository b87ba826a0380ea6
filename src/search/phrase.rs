//! Words in a row that mean one thing: `go back in time`, `hik connect`.

use super::{
    vocabulary::Vocabulary,
    words::{Voice, voice},
};

/// All phrases, in a chain for each word they may begin with.
#[derive(Default)]
pub struct Phrases {
    phrases: Vec<Phrase>,
    /// For each word by its number the first of its chain, counted from one.
    chains: Vec<u32>,
}

struct Phrase {
    /// The stems after the first.
    rest: Vec<u32>,
    meaning: u32,
    next: u32,
}

impl Phrases {
    pub fn learn(&mut self, words: &[String], meaning: u32, vocabulary: &mut Vocabulary) {
        let mut stems = words.iter().filter(|word| voice(word) != Voice::Stop).map(|word| vocabulary.learn(word).stem);
        let Some(first) = stems.next() else { return };
        let rest = stems.collect();
        if self.chains.len() <= first as usize {
            self.chains.resize(first as usize + 1, 0);
        }
        let next = std::mem::replace(&mut self.chains[first as usize], self.phrases.len() as u32 + 1);
        self.phrases.push(Phrase { rest, meaning, next });
    }

    /// Tells `found` the length and the meaning of every phrase that begins with `first`;
    /// `has` says whether the word so many places further on may be this.
    pub fn beginning_with(&self, first: u32, has: impl Fn(usize, u32) -> bool, found: &mut dyn FnMut(usize, u32)) {
        let mut next = self.chains.get(first as usize).copied().unwrap_or(0);
        while let Some(phrase) = (next as usize).checked_sub(1).map(|at| &self.phrases[at]) {
            if phrase.rest.iter().enumerate().all(|(n, stem)| has(n + 1, *stem)) {
                found(phrase.rest.len() + 1, phrase.meaning);
            }
            next = phrase.next;
        }
    }
}
