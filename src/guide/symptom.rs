//! What people see when something goes wrong, in their words: where a question tree begins.

use serde::Deserialize;

use super::{Id, When};
#[cfg(not(target_arch = "wasm32"))]
use super::{Sources, Text};
use crate::as_array;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Symptom {
    pub id: Id,
    /// In the reader's words: `They can watch live, but not the recordings`.
    pub title: String,
    /// One sentence that calms and says what it usually means.
    #[cfg(not(target_arch = "wasm32"))]
    pub meaning: Text,
    /// The question, or fix, to begin with: the cheapest to check and the likeliest.
    pub first: Id,
    /// Other words for it, for the search only: `can't rewind`.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub also: Vec<String>,
    /// Offered on a step only while this may hold.
    #[serde(default)]
    pub when: When,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
}

as_array! { Symptom { id, title, first, when } host { meaning, also, source } }
