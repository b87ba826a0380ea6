//! What came of a test, or of a fix that was tried.

use crate::{as_object, ids};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Works,
    Fails,
}

ids! { Outcome { Works = "works", Fails = "fails" } }
as_object! { enum Outcome }
