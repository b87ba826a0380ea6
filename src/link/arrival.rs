//! What opening a link or a code comes to. Nothing that is on the device is ever lost by it: where there is work already,
//! the reader chooses, and a record that is opened beside it never takes its id.

use super::{CodeError, Kind, Link, LinkError, Work, read_out, return_code};
use crate::{
    guide::Guide,
    record::{Field, Moment, PersonId, Record, RecordId, Side},
};

/// What is here when a link is opened.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    pub guide: &'a Guide,
    /// What is open on the page.
    pub own: &'a Record,
    /// All that is saved of this guide.
    pub shelf: &'a [Record],
    pub now: Moment,
    /// An id that nothing has yet.
    pub fresh: &'a RecordId,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// Nothing but a place.
    Place,
    /// What support wrote about the case, where nothing has been begun.
    Fill(Record),
    /// Opened as it is: there is no other work here, or it is a second user's own half.
    Open(Record),
    /// There is work here.
    Choose(Box<Choice>),
    /// All of it is here already.
    Known,
    /// A customer's handover, to be looked at.
    Watch(Record),
    /// What a second user found out.
    Answer(Box<Answer>),
    /// An answer of somebody who is in no handover here.
    Nobody,
    /// A code, to be read next.
    Code(String),
}

/// Keep mine, open theirs, or merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub theirs: Record,
    /// Mine, with what the link brings.
    pub merged: Record,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub person: PersonId,
    pub answer: Record,
    /// The owner's record with the answer put in.
    pub with_it: Record,
}

/// What a link comes to, and how much of it this guide no longer knows.
pub fn arrival(link: &Link, here: Here<'_>) -> Result<(Arrival, Option<Work>), LinkError> {
    if let Some(code) = &link.code {
        return Ok((Arrival::Code(code.clone()), None));
    }
    let Some(sealed) = &link.work else { return Ok((here.filled(link), None)) };
    let work = Work::open(sealed, here.guide)?;
    let record = work.record.clone();
    let arrival = match work.kind {
        Kind::Continue => here.continued(record),
        Kind::Result => Arrival::Watch(record),
        Kind::Invite => here.invited(record),
        Kind::Answer => here.answered(record),
    };
    Ok((arrival, Some(work)))
}

/// What a code comes to, and whether it was made with this version of the guide.
pub fn of_code(code: &str, here: Here<'_>) -> Result<(Arrival, bool), CodeError> {
    match read_out::read(code, here.guide) {
        Ok(screen) => {
            let record = screen.record(here.guide, here.fresh.clone(), here.now);
            Ok((Arrival::Watch(record), screen.same_edition))
        }
        Err(CodeError::OtherKind) => {
            let mut failure = CodeError::NotHere;
            for owner in here.owners() {
                match return_code::read(code, here.guide, owner, here.now) {
                    Ok((person, answer)) => return Ok((here.put_in(owner, person, answer), true)),
                    Err(CodeError::NotHere) => {}
                    Err(error) => failure = error,
                }
            }
            Err(failure)
        }
        Err(error) => Err(error),
    }
}

impl Here<'_> {
    /// A record that knows what the link says of the case.
    fn filled(&self, link: &Link) -> Arrival {
        let fresh = Record::new(self.fresh.clone(), self.guide, self.now);
        let theirs = link.prefill.fill(fresh, self.guide, self.now);
        if theirs.is_blank() {
            return Arrival::Place;
        }
        if self.own.is_blank() {
            return Arrival::Fill(theirs);
        }
        let merged = link.prefill.fill(self.own.clone(), self.guide, self.now);
        if merged == *self.own { Arrival::Known } else { Arrival::Choose(Box::new(Choice { theirs, merged })) }
    }

    /// A record from a file: what a link would have carried, had it not been too long for one.
    pub fn given(&self, record: Record) -> Arrival {
        match record.side {
            None => self.continued(record),
            Some(Side::Customer) => Arrival::Watch(record),
            // An owner has been sent an answer; on the second user's own phone it is their half.
            Some(Side::SecondUser) => match self.answered(record.clone()) {
                Arrival::Nobody => self.invited(record),
                answer => answer,
            },
        }
    }

    /// A record to go on with. Only what is of the same side is put together with it.
    fn continued(&self, theirs: Record) -> Arrival {
        let Some(mine) = self.all().find(|record| !record.is_blank() && record.side == theirs.side) else {
            return Arrival::Open(self.beside(theirs));
        };
        let mut merged = mine.clone();
        merged.merge(theirs.clone());
        if merged == *mine {
            return Arrival::Known;
        }
        Arrival::Choose(Box::new(Choice { theirs: self.beside(theirs), merged }))
    }

    /// The half of a second user has an id that follows from the person, so opening the link again finds what was ticked.
    fn invited(&self, mut half: Record) -> Arrival {
        let Some((person, _)) = half.people().first().copied() else { return Arrival::Place };
        half.id = RecordId::from(&*format!("h{}", person.trim_start_matches('p')));
        match self.all().find(|record| record.id == half.id) {
            Some(known) => {
                let mut known = known.clone();
                known.merge(half);
                Arrival::Open(known)
            }
            None => Arrival::Open(half),
        }
    }

    fn answered(&self, answer: Record) -> Arrival {
        let Some((person, _)) = answer.people().first().copied() else { return Arrival::Nobody };
        let person = person.clone();
        match self.owners().find(|record| record.person(&person).is_some()) {
            Some(owner) => self.put_in(owner, person, answer),
            None => Arrival::Nobody,
        }
    }

    fn put_in(&self, owner: &Record, person: PersonId, answer: Record) -> Arrival {
        let mut with_it = owner.clone();
        with_it.take_answer(&person, &answer, self.now);
        Arrival::Answer(Box::new(Answer { person, answer, with_it }))
    }

    /// What is open, then what is saved.
    fn all(&self) -> impl Iterator<Item = &Record> {
        let saved = self.shelf.iter().filter(|record| record.id != self.own.id || self.own.is_blank());
        std::iter::once(self.own).chain(saved)
    }

    /// The handovers an answer may be for.
    fn owners(&self) -> impl Iterator<Item = &Record> {
        self.all().filter(|record| record.side != Some(Side::SecondUser))
    }

    /// Under an id of its own.
    fn beside(&self, mut record: Record) -> Record {
        if self.all().any(|known| known.id == record.id && !known.is_blank()) {
            record.id = self.fresh.clone();
        }
        record
    }
}

impl super::Prefill {
    /// Writes what support's link says where the record says nothing.
    pub fn fill(&self, mut record: Record, guide: &Guide, now: Moment) -> Record {
        for (field, text) in [(Field::Reference, &self.order), (Field::Ticket, &self.ticket)] {
            if !text.is_empty() && record.field(field).trim().is_empty() {
                record.set_field(field, text.clone(), now);
            }
        }
        let mut devices = record.devices().to_vec();
        if !self.model.is_empty() && devices.iter().all(|device| device.model.trim().is_empty()) {
            match devices.first_mut() {
                Some(first) => first.model = self.model.clone(),
                None => devices.push(crate::record::Device { name: String::new(), model: self.model.clone() }),
            }
            record.set_devices(devices, now);
        }
        if let Some(role) = self.role.as_ref().filter(|role| guide.role(role).is_some())
            && record.proposed_role().is_none()
        {
            record.propose_role(role.clone(), now);
        }
        record
    }
}
