//! A handover: one guide being walked by one owner, and the record of it.
//!
//! [`Record`] is what was said and ticked, and all that is stored. [`Handover`] reads it beside its guide:
//! what is shown, what is next, who is proven. Neither knows a clock: moments and ids are passed in.

mod moment;
mod person;
mod progress;
mod proof;
mod record;
mod said;
pub mod shelf;
mod stored;
mod trail;
mod travel;

pub use moment::{Day, Moment};
pub use person::{Person, PersonId};
pub use progress::{Count, Handover, Left, State};
pub use proof::{Outcome, Standing};
pub use record::{Device, Field, Here, PROPOSED_ROLE, Record, RecordId, Side};
pub use said::Said;
pub use stored::{FORM, Glance, SavedError, from_text, to_text};
pub use trail::{Beside, By, Entry, Trail};
pub use travel::{Destination, May, PARTS, Part, may_go};
