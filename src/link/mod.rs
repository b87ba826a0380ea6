//! Links: what may stand in a fragment. Nothing of it reaches a server.

mod fragment;

pub use fragment::Fragment;
