//! Links that carry work: a record, sealed with length and checksum, so that a cut or altered link is named as such.

use thiserror::Error;

use crate::{guide::Guide, handover::Record};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same handover on another device, in another window or in the installed app.
    Continue,
    /// For support, to read.
    Result,
    /// From the owner to the second user: their half.
    Invite,
    /// Back from the second user: what they found out.
    Answer,
}

/// What came out of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    pub kind: Kind,
    pub record: Record,
    /// Whether it was sealed with this edition of the guide.
    pub same_edition: bool,
    /// How many entries this guide knows nothing of; they are left out.
    pub dropped: usize,
}

/// A payload as it stands in a link. It may be anybody's text until it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    text: String,
    dense: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    #[error("is not one of our links")]
    Foreign,
    #[error("was cut off")]
    Cut,
    #[error("was altered")]
    Altered,
    #[error("was made by a newer version")]
    Newer,
    #[error("is too long")]
    TooLong,
    #[error("holds more than a handover can")]
    TooMuch,
    #[error("belongs to another guide")]
    OtherGuide,
}

impl Sealed {
    /// From the value of `w=`.
    pub fn from_w(text: &str) -> Self {
        Self { text: text.to_owned(), dense: false }
    }

    /// From the value of `q=`.
    pub fn from_q(text: &str) -> Self {
        Self { text: text.to_owned(), dense: true }
    }

    /// The value of `w=`: base64url, for links.
    pub fn w(&self) -> String {
        todo!()
    }

    /// The value of `q=`: capital letters, digits and `$*+-./:`, for QR codes.
    pub fn q(&self) -> String {
        todo!()
    }

    /// Key and value as they stand in a fragment.
    pub(super) fn part(&self) -> (&'static str, &str) {
        (if self.dense { "q" } else { "w" }, &self.text)
    }

    /// The mark of the guide it belongs to.
    pub fn guide(&self) -> Result<u16, LinkError> {
        todo!()
    }
}

impl Work {
    /// Of a record that is already reduced to what may travel.
    pub fn seal(_kind: Kind, _guide: &Guide, _record: &Record) -> Sealed {
        todo!()
    }

    pub fn open(_sealed: &Sealed, _guide: &Guide) -> Result<Self, LinkError> {
        todo!()
    }
}
