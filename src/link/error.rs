//! Why a link cannot be opened.

use thiserror::Error;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    #[error("is not one of our links")]
    Unrecognised,
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
