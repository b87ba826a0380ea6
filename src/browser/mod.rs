//! The rim: the only place that names web-sys. Text in, text out; it knows no guide.
//!
//! Every call can fail in some browser, so every call answers instead of throwing.

pub mod address;
mod call;
pub mod clipboard;
pub mod clock;
pub mod dialog_entry;
pub mod document;
pub mod early;
pub mod file;
pub mod other_page;
pub mod parts;
pub mod picture;
pub mod share;
pub mod storage;
pub mod task;

use web_sys::Window;

/// There is always one: the app runs in a page.
fn window() -> Window {
    web_sys::window().expect("a page has a window")
}
