//! The views: what a reader sees of a page, the same on the host (static pages) and in the browser (the app).
//!
//! Every place of a page is there at once; which one shows is a matter of the fragment (static) or of
//! `data-here` (app). So the app can take the page over without moving anything, and print has it all.

mod agent;
mod app;
mod dialogs;
mod parts;
mod places;

#[cfg(not(target_arch = "wasm32"))]
pub use app::prerender::page_html;
pub use app::{
    page::{Card, Page, PageKind},
    start::start,
};
pub use parts::qr;
