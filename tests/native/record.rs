//! The record: read for ever, merged without loss, never overwritten by mistake.

use handover::{
    guide::Id,
    handover::{
        Device, FORM, Field, Glance, Handover, Here, Moment, Outcome, Person, PersonId, Record, RecordId, SavedError,
        from_text,
        shelf::{self, Shelved, Write},
        to_text,
    },
    plain::from_json,
};
use proptest::prelude::*;

use crate::same_cases_every_time;
use crate::toy::{self, at, choice, day, empty, finished, guide, mia, person, step, tick, tom, two_people};

/// A record with one of everything as form 1 wrote it. This file never changes: a new form is a new file beside it.
const FORM_1: &str = include_str!("forms/form-1.json");

fn form_1() -> (Record, Glance) {
    let mut record = finished();
    record.set_field(Field::Account, "ana@shop.example".to_owned(), at(9));
    record.set_field(Field::Reference, "A-1001 “rush”".to_owned(), at(9));
    let gone = Person { left: Some(day("2026-11-21")), review: None, added: at(10), ..person("Zoë", &["live"]) };
    record.set_person(guide(), "p3".into(), gone, at(10));
    record.set_person(guide(), "p4".into(), person("Nobody", &[]), at(10));
    record.remove_person(&"p4".into(), at(11));
    record.tick(step("before"), &"count".into(), None, false, at(11));
    record.set_outcome(&"account".into(), &"p3".into(), Some(Outcome::Fails), at(12));
    record.set_outcome(&"live-view".into(), &"p3".into(), None, at(12));
    record.go(Here { place: "tests".to_owned(), person: Some(tom()) }, at(13));
    let glance = Glance { left: 2, next: "Send one".to_owned() };
    (record, glance)
}

mod stored {
    use super::*;

    #[test]
    fn a_record_of_form_1_is_read_for_ever_and_written_back_the_same() {
        let text = FORM_1.trim_end();
        let (record, glance) = from_text(text).expect("form 1 is read for ever");
        assert_eq!((record.clone(), glance.clone()), form_1());
        assert_eq!(to_text(&record, &glance), text);
    }

    #[test]
    fn a_new_form_gets_a_golden_file_of_its_own() {
        assert_eq!(FORM, 1, "add forms/form-{FORM}.json and its test, and keep those of the forms before");
    }

    #[test]
    fn a_newer_form_is_named_and_not_read() {
        for form in [2, 3, 999, 70_000, u32::MAX] {
            let text = FORM_1.replace("\"form\":1", &format!("\"form\":{form}"));
            assert_eq!(from_text(&text), Err(SavedError::Newer(form)));
        }
        assert_eq!(from_text(r#"{"form":2,"all":"else","is":["new"]}"#), Err(SavedError::Newer(2)));
        assert_eq!(SavedError::Newer(2).to_string(), "was saved by a newer version (form 2)");
    }

    #[track_caller]
    fn is_corrupt(text: &str) {
        assert_eq!(from_text(text), Err(SavedError::Corrupt), "{text}");
    }

    #[test]
    fn a_text_cut_anywhere_is_corrupt() {
        let text = FORM_1.trim_end();
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            is_corrupt(&text[..end]);
        }
    }

    #[test]
    fn what_is_not_a_record_is_corrupt() {
        for text in [
            "",
            " ",
            "null",
            "0",
            "[]",
            "{}",
            "\"\"",
            "true",
            "undefined",
            "{\"form\":0}",
            "{\"form\":4294967296}",
            "{\"form\":null}",
            "{\"form\":\"1\"}",
            "{\"form\":-1}",
            "{\"form\":1.5}",
            "{\"form\":1}",
            "{\"form\":1,\"record\":null}",
            "{\"form\":1,\"record\":[]}",
            "{\"form\":1,\"record\":{}}",
        ] {
            is_corrupt(text);
        }
        is_corrupt(&format!("{}x", FORM_1.trim_end()));
    }

    #[test]
    fn a_value_of_the_wrong_type_is_corrupt_wherever_it_stands() {
        for (from, to) in [
            ("\"id\":\"r1\"", "\"id\":1"),
            ("\"made\":", "\"made\":-"),
            (",true]", ",\"yes\"]"),
            ("[1793534700000,true]", "{\"at\":1793534700000,\"value\":true}"),
            ("[1793534700000,true]", "[1793534700000]"),
            ("[1793534700000,true]", "[true,1793534700000]"),
            ("\"review\":\"2027-05-01\"", "\"review\":\"2027-02-31\""),
            (",\"works\"]", ",\"perhaps\"]"),
            ("\"devices\":[", "\"devices\":7,\"was\":["),
        ] {
            assert!(FORM_1.contains(from), "{from}");
            is_corrupt(&FORM_1.replace(from, to));
        }
    }

    #[test]
    fn what_a_later_version_adds_is_no_hindrance() {
        let text = FORM_1
            .replace("\"record\":{", "\"colour\":\"red\",\"record\":{\"mood\":[1,2],")
            .replace("\"name\":\"Mia\"", "\"name\":\"Mia\",\"pronoun\":null");
        assert_eq!(from_text(&text), Ok(form_1()));
    }

    #[test]
    fn what_an_earlier_version_did_not_have_is_empty() {
        let text = r#"{"form":1,"record":{"id":"r1","guide":"toy","guide_checked":"2026-11","made":1793534400000}}"#;
        assert_eq!(from_text(text), Ok((empty(), Glance::default())));
        let text = r#"{"form":1,"record":{"id":"r1","guide":"toy","guide_checked":"2026-11","made":1793534400000,
            "people":{"p1":[5,{"name":"Mia","account":"","role":"staff","permissions":[],"added":5}]}}}"#;
        let (record, _) = from_text(text).expect("a record");
        let mia = record.person(&mia()).expect("Mia");
        assert_eq!((mia.review, mia.left), (None, None));
    }

    #[test]
    fn ids_that_a_guide_no_longer_has_stay_and_do_not_count() {
        let (mut record, glance) = form_1();
        let text = to_text(&record, &glance).replace("before/online", "gone/online").replace("\"method\"", "\"means\"");
        (record, _) = from_text(&text).expect("a record");
        assert!(record.ticks.contains_key("gone/online") && record.choices.contains_key("means"));
        assert_eq!(Handover::new(guide(), &record).count_step(step("before")).done, 0);
    }

    proptest! {
        #![proptest_config(same_cases_every_time(256))]

        #[test]
        fn no_damage_makes_reading_panic(at in 0..FORM_1.len(), byte in any::<u8>(), cut in any::<bool>()) {
            let mut bytes = FORM_1.as_bytes().to_vec();
            if cut { bytes.remove(at); } else { bytes[at] = byte; }
            let _ = from_text(&String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn any_record_is_read_back_as_it_was_written(edits in edits(), left in 0..99usize, next in ".{0,9}") {
            let record = after(&edits);
            let glance = Glance { left, next };
            prop_assert_eq!(from_text(&to_text(&record, &glance)), Ok((record, glance)));
        }

        #[test]
        fn the_small_reader_reads_a_record_as_serde_json_does(edits in edits()) {
            let record = after(&edits);
            let text = serde_json::to_string(&record).expect("a record is JSON");
            prop_assert_eq!(from_json::<Record>(&text), Ok(record.clone()));
            prop_assert_eq!(serde_json::from_str::<Record>(&text).ok(), Some(record));
        }

        #[test]
        fn what_serde_json_refuses_the_small_reader_refuses(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let record = serde_json::to_string(&form_1().0).expect("a record is JSON");
            let mut bytes = record.into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let text = String::from_utf8_lossy(&bytes);
            if let Ok(read) = from_json::<Record>(&text) {
                prop_assert_eq!(serde_json::from_str::<Record>(&text).ok(), Some(read));
            }
        }
    }
}

/// Something a reader does, at some moment.
#[derive(Clone, Debug)]
enum Edit {
    Tick(usize, usize, bool),
    Test(usize, usize, Option<Outcome>),
    Choose(usize, usize),
    Person(usize, bool),
    Remove(usize),
    Field(usize, bool),
    Devices(bool),
    Go(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let outcome = prop_oneof![Just(None), Just(Some(Outcome::Works)), Just(Some(Outcome::Fails))];
    prop_oneof![
        4 => (0..4usize, 0..3usize, any::<bool>()).prop_map(|(task, person, on)| Edit::Tick(task, person, on)),
        2 => (0..2usize, 0..2usize, outcome).prop_map(|(test, person, outcome)| Edit::Test(test, person, outcome)),
        2 => (0..2usize, 0..2usize).prop_map(|(person, option)| Edit::Choose(person, option)),
        2 => (0..2usize, any::<bool>()).prop_map(|(person, wide)| Edit::Person(person, wide)),
        1 => (0..2usize).prop_map(Edit::Remove),
        1 => (0..4usize, any::<bool>()).prop_map(|(field, set)| Edit::Field(field, set)),
        1 => any::<bool>().prop_map(Edit::Devices),
        1 => (0..3usize).prop_map(Edit::Go),
    ]
}

/// Edits in the order they were made; the clock may stand still or be set back.
fn edits() -> impl Strategy<Value = Vec<(Edit, u64)>> {
    proptest::collection::vec((edit(), 0..6u64), 0..12)
}

const TASKS: [(&str, &str); 4] =
    [("before", "online"), ("ask", "say"), ("send-one", "send"), ("second-user", "accept")];

fn apply(record: &mut Record, edit: &Edit, minute: u64) {
    let people: [PersonId; 2] = [mia(), tom()];
    let now = at(minute);
    match *edit {
        Edit::Tick(task, who, on) => record.tick(step(TASKS[task].0), &TASKS[task].1.into(), people.get(who), on, now),
        Edit::Test(test, who, outcome) => {
            record.set_outcome(&["account", "live-view"][test].into(), &people[who], outcome, now)
        }
        Edit::Choose(who, option) => {
            record.choose(choice("reach"), people.get(who), ["email", "qr"][option].into(), now)
        }
        Edit::Person(who, wide) => {
            let permissions: &[&str] = if wide { &["live", "playback"] } else { &["live"] };
            record.set_person(guide(), people[who].clone(), person(["Mia", "Tom"][who], permissions), now);
        }
        Edit::Remove(who) => record.remove_person(&people[who], now),
        Edit::Field(field, set) => {
            record.set_field(Field::ALL[field], if set { "said".to_owned() } else { String::new() }, now)
        }
        Edit::Devices(some) => {
            let device = Device { name: "Shop".to_owned(), model: "T".to_owned() };
            record.set_devices(if some { vec![device] } else { vec![] }, now);
        }
        Edit::Go(place) => record.go(Here { place: ["start", "ask", "tests"][place].to_owned(), person: None }, now),
    }
}

fn after(edits: &[(Edit, u64)]) -> Record {
    let mut record = empty();
    edits.iter().for_each(|(edit, minute)| apply(&mut record, edit, *minute));
    record
}

fn merged(mut mine: Record, theirs: &Record) -> Record {
    mine.merge(theirs.clone());
    mine
}

mod the_first_person {
    use super::*;

    fn says(record: &Record, id: &PersonId) -> bool {
        record.ticked(step("ask"), &"say".into(), Some(id)).is_some()
    }

    /// `say` ticked for nobody in particular, then Mia added.
    fn with_mia() -> Record {
        let mut record = empty();
        tick(&mut record, "ask", "say", None, 1);
        record.set_person(guide(), mia(), person("Mia", &["live"]), at(2));
        assert!(says(&record, &mia()));
        record
    }

    #[test]
    fn who_is_brought_back_is_not_ticked_again_what_was_unticked() {
        let mut record = with_mia();
        record.tick(step("ask"), &"say".into(), Some(&mia()), false, at(3));
        record.remove_person(&mia(), at(4));
        record.set_person(guide(), mia(), person("Mia", &["live"]), at(5));
        assert!(!says(&record, &mia()));
    }

    #[test]
    fn who_comes_after_the_first_was_removed_inherits_nothing() {
        let mut record = with_mia();
        record.remove_person(&mia(), at(4));
        record.set_person(guide(), tom(), person("Tom", &["live"]), at(5));
        assert!(!says(&record, &tom()));
    }
}

mod merging {
    use super::*;

    proptest! {
        #![proptest_config(same_cases_every_time(256))]

        #[test]
        fn the_order_of_merging_does_not_matter(a in edits(), b in edits(), c in edits()) {
            let [a, b, c] = [a, b, c].map(|edits| after(&edits));
            prop_assert_eq!(merged(a.clone(), &b), merged(b.clone(), &a));
            prop_assert_eq!(merged(merged(a.clone(), &b), &c), merged(a.clone(), &merged(b.clone(), &c)));
        }

        #[test]
        fn merging_again_changes_nothing(a in edits(), b in edits()) {
            let [a, b] = [a, b].map(|edits| after(&edits));
            prop_assert_eq!(merged(a.clone(), &a), a.clone());
            let once = merged(a, &b);
            prop_assert_eq!(merged(once.clone(), &b), once);
        }

        #[test]
        fn a_tick_is_lost_to_nothing_but_a_later_untick(a in edits(), b in edits()) {
            let [a, b] = [a, b].map(|edits| after(&edits));
            let both = merged(a.clone(), &b);
            for (key, said) in a.ticks.iter().filter(|(_, said)| *said.get()) {
                let taken_back = b.ticks.get(key).is_some_and(|theirs| !theirs.get() && theirs.at() > said.at());
                prop_assert_eq!(both.ticks.get(key).is_some_and(|said| *said.get()), !taken_back, "{}", key);
            }
        }

        #[test]
        fn whatever_was_said_in_one_copy_alone_is_in_both(common in edits(), more in edits()) {
            let old = after(&common);
            let mut new = old.clone();
            more.iter().for_each(|(edit, minute)| apply(&mut new, edit, *minute));
            prop_assert_eq!(merged(old.clone(), &new), new.clone(), "an older copy undoes nothing");
            prop_assert_eq!(merged(new.clone(), &old), new);
        }

        #[test]
        fn what_is_said_last_holds_whatever_the_clock_says(before in edits(), on in any::<bool>(), minute in 0..6u64) {
            let mut record = after(&before);
            record.tick(step("ask"), &"say".into(), Some(&mia()), on, at(minute));
            prop_assert_eq!(record.ticked(step("ask"), &"say".into(), Some(&mia())).is_some(), on);
            record.set_field(Field::Site, "last".to_owned(), at(minute));
            prop_assert_eq!(record.field(Field::Site), "last");
            record.set_devices(vec![Device { name: "last".to_owned(), model: String::new() }], at(minute));
            prop_assert_eq!(record.devices().len(), 1);
            record.set_devices(vec![], at(minute));
            prop_assert!(record.devices().is_empty());
        }
    }

    #[test]
    fn a_removal_is_not_undone_by_an_older_copy() {
        let old = two_people();
        let mut new = old.clone();
        new.remove_person(&tom(), at(5));
        for both in [merged(old.clone(), &new), merged(new.clone(), &old)] {
            assert_eq!(both.people().len(), 1);
            assert_eq!(both.person(&tom()), None);
        }
    }

    #[test]
    fn two_tabs_that_each_add_somebody_have_two_people() {
        let (mut left, mut right) = (empty(), empty());
        left.set_person(guide(), mia(), person("Mia", &["live"]), at(1));
        right.set_person(guide(), tom(), person("Tom", &["live"]), at(1));
        assert_eq!(merged(left, &right).people().len(), 2);
    }

    #[test]
    fn with_the_clock_set_back_the_newest_edit_still_wins_over_the_other_copy() {
        let mut old = finished();
        old.go(Here { place: "ask".to_owned(), person: None }, at(9));
        let mut new = old.clone();
        new.tick(step("before"), &"online".into(), None, false, Moment(0));
        new.set_outcome(&"account".into(), &mia(), Some(Outcome::Fails), Moment(0));
        new.remove_person(&tom(), Moment(0));
        new.go(Here { place: "tests".to_owned(), person: None }, Moment(0));
        let both = merged(old, &new);
        assert_eq!(both.ticked(step("before"), &"online".into(), None), None);
        assert_eq!(both.outcome(&"account".into(), &mia()).and_then(|said| *said.get()), Some(Outcome::Fails));
        assert_eq!(both.person(&tom()), None);
        assert_eq!(both.here.get().place, "tests");
    }

    #[test]
    fn after_the_last_moment_there_is_something_can_still_be_said() {
        let text = FORM_1.replace("[1793534700000,true]", "[18446744073709551615,false]");
        let (mut record, _) = from_text(&text).expect("a record");
        tick(&mut record, "before", "online", None, 1);
        assert_eq!(record.ticked(step("before"), &"online".into(), None), Some(Moment(u64::MAX)));
    }

    #[test]
    fn a_record_is_blank_until_something_is_said() {
        let mut record = empty();
        assert!(record.is_blank());
        record.go(Here { place: "ask".to_owned(), person: None }, at(1));
        assert!(record.is_blank(), "reading along is nothing to keep");
        tick(&mut record, "before", "online", None, 2);
        assert!(!record.is_blank());
        assert_eq!(record.changed(), at(2));
    }
}

mod on_the_shelf {
    use super::*;

    fn record(id: &str, guide_id: &str, minute: u64) -> Record {
        let mut record = empty();
        record.id = id.into();
        record.guide = Id::from(guide_id);
        tick(&mut record, "before", "online", None, minute);
        record
    }

    fn entry(id: &str, guide: &str, minute: u64) -> (String, String) {
        (shelf::key("/help/", &id.into()), to_text(&record(id, guide, minute), &Glance::default()))
    }

    fn shelf() -> Vec<Shelved> {
        let entries = vec![
            ("handover./help/.bad".to_owned(), "{".to_owned()),
            entry("r1", "toy", 1),
            entry("r2", "bear", 9),
            ("handover./help/.new".to_owned(), "{\"form\":2}".to_owned()),
            entry("r3", "toy", 5),
        ];
        shelf::sort("/help/", entries)
    }

    #[test]
    fn a_key_names_the_site_and_the_record() {
        let key = shelf::key("/help/share/", &RecordId::from_random(0xabc));
        assert_eq!(key, "handover./help/share/.rabc");
        assert!(key.starts_with(&shelf::prefix("/help/share/")));
        assert!(!key.starts_with(&shelf::prefix("/help/")), "a site on another path");
        assert!(!key.starts_with(&shelf::prefix("/")));
        assert_eq!(shelf::aside(&key, Moment(7)), "handover./help/share/.rabc.corrupt.7");
    }

    #[test]
    fn the_latest_change_stands_first_and_what_cannot_be_read_last() {
        let keys: Vec<String> = shelf().into_iter().map(|shelved| shelved.key).collect();
        assert_eq!(keys[..3], ["handover./help/.r2", "handover./help/.r3", "handover./help/.r1"]);
        assert_eq!(keys[3..], ["handover./help/.bad", "handover./help/.new"]);
        let shelf = shelf();
        assert_eq!(shelf[4].read, Err(SavedError::Newer(2)));
        assert_eq!(shelf[3].text, "{", "kept as it is");
    }

    #[test]
    fn records_of_other_sites_are_not_seen() {
        let text = to_text(&record("r1", "toy", 1), &Glance::default());
        let of = |path: &str| (shelf::key(path, &"r1".into()), text.clone());
        let entries =
            ["/", "/help/", "/help/.old/", "/help/share/", "/hel/", "/.help/", "/help"].map(of).into_iter().chain([
                ("theme".to_owned(), "dark".to_owned()),
                ("handover".to_owned(), "{}".to_owned()),
                (shelf::aside(&shelf::key("/help/", &"r2".into()), Moment(7)), "{".to_owned()),
            ]);
        let entries: Vec<_> = entries.collect();
        let seen = |path: &str| -> Vec<String> {
            shelf::sort(path, entries.clone()).into_iter().map(|shelved| shelved.key).collect()
        };
        assert_eq!(seen("/help/"), ["handover./help/.r1", "handover./help/.r2.corrupt.7"]);
        assert_eq!(seen("/help/.old/"), ["handover./help/.old/.r1"]);
        assert_eq!(seen("/"), ["handover./.r1"]);
        assert_eq!(seen("/nothing/"), Vec::<String>::new());
    }

    #[test]
    fn a_guide_opens_the_record_asked_for_or_its_latest() {
        let opened = |guide: &str, asked: Option<&str>| {
            let asked = asked.map(RecordId::from);
            shelf::open(&shelf(), &guide.into(), asked.as_ref()).map(|record| record.id.to_string())
        };
        assert_eq!(opened("toy", None).as_deref(), Some("r3"));
        assert_eq!(opened("toy", Some("r1")).as_deref(), Some("r1"));
        assert_eq!(opened("toy", Some("r2")).as_deref(), Some("r3"), "another guide's record is not opened here");
        assert_eq!(opened("toy", Some("gone")).as_deref(), Some("r3"));
        assert_eq!(opened("cat", None), None);
    }

    #[test]
    fn before_writing_what_another_tab_said_is_taken_in() {
        let mine = record("r1", "toy", 1);
        assert_eq!(shelf::before_writing(&mine, None), Write::Merged(Box::new(mine.clone())));
        let mut theirs = mine.clone();
        tick(&mut theirs, "before", "count", None, 2);
        let text = to_text(&theirs, &Glance::default());
        assert_eq!(shelf::before_writing(&mine, Some(&text)), Write::Merged(Box::new(theirs)));
    }

    #[test]
    fn what_cannot_be_read_is_moved_aside_and_what_is_newer_is_left() {
        let mine = record("r1", "toy", 1);
        for text in ["", "{", "null", "{\"form\":1}"] {
            assert_eq!(shelf::before_writing(&mine, Some(text)), Write::Aside, "{text}");
        }
        assert_eq!(shelf::before_writing(&mine, Some("{\"form\":2}")), Write::Refused);
    }

    #[test]
    fn toy_records_are_of_the_toy() {
        assert_eq!(toy::empty().guide, guide().id);
    }
}
