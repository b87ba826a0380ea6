//! What people see when something goes wrong, in their words: where a question tree begins.

use serde::Deserialize;

use super::{Id, Sources, Text, When};
use crate::as_array;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Symptom {
    pub id: Id,
    /// In the reader's words: `They can watch live, but not the recordings`.
    pub title: String,
    /// One sentence that calms and says what it usually means.
    pub meaning: Text,
    /// The question, or fix, to begin with: the cheapest to check and the likeliest.
    pub first: Id,
    /// Other words for it, for the search only: `can't rewind`.
    #[serde(default)]
    pub also: Vec<String>,
    /// Offered on a step only while this may hold.
    #[serde(default)]
    pub when: When,
    pub source: Sources,
}

as_array! { Symptom { id, title, first, when } without { meaning, also, source } }
