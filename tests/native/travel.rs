//! Nothing leaves the device by oversight.

use handover::record::{Destination, May, PARTS, Part, Record, Side, may_go, to_text};
use serde_json::Value;

use crate::toy::finished;

const LINKS: [Destination; 2] = [Destination::ContinueLink, Destination::ResultLink];

/// What of them says who somebody is, or where.
const WHO: [Part; 5] = [Part::Site, Part::OwnerName, Part::OwnerAccount, Part::PersonName, Part::PersonAccount];

#[test]
fn all_of_a_record_is_saved_on_the_device() {
    for (part, _) in PARTS {
        assert_eq!(may_go(part, Destination::Saved), May::Go, "{part:?}");
    }
}

#[test]
fn who_somebody_is_goes_nowhere_unasked_but_on_paper() {
    for part in WHO {
        let goes: Vec<_> = Destination::ALL.into_iter().filter(|to| may_go(part, *to) == May::Go).collect();
        assert_eq!(goes, [Destination::Saved, Destination::Print], "{part:?}");
        assert_eq!(may_go(part, Destination::ResultLink), May::Stay, "{part:?} is not for support, ticked or not");
    }
}

#[test]
fn nothing_but_who_somebody_is_waits_to_be_ticked_for_a_continue_link() {
    for (part, _) in PARTS {
        let expected = if WHO.contains(&part) { May::IfTicked } else { May::Go };
        assert_eq!(may_go(part, Destination::ContinueLink), expected, "{part:?}");
    }
}

#[test]
fn what_was_done_and_proven_goes_with_every_link() {
    for part in [Part::Ticks, Part::Tests, Part::Choices, Part::Role, Part::Permissions, Part::Here, Part::Trail] {
        for to in LINKS {
            assert_eq!(may_go(part, to), May::Go, "{part:?} with {to:?}");
        }
    }
}

#[test]
fn the_packet_carries_what_support_asks_for_first() {
    for part in [Part::Reference, Part::Devices, Part::Ticks, Part::Tests, Part::Trail, Part::Screenshots] {
        assert_eq!(may_go(part, Destination::SupportPacket), May::Go, "{part:?}");
    }
}

#[test]
fn every_entry_of_a_stored_record_has_its_row_in_the_table() {
    let record = Record { side: Some(Side::Customer), ..finished() };
    let text = to_text(&record, &Default::default());
    let stored: Value = serde_json::from_str(&text).expect("a record is JSON");
    let record = stored["record"].as_object().expect("an object");
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    // What names the record says nothing about anybody and belongs to no part.
    let names = ["id", "guide", "guide_checked", "made"];
    let parts = [
        "fields",
        "devices",
        "people",
        "edits",
        "answered",
        "choices",
        "ticks",
        "tests",
        "troubles",
        "answers",
        "tried",
        "screenshots",
        "here",
        "side",
    ];
    let known: Vec<&str> = names.into_iter().chain(parts).collect();
    assert_eq!(record.len(), known.len(), "all of it is stored, what is empty, too");
    for key in record.keys() {
        assert!(known.contains(&key.as_str()), "`{key}` is new: give it a `Part`, and a row for where it may go");
    }
    for key in keys(&record["people"]["p1"][1]) {
        let known = ["name", "account", "role", "permissions", "review", "added", "left"];
        assert!(known.contains(&key.as_str()), "`{key}` of a person is new: give it a `Part` and a row");
    }
}
