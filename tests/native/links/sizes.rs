//! How long typical links are: the table in `docs/links.md` is written here and compared.

use std::fs;

use handover::{
    guide::{Guide, Per, Stage},
    link::{Kind, Link, Prefill, REFUSE, WARN, Work},
    record::{Destination, Device, Field, Moment, Outcome, Part, Person, PersonId, Record, RecordId},
};

use crate::{
    real,
    toy::{self, at},
};

/// Characters before the `#`, as of `https://www.shop.example/help/handover/dmss/`.
const BASE: usize = 45;

const BEGIN: &str = "<!-- sizes: written by a test -->\n";
const END: &str = "<!-- end of sizes -->\n";

fn person_id(n: u64) -> PersonId {
    PersonId::from_random(0x8f3a_5c1d_9e27 + n * 0x1111_1111)
}

/// A handover to so many people, of which this share of all that is to tick and test is done: one thing each 40 seconds.
fn handover(guide: &Guide, people: usize, done: f64) -> Record {
    let mut clock = at(0).milliseconds();
    let mut now = || {
        clock += 40_000;
        Moment::utc(clock)
    };
    let mut record = Record::new(RecordId::from_random(0x7d21_44b0_c3f9), guide, at(0));
    record.set_field(Field::Site, "Corner Shop, 12 High Street".to_owned(), now());
    record.set_field(Field::Owner, "Ana Lim".to_owned(), now());
    record.set_field(Field::Account, "ana@shop.example".to_owned(), now());
    record.set_field(Field::Reference, "SO-104512".to_owned(), now());
    record.set_devices(vec![Device { name: "Shop".to_owned(), model: "NVR-4108".to_owned() }], now());
    for n in 0..people {
        let role = &guide.roles[n % guide.roles.len()];
        let name = ["Mia Chen", "Tom Baker", "Zoë Novak"][n];
        let person = Person {
            name: name.to_owned(),
            account: format!("{}@mail.example", name.split(' ').next().unwrap_or_default().to_lowercase()),
            role: role.id.clone(),
            permissions: role.permissions.clone(),
            added: now(),
            ..toy::person("", &[])
        };
        record.set_person(guide, person_id(n as u64), person, now());
    }
    let turns = |per: Per| match per {
        Per::Handover => vec![None],
        Per::Person => (0..people).map(|n| Some(person_id(n as u64))).collect(),
    };
    let steps = guide.steps.iter().filter(|step| step.stage != Stage::Leave);
    let ticks: Vec<_> = steps
        .flat_map(|step| {
            turns(step.per)
                .into_iter()
                .flat_map(move |who| step.tasks.iter().map(move |task| (step, task, who.clone())))
        })
        .collect();
    for choice in guide.choices.iter().filter(|_| done > 0.0) {
        for who in turns(choice.per) {
            record.choose(choice, who.as_ref(), choice.options[0].id.clone(), now());
        }
    }
    for (step, task, who) in &ticks[..(ticks.len() as f64 * done) as usize] {
        record.tick(step, &task.id, who.as_ref(), true, now());
    }
    for n in (0..people).filter(|_| done == 1.0) {
        for test in &guide.tests {
            record.set_outcome(&test.id, &person_id(n as u64), Some(Outcome::Works), now());
        }
    }
    record
}

const NAMES: [Part; 5] = [Part::Site, Part::OwnerName, Part::OwnerAccount, Part::PersonName, Part::PersonAccount];

/// What it is, the place, and the work it carries.
fn links() -> Vec<(&'static str, Link)> {
    let guide = real::guide("dmss");
    let step = Link::place("share-one-device");
    let prefill = Prefill {
        role: Some(guide.roles[0].id.clone()),
        ticket: "T-20417".to_owned(),
        order: "SO-104512".to_owned(),
        model: "NVR-4108".to_owned(),
        from_support: true,
    };
    let work =
        |kind, place, record: &Record| Link { work: Some(Work::seal(kind, guide, record)), ..Link::place(place) };
    let going_on = |people, done, ticked: &[Part]| {
        let record = handover(guide, people, done).travelling(guide, Destination::ContinueLink, ticked);
        work(Kind::Continue, "people", &record)
    };
    let finished = handover(guide, 3, 1.0);
    let mia = person_id(0);
    let invite = |ticked: &[Part]| {
        let one = handover(guide, 1, 1.0).for_person(&mia).travelling(guide, Destination::Invite, ticked);
        work(Kind::Invite, "second-user", &one)
    };
    let mut failing = handover(guide, 1, 1.0);
    let playback = guide.tests.last().expect("a test");
    failing.set_outcome(&playback.id, &mia, Some(Outcome::Fails), at(90));
    failing.meet(&playback.symptom, Some(&mia), "tests".into(), at(91));
    let answer = work(Kind::Answer, "tests", &finished.for_person(&mia).travelling(guide, Destination::Answer, &[]));
    vec![
        ("a step", step.clone()),
        ("a step, from support, with all that can be filled in", Link { prefill, ..step }),
        ("to the second user", invite(&[])),
        ("to the second user, with names and addresses", invite(&NAMES)),
        ("back from the second user", answer),
        ("go on elsewhere: just begun", going_on(0, 0.0, &[])),
        ("go on elsewhere: one person, half done", going_on(1, 0.5, &[])),
        ("go on elsewhere: three people, all done and tested", going_on(3, 1.0, &[])),
        ("the same, with names and addresses", going_on(3, 1.0, &NAMES)),
        ("the result for support: one person, a test fails", {
            work(Kind::Result, "summary", &failing.travelling(guide, Destination::ResultLink, &[]))
        }),
    ]
}

#[test]
fn the_table_of_sizes_in_the_docs_is_that_of_today() {
    let mut table = String::from("| link | characters | as a QR code |\n|---|---|---|\n");
    for (what, link) in links() {
        let plain = BASE + link.to_string().len();
        let dense = Link { work: link.work.as_ref().map(|sealed| sealed.dense()), ..link };
        let dense = BASE + dense.to_string().len();
        let dense = if dense == plain { "the same".to_owned() } else { dense.to_string() };
        table.push_str(&format!("| {what} | {plain} | {dense} |\n"));
    }
    let path = real::root().join("docs/links.md");
    let docs = fs::read_to_string(&path).expect("docs/links.md");
    let (before, rest) = docs.split_once(BEGIN).expect("where the table begins");
    let (_, after) = rest.split_once(END).expect("where it ends");
    let today = format!("{before}{BEGIN}\n{table}\n{END}{after}");
    if std::env::var_os("HANDOVER_WRITE").is_some() {
        fs::write(&path, today).expect("docs/links.md is written");
    } else {
        assert!(docs == today, "docs/links.md is stale. `HANDOVER_WRITE=1 cargo test sizes` writes:\n\n{table}");
    }
}

#[test]
fn no_typical_link_is_one_that_is_warned_of() {
    for (what, link) in links() {
        let length = BASE + link.to_string().len();
        assert!(length < WARN && WARN < REFUSE, "{what}: {length}");
    }
}

#[test]
fn an_invitation_stays_below_three_hundred_characters() {
    let (_, invite) = &links()[2];
    assert!(BASE + invite.to_string().len() < 300);
}
