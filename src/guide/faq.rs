//! A question people ask, answered. All of it is in its place; a page's data has only its id and what it asks.

use serde::Deserialize;

use super::{Id, Labels, Sources, Text};
use crate::as_array;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaqEntry {
    pub id: Id,
    pub question: String,
    pub answer: Text,
    /// Steps and symptoms that belong to it.
    #[serde(default)]
    pub see: Vec<Id>,
    pub labels: Labels,
    pub source: Sources,
}

as_array! { FaqEntry { id, question } without { answer, see, labels, source } }
