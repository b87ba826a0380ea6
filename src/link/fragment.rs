//! The grammar of a fragment: a place, and parts behind it, each with its own escapes.
//!
//! `#tests` or `#tests&record=r1f3a`. This is the one reading of it. Navigation needs no more than place and record;
//! what a link asks for beyond them, [`Link`](super::Link) makes of the parts that are found here. It is read as the
//! browser has it, or a part that holds an escaped `&` would be taken for two, and as other programs leave it:
//! [`mangling`](super::mangling) takes off what they add.

use std::fmt;

use super::{
    escape::{decoded, encoded},
    mangling,
};
use crate::{guide::Id, record::RecordId};

/// Longest place, in bytes. No id is as long.
const MAX_PLACE: usize = 100;

/// Most parts that are kept. A link has nine at most, and what other programs add is no part.
const MAX_PARTS: usize = 64;

/// Most bytes of a part that are looked at: of a payload, with whatever a program may have put into it.
const MAX_PART: usize = 16_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// An id, or empty for the first place of the page. What is no id leads nowhere.
    pub place: String,
    pub record: Option<RecordId>,
    /// The other parts, for [`Link`](super::Link): keys in small letters, and values as they stood there.
    pub parts: Vec<(String, String)>,
}

impl Fragment {
    pub fn place(id: &str) -> Self {
        Self { place: id.to_owned(), ..Self::default() }
    }

    /// From `location.hash` as the browser has it, with or without the `#`. Any text is read, the longest at once.
    pub fn parse(raw: &str) -> Self {
        let raw = mangling::unescaped(raw);
        // Neither stands in an id or a payload. Where one is meant in a value, it is escaped.
        let mut split = raw.split(['&', '?']);
        let mut fragment = Self::place(&place(split.next().unwrap_or_default()));
        let mut parts = Vec::new();
        for part in split.filter(|part| !part.is_empty()) {
            let Some((key, value)) = mangling::part(&part[..part.floor_char_boundary(MAX_PART)]) else { break };
            if key.contains(|c: char| c.is_ascii_alphanumeric()) && !mangling::is_tracking(&key) {
                parts.push((key, value));
            }
            if parts.len() == MAX_PARTS {
                break;
            }
        }
        mangling::unquote(&mut parts);
        for (key, value) in parts {
            let record = if key == "record" { record_id(&value) } else { None };
            match record {
                Some(record) if fragment.record.is_none() => fragment.record = Some(record),
                Some(record) if fragment.record.as_ref() == Some(&record) => {}
                _ => fragment.parts.push((key, value)),
            }
        }
        fragment
    }
}

fn place(raw: &str) -> String {
    let mut place = decoded(raw, 3 * MAX_PLACE);
    place.truncate(place.floor_char_boundary(MAX_PLACE));
    place.retain(|c| c != '%' && c != '&');
    // Not cleaned: what holds letters that cannot be seen is nobody's id.
    let id = mangling::id(&place);
    if id.is_empty() || Id::from(&*id).is_well_formed() { id } else { place }
}

/// A record id is ASCII letters and digits. Those that we make have no capitals.
fn record_id(value: &str) -> Option<RecordId> {
    let id = decoded(value, 3 * MAX_PLACE);
    let id = mangling::value(&id);
    let is_id = (1..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric());
    is_id.then(|| if id.starts_with(['R', 'H']) { (&*id.to_ascii_lowercase()).into() } else { id.into() })
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
    fn a_place_is_no_longer_than_any_id() {
        assert_eq!(Fragment::parse(&"é".repeat(1_000_000)).place, "é".repeat(50));
    }

    #[test]
    fn the_parts_behind_it_are_kept_as_they_stand_there() {
        let part = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(
            Fragment::parse("#tests&x=1&record=r2&ticket=a%26b&y"),
            Fragment {
                place: "tests".into(),
                record: Some("r2".into()),
                parts: vec![part("x", "1"), part("ticket", "a%26b"), part("y", "")],
            }
        );
        assert_eq!(Fragment::parse("tests&record=<b>").record, None);
        assert_eq!(
            Fragment::parse("tests&record="),
            Fragment { parts: vec![part("record", "")], ..Fragment::place("tests") }
        );
    }

    #[test]
    fn an_escape_of_one_part_is_read_in_that_part() {
        let raw = "#share%2Done&order=a%26record%3Dr9&record=r1";
        let fragment = Fragment::parse(raw);
        assert_eq!((&*fragment.place, fragment.record.as_deref()), ("share-one", Some("r1")));
        assert_eq!(fragment.parts, [("order".to_owned(), "a%26record%3Dr9".to_owned())]);
    }
}
