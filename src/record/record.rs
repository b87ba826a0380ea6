//! The record: what was said, chosen, ticked and tested. Everything that is stored, and nothing that can be worked out.
//!
//! Every entry carries the moment it was said, so merging two copies loses nothing (see [`Stamped`]).
//! Keys are ids from the guide: what a newer guide no longer has stays in the record and is not shown.

use litemap::LiteMap;

use super::{Key, Moment, Outcome, Person, PersonId, Stamped, in_order::insert_in_order};
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
    pub devices: Stamped<Vec<Device>>,
    /// `None`: removed. Kept so that another tab's copy does not bring them back.
    pub people: LiteMap<PersonId, Stamped<Option<Person>>>,
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
        fields or empty, devices or empty, people or empty, choices or empty, ticks or empty, tests or empty,
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

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Device {
    pub name: String,
    pub model: String,
}

as_object! { Device { name, model } }

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
            devices: Stamped::default(),
            people: LiteMap::new(),
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

    pub fn devices(&self) -> &[Device] {
        self.devices.get()
    }

    pub fn set_devices(&mut self, devices: Vec<Device>, now: Moment) {
        self.devices.merge(Stamped::new(devices, now.max(after(self.devices.at()))));
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
        stamp(&mut self.people, id, Some(person), now);
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
            self.here.merge(Stamped::new(here, now.max(after(self.here.at()))));
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
        let one = [self.made, self.devices.at(), self.here.at()].into_iter();
        let all = one.chain(fields).chain(people).chain(choices).chain(ticks).chain(tests).chain(trails);
        all.chain(screenshots).max().unwrap_or_default()
    }

    /// Whether there is anything worth keeping: reading along is not.
    pub fn is_blank(&self) -> bool {
        self.fields.is_empty()
            && self.devices().is_empty()
            && self.people.is_empty()
            && self.choices.is_empty()
            && self.ticks.is_empty()
            && self.tests.is_empty()
            && self.answers.is_empty()
            && self.tried.is_empty()
            && self.screenshots.is_empty()
    }

    /// Takes in another copy of this record. Whatever was said later holds; the order of merging does not matter.
    pub fn merge(&mut self, other: Record) {
        self.made = self.made.min(other.made);
        merge_maps(&mut self.fields, other.fields);
        self.devices.merge(other.devices);
        merge_maps(&mut self.people, other.people);
        merge_maps(&mut self.choices, other.choices);
        merge_maps(&mut self.ticks, other.ticks);
        merge_maps(&mut self.tests, other.tests);
        merge_maps(&mut self.troubles, other.troubles);
        merge_maps(&mut self.answers, other.answers);
        merge_maps(&mut self.tried, other.tried);
        merge_maps(&mut self.screenshots, other.screenshots);
        self.here.merge(other.here);
    }

    /// Takes in what the second user found out on their own phone: tests, trails, and ticks that are on. It is said
    /// `now`, when the owner accepts it, for the clocks of two phones differ.
    pub fn take_answer(&mut self, person: &PersonId, answer: &Record, now: Moment) {
        take(&mut self.ticks, &answer.ticks, person, |on| *on, now);
        take(&mut self.tests, &answer.tests, person, Option::is_some, now);
        take(&mut self.troubles, &answer.troubles, person, |at| !at.is_empty(), now);
        take(&mut self.answers, &answer.answers, person, |say| !say.is_empty(), now);
        take(&mut self.tried, &answer.tried, person, Option::is_some, now);
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

/// A clock may stand still or be set back; what is said next must still hold over what was said before.
fn after(before: Moment) -> Moment {
    Moment(before.0.saturating_add(1))
}

fn stamp<K: Ord, V: Ord>(map: &mut LiteMap<K, Stamped<V>>, key: K, value: V, now: Moment) {
    let now = map.get(&key).map_or(now, |said| now.max(after(said.at())));
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

fn merge_maps<K: Ord, V: Ord>(mine: &mut LiteMap<K, Stamped<V>>, theirs: LiteMap<K, Stamped<V>>) {
    for (key, said) in theirs {
        match mine.get_mut(&key) {
            Some(own) => own.merge(said),
            None => {
                mine.insert(key, said);
            }
        }
    }
}

fn tick_key(step: &Step, task: &Id, person: Option<&PersonId>) -> Key {
    Key::within(&step.id, task, person.filter(|_| step.per == Per::Person))
}

fn choice_key(choice: &Choice, person: Option<&PersonId>) -> Key {
    Key::of(&choice.id, person.filter(|_| choice.per == Per::Person))
}
