//! A fix: what to do about one cause, where to go back to, and where to go on if it did not help.

use serde::{Deserialize, Serialize};

use super::{Id, Labels, Path, Sources, Text};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Fix {
    pub id: Id,
    /// An instruction: `Add playback to their share`.
    pub title: String,
    /// One instruction each, in order.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub actions: Vec<Text>,
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub paths: Vec<Path>,
    /// The step, or other place of the walk, that it mends.
    pub back: Id,
    /// The next cause to look at when it did not help; `support` after the last.
    pub next: Id,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub labels: Labels,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub source: Sources,
}
