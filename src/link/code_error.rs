//! Why a code that was read out cannot be read.

use thiserror::Error;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodeError {
    #[error("is empty")]
    Empty,
    #[error("is not one of our codes")]
    Unrecognised,
    #[error("`{0}` does not occur in a code")]
    Symbol(char),
    #[error("has too few or too many symbols")]
    Length,
    /// Something was misheard or mistyped.
    #[error("does not add up")]
    Check,
    /// A read-out code where a return code is wanted, or the other way round.
    #[error("is the other kind of code")]
    OtherKind,
    #[error("belongs to another guide")]
    OtherGuide,
    /// Return codes only: they are read by the order of the guide's tests.
    #[error("was made with another edition of the guide")]
    OtherEdition,
    /// It adds up, but what it names is no longer there, or never was.
    #[error("names something that is not in this guide")]
    Unknown,
    #[error("is of nobody on this handover")]
    NotHere,
}
