//! The summary as a document: every line in its final words, so that screen, print and files cannot differ.

use crate::{
    guide::{Site, Stage},
    record::{Device, Field, Handover, Left, Moment, Outcome, Person, Record, Standing},
    words::Words,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub title: String,
    /// `Done: everybody's access is proven` or what stands in the way.
    pub status: String,
    pub proven: bool,
    /// Label and value.
    pub owner: Vec<(String, String)>,
    pub devices: Vec<String>,
    pub people: Vec<PersonRow>,
    pub left: Vec<String>,
    pub leaving: Vec<String>,
    pub contact: Vec<String>,
    /// Guide, its date, and when this was made.
    pub foot: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    pub name: String,
    pub account: String,
    pub role: String,
    pub permissions: String,
    pub tests: Vec<TestRow>,
    pub standing: String,
    pub proven: bool,
    pub review: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TestRow {
    pub name: String,
    pub outcome: Option<Outcome>,
    /// `works, 21 Nov 2026` · `does not work, …` · `not tested`
    pub result: String,
}

impl PersonRow {
    /// Label and value of everything but name, role and tests.
    pub fn details(&self, words: &Words) -> [(&'static str, &str); 4] {
        // Every field is named, so that none that is added is forgotten in the files and on paper.
        let Self { name: _, account, role: _, permissions, tests: _, standing, proven: _, review } = self;
        let words = &words.summary;
        [(words.account, account), (words.permissions, permissions), (words.standing, standing), (words.review, review)]
    }
}

/// `now`: when the record is made, unknown where there is no clock. `offset`: minutes east of UTC, for dates on the
/// reader's calendar.
pub fn summary(handover: Handover<'_>, site: &Site, words: &Words, now: Option<Moment>, offset: i32) -> Summary {
    let Handover { guide, record } = handover;
    let said = |value: &str| match one_line(value) {
        nothing if nothing.is_empty() => words.summary.blank.to_owned(),
        line => line,
    };
    let proven = handover.is_proven();
    let people = record.people();
    let leaving = record.active().into_iter().any(|(id, _)| handover.is_leaving(id));
    let status = match (proven, people.is_empty(), record.active().is_empty()) {
        _ if leaving => words.summary.leaving_now,
        (true, ..) => words.summary.proven,
        (false, true, _) => words.summary.nobody,
        (false, false, true) => words.summary.all_left,
        (false, false, false) => words.summary.unproven,
    };
    let leaving = guide.steps_of(Stage::Leave).filter(|step| handover.shows_step(step));
    Summary {
        title: (words.summary.title)(&guide.app, &one_line(record.field(Field::Site))),
        status: status.to_owned(),
        proven,
        owner: Field::ALL
            .into_iter()
            .filter(|field| *field != Field::Ticket || !record.field(*field).is_empty())
            .map(|field| ((words.owner.short)(field).to_owned(), said(record.field(field))))
            .collect(),
        devices: devices(record),
        people: people
            .into_iter()
            .map(|(id, person)| {
                let standing = handover.standing(id, person);
                // Every field is named, so that none that is added is forgotten in the files and on paper.
                let Person { name, account, role, permissions, review, added: _, left } = person;
                let given = guide.permissions.iter().filter(|permission| permissions.contains(&permission.id));
                let tests = handover.tests(person).into_iter().map(|test| {
                    let said = record.outcome(&test.id, id);
                    let outcome = said.and_then(|said| *said.get());
                    let day = said.map(|said| said.at().day(offset));
                    TestRow { name: test.name.clone(), outcome, result: (words.tests.result)(outcome, day) }
                });
                PersonRow {
                    name: one_line(name),
                    account: said(account),
                    role: guide.role(role).map_or_else(|| role.to_string(), |role| role.name.clone()),
                    permissions: given.map(|permission| permission.name.as_str()).collect::<Vec<_>>().join(", "),
                    tests: if left.is_some() { Vec::new() } else { tests.collect() },
                    standing: (words.standing)(standing),
                    proven: standing == Standing::Proven,
                    review: review.map_or_else(|| words.summary.blank.to_owned(), words.day),
                }
            })
            .collect(),
        left: handover.left().iter().map(|left| left_line(left, words)).collect(),
        leaving: leaving.map(|step| step.title.clone()).collect(),
        contact: site
            .contacts
            .iter()
            .map(|contact| match &contact.hours {
                Some(hours) => format!("{}: {} ({hours})", site.name, contact.label),
                None => format!("{}: {}", site.name, contact.label),
            })
            .collect(),
        foot: (words.summary.foot)(&guide.app, &guide.checked, now.map(|now| now.day(offset))),
    }
}

/// `Front recorder (XRN-420)`, of each that has a name or a model.
pub fn devices(record: &Record) -> Vec<String> {
    let line = |device: &Device| match (one_line(&device.name), one_line(&device.model)) {
        (name, model) if model.is_empty() => name,
        (name, model) if name.is_empty() => model,
        (name, model) => format!("{name} ({model})"),
    };
    record.devices().into_iter().map(line).filter(|line| !line.is_empty()).collect()
}

/// What people typed, without line breaks or spaces round it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn left_line(left: &Left<'_>, words: &Words) -> String {
    match left {
        Left::Step(step, open) => (words.left.step)(&step.title, *open),
        Left::NoPeople => words.left.no_people.to_owned(),
        Left::Account(person) => (words.left.account)(&one_line(&person.name)),
        Left::Tests(person, standing) => format!("{}: {}", one_line(&person.name), (words.standing)(*standing)),
        Left::Review(person) => (words.left.review)(&one_line(&person.name)),
    }
}
