//! A record into the browser's storage, and which record a tab had open. Says what became of it, and tells nobody else.

use crate::view::{app::notice::Notice, app::title::place_title};
use crate::{
    browser::storage::{self, StorageError},
    guide::{Guide, Id},
    record::{Glance, Handover, Moment, Record, RecordId, SavedError, shelf, to_text},
    words::Words,
};

/// What became of a record that was to be saved.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is stored, with what another tab had written of it meanwhile.
    Merged(Box<Record>),
    /// It is stored; what stood there could not be read, and was kept beside it.
    SetAside,
    /// What stands there was written by a newer version, and was left alone.
    Refused,
    /// Another record stands there, and was left alone: this one needs another id.
    Taken,
    Failed(StorageError),
}

pub fn save(record: &Record, key: &str, guide: &Guide, words: &Words, now: Moment) -> Saved {
    let saved = storage::get(key).and_then(|stored| match shelf::before_writing(record, stored.as_deref()) {
        shelf::Write::Refused => Ok(Saved::Refused),
        shelf::Write::Taken => Ok(Saved::Taken),
        shelf::Write::Aside => {
            storage::set(&shelf::aside(key, now), stored.as_deref().unwrap_or_default())?;
            write(key, record, guide, words)?;
            Ok(Saved::SetAside)
        }
        shelf::Write::Merged(merged) => {
            write(key, &merged, guide, words)?;
            Ok(Saved::Merged(merged))
        }
    });
    saved.unwrap_or_else(Saved::Failed)
}

fn write(key: &str, record: &Record, guide: &Guide, words: &Words) -> Result<(), StorageError> {
    let handover = Handover::new(guide, record);
    let next = place_title(handover.resume(), guide, words);
    let glance = Glance { left: handover.left().len(), next };
    storage::set(key, &to_text(record, &glance))?;
    storage::persist();
    Ok(())
}

/// What has to be said of the records that a page finds when it is opened.
pub fn notice_at_start(words: &Words, shelf: &[shelf::Shelved]) -> Option<Notice> {
    if storage::entries("handover.").is_err() {
        return Some(Notice::Blocked);
    }
    let unread = shelf.iter().find_map(|shelved| shelved.read.as_ref().err())?;
    Some(match unread {
        // Of another record: this page's own is saved as ever.
        SavedError::Newer(_) => Notice::Text(words.data.newer.to_owned()),
        SavedError::Corrupt => Notice::Aside,
    })
}

fn tab_key(base: &str, guide: &Id) -> String {
    format!("{}open.{guide}", shelf::prefix(base))
}

/// The record this tab had open, so that a reload opens it again.
pub fn record_of_tab(base: &str, guide: &Id) -> Option<RecordId> {
    storage::of_tab(&tab_key(base, guide)).map(|id| RecordId::from(id.as_str()))
}

/// A reload opens this record again, and if it is worth keeping so does the next visit to its guide.
pub fn remember_opened(base: &str, record: &Record) {
    storage::remember_for_tab(&tab_key(base, &record.guide), &record.id);
    if !record.is_blank() {
        // Where nothing can be stored there is nothing to open either.
        let _ = storage::set(&shelf::opened_key(base, &record.guide), &record.id);
    }
}

/// Which records were opened last, of every guide, is not known any more.
pub fn forget_opened(base: &str) {
    for (key, _) in storage::entries(&shelf::opened_prefix(base)).unwrap_or_default() {
        let _ = storage::remove(&key);
    }
}

/// The record of this guide that was opened last on this device.
pub fn opened_last(base: &str, guide: &Id) -> Option<RecordId> {
    storage::get(&shelf::opened_key(base, guide)).ok().flatten().map(|id| RecordId::from(id.as_str()))
}
