//! Handover: sharing CCTV app access the clean way, and a record that proves it.
//!
//! Core first (`guide`, `record`, `export`, `link`, `search`: plain data, no browser), then the rim.

pub mod browser;
pub mod export;
pub mod guide;
pub mod json;
pub mod link;
pub mod record;
pub mod search;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;
pub mod view;
pub mod words;
