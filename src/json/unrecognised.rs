//! What is wrong with a text that is not ours.

use thiserror::Error;

/// Not the JSON we write. It does not say where: nobody mends such a text by hand, and the words for it would be
/// compiled into every type that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a text of ours")]
pub struct Unrecognised;
