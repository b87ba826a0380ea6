//! The second user's result as a code that can be read out: what works, what does not, and what was tried.

use super::CodeError;
use crate::{
    guide::Guide,
    handover::{Moment, PersonId, Record},
};

/// At most 27 signs, in groups. Trails that do not fit are left out.
pub fn write(_guide: &Guide, _record: &Record, _person: &PersonId) -> String {
    todo!()
}

/// Whose result it is among the owner's people, and a record with their tests and trails, said `now`: for
/// [`Record::take_answer`].
pub fn read(_code: &str, _guide: &Guide, _owners: &Record, _now: Moment) -> Result<(PersonId, Record), CodeError> {
    todo!()
}
