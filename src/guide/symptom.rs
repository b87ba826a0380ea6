//! What people see when something goes wrong, in their words: where a question tree begins.

use serde::{Deserialize, Serialize};

use super::{Id, Sources, Text, When};

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
    /// The question, or fix, to begin with: the cheapest to check and the likeliest.
    pub first: Id,
    /// Other words for it, for the search only: `can't rewind`.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub also: Vec<String>,
    /// Offered on a step only while this may hold.
    #[serde(default, skip_serializing_if = "When::is_always")]
    pub when: When,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub source: Sources,
}
