//! Every word the index knows, and which of them a word somebody typed may stand for.

use strsim::osa_distance;

use super::words::{Voice, stem, voice};

#[derive(Default)]
pub struct Vocabulary {
    words: Vec<Word>,
    /// The words in the order of the alphabet.
    order: Vec<u32>,
}

pub struct Word {
    text: String,
    /// The number of the word that stands for all its forms.
    pub stem: u32,
    pub voice: Voice,
    /// A bit for each letter in it: most words can be told apart without comparing them.
    letters: u32,
}

impl Vocabulary {
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word, which is taken in with its stem if it is new.
    pub fn learn(&mut self, text: &str) -> &Word {
        let word = self.take_in(text);
        // New, or known so far as the stem of others, or a stem that stays one.
        if self.words[word].stem as usize == word {
            let stem = self.take_in(stem(text));
            self.words[word].stem = stem as u32;
        }
        &self.words[word]
    }

    /// Where a word stands; a new one is its own stem.
    fn take_in(&mut self, text: &str) -> usize {
        match self.place(text) {
            Ok(at) => self.order[at] as usize,
            Err(at) => {
                let number = self.words.len();
                self.order.insert(at, number as u32);
                let word =
                    Word { text: text.to_owned(), stem: number as u32, voice: voice(text), letters: letters(text) };
                self.words.push(word);
                number
            }
        }
    }

    /// The stem of a word that is known in this form or another.
    pub fn stem_of(&self, text: &str) -> Option<u32> {
        let at = self.place(text).or_else(|_| self.place(stem(text))).ok()?;
        Some(self.words[self.order[at] as usize].stem)
    }

    /// The stems of the words that begin so, with the words' lengths in bytes.
    pub fn beginning_with(&self, start: &str) -> impl Iterator<Item = (u32, usize)> {
        let from = self.place(start).unwrap_or_else(|at| at);
        let words = self.order[from..].iter().map(|number| &self.words[*number as usize]);
        let words =
            words.take_while(move |word| word.text.starts_with(start)).filter(|word| word.voice == Voice::Plain);
        words.map(|word| (word.stem, word.text.len()))
    }

    /// The stems of the words that were probably meant, with how many slips away they are, all equally far;
    /// nothing when it was a word that says nothing.
    pub fn nearest(&self, text: &str) -> (usize, Vec<u32>) {
        let long = text.chars().count();
        let mut most = match long {
            0..4 => return (0, Vec::new()),
            4..8 => 1,
            _ => 2,
        };
        let mask = letters(text);
        let mut near = Vec::new();
        let mut says_nothing = false;
        for word in &self.words {
            // Each slip adds a letter, or takes one, or both.
            if (mask ^ word.letters).count_ones() as usize > 2 * most || word.text.len().abs_diff(text.len()) > 2 * most
            {
                continue;
            }
            let slips = osa_distance(text, &word.text);
            if slips > most {
                continue;
            }
            if slips < most {
                near.clear();
                says_nothing = false;
                most = slips;
            }
            near.push(word.stem);
            says_nothing |= word.voice != Voice::Plain;
        }
        if says_nothing {
            near.clear();
        }
        (most, near)
    }

    fn place(&self, text: &str) -> Result<usize, usize> {
        self.order.binary_search_by(|number| self.words[*number as usize].text.as_str().cmp(text))
    }
}

fn letters(text: &str) -> u32 {
    text.chars().fold(0, |mask, c| mask | 1 << (c as u32 % 32))
}
