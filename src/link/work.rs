//! Links that carry work: a record in few bytes.
//!
//! Ids go by their marks, so a link opens with another edition of its guide: what that does not know is left out and
//! counted. Moments are seconds, each counted from the one before. What a record may take along is decided before
//! (`handover::travel`); all of what is given here goes in.

use super::{
    LinkError, Sealed,
    bytes::{Reader, Writer},
    mark,
};
use crate::{
    guide::{Guide, Id, Say},
    handover::{
        Day, Device, Field, Here, Moment, Outcome, PROPOSED_ROLE, Person, PersonId, Record, RecordId, Said, Side,
    },
    table::Table,
};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same handover on another device, in another window or in the installed app.
    Continue,
    /// For support, to read.
    Result,
    /// From the owner to the second user: their half.
    Invite,
    /// Back from the second user: what they found out.
    Answer,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::Continue, Self::Result, Self::Invite, Self::Answer];
}

/// What came out of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    pub kind: Kind,
    pub record: Record,
    /// Whether it was sealed with this edition of the guide.
    pub same_edition: bool,
    /// How many entries this guide knows nothing of; they are left out.
    pub dropped: usize,
}

/// More people, or devices, are in no handover.
const MOST: usize = 200;

impl Work {
    /// Of a record that is already reduced to what may travel.
    pub fn seal(kind: Kind, guide: &Guide, record: &Record) -> Sealed {
        let mut writer = Writer::default();
        writer.mark(mark(&guide.id));
        writer.mark(guide.edition());
        Sealer { writer, people: record.people.keys().collect(), made: seconds(record.made) }.seal(kind, record)
    }

    pub fn open(sealed: &Sealed, guide: &Guide) -> Result<Self, LinkError> {
        let (kind, body) = sealed.open()?;
        let mut reader = Reader::of(&body);
        if reader.mark() != mark(&guide.id) {
            return Err(LinkError::OtherGuide);
        }
        let same_edition = reader.mark() == guide.edition();
        let opener = Opener { reader, guide, people: Vec::new(), made: 0, dropped: 0, too_much: false };
        let (record, dropped) = opener.open(kind)?;
        let work = Self { kind, record, same_edition, dropped };
        // There is one way to write a record.
        let is_whole = same_edition && dropped == 0;
        if is_whole && Self::seal(kind, guide, &work.record).w() != Sealed::of(kind, &body).w() {
            return Err(LinkError::Altered);
        }
        Ok(work)
    }
}

fn seconds(moment: Moment) -> i64 {
    (moment.0 / 1000) as i64
}

/// A key of a table: `share/send@p1` is two ids, and the person they are about.
fn parts(key: &str) -> (&str, Option<&str>, Option<&str>) {
    let (path, person) = key.split_once('@').map_or((key, None), |(path, person)| (path, Some(person)));
    let (first, second) = path.split_once('/').map_or((path, None), |(first, second)| (first, Some(second)));
    (first, second, person)
}

struct Sealer<'r> {
    writer: Writer,
    /// Entries name them by where they stand here.
    people: Vec<&'r PersonId>,
    made: i64,
}

impl Sealer<'_> {
    fn seal(mut self, kind: Kind, record: &Record) -> Sealed {
        let side = record.side.filter(|_| kind == Kind::Continue);
        self.writer.byte(side.map_or(0, |side| side as u8 + 1));
        self.id(&record.id);
        self.writer.number(self.made as u64);
        self.people(record);
        self.fields(record);
        self.devices(record.devices.at(), record.devices());
        self.table(
            &record.choices,
            Shape::One,
            |value| Some(optional(value)),
            |value| if value.is_empty() { 0 } else { 1 },
        );
        self.table(&record.ticks, Shape::Two, |_| None, |on| u64::from(*on));
        self.table(&record.tests, Shape::One, |_| None, outcome_number);
        self.table(&record.troubles, Shape::One, |value| Some(optional(value)), |_| 0);
        self.table(&record.answers, Shape::Two, |_| None, |say| Say::of(say).map_or(0, |say| say as u64 + 1));
        self.table(&record.tried, Shape::Two, |_| None, outcome_number);
        self.table(&record.screenshots, Shape::One, |_| None, |taken| u64::from(*taken));
        self.here(&record.here);
        Sealed::of(kind, &self.writer.0)
    }

    /// `r` and `p` with the number they were made from; another as it is.
    fn id(&mut self, id: &str) {
        let number = id.get(1..).and_then(|hex| u64::from_str_radix(hex, 16).ok());
        match (id.bytes().next(), number) {
            (Some(letter @ (b'r' | b'p' | b'h')), Some(number))
                if format!("{}{number:x}", char::from(letter)) == id =>
            {
                self.writer.byte(letter);
                self.writer.number(number);
            }
            _ => {
                self.writer.byte(0);
                self.writer.text(id);
            }
        }
    }

    /// Counted from when the record was made.
    fn moment(&mut self, moment: Moment) {
        self.writer.signed(seconds(moment) - self.made);
    }

    fn day(&mut self, day: Option<Day>) {
        // Months have 31 days here, so that no calendar is needed to write one.
        self.writer.number(
            day.map_or(0, |day| {
                (day.year().max(0) as u64 * 12 + u64::from(day.month()) - 1) * 31 + u64::from(day.day())
            }),
        );
    }

    fn people(&mut self, record: &Record) {
        self.writer.number(record.people.len() as u64);
        for (id, said) in record.people.iter() {
            self.id(id);
            self.moment(said.at());
            self.writer.byte(u8::from(said.get().is_some()));
            let Some(person) = said.get() else { continue };
            self.writer.text(&person.name);
            self.writer.text(&person.account);
            self.writer.mark(optional(&person.role));
            self.writer.number(person.permissions.len() as u64);
            person.permissions.iter().for_each(|permission| self.writer.mark(mark(permission)));
            self.day(person.review);
            self.moment(person.added);
            self.day(person.left);
        }
    }

    fn fields(&mut self, record: &Record) {
        self.writer.number(record.fields.len() as u64);
        for (field, said) in record.fields.iter() {
            self.writer.byte(*field as u8);
            self.moment(said.at());
            self.writer.text(said.get());
        }
    }

    fn devices(&mut self, at: Moment, devices: &[Device]) {
        self.writer.byte(u8::from(at != Moment::default()));
        if at == Moment::default() {
            return;
        }
        self.moment(at);
        self.writer.number(devices.len() as u64);
        for device in devices {
            self.writer.text(&device.name);
            self.writer.text(&device.model);
        }
    }

    /// Entries in the order they were said: most take one byte for their moment.
    fn table<V>(
        &mut self,
        table: &Table<String, Said<V>>,
        shape: Shape,
        id_of: impl Fn(&V) -> Option<u16>,
        number_of: impl Fn(&V) -> u64,
    ) {
        let mut entries: Vec<(i64, Vec<u8>)> = Vec::new();
        for (key, said) in table.iter() {
            let (first, second, person) = parts(key);
            let person = match person {
                None => 0,
                Some(person) => match self.people.iter().position(|known| &***known == person) {
                    Some(n) => n as u64 + 1,
                    // Somebody the record knows nothing of.
                    None => continue,
                },
            };
            let mut entry = Writer::default();
            entry.mark(mark(first));
            if shape == Shape::Two {
                entry.mark(second.map_or(0, mark));
            }
            entry.number(person * SAYINGS + number_of(said.get()));
            id_of(said.get()).into_iter().for_each(|id| entry.mark(id));
            entries.push((seconds(said.at()), entry.0));
        }
        entries.sort();
        self.writer.number(entries.len() as u64);
        let mut before = None;
        for (at, entry) in entries {
            match before {
                None => self.writer.signed(at - self.made),
                Some(before) => self.writer.number((at - before) as u64),
            }
            before = Some(at);
            self.writer.0.extend(entry);
        }
    }

    fn here(&mut self, here: &Said<Here>) {
        let Here { place, person } = here.get();
        let person = person.as_ref().and_then(|person| self.people.iter().position(|known| *known == person));
        self.writer.byte(u8::from(here.at() != Moment::default()));
        if here.at() != Moment::default() {
            self.moment(here.at());
            self.writer.mark(optional_text(place));
            self.writer.number(person.map_or(0, |n| n as u64 + 1));
        }
    }
}

/// How many ids a key has before its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    One,
    Two,
}

/// What can be said of a thing, at most: the person is counted in these.
const SAYINGS: u64 = 4;

fn outcome_number(outcome: &Option<Outcome>) -> u64 {
    outcome.map_or(0, |outcome| outcome as u64 + 1)
}

/// The mark of an id; 0 where it is empty: taken back.
fn optional(id: &Id) -> u16 {
    optional_text(id)
}

fn optional_text(id: &str) -> u16 {
    if id.is_empty() { 0 } else { mark(id) }
}

struct Opener<'b> {
    reader: Reader<'b>,
    guide: &'b Guide,
    people: Vec<PersonId>,
    made: i64,
    dropped: usize,
    too_much: bool,
}

impl Opener<'_> {
    fn open(mut self, kind: Kind) -> Result<(Record, usize), LinkError> {
        let guide = self.guide;
        let side = match self.reader.byte() {
            0 => None,
            n => Side::ALL.get(usize::from(n) - 1).copied().or_else(|| self.fail()),
        };
        let id = self.id();
        self.made = self.seconds();
        let mut record = Record::new(RecordId::from(id.as_str()), guide, self.from_made(0));
        record.side = match kind {
            Kind::Continue => side,
            Kind::Result => Some(Side::Customer),
            Kind::Invite => Some(Side::SecondUser),
            Kind::Answer => None,
        };
        record.people = self.people();
        record.fields = self.fields();
        record.devices = self.devices();
        record.choices = self.table(Shape::One, true, |first, _, value, said| {
            let options = guide.choices.iter().find(|choice| mark(&choice.id) == first);
            let (key, ids): (&str, Vec<&Id>) = match options {
                Some(choice) => (&choice.id, choice.options.iter().map(|option| &option.id).collect()),
                None if first == mark(PROPOSED_ROLE) => {
                    (PROPOSED_ROLE, guide.roles.iter().map(|role| &role.id).collect())
                }
                None => return None,
            };
            let id = if said == 0 { Id::default() } else { named(ids, value)?.clone() };
            Some((key.to_owned(), id))
        });
        record.ticks = self.table(Shape::Two, false, |first, second, _, said| {
            let step = place(guide, first).and_then(|id| guide.step(id))?;
            let task = named(step.tasks.iter().map(|task| &task.id), second)?;
            Some((format!("{}/{task}", step.id), flag(said)?))
        });
        record.tests = self.table(Shape::One, false, |first, _, _, said| {
            let test = named(guide.tests.iter().map(|test| &test.id), first)?;
            Some((test.to_string(), outcome(said)?))
        });
        record.troubles = self.table(Shape::One, true, |first, _, value, _| {
            let symptom = place(guide, first).filter(|id| guide.symptom(id).is_some())?;
            // Where it was met may be gone; that it was met is not.
            let met = if value == 0 { "" } else { place(guide, value).unwrap_or(symptom) };
            Some((symptom.to_owned(), Id::from(met)))
        });
        record.answers = self.table(Shape::Two, false, |first, second, _, said| {
            let symptom = place(guide, first).filter(|id| guide.symptom(id).is_some())?;
            let question = place(guide, second).filter(|id| guide.question(id).is_some())?;
            let say = match said.checked_sub(1) {
                None => "",
                Some(n) => Say::ALL.get(n as usize)?.id(),
            };
            Some((format!("{symptom}/{question}"), Id::from(say)))
        });
        record.tried = self.table(Shape::Two, false, |first, second, _, said| {
            let symptom = place(guide, first).filter(|id| guide.symptom(id).is_some())?;
            let fix = place(guide, second).filter(|id| guide.fix(id).is_some())?;
            Some((format!("{symptom}/{fix}"), outcome(said)?))
        });
        record.screenshots = self.table(Shape::One, false, |first, _, _, said| {
            let shots = guide.support.screenshots.iter().map(|shot| &shot.id);
            Some((named(shots, first)?.to_string(), flag(said)?))
        });
        record.here = self.here();
        match (self.too_much, self.reader.is_done()) {
            (true, _) => Err(LinkError::TooMuch),
            (false, false) => Err(LinkError::Altered),
            (false, true) => Ok((record, self.dropped)),
        }
    }

    fn fail<T>(&mut self) -> Option<T> {
        self.reader.fail();
        None
    }

    fn id(&mut self) -> String {
        match self.reader.byte() {
            0 => {
                let id = self.reader.text();
                // Part of a stored key, so nothing but letters and digits.
                if !(1..=32).contains(&id.len()) || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                    self.reader.fail();
                }
                id
            }
            letter @ (b'r' | b'p' | b'h') => format!("{}{:x}", char::from(letter), self.reader.number()),
            _ => self.fail().unwrap_or_default(),
        }
    }

    /// Since 1970; far more than any clock says is no moment.
    fn seconds(&mut self) -> i64 {
        let seconds = self.reader.number();
        if seconds > 1 << 40 {
            self.reader.fail();
            return 0;
        }
        seconds as i64
    }

    fn from_made(&mut self, seconds: i64) -> Moment {
        let moment = self.made.checked_add(seconds).filter(|seconds| (0..=1 << 40).contains(seconds));
        Moment(moment.or_else(|| self.fail()).unwrap_or_default() as u64 * 1000)
    }

    fn moment(&mut self) -> Moment {
        let seconds = self.reader.signed();
        self.from_made(seconds)
    }

    fn day(&mut self) -> Option<Day> {
        let number = self.reader.number().checked_sub(1)?;
        let (months, day) = (number / 31, number % 31 + 1);
        let year = i32::try_from(months / 12).ok().filter(|year| *year < 10_000);
        year.and_then(|year| Day::new(year, (months % 12) as u8 + 1, day as u8)).or_else(|| self.fail())
    }

    /// How many follow; more than there can be are too much.
    fn count(&mut self, least: usize) -> usize {
        let count = self.reader.count(least);
        self.too_much |= count > MOST;
        if self.too_much { 0 } else { count }
    }

    fn people(&mut self) -> Table<PersonId, Said<Option<Person>>> {
        let mut people = Table::new();
        for _ in 0..self.count(4) {
            let id = PersonId::from(self.id().as_str());
            let at = self.moment();
            let person = (self.reader.byte() != 0).then(|| self.person());
            self.people.push(id.clone());
            people.insert(id, Said::new(person, at));
        }
        people
    }

    fn person(&mut self) -> Person {
        let guide = self.guide;
        let (name, account, role) = (self.reader.text(), self.reader.text(), self.reader.mark());
        let role =
            if role == 0 { Some(Id::default()) } else { named(guide.roles.iter().map(|role| &role.id), role).cloned() };
        let role = self.known(role).unwrap_or_default();
        let mut permissions = Vec::new();
        for _ in 0..self.count(2) {
            let permission = self.reader.mark();
            let found = named(guide.permissions.iter().map(|permission| &permission.id), permission).cloned();
            permissions.extend(self.known(found));
        }
        let (review, added, left) = (self.day(), self.moment(), self.day());
        Person { name, account, role, permissions, review, added, left }
    }

    /// Counts what is not known.
    fn known<T>(&mut self, found: Option<T>) -> Option<T> {
        self.dropped += usize::from(found.is_none() && !self.reader.has_failed());
        found
    }

    fn fields(&mut self) -> Table<Field, Said<String>> {
        let mut fields = Table::new();
        for _ in 0..self.count(3) {
            let field = Field::ALL.get(usize::from(self.reader.byte())).copied();
            let (at, text) = (self.moment(), self.reader.text());
            if let Some(field) = self.known(field) {
                fields.insert(field, Said::new(text, at));
            }
        }
        fields
    }

    fn devices(&mut self) -> Said<Vec<Device>> {
        if self.reader.byte() == 0 {
            return Said::default();
        }
        let at = self.moment();
        let mut devices = Vec::new();
        for _ in 0..self.count(2) {
            devices.push(Device { name: self.reader.text(), model: self.reader.text() });
        }
        Said::new(devices, at)
    }

    /// `name`: from the marks of the key, that of the value if it has one, and what was said, to key and value.
    fn table<V: Ord>(
        &mut self,
        shape: Shape,
        has_id: bool,
        name: impl Fn(u16, u16, u16, u64) -> Option<(String, V)>,
    ) -> Table<String, Said<V>> {
        let mut table = Table::new();
        let mut before = None;
        for _ in 0..self.reader.count(4) {
            let at = match before {
                None => self.reader.signed(),
                Some(before) => i64::try_from(self.reader.number())
                    .ok()
                    .and_then(|more| more.checked_add(before))
                    .or_else(|| self.fail())
                    .unwrap_or_default(),
            };
            before = Some(at);
            let at = self.from_made(at);
            let first = self.reader.mark();
            let second = if shape == Shape::Two { self.reader.mark() } else { 0 };
            let number = self.reader.number();
            let value = if has_id { self.reader.mark() } else { 0 };
            let person = self.one_of_them(number / SAYINGS);
            let found = name(first, second, value, number % SAYINGS);
            if let Some((key, value)) = self.known(found) {
                let key = person.map_or(key.clone(), |person| format!("{key}@{}", &*person));
                table.insert(key, Said::new(value, at));
            }
        }
        table
    }

    /// 0 for nobody.
    fn one_of_them(&mut self, number: u64) -> Option<PersonId> {
        let n = number.checked_sub(1)?;
        self.people.get(n as usize).cloned().or_else(|| self.fail())
    }

    fn here(&mut self) -> Said<Here> {
        if self.reader.byte() == 0 {
            return Said::default();
        }
        let (at, mark, person) = (self.moment(), self.reader.mark(), self.reader.number());
        let found = if mark == 0 { Some("") } else { place(self.guide, mark) };
        let place = self.known(found).unwrap_or_default().to_owned();
        Said::new(Here { place, person: self.one_of_them(person) }, at)
    }
}

fn named<'g>(ids: impl IntoIterator<Item = &'g Id>, wanted: u16) -> Option<&'g Id> {
    ids.into_iter().find(|id| mark(id) == wanted)
}

/// A place by its mark of today, or by that of an id it once had.
fn place(guide: &Guide, wanted: u16) -> Option<&str> {
    let today = guide.places().into_iter().map(|place| place.id()).find(|id| mark(id) == wanted);
    today.or_else(|| guide.aliases.iter().find(|(old, _)| mark(old) == wanted).map(|(_, new)| &**new))
}

fn flag(said: u64) -> Option<bool> {
    match said {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

fn outcome(said: u64) -> Option<Option<Outcome>> {
    match said.checked_sub(1) {
        None => Some(None),
        Some(n) => Some(Some(*Outcome::ALL.get(n as usize)?)),
    }
}
