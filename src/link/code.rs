//! What the two codes that are read out have in common: how they are told apart, and what can be wrong with one.

use thiserror::Error;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodeError {
    #[error("is empty")]
    Empty,
    #[error("`{0}` does not occur in a code")]
    Sign(char),
    #[error("has too few or too many signs")]
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
    #[error("names something that is not in this guide")]
    Unknown,
    #[error("is of nobody on this handover")]
    NotHere,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    ReadOut,
    Return,
}

/// Which of the two codes it is, if it adds up.
pub fn kind_of(_code: &str) -> Result<CodeKind, CodeError> {
    todo!()
}

/// The first 14 bits of the mark of the guide that a code of either kind belongs to: compare with `mark(id) >> 2`.
pub fn mark_of(_code: &str) -> Result<u16, CodeError> {
    todo!()
}
