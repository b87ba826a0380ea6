//! The fragment of an address: a place, and which saved record to open it with.
//!
//! `#tests` or `#tests&record=r1f3a`. What follows the place is for the app, which takes it out of the address bar.

use crate::record::RecordId;

/// Longest place, in bytes.
const MOST: usize = 100;

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

    /// With or without the leading `#`. Other parts are left out; a record id is ASCII letters and digits.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.trim_start_matches('#').split('&');
        let place = parts.next().unwrap_or_default();
        // No id is as long, and what somebody wrote there instead is shown to the reader.
        let place = place.get(..place.floor_char_boundary(MOST)).unwrap_or_default();
        let mut fragment = Self::place(place);
        for part in parts {
            match part.strip_prefix("record=") {
                Some(id) if fragment.record.is_none() => fragment.record = record_id(id),
                _ => fragment.more = true,
            }
        }
        fragment
    }
}

pub(super) fn record_id(id: &str) -> Option<RecordId> {
    let is_id = (1..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
    is_id.then(|| id.into())
}

/// Place and record; what else there was is gone.
impl std::fmt::Display for Fragment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.place)?;
        match &self.record {
            Some(record) => write!(f, "&record={}", &**record),
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
}
