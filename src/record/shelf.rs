//! The records on this device: which keys are ours, what they hold, and what may be written over.

use litemap::LiteMap;

use super::{Glance, Moment, Record, RecordId, SavedError, Side, from_text, in_order::insert_in_order};
use crate::{guide::Id, json};

/// All of one site's keys begin with this: sites on other paths of one origin share its storage.
pub fn prefix(base_path: &str) -> String {
    format!("handover.{base_path}.")
}

pub fn key(base_path: &str, id: &RecordId) -> String {
    format!("{}{}", prefix(base_path), &**id)
}

/// Where a text that cannot be read is kept, out of the way of the next save.
pub fn aside(key: &str, now: Moment) -> String {
    format!("{key}.corrupt.{}", now.milliseconds())
}

/// One stored text of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelved {
    pub key: String,
    pub text: String,
    pub read: Result<(Record, Glance), SavedError>,
}

/// Everything of this site among `entries`, latest change first; what cannot be read stands last.
pub fn sort(base_path: &str, entries: Vec<(String, String)>) -> Vec<Shelved> {
    let prefix = prefix(base_path);
    // Without the slash `/help/.old/` would be taken for a part of `/help/`.
    let ours = |key: &str| key.strip_prefix(&prefix).is_some_and(|rest| !rest.contains('/'));
    // A thousand records are put in order by their moments alone, each looked for once: a record is long.
    let (mut shelf, mut order) = (Vec::new(), Vec::new());
    for (key, text) in entries.into_iter().filter(|(key, _)| ours(key)) {
        let read = from_text(&text);
        let changed = read.as_ref().ok().map(|(record, _)| record.changed());
        insert_in_order(&mut order, (changed, shelf.len()), |new, known| new.0 > known.0);
        shelf.push(Some(Shelved { key, text, read }));
    }
    order.into_iter().filter_map(|(_, at)| shelf[at].take()).collect()
}

/// The ids that something is stored under, whatever it is.
pub fn ids(base_path: &str, shelf: &[Shelved]) -> Vec<RecordId> {
    let prefix = prefix(base_path);
    shelf.iter().filter_map(|shelved| shelved.key.strip_prefix(&prefix)).map(RecordId::from).collect()
}

/// The record to open a guide with: the one asked for; else of the reader's own handovers the one that was opened last
/// on this device, or was changed last. A second user's half opens where there is no handover of the reader's own, and a
/// customer's never does unasked.
pub fn open(shelf: &[Shelved], guide: &Id, asked: Option<&RecordId>, last: Option<&RecordId>) -> Option<Record> {
    let read = shelf.iter().filter_map(|shelved| shelved.read.as_ref().ok());
    let records: Vec<&Record> = read.map(|(record, _)| record).filter(|record| record.guide == *guide).collect();
    let with_id = |id: Option<&RecordId>, side: Option<Side>| {
        records.iter().find(|record| Some(&record.id) == id && record.side == side)
    };
    let of_side = |side| with_id(last, side).or_else(|| records.iter().find(|record| record.side == side));
    let asked = records.iter().find(|record| Some(&record.id) == asked);
    asked.or_else(|| of_side(None)).or_else(|| of_side(Some(Side::SecondUser))).map(|record| (*record).clone())
}

/// Where the id of the record of a guide is kept that was opened last. No version takes such a key for a record's.
pub fn opened_key(base_path: &str, guide: &Id) -> String {
    format!("{}{guide}", opened_prefix(base_path))
}

/// All such keys of one site begin with this.
pub fn opened_prefix(base_path: &str) -> String {
    format!("handover-opened.{base_path}.")
}

/// The records in a file that was saved: that of one handover, or of everything there was on a device. What cannot be read
/// is left out, unless it is all there is.
pub fn of_file(text: &str) -> Result<Vec<Record>, SavedError> {
    let mut failed = match from_text(text) {
        Ok((record, _)) => return Ok(vec![record]),
        Err(error) => error,
    };
    let all: LiteMap<String, String> = json::from_text(text).unwrap_or_default();
    let mut records = Vec::new();
    for (_, text) in all {
        match from_text(&text) {
            Ok((record, _)) => records.push(record),
            Err(error) => failed = error,
        }
    }
    if records.is_empty() { Err(failed) } else { Ok(records) }
}

/// What to do with the text that stands where a record is about to be saved.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Write this: mine with everything another tab said later.
    Merged(Box<Record>),
    /// First move the unreadable text aside, then write mine.
    Aside,
    /// Leave it: a newer version wrote it.
    Refused,
    /// Leave it: it is another record, of another guide or side. Mine needs another id.
    Taken,
}

pub fn before_writing(mine: &Record, stored: Option<&str>) -> Write {
    match stored.map(from_text) {
        None => Write::Merged(Box::new(mine.clone())),
        Some(Ok((theirs, _))) if !mine.is_same(&theirs) => Write::Taken,
        Some(Ok((theirs, _))) => {
            let mut merged = mine.clone();
            merged.merge(theirs);
            Write::Merged(Box::new(merged))
        }
        Some(Err(SavedError::Corrupt)) => Write::Aside,
        Some(Err(SavedError::Newer(_))) => Write::Refused,
    }
}
