//! The fragment of an address: a place, and which saved record to open it with.
//!
//! `#tests` or `#tests&record=r1f3a`. What follows the place is for the app, which takes it out of the address bar.

use crate::handover::RecordId;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// An id, or empty for the first place of the page.
    pub place: String,
    pub record: Option<RecordId>,
}

impl Fragment {
    pub fn place(id: &str) -> Self {
        Self { place: id.to_owned(), record: None }
    }

    /// With or without the leading `#`. Unknown parts are left out; a record id is ASCII letters and digits.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.trim_start_matches('#').split('&');
        let place = parts.next().unwrap_or_default().to_owned();
        let is_id = |id: &&str| (1..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
        let record = parts.find_map(|part| part.strip_prefix("record=")).filter(is_id).map(RecordId::from);
        Self { place, record }
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
            Fragment { place: "people".into(), record: Some("r1f3a".into()) },
        ] {
            assert_eq!(Fragment::parse(&fragment.to_string()), fragment);
        }
    }

    #[test]
    fn parts_that_are_not_known_are_left_out() {
        assert_eq!(
            Fragment::parse("#tests&x=1&record=r2&y"),
            Fragment { place: "tests".into(), record: Some("r2".into()) }
        );
        assert_eq!(Fragment::parse("tests&record=<b>"), Fragment::place("tests"));
        assert_eq!(Fragment::parse("tests&record="), Fragment::place("tests"));
    }
}
