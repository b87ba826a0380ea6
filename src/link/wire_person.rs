//! A person as they travel. A new field of a person takes the next bit, and what is written for it stands last.

use super::{
    LinkError,
    bytes::{Reader, TEXT, Writer},
    clean,
    mark::{marked, named},
    seconds::{moment, seconds},
};
use crate::{
    guide::{Guide, Id},
    record::{Day, Person},
};

// What is there of a person.
const REMOVED: u64 = 1;
const THERE: u64 = 2;
const REVIEW: u64 = 4;
const LEFT: u64 = 8;
const NAME: u64 = 16;
const ACCOUNT: u64 = 32;

/// How many bits those are.
const PARTS: u32 = 6;

/// Marks stand for the role and the permissions; 0 for no role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WirePerson {
    name: String,
    account: String,
    role: u16,
    permissions: Vec<u16>,
    review: Option<Day>,
    /// In seconds.
    added: u64,
    left: Option<Day>,
}

impl WirePerson {
    pub fn of(person: &Person) -> Self {
        // Every field is named, so that none that is added is forgotten.
        let Person { name, account, role, permissions, review, added, left } = person;
        let mut marks: Vec<u16> = Vec::new();
        for permission in permissions.iter().map(|id| marked(id)) {
            if !marks.contains(&permission) {
                marks.push(permission);
            }
        }
        Self {
            name: clean(name, TEXT),
            account: clean(account, TEXT),
            role: marked(role),
            permissions: marks,
            review: *review,
            added: seconds(*added),
            left: *left,
        }
    }

    /// As `guide` knows them; what it does not know is counted.
    pub fn person(&self, guide: &Guide, dropped: &mut usize) -> Person {
        let Self { name, account, role: role_mark, permissions: marks, review, added, left } = self;
        let role = named(guide.roles.iter().map(|role| &role.id), *role_mark);
        *dropped += usize::from(role.is_none() && *role_mark > 0);
        let mut permissions: Vec<Id> = Vec::new();
        for marked in marks {
            match named(guide.permissions.iter().map(|permission| &permission.id), *marked) {
                Some(permission) if !permissions.contains(permission) => permissions.push(permission.clone()),
                Some(_) => {}
                None => *dropped += 1,
            }
        }
        Person {
            name: name.clone(),
            account: account.clone(),
            role: role.cloned().unwrap_or_default(),
            permissions,
            review: *review,
            added: moment(*added),
            left: *left,
        }
    }

    /// When it was said, and who; nobody where they were removed. Somebody who is only named has not been said.
    pub fn write(writer: &mut Writer, said: Option<&(u64, Option<Self>)>) {
        let Some((at, person)) = said else { return writer.number(0) };
        let Some(person) = person else {
            writer.number(REMOVED);
            return writer.moment(*at, 0, 0);
        };
        let Self { name, account, role, permissions, review, added, left } = person;
        let parts = [
            (review.is_some(), REVIEW),
            (left.is_some(), LEFT),
            (!name.is_empty(), NAME),
            (!account.is_empty(), ACCOUNT),
        ];
        writer.number(parts.into_iter().filter(|(is_there, _)| *is_there).fold(THERE, |parts, (_, part)| parts | part));
        writer.moment(*at, 0, 0);
        writer.moment(*added, 0, 0);
        writer.mark(*role);
        writer.number(permissions.len() as u64);
        permissions.iter().for_each(|permission| writer.mark(*permission));
        for day in [review, left].into_iter().flatten() {
            let year = i64::from(day.year() - 2000).rem_euclid(10_000) as u64;
            writer.number(year * 372 + u64::from(day.month() - 1) * 31 + u64::from(day.day() - 1));
        }
        for text in [name, account].into_iter().filter(|text| !text.is_empty()) {
            writer.text(text);
        }
    }

    pub fn read(reader: &mut Reader<'_>) -> Result<Option<(u64, Option<Self>)>, LinkError> {
        let parts = reader.known_bits(PARTS)?;
        if parts == 0 {
            return Ok(None);
        }
        let at = reader.moment(0)?.0;
        if parts & THERE == 0 {
            return Ok(Some((at, None)));
        }
        let added = reader.moment(0)?.0;
        let role = reader.mark()?;
        let mut permissions = Vec::new();
        for _ in 0..reader.count()? {
            permissions.push(reader.mark()?);
        }
        let mut day = |part| if parts & part > 0 { read_day(reader).map(Some) } else { Ok(None) };
        let (review, left) = (day(REVIEW)?, day(LEFT)?);
        let mut text = |part| if parts & part > 0 { reader.text() } else { Ok(String::new()) };
        let (name, account) = (text(NAME)?, text(ACCOUNT)?);
        Ok(Some((at, Some(Self { name, account, role, permissions, review, added, left }))))
    }
}

/// Days are counted from 2000, those before it after those of the year 9999.
fn read_day(reader: &mut Reader<'_>) -> Result<Day, LinkError> {
    let number = reader.number()?.min(10_000 * 372);
    let year = (number / 372 + 2000) % 10_000;
    let day = Day::new(year as i32, (number % 372 / 31 + 1) as u8, (number % 31 + 1) as u8);
    day.ok_or(LinkError::Altered)
}
