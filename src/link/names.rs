//! From marks back to ids: what travelled as a record of the guide that opens it.

use litemap::LiteMap;

use super::{
    mark::{mark, named},
    seconds::moment,
    wire::{ANSWERS, CHOICES, SCREENSHOTS, TESTS, TICKS, TRIED, TROUBLES, Wire},
};
use crate::{
    guide::{Guide, Id, Reply, Step},
    record::{Here, Key, Outcome, PROPOSED_ROLE, PersonField, PersonId, Record, RecordId, Stamped, leaving_key},
};

/// The ids of a guide by their marks, former ones of places among them.
struct Names<'g> {
    guide: &'g Guide,
    places: Vec<(u16, &'g str)>,
}

impl<'g> Names<'g> {
    fn of(guide: &'g Guide) -> Self {
        let today = guide.places().into_iter().map(|place| place.id());
        let former = guide.aliases.iter().map(|(old, new)| (mark(old), &**new));
        Self { guide, places: today.map(|id| (mark(id), id)).chain(former).collect() }
    }

    fn place(&self, marked: u16) -> Option<&'g str> {
        self.places.iter().find(|(known, _)| *known == marked).map(|(_, id)| *id)
    }

    fn step(&self, marked: u16) -> Option<&'g Step> {
        self.guide.step(self.place(marked)?)
    }

    fn symptom(&self, marked: u16) -> Option<&'g Id> {
        self.guide.symptom(self.place(marked)?).map(|symptom| &symptom.id)
    }

    fn question(&self, marked: u16) -> Option<&'g Id> {
        self.guide.question(self.place(marked)?).map(|question| &question.id)
    }

    fn fix(&self, marked: u16) -> Option<&'g Id> {
        self.guide.fix(self.place(marked)?).map(|fix| &fix.id)
    }

    fn role(&self, marked: u16) -> Option<&'g Id> {
        named(self.guide.roles.iter().map(|role| &role.id), marked)
    }

    /// A choice and one of its options.
    fn choice(&self, marked: u16, option: u16) -> Option<(Id, &'g Id)> {
        if marked == mark(PROPOSED_ROLE) {
            return Some((PROPOSED_ROLE.into(), self.role(option)?));
        }
        let choice = self.guide.choices.iter().find(|choice| mark(&choice.id) == marked)?;
        Some((choice.id.clone(), named(choice.options.iter().map(|option| &option.id), option)?))
    }
}

impl Wire {
    /// The record, and how many entries `guide` knows nothing of.
    pub fn record(&self, guide: &Guide) -> (Record, usize) {
        let names = Names::of(guide);
        let mut dropped = 0;
        let mut record = Record::new(RecordId::from(&*self.id), guide, moment(self.made));
        record.guide_checked.clone_from(&self.checked);
        for (field, (at, text)) in self.fields.iter() {
            record.fields.insert(*field, Stamped::new(text.clone(), moment(*at)));
        }
        record.devices = self.devices.devices();
        for ((who, field), at) in self.edits.iter() {
            if let Some(person) = self.person(*who) {
                record.edits.insert(PersonField::ALL[usize::from(*field)].key(&person), moment(*at));
            }
        }
        for (id, said) in self.who.iter() {
            let Some((at, person)) = said else { continue };
            let person = person.as_ref().map(|person| person.person(guide, &mut dropped));
            record.people.insert(PersonId::from(&**id), Stamped::new(person, moment(*at)));
        }
        if let Some((at, place, who)) = self.here {
            match names.place(place) {
                None if place > 0 => dropped += 1,
                place => {
                    let place = place.unwrap_or_default().to_owned();
                    record.here = Stamped::new(Here { place, person: self.person(who) }, moment(at));
                }
            }
        }
        record.choices = self.entries(CHOICES, &mut dropped, |marks, who, option| {
            let (choice, option) = names.choice(marks[0], option)?;
            Some((Key::of(&choice, who), option.clone()))
        });
        record.ticks = self.entries(TICKS, &mut dropped, |marks, who, on| {
            let leaving = leaving_key(who);
            if leaving.parent.as_deref().map(mark) == Some(marks[0]) && mark(&leaving.node) == marks[1] {
                return Some((leaving, on == 1));
            }
            let step = names.step(marks[0])?;
            let task = named(step.tasks.iter().map(|task| &task.id), marks[1])?;
            Some((Key::within(&step.id, task, who), on == 1))
        });
        record.tests = self.entries(TESTS, &mut dropped, |marks, who, outcome| {
            let test = named(guide.tests.iter().map(|test| &test.id), marks[0])?;
            Some((Key::of(test, who), outcome_of(outcome)?))
        });
        record.troubles = self.entries(TROUBLES, &mut dropped, |marks, who, at| {
            let met = if at == 0 { "" } else { names.place(at)? };
            Some((Key::of(names.symptom(marks[0])?, who), met.into()))
        });
        record.answers = self.entries(ANSWERS, &mut dropped, |marks, who, reply| {
            let reply = usize::from(reply).checked_sub(1).map_or("", |n| Reply::ALL[n].id());
            Some((Key::within(names.symptom(marks[0])?, names.question(marks[1])?, who), reply.into()))
        });
        record.tried = self.entries(TRIED, &mut dropped, |marks, who, outcome| {
            Some((Key::within(names.symptom(marks[0])?, names.fix(marks[1])?, who), outcome_of(outcome)?))
        });
        record.screenshots = self.entries(SCREENSHOTS, &mut dropped, |marks, who, taken| {
            let shot = named(guide.support.screenshots.iter().map(|screenshot| &screenshot.id), marks[0])?;
            Some((Key::of(shot, who), taken == 1))
        });
        (record, dropped)
    }

    /// Of two entries that have become one, under a former id and today's, the later holds.
    fn entries<T: Ord>(
        &self,
        table: usize,
        dropped: &mut usize,
        name: impl Fn(&[u16], Option<&PersonId>, u16) -> Option<(Key, T)>,
    ) -> LiteMap<Key, Stamped<T>> {
        let mut entries: LiteMap<Key, Stamped<T>> = LiteMap::new();
        for (key, (at, value)) in self.tables[table].iter() {
            let Some((key, value)) = name(&key[1..], self.person(key[0]).as_ref(), *value) else {
                *dropped += 1;
                continue;
            };
            let stamped = Stamped::new(value, moment(*at));
            match entries.get_mut(&key) {
                Some(known) => known.merge(stamped),
                None => drop(entries.insert(key, stamped)),
            }
        }
        entries
    }

    /// By their number; nobody for 0.
    fn person(&self, who: u16) -> Option<PersonId> {
        self.who.keys().nth(usize::from(who.checked_sub(1)?)).map(|id| PersonId::from(&**id))
    }
}

/// `None` for a number that stands for no outcome.
fn outcome_of(number: u16) -> Option<Option<Outcome>> {
    match number.checked_sub(1) {
        None => Some(None),
        Some(n) => Outcome::ALL.get(usize::from(n)).copied().map(Some),
    }
}
