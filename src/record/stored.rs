//! The stored form: JSON with the number of its form in front.
//!
//! A form, once released, is read for ever. What cannot be read is an error with a name, never an empty record:
//! the caller keeps the text.

use thiserror::Error;

use super::Record;
use crate::{
    as_object,
    json::{Json, Reader, Unrecognised, Writer},
};

/// The form written today. It rises with every new field, key or value: an older version that opens such a record
/// must leave it alone, or it would write it back without them.
pub const FORM: u32 = 4;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SavedError {
    #[error("was saved by a newer version (form {0})")]
    Newer(u32),
    #[error("cannot be read")]
    Corrupt,
}

/// What the front door says about a record without having its guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// How many things are left to do; 0 when it is proven, or everybody has left.
    pub left: usize,
    /// The title of the first of them.
    pub next: String,
}

as_object! { Glance { left, next } }

pub fn to_text(record: &Record, glance: &Glance) -> String {
    let mut writer = Writer::default();
    writer.open("{");
    writer.key("form");
    FORM.write(&mut writer);
    writer.key("glance");
    glance.write(&mut writer);
    writer.key("record");
    record.write(&mut writer);
    writer.close("}");
    writer.done()
}

pub fn from_text(text: &str) -> Result<(Record, Glance), SavedError> {
    let corrupt = |Unrecognised| SavedError::Corrupt;
    let mut reader = Reader::of(text).map_err(corrupt)?;
    let object = reader.open();
    let form = reader.field(object, "form", Json::read);
    if reader.has_failed() {
        return Err(SavedError::Corrupt);
    }
    match form {
        // What a former form lacks is then empty: the first the trails, the second whose side it is, the third the moments
        // of what is changed by itself.
        1..=FORM => {
            let record = reader.field(object, "record", Json::read);
            let glance = reader.field_or_empty(object, "glance", Json::read);
            reader.done((record, glance)).map_err(corrupt)
        }
        0 => Err(SavedError::Corrupt),
        newer => Err(SavedError::Newer(newer)),
    }
}
