//! Which edition of a guide something was written by.

use crate::guide::Guide;

impl Guide {
    /// A hash over all that links and codes are read by: the month, every id, and the edges of the trees.
    pub fn edition(&self) -> u16 {
        todo!()
    }
}
