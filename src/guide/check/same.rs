//! The groups of words for the same thing: none too small, no word in two.

use std::collections::BTreeMap;

use super::{At, Problem};
use crate::guide::Meanings;

pub fn check_same(meanings: &Meanings) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut groups: BTreeMap<String, usize> = BTreeMap::new();
    for (n, group) in meanings.same.iter().enumerate() {
        let at = At::of("same", n).field("words");
        match &group.words[..] {
            [] => problems.push(Problem::new(at.clone(), "the group is empty")),
            [word] => problems.push(
                Problem::new(at.clone(), format!("`{word}` is alone in its group"))
                    .hint("a group has at least two words that mean the same"),
            ),
            _ => {}
        }
        for (m, word) in group.words.iter().enumerate() {
            let at = at.index(m);
            let plain = word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            if plain.is_empty() {
                problems.push(Problem::new(at, "the word is empty"));
                continue;
            }
            match groups.insert(plain, n) {
                Some(other) if other == n => {
                    problems.push(Problem::new(at, format!("`{word}` stands in its group twice")))
                }
                Some(other) => {
                    let first = meanings.same[other].words.first().map_or("", String::as_str);
                    problems.push(
                        Problem::new(at, format!("`{word}` is in the group of `{first}` already"))
                            .hint("a word can mean one thing only; a phrase that holds it can mean another"),
                    );
                }
                None => {}
            }
        }
    }
    problems
}
