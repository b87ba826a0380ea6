//! What leaves the app as a document. One [`Summary`] is what the screen shows, the printer prints and the files hold.

mod hyperlink;
mod markdown;
mod packet;
mod suggestion;
mod summary;
mod text;

pub use hyperlink::{html_link, markdown_link};
pub use markdown::markdown;
pub use packet::{Included, mailto, off_path_words, packet, to_be_ticked};
pub use suggestion::{Email, Sms, Suggestion};
pub use summary::{PersonRow, Summary, TestRow, summary};
pub use text::text;
