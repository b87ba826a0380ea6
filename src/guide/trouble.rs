//! What people see when something goes wrong, and questions they ask.

use serde::{Deserialize, Serialize};

use super::{Id, Labels, Path, Sources, Text};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Symptom {
    pub id: Id,
    /// In the reader's words: `They can watch live, but not the recordings`.
    pub title: String,
    /// One sentence that calms and says what it usually means.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub meaning: Text,
    /// Likeliest and cheapest first.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub causes: Vec<Cause>,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub source: Sources,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Cause {
    /// What to look at: `Was playback ticked when you shared?`
    pub check: Text,
    /// What to do, one instruction each.
    pub fix: Vec<Text>,
    #[serde(default)]
    pub paths: Vec<Path>,
    /// The step this mends, to go back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Id>,
    pub labels: Labels,
    pub source: Sources,
}

/// A question people ask, answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Answer {
    pub id: Id,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub question: String,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub answer: Text,
    /// Steps and symptoms that belong to it.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub see: Vec<Id>,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub labels: Labels,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub source: Sources,
}
