//! A handover: one guide being walked by one owner, and the record of it.
//!
//! [`Record`] is what was said and ticked, and all that is stored. [`Handover`] reads it beside its guide:
//! what is shown, what is next, who is proven. Neither knows a clock: moments and ids are passed in.

mod key;
mod moment;
mod person;
mod progress;
#[expect(clippy::module_inception, reason = "the room bears the name of its main type")]
mod record;
pub mod shelf;
mod stamped;
mod standing;
mod stored;
mod trail;
mod travel;

pub use key::Key;
pub use moment::{Day, Moment};
pub use person::{Person, PersonId};
pub use progress::{Count, Handover, Left, State};
pub use record::{Device, Field, Here, PROPOSED_ROLE, Record, RecordId, Side};
pub use stamped::Stamped;
pub use standing::{Outcome, Standing};
pub use stored::{FORM, Glance, SavedError, from_text, to_text};
pub use trail::{By, Entry, OffPath, Trail};
pub use travel::{Destination, May, PARTS, Part, may_go};
