//! The stored form: JSON with the number of its form in front.
//!
//! A form, once released, is read for ever. What cannot be read is an error with a name, never an empty record:
//! the caller keeps the text.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Record;

/// The form written today.
pub const FORM: u16 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SavedError {
    #[error("was saved by a newer version (form {0})")]
    Newer(u16),
    #[error("cannot be read: {0}")]
    Corrupt(String),
}

#[derive(Serialize)]
struct Written<'a> {
    form: u16,
    record: &'a Record,
}

#[derive(Deserialize)]
struct Head {
    form: u16,
}

#[derive(Deserialize)]
struct Body {
    record: Record,
}

pub fn to_text(record: &Record) -> String {
    serde_json::to_string(&Written { form: FORM, record }).expect("maps with string keys and plain values are JSON")
}

pub fn from_text(text: &str) -> Result<Record, SavedError> {
    let corrupt = |error: serde_json::Error| SavedError::Corrupt(error.to_string());
    match serde_json::from_str::<Head>(text).map_err(corrupt)?.form {
        FORM => Ok(serde_json::from_str::<Body>(text).map_err(corrupt)?.record),
        0 => Err(SavedError::Corrupt("form 0 was never released".to_owned())),
        newer => Err(SavedError::Newer(newer)),
    }
}
