//! A record read beside its guide: what is shown for what was chosen, to whom, and what of a step is done.

use super::{Count, PersonId, Record};
use crate::guide::{Guide, Per, Step, Task, When};

#[derive(Clone, Copy, Debug)]
pub struct Handover<'a> {
    pub guide: &'a Guide,
    pub record: &'a Record,
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
}
