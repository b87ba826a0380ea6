//! The record: what was said, chosen, ticked and tested. Everything that is stored, and nothing that can be worked out.
//!
//! Every entry carries the moment it was said, so merging two copies loses nothing (see [`Stamped`]).
//! Keys are ids from the guide: what a newer guide no longer has stays in the record and is not shown.

use std::cmp::Ordering;

use litemap::LiteMap;

use super::{Device, Devices, Key, Moment, Outcome, Person, PersonField, PersonId, Stamped, in_order::insert_in_order};
use crate::{
    as_object,
    guide::{Choice, Guide, Id, Per, Reply, Step},
    ids, transparent,
};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(String);

transparent! { RecordId }

impl RecordId {
    pub fn from_random(random: u64) -> Self {
        Self(format!("r{random:x}"))
    }
}

impl From<&str> for RecordId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::ops::Deref for RecordId {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: RecordId,
    pub guide: Id,
    /// The guide's `checked` when the record was made.
    pub guide_checked: String,
    pub made: Moment,
    pub fields: LiteMap<Field, Stamped<String>>,
    pub devices: Devices,
    /// `None`: removed. Kept so that another tab's copy does not bring them back.
    pub people: LiteMap<PersonId, Stamped<Option<Person>>>,
    /// When something about a person was last changed, where that was before they were: `account@p1`. See [`PersonField`].
    pub edits: LiteMap<Key, Moment>,
    /// The newest thing in the answer of each person that was put in last, by the clock of their own phone.
    pub answered: LiteMap<PersonId, Stamped<Moment>>,
    /// By choice, and person where it is made per person: `method`, `reach@p1`.
    pub choices: LiteMap<Key, Stamped<Id>>,
    /// By step and task, and person: `before/online`, `share/send@p1`.
    pub ticks: LiteMap<Key, Stamped<bool>>,
    /// By test and person: `live-view@p1`. `None`: set back to "not tested".
    pub tests: LiteMap<Key, Stamped<Option<Outcome>>>,
    /// Where each trouble was met, by symptom and person: `no-playback@p1` was met on `tests`. Empty: taken back.
    pub troubles: LiteMap<Key, Stamped<Id>>,
    /// What was answered in the trees, by symptom, question and person: `no-playback/was-given@p1` is `yes`.
    /// Empty: taken back.
    pub answers: LiteMap<Key, Stamped<Id>>,
    /// Whether a fix helped, by symptom, fix and person. `None`: taken back.
    pub tried: LiteMap<Key, Stamped<Option<Outcome>>>,
    /// The screenshots taken for support, by id.
    pub screenshots: LiteMap<Key, Stamped<bool>>,
    pub here: Stamped<Here>,
    /// `None` on the owner's side, where nearly all records are.
    pub side: Option<Side>,
}

as_object! {
    Record {
        id, guide, guide_checked, made,
        fields or empty, devices or empty, people or empty, edits or empty, answered or empty, choices or empty, ticks or empty, tests or empty,
        troubles or empty, answers or empty, tried or empty, screenshots or empty, here or empty,
        side or none,
    }
}

/// Whose handover a record is, where it is not the owner's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The half of the one person in it, on their own phone.
    SecondUser,
    /// A copy of what a customer sent to support.
    Customer,
}

ids! { Side { SecondUser = "second-user", Customer = "customer" } }
as_object! { enum Side }

/// Stands among the choices, and no choice of a guide may be called so.
pub const PROPOSED_ROLE: &str = "role";

/// What the owner's page asks for. All may stay empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Site,
    /// Who holds the owner account.
    Owner,
    /// The e-mail address or phone number of the owner account.
    Account,
    /// Order number or job reference.
    Reference,
    /// Support's own number for the case. Only a link from support fills it in.
    Ticket,
}

ids! { Field { Site = "site", Owner = "owner", Account = "account", Reference = "reference", Ticket = "ticket" } }
as_object! { enum Field }

impl Field {
    /// Those the owner's page asks for.
    pub const ASKED: [Self; 4] = [Self::Site, Self::Owner, Self::Account, Self::Reference];
}

/// Where the reader was.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Here {
    pub place: String,
    pub person: Option<PersonId>,
}

as_object! { Here { place, person or empty } }

impl Record {
    pub fn new(id: RecordId, guide: &Guide, now: Moment) -> Self {
        Self {
            id,
            guide: guide.id.clone(),
            guide_checked: guide.checked.clone(),
            made: now,
            fields: LiteMap::new(),
            devices: Devices::default(),
            people: LiteMap::new(),
            edits: LiteMap::new(),
            answered: LiteMap::new(),
            choices: LiteMap::new(),
            ticks: LiteMap::new(),
            tests: LiteMap::new(),
            troubles: LiteMap::new(),
            answers: LiteMap::new(),
            tried: LiteMap::new(),
            screenshots: LiteMap::new(),
            here: Stamped::default(),
            side: None,
        }
    }

    /// Whether it is the half of a second user, on their own phone.
    pub fn is_second_users(&self) -> bool {
        self.side == Some(Side::SecondUser)
    }

    /// The role that a link from support proposes for whoever is added next.
    pub fn proposed_role(&self) -> Option<&Id> {
        self.choices.get(&Key::from(PROPOSED_ROLE)).map(Stamped::get)
    }

    pub fn propose_role(&mut self, role: Id, now: Moment) {
        stamp(&mut self.choices, PROPOSED_ROLE.into(), role, now);
    }

    pub fn field(&self, field: Field) -> &str {
        self.fields.get(&field).map_or("", |said| said.get())
    }

    pub fn set_field(&mut self, field: Field, value: String, now: Moment) {
        stamp(&mut self.fields, field, value, now);
    }

    pub fn devices(&self) -> Vec<&Device> {
        self.devices.present()
    }

    pub fn set_devices(&mut self, devices: Vec<Device>, now: Moment) {
        self.devices.set(devices, now);
    }

    /// The people of the record in the order they were added, those who left among them.
    pub fn people(&self) -> Vec<(&PersonId, &Person)> {
        let mut people: Vec<(&PersonId, &Person)> = Vec::new();
        for (id, said) in self.people.iter() {
            if let Some(person) = said.get() {
                insert_in_order(&mut people, (id, person), |(_, new), (_, known)| new.added < known.added);
            }
        }
        people
    }

    /// The people who have, or are to get, access.
    pub fn active(&self) -> Vec<(&PersonId, &Person)> {
        self.people().into_iter().filter(|(_, person)| person.left.is_none()).collect()
    }

    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.get(id)?.get().as_ref()
    }

    /// Adds a person or changes one. The first person takes over what was ticked before there was anybody.
    pub fn set_person(&mut self, guide: &Guide, id: PersonId, person: Person, now: Moment) {
        // Removed people count: what was ticked for them is not for the next.
        if self.people.is_empty() {
            self.adopt(guide, &id, now);
        }
        let unchanged: Vec<(Key, Moment)> = match self.person(&id) {
            None => Vec::new(),
            Some(before) => {
                let same = PersonField::ALL.into_iter().filter(|field| field.is_same(before, &person));
                same.map(|field| (field.key(&id), self.edited(&id, field))).collect()
            }
        };
        stamp(&mut self.people, id.clone(), Some(person), now);
        self.note_edits(&id, unchanged);
    }

    /// When something about a person was last changed.
    pub fn edited(&self, id: &PersonId, field: PersonField) -> Moment {
        let last = || self.people.get(id).map(Stamped::at).unwrap_or_default();
        self.edits.get(&field.key(id)).copied().unwrap_or_else(last)
    }

    /// What is not among them was changed when the person was.
    fn note_edits(&mut self, id: &PersonId, edits: impl IntoIterator<Item = (Key, Moment)>) {
        let last = self.people.get(id).map(Stamped::at).unwrap_or_default();
        for field in PersonField::ALL {
            self.edits.remove(&field.key(id));
        }
        for (key, at) in edits.into_iter().filter(|(_, at)| *at != last) {
            self.edits.insert(key, at);
        }
    }

    pub fn remove_person(&mut self, id: &PersonId, now: Moment) {
        stamp(&mut self.people, id.clone(), None, now);
    }

    pub fn chosen(&self, choice: &Choice, person: Option<&PersonId>) -> Option<&Id> {
        self.choices.get(&choice_key(choice, person)).map(Stamped::get)
    }

    pub fn choose(&mut self, choice: &Choice, person: Option<&PersonId>, option: Id, now: Moment) {
        stamp(&mut self.choices, choice_key(choice, person), option, now);
    }

    /// When the task was ticked; `None` if it is not.
    pub fn ticked(&self, step: &Step, task: &Id, person: Option<&PersonId>) -> Option<Moment> {
        self.ticks.get(&tick_key(step, task, person)).filter(|said| *said.get()).map(Stamped::at)
    }

    pub fn tick(&mut self, step: &Step, task: &Id, person: Option<&PersonId>, on: bool, now: Moment) {
        self.set_tick(tick_key(step, task, person), on, now);
    }

    pub(super) fn set_tick(&mut self, key: Key, on: bool, now: Moment) {
        stamp(&mut self.ticks, key, on, now);
    }

    pub fn outcome(&self, test: &Id, person: &PersonId) -> Option<&Stamped<Option<Outcome>>> {
        self.tests.get(&Key::of(test, Some(person))).filter(|said| said.get().is_some())
    }

    pub fn set_outcome(&mut self, test: &Id, person: &PersonId, outcome: Option<Outcome>, now: Moment) {
        stamp(&mut self.tests, Key::of(test, Some(person)), outcome, now);
    }

    /// Notes that a symptom is looked into, and where it was met.
    pub fn meet(&mut self, symptom: &Id, person: Option<&PersonId>, at: Id, now: Moment) {
        stamp(&mut self.troubles, Key::of(symptom, person), at, now);
    }

    /// Answers a question of a symptom's tree.
    pub fn answer(&mut self, symptom: &Id, question: &Id, person: Option<&PersonId>, answer: Reply, now: Moment) {
        stamp(&mut self.answers, Key::within(symptom, question, person), answer.id().into(), now);
    }

    /// Says whether a fix of a symptom's tree helped.
    pub fn set_tried(
        &mut self,
        symptom: &Id,
        fix: &Id,
        person: Option<&PersonId>,
        outcome: Option<Outcome>,
        now: Moment,
    ) {
        stamp(&mut self.tried, Key::within(symptom, fix, person), outcome, now);
    }

    /// Takes back all that was said of a trouble, under former ids too.
    pub fn forget(&mut self, guide: &Guide, symptom: &Id, person: Option<&PersonId>, now: Moment) {
        for symptom in guide.ids_of(symptom) {
            let of_trail = |key: &&Key| key.parent.as_ref() == Some(symptom) && key.person.as_ref() == person;
            let answers: Vec<Key> = self.answers.keys().filter(of_trail).cloned().collect();
            let tried: Vec<Key> = self.tried.keys().filter(of_trail).cloned().collect();
            answers.into_iter().for_each(|key| stamp(&mut self.answers, key, Id::default(), now));
            tried.into_iter().for_each(|key| stamp(&mut self.tried, key, None, now));
            let trouble = Key::of(symptom, person);
            if self.troubles.contains_key(&trouble) {
                stamp(&mut self.troubles, trouble, Id::default(), now);
            }
        }
    }

    pub fn set_screenshot(&mut self, id: &Id, taken: bool, now: Moment) {
        stamp(&mut self.screenshots, Key::of(id, None), taken, now);
    }

    pub fn has_screenshot(&self, id: &Id) -> bool {
        self.screenshots.get(&Key::of(id, None)).is_some_and(|said| *said.get())
    }

    pub fn go(&mut self, here: Here, now: Moment) {
        if *self.here.get() != here {
            self.here.merge(Stamped::new(here, self.here.at().next(now)));
        }
    }

    /// When anything was last said.
    pub fn changed(&self) -> Moment {
        let fields = self.fields.values().map(Stamped::at);
        let people = self.people.values().map(Stamped::at);
        let choices = self.choices.values().map(Stamped::at);
        let ticks = self.ticks.values().map(Stamped::at);
        let tests = self.tests.values().chain(self.tried.values()).map(Stamped::at);
        let trails = self.troubles.values().chain(self.answers.values()).map(Stamped::at);
        let screenshots = self.screenshots.values().map(Stamped::at);
        let devices = self.devices.0.values().map(Stamped::at);
        let one = [self.made, self.here.at()].into_iter().chain(devices);
        let all = one.chain(fields).chain(people).chain(choices).chain(ticks).chain(tests).chain(trails);
        all.chain(screenshots).max().unwrap_or_default()
    }

    /// Whether there is anything worth keeping: reading along is not.
    pub fn is_blank(&self) -> bool {
        self.fields.is_empty()
            && self.devices.0.is_empty()
            && self.people.is_empty()
            && self.choices.is_empty()
            && self.ticks.is_empty()
            && self.tests.is_empty()
            && self.answers.is_empty()
            && self.tried.is_empty()
            && self.screenshots.is_empty()
    }

    /// Whether another copy is one of the same record: of the same guide, on the same side.
    pub fn is_same(&self, other: &Record) -> bool {
        self.guide == other.guide && self.id == other.id && self.side == other.side
    }

    /// Takes in another copy of this record; anything else is not taken in. Whatever was said later holds; the order of
    /// merging does not matter.
    pub fn merge(&mut self, other: Record) {
        if !self.is_same(&other) {
            return;
        }
        self.made = self.made.min(other.made);
        merge_maps(&mut self.fields, &other.fields);
        merge_maps(&mut self.devices.0, &other.devices.0);
        self.merge_people(&other);
        merge_maps(&mut self.answered, &other.answered);
        merge_maps(&mut self.choices, &other.choices);
        merge_maps(&mut self.ticks, &other.ticks);
        merge_maps(&mut self.tests, &other.tests);
        merge_maps(&mut self.troubles, &other.troubles);
        merge_maps(&mut self.answers, &other.answers);
        merge_maps(&mut self.tried, &other.tried);
        merge_maps(&mut self.screenshots, &other.screenshots);
        self.here.merge(other.here);
    }

    /// Of somebody who is on both, the later of each thing.
    fn merge_people(&mut self, other: &Record) {
        for (id, said) in other.people.iter() {
            let theirs = PersonField::ALL.map(|field| (field, other.edited(id, field)));
            let mine = PersonField::ALL.map(|field| (field, self.edited(id, field)));
            let (Some(before), Some(person)) = (self.person(id).cloned(), said.get()) else {
                if self.people.get(id).is_none_or(|mine| said > mine) {
                    self.people.insert(id.clone(), said.clone());
                    self.note_edits(id, theirs.map(|(field, at)| (field.key(id), at)));
                }
                continue;
            };
            let mut merged = before.clone();
            let mut edits = Vec::new();
            for ((field, at), (_, mine)) in theirs.into_iter().zip(mine) {
                if (at, field.rank(person, &before)) > (mine, Ordering::Equal) {
                    field.copy(person, &mut merged);
                }
                edits.push((field.key(id), at.max(mine)));
            }
            merged.added = before.added.min(person.added);
            let last = self.people.get(id).map_or(said.at(), |mine| mine.at().max(said.at()));
            self.people.insert(id.clone(), Stamped::new(Some(merged), last));
            self.note_edits(id, edits);
        }
    }

    /// This record with what came by a link put in, which may leave out who somebody is.
    pub fn with(&self, theirs: &Record) -> Self {
        let mut theirs = theirs.clone();
        theirs.fill_gaps(self);
        let mut both = self.clone();
        both.merge(theirs);
        both
    }

    /// What a link leaves out is not said to be empty.
    pub fn fill_gaps(&mut self, known: &Record) {
        for (id, said) in known.people.iter() {
            let Some(person) = said.get() else { continue };
            let edits = [PersonField::Name, PersonField::Account].map(|field| (field, known.edited(id, field)));
            let Some(mut theirs) = self.person(id).cloned() else { continue };
            let mut moments = PersonField::ALL.map(|field| (field.key(id), self.edited(id, field)));
            for (field, at) in edits {
                if field.text(&theirs).is_empty() {
                    field.copy(person, &mut theirs);
                    moments.iter_mut().filter(|(key, _)| *key == field.key(id)).for_each(|(_, moment)| *moment = at);
                }
            }
            let at = self.people.get(id).map(Stamped::at).unwrap_or_default();
            self.people.insert(id.clone(), Stamped::new(Some(theirs), at));
            self.note_edits(id, moments);
        }
    }

    /// Takes in what the second user found out on their own phone: tests, trails, and ticks that are on. It is said
    /// `now`, when the owner accepts it, for the clocks of two phones differ. `said`: when, by their phone, if it is known.
    pub fn take_answer(&mut self, person: &PersonId, answer: &Record, said: Option<Moment>, now: Moment) {
        take(&mut self.ticks, &answer.ticks, person, |on| *on, now);
        take(&mut self.tests, &answer.tests, person, Option::is_some, now);
        take(&mut self.troubles, &answer.troubles, person, |at| !at.is_empty(), now);
        take(&mut self.answers, &answer.answers, person, |say| !say.is_empty(), now);
        take(&mut self.tried, &answer.tried, person, Option::is_some, now);
        if let Some(said) = said {
            stamp(&mut self.answered, person.clone(), said, now);
        }
    }

    /// Whether there is a later answer of this person here already, or something noted since about what it tells.
    pub fn has_heard_since(&self, person: &PersonId, answer: &Record, said: Moment) -> bool {
        let later = |key: &Key, told: &Stamped<Option<Outcome>>| {
            self.tests.get(key).is_some_and(|mine| mine.get() != told.get() && mine.at() > told.at())
        };
        match self.answered.get(person) {
            Some(heard) => *heard.get() > said,
            None => answer.tests.iter().any(|(key, told)| key.is_for(person) && later(key, told)),
        }
    }

    /// For a record that comes to this device, or was saved before moments had a clock: what has none gets the reader's,
    /// and what lies more than ten years ahead is put there, so that it can still be changed. A clock that is wrong by
    /// less keeps its order, or what was said after it on another device would be lost.
    pub fn settle(&mut self, now: Moment) {
        let latest = now.plus_days(3653);
        let settle = |moment: &mut Moment| *moment = (*moment).min(latest).settled(now);
        settle(&mut self.made);
        settle_all(&mut self.fields, settle);
        settle_all(&mut self.devices.0, settle);
        settle_all(&mut self.people, settle);
        settle_all(&mut self.answered, settle);
        settle_all(&mut self.choices, settle);
        settle_all(&mut self.ticks, settle);
        settle_all(&mut self.tests, settle);
        settle_all(&mut self.troubles, settle);
        settle_all(&mut self.answers, settle);
        settle_all(&mut self.tried, settle);
        settle_all(&mut self.screenshots, settle);
        self.edits.iter_mut().for_each(|(_, moment)| settle(moment));
        settle(self.here.at_mut());
    }

    fn adopt(&mut self, guide: &Guide, id: &PersonId, now: Moment) {
        for step in guide.steps.iter().filter(|step| step.per == Per::Person) {
            for task in &step.tasks {
                if self.ticked(step, &task.id, None).is_some() {
                    self.tick(step, &task.id, Some(id), true, now);
                }
            }
        }
        for choice in guide.choices.iter().filter(|choice| choice.per == Per::Person) {
            if let Some(option) = self.chosen(choice, None).cloned() {
                self.choose(choice, Some(id), option, now);
            }
        }
    }
}

fn stamp<K: Ord, V: Ord>(map: &mut LiteMap<K, Stamped<V>>, key: K, value: V, now: Moment) {
    let now = map.get(&key).map_or(now, |said| said.at().next(now));
    map.insert(key, Stamped::new(value, now));
}

/// What was said of `person`, and not taken back.
fn take<V: Ord + Clone>(
    mine: &mut LiteMap<Key, Stamped<V>>,
    theirs: &LiteMap<Key, Stamped<V>>,
    person: &PersonId,
    is_said: impl Fn(&V) -> bool,
    now: Moment,
) {
    for (key, said) in theirs.iter().filter(|(key, said)| key.is_for(person) && is_said(said.get())) {
        stamp(mine, key.clone(), said.get().clone(), now);
    }
}

fn merge_maps<K: Ord + Clone, V: Ord + Clone>(mine: &mut LiteMap<K, Stamped<V>>, theirs: &LiteMap<K, Stamped<V>>) {
    for (key, said) in theirs.iter() {
        match mine.get_mut(key) {
            Some(own) => own.merge(said.clone()),
            None => {
                mine.insert(key.clone(), said.clone());
            }
        }
    }
}

fn settle_all<K: Ord, V>(map: &mut LiteMap<K, Stamped<V>>, settle: impl Fn(&mut Moment)) {
    map.iter_mut().for_each(|(_, said)| settle(said.at_mut()));
}

fn tick_key(step: &Step, task: &Id, person: Option<&PersonId>) -> Key {
    Key::within(&step.id, task, person.filter(|_| step.per == Per::Person))
}

fn choice_key(choice: &Choice, person: Option<&PersonId>) -> Key {
    Key::of(&choice.id, person.filter(|_| choice.per == Per::Person))
}
