//! Finding: each word of a query is looked for in all its readings, and what it finds is worth more the better the
//! reading fits, the nearer to the title it stands, and the fewer places have it.

use super::{
    App, Entry, Index, Kind,
    phrase::Phrases,
    vocabulary::Vocabulary,
    words::{Voice, is_open, voice, words},
};

/// Nobody types more; whoever pastes more is answered at once all the same.
const MAX_CHARACTERS: usize = 200;

/// What a reading of a word is worth.
const EXACT: u32 = 16;
/// A word's beginning, and more by the part of it that is there.
const BEGUN: u32 = 7;
const BEGUN_WHOLE: u32 = 6;
const SAME: u32 = 11;
const ONE_SLIP: u32 = 13;
const TWO_SLIPS: u32 = 10;

/// What it is worth to stand in a title, in another name for it, and in the text.
const TITLE: u32 = 8;
const ALSO: u32 = 7;
const TEXT: u32 = 3;

/// A name that is the query and nothing else adds so many percent; one like it, less.
const ALIKE: u32 = 50;

/// The weight of a word, and of one that says nothing.
const PLAIN: u32 = 4;
const FAINT: u32 = 1;

/// Percent for the app of the page one is on.
const PREFERRED: u32 = 160;

/// Beginnings shorter than this are not taken for another word.
const SHORTEST_MEANT: usize = 3;

/// Hits worth less than this part of the best are noise.
const MIN_PART: u64 = 4;

/// An index made ready.
pub struct Search {
    index: Index,
    vocabulary: Vocabulary,
    phrases: Phrases,
    passages: Vec<Passage>,
    /// For each term the passages that have it. Terms are the meanings, then the words by their numbers.
    postings: Vec<Vec<u32>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'s> {
    pub entry: &'s Entry,
    pub app: &'s App,
}

/// A title, another name, or the text of an entry.
struct Passage {
    entry: u32,
    worth: u32,
    /// The weight of its words together.
    weight: u32,
}

/// A word or phrase of a query: the terms it may stand for, the likeliest first, and what each is worth.
struct Asked {
    readings: Vec<(u32, u32)>,
    weight: u32,
}

impl Search {
    pub fn new(index: Index) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut phrases = Phrases::default();
        let meanings = index.same.len() as u32;
        for (meaning, group) in index.same.iter().enumerate() {
            for phrase in group {
                phrases.learn(&words(phrase), meaning as u32, &mut vocabulary);
            }
        }
        // A name's first word is enough, unless it is a word for something else: `wisenet`, but not `live`.
        let others = vocabulary.len();
        for (n, app) in index.apps.iter().enumerate() {
            let meaning = meanings + n as u32;
            for name in app.names.iter().chain([&app.name]) {
                let words = words(name);
                phrases.learn(&words, meaning, &mut vocabulary);
                if words.len() > 1 {
                    phrases.learn(&[words.concat()], meaning, &mut vocabulary);
                    if vocabulary.stem_of(&words[0]).is_none_or(|stem| stem as usize >= others) {
                        phrases.learn(&words[..1], meaning, &mut vocabulary);
                    }
                }
            }
        }
        let mut postings: Vec<Vec<u32>> = Vec::new();
        let mut note = |term: u32, passage: u32| {
            let term = term as usize;
            if postings.len() <= term {
                postings.resize_with(term + 1, Vec::new);
            }
            if postings[term].last() != Some(&passage) {
                postings[term].push(passage);
            }
        };
        let mut passages = Vec::new();
        for (n, entry) in index.entries.iter().enumerate() {
            let also = entry.also.iter().map(|name| (ALSO, name));
            for (worth, text) in also.chain([(TITLE, &entry.title), (TEXT, &entry.text)]) {
                let here = passages.len() as u32;
                let mut stems = Vec::new();
                let mut weight = 0;
                for word in words(text) {
                    let word = vocabulary.learn(&word);
                    note(meanings + word.stem, here);
                    if word.voice != Voice::Stop {
                        stems.push(word.stem);
                    }
                    weight += weight_of(word.voice);
                }
                for (i, stem) in stems.iter().enumerate() {
                    let has = |n, stem| stems.get(i + n) == Some(&stem);
                    phrases.beginning_with(*stem, has, &mut |_, meaning| {
                        if meaning < meanings {
                            note(meaning, here);
                        }
                    });
                }
                passages.push(Passage { entry: n as u32, worth, weight });
            }
        }
        postings.resize_with(meanings as usize + vocabulary.len(), Vec::new);
        Self { index, vocabulary, phrases, passages, postings }
    }

    /// The best places for a query, at most so many. Those of an app it names come first;
    /// the app of the guide `prefer` is given a little more.
    pub fn find(&self, query: &str, prefer: Option<&str>, most: usize) -> Vec<Hit<'_>> {
        let end = query.char_indices().nth(MAX_CHARACTERS).map_or(query.len(), |(at, _)| at);
        let mut named = Vec::new();
        let asked = self.asked(&query[..end], &mut named);
        let preferred = self.index.apps.iter().position(|app| prefer == Some(&*app.id));
        let mut least = 0;
        let mut hits: Vec<u64> = Vec::new();
        for (n, (total, entry)) in self.worths(&asked, &named).into_iter().zip(&self.index.entries).enumerate() {
            let kind = match entry.kind {
                Kind::Symptom => 108,
                Kind::Fix => 104,
                Kind::Faq => 102,
                Kind::Step => 100,
            };
            let app = if preferred == Some(entry.app.into()) { PREFERRED } else { 100 };
            let worth = u64::from(total) * u64::from(kind * app) / 10_000;
            if worth > 0 {
                least = least.max(worth / MIN_PART);
                // In one number: whether it is named, its worth, and the order of the index.
                let named = u64::from(named.contains(&entry.app));
                hits.push(named << 63 | worth << 32 | u64::from(u32::MAX - n as u32));
            }
        }
        // A few of many: taking the best again and again needs no sorting.
        let mut found = Vec::new();
        while found.len() < most {
            let Some(best) = hits.iter_mut().max().filter(|hit| **hit > 0) else { break };
            let hit = std::mem::take(best);
            if hit << 1 >> 33 >= least {
                let entry = &self.index.entries[(u32::MAX - hit as u32) as usize];
                found.push(Hit { entry, app: &self.index.apps[usize::from(entry.app)] });
            }
        }
        found
    }

    /// What each entry is worth as an answer, before it matters what kind it is and of which app.
    fn worths(&self, asked: &[Asked], named: &[u16]) -> Vec<u32> {
        let all: u32 = asked.iter().map(|asked| asked.weight).sum();
        let heaviest = asked.iter().map(|asked| asked.weight).max().unwrap_or(0);
        let mut worths = vec![0; self.index.entries.len()];
        let mut best = worths.clone();
        let mut fits = vec![0; self.passages.len()];
        let mut counted = fits.clone();
        // What says nothing only adds to what has been found.
        for weight in [PLAIN, FAINT] {
            for (n, asked) in (1..).zip(asked).filter(|(_, asked)| asked.weight == weight) {
                best.fill(0);
                let mut places = 0;
                for (term, fit) in &asked.readings {
                    for passage in &self.postings[*term as usize] {
                        let passage = *passage as usize;
                        let Passage { entry, worth, .. } = self.passages[passage];
                        let best = &mut best[entry as usize];
                        places += u32::from(*best == 0);
                        *best = (*best).max(fit * worth);
                        if counted[passage] != n {
                            counted[passage] = n;
                            fits[passage] += fit * weight;
                        }
                    }
                }
                let rarity = rarity(places, worths.len() as u32);
                for (worth, best) in worths.iter_mut().zip(&best) {
                    if *worth > 0 || weight == heaviest {
                        *worth += best * rarity * weight / PLAIN;
                    }
                }
            }
        }
        let mut alike = best;
        alike.fill(0);
        for (passage, fit) in self.passages.iter().zip(fits).filter(|(passage, _)| passage.worth != TEXT) {
            let alike = &mut alike[passage.entry as usize];
            *alike = (*alike).max((2 * ALIKE * fit / EXACT / (passage.weight + all).max(1)).min(ALIKE));
        }
        for (n, worth) in worths.iter_mut().enumerate() {
            // Somebody who types only the name of an app means all of it.
            if heaviest == FAINT && named.contains(&self.index.entries[n].app) {
                *worth += 1;
            }
            *worth = *worth * (100 + alike[n]) / 100;
        }
        worths
    }

    /// The words and phrases of a query in all their readings; the apps it names go to `named`.
    fn asked(&self, query: &str, named: &mut Vec<u16>) -> Vec<Asked> {
        let words = words(query);
        let meanings = self.index.same.len() as u32;
        let mut asked: Vec<Asked> = Vec::with_capacity(words.len());
        for (n, word) in words.iter().enumerate() {
            let is_last = n + 1 == words.len() && is_open(query);
            asked.push(Asked { readings: self.readings(word, is_last), weight: weight_of(voice(word)) });
        }
        // Phrases pass over words that say nothing.
        let speaking: Vec<usize> = (0..words.len()).filter(|n| voice(&words[*n]) != Voice::Stop).collect();
        // Where, how long, what it means, what that is worth.
        let mut found: Vec<(usize, usize, u32, u32)> = Vec::new();
        for (i, n) in speaking.iter().enumerate() {
            for (stem, worth) in &asked[*n].readings {
                if *worth < EXACT && words[*n].len() < SHORTEST_MEANT {
                    continue;
                }
                let has = |k: usize, stem| {
                    let word = speaking.get(i + k);
                    word.is_some_and(|n| asked[*n].readings.iter().any(|(reading, _)| *reading == stem))
                };
                self.phrases.beginning_with(*stem, has, &mut |long, meaning| found.push((i, long, meaning, *worth)));
            }
        }
        for asked in &mut asked {
            asked.readings.iter_mut().for_each(|(term, _)| *term += meanings);
        }
        // A word of a phrase has its meaning from there, so the phrases go first.
        for is_phrase in [true, false] {
            for (i, long, meaning, worth) in found.iter().filter(|(_, long, ..)| (*long > 1) == is_phrase) {
                let part = &speaking[*i..i + long];
                let worth = SAME * worth / EXACT;
                if let Some(app) = meaning.checked_sub(meanings) {
                    named.push(app as u16);
                } else if is_phrase {
                    asked.push(Asked { readings: vec![(*meaning, worth)], weight: PLAIN });
                } else {
                    let word = &mut asked[part[0]];
                    if word.weight == PLAIN {
                        word.readings.push((*meaning, worth));
                    }
                    continue;
                }
                part.iter().for_each(|n| asked[*n].weight = FAINT);
            }
        }
        asked
    }

    /// The stems a word may stand for. Slips are looked for only in words nobody knows.
    fn readings(&self, word: &str, is_open: bool) -> Vec<(u32, u32)> {
        let mut readings = Vec::new();
        if let Some(stem) = self.vocabulary.stem_of(word) {
            readings.push((stem, EXACT));
        }
        if is_open {
            for (stem, long) in self.vocabulary.beginning_with(word) {
                if readings.last().is_none_or(|(last, _)| *last != stem) {
                    readings.push((stem, BEGUN + BEGUN_WHOLE * word.len() as u32 / long as u32));
                }
            }
        }
        if readings.is_empty() {
            let (slips, near) = self.vocabulary.nearest(word);
            let worth = if slips > 1 { TWO_SLIPS } else { ONE_SLIP };
            readings.extend(near.into_iter().map(|stem| (stem, worth)));
        }
        readings
    }
}

fn weight_of(voice: Voice) -> u32 {
    if voice == Voice::Plain { PLAIN } else { FAINT }
}

/// From 4 for what is everywhere, 4 more each time it is half as common.
fn rarity(places: u32, of: u32) -> u32 {
    let ratio = (of << 8) / places.max(1);
    let bits = ratio.max(256).ilog2();
    4 * bits + (ratio >> (bits - 2) & 3) - 28
}
