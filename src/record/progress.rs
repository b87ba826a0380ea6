//! What of a guide is shown for what was chosen, what is done, what comes next.

use super::{Field, Person, PersonId, Record, Standing};
use crate::guide::{Guide, Per, Place, Stage, StandardPlace, Step, Task, When, Who};

/// A record read beside its guide.
#[derive(Clone, Copy, Debug)]
pub struct Handover<'a> {
    pub guide: &'a Guide,
    pub record: &'a Record,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Done,
    ToDo,
    /// Nothing to do here, only to read.
    Read,
}

/// Ticked or passed, out of all that apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub done: usize,
    pub all: usize,
}

/// Something that is left to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Left<'a> {
    Step(&'a Step, usize),
    NoPeople,
    /// The address to share with is not written down.
    Account(&'a Person),
    Tests(&'a Person, Standing),
    Review(&'a Person),
}

impl<'a> Handover<'a> {
    pub fn new(guide: &'a Guide, record: &'a Record) -> Self {
        Self { guide, record }
    }

    /// Whether something conditional is shown. An open choice rules nothing out.
    pub fn shows(&self, when: &When, person: Option<&PersonId>) -> bool {
        when.holds(|id| {
            let choice = self.guide.choices.iter().find(|choice| choice.id == *id)?;
            self.record.chosen(choice, person)
        })
    }

    /// The people a step is done for: everybody with access, or nobody in particular while nobody was ever added.
    pub fn turns(&self, step: &Step) -> Vec<Option<&'a PersonId>> {
        let active = self.record.active();
        if step.per == Per::Handover || self.record.people().is_empty() {
            return vec![None];
        }
        active.into_iter().map(|(id, _)| Some(id)).filter(|id| self.shows(&step.when, *id)).collect()
    }

    /// Whether a step is shown to anybody.
    pub fn shows_step(&self, step: &Step) -> bool {
        let turns = self.turns(step);
        // With everybody gone nobody has a turn, and the guide is still there to be read.
        let nobody = self.record.active().is_empty() && self.shows(&step.when, None);
        nobody || turns.into_iter().any(|person| self.shows(&step.when, person))
    }

    /// The tasks of a step that are shown for a person.
    pub fn tasks<'s>(&self, step: &'s Step, person: Option<&PersonId>) -> Vec<&'s Task> {
        if !self.shows(&step.when, person) {
            return Vec::new();
        }
        step.tasks.iter().filter(|task| self.shows(&task.when, person)).collect()
    }

    /// What is done of a step for one person: its tasks, and the choices it asks.
    ///
    /// A task that hangs on an open choice does not count yet: answering the choice is what is to do.
    pub fn count_for(&self, step: &Step, person: Option<&PersonId>) -> Count {
        if !self.is_decided(&step.when, person) {
            return Count::default();
        }
        let tasks = self.tasks(step, person).into_iter().filter(|task| self.is_decided(&task.when, person));
        let tasks = tasks.map(|task| self.record.ticked(step, &task.id, person).is_some());
        let choices = self.guide.choices.iter().filter(|choice| choice.at == step.id);
        let choices = choices.map(|choice| self.record.chosen(choice, person).is_some());
        tasks
            .chain(choices)
            .fold(Count::default(), |count, done| Count { done: count.done + usize::from(done), all: count.all + 1 })
    }

    /// Whether every choice a condition hangs on is answered.
    fn is_decided(&self, when: &When, person: Option<&PersonId>) -> bool {
        let mut asked = self.guide.choices.iter().filter(|choice| when.0.contains_key(&choice.id));
        asked.all(|choice| self.record.chosen(choice, person).is_some())
    }

    /// What is done of a step for everybody.
    pub fn count_step(&self, step: &Step) -> Count {
        self.turns(step).into_iter().map(|person| self.count_for(step, person)).sum()
    }

    /// Tests that passed, of all that follow from everybody's permissions.
    pub fn count_tests(&self) -> Count {
        let people = self.record.active();
        let tests = people.iter().flat_map(|(id, person)| self.tests(person).into_iter().map(|test| (test, *id)));
        tests.fold(Count::default(), |count, (test, id)| Count {
            done: count.done + usize::from(self.outcome(test, id) == Some(super::Outcome::Works)),
            all: count.all + 1,
        })
    }

    /// The steps of a first handover: a second user's half has those that are done on their own phone.
    fn steps(&self) -> impl Iterator<Item = &'a Step> {
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
            Place::Standard(StandardPlace::Tests) => self.is_proven(),
            _ => return State::Read,
        };
        if done { State::Done } else { State::ToDo }
    }

    /// A sign for every place of the walk. It is another whenever the list of steps is to show something else.
    pub fn states(&self) -> String {
        let mut signs = String::new();
        for place in self.guide.walk() {
            signs.push(match (place, self.state(place)) {
                (Place::Step(step), _) if !self.shows_step(step) => '-',
                (_, State::Done) => 'x',
                (_, State::ToDo) => 'o',
                (_, State::Read) if self.record.is_second_users() => '2',
                (_, State::Read) => '1',
            });
        }
        signs
    }

    /// The place before and the place after `id` in the walk, or among the steps for someone leaving.
    pub fn beside(&self, id: &str) -> (Option<Place<'a>>, Option<Place<'a>>) {
        let mut leaving = vec![Place::Standard(StandardPlace::SomeoneLeft)];
        let steps = self.guide.steps_of(Stage::Leave).filter(|step| self.shows_step(step));
        leaving.extend(steps.map(Place::Step));
        leaving.push(Place::Standard(StandardPlace::Summary));
        for row in [self.walk(), leaving] {
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

    /// What is left, in the order of the walk; empty when the handover is proven, or everybody on it has left.
    pub fn left(&self) -> Vec<Left<'a>> {
        let mut left = Vec::new();
        // Accounts and reviews are the owner's affair.
        let owners = !self.record.is_second_users();
        for step in self.steps() {
            let count = self.count_step(step);
            if count.done < count.all {
                left.push(Left::Step(step, count.all - count.done));
            }
        }
        let active = self.record.active();
        if self.record.people().is_empty() {
            left.push(Left::NoPeople);
        }
        for (id, person) in active {
            if owners && person.account.trim().is_empty() {
                left.push(Left::Account(person));
            }
            match self.standing(id, person) {
                Standing::Proven => {}
                standing => left.push(Left::Tests(person, standing)),
            }
            if owners && person.review.is_none() {
                left.push(Left::Review(person));
            }
        }
        left
    }

    /// The first place of the walk where something is to do. What may stay empty does not hold anybody up.
    pub fn resume(&self) -> Place<'a> {
        let open =
            |place: &&Place<'_>| **place != Place::Standard(StandardPlace::Owner) && self.state(**place) == State::ToDo;
        let walk = self.walk();
        // All done: the last place of the walk.
        walk.iter().find(open).or(walk.last()).copied().unwrap_or(Place::Standard(StandardPlace::Summary))
    }
}

impl std::ops::Add for Count {
    type Output = Count;
    fn add(self, other: Count) -> Count {
        Count { done: self.done + other.done, all: self.all + other.all }
    }
}

impl std::iter::Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count::default(), std::ops::Add::add)
    }
}
