//! Links: what may stand in a fragment, and the codes that are read out instead. Nothing of it reaches a server.
//!
//! A fragment is read once. [`Fragment`] is that reading: place, record, and the parts behind them, which is all that the
//! app needs to show a place. [`Link`] is what those parts ask for, in a part of the app that is fetched when there are any.

mod arrival;
mod arriving;
mod bytes;
mod case_number;
mod clean;
mod code;
mod code_error;
mod edition;
mod error;
mod escape;
mod fragment;
mod kind;
mod mangling;
mod mark;
mod names;
mod pasted;
mod path;
mod qr;
pub mod read_out;
#[cfg(not(target_arch = "wasm32"))]
mod recipe;
pub mod return_code;
mod sealed;
mod seconds;
mod symbol;
mod wire;
mod wire_person;
mod work;

pub use arrival::{Answer, Arrival, Choice, Here, Merged, arrival, of_code};
pub use arriving::{Link, Prefill};
pub use case_number::{MAX_CASE_NUMBER, case_number};
pub use clean::clean;
pub use code::{CodeKind, kind_of, mark_of, tidy};
pub use code_error::CodeError;
pub use error::LinkError;
pub use fragment::Fragment;
pub use kind::Kind;
pub use mark::mark;
pub use pasted::pasted;
pub use qr::{QUIET, Qr, QrError};
#[cfg(not(target_arch = "wasm32"))]
pub use recipe::{RECIPES, Recipe, SITE};
pub use sealed::Sealed;
pub use work::Work;

/// Characters of a whole link, from which on the reader is warned: chat programs may cut it.
pub const WARN: usize = 2_000;

/// Characters of a whole link that are too many: a file is offered instead.
pub const REFUSE: usize = 4_000;
