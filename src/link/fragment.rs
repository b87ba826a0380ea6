//! The grammar of a fragment: a place, and parts behind it, each with its own escapes.
//!
//! `#tests` or `#tests&record=r1f3a`. Navigation reads place and record, and takes what follows out of the address bar;
//! [`Link`](super::Link) reads all of the parts. Both read the fragment as the browser has it, or a part that holds an
//! escaped `&` would be taken for two.

use std::fmt::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::clean;
use crate::record::RecordId;

/// Longest place, in bytes. No id is as long, and what somebody wrote there instead is shown to the reader.
const MAX_PLACE: usize = 100;

/// Longest text that a link brings, in characters.
const MAX_TEXT: usize = 60;

/// What may stand in a fragment as it is.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b':')
    .remove(b'/')
    .remove(b'$')
    .remove(b'*')
    .remove(b'+');

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// An id, or empty for the first place of the page.
    pub place: String,
    pub record: Option<RecordId>,
    /// Whether there are other parts, which only [`Link`](super::Link) reads.
    pub more: bool,
}

impl Fragment {
    pub fn place(id: &str) -> Self {
        Self { place: id.to_owned(), record: None, more: false }
    }

    /// From `location.hash` as the browser has it, with or without the `#`. A record id is ASCII letters and digits.
    pub fn parse(raw: &str) -> Self {
        let (place, parts) = parts(raw);
        // Not cleaned: what holds letters that cannot be seen is nobody's id, and leads nowhere.
        let place = decoded(place, 3 * MAX_PLACE);
        let mut fragment = Self::place(&place[..place.floor_char_boundary(MAX_PLACE)]);
        for (key, value) in parts {
            match key {
                "record" if fragment.record.is_none() => fragment.record = record_id(value),
                _ => fragment.more = true,
            }
        }
        fragment
    }
}

/// The place, and what stands behind it by keys and values, all still escaped. Any text is read.
pub(super) fn parts(raw: &str) -> (&str, impl Iterator<Item = (&str, &str)>) {
    let mut parts = raw.strip_prefix('#').unwrap_or(raw).split('&');
    let place = parts.next().unwrap_or_default();
    (place, parts.filter(|part| !part.is_empty()).map(|part| part.split_once('=').unwrap_or((part, ""))))
}

/// A text that a link brings: clean, and not longer than can be shown.
pub(super) fn text(raw: &str) -> String {
    clean(&decoded(raw, 12 * MAX_TEXT), MAX_TEXT)
}

/// The first `most` bytes without their `%` escapes. One that is malformed stands for itself; where they do not make
/// a text, all do.
pub(super) fn decoded(raw: &str, most: usize) -> String {
    let raw = &raw[..raw.floor_char_boundary(most)];
    percent_decode_str(raw).decode_utf8().map_or_else(|_| raw.to_owned(), Into::into)
}

/// What a fragment may carry stays, except where a chat program takes it for the end of the sentence.
pub(super) fn encoded(value: &str) -> String {
    let last = value.char_indices().next_back().map_or(0, |(at, _)| at);
    let mut encoded = String::new();
    let _ = write!(encoded, "{}", utf8_percent_encode(&value[..last], ESCAPED));
    let _ = write!(encoded, "{}", utf8_percent_encode(&value[last..], NON_ALPHANUMERIC));
    encoded
}

pub(super) fn record_id(id: &str) -> Option<RecordId> {
    let is_id = (1..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
    is_id.then(|| id.into())
}

/// Place and record; what else there was is gone.
impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", encoded(&self.place))?;
        match &self.record {
            Some(record) => write!(f, "&record={}", encoded(record)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_reads_back_as_it_was_written() {
        for fragment in [
            Fragment::default(),
            Fragment::place("tests"),
            Fragment { record: Some("r1f3a".into()), ..Fragment::place("people") },
        ] {
            assert_eq!(Fragment::parse(&fragment.to_string()), fragment);
        }
    }

    #[test]
    fn a_place_is_cut_to_what_can_be_shown() {
        assert_eq!(Fragment::parse(&"é".repeat(1_000_000)).place, "é".repeat(50));
    }

    #[test]
    fn of_other_parts_it_says_only_that_they_are_there() {
        assert_eq!(
            Fragment::parse("#tests&x=1&record=r2&y"),
            Fragment { place: "tests".into(), record: Some("r2".into()), more: true }
        );
        assert_eq!(Fragment::parse("tests&record=<b>"), Fragment::place("tests"));
        assert_eq!(Fragment::parse("tests&record="), Fragment::place("tests"));
    }

    #[test]
    fn navigation_and_links_read_one_grammar() {
        let raw = "#share%2Done&ticket=a%26record%3Dr9&record=r1";
        let (fragment, link) = (Fragment::parse(raw), crate::link::Link::parse(raw));
        assert_eq!((&*fragment.place, fragment.record.as_deref(), fragment.more), ("share-one", Some("r1"), true));
        assert_eq!((link.place, link.record), (fragment.place, fragment.record));
        assert_eq!(link.prefill.ticket, "a&record=r9");
    }
}
