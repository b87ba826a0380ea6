//! The message to support: all they ask for, nothing that says who somebody is unless it was ticked, and nothing
//! that was typed can pass for what the app says.

use std::collections::BTreeSet;

use handover::{
    export::{Included, mailto, packet, to_be_ticked},
    guide::Reply,
    record::{
        Destination, Device, Field, Glance, Handover, May, Outcome, PARTS, Part, Person, Record, may_go, to_text,
    },
    words::ENGLISH,
};
use proptest::prelude::*;

use crate::{
    real, same_cases_every_time,
    toy::{at, changed, choice, empty, guide, mia, person, tick, tom, two_people},
};

/// Written at 23:30 UTC of 1 November, which is the 2nd in Sydney.
fn written(record: &Record, included: &Included) -> String {
    packet(Handover::new(guide(), record), included, &ENGLISH, at(11 * 60 + 30), 11 * 60)
}

fn with(parts: &[Part]) -> Included {
    Included { parts: parts.to_vec(), note: String::new() }
}

/// Recordings do not work for Mia, and Tom sees nothing. Both were looked into, and not to the end.
fn in_trouble() -> Record {
    let mut record = two_people();
    for (field, value) in [
        (Field::Site, "Corner Shop"),
        (Field::Owner, "Ana Lim"),
        (Field::Account, "ana@lim.example"),
        (Field::Reference, "A-1001"),
    ] {
        record.set_field(field, value.to_owned(), at(3));
    }
    let device = |name: &str, model: &str| Device { name: name.to_owned(), model: model.to_owned() };
    record.set_devices(vec![device("Front", "T-100"), device("", "T-200")], at(3));
    record.choose(choice("method"), None, "one".into(), at(4));
    tick(&mut record, "send-one", "send", Some(&tom()), 5);
    for (test, person, outcome) in [
        ("account", mia(), Outcome::Works),
        ("live-view", mia(), Outcome::Works),
        ("playback", mia(), Outcome::Fails),
        ("account", tom(), Outcome::Fails),
    ] {
        record.set_outcome(&test.into(), &person, Some(outcome), at(6));
    }
    let (recording, nothing) = ("no-recording".into(), "nothing-there".into());
    record.meet(&recording, Some(&mia()), "tests".into(), at(30));
    record.answer(&recording, &"given".into(), Some(&mia()), Reply::NotSure, at(30));
    record.set_tried(&recording, &"give".into(), Some(&mia()), Some(Outcome::Fails), at(40));
    record.answer(&recording, &"right-account".into(), Some(&mia()), Reply::No, at(41));
    // No longer on the way, and no longer asked.
    record.answer(&recording, &"sent".into(), Some(&mia()), Reply::Yes, at(20));
    record.answer(&recording, &"was-set-up".into(), Some(&mia()), Reply::No, at(21));
    record.meet(&nothing, Some(&tom()), "tests".into(), at(50));
    record.set_tried(&nothing, &"send-it".into(), Some(&tom()), Some(Outcome::Works), at(50));
    record
}

const PACKET: &str = "\
Help with sharing in Toy

What happens:
- A black picture.

The system:
- Order or job: A-1001
- Devices: Front (T-100); T-200

People:
- Person 1 (Manager). May: Live view, Playback. Works: Right account, Live picture. Does not work: Recordings.
- Person 2 (Staff). May: Live view. Does not work: Right account. Not tested: Live picture.

Looked into: Nothing is there (Person 2):
- Was the share sent? Yes (from your record)
- Is it the right account? (not answered)
- Send it: it helped (no longer on the way, 1 Nov 2026 23:50)

Looked into: No recordings (Person 1):
- Was playback given? Not sure (1 Nov 2026 23:30)
- Give it: it did not help (1 Nov 2026 23:40)
- Is it the right account? No (1 Nov 2026 23:41)
- Change the account: not tried to the end
- Was the share sent? Yes (no longer on the way, 1 Nov 2026 23:20)
- was set up: No (this guide no longer asks it, 1 Nov 2026 23:21)

Screenshots:
- The share screen.: still to come

Toy guide, checked Nov 2026. Handover VERSION. Written on 2 Nov 2026.
";

fn expected() -> String {
    changed(PACKET, "VERSION", env!("CARGO_PKG_VERSION"))
}

#[test]
fn the_message_is_this_word_for_word() {
    let included = Included { note: " A black picture.\n".to_owned(), ..Included::default() };
    assert_eq!(written(&in_trouble(), &included), expected());
}

#[test]
fn a_message_of_nothing_still_says_what_is_missing() {
    let text = written(&empty(), &Included::default());
    let expected = format!(
        "Help with sharing in Toy\n\n\
         The system:\n- Order or job: not written down\n- Devices: not written down\n\n\
         Screenshots:\n- The share screen.: still to come\n\n\
         Toy guide, checked Nov 2026. Handover {}. Written on 2 Nov 2026.\n",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(text, expected);
}

mod what_support_asks_for {
    use super::*;

    #[track_caller]
    fn says(record: &Record, line: &str) {
        let text = written(record, &Included::default());
        assert!(text.lines().any(|known| known == line), "`{line}` is not in\n{text}");
    }

    #[test]
    fn each_result_of_a_test_is_told_as_it_is() {
        let live = |outcome| {
            let mut record = empty();
            record.set_person(guide(), mia(), person("Mia", &["live"]), at(1));
            record.set_outcome(&"live-view".into(), &mia(), outcome, at(2));
            record
        };
        let begin = "- Person 1 (Staff). May: Live view.";
        says(&live(Some(Outcome::Works)), &format!("{begin} Works: Live picture. Not tested: Right account."));
        says(&live(Some(Outcome::Fails)), &format!("{begin} Does not work: Live picture. Not tested: Right account."));
        says(&live(None), &format!("{begin} Not tested: Right account, Live picture."));
    }

    #[test]
    fn a_test_that_nobody_has_to_pass_is_not_told() {
        let mut record = two_people();
        record.set_outcome(&"playback".into(), &tom(), Some(Outcome::Fails), at(2));
        says(&record, "- Person 2 (Staff). May: Live view. Not tested: Right account, Live picture.");
    }

    #[test]
    fn a_screenshot_is_there_or_still_to_come() {
        let mut record = empty();
        says(&record, "- The share screen.: still to come");
        record.set_screenshot(&"share".into(), true, at(2));
        says(&record, "- The share screen.: attached");
        record.set_screenshot(&"share".into(), false, at(3));
        says(&record, "- The share screen.: still to come");
    }

    #[test]
    fn a_trouble_of_nobody_in_particular_names_nobody() {
        let mut record = two_people();
        record.meet(&"nothing-there".into(), None, "before".into(), at(5));
        record.answer(&"nothing-there".into(), &"sent".into(), None, Reply::No, at(5));
        says(&record, "Looked into: Nothing is there:");
        says(&record, "- Was the share sent? No (1 Nov 2026 23:05)");
        says(&record, "- Send it: not tried to the end");
    }

    #[test]
    fn a_fix_that_helped_ends_what_was_looked_into() {
        let mut record = two_people();
        record.meet(&"nothing-there".into(), None, "before".into(), at(5));
        record.answer(&"nothing-there".into(), &"sent".into(), None, Reply::No, at(5));
        record.set_tried(&"nothing-there".into(), &"send-it".into(), None, Some(Outcome::Works), at(6));
        says(&record, "- Send it: it helped (1 Nov 2026 23:06)");
        let text = written(&record, &Included::default());
        assert!(!text.contains(ENGLISH.packet.open) && !text.contains(ENGLISH.packet.unanswered), "{text}");
    }

    #[test]
    fn what_was_forgotten_is_not_told() {
        let mut record = in_trouble();
        record.forget(crate::toy::guide(), &"no-recording".into(), Some(&mia()), at(60));
        let text = written(&record, &Included::default());
        assert!(!text.contains("No recordings") && text.contains("Nothing is there (Person 2)"), "{text}");
    }

    #[test]
    fn each_guide_asks_for_its_own_screenshots_in_its_own_name() {
        for guide in &real::guides().guides {
            let record = Record::new("r1".into(), guide, at(0));
            let text = packet(Handover::new(guide, &record), &Included::default(), &ENGLISH, at(0), 0);
            assert!(text.starts_with(&format!("Help with sharing in {}\n", guide.app)), "{text}");
            for shot in &guide.support.screenshots {
                assert!(text.contains(&format!("- {}: still to come\n", shot.text.plain())), "{}: {text}", guide.id);
            }
            assert!(!guide.support.screenshots.is_empty());
            let foot = format!("Handover {}. Written on 1 Nov 2026.\n", env!("CARGO_PKG_VERSION"));
            assert!(text.ends_with(&foot), "{text}");
        }
    }
}

mod who_somebody_is {
    use super::*;

    /// What says who somebody is, by the part of the record it is in.
    const SAYS: [(Part, &[&str]); 5] = [
        (Part::Site, &["Corner Shop"]),
        (Part::OwnerName, &["Ana Lim"]),
        (Part::OwnerAccount, &["ana@lim.example"]),
        (Part::PersonName, &["Mia", "Tom"]),
        (Part::PersonAccount, &["mia@shop.example", "tom@shop.example"]),
    ];

    fn lines(text: &str) -> BTreeSet<&str> {
        text.lines().collect()
    }

    #[test]
    fn stays_out_by_default() {
        let text = written(&in_trouble(), &Included::default()).to_lowercase();
        for name in SAYS.iter().flat_map(|(_, names)| *names) {
            assert!(!text.contains(&name.to_lowercase()), "`{name}` is in\n{text}");
        }
        assert!(!text.contains('@'), "{text}");
    }

    #[test]
    fn is_asked_for_part_by_part() {
        assert_eq!(to_be_ticked().collect::<Vec<_>>(), SAYS.map(|(part, _)| part));
        let labels: BTreeSet<_> = to_be_ticked().map(ENGLISH.packet.part).collect();
        assert_eq!(labels.len(), SAYS.len(), "each by a name of its own: {labels:?}");
        assert!(labels.iter().all(|label| !label.is_empty()));
    }

    #[test]
    fn goes_in_with_its_own_part_and_no_other() {
        for (part, _) in SAYS {
            let text = written(&in_trouble(), &with(&[part]));
            for (of, names) in SAYS {
                for name in names {
                    // Their addresses have their names in them.
                    let alone = text.replace("mia@shop.example", "").replace("tom@shop.example", "");
                    let text = if of == Part::PersonAccount { &text } else { &alone };
                    assert_eq!(text.contains(name), of == part, "{part:?}: `{name}`\n{text}");
                }
            }
        }
    }

    #[test]
    fn adds_itself_and_changes_nothing_else() {
        let record = in_trouble();
        let plain = written(&record, &Included::default());
        for (part, line) in [
            (Part::Site, "- Site: Corner Shop"),
            (Part::OwnerName, "- Owner: Ana Lim"),
            (Part::OwnerAccount, "- Owner account: ana@lim.example"),
        ] {
            let text = written(&record, &with(&[part]));
            assert_eq!(changed(&text, &format!("{line}\n"), ""), plain, "{part:?}");
        }
        let named = written(&record, &with(&[Part::PersonName]));
        assert_eq!(named.replace("Mia", "Person 1").replace("Tom", "Person 2"), plain);
        let addressed = written(&record, &with(&[Part::PersonAccount]));
        let mias = changed(&addressed, " Account: mia@shop.example.", "");
        assert_eq!(changed(&mias, " Account: tom@shop.example.", ""), plain);
    }

    #[test]
    fn what_was_not_written_down_is_said_to_be_missing_and_an_address_left_out() {
        let mut record = empty();
        let without = Person { account: " ".to_owned(), ..person("Mia", &["live"]) };
        record.set_person(guide(), mia(), without, at(1));
        let text = written(&record, &with(&to_be_ticked().collect::<Vec<_>>()));
        for line in ["- Site: not written down", "- Owner: not written down", "- Owner account: not written down"] {
            assert!(lines(&text).contains(line), "{text}");
        }
        assert!(
            lines(&text).contains("- Mia (Staff). May: Live view. Not tested: Right account, Live picture."),
            "{text}"
        );
    }

    #[test]
    fn no_tick_brings_in_what_must_stay() {
        let mut record = in_trouble();
        let tom_left = Person { left: handover::record::Day::new(2026, 11, 21), ..person("Tom", &["live"]) };
        record.set_person(guide(), tom(), Person { added: at(1), ..tom_left }, at(60));
        let asked: Vec<Part> = to_be_ticked().collect();
        assert_eq!(written(&record, &with(&Part::ALL)), written(&record, &with(&asked)));
        let text = written(&record, &with(&Part::ALL));
        // When to look again, and when somebody left.
        for stays in ["2027", "21 Nov", "2026-11-21"] {
            assert!(!text.contains(stays), "`{stays}` is in\n{text}");
        }
        let stay = PARTS.iter().filter(|(part, _)| may_go(*part, Destination::SupportPacket) == May::Stay);
        assert_eq!(stay.map(|(part, _)| *part).collect::<Vec<_>>(), [Part::Review, Part::Left]);
    }

    #[test]
    fn the_same_number_stands_for_the_same_person_all_through() {
        let mut record = in_trouble();
        let early = Person { added: at(0), ..person("Abe", &["live"]) };
        record.set_person(guide(), "p0".into(), early, at(60));
        let text = written(&record, &Included::default());
        let named = written(&record, &with(&[Part::PersonName]));
        let numbers: Vec<_> = record.people().into_iter().map(|(_, person)| person.name.clone()).collect();
        assert_eq!(numbers.len(), 3);
        let numbered = numbers.iter().enumerate();
        let numbered = numbered.fold(named, |text, (n, name)| text.replace(name, &format!("Person {}", n + 1)));
        assert_eq!(numbered, text);
    }

    #[test]
    fn somebody_taken_off_the_record_is_not_in_it() {
        let mut record = in_trouble();
        record.remove_person(&mia(), at(60));
        let text = written(&record, &with(&Part::ALL));
        assert!(!text.contains("Mia") && !text.contains("No recordings"), "{text}");
        assert!(text.contains("Looked into: Nothing is there (Tom):"), "{text}");
    }
}

mod what_people_typed {
    use super::*;

    /// Every line end there is, and what could be taken for a line of the message.
    const ENDS: [&str; 7] = ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}"];
    const FORGED: &str = "- Devices: FORGED";

    fn typed(end: &str) -> Record {
        let forged = |word: &str| format!(" {word}{end}{end}{FORGED}{end}The system:{end} ");
        let mut record = in_trouble();
        Field::ALL.into_iter().for_each(|field| record.set_field(field, forged("x"), at(60)));
        record.set_devices(vec![Device { name: forged("Front"), model: forged("T") }], at(60));
        let of_two_lines =
            Person { name: forged("Mia"), account: forged("mia"), ..person("Mia", &["live", "playback"]) };
        record.set_person(guide(), mia(), of_two_lines, at(60));
        record
    }

    fn lines(text: &str) -> Vec<&str> {
        text.split(|c| "\n\r\u{2028}\u{2029}\u{85}\u{b}\u{c}".contains(c)).collect()
    }

    #[test]
    fn stays_on_its_line() {
        let mut plain = in_trouble();
        plain.set_field(Field::Ticket, "x".to_owned(), at(60));
        let plain = written(&plain, &with(&Part::ALL));
        for end in ENDS {
            let text = written(&typed(end), &with(&Part::ALL));
            assert_eq!(lines(&text).len(), lines(&plain).len(), "{end:?} in\n{text}");
            assert!(!lines(&text).iter().any(|line| line.trim_start().starts_with(FORGED)), "{end:?} in\n{text}");
            assert!(text.contains(&format!("- Site: x {FORGED} The system:\n")), "and is all there\n{text}");
        }
    }

    #[test]
    fn in_their_own_words_forges_no_line_of_the_message() {
        for end in ENDS {
            let note = format!("Black.{end}{end}The system:{end}{FORGED}{end}Nothing else.");
            let text = written(&in_trouble(), &Included { note, ..Included::default() });
            for line in [FORGED, "The system:"] {
                let found = lines(&text).iter().filter(|known| **known == line).count();
                assert_eq!(found, usize::from(line == "The system:"), "{end:?}: `{line}` in\n{text}");
            }
            for word in ["Black.", "FORGED", "Nothing else."] {
                assert!(text.contains(word), "and nothing of it is lost\n{text}");
            }
        }
    }

    #[test]
    fn nothing_but_blank_is_no_note() {
        for note in ["", " ", "\n\n", "\t"] {
            let text = written(&empty(), &Included { note: note.to_owned(), ..Included::default() });
            assert!(!text.contains(ENGLISH.packet.note), "{text}");
        }
    }

    /// What comes from elsewhere, such as a record made by a version that does not exist yet, is held to it as well.
    #[test]
    fn in_another_apps_record_neither() {
        let forged = format!("x\n{FORGED}");
        let mut record = in_trouble();
        record.set_person(guide(), mia(), Person { role: forged.as_str().into(), ..person("Mia", &["live"]) }, at(60));
        let gone = forged.as_str().into();
        record.answer(&"no-recording".into(), &gone, Some(&mia()), Reply::Yes, at(61));
        let text = written(&record, &Included::default());
        assert!(!lines(&text).iter().any(|line| line.starts_with(FORGED)), "{text}");
    }
}

mod passwords {
    use super::*;

    #[test]
    fn no_field_asks_for_one() {
        for (part, _) in PARTS {
            let name = format!("{part:?}").to_lowercase();
            let label = (ENGLISH.packet.part)(part).to_lowercase();
            for text in [name, label] {
                assert!(!text.contains("password") && !text.contains("secret"), "{text}");
            }
        }
        for field in Field::ALL {
            for label in [(ENGLISH.owner.field)(field), (ENGLISH.owner.short)(field)] {
                assert!(!label.to_lowercase().contains("password"), "{label}");
            }
        }
        let words = &ENGLISH.packet;
        for label in [words.note, words.facts, words.fill_in, words.screenshots, words.include] {
            assert!(!label.to_lowercase().contains("password"), "{label}");
        }
    }

    #[test]
    fn no_entry_of_a_record_is_named_after_one() {
        fn keys(value: &serde_json::Value, found: &mut Vec<String>) {
            match value {
                serde_json::Value::Object(fields) => {
                    for (key, value) in fields {
                        found.push(key.clone());
                        keys(value, found);
                    }
                }
                serde_json::Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        let text = to_text(&in_trouble(), &Glance::default());
        keys(&serde_json::from_str(&text).expect("JSON"), &mut found);
        assert!(found.len() > 20, "{found:?}");
        assert!(found.iter().all(|key| !key.to_lowercase().contains("password")), "{found:?}");
    }

    #[test]
    fn nothing_in_the_message_asks_for_one() {
        for record in [empty(), in_trouble()] {
            let text = written(&record, &with(&Part::ALL));
            assert!(!text.to_lowercase().contains("password"), "{text}");
        }
    }
}

mod by_mail {
    use super::*;

    /// Percent signs read, as a mail app reads them.
    fn decoded(text: &str) -> String {
        let mut bytes = text.bytes();
        let mut out = Vec::new();
        while let Some(byte) = bytes.next() {
            match byte {
                b'%' => {
                    let hex: String = bytes.by_ref().take(2).map(char::from).collect();
                    assert_eq!(hex.len(), 2, "{text}");
                    out.push(u8::from_str_radix(&hex, 16).expect("two digits"));
                }
                byte => out.push(byte),
            }
        }
        String::from_utf8(out).expect("text")
    }

    /// Address, subject and body, as a mail app takes a link apart.
    #[track_caller]
    fn taken_apart(link: &str) -> [String; 3] {
        let rest = link.strip_prefix("mailto:").expect("a mail link");
        let (address, fields) = rest.split_once('?').expect("fields");
        let fields: Vec<_> =
            fields.split('&').map(|field| field.split_once('=').expect("a name and a value")).collect();
        assert_eq!(fields.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["subject", "body"], "{link}");
        [decoded(address), decoded(fields[0].1), decoded(fields[1].1)]
    }

    #[track_caller]
    fn arrives(address: &str, subject: &str, body: &str) {
        let link = mailto(address, subject, body).expect("short enough");
        let crlf = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(taken_apart(&link), [address.to_owned(), crlf(subject), crlf(body)], "{link}");
        let may_stand = |c: char| c.is_ascii_alphanumeric() || "-._~@%:?=&".contains(c);
        assert!(link.chars().all(may_stand), "{link}");
    }

    #[test]
    fn what_is_written_arrives() {
        let address = "help@toy.example";
        arrives(address, "Help", "One\nTwo\n\nThree\n");
        arrives(address, "Grüße", "Zoë, größer: 100 % & more = \"x\" #1 + ? ; / 🐻");
        arrives(address, "a&body=b", "a&cc=evil@evil.example&b");
        arrives(address, "%41", "%0D%0A100%");
        arrives(address, "", "");
        arrives("", "no address", "is still a message");
        arrives("zoë+toy@toy.example", "x", "y");
        arrives("help@toy.example?cc=evil@evil.example", "x", "y");
    }

    #[test]
    fn the_link_reads_like_this() {
        assert_eq!(
            mailto("help@toy.example", "Help & more", "Ü #1\nTwo").as_deref(),
            Some("mailto:help@toy.example?subject=Help%20%26%20more&body=%C3%9C%20%231%0D%0ATwo")
        );
    }

    #[test]
    fn a_line_ends_once_however_it_was_typed() {
        for typed in ["One\nTwo", "One\r\nTwo"] {
            let link = mailto("help@toy.example", "x", typed).expect("short enough");
            assert_eq!(taken_apart(&link)[2], "One\r\nTwo", "{typed:?}");
        }
    }

    #[test]
    fn a_link_has_1200_characters_at_most_or_there_is_none() {
        let empty = mailto("help@toy.example", "Help", "").expect("short").len();
        let room = 1200 - empty;
        let link = |body: &str| mailto("help@toy.example", "Help", body).map(|link| link.len());
        assert_eq!(link(&"x".repeat(room)), Some(1200));
        assert_eq!(link(&"x".repeat(room + 1)), None);
        // It is the written form that counts.
        assert_eq!(link(&format!("{}ü", "x".repeat(room - 6))), Some(1200));
        assert_eq!(link(&format!("{}ü", "x".repeat(room - 5))), None);
        assert_eq!(link(&format!("{}\n", "x".repeat(room - 6))), Some(1200));
        assert_eq!(link(&format!("{}\n", "x".repeat(room - 5))), None);
        assert_eq!(mailto(&"x".repeat(1200), "", ""), None);
        assert_eq!(mailto("", &"x".repeat(1200), ""), None);
    }

    #[test]
    fn a_short_message_goes_by_mail_and_a_long_one_is_whole_or_not_at_all() {
        let text = written(&empty(), &Included::default());
        let link = mailto("help@toy.example", "Help with sharing in Toy", &text).expect("short enough");
        assert_eq!(taken_apart(&link)[2], text.replace('\n', "\r\n"));
        let text = written(&in_trouble(), &with(&Part::ALL));
        assert_eq!(mailto("help@toy.example", "Help with sharing in Toy", &text), None);
    }

    proptest! {
        #![proptest_config(same_cases_every_time(256))]

        #[test]
        fn any_text_arrives_or_is_refused_whole(address in "[a-zäß?&#%@.+ ]{0,20}", subject in "[^\r]{0,40}", body in "([^\r]|\n){0,300}") {
            match mailto(&address, &subject, &body) {
                Some(link) => {
                    prop_assert!(link.len() <= 1200 && link.is_ascii());
                    let crlf = |text: &str| text.replace('\n', "\r\n");
                    prop_assert_eq!(taken_apart(&link), [address, crlf(&subject), crlf(&body)]);
                }
                None => prop_assert!(3 * (address.len() + subject.len() + 2 * body.len()) + 30 > 1200),
            }
        }
    }
}
