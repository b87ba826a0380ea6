//! A fix: what to do about one cause, where to go back to, and where to go on if it did not help.

use serde::Deserialize;

use super::Id;
#[cfg(not(target_arch = "wasm32"))]
use super::{Labels, Path, Sources, Text};
use crate::as_array;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    pub id: Id,
    /// An instruction: `Add playback to their share`.
    pub title: String,
    /// One instruction each, in order.
    #[cfg(not(target_arch = "wasm32"))]
    pub actions: Vec<Text>,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub paths: Vec<Path>,
    /// The step, or other place of the walk, that it mends.
    pub back: Id,
    /// The next cause to look at when it did not help; `support` after the last.
    pub next: Id,
    #[cfg(not(target_arch = "wasm32"))]
    pub labels: Labels,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
}

as_array! { Fix { id, title, back, next } host { actions, paths, labels, source } }
