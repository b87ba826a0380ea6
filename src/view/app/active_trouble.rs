//! Which trouble the reader is looking into now.

use leptos::prelude::*;

use crate::view::{app::store::Store, app::trouble::Trouble};
use crate::{
    browser::document,
    guide::{Id, Node, Per, Place, Reply, Symptom},
    record::PersonId,
};

impl Store {
    pub fn active_trouble(&self) -> Option<Trouble> {
        self.changed.track();
        // Whoever was taken off the record has no trouble any more.
        let trouble = self.trouble.get_value()?;
        let is_there = |person: &PersonId| self.peek(|handover| handover.record.person(person).is_some());
        trouble.person.as_ref().is_none_or(is_there).then_some(trouble)
    }

    pub fn set_active_trouble(&self, trouble: Trouble) {
        self.trouble.set_value(Some(trouble));
        self.notify();
    }

    /// The trouble that the place on the screen belongs to, or the one looked into last.
    pub fn trouble(&self) -> Option<Trouble> {
        let active_trouble = self.active_trouble();
        let here = self.session.place.get_untracked();
        let Some(node) = self.guide.node(&here).filter(|node| *node != Node::Support) else { return active_trouble };
        if let Some(trouble) = active_trouble.filter(|trouble| {
            self.guide.symptom(&trouble.symptom).is_some_and(|symptom| self.guide.leads(symptom, node.id()))
        }) {
            return Some(trouble);
        }
        let turn = self.turn_of_any();
        self.read(|handover| {
            let (symptom, person) = handover.trouble_of(node.id(), turn.as_ref())?;
            Some(Trouble::of(handover, symptom, person))
        })
    }

    /// A symptom as it is looked into now: for the person whose turn it is.
    pub fn trouble_at(&self, symptom: &Id) -> Trouble {
        match self.active_trouble() {
            Some(trouble) if trouble.symptom == *symptom => trouble,
            _ => Trouble { symptom: symptom.clone(), person: self.turn_of_any(), met: None },
        }
    }

    /// On coming to a symptom from `before`: whose trouble it is and where it was met.
    pub fn arrive_at_symptom(&self, symptom: &Symptom, before: &str) {
        let is_back =
            self.guide.node(before).is_some() && self.active_trouble().is_some_and(|it| it.symptom == symptom.id);
        if is_back {
            return;
        }
        let from = self.guide.find(before);
        let once = matches!(from, Some(Place::Step(step)) if step.per == Per::Handover);
        let met = self.guide.is_walked(before).then(|| before.into());
        let person = if once { None } else { self.turn_of_any() };
        let met = met.or_else(|| self.peek(|handover| handover.met(symptom, person.as_ref()).cloned()));
        self.set_active_trouble(Trouble { symptom: symptom.id.clone(), person, met });
    }

    /// Shows on a question, or on a fix, what was said of it.
    pub fn mark_answer(&self, place: Place<'_>) {
        if !place.is_of_tree() {
            return;
        }
        let said = self
            .trouble()
            .and_then(|trouble| self.peek(|handover| trouble.trail(handover)?.said_of(place.id()).map(Reply::id)));
        document::mark_answer(place.id(), said.unwrap_or("nothing"));
    }
}
