//! Links: what may stand in a fragment. Nothing of it reaches a server.

mod fragment;
mod qr;

pub use fragment::Fragment;
pub use qr::{QUIET, Qr, QrError};
