//! Handover in a real browser, as people meet it. Needs the built site (`make build`), a browser with its driver,
//! and axe-core; `make test` sees to all of that.
//!
//! Every test has a browser of its own with a fresh profile. Nothing waits for a time: tests wait for what they want
//! to see. The words looked for are those of `src/words`, the guides those of `src/guides`.

mod beyond;
mod bidi;
mod book;
mod browser;
mod code;
mod engine;
#[path = "../native/picture.rs"]
mod picture;
mod reader;
mod run;
mod site;

mod access;
mod door;
mod keeping;
mod keys;
mod links;
mod network;
mod people;
mod plain;
mod print;
mod record;
mod recovery;
mod search;
mod studio;
mod support;
mod trees;
mod trouble;
mod walk;
