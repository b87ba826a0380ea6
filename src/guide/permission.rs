//! Permissions, the roles that propose the least of them, and the tests that prove them.

use serde::{Deserialize, Serialize};

use super::{Id, Labels, Sources, Text};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Permission {
    pub id: Id,
    /// In the app's own words where a source gives them: `Play Video`.
    pub name: String,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub labels: Labels,
    /// What the person can do with it, after "can": `watch the cameras now`.
    pub allows: String,
    /// Cannot be left out in this app.
    #[serde(default)]
    pub compulsory: bool,
    /// Why giving it without need is risky.
    pub risk: Text,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub source: Sources,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Role {
    pub id: Id,
    pub name: String,
    /// The least set that lets them do their job.
    pub permissions: Vec<Id>,
    /// Why this set.
    pub reason: Text,
    /// After how many months to look at the access again.
    pub review_months: u8,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub source: Sources,
}

/// Something to try on the second phone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Test {
    pub id: Id,
    /// `Playback`
    pub name: String,
    /// What to do and what they will see.
    pub how: Text,
    /// Asked only of people who have this permission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Id>,
    /// Where "doesn't work" leads.
    pub symptom: Id,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub labels: Labels,
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub source: Sources,
}
