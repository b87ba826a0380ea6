//! What leaves the app as a document. One [`Summary`] is what the screen shows, the printer prints and the files hold.

mod markdown;
mod summary;
mod text;

pub use markdown::markdown;
pub use summary::{PersonRow, Summary, TestRow, summary};
pub use text::text;
