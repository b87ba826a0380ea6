//! The stored form: JSON with the number of its form in front.
//!
//! A form, once released, is read for ever. What cannot be read is an error with a name, never an empty record:
//! the caller keeps the text.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Record;
use crate::plain::from_json;

/// The form written today.
pub const FORM: u16 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SavedError {
    #[error("was saved by a newer version (form {0})")]
    Newer(u16),
    #[error("cannot be read: {0}")]
    Corrupt(String),
}

/// What the front door says about a record without having its guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glance {
    /// How many things are left to do; 0 only when the handover is proven.
    pub left: usize,
    /// The title of the first of them.
    pub next: String,
}

#[derive(Serialize)]
struct Written<'a> {
    form: u16,
    glance: &'a Glance,
    record: &'a Record,
}

#[derive(Deserialize)]
struct Head {
    form: u16,
}

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    glance: Glance,
    record: Record,
}

pub fn to_text(record: &Record, glance: &Glance) -> String {
    serde_json::to_string(&Written { form: FORM, glance, record })
        .expect("maps with string keys and plain values are JSON")
}

pub fn from_text(text: &str) -> Result<(Record, Glance), SavedError> {
    let corrupt = |error: serde_json::Error| SavedError::Corrupt(error.to_string());
    match from_json::<Head>(text).map_err(corrupt)?.form {
        FORM => {
            let Body { glance, record } = from_json(text).map_err(corrupt)?;
            Ok((record, glance))
        }
        0 => Err(SavedError::Corrupt("form 0 was never released".to_owned())),
        newer => Err(SavedError::Newer(newer)),
    }
}
