//! The guides as the files have them, so that the tests follow the files: what the pages must show.

use std::{collections::BTreeMap, path::Path};

use handover::{
    guide::{Guide, Id, Place, Stage, StandardPlace, Step, Task, When},
    record::{Field, Glance, Handover, Moment, Outcome, Person, PersonId, Record, shelf, to_text},
    site::guides::Guides,
    words::ENGLISH,
};

use crate::run;

pub const GUIDES: [&str; 3] = ["dmss", "hik-connect", "wisenet-mobile"];

pub fn guides() -> Guides {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guides");
    Guides::read(&folder).unwrap_or_else(|reports| {
        let reports: Vec<String> = reports.iter().map(ToString::to_string).collect();
        panic!("{}", reports.join("\n"))
    })
}

pub fn guide(id: &str) -> Guide {
    guides().guide(id).unwrap_or_else(|| panic!("there is no guide {id}")).clone()
}

pub fn title(guide: &Guide, place: Place<'_>) -> String {
    let words = &ENGLISH;
    match place {
        Place::Step(step) => step.title.clone(),
        Place::Symptom(symptom) => symptom.title.clone(),
        Place::Question(question) => question.ask.plain(),
        Place::Fix(fix) => fix.title.clone(),
        Place::Faq(entry) => entry.question.clone(),
        Place::Standard(fixed) => match fixed {
            StandardPlace::Start => guide.title.as_str(),
            StandardPlace::Owner => words.owner.title,
            StandardPlace::People => words.people.title,
            StandardPlace::Tests => words.tests.title,
            StandardPlace::Summary => words.summary.place_title,
            StandardPlace::SomeoneLeft => words.leaving.title,
            StandardPlace::Trouble => words.trouble.title,
            StandardPlace::Search => words.search.title,
            StandardPlace::Faq => words.more.faq,
            StandardPlace::Mistakes => words.more.mistakes,
            StandardPlace::Example => words.more.example,
            StandardPlace::Support => words.more.support,
            StandardPlace::Sources => words.more.sources,
            StandardPlace::MyData => words.data.title,
        }
        .to_owned(),
    }
}

pub fn title_of(guide: &Guide, id: &str) -> String {
    title(guide, guide.find(id).unwrap_or_else(|| panic!("there is no place {id}")))
}

/// What was chosen, by choice.
pub type Answers = BTreeMap<Id, Id>;

pub fn holds(when: &When, answers: &Answers) -> bool {
    when.holds(|choice| answers.get(choice))
}

pub fn tasks<'g>(step: &'g Step, answers: &Answers) -> Vec<&'g Task> {
    step.tasks.iter().filter(|task| holds(&task.when, answers)).collect()
}

/// The places of a first handover for people who chose so.
pub fn walk<'g>(guide: &'g Guide, everybody: &[&Answers]) -> Vec<Place<'g>> {
    let shown = |place: &Place<'_>| match place {
        Place::Step(step) => everybody.iter().any(|answers| holds(&step.when, answers)),
        _ => true,
    };
    guide.walk().into_iter().filter(shown).collect()
}

/// Where the app keeps a record, with the site where this run has it.
pub fn key(id: &str) -> String {
    shelf::key(run::mount(), &id.into())
}

/// A record as the app would have saved it, to begin a test in the middle of a handover.
pub struct Saved {
    pub guide: Guide,
    pub record: Record,
}

impl Saved {
    pub const ID: &str = "r1abc";

    pub fn new(id: &str) -> Self {
        let guide = guide(id);
        let record = Record::new(Self::ID.into(), &guide, NOW);
        Self { guide, record }.with_field(Field::Site, "Corner Shop").with_field(Field::Owner, "Ana Lopez")
    }

    pub fn with_field(mut self, field: Field, text: &str) -> Self {
        self.record.set_field(field, text.to_owned(), NOW);
        self
    }

    /// With what the role proposes.
    pub fn with_person(mut self, name: &str, role: &str) -> Self {
        let found = self.guide.roles.iter().find(|known| &*known.id == role);
        let role = found.unwrap_or_else(|| panic!("there is no role {role}"));
        let compulsory = self.guide.permissions.iter().filter(|permission| permission.compulsory);
        let person = Person {
            name: name.to_owned(),
            account: format!("{}@example.com", name.to_lowercase()),
            role: role.id.clone(),
            permissions: role.permissions.iter().chain(compulsory.map(|permission| &permission.id)).cloned().collect(),
            review: Some(NOW.day(0).plus_months(role.review_months)),
            added: Moment::local(NOW.milliseconds() + self.record.people().len() as u64, 0),
            left: None,
        };
        self.record.set_person(&self.guide, Self::person(name), person, NOW);
        self
    }

    /// With these permissions in place of what the role proposes.
    pub fn permitted(mut self, name: &str, permissions: &[Id]) -> Self {
        let id = Self::person(name);
        let before = self.record.person(&id).expect("the person was added").clone();
        let person = Person { permissions: permissions.to_vec(), ..before };
        self.record.set_person(&self.guide, id, person, NOW);
        self
    }

    pub fn person(name: &str) -> PersonId {
        format!("p{}", name.to_lowercase()).as_str().into()
    }

    /// Every task of the first handover is ticked for everybody.
    pub fn shared(mut self) -> Self {
        let people: Vec<PersonId> = self.record.people().into_iter().map(|(id, _)| id.clone()).collect();
        for step in self.guide.steps.iter().filter(|step| step.stage != Stage::Leave) {
            for task in &step.tasks {
                self.record.tick(step, &task.id, None, true, NOW);
                for person in &people {
                    self.record.tick(step, &task.id, Some(person), true, NOW);
                }
            }
        }
        self
    }

    /// Every test of a person that follows from their permissions says so.
    pub fn tested(mut self, name: &str, outcome: Outcome) -> Self {
        let id = Self::person(name);
        let person = self.record.person(&id).expect("the person was added").clone();
        let tests: Vec<Id> =
            Handover::new(&self.guide, &self.record).tests(&person).iter().map(|test| test.id.clone()).collect();
        for test in tests {
            self.record.set_outcome(&test, &id, Some(outcome), NOW);
        }
        self
    }

    pub fn key(&self) -> String {
        key(&self.record.id)
    }

    pub fn text(&self) -> String {
        let handover = self.handover();
        let next = title(&self.guide, handover.resume());
        to_text(&self.record, &Glance { left: handover.left().len(), next })
    }

    /// The summary as the app must show it.
    pub fn handover(&self) -> Handover<'_> {
        Handover::new(&self.guide, &self.record)
    }
}

/// 2 November 2026, noon UTC: whatever a test does next is later.
pub const NOW: Moment = Moment::local(1_793_620_800_000, 0);
