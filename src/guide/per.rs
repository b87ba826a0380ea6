//! Whether something is done or chosen once, or for each person.

use serde::Deserialize;

use crate::as_array;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    Handover,
    Person,
}

as_array! { enum Per { Handover, Person } }
