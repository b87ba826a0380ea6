//! The toy guide: small enough to know by heart, so that a test says all it depends on.

use std::sync::LazyLock;

use handover::{
    guide::{Choice, Guide, Id, Step, Test},
    record::{Day, Device, Devices, Field, Moment, Outcome, Person, PersonId, Record},
    site::guides::read_guide,
};

pub const TOY: &str = include_str!("toy.toml");

/// Where its problems are reported.
pub const FILE: &str = "src/guides/toy.toml";

static GUIDE: LazyLock<Guide> = LazyLock::new(|| match read_guide(FILE, "toy", TOY) {
    Ok(guide) => guide,
    Err(reports) => panic!("{}", reports.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
});

pub fn guide() -> &'static Guide {
    &GUIDE
}

/// The toy with `from`, which stands in it once, turned into `to`.
#[track_caller]
pub fn with(from: &str, to: &str) -> String {
    changed(TOY, from, to)
}

#[track_caller]
pub fn changed(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in the toy");
    text.replace(from, to)
}

#[track_caller]
pub fn step(id: &str) -> &'static Step {
    guide().step(id).expect("a step of the toy")
}

#[track_caller]
pub fn choice(id: &str) -> &'static Choice {
    guide().choices.iter().find(|choice| &*choice.id == id).expect("a choice of the toy")
}

#[track_caller]
pub fn test(id: &str) -> &'static Test {
    guide().tests.iter().find(|test| &*test.id == id).expect("a test of the toy")
}

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a date")
}

/// Noon UTC of 1 November 2026, and so many minutes later.
pub fn at(minute: u64) -> Moment {
    Moment::utc(1_793_534_400_000 + minute * 60_000)
}

pub fn mia() -> PersonId {
    "p1".into()
}

pub fn tom() -> PersonId {
    "p2".into()
}

pub fn person(name: &str, permissions: &[&str]) -> Person {
    Person {
        name: name.to_owned(),
        account: format!("{}@shop.example", name.to_lowercase()),
        role: if permissions.contains(&"playback") { "manager".into() } else { "staff".into() },
        permissions: permissions.iter().map(|id| Id::from(*id)).collect(),
        review: Some(day("2027-05-01")),
        added: at(0),
        left: None,
    }
}

pub fn empty() -> Record {
    Record::new("r1".into(), guide(), at(0))
}

/// Mia, a manager, and Tom, on staff.
pub fn two_people() -> Record {
    let mut record = empty();
    record.set_person(guide(), mia(), person("Mia", &["live", "playback"]), at(1));
    record.set_person(guide(), tom(), Person { added: at(1), ..person("Tom", &["live"]) }, at(2));
    record
}

/// One device, everything ticked, everything tested.
pub fn finished() -> Record {
    let mut record = two_people();
    record.set_field(Field::Site, "Corner Shop".to_owned(), at(3));
    record.set_field(Field::Owner, "Ana Lim".to_owned(), at(3));
    // As records had them that were saved before each device had a moment.
    record.devices = Devices::of_list(vec![Device { name: "Shop".to_owned(), model: "T-100".to_owned() }], at(3));
    record.choose(choice("method"), None, "one".into(), at(4));
    tick(&mut record, "before", "online", None, 5);
    for id in [mia(), tom()] {
        record.choose(choice("reach"), Some(&id), "email".into(), at(5));
        for (step, task) in [("ask", "say"), ("ask", "email"), ("send-one", "send"), ("second-user", "accept")] {
            tick(&mut record, step, task, Some(&id), 6);
        }
        for test in ["account", "live-view"] {
            record.set_outcome(&test.into(), &id, Some(Outcome::Works), at(7));
        }
    }
    record.set_outcome(&"playback".into(), &mia(), Some(Outcome::Works), at(8));
    record
}

#[track_caller]
pub fn tick(record: &mut Record, id: &str, task: &str, person: Option<&PersonId>, minute: u64) {
    assert!(step(id).tasks.iter().any(|known| &*known.id == task), "the toy's step `{id}` has no task `{task}`");
    record.tick(step(id), &task.into(), person, true, at(minute));
}

/// The toy's guide as another edition of it.
#[track_caller]
pub fn changed_guide(from: &str, to: &str) -> Guide {
    edition(&with(from, to))
}

#[track_caller]
pub fn edition(text: &str) -> Guide {
    match read_guide(FILE, "toy", text) {
        Ok(guide) => guide,
        Err(reports) => panic!("{}", reports.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}
