//! A handover: one guide being walked by one owner, and the record of it.
//!
//! [`Record`] is what was said and ticked, and all that is stored. [`Handover`] reads it beside its guide:
//! what is shown, what is next, who is proven. Neither knows a clock: moments and ids are passed in.

mod count;
mod device;
mod difference;
mod draft;
mod handover;
mod in_order;
mod key;
mod leaving;
mod left;
mod moment;
mod origin;
mod outcome;
mod person;
mod person_field;
mod person_form;
mod progress;
#[expect(clippy::module_inception, reason = "the room bears the name of its main type")]
mod record;
pub mod shelf;
mod stamped;
mod standing;
mod stored;
mod trail;
mod travel;

pub use count::Count;
pub use device::{Device, DeviceId, Devices};
pub use difference::Change;
pub use draft::{Draft, DraftName, begun, prefix as draft_prefix, sort as sort_drafts};
pub use handover::Handover;
pub use key::Key;
pub use leaving::leaving_key;
pub use left::Left;
pub use moment::{Day, Moment};
pub use origin::{Origin, may_come};
pub use outcome::Outcome;
pub use person::{Person, PersonId};
pub use person_field::PersonField;
pub use person_form::{Missing, PERSON_FORM, PersonForm};
pub use progress::State;
pub use record::{Field, Here, PROPOSED_ROLE, Record, RecordId, Side};
pub use stamped::Stamped;
pub use standing::Standing;
pub use stored::{FORM, Glance, SavedError, from_text, to_text};
pub use trail::{By, Entry, OffPath, Trail};
pub use travel::{Destination, May, PARTS, Part, may_go};
