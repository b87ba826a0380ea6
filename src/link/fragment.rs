//! The fragment of an address: a place, and which saved record to open it with.
//!
//! `#tests` or `#tests&record=r1f3a`. What follows the place is for the app, which takes it out of the address bar.

use crate::handover::RecordId;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// An id, or empty for the first place of the page.
    pub place: String,
    pub record: Option<RecordId>,
    /// Something else stands in it, which the part that reads links is asked about.
    pub more: bool,
}

impl Fragment {
    pub fn place(id: &str) -> Self {
        Self { place: id.to_owned(), ..Self::default() }
    }

    /// With or without the leading `#`. A record id is ASCII letters and digits.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.trim_start_matches('#').split('&');
        let place = parts.next().unwrap_or_default().to_owned();
        let is_id = |id: &&str| (1..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
        let (mut record, mut more) = (None, false);
        for part in parts {
            match part.strip_prefix("record=") {
                Some(id) => record = record.or(Some(id).filter(is_id).map(RecordId::from)),
                None => more |= !part.is_empty(),
            }
        }
        Self { place, record, more }
    }
}

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
    fn what_else_stands_in_it_is_noticed_and_not_read() {
        let tests = Fragment::place("tests");
        assert_eq!(
            Fragment::parse("#tests&x=1&record=r2&y"),
            Fragment { record: Some("r2".into()), more: true, ..tests.clone() }
        );
        assert_eq!(Fragment::parse("#tests&w=AAAA"), Fragment { more: true, ..tests.clone() });
        for nothing_else in ["tests&record=<b>", "tests&record=", "tests&", "tests&&"] {
            assert_eq!(Fragment::parse(nothing_else), tests);
        }
    }
}
