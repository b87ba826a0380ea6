//! A fact: a sentence or two of a guide, with where it comes from.

use serde::Deserialize;

#[cfg(not(target_arch = "wasm32"))]
use super::Sources;
use super::{Text, When};
use crate::as_array;

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub text: Text,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
    /// Needed where the text names something on the screen.
    #[cfg(not(target_arch = "wasm32"))]
    pub labels: Option<Labels>,
    #[serde(default)]
    pub when: When,
}

as_array! { Fact { text, when } host { source, labels } }

/// How far the names of menus and buttons can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Labels {
    /// The vendor's own words, read in the source.
    Exact,
    /// Our description: the app may name it differently, and the reader is told so.
    #[default]
    Generic,
}

as_array! { enum Labels { Exact, Generic } }
