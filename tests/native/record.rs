//! The record: read for ever, merged without loss, never overwritten by mistake.

use handover::{
    guide::{Id, Reply},
    json,
    record::{
        Day, Device, Devices, FORM, Field, Glance, Handover, Here, Key, Moment, Outcome, Person, PersonId, Record,
        RecordId, SavedError, Side, Stamped, from_text,
        shelf::{self, Shelved, Write},
        to_text,
    },
};
use litemap::LiteMap;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::same_cases_every_time;
use crate::toy::{self, at, choice, day, empty, finished, guide, mia, person, step, tick, tom, two_people};

/// A record with one of everything as form 1 wrote it. This file never changes: a new form is a new file beside it.
const FORM_1: &str = include_str!("forms/form-1.json");

/// The same with what form 2 added: what was looked into, and the screenshots. It never changes either.
const FORM_2: &str = include_str!("forms/form-2.json");

/// The same with what form 3 added: whose side it is, a ticket number, a proposed role. It never changes either.
const FORM_3: &str = include_str!("forms/form-3.json");

/// The same with what form 4 added: a moment for each device and for what of a person was changed by itself, the clock
/// on the wall, and what was heard of whom. It never changes either.
const FORM_4: &str = include_str!("forms/form-4.json");

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

fn form_2() -> (Record, Glance) {
    let (mut record, glance) = form_1();
    let (nothing, recording) = ("nothing-there".into(), "no-recording".into());
    record.meet(&nothing, None, "send-one".into(), at(14));
    record.answer(&nothing, &"sent".into(), None, Reply::No, at(14));
    record.set_tried(&nothing, &"send-it".into(), None, Some(Outcome::Works), at(15));
    record.meet(&recording, Some(&mia()), "tests".into(), at(16));
    record.answer(&recording, &"given".into(), Some(&mia()), Reply::Yes, at(16));
    record.answer(&recording, &"sent".into(), Some(&mia()), Reply::NotSure, at(17));
    record.set_tried(&recording, &"send-it".into(), Some(&mia()), Some(Outcome::Fails), at(18));
    // Taken back.
    record.answer(&nothing, &"sent".into(), Some(&tom()), Reply::Yes, at(19));
    record.set_tried(&nothing, &"change-account".into(), Some(&tom()), Some(Outcome::Fails), at(19));
    record.meet(&nothing, Some(&tom()), "tests".into(), at(19));
    record.forget(toy::guide(), &nothing, Some(&tom()), at(20));
    record.set_screenshot(&"share".into(), true, at(21));
    record.set_screenshot(&"list".into(), true, at(21));
    record.set_screenshot(&"list".into(), false, at(22));
    (record, glance)
}

fn form_3() -> (Record, Glance) {
    let (mut record, glance) = form_2();
    record.set_field(Field::Ticket, "T-77".to_owned(), at(23));
    record.propose_role("staff".into(), at(23));
    record.side = Some(Side::Customer);
    (record, glance)
}

fn form_4() -> (Record, Glance) {
    let (mut record, glance) = form_3();
    let gate = Device { name: "Gate".to_owned(), model: String::new() };
    record.set_devices(vec![record.devices()[0].clone(), gate.clone()], at(24));
    record.set_devices(vec![gate], at(25));
    let brisbane = Moment::local(at(26).milliseconds(), 600);
    record.set_person(
        guide(),
        tom(),
        Person { account: "tom@new.example".to_owned(), ..record.person(&tom()).expect("Tom").clone() },
        brisbane,
    );
    record.take_answer(&mia(), &finished().for_person(&mia()), Some(at(8)), at(27));
    (record, glance)
}

mod stored {
    use super::*;

    /// As a text of a former form is written today, to the byte: what was there stands as it stood, and what was added is
    /// empty.
    fn written_today(text: &str, form: u32) -> String {
        let text = toy::changed(text, &format!("{{\"form\":{form},"), "{\"form\":4,");
        let text = toy::changed(
            &text,
            "\"devices\":[1793534580000,[{\"name\":\"Shop\",\"model\":\"T-100\"}]]",
            "\"devices\":{\"d000\":[1793534580000,{\"name\":\"Shop\",\"model\":\"T-100\"}]}",
        );
        toy::changed(&text, ",\"choices\":", ",\"edits\":{},\"answered\":{},\"choices\":")
    }

    #[test]
    fn a_record_of_a_former_form_is_read_for_ever_and_written_back_with_nothing_lost() {
        for (form, text, what) in [(1, FORM_1, form_1()), (2, FORM_2, form_2()), (3, FORM_3, form_3())] {
            let text = text.trim_end();
            let (record, glance) = from_text(text).unwrap_or_else(|error| panic!("form {form} {error}"));
            assert_eq!((record.clone(), glance.clone()), what, "form {form}");
            let written = to_text(&record, &glance);
            assert_eq!(from_text(&written), Ok((record, glance)));
            let mut expected = written_today(text, form);
            if form == 1 {
                let added = ",\"troubles\":{},\"answers\":{},\"tried\":{},\"screenshots\":{},\"here\":";
                expected = toy::changed(&expected, ",\"here\":", added);
            }
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn a_record_of_form_4_is_read_for_ever_and_written_back_the_same() {
        let text = FORM_4.trim_end();
        let (record, glance) = from_text(text).expect("form 4 is read for ever");
        assert_eq!((record.clone(), glance.clone()), form_4());
        assert_eq!(to_text(&record, &glance), text);
    }

    /// Whoever adds a field is told here: an older app would write the record back without it.
    #[test]
    fn a_field_that_is_added_makes_a_new_form() {
        let (record, _) = form_4();
        let Person { name: _, account: _, role: _, permissions: _, review: _, added: _, left: _ } =
            record.person(&mia()).expect("Mia").clone();
        let Device { name: _, model: _ } = record.devices()[0].clone();
        let Here { place: _, person: _ } = record.here.get().clone();
        assert_eq!((FORM, Field::ALL.len(), Outcome::ALL.len(), Side::ALL.len()), (4, 5, 2, 2), "what form 4 has");
    }

    #[test]
    fn a_new_form_gets_a_golden_file_of_its_own() {
        assert_eq!(FORM, 4, "add forms/form-{FORM}.json and its test, and keep those of the forms before");
    }

    #[test]
    fn a_golden_file_has_one_of_everything() {
        let form_4: Value = serde_json::from_str(FORM_4).expect("JSON");
        for (key, value) in form_4["record"].as_object().expect("a record") {
            let is_empty = value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty);
            assert!(!is_empty, "nothing in `{key}`");
        }
    }

    #[test]
    fn a_newer_form_is_named_and_not_read() {
        for form in [5, 6, 999, 70_000, u32::MAX] {
            for text in [FORM_1.replace("\"form\":1", "\"form\":2"), FORM_2.to_owned()] {
                let text = toy::changed(&text, "\"form\":2", &format!("\"form\":{form}"));
                assert_eq!(from_text(&text), Err(SavedError::Newer(form)));
            }
        }
        assert_eq!(from_text(r#"{"form":5,"all":"else","is":["new"]}"#), Err(SavedError::Newer(5)));
        assert_eq!(from_text(r#"{"all":"else","is":["new"],"record":7,"form":5}"#), Err(SavedError::Newer(5)));
        assert_eq!(SavedError::Newer(5).to_string(), "was saved by a newer version (form 5)");
    }

    #[track_caller]
    fn is_corrupt(text: &str) {
        assert_eq!(from_text(text), Err(SavedError::Corrupt), "{text}");
    }

    #[test]
    fn a_text_cut_anywhere_is_corrupt() {
        for text in [FORM_1.trim_end(), FORM_2.trim_end()] {
            for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
                is_corrupt(&text[..end]);
            }
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
            "{\"form\":[3]}",
            "{\"form\":{\"form\":3}}",
            "{\"forms\":3}",
            "{\"record\":{\"form\":3}}",
            "{\"form\":1}",
            "{\"form\":1,\"record\":null}",
            "{\"form\":1,\"record\":[]}",
            "{\"form\":1,\"record\":{}}",
            "{\"form\":2}",
            "{\"form\":2,\"record\":null}",
            "{\"form\":2,\"record\":[]}",
            "{\"form\":2,\"record\":{}}",
        ] {
            is_corrupt(text);
        }
        for form in [FORM_1, FORM_2] {
            is_corrupt(&format!("{}x", form.trim_end()));
            is_corrupt(&format!("{}{}", form.trim_end(), form.trim_end()));
        }
    }

    /// Nobody's newer version wrote these: they are moved aside, not left to stand in the way of every save.
    #[test]
    fn what_only_begins_with_a_number_is_no_newer_form() {
        for text in ["3", "[3]", "[3,4]", "[999,{\"form\":999}]", "[[3]]", "[\"form\",3]"] {
            is_corrupt(text);
        }
    }

    #[test]
    fn a_value_of_the_wrong_type_is_corrupt_wherever_it_stands() {
        for form in [FORM_1, FORM_2] {
            for (from, to) in [
                ("\"id\":\"r1\"", "\"id\":1"),
                ("\"made\":", "\"made\":-"),
                (",true]", ",\"yes\"]"),
                ("[1793534700000,true]", "{\"at\":1793534700000,\"value\":true}"),
                ("[1793534700000,true]", "[1793534700000]"),
                ("[1793534700000,true]", "[1793534700000,true,true]"),
                ("[1793534700000,true]", "[true,1793534700000]"),
                ("\"review\":\"2027-05-01\"", "\"review\":\"2027-02-31\""),
                (",\"works\"]", ",\"perhaps\"]"),
                ("\"devices\":[", "\"devices\":7,\"was\":["),
                ("\"site\":[", "\"sight\":["),
            ] {
                assert!(form.contains(from), "{from}");
                is_corrupt(&form.replace(from, to));
            }
        }
    }

    /// Every value of the record in turn, by values of every other type.
    #[test]
    fn a_value_of_any_other_type_is_corrupt_wherever_it_stands() {
        let others = [json!(null), json!(true), json!(-1), json!(0.5), json!("perhaps"), json!([]), json!({})];
        let kind = |value: &Value| match value {
            Value::Null => 0,
            Value::Bool(_) => 1,
            Value::Number(_) => 2,
            Value::String(_) => 3,
            Value::Array(_) => 4,
            Value::Object(_) => 5,
        };
        for form in [FORM_1, FORM_2] {
            let whole: Value = serde_json::from_str(form).expect("JSON");
            let mut places = Vec::new();
            places_of(&whole, String::new(), &mut places);
            assert!(places.len() > 120, "{}", places.len());
            for place in places {
                let was = whole.pointer(&place).expect("a place");
                for other in &others {
                    let is_negative = kind(other) == 2;
                    if kind(was) == kind(other) && !is_negative || may_be(&place, was, other) {
                        continue;
                    }
                    let mut changed = whole.clone();
                    *changed.pointer_mut(&place).expect("a place") = other.clone();
                    let text = changed.to_string();
                    assert_eq!(from_text(&text), Err(SavedError::Corrupt), "`{place}`: {other} for {was}");
                }
            }
        }
    }

    /// Where every value stands: `/record/made`.
    fn places_of(value: &Value, place: String, places: &mut Vec<String>) {
        let key = |key: &str| key.replace('~', "~0").replace('/', "~1");
        match value {
            Value::Array(values) => {
                values.iter().enumerate().for_each(|(n, value)| places_of(value, format!("{place}/{n}"), places));
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| places_of(value, format!("{place}/{}", key(name)), places));
            }
            _ => {}
        }
        places.push(place);
    }

    /// Where something may also be nothing, or is nothing and may be something.
    fn may_be(place: &str, was: &Value, other: &Value) -> bool {
        let of = |table: &str| place.strip_prefix(table).is_some_and(|rest| rest.matches('/').count() == 2);
        let is_said = place.ends_with("/1") && ["/record/people", "/record/tests", "/record/tried"].into_iter().any(of);
        let is_day = place.ends_with("/review") || place.ends_with("/left");
        let is_person = place == "/record/here/1/person";
        let is_some = is_person && other.is_string();
        // A list up to form 3, and since then by id.
        let is_devices = place == "/record/devices" && *other == json!({});
        other.is_null() && (is_said || is_day || is_person) || was.is_null() && is_some || is_devices
    }

    #[test]
    fn what_a_later_version_adds_is_no_hindrance() {
        let with_more = |form: &str| {
            form.replace("\"record\":{", "\"colour\":\"red\",\"record\":{\"mood\":[1,-2.5e3,{\"made\":[]}],")
                .replace("\"name\":\"Mia\"", "\"name\":\"Mia\",\"pronoun\":null")
                .replace("\"name\":\"Shop\"", "\"serial\":{},\"name\":\"Shop\"")
                .replace("\"place\":\"tests\"", "\"place\":\"tests\",\"scroll\":0.5")
                .replace("\"left\":2", "\"left\":2,\"right\":[[3]]")
        };
        assert_eq!(from_text(&with_more(FORM_1)), Ok(form_1()));
        assert_eq!(from_text(&with_more(FORM_2)), Ok(form_2()));
    }

    #[test]
    fn what_an_earlier_version_did_not_have_is_empty() {
        for form in [1, 2] {
            let head = format!(
                r#"{{"form":{form},"record":{{"id":"r1","guide":"toy","guide_checked":"2026-11","made":1793534400000"#
            );
            let text = format!("{head}}}}}");
            assert_eq!(from_text(&text), Ok((empty(), Glance::default())));
            let text = format!(
                r#"{head},
                "people":{{"p1":[5,{{"name":"Mia","account":"","role":"staff","permissions":[],"added":5}}]}}}}}}"#
            );
            let (record, _) = from_text(&text).expect("a record");
            let mia = record.person(&mia()).expect("Mia");
            assert_eq!((mia.review, mia.left), (None, None));
        }
    }

    #[test]
    fn what_every_version_has_is_never_missing() {
        for form in [FORM_1, FORM_2] {
            let whole: Value = serde_json::from_str(form).expect("JSON");
            for (of, key) in [
                ("", "form"),
                ("", "record"),
                ("/glance", "left"),
                ("/glance", "next"),
                ("/record", "id"),
                ("/record", "guide"),
                ("/record", "guide_checked"),
                ("/record", "made"),
                ("/record/devices/1/0", "name"),
                ("/record/devices/1/0", "model"),
                ("/record/people/p1/1", "name"),
                ("/record/people/p1/1", "account"),
                ("/record/people/p1/1", "role"),
                ("/record/people/p1/1", "permissions"),
                ("/record/people/p1/1", "added"),
                ("/record/here/1", "place"),
            ] {
                let mut changed = whole.clone();
                let fields = changed.pointer_mut(of).and_then(Value::as_object_mut).expect("an object");
                assert!(fields.remove(key).is_some(), "{of}/{key}");
                assert_eq!(from_text(&changed.to_string()), Err(SavedError::Corrupt), "{of}/{key}");
            }
        }
    }

    #[test]
    fn ids_that_a_guide_no_longer_has_stay_and_do_not_count() {
        let (mut record, glance) = form_1();
        let text = to_text(&record, &glance).replace("before/online", "gone/online").replace("\"method\"", "\"means\"");
        (record, _) = from_text(&text).expect("a record");
        assert!(
            record.ticks.contains_key(&Key::from("gone/online")) && record.choices.contains_key(&Key::from("means"))
        );
        assert_eq!(Handover::new(guide(), &record).count_step(step("before")).done, 0);
    }

    /// The same reading with serde_json, key by key: what the small reader must come to.
    mod by_hand {
        use super::*;

        pub fn saved(text: &str) -> Result<(Record, Glance), SavedError> {
            let value: Value = serde_json::from_str(text).map_err(|_| SavedError::Corrupt)?;
            let form = value.get("form").and_then(Value::as_u64).and_then(|form| u32::try_from(form).ok());
            match form {
                Some(1..=FORM) => {
                    let glance = value.get("glance").map_or(Some(Glance::default()), glance);
                    value.get("record").and_then(record).zip(glance).ok_or(SavedError::Corrupt)
                }
                None | Some(0) => Err(SavedError::Corrupt),
                Some(newer) => Err(SavedError::Newer(newer)),
            }
        }

        fn glance(value: &Value) -> Option<Glance> {
            Some(Glance { left: value.get("left")?.as_u64()? as usize, next: string(value.get("next")?)? })
        }

        pub fn record(value: &Value) -> Option<Record> {
            let fields = value.as_object()?;
            Some(Record {
                id: fields.get("id")?.as_str()?.into(),
                guide: fields.get("guide")?.as_str()?.into(),
                guide_checked: string(fields.get("guide_checked")?)?,
                made: moment(fields.get("made")?)?,
                fields: table(fields, "fields", Field::of, string)?,
                devices: match fields.get("devices") {
                    Some(Value::Array(_)) => {
                        let list = said(&fields["devices"], |value| value.as_array()?.iter().map(device).collect())?;
                        let at = list.at();
                        Devices::of_list(list.into_value(), at)
                    }
                    _ => Devices(table(fields, "devices", |key| Some(key.into()), |value| or_nothing(value, device))?),
                },
                people: table(fields, "people", |key| Some(key.into()), |value| or_nothing(value, person))?,
                edits: {
                    let mut edits = LiteMap::new();
                    for (name, at) in fields.get("edits").map_or(Some(&Map::new()), Value::as_object)? {
                        edits.insert(name.as_str().into(), moment(at)?);
                    }
                    edits
                },
                answered: table(fields, "answered", |key| Some(key.into()), moment)?,
                choices: table(fields, "choices", key, id)?,
                ticks: table(fields, "ticks", key, Value::as_bool)?,
                tests: table(fields, "tests", key, |value| or_nothing(value, outcome))?,
                troubles: table(fields, "troubles", key, id)?,
                answers: table(fields, "answers", key, id)?,
                tried: table(fields, "tried", key, |value| or_nothing(value, outcome))?,
                screenshots: table(fields, "screenshots", key, Value::as_bool)?,
                here: match fields.get("here") {
                    Some(value) => said(value, here)?,
                    None => Stamped::default(),
                },
                side: match fields.get("side") {
                    Some(value) => Some(Side::of(value.as_str()?)?),
                    None => None,
                },
            })
        }

        fn string(value: &Value) -> Option<String> {
            value.as_str().map(str::to_owned)
        }

        fn key(text: &str) -> Option<Key> {
            Some(text.into())
        }

        fn id(value: &Value) -> Option<Id> {
            value.as_str().map(Id::from)
        }

        fn outcome(value: &Value) -> Option<Outcome> {
            match value.as_str()? {
                "works" => Some(Outcome::Works),
                "fails" => Some(Outcome::Fails),
                _ => None,
            }
        }

        fn day(value: &Value) -> Option<Day> {
            Day::parse(value.as_str()?)
        }

        fn or_nothing<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Option<T>> {
            if value.is_null() { Some(None) } else { read(value).map(Some) }
        }

        fn optional<T>(value: &Value, key: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Option<T>> {
            value.get(key).map_or(Some(None), |value| or_nothing(value, read))
        }

        fn said<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Stamped<T>> {
            match value.as_array()?.as_slice() {
                [at, value] => Some(Stamped::new(read(value)?, moment(at)?)),
                _ => None,
            }
        }

        fn moment(value: &Value) -> Option<Moment> {
            match value.as_array().map(Vec::as_slice) {
                None => value.as_u64().map(Moment::utc),
                Some([at, offset]) => Some(Moment::local(at.as_u64()?, offset.as_str()?.parse().ok()?)),
                Some(_) => None,
            }
        }

        fn table<K: Ord, T>(
            fields: &Map<String, Value>,
            name: &str,
            key: impl Fn(&str) -> Option<K>,
            read: impl Fn(&Value) -> Option<T>,
        ) -> Option<LiteMap<K, Stamped<T>>> {
            let mut table = LiteMap::new();
            for (name, value) in fields.get(name).map_or(Some(&Map::new()), Value::as_object)? {
                table.insert(key(name)?, said(value, &read)?);
            }
            Some(table)
        }

        fn device(value: &Value) -> Option<Device> {
            Some(Device { name: string(value.get("name")?)?, model: string(value.get("model")?)? })
        }

        fn person(value: &Value) -> Option<Person> {
            Some(Person {
                name: string(value.get("name")?)?,
                account: string(value.get("account")?)?,
                role: id(value.get("role")?)?,
                permissions: value.get("permissions")?.as_array()?.iter().map(id).collect::<Option<_>>()?,
                review: optional(value, "review", day)?,
                added: moment(value.get("added")?)?,
                left: optional(value, "left", day)?,
            })
        }

        fn here(value: &Value) -> Option<Here> {
            let person = optional(value, "person", |id| id.as_str().map(PersonId::from))?;
            Some(Here { place: string(value.get("place")?)?, person })
        }
    }

    #[test]
    fn the_golden_files_read_by_hand_say_the_same() {
        assert_eq!(by_hand::saved(FORM_1), Ok(form_1()));
        assert_eq!(by_hand::saved(FORM_2), Ok(form_2()));
    }

    proptest! {
        #![proptest_config(same_cases_every_time(256))]

        #[test]
        fn no_damage_makes_reading_panic(
            first in any::<bool>(),
            at in any::<prop::sample::Index>(),
            byte in any::<u8>(),
            cut in any::<bool>(),
        ) {
            let mut bytes = if first { FORM_1 } else { FORM_2 }.as_bytes().to_vec();
            let at = at.index(bytes.len());
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
        fn the_small_reader_reads_a_record_as_serde_json_does(edits in edits(), left in 0..99usize, next in ".{0,9}") {
            let (record, glance) = (after(&edits), Glance { left, next });
            let text = json::to_text(&record);
            prop_assert_eq!(json::from_text::<Record>(&text), Ok(record.clone()));
            let value: Value = serde_json::from_str(&text).expect("a record is JSON");
            prop_assert_eq!(by_hand::record(&value), Some(record.clone()));
            let text = to_text(&record, &glance);
            prop_assert_eq!(by_hand::saved(&text), Ok((record, glance)));
        }
    }

    proptest! {
        #![proptest_config(same_cases_every_time(2048))]

        #[test]
        fn what_serde_json_refuses_the_small_reader_refuses_and_what_it_reads_it_reads_the_same(
            first in any::<bool>(),
            at in any::<prop::sample::Index>(),
            byte in prop_oneof![any::<u8>(), prop::sample::select(b" \"\\,:[]{}-+.eE0123456789antp@/".to_vec())],
            cut in any::<bool>(),
        ) {
            let mut bytes = if first { FORM_1 } else { FORM_2 }.as_bytes().to_vec();
            let at = at.index(bytes.len());
            if cut { bytes.remove(at); } else { bytes[at] = byte; }
            let text = String::from_utf8_lossy(&bytes);
            prop_assert_eq!(from_text(&text), by_hand::saved(&text), "{}", text);
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
    Meet(usize, usize),
    Answer(usize, usize, usize),
    Try(usize, usize, Option<Outcome>),
    Forget(usize, usize),
    Screenshot(usize, bool),
}

fn edit() -> impl Strategy<Value = Edit> {
    let outcome = || prop_oneof![Just(None), Just(Some(Outcome::Works)), Just(Some(Outcome::Fails))];
    let (outcome, tried) = (outcome(), outcome());
    prop_oneof![
        4 => (0..4usize, 0..3usize, any::<bool>()).prop_map(|(task, person, on)| Edit::Tick(task, person, on)),
        2 => (0..2usize, 0..2usize, outcome).prop_map(|(test, person, outcome)| Edit::Test(test, person, outcome)),
        2 => (0..2usize, 0..2usize).prop_map(|(person, option)| Edit::Choose(person, option)),
        2 => (0..2usize, any::<bool>()).prop_map(|(person, wide)| Edit::Person(person, wide)),
        1 => (0..2usize).prop_map(Edit::Remove),
        1 => (0..4usize, any::<bool>()).prop_map(|(field, set)| Edit::Field(field, set)),
        1 => any::<bool>().prop_map(Edit::Devices),
        1 => (0..3usize).prop_map(Edit::Go),
        1 => (0..2usize, 0..3usize).prop_map(|(symptom, person)| Edit::Meet(symptom, person)),
        2 => (0..2usize, 0..3usize, 0..3usize).prop_map(|(symptom, person, say)| Edit::Answer(symptom, person, say)),
        2 => (0..2usize, 0..3usize, tried).prop_map(|(symptom, person, said)| Edit::Try(symptom, person, said)),
        1 => (0..2usize, 0..3usize).prop_map(|(symptom, person)| Edit::Forget(symptom, person)),
        1 => (0..2usize, any::<bool>()).prop_map(|(shot, taken)| Edit::Screenshot(shot, taken)),
    ]
}

/// Edits in the order they were made; the clock may stand still or be set back.
fn edits() -> impl Strategy<Value = Vec<(Edit, u64)>> {
    proptest::collection::vec((edit(), 0..6u64), 0..16)
}

const SYMPTOMS: [&str; 2] = ["nothing-there", "no-recording"];

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
        Edit::Meet(symptom, who) => record.meet(&SYMPTOMS[symptom].into(), people.get(who), "tests".into(), now),
        Edit::Answer(symptom, who, said) => {
            record.answer(&SYMPTOMS[symptom].into(), &"sent".into(), people.get(who), Reply::ALL[said], now)
        }
        Edit::Try(symptom, who, said) => {
            record.set_tried(&SYMPTOMS[symptom].into(), &"send-it".into(), people.get(who), said, now)
        }
        Edit::Forget(symptom, who) => record.forget(toy::guide(), &SYMPTOMS[symptom].into(), people.get(who), now),
        Edit::Screenshot(shot, taken) => record.set_screenshot(&["share", "list"][shot].into(), taken, now),
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
        new.tick(step("before"), &"online".into(), None, false, Moment::utc(0));
        new.set_outcome(&"account".into(), &mia(), Some(Outcome::Fails), Moment::utc(0));
        new.remove_person(&tom(), Moment::utc(0));
        new.go(Here { place: "tests".to_owned(), person: None }, Moment::utc(0));
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
        assert_eq!(record.ticked(step("before"), &"online".into(), None), Some(Moment::utc(u64::MAX)));
    }

    #[test]
    fn a_record_is_blank_until_something_is_said() {
        let mut record = empty();
        assert!(record.is_blank());
        record.go(Here { place: "ask".to_owned(), person: None }, at(1));
        assert!(record.is_blank(), "reading along is nothing to keep");
        record.meet(&"nothing-there".into(), None, "ask".into(), at(1));
        assert!(record.is_blank(), "nor is looking at a symptom");
        let after = |change: fn(&mut Record)| {
            let mut record = record.clone();
            change(&mut record);
            (record.is_blank(), record.changed())
        };
        let changes: [fn(&mut Record); 3] = [
            |record| record.answer(&"nothing-there".into(), &"sent".into(), None, Reply::No, at(2)),
            |record| record.set_tried(&"nothing-there".into(), &"send-it".into(), None, Some(Outcome::Fails), at(2)),
            |record| record.set_screenshot(&"share".into(), true, at(2)),
        ];
        changes.into_iter().for_each(|change| assert_eq!(after(change), (false, at(2))));
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
            ("handover./help/.new".to_owned(), "{\"form\":5}".to_owned()),
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
        assert_eq!(shelf::aside(&key, Moment::utc(7)), "handover./help/share/.rabc.corrupt.7");
    }

    #[test]
    fn the_latest_change_stands_first_and_what_cannot_be_read_last() {
        let keys: Vec<String> = shelf().into_iter().map(|shelved| shelved.key).collect();
        assert_eq!(keys[..3], ["handover./help/.r2", "handover./help/.r3", "handover./help/.r1"]);
        assert_eq!(keys[3..], ["handover./help/.bad", "handover./help/.new"]);
        let shelf = shelf();
        assert_eq!(shelf[4].read, Err(SavedError::Newer(5)));
        assert_eq!(shelf[3].text, "{", "kept as it is");
    }

    #[test]
    fn of_a_thousand_records_each_stands_where_its_last_change_says() {
        // 617 shares no factor with 1,000, so each minute comes once, and in no order.
        let minutes = (0..1000).map(|n| n * 617 % 1000);
        let entries = minutes.map(|minute| entry(&format!("r{minute}"), "toy", minute)).collect();
        let keys: Vec<String> = shelf::sort("/help/", entries).into_iter().map(|shelved| shelved.key).collect();
        let latest_first: Vec<String> = (0..1000).rev().map(|minute| format!("handover./help/.r{minute}")).collect();
        assert_eq!(keys, latest_first);
    }

    #[test]
    fn records_of_other_sites_are_not_seen() {
        let text = to_text(&record("r1", "toy", 1), &Glance::default());
        let of = |path: &str| (shelf::key(path, &"r1".into()), text.clone());
        let entries =
            ["/", "/help/", "/help/.old/", "/help/share/", "/hel/", "/.help/", "/help"].map(of).into_iter().chain([
                ("theme".to_owned(), "dark".to_owned()),
                ("handover".to_owned(), "{}".to_owned()),
                (shelf::aside(&shelf::key("/help/", &"r2".into()), Moment::utc(7)), "{".to_owned()),
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
            shelf::open(&shelf(), &guide.into(), asked.as_ref(), None).map(|record| record.id.to_string())
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
    fn a_saved_file_holds_one_handover_or_all_there_were_and_what_cannot_be_read_is_left_out() {
        let text = |id: &str| to_text(&record(id, "dmss", 1), &Glance::default());
        let ids = |file: &str| -> Result<Vec<String>, SavedError> {
            Ok(shelf::of_file(file)?.iter().map(|record| record.id.to_string()).collect())
        };
        let all = |texts: &[&str]| {
            let entries = texts.iter().enumerate().map(|(n, text)| (format!("handover./.r{n}"), json!(text)));
            Value::Object(entries.collect()).to_string()
        };
        let (one, other, newer) = (text("r1"), text("r2"), r#"{"form":99,"record":{}}"#);
        assert_eq!(ids(&one), Ok(vec!["r1".to_owned()]));
        assert_eq!(ids(&all(&[&one, "{", &other, newer])), Ok(vec!["r1".to_owned(), "r2".to_owned()]));
        assert_eq!(ids(newer), Err(SavedError::Newer(99)));
        assert_eq!(ids(&all(&[newer])), Err(SavedError::Newer(99)));
        for nothing in ["", "{}", "[]", "{\"a\":1}", "null", "{\"a\":\"b\"}", &one[..one.len() / 2]] {
            assert_eq!(ids(nothing), Err(SavedError::Corrupt), "{nothing}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_moved_aside_and_what_is_newer_is_left() {
        let mine = record("r1", "toy", 1);
        for text in ["", "{", "null", "{\"form\":1}", "{\"form\":2}", "{\"form\":0}"] {
            assert_eq!(shelf::before_writing(&mine, Some(text)), Write::Aside, "{text}");
        }
        assert_eq!(shelf::before_writing(&mine, Some("{\"form\":5}")), Write::Refused);
    }

    #[test]
    fn toy_records_are_of_the_toy() {
        assert_eq!(toy::empty().guide, guide().id);
    }
}
