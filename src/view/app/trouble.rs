//! A symptom that is looked into: for whom, and where it was met.

use crate::{
    guide::{Id, Symptom},
    record::{Handover, PersonId, Trail},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub symptom: Id,
    pub person: Option<PersonId>,
    pub met: Option<Id>,
}

impl Trouble {
    pub fn of(handover: Handover<'_>, symptom: &Symptom, person: Option<PersonId>) -> Self {
        let met = handover.met(symptom, person.as_ref()).cloned();
        Self { symptom: symptom.id.clone(), person, met }
    }

    /// The one looked into last, as the record has it.
    pub fn last_of(handover: Handover<'_>) -> Option<Self> {
        let (symptom, person) = handover.last_trouble()?;
        Some(Self::of(handover, symptom, person))
    }

    /// `None` where the guide no longer has the symptom.
    pub fn trail<'a>(&self, handover: Handover<'a>) -> Option<Trail<'a>> {
        Some(handover.trail(handover.guide.symptom(&self.symptom)?, self.person.as_ref()))
    }
}
