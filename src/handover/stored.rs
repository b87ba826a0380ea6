//! The stored form: JSON with the number of its form in front.
//!
//! A form, once released, is read for ever. What cannot be read is an error with a name, never an empty record:
//! the caller keeps the text.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Record;
use crate::plain::{Foreign, from_json};

/// The form written today. It rises with every new field, key or value: an older version that opens such a record
/// must leave it alone, or it would write it back without them.
pub const FORM: u32 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SavedError {
    #[error("was saved by a newer version (form {0})")]
    Newer(u32),
    #[error("cannot be read")]
    Corrupt,
}

/// What the front door says about a record without having its guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glance {
    /// How many things are left to do; 0 when it is proven, or everybody has left.
    pub left: usize,
    /// The title of the first of them.
    pub next: String,
}

#[derive(Serialize)]
struct Written<'a> {
    form: u32,
    glance: &'a Glance,
    record: &'a Record,
}

#[derive(Deserialize)]
struct Head {
    form: u32,
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
    let corrupt = |Foreign| SavedError::Corrupt;
    match from_json::<Head>(text).map_err(corrupt)?.form {
        // The first form lacks what the second added, which is then empty.
        1 | FORM => {
            let Body { glance, record } = from_json(text).map_err(corrupt)?;
            Ok((record, glance))
        }
        0 => Err(SavedError::Corrupt),
        newer => Err(SavedError::Newer(newer)),
    }
}
