//! Which edition of a guide something was written by.

use super::mark::hash;
use crate::guide::{Guide, Id};

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
        for step in &self.steps {
            add(&mut [&*step.id].into_iter().chain(step.tasks.iter().map(|task| &*task.id)));
        }
        for symptom in &self.symptoms {
            add(&mut [&*symptom.id, &*symptom.first].into_iter());
        }
        for question in &self.questions {
            let answers = question.answers.iter().flat_map(|answer| [answer.say.id(), &*answer.to]);
            add(&mut [&*question.id].into_iter().chain(answers));
        }
        for fix in &self.fixes {
            add(&mut [&*fix.id, &*fix.next].into_iter());
        }
        add(&mut self.faq.iter().map(|entry| &*entry.id));
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
