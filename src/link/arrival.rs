//! What opening a link, a code or a file comes to. Nothing that is on the device is replaced by it unasked: where
//! something here would change or go, the reader is shown what, and chooses.
//!
//! A record is its guide, its id and its side. Only the same record is ever put together; any other is opened beside what
//! is here, and if its id is taken under one of its own.

use super::{CodeError, Kind, Link, LinkError, Work, read_out, return_code};
use crate::{
    guide::Guide,
    record::{Change, Device, Field, Moment, Origin, PersonId, Record, RecordId, Side},
};

/// What is here when a link is opened.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    pub guide: &'a Guide,
    /// What is open on the page.
    pub own: &'a Record,
    /// All that is saved of this guide.
    pub shelf: &'a [Record],
    /// The ids of all that is saved, of whatever guide.
    pub taken: &'a [RecordId],
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
    /// Opened as it is: nothing that is here changes.
    Open(Record),
    /// Something here would change, or there is other work.
    Choose(Box<Choice>),
    /// All of it is here already.
    Known,
    /// A second user's half that is here, and an invitation that was made before it last changed.
    Older(Record),
    /// A customer's handover, to be looked at.
    Watch(Record),
    /// What a second user found out.
    Answer(Box<Answer>),
    /// An answer that fits several people, or one person in several handovers.
    Several(Vec<Answer>),
    /// An answer of somebody who is in no handover here.
    Nobody,
    /// A code, to be read next.
    Code(String),
}

/// Keep mine, open theirs beside it, or put both together.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is here.
    pub mine: Record,
    /// What came, to be opened beside mine. Not of a second user's half: there is one of each.
    pub theirs: Option<Record>,
    /// Mine with what came, if both are the same record.
    pub merged: Option<Merged>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    pub record: Record,
    pub changes: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub person: PersonId,
    pub answer: Record,
    /// The owner's record with the answer put in.
    pub with_it: Record,
    /// What that changes of the owner's record.
    pub changes: Vec<Change>,
    /// Whether what is here was said after it.
    pub is_older: bool,
}

/// What a link comes to. In the work: how much of it this guide no longer knows, or may not come so.
pub fn arrival(link: &Link, here: Here<'_>) -> Result<(Arrival, Option<Work>), LinkError> {
    if let Some(code) = &link.code {
        return Ok((Arrival::Code(code.clone()), None));
    }
    let Some(sealed) = &link.work else { return Ok((here.filled(link), None)) };
    let mut work = Work::open(sealed, here.guide)?;
    let origin = match work.kind {
        Kind::Continue => Origin::ContinueLink,
        Kind::Result => Origin::ResultLink,
        Kind::Invite => Origin::Invite,
        Kind::Answer => Origin::Answer,
    };
    let (mut record, left_out) = work.record.coming(here.guide, origin);
    record.settle(here.now);
    work.dropped += left_out;
    let arrival = match work.kind {
        Kind::Continue => here.continued(record),
        Kind::Result => Arrival::Watch(record),
        Kind::Invite => here.invited(record),
        Kind::Answer => here.answered(record),
    };
    Ok((arrival, Some(work)))
}

/// What a code comes to, and whether it was made with this version of the guide. `expected`: whose answer is waited for.
pub fn of_code(code: &str, here: Here<'_>, expected: Option<&PersonId>) -> Result<(Arrival, bool), CodeError> {
    match read_out::read(code, here.guide) {
        Ok(screen) => {
            let record = screen.record(here.guide, here.fresh.clone(), here.now);
            Ok((Arrival::Watch(record), screen.same_edition))
        }
        Err(CodeError::OtherKind) => {
            let mut fitting = Vec::new();
            let mut failure = CodeError::NotHere;
            for owner in here.owners() {
                match return_code::read(code, here.guide, owner, here.now) {
                    Ok(found) => fitting.extend(found.into_iter().map(|(person, answer)| (owner, person, answer))),
                    Err(error) => failure = error,
                }
            }
            let of_expected = |owner: &Record, person: &PersonId| owner.id == here.own.id && Some(person) == expected;
            if fitting.iter().any(|(owner, person, _)| of_expected(owner, person)) {
                fitting.retain(|(owner, person, _)| of_expected(owner, person));
            }
            let arrival = here.one_of(fitting.into_iter(), None);
            if arrival == Arrival::Nobody { Err(failure) } else { Ok((arrival, true)) }
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
        let with_it = link.prefill.fill(self.own.clone(), self.guide, self.now);
        let merged = Merged::of(self.own, with_it);
        if merged.changes.is_empty() {
            return Arrival::Known;
        }
        let choice = Choice { mine: self.own.clone(), theirs: Some(theirs), merged: Some(merged) };
        Arrival::Choose(Box::new(choice))
    }

    /// A record from a file: what a link would have carried, had it not been too long for one.
    pub fn given(&self, mut record: Record) -> Arrival {
        record.settle(self.now);
        match record.side {
            None => self.continued(record),
            Some(Side::Customer) => Arrival::Watch(record),
            // An owner has been sent an answer; on the second user's own phone it is their half.
            Some(Side::SecondUser) => {
                let answer = record.coming(self.guide, Origin::Answer).0;
                match self.answered(answer) {
                    Arrival::Nobody => self.invited(record),
                    arrival => arrival,
                }
            }
        }
    }

    /// A record to go on with.
    fn continued(&self, theirs: Record) -> Arrival {
        let side = theirs.side;
        let mut of_side = self.all().filter(|mine| !mine.is_blank() && mine.side == side);
        if let Some(mine) = of_side.clone().find(|mine| mine.is_same(&theirs)) {
            let merged = Merged::of(mine, mine.with(&theirs));
            if merged.changes.is_empty() {
                return if mine.id == self.own.id { Arrival::Known } else { Arrival::Open(mine.clone()) };
            }
            let theirs = Record { id: self.fresh.clone(), ..theirs };
            let choice = Choice { mine: mine.clone(), theirs: Some(theirs), merged: Some(merged) };
            return Arrival::Choose(Box::new(choice));
        }
        let theirs = self.beside(theirs);
        match of_side.next() {
            None => Arrival::Open(theirs),
            Some(mine) => Arrival::Choose(Box::new(Choice { mine: mine.clone(), theirs: Some(theirs), merged: None })),
        }
    }

    /// The half of a second user has an id that follows from the person, so opening the link again finds what was ticked.
    fn invited(&self, mut half: Record) -> Arrival {
        let Some((person, _)) = half.people().first().copied() else { return Arrival::Place };
        let person = person.clone();
        half.side = Some(Side::SecondUser);
        half.id = RecordId::from(&*format!("h{}", person.trim_start_matches('p')));
        let known = self.all().find(|mine| mine.side == half.side && mine.person(&person).is_some());
        let Some(known) = known else { return Arrival::Open(self.beside(half)) };
        half.id = known.id.clone();
        let merged = Merged::of(known, known.with(&half));
        if !merged.changes.is_empty() {
            let choice = Choice { mine: known.clone(), theirs: None, merged: Some(merged) };
            return Arrival::Choose(Box::new(choice));
        }
        half.fill_gaps(known);
        let differs = known.changes_to(&half).iter().any(|change| {
            matches!(change, Change::PermissionGiven { .. } | Change::PermissionTaken { .. } | Change::Role { .. })
        });
        if differs { Arrival::Older(known.clone()) } else { Arrival::Open(known.clone()) }
    }

    fn answered(&self, answer: Record) -> Arrival {
        let Some((person, _)) = answer.people().first().copied() else { return Arrival::Nobody };
        let person = person.clone();
        let owners = self.owners().filter(|owner| owner.person(&person).is_some());
        let said = answer.changed();
        self.one_of(owners.map(|owner| (owner, person.clone(), answer.clone())), Some(said))
    }

    /// The one that an answer is for, if it is one. `said`: when, on the second user's clock, if that is known.
    fn one_of<'o>(
        &self,
        fitting: impl Iterator<Item = (&'o Record, PersonId, Record)>,
        said: Option<Moment>,
    ) -> Arrival {
        let fitting = fitting.map(|(owner, person, answer)| self.put_in(owner, person, answer, said));
        match <[Answer; 1]>::try_from(fitting.collect::<Vec<_>>()) {
            Ok([answer]) if answer.changes.is_empty() => Arrival::Known,
            Ok([answer]) => Arrival::Answer(Box::new(answer)),
            Err(none) if none.is_empty() => Arrival::Nobody,
            Err(several) => Arrival::Several(several),
        }
    }

    fn put_in(&self, owner: &Record, person: PersonId, answer: Record, said: Option<Moment>) -> Answer {
        let is_older = said.is_some_and(|said| owner.has_heard_since(&person, &answer, said));
        let mut with_it = owner.clone();
        with_it.take_answer(&person, &answer, said, self.now);
        let changes = owner.changes_to(&with_it);
        Answer { person, answer, with_it, changes, is_older }
    }

    /// What is open, then what is saved.
    fn all(&self) -> impl Iterator<Item = &Record> + Clone {
        let saved = self.shelf.iter().filter(|record| record.id != self.own.id || self.own.is_blank());
        std::iter::once(self.own).chain(saved)
    }

    /// The handovers an answer may be for.
    fn owners(&self) -> impl Iterator<Item = &Record> {
        self.all().filter(|record| record.side.is_none())
    }

    /// Under an id that nothing here has.
    fn beside(&self, mut record: Record) -> Record {
        let is_open = self.own.id == record.id && !self.own.is_blank();
        if is_open || self.taken.contains(&record.id) {
            record.id = self.fresh.clone();
        }
        record
    }
}

impl Merged {
    fn of(mine: &Record, record: Record) -> Self {
        let changes = mine.changes_to(&record);
        Self { record, changes }
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
        let mut devices: Vec<Device> = record.devices().into_iter().cloned().collect();
        if !self.model.is_empty() && devices.iter().all(|device| device.model.trim().is_empty()) {
            match devices.first_mut() {
                Some(first) => first.model = self.model.clone(),
                None => devices.push(Device { name: String::new(), model: self.model.clone() }),
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
