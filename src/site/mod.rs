//! The site builder, on the host: reads and checks the guides, renders their pages, serves and weighs the result.

pub mod build;
mod compress;
pub mod deploy;
pub mod graph;
pub mod guides;
pub mod headers;
mod installable;
pub mod many;
pub mod missing;
pub mod notices;
pub mod pages;
pub mod precache;
mod program;
mod report;
mod script;
pub mod search_index;
pub mod serve;
pub mod shell;
pub mod size;
mod tag;
mod toml_file;

pub use report::Report;
pub use toml_file::read;

use crate::words::Language;

/// What the site speaks.
const LANGUAGE: Language = Language::English;
