//! A question of a tree: one thing to look at, answered with yes, no or not sure.

use serde::Deserialize;

use super::{Id, Text};
#[cfg(not(target_arch = "wasm32"))]
use super::{Labels, Sources};
use crate::{as_array, ids};

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: Id,
    /// `Was playback ticked when you shared?`
    pub ask: Text,
    /// How to find out, for whoever does not know.
    #[cfg(not(target_arch = "wasm32"))]
    pub help: Text,
    pub answers: Vec<Answer>,
    /// What the record may already know of it.
    pub known: Option<Known>,
    #[cfg(not(target_arch = "wasm32"))]
    pub labels: Labels,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
}

as_array! { Question { id, ask, answers, known } host { help, labels, source } }

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub say: Reply,
    /// A question, a fix, another symptom, or `support`.
    pub to: Id,
}

as_array! { Answer { say, to } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    Yes,
    No,
    /// Leads to a branch that is safe to try.
    NotSure,
}

as_array! { enum Reply }

// As in a guide file and on the page.
ids! { Reply { Yes = "yes", No = "no", NotSure = "not-sure" } }

/// What answers a question without asking. Each also says when nothing is known, and then the question is asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// No, if the person is not to have it. If they are, it may still have been forgotten in the app: that is asked.
    Permission(Id),
    /// `step/task`: yes if it is ticked; no if the step was begun, or a later one, and it is not.
    Task(String),
    /// `choice/option`: whether that option was chosen.
    Option(String),
    /// Yes if the test passed, no if it failed.
    Test(Id),
}

as_array! { enum Known { Permission(0), Task(1), Option(2), Test(3) } }

impl Known {
    /// The two ids of `step/task` or `choice/option`.
    pub fn two_ids(text: &str) -> (&str, &str) {
        text.split_once('/').unwrap_or((text, ""))
    }
}

impl Question {
    /// Where an answer leads.
    pub fn to(&self, say: Reply) -> Option<&Id> {
        self.answers.iter().find(|answer| answer.say == say).map(|answer| &answer.to)
    }
}
