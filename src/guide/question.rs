//! A question of a tree: one thing to look at, answered with yes, no or not sure.

use serde::{Deserialize, Serialize};

use super::{Id, Labels, Sources, Text};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Question {
    pub id: Id,
    /// `Was playback ticked when you shared?`
    pub ask: Text,
    /// How to find out, for whoever does not know.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub help: Text,
    pub answers: Vec<Answer>,
    /// What the record may already know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Known>,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub labels: Labels,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub source: Sources,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Answer {
    pub say: Say,
    /// A question, a fix, another symptom, or `support`.
    pub to: Id,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Say {
    Yes,
    No,
    /// Leads to a branch that is safe to try.
    NotSure,
}

impl Say {
    pub const ALL: [Say; 3] = [Say::Yes, Say::No, Say::NotSure];

    /// As in a guide file and on the page: `not-sure`.
    pub const fn id(self) -> &'static str {
        match self {
            Say::Yes => "yes",
            Say::No => "no",
            Say::NotSure => "not-sure",
        }
    }

    pub fn read(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|say| say.id() == id)
    }
}

/// What answers a question without asking. Each also says when nothing is known, and then the question is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl Known {
    /// The two ids of `step/task` or `choice/option`.
    pub fn pair(text: &str) -> (&str, &str) {
        text.split_once('/').unwrap_or((text, ""))
    }
}

impl Question {
    /// Where an answer leads.
    pub fn to(&self, say: Say) -> Option<&Id> {
        self.answers.iter().find(|answer| answer.say == say).map(|answer| &answer.to)
    }
}
