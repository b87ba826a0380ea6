//! Links: what may stand in a fragment. Nothing of it reaches a server.

mod arrival;
mod asking;
mod fragment;
mod qr;
mod stub;
pub use arrival::{Answer, Arrival, Choice, Here, arrival, of_code};
pub use stub::*;

pub use asking::{Act, Ask, Reply, What};
pub use fragment::Fragment;
pub use qr::{QUIET, Qr, QrError};

/// A link of more characters than this is warned of: some carriers cut it.
pub const WARN: usize = 2_000;

/// A link of more characters than this is not made, and not read.
pub const REFUSE: usize = 4_000;
