//! The people of the open record, and whose turn it is.

use leptos::prelude::*;

use crate::view::app::store::Store;
use crate::{
    guide::{Per, Stage, Step},
    record::{Person, PersonId},
};

impl Store {
    /// Whose turn it is on a step: nobody's on one done once, and the first person's until somebody is chosen. Access is
    /// taken away from nobody who was not chosen.
    pub fn turn(&self, step: &Step) -> Option<PersonId> {
        match (step.per, step.stage) {
            (Per::Handover, _) => None,
            (Per::Person, Stage::Leave) => self.read(|handover| handover.leaver().cloned()),
            (Per::Person, _) => self.turn_of_any(),
        }
    }

    /// Whether somebody must be chosen before anything on this step is ticked.
    pub fn lacks_turn(&self, step: &Step) -> bool {
        step.per == Per::Person
            && self.turn(step).is_none()
            && self.peek(|handover| !handover.record.active().is_empty())
    }

    /// Whoever was chosen last, or the first person; on a step that is not for everybody, of those it is for.
    pub fn turn_of_any(&self) -> Option<PersonId> {
        let chosen = self.turn.get_value();
        self.read(|handover| {
            let mut people: Vec<&PersonId> =
                self.step.map(|step| handover.turns(step)).into_iter().flatten().flatten().collect();
            if people.is_empty() {
                people = handover.record.active().into_iter().map(|(id, _)| id).collect();
            }
            let known = people.iter().find(|id| Some(**id) == chosen.as_ref());
            known.or(people.first()).map(|id| (*id).clone())
        })
    }

    pub fn set_turn(&self, person: PersonId) {
        if self.step.is_some_and(|step| step.stage == Stage::Leave) {
            self.change(|record, now| record.set_leaving(Some(&person), now));
        }
        self.turn.set_value(Some(person));
        self.note_here();
        self.notify();
    }

    /// Everybody on the record, with and without access.
    pub fn people(&self) -> Vec<(PersonId, Person)> {
        let cloned = |(id, person): (&PersonId, &Person)| (id.clone(), person.clone());
        self.read(|handover| handover.record.people().into_iter().map(cloned).collect())
    }

    pub fn person(&self, id: &PersonId) -> Option<Person> {
        self.read(|handover| handover.record.person(id).cloned())
    }

    pub fn name_of(&self, person: &PersonId) -> String {
        self.read(|handover| handover.record.person(person).map(|person| person.name.clone()).unwrap_or_default())
    }

    /// What a person may do, in the guide's order: `Play Video, Playback`.
    pub fn given(&self, person: &Person) -> String {
        let given = self.guide.permissions.iter().filter(|permission| person.permissions.contains(&permission.id));
        given.map(|permission| permission.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}
