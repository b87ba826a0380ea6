//! How far a handover is: what is done, what comes next.

use super::{Count, Field, Handover, Outcome, Person, PersonId};
use crate::guide::{Place, Stage, StandardPlace, Step, Who};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Done,
    ToDo,
    /// Nothing to do here, only to read.
    Read,
}

impl<'a> Handover<'a> {
    /// What is done of a step for everybody.
    pub fn count_step(&self, step: &Step) -> Count {
        self.turns(step).into_iter().map(|person| self.count_for(step, person)).sum()
    }

    /// Tests that passed, of all that follow from everybody's permissions.
    pub fn count_tests(&self) -> Count {
        let people = self.record.active();
        let tests = people.iter().flat_map(|(id, person)| self.tests(person).into_iter().map(|test| (test, *id)));
        tests.fold(Count::default(), |count, (test, id)| Count {
            done: count.done + usize::from(self.outcome(test, id) == Some(Outcome::Works)),
            all: count.all + 1,
        })
    }

    /// The steps of a first handover: a second user's half has those that are done on their own phone.
    pub(super) fn steps(&self) -> impl Iterator<Item = &'a Step> {
        let whole = !self.record.is_second_users();
        let is_in = move |step: &&Step| match step.stage {
            Stage::Ready => whole,
            Stage::Share => whole || step.who == Who::SecondUser,
            Stage::Leave => false,
        };
        self.guide.steps.iter().filter(is_in)
    }

    /// The honest count of a first handover: every task and test that applies, for everybody.
    pub fn count(&self) -> Count {
        self.steps().map(|step| self.count_step(step)).sum::<Count>() + self.count_tests()
    }

    /// The places of the walk that are shown for what was chosen.
    pub fn walk(&self) -> Vec<Place<'a>> {
        if self.record.is_second_users() {
            let steps = self.steps().filter(|step| self.shows_step(step)).map(Place::Step);
            return steps.chain([Place::Standard(StandardPlace::Tests)]).collect();
        }
        let shown = |place: &Place<'_>| match place {
            Place::Step(step) => self.shows_step(step),
            _ => true,
        };
        self.guide.walk().into_iter().filter(shown).collect()
    }

    pub fn state(&self, place: Place<'_>) -> State {
        let done = match place {
            Place::Step(step) => {
                let count = self.count_step(step);
                count.all > 0 && count.done == count.all
            }
            // All of it may stay empty; something written shows that it was not overlooked.
            Place::Standard(StandardPlace::Owner) => {
                let written = |text: &str| !text.trim().is_empty();
                Field::ASKED.into_iter().any(|field| written(self.record.field(field)))
                    || self.record.devices().iter().any(|device| written(&device.name) || written(&device.model))
            }
            Place::Standard(StandardPlace::People) => {
                let complete = |person: &Person| !person.account.trim().is_empty() && person.review.is_some();
                !self.record.people().is_empty() && self.record.active().iter().all(|(_, person)| complete(person))
            }
            Place::Standard(StandardPlace::Tests) => {
                let count = self.count_tests();
                count.all > 0 && count.done == count.all
            }
            _ => return State::Read,
        };
        if done { State::Done } else { State::ToDo }
    }

    /// A letter for each place of the walk. The text changes whenever the list of steps has to show something else.
    pub fn states(&self) -> String {
        let mut states = String::new();
        for place in self.guide.walk() {
            states.push(match (place, self.state(place)) {
                (Place::Step(step), _) if !self.shows_step(step) => '-',
                (_, State::Done) => 'x',
                (_, State::ToDo) => 'o',
                (_, State::Read) if self.record.is_second_users() => '2',
                (_, State::Read) => '1',
            });
        }
        states
    }

    /// The place before and the place after `id` in the walk, or among the steps for someone leaving.
    pub fn neighbours(&self, id: &str) -> (Option<Place<'a>>, Option<Place<'a>>) {
        let (leaving, summary) = (Place::Standard(StandardPlace::SomeoneLeft), Place::Standard(StandardPlace::Summary));
        if id == leaving.id() && self.is_taken_away() {
            return (None, Some(summary));
        }
        let mut steps = vec![leaving];
        steps.extend(self.guide.steps_of(Stage::Leave).filter(|step| self.shows_step(step)).map(Place::Step));
        // They end where it is put on the record. With nobody on it there is nothing to put there.
        steps.push(if self.record.people().is_empty() { summary } else { leaving });
        for row in [self.walk(), steps] {
            if let Some(n) = row.iter().position(|place| place.id() == id) {
                let before = n.checked_sub(1).map(|n| row[n]);
                return (before, row.get(n + 1).copied());
            }
        }
        (None, None)
    }

    /// Somebody else for whom a step is not done yet, looking on from `person`.
    pub fn next_turn(&self, step: &Step, person: Option<&PersonId>) -> Option<&'a PersonId> {
        let turns: Vec<_> = self.turns(step).into_iter().flatten().collect();
        let from = turns.iter().position(|turn| Some(*turn) == person).map_or(0, |n| n + 1);
        let open = |turn: &&&PersonId| {
            let count = self.count_for(step, Some(**turn));
            Some(**turn) != person && count.done < count.all
        };
        let (passed, ahead) = turns.split_at(from);
        ahead.iter().chain(passed).find(open).copied()
    }

    /// The first place of the walk where something is to do. What may stay empty does not hold anybody up.
    pub fn resume(&self) -> Place<'a> {
        if self.record.active().iter().any(|(id, _)| self.is_leaving(id)) {
            return Place::Standard(StandardPlace::SomeoneLeft);
        }
        let open =
            |place: &&Place<'_>| **place != Place::Standard(StandardPlace::Owner) && self.state(**place) == State::ToDo;
        let walk = self.walk();
        // All done: the last place of the walk.
        walk.iter().find(open).or(walk.last()).copied().unwrap_or(Place::Standard(StandardPlace::Summary))
    }
}
