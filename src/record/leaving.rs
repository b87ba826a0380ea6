//! Taking access away: who is leaving, what is done of it, and that it was done.

use super::{Count, Day, Handover, Key, Moment, Person, PersonId, Record};
use crate::guide::{Guide, Per, Stage, StandardPlace, Step};

/// Stands among the ticks beside those of the steps: who was chosen as leaving.
pub fn leaving_key(person: Option<&PersonId>) -> Key {
    Key::within(&StandardPlace::SomeoneLeft.id().into(), &"who".into(), person)
}

impl Record {
    /// Says who is leaving, or that nobody is. Whoever was said before is not, unless something was ticked for them.
    pub fn set_leaving(&mut self, who: Option<&PersonId>, now: Moment) {
        let people: Vec<PersonId> = self.people().into_iter().map(|(id, _)| id.clone()).collect();
        for id in people {
            let is = who == Some(&id);
            if is != self.is_said_to_leave(&id) {
                self.set_tick(leaving_key(Some(&id)), is, now);
            }
        }
    }

    fn is_said_to_leave(&self, person: &PersonId) -> bool {
        self.ticks.get(&leaving_key(Some(person))).is_some_and(|said| *said.get())
    }

    /// Their access is taken away; they stay on the record with the day.
    pub fn take_away(&mut self, guide: &Guide, id: &PersonId, day: Day, now: Moment) {
        let Some(person) = self.person(id).cloned() else { return };
        self.set_person(guide, id.clone(), Person { left: Some(day), ..person }, now);
    }

    /// It was a slip: their access is still being taken away.
    pub fn undo_take_away(&mut self, guide: &Guide, id: &PersonId, now: Moment) {
        let Some(person) = self.person(id).cloned() else { return };
        self.set_person(guide, id.clone(), Person { left: None, ..person }, now);
        self.set_leaving(Some(id), now);
    }

    /// They have access after all: as before anybody thought of taking it away.
    pub fn give_back(&mut self, guide: &Guide, id: &PersonId, now: Moment) {
        let Some(person) = self.person(id).cloned() else { return };
        self.set_person(guide, id.clone(), Person { left: None, ..person }, now);
        for step in steps(guide) {
            for task in &step.tasks {
                if self.ticked(step, &task.id, Some(id)).is_some() {
                    self.tick(step, &task.id, Some(id), false, now);
                }
            }
        }
        if self.is_said_to_leave(id) {
            self.set_tick(leaving_key(Some(id)), false, now);
        }
    }
}

fn steps(guide: &Guide) -> impl Iterator<Item = &Step> {
    guide.steps_of(Stage::Leave).filter(|step| step.per == Per::Person)
}

impl<'a> Handover<'a> {
    /// Whether their access is being taken away: it was said so, or begun, and is not yet on the record.
    pub fn is_leaving(&self, id: &PersonId) -> bool {
        let is_active = self.record.person(id).is_some_and(|person| person.left.is_none());
        let mut tasks = steps(self.guide).flat_map(|step| step.tasks.iter().map(move |task| (step, task)));
        let mut is_begun = || tasks.any(|(step, task)| self.record.ticked(step, &task.id, Some(id)).is_some());
        is_active && (self.record.is_said_to_leave(id) || is_begun())
    }

    /// Who is leaving: whoever was said to be, else whoever it was begun for. Nobody is chosen beforehand where there are
    /// two, or have been: what was meant for one must not meet the next.
    pub fn leaver(&self) -> Option<&'a PersonId> {
        let active = self.record.active();
        let mut said = active.iter().filter(|(id, _)| self.record.is_said_to_leave(id));
        let mut begun = active.iter().filter(|(id, _)| self.is_leaving(id));
        let only = || if self.record.people().len() == 1 { active.first() } else { None };
        said.next().or_else(|| begun.next()).or_else(only).map(|(id, _)| *id)
    }

    /// Whether going on from where somebody is said to have left begins to take access away from somebody.
    pub fn next_leaves(&self) -> bool {
        !self.record.active().is_empty() && !self.is_taken_away()
    }

    /// Whether all is done for whoever is leaving, or somebody left and nobody is leaving now.
    pub(super) fn is_taken_away(&self) -> bool {
        let Some(leaver) = self.leaver() else {
            return self.record.people().iter().any(|(_, person)| person.left.is_some());
        };
        let steps = self.guide.steps_of(Stage::Leave);
        let count: Count = steps.map(|step| self.count_for(step, (step.per == Per::Person).then_some(leaver))).sum();
        count.all > 0 && count.done == count.all
    }
}
