//! A record as it travels: by marks, in whole seconds, with nothing said twice.
//!
//! It grows by new bits and numbers alone: a part, a field, something of a person, a side, an outcome. Checksums tell that
//! nothing was altered on the way, so whoever does not know one has a newer version's payload before them, and says so.
//!
//! Its tables are small trees, so that a person, a step or a symptom is named once for all that hangs on it.

use litemap::LiteMap;

use super::{
    Kind, LinkError,
    bytes::{MAX_SECONDS, Reader, TEXT, Writer},
    clean,
    mark::{mark, marked},
    seconds::{moment, seconds},
    wire_person::WirePerson,
};
use crate::{
    guide::{Guide, Reply},
    record::{Day, Device, DeviceId, Devices, Field, Key, Outcome, PersonField, PersonId, Record, Side, Stamped},
};

/// Marks; 0 stands for no id.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wire {
    pub guide: u16,
    pub edition: u16,
    /// Only in a continue link: the other kinds have theirs.
    pub side: Option<Side>,
    /// As in the record: `2026-11`. Empty for anything else.
    pub checked: String,
    pub id: String,
    pub made: u64,
    pub fields: LiteMap<Field, (u64, String)>,
    pub devices: WireDevices,
    /// Everybody who is named anywhere. Their number in this order, from 1, stands for them.
    pub who: LiteMap<String, Option<(u64, Option<WirePerson>)>>,
    pub tables: [Entries; 7],
    /// When, the place, and who.
    pub here: Option<(u64, u16, u16)>,
    /// What of a person was last changed before they were: who, and what, by its number among [`PersonField::ALL`].
    pub edits: LiteMap<(u16, u16), u64>,
}

/// As one list with one moment while it is still such a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum WireDevices {
    #[default]
    None,
    List(u64, Vec<Device>),
    /// By its id, when it was said, and what; nothing where it was taken off.
    Each(LiteMap<String, (u64, Option<Device>)>),
}

/// By who, and one or two marks: when, and what. The first mark of two that are alike stands for both.
pub(super) type Entries = LiteMap<Vec<u16>, (u64, u16)>;

/// The tables in their order.
const TABLES: [Layout; 7] = {
    let (mark, flag, outcome, say) = ((16, u16::MAX), (1, 1), (2, 2), (2, 3));
    const fn layout(marks: usize, (bits, most): (u32, u16)) -> Layout {
        Layout { marks, bits, most }
    }
    [
        layout(1, mark),
        layout(2, flag),
        layout(1, outcome),
        layout(1, mark),
        layout(2, say),
        layout(2, outcome),
        layout(1, flag),
    ]
};

/// Bits that say what there is: fields, a list of devices, people, where the reader was, the tables, each device by
/// itself, and edits.
const PARTS: u32 = 4 + TABLES.len() as u32 + 2;
const EACH_DEVICE: usize = 4 + TABLES.len();
const EDITS: usize = EACH_DEVICE + 1;

#[derive(Clone, Copy)]
struct Layout {
    /// In a key, behind who.
    marks: usize,
    /// Of what was said: beside the moment, or 16 for a mark of its own.
    bits: u32,
    most: u16,
}
pub(super) const CHOICES: usize = 0;
pub(super) const TICKS: usize = 1;
pub(super) const TESTS: usize = 2;
pub(super) const TROUBLES: usize = 3;
pub(super) const ANSWERS: usize = 4;
pub(super) const TRIED: usize = 5;
pub(super) const SCREENSHOTS: usize = 6;

impl Wire {
    pub fn of(kind: Kind, guide: &Guide, record: &Record) -> Self {
        let mut wire = Self {
            guide: mark(&guide.id),
            edition: guide.edition(),
            side: record.side.filter(|_| kind == Kind::Continue),
            checked: if month(&record.guide_checked).is_some() { record.guide_checked.clone() } else { String::new() },
            id: if is_name(&record.id) { record.id.to_string() } else { "r0".to_owned() },
            made: seconds(record.made),
            fields: LiteMap::new(),
            devices: WireDevices::None,
            who: LiteMap::new(),
            tables: Default::default(),
            here: None,
            edits: LiteMap::new(),
        };
        for (field, said) in record.fields.iter() {
            wire.fields.insert(*field, (seconds(said.at()), clean(said.get(), TEXT)));
        }
        wire.devices = WireDevices::of(&record.devices);
        wire.collect_people(record);
        for (id, said) in record.people.iter().filter(|(id, _)| is_name(id)) {
            let person = said.get().as_ref().map(WirePerson::of);
            wire.who.insert(id.to_string(), Some((seconds(said.at()), person)));
        }
        for (n, field) in PersonField::ALL.into_iter().enumerate() {
            for (who, id) in wire.who.keys().enumerate() {
                if let Some(at) = record.edits.get(&field.key(&PersonId::from(&**id))) {
                    wire.edits.insert((who as u16 + 1, n as u16), seconds(*at));
                }
            }
        }
        let place = |id: &str| marked(guide.current(id));
        let alone = |key: &Key| key.parent.is_none().then(|| vec![marked(&key.node)]);
        let trouble = |key: &Key| key.parent.is_none().then(|| vec![place(&key.node)]);
        let task = |key: &Key| Some(vec![place(key.parent.as_ref()?), marked(&key.node)]);
        let node = |key: &Key| Some(vec![place(key.parent.as_ref()?), place(&key.node)]);
        wire.put(CHOICES, &record.choices, alone, |option| marked(option));
        wire.put(TICKS, &record.ticks, task, |on| u16::from(*on));
        wire.put(TESTS, &record.tests, alone, outcome);
        wire.put(TROUBLES, &record.troubles, trouble, |at| place(at));
        wire.put(ANSWERS, &record.answers, node, |say| Reply::of(say).map_or(0, |say| say as u16 + 1));
        wire.put(TRIED, &record.tried, node, outcome);
        wire.put(SCREENSHOTS, &record.screenshots, alone, |taken| u16::from(*taken));
        if record.here != Stamped::default() {
            let here = record.here.get();
            let who = here.person.as_ref().and_then(|person| wire.number(person)).unwrap_or_default();
            wire.here = Some((seconds(record.here.at()), place(&here.place), who));
        }
        wire
    }

    /// Whoever is named by what travels.
    fn collect_people(&mut self, record: &Record) {
        let single = record.choices.keys().chain(record.tests.keys()).chain(record.troubles.keys());
        let single = single.chain(record.screenshots.keys()).filter(|key| key.parent.is_none());
        let paired = record.ticks.keys().chain(record.answers.keys()).chain(record.tried.keys());
        let paired = paired.filter(|key| key.parent.is_some());
        let named = single.chain(paired).filter_map(|key| key.person.as_ref());
        let named = named.chain(record.people.keys()).chain(&record.here.get().person);
        for person in named.filter(|id| is_name(id)) {
            self.who.insert(person.to_string(), None);
        }
    }

    fn number(&self, person: &str) -> Option<u16> {
        self.who.keys().position(|known| known == person).map(|n| n as u16 + 1)
    }

    /// An entry whose key is not of ours stays behind; of two that have become one, the later goes.
    fn put<T>(
        &mut self,
        table: usize,
        stamped: &LiteMap<Key, Stamped<T>>,
        marks: impl Fn(&Key) -> Option<Vec<u16>>,
        value: impl Fn(&T) -> u16,
    ) {
        for (key, stamped) in stamped.iter() {
            let who = key.person.as_ref().map_or(Some(0), |person| self.number(person));
            let Some((who, marks)) = who.zip(marks(key)) else { continue };
            let key = [vec![who], marks].concat();
            let entry = (seconds(stamped.at()), value(stamped.get()));
            let entries = &mut self.tables[table];
            if entries.get(&key).is_none_or(|known| *known < entry) {
                entries.insert(key, entry);
            }
        }
    }

    pub fn bytes(&self, kind: Kind) -> Vec<u8> {
        let mut writer = Writer { clock: self.made, ..Writer::default() };
        writer.mark(self.guide);
        writer.mark(self.edition);
        if kind == Kind::Continue {
            writer.number(self.side.map_or(0, |side| side as u64 + 1));
        }
        writer.number(month(&self.checked).unwrap_or_default());
        write_id(&mut writer, &self.id, 'r');
        writer.number(self.made);
        let (is_list, is_each) = match &self.devices {
            WireDevices::None => (false, false),
            WireDevices::List(..) => (true, false),
            WireDevices::Each(_) => (false, true),
        };
        let parts = [!self.fields.is_empty(), is_list, !self.who.is_empty(), self.here.is_some()];
        let parts = parts.into_iter().chain(self.tables.iter().map(|entries| !entries.is_empty()));
        let parts = parts.chain([is_each, !self.edits.is_empty()]);
        writer.number(parts.enumerate().fold(0, |parts, (n, is_there)| parts | u64::from(is_there) << n));
        if !self.fields.is_empty() {
            writer.number(self.fields.len() as u64);
        }
        for (field, (at, text)) in self.fields.iter() {
            writer.number(*field as u64);
            writer.moment(*at, 0, 0);
            writer.text(text);
        }
        if let WireDevices::List(at, devices) = &self.devices {
            writer.moment(*at, 0, 0);
            writer.number(devices.len() as u64);
            devices.iter().for_each(|device| write_device(&mut writer, device));
        }
        if !self.who.is_empty() {
            writer.number(self.who.len() as u64);
        }
        for (id, said) in self.who.iter() {
            write_id(&mut writer, id, 'p');
            WirePerson::write(&mut writer, said.as_ref());
        }
        if let Some((at, place, who)) = self.here {
            writer.moment(at, 0, 0);
            writer.mark(place);
            writer.number(who.into());
        }
        for (entries, layout) in self.tables.iter().zip(TABLES).filter(|(entries, _)| !entries.is_empty()) {
            let entries: Vec<_> = entries.iter().map(|(key, said)| (&**key, *said)).collect();
            write_tree(&mut writer, &entries, 0, layout.bits);
        }
        if let WireDevices::Each(devices) = &self.devices {
            writer.number(devices.len() as u64);
            for (id, (at, device)) in devices.iter() {
                write_id(&mut writer, id, 'd');
                writer.moment(*at, u16::from(device.is_some()), 1);
                device.iter().for_each(|device| write_device(&mut writer, device));
            }
        }
        if !self.edits.is_empty() {
            writer.number(self.edits.len() as u64);
        }
        for ((who, field), at) in self.edits.iter() {
            writer.number((*who).into());
            writer.number((*field).into());
            writer.moment(*at, 0, 0);
        }
        writer.bytes
    }

    /// Not yet whether it is encoded as [`Wire::bytes`] does.
    pub fn read(kind: Kind, bytes: &[u8]) -> Result<Self, LinkError> {
        let mut reader = Reader { rest: bytes, clock: 0 };
        let (guide, edition) = (reader.mark()?, reader.mark()?);
        let side = match kind {
            Kind::Continue => nth(&Side::ALL, reader.number()?)?,
            _ => None,
        };
        let checked = match reader.number()? {
            0 => String::new(),
            months if months <= 8000 * 12 => format!("{:04}-{:02}", 2000 + (months - 1) / 12, (months - 1) % 12 + 1),
            _ => return Err(LinkError::Altered),
        };
        let id = read_id(&mut reader, 'r')?;
        let made = reader.number()?;
        if made > MAX_SECONDS as u64 {
            return Err(LinkError::Altered);
        }
        reader.clock = made;
        let parts = reader.known_bits(PARTS)?;
        let has = |n: usize| parts >> n & 1 == 1;
        let mut wire = Self {
            guide,
            edition,
            side,
            checked,
            id,
            made,
            fields: LiteMap::new(),
            devices: WireDevices::None,
            who: LiteMap::new(),
            tables: Default::default(),
            here: None,
            edits: LiteMap::new(),
        };
        if has(0) {
            for _ in 0..reader.count()? {
                let field = *known(&Field::ALL, reader.number()?)?;
                wire.fields.insert(field, (reader.moment(0)?.0, reader.text()?));
            }
        }
        if has(1) {
            let at = reader.moment(0)?.0;
            let mut devices = Vec::new();
            for _ in 0..reader.count()? {
                devices.push(read_device(&mut reader)?);
            }
            wire.devices = WireDevices::List(at, devices);
        }
        if has(2) {
            for _ in 0..reader.count()? {
                let id = read_id(&mut reader, 'p')?;
                wire.who.insert(id, WirePerson::read(&mut reader)?);
            }
        }
        if has(3) {
            wire.here = Some((reader.moment(0)?.0, reader.mark()?, wire.read_who(&mut reader)?));
        }
        for (n, layout) in TABLES.into_iter().enumerate().filter(|(n, _)| has(n + 4)) {
            let mut entries = LiteMap::new();
            read_tree(&mut reader, &mut entries, &mut Vec::new(), layout, wire.who.len())?;
            wire.tables[n] = entries;
        }
        if has(EACH_DEVICE) {
            let mut devices = LiteMap::new();
            for _ in 0..reader.count()? {
                let id = read_id(&mut reader, 'd')?;
                let (at, is_there) = reader.moment(1)?;
                let device = if is_there == 1 { Some(read_device(&mut reader)?) } else { None };
                devices.insert(id, (at, device));
            }
            wire.devices = WireDevices::Each(devices);
        }
        if has(EDITS) {
            for _ in 0..reader.count()? {
                let who = wire.read_who(&mut reader)?;
                let field = reader.number()?;
                known(&PersonField::ALL, field)?;
                wire.edits.insert((who, field as u16), reader.moment(0)?.0);
            }
        }
        if reader.rest.is_empty() { Ok(wire) } else { Err(LinkError::Altered) }
    }

    fn read_who(&self, reader: &mut Reader<'_>) -> Result<u16, LinkError> {
        let who = reader.number()?;
        if who <= self.who.len() as u64 { Ok(who as u16) } else { Err(LinkError::Altered) }
    }
}

impl WireDevices {
    fn of(devices: &Devices) -> Self {
        let tidy = |device: &Device| Device { name: clean(&device.name, TEXT), model: clean(&device.model, TEXT) };
        if let Some((at, list)) = devices.as_list() {
            return Self::List(seconds(at), list.iter().map(tidy).collect());
        }
        let ours = devices.0.iter().filter(|(id, _)| is_name(id));
        let each: LiteMap<String, _> =
            ours.map(|(id, said)| (id.to_string(), (seconds(said.at()), said.get().as_ref().map(tidy)))).collect();
        if each.is_empty() { Self::None } else { Self::Each(each) }
    }

    pub fn devices(&self) -> Devices {
        match self {
            Self::None => Devices::default(),
            Self::List(at, list) => Devices::of_list(list.clone(), moment(*at)),
            Self::Each(each) => {
                let each = each.iter().map(|(id, (at, device))| (&**id, Stamped::new(device.clone(), moment(*at))));
                Devices(each.map(|(id, said)| (DeviceId::from(id), said)).collect())
            }
        }
    }
}

fn write_device(writer: &mut Writer, device: &Device) {
    writer.text(&device.name);
    writer.text(&device.model);
}

fn read_device(reader: &mut Reader<'_>) -> Result<Device, LinkError> {
    Ok(Device { name: reader.text()?, model: reader.text()? })
}

/// The branches at a level of the keys, each with its label and what hangs on it.
fn write_tree(writer: &mut Writer, entries: &[(&[u16], (u64, u16))], level: usize, bits: u32) {
    let branches = || entries.chunk_by(|(one, _), (next, _)| one[level] == next[level]);
    writer.number(branches().count() as u64);
    for branch in branches() {
        let (key, (at, value)) = branch[0];
        match level {
            0 => writer.number(key[0].into()),
            _ => writer.mark(key[level]),
        }
        if level + 1 < key.len() {
            write_tree(writer, branch, level + 1, bits);
        } else if bits < 16 {
            writer.moment(at, value, bits);
        } else {
            writer.moment(at, 0, 0);
            writer.mark(value);
        }
    }
}

fn read_tree(
    reader: &mut Reader<'_>,
    entries: &mut Entries,
    key: &mut Vec<u16>,
    layout: Layout,
    people: usize,
) -> Result<(), LinkError> {
    for _ in 0..reader.count()? {
        let label = if key.is_empty() { reader.number()?.min(u16::MAX.into()) as u16 } else { reader.mark()? };
        if key.is_empty() && usize::from(label) > people {
            return Err(LinkError::Altered);
        }
        key.push(label);
        if key.len() <= layout.marks {
            read_tree(reader, entries, key, layout, people)?;
        } else {
            let bits = layout.bits;
            let said = if bits < 16 { reader.moment(bits)? } else { (reader.moment(0)?.0, reader.mark()?) };
            if said.1 > layout.most {
                return Err(LinkError::Newer);
            }
            entries.insert(key.clone(), said);
        }
        key.pop();
    }
    Ok(())
}

/// Ids made of random bits are written as numbers, any other as text.
fn write_id(writer: &mut Writer, id: &str, prefix: char) {
    match id.strip_prefix(prefix).and_then(|hex| u64::from_str_radix(hex, 16).ok()) {
        Some(number) if number < 1 << 60 && format!("{prefix}{number:x}") == id => writer.number(number << 1),
        _ => {
            writer.number((id.len() as u64) << 1 | 1);
            writer.bytes.extend(id.bytes());
        }
    }
}

fn read_id(reader: &mut Reader<'_>, prefix: char) -> Result<String, LinkError> {
    let number = reader.number()?;
    if number & 1 == 0 {
        return Ok(format!("{prefix}{:x}", number >> 1));
    }
    let (id, rest) = reader.rest.split_at_checked((number >> 1).min(1 << 20) as usize).ok_or(LinkError::Altered)?;
    reader.rest = rest;
    let id = str::from_utf8(id).map_err(|_| LinkError::Altered)?;
    if is_name(id) { Ok(id.to_owned()) } else { Err(LinkError::Altered) }
}

/// What may be the id of a record or person.
fn is_name(id: &str) -> bool {
    (1..=32).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `None` for 0, else one of them, counted from 1.
fn nth<T: Copy>(all: &[T], number: u64) -> Result<Option<T>, LinkError> {
    match number.checked_sub(1) {
        None => Ok(None),
        Some(n) => known(all, n).map(|one| Some(*one)),
    }
}

/// One of those that this version has.
fn known<T>(all: &[T], number: u64) -> Result<&T, LinkError> {
    usize::try_from(number).ok().and_then(|n| all.get(n)).ok_or(LinkError::Newer)
}

fn outcome(outcome: &Option<Outcome>) -> u16 {
    outcome.map_or(0, |outcome| outcome as u16 + 1)
}

/// Months of `2026-11` since 2000, from 1.
fn month(checked: &str) -> Option<u64> {
    let day =
        Day::parse(checked.get(..7).filter(|month| *month == checked).map(|month| format!("{month}-01"))?.as_str())?;
    u64::try_from(day.year() - 2000).ok().map(|years| years * 12 + u64::from(day.month()))
}
