//! Which edition of a guide something was written by.

use super::mark::hash;
use crate::guide::{Guide, Id, Place};

impl Guide {
    /// A hash over all that links and codes are read by: the month, every id, and the edges of the trees.
    ///
    /// What is only reworded makes no new edition.
    pub fn edition(&self) -> u16 {
        let mut text = self.checked.clone();
        let mut add = |parts: &mut dyn Iterator<Item = &str>| {
            text.push('\n');
            for part in parts {
                text.push_str(part);
                text.push(' ');
            }
        };
        let places = self.places();
        add(&mut places.iter().map(Place::id));
        for step in &self.steps {
            add(&mut step.tasks.iter().map(|task| &*task.id));
        }
        for node in self.trees() {
            add(&mut node.ways().into_iter().map(|(_, to)| &**to));
        }
        for choice in &self.choices {
            add(&mut [&*choice.id].into_iter().chain(choice.options.iter().map(|option| &*option.id)));
        }
        for test in &self.tests {
            add(&mut [&*test.id, &*test.symptom].into_iter());
        }
        add(&mut self.permissions.iter().map(|permission| &*permission.id));
        add(&mut self.roles.iter().map(|role| &*role.id));
        add(&mut self.support.screenshots.iter().map(|screenshot| &*screenshot.id));
        for (old, new) in self.aliases.iter() {
            add(&mut [old, new].into_iter().map(|id: &Id| &**id));
        }
        (hash(text.bytes()) >> 16) as u16
    }
}
