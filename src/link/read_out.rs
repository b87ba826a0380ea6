//! The code that is read out on the phone: which guide and edition, which place, and what was said on the way there.

use super::CodeError;
use crate::{
    guide::{Guide, Node, Place, Say, Symptom},
    handover::{Moment, Record, RecordId, Trail},
};

/// What the other one has on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen<'g> {
    pub place: Place<'g>,
    /// Whose tree they are in.
    pub symptom: Option<&'g Symptom>,
    /// Questions and answers, and fixes (yes: it helped), in order. The place itself is not among them, except a fix
    /// that helped.
    pub said: Vec<(Node<'g>, Say)>,
    /// Whether it was written with this edition of the guide.
    pub same_edition: bool,
}

/// 9 to 12 signs in groups. `trail` is the one that `place` is looked at on, if any.
pub fn write(_guide: &Guide, _place: &str, _trail: Option<&Trail<'_>>) -> String {
    todo!()
}

pub fn read<'g>(_code: &str, _guide: &'g Guide) -> Result<Screen<'g>, CodeError> {
    todo!()
}

impl Screen<'_> {
    /// A record that shows the same: for support, beside what they do themselves.
    pub fn record(&self, _guide: &Guide, _id: RecordId, _now: Moment) -> Record {
        todo!()
    }
}
