//! Done means proven: where a person stands follows from the tests their permissions ask for, never from a tick.

use super::{Count, Day, Handover, Outcome, Person, PersonId};
use crate::guide::{Per, Stage, Test, Who};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The owner's steps for this person are not all ticked, and nothing was tested.
    NotShared,
    /// Shared, not yet tested: so many tests are still open.
    Untested { open: usize },
    /// At least one test did not work.
    Failing { failed: usize },
    /// Every test that follows from their permissions has passed.
    Proven,
    /// Their access is being taken away.
    Leaving,
    /// Their access was taken away.
    Left(Day),
}

impl Handover<'_> {
    /// The tests that follow from a person's permissions, in the guide's order.
    pub fn tests(&self, person: &Person) -> Vec<&Test> {
        let follows = |test: &&Test| test.needs.as_ref().is_none_or(|needs| person.permissions.contains(needs));
        self.guide.tests.iter().filter(follows).collect()
    }

    pub fn outcome(&self, test: &Test, person: &PersonId) -> Option<Outcome> {
        *self.record.outcome(&test.id, person)?.get()
    }

    pub fn standing(&self, id: &PersonId, person: &Person) -> Standing {
        if let Some(day) = person.left {
            return Standing::Left(day);
        }
        if self.is_leaving(id) {
            return Standing::Leaving;
        }
        let outcomes: Vec<_> = self.tests(person).into_iter().map(|test| self.outcome(test, id)).collect();
        let count = |wanted| outcomes.iter().filter(|outcome| **outcome == wanted).count();
        match (count(Some(Outcome::Fails)), count(None)) {
            (0, 0) => Standing::Proven,
            (0, open) if open < outcomes.len() || self.shared(id) => Standing::Untested { open },
            (0, _) => Standing::NotShared,
            (failed, _) => Standing::Failing { failed },
        }
    }

    /// Whether the whole handover is done: somebody has access, and everybody who has is proven.
    pub fn is_proven(&self) -> bool {
        let active = self.record.active();
        !active.is_empty() && active.into_iter().all(|(id, person)| self.standing(id, person) == Standing::Proven)
    }

    /// Whether everything the owner does to share with this person is chosen and ticked.
    fn shared(&self, person: &PersonId) -> bool {
        // Whoever has the half of a second user was invited.
        if self.record.is_second_users() {
            return true;
        }
        let owners = self.guide.steps_of(Stage::Share).filter(|step| step.who == Who::Owner);
        let counts = owners.map(|step| self.count_for(step, (step.per == Per::Person).then_some(person)));
        let count: Count = counts.sum();
        count.all > 0 && count.done == count.all
    }
}
