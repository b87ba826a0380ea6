//! One search over the symptoms, fixes, answers and steps of all guides, forgiving of slips and of other words.
//!
//! Pure, and quick enough to run on every key: whatever does not depend on the query is worked out once.

mod find;
mod found;
mod index;
mod phrase;
mod vocabulary;
pub mod words;

pub use find::{Hit, Search};
pub use found::Found;
pub use index::{App, Entry, Index, Kind};
