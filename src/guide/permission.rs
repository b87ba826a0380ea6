//! Permissions, the roles that propose the least of them, and the tests that prove them.

use serde::Deserialize;

use super::{Id, Text};
#[cfg(not(target_arch = "wasm32"))]
use super::{Labels, Sources};
use crate::as_array;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    pub id: Id,
    /// In the app's own words where a source gives them: `Play Video`.
    pub name: String,
    #[cfg(not(target_arch = "wasm32"))]
    pub labels: Labels,
    /// What the person can do with it, after "can": `watch the cameras now`.
    pub allows: String,
    /// Cannot be left out in this app.
    #[serde(default)]
    pub compulsory: bool,
    /// Why giving it without need is risky.
    pub risk: Text,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
}

as_array! { Permission { id, name, allows, compulsory, risk } host { labels, source } }

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    pub id: Id,
    pub name: String,
    /// The least set that lets them do their job.
    pub permissions: Vec<Id>,
    /// Why this set.
    pub reason: Text,
    /// After how many months to look at the access again.
    pub review_months: u8,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
}

as_array! { Role { id, name, permissions, reason, review_months } host { source } }

/// Something to try on the second phone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    pub id: Id,
    /// `Playback`
    pub name: String,
    /// What to do and what they will see.
    pub how: Text,
    /// Asked only of people who have this permission.
    pub needs: Option<Id>,
    /// Where "doesn't work" leads.
    pub symptom: Id,
    #[cfg(not(target_arch = "wasm32"))]
    pub labels: Labels,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
}

as_array! { Test { id, name, how, needs, symptom } host { labels, source } }
