//! A question people ask, answered. All of it is in its place; a page's data has only its id and what it asks.

use serde::{Deserialize, Serialize};

use super::{Id, Labels, Sources, Text};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct FaqEntry {
    pub id: Id,
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
