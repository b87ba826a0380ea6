//! A fact: a sentence or two of a guide, with where it comes from.

use serde::{Deserialize, Serialize};

use super::{Sources, Text, When};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Fact {
    pub text: Text,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub source: Sources,
    /// Needed where the text names something on the screen.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub labels: Option<Labels>,
    #[serde(default, skip_serializing_if = "When::is_always")]
    pub when: When,
}

/// How far the names of menus and buttons can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Labels {
    /// The vendor's own words, read in the source.
    Exact,
    /// Our description: the app may name it differently, and the reader is told so.
    #[default]
    Generic,
}
