//! Handover in a real browser, as people meet it. Needs the built site (`make build`), a browser with its driver,
//! and axe-core; `make test` sees to all of that, and runs them in Chromium. Those marked `/// Every engine: …` run in Firefox
//! and WebKit too, with `make test-engines`: the word says what may differ there, and `every-engine` what is meant by it.
//!
//! Every test has a browser of its own with a fresh profile. Nothing waits for a time: tests wait for what they want
//! to see. The words looked for are those of `src/words`, the guides those of `src/guides`.

mod back;
mod between;
mod beyond;
mod bidi;
mod book;
mod browser;
mod caddy;
mod code;
mod engine;
mod next;
mod nginx;
#[path = "../native/picture.rs"]
mod picture;
mod reader;
mod run;
mod site;
mod slow;

mod access;
mod agent;
mod door;
mod drafts;
mod embed;
mod foreign;
mod hosting;
mod keeping;
mod keys;
mod killed;
mod leaving;
mod links;
mod missing;
mod network;
mod offline;
mod old;
mod parts;
mod people;
mod plain;
mod print;
mod record;
mod recovery;
mod search;
mod support;
mod translated;
mod trees;
mod trouble;
mod updates;
mod walk;
