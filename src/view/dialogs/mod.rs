//! What lies over a guide's page: links, codes, and what came by them. A part of the app that is fetched when it is first
//! asked for, and called by `app::lazy` alone.

mod answer;
mod arrived;
mod changes;
mod dialog;
mod enter;
mod include;
mod invite;
mod open;
mod received;
mod share;
mod share_options;
mod whose;

pub use open::open;
