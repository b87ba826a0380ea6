//! The places of a guide as an agent looks for them: in groups, by words of their titles.

use crate::guide::{Guide, Place};

/// In the order of [`AgentWords::groups`](crate::words::AgentWords::groups).
pub fn group_of(guide: &Guide, place: &Place<'_>) -> usize {
    match place {
        Place::Faq(_) => 2,
        place if place.is_of_tree() => 1,
        place if guide.is_walked(place.id()) => 0,
        _ => 3,
    }
}

/// Whether every word that was typed begins a word of the title.
pub fn fits(title: &str, typed: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    let of_title = words(title);
    words(typed).iter().all(|typed| of_title.iter().any(|word| word.starts_with(typed.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_the_beginnings_of_its_words_in_any_order() {
        for typed in ["", "  ", "share", "DEV sh", "one device", "“share”"] {
            assert!(fits("Share one device", typed), "{typed}");
        }
        for typed in ["evice", "share two", "sharing"] {
            assert!(!fits("Share one device", typed), "{typed}");
        }
    }
}
