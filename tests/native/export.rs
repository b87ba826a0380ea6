//! The summary as it leaves the app.

use handover::{
    export::{Summary, markdown, summary, text},
    guide::{Contact, ContactKind, Site},
    record::{Device, Field, Handover, Outcome, Person, Record},
    words::ENGLISH,
};

use crate::{
    real,
    toy::{self, at, day, empty, finished, guide, mia, person, tom, two_people},
};

fn site() -> Site {
    Site {
        name: "Toy support".to_owned(),
        contacts: vec![
            Contact {
                kind: ContactKind::Phone,
                label: "02 1234".to_owned(),
                value: "+61 2 1234".to_owned(),
                hours: Some("Mon to Fri".to_owned()),
            },
            Contact {
                kind: ContactKind::Email,
                label: "help@toy.example".to_owned(),
                value: "help@toy.example".to_owned(),
                hours: None,
            },
        ],
        send: vec![],
        accent: "#000000".to_owned(),
        accent_dark: "#ffffff".to_owned(),
        embedding: Default::default(),
    }
}

/// Made at 23:30 UTC of 1 November, which is the 2nd in Sydney.
fn summarised(record: &Record) -> Summary {
    summary(Handover::new(guide(), record), &site(), &ENGLISH, Some(at(11 * 60 + 30)), 11 * 60)
}

/// Two people: Mia is done, with Tom live view does not work and his date is missing.
fn half_done() -> Record {
    let mut record = finished();
    record.set_field(Field::Reference, "A-1001".to_owned(), at(9));
    record.set_outcome(&"live-view".into(), &tom(), Some(Outcome::Fails), at(11 * 60));
    record.set_outcome(&"account".into(), &tom(), None, at(11 * 60));
    record.set_person(
        guide(),
        tom(),
        Person { review: None, account: String::new(), added: at(1), ..person("Tom", &["live"]) },
        at(20),
    );
    record
}

const TEXT: &str = "\
Who has access: Toy, Corner Shop
Not finished: see what is left.

Site: Corner Shop
Owner: Ana Lim
Owner account: not written down
Order or job: A-1001

Devices:
- Shop (T-100)

Mia (Manager)
  Account: mia@shop.example
  May: Live view, Playback
  Standing: proven: every test passed
  Look again on: 1 May 2027
  Right account: works, 1 Nov 2026
  Live picture: works, 1 Nov 2026
  Recordings: works, 1 Nov 2026

Tom (Staff)
  Account: not written down
  May: Live view
  Standing: not working yet (1 test failed)
  Look again on: not written down
  Right account: not tested
  Live picture: does not work, 2 Nov 2026

What is left:
- Tom: write down their exact account
- Tom: not working yet (1 test failed)
- Tom: set a date to look again

When someone leaves:
- List who has access
- Take the share away

Who to contact:
- Toy support: 02 1234 (Mon to Fri)
- Toy support: help@toy.example

Toy guide, checked Nov 2026. Record made on 2 Nov 2026.
";

const MARKDOWN: &str = "\
# Who has access: Toy, Corner Shop

**Not finished: see what is left.**

## Owner

- Site: Corner Shop
- Owner: Ana Lim
- Owner account: not written down
- Order or job: A-1001

## Devices

- Shop (T-100)

## People

### Mia (Manager)

- Account: mia@shop.example
- May: Live view, Playback
- Standing: proven: every test passed
- Look again on: 1 May 2027

| Test | Result |
|---|---|
| Right account | works, 1 Nov 2026 |
| Live picture | works, 1 Nov 2026 |
| Recordings | works, 1 Nov 2026 |

### Tom (Staff)

- Account: not written down
- May: Live view
- Standing: not working yet (1 test failed)
- Look again on: not written down

| Test | Result |
|---|---|
| Right account | not tested |
| Live picture | does not work, 2 Nov 2026 |

## What is left

- Tom: write down their exact account
- Tom: not working yet (1 test failed)
- Tom: set a date to look again

## When someone leaves

- List who has access
- Take the share away

## Who to contact

- Toy support: 02 1234 (Mon to Fri)
- Toy support: help@toy.example

Toy guide, checked Nov 2026. Record made on 2 Nov 2026.
";

#[test]
fn the_text_is_this_word_for_word() {
    assert_eq!(text(&summarised(&half_done()), &ENGLISH), TEXT);
}

#[test]
fn the_markdown_is_this_word_for_word() {
    assert_eq!(markdown(&summarised(&half_done()), &ENGLISH), MARKDOWN);
}

#[test]
fn text_and_markdown_carry_the_same_facts() {
    for record in [empty(), two_people(), half_done(), finished()] {
        let summary = summarised(&record);
        let files = [text(&summary, &ENGLISH), markdown(&summary, &ENGLISH)];
        let people = summary.people.iter().flat_map(|row| {
            let tests = row.tests.iter().flat_map(|test| [&test.name, &test.result]);
            [&row.name, &row.account, &row.role, &row.permissions, &row.standing, &row.review].into_iter().chain(tests)
        });
        let owner = summary.owner.iter().flat_map(|(label, value)| [label, value]);
        let lists = [&summary.devices, &summary.left, &summary.leaving, &summary.contact].into_iter().flatten();
        for fact in [&summary.title, &summary.status, &summary.foot].into_iter().chain(owner).chain(people).chain(lists)
        {
            for file in &files {
                assert!(file.contains(fact.as_str()), "`{fact}` is missing from\n{file}");
            }
        }
    }
}

#[test]
fn the_status_says_done_only_when_it_is_proven() {
    let status = |record: &Record| summarised(record).status;
    assert_eq!(status(&finished()), "Done: everybody’s access is proven by tests.");
    assert_eq!(status(&half_done()), "Not finished: see what is left.");
    assert_eq!(status(&empty()), "Not started: nobody has been added.");
    assert_eq!(summarised(&finished()).left, Vec::<String>::new());
}

fn everybody_left() -> Record {
    let mut record = finished();
    for (id, name) in [(mia(), "Mia"), (tom(), "Tom")] {
        let gone = Person { left: Some(day("2026-11-21")), ..person(name, &["live"]) };
        record.set_person(guide(), id, gone, at(20));
    }
    record
}

#[test]
fn when_everybody_left_it_is_not_said_that_nobody_was_added() {
    let summary = summarised(&everybody_left());
    assert_eq!(summary.status, "Everybody on this record has left. Nobody has access.");
    assert_eq!((summary.proven, summary.people.len()), (false, 2));
}

#[test]
fn without_a_clock_the_summary_does_not_say_when_it_was_made() {
    let foot = |now| summary(Handover::new(guide(), &finished()), &site(), &ENGLISH, now, 0).foot;
    assert_eq!(foot(None), "Toy guide, checked Nov 2026.");
    assert_eq!(foot(Some(at(0))), "Toy guide, checked Nov 2026. Record made on 1 Nov 2026.");
}

#[test]
fn a_device_needs_no_name_and_no_model() {
    let mut record = empty();
    let device = |name: &str, model: &str| Device { name: name.to_owned(), model: model.to_owned() };
    let devices = [("Shop", "T-100"), ("Shop", " "), ("", "T-100"), ("", ""), (" ", "\n")];
    record.set_devices(devices.map(|(name, model)| device(name, model)).into(), at(1));
    assert_eq!(summarised(&record).devices, ["Shop (T-100)", "Shop", "T-100"]);
}

#[test]
fn permissions_stand_in_the_guides_order_however_they_were_given() {
    let mut record = empty();
    let given = Person { permissions: vec!["playback".into(), "live".into()], ..person("Mia", &[]) };
    record.set_person(guide(), mia(), given, at(1));
    assert_eq!(summarised(&record).people[0].permissions, "Live view, Playback");
}

#[test]
fn what_people_typed_stays_on_its_line() {
    let forged = |word: &str| format!(" {word}\r\n  Standing:\t{}\u{2028} ", "proven: every test passed");
    let mut record = empty();
    for field in Field::ALL {
        record.set_field(field, forged("x"), at(1));
    }
    record.set_devices(vec![Device { name: forged("Shop"), model: forged("T") }], at(1));
    let mia_of_two_lines = Person { name: forged("Mia"), account: forged("mia"), ..person("Mia", &["live"]) };
    record.set_person(guide(), mia(), mia_of_two_lines, at(2));
    let summary = summarised(&record);
    let line = |word: &str| format!("{word} Standing: proven: every test passed");
    assert_eq!(summary.title, format!("Who has access: Toy, {}", line("x")));
    assert!(summary.owner.iter().all(|(_, value)| *value == line("x")), "{:?}", summary.owner);
    assert_eq!(summary.devices, [format!("{} ({})", line("Shop"), line("T"))]);
    assert_eq!((&summary.people[0].name, &summary.people[0].account), (&line("Mia"), &line("mia")));
    let file = text(&summary, &ENGLISH);
    assert!(!file.lines().any(|line| line.trim() == "Standing: proven: every test passed"), "{file}");
}

#[test]
fn a_name_like_a_list_or_an_entity_stays_text() {
    let mut record = empty();
    let names = ["- Front", "+ Front", "---", "===", "1. Front", "12) Front", "A&amp;B", "&lt;b&gt;"];
    let device = |name: &&str| Device { name: (*name).to_owned(), model: String::new() };
    record.set_devices(names.iter().map(device).collect(), at(1));
    let file = markdown(&summarised(&record), &ENGLISH);
    let list =
        "- \\- Front\n- \\+ Front\n- \\---\n- \\===\n- 1\\. Front\n- 12\\) Front\n- A\\&amp;B\n- \\&lt;b\\&gt;\n";
    assert!(file.contains(list), "{file}");
}

#[test]
fn who_left_stays_on_the_record_without_tests() {
    let mut record = finished();
    record.set_person(
        guide(),
        tom(),
        Person { left: Some(day("2026-11-21")), added: at(1), ..person("Tom", &["live"]) },
        at(20),
    );
    let summary = summarised(&record);
    let tom = &summary.people[1];
    assert_eq!((tom.standing.as_str(), tom.tests.len(), tom.proven), ("access removed on 21 Nov 2026", 0, false));
    assert!(summary.proven, "the others are");
}

#[test]
fn what_people_typed_never_becomes_markup() {
    let mut record = finished();
    let hostile = "# [x](https://evil.example) <img src=x onerror=alert(1)> | **b** `c` _d_ ~e~ ![f](g)\n## two";
    record.set_field(Field::Site, hostile.to_owned(), at(20));
    record.set_devices(vec![Device { name: hostile.to_owned(), model: "| --- |".to_owned() }], at(20));
    record.set_person(
        guide(),
        mia(),
        Person { name: hostile.to_owned(), account: hostile.to_owned(), ..person("x", &["live"]) },
        at(20),
    );
    let file = markdown(&summarised(&record), &ENGLISH);
    let escaped = "\\# \\[x\\](https\\://evil.example) \\<img src=x onerror=alert(1)\\> \\| \\*\\*b\\*\\* \\`c\\` \\_d\\_ \\~e\\~ \\!\\[f\\](g) \\#\\# two";
    assert_eq!(file.matches(escaped).count(), 5, "title, site, device, name, account in\n{file}");
    let plain = MARKDOWN.lines().filter(|line| line.starts_with('#')).count() - 1;
    assert_eq!(
        file.lines().filter(|line| line.starts_with('#')).count(),
        plain,
        "no heading more than there should be, and nothing left"
    );
    let unescaped = |mark: char| file.char_indices().filter(|(n, c)| *c == mark && !file[..*n].ends_with('\\')).count();
    for mark in ['<', '>', '[', ']', '`', '_', '~', '!'] {
        assert_eq!(unescaped(mark), 0, "{mark}");
    }
}

#[test]
fn a_summary_of_each_guide_can_be_made_of_nothing() {
    for guide in &real::guides().guides {
        let record = Record::new("r1".into(), guide, at(0));
        let summary = summary(Handover::new(guide, &record), &real::guides().site, &ENGLISH, Some(at(0)), 0);
        assert_eq!(summary.title, format!("Who has access: {}", guide.app));
        assert!(!summary.proven);
        assert!(!summary.leaving.is_empty() && !summary.contact.is_empty(), "{}", guide.id);
        assert!(summary.owner.iter().all(|(_, value)| value == "not written down"));
        assert!(summary.people.is_empty() && summary.devices.is_empty());
    }
}

#[test]
fn no_field_and_no_heading_asks_for_a_password() {
    for record in [empty(), finished()] {
        let summary = summarised(&record);
        for file in [text(&summary, &ENGLISH), markdown(&summary, &ENGLISH)] {
            assert!(!file.to_lowercase().contains("password"), "{file}");
        }
    }
    for field in Field::ALL {
        assert!(!(ENGLISH.owner.field)(field).to_lowercase().contains("password"));
    }
    assert_eq!(toy::guide().app, "Toy");
}

#[test]
fn a_name_of_two_lines_is_one_line_in_what_is_left() {
    let mut record = finished();
    let forged = Person { name: "Mia\n\nDone: proven".into(), review: None, ..person("Mia", &["live"]) };
    record.set_person(guide(), mia(), forged, at(20));
    let left = summarised(&record).left;
    assert!(!left.is_empty() && left.iter().all(|line| !line.contains('\n')), "{left:?}");
}

#[test]
fn an_address_typed_as_a_name_is_no_link() {
    let mut record = finished();
    record.set_field(Field::Site, "https://evil.example www.evil.example".into(), at(20));
    let file = markdown(&summarised(&record), &ENGLISH);
    assert!(!file.contains("https://evil") && !file.contains(" www.evil"), "{file}");
}
