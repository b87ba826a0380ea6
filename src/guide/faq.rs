//! A question people ask, answered. All of it is in its place; a page's data has only its id and what it asks.

use serde::Deserialize;

use super::Id;
#[cfg(not(target_arch = "wasm32"))]
use super::{Labels, Sources, Text};
use crate::as_array;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaqEntry {
    pub id: Id,
    pub question: String,
    #[cfg(not(target_arch = "wasm32"))]
    pub answer: Text,
    /// Steps and symptoms that belong to it.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub see: Vec<Id>,
    #[cfg(not(target_arch = "wasm32"))]
    pub labels: Labels,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
}

as_array! { FaqEntry { id, question } host { answer, see, labels, source } }
