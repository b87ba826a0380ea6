//! Saving: on every change, merging what another tab wrote, and telling the reader when it cannot be done.

use leptos::prelude::*;

use crate::view::{
    app::notice::Notice,
    app::session::{Session, Walk},
};
use crate::{
    browser::{
        document,
        storage::{self, StorageError},
    },
    guide::Id,
    record::{Glance, Handover, Record, RecordId, SavedError, from_text, shelf, to_text},
    words::Words,
};

/// Saves, and says so.
pub fn save(walk: Walk) {
    let saved = keep(walk);
    walk.session.announcement.set(if saved { walk.words.saving.saved.to_owned() } else { String::new() });
}

/// Saves, and speaks only of trouble. False if the record is not saved.
pub fn keep(walk: Walk) -> bool {
    let record = walk.peek(|handover| handover.record.clone());
    if record.is_blank() || walk.is_watching() {
        return false;
    }
    let session = walk.session;
    let key = walk.key();
    let outcome = storage::get(&key).and_then(|stored| match shelf::before_writing(&record, stored.as_deref()) {
        shelf::Write::Refused => Ok(Some(Notice::Newer)),
        shelf::Write::Aside => {
            storage::set(&shelf::aside(&key, session.now()), stored.as_deref().unwrap_or_default())?;
            write(walk, &key, &record)?;
            Ok(Some(Notice::Aside))
        }
        shelf::Write::Merged(merged) => {
            write(walk, &key, &merged)?;
            if *merged != record {
                walk.put(*merged);
            }
            Ok(None)
        }
    });
    remember_tab(walk);
    let notice = match outcome {
        Ok(notice) => notice,
        Err(StorageError::Blocked) => Some(Notice::Blocked),
        Err(StorageError::Full) => Some(Notice::Full),
    };
    let saved = notice.as_ref().is_none_or(|notice| *notice == Notice::Aside);
    match (&notice, session.notice.get_untracked()) {
        // Saved again: the trouble is over.
        (None, Some(Notice::Blocked | Notice::Full | Notice::Newer)) => session.notice.set(None),
        (None, _) => {}
        (Some(now), shown) if shown.as_ref() != Some(now) => session.notice.set(notice),
        _ => {}
    }
    saved
}

fn write(walk: Walk, key: &str, record: &Record) -> Result<(), StorageError> {
    let handover = Handover::new(walk.guide, record);
    let next = crate::view::places::frame::place_title(handover.resume(), walk);
    let glance = Glance { left: handover.left().len(), next };
    storage::set(key, &to_text(record, &glance))?;
    storage::persist();
    Ok(())
}

/// Takes in what another tab saved, as it saves it.
pub fn follow_other_tabs(walk: Walk) {
    document::on_other_tab(move |key, text| {
        let session = walk.session;
        session.shelf_changed();
        let mine = walk.key();
        if key.as_ref().is_some_and(|key| *key != mine) || walk.is_blank() {
            return;
        }
        match text.as_deref().map(from_text) {
            None => session.notice.set(Some(Notice::RemovedElsewhere)),
            Some(Ok((theirs, _))) => {
                let mut merged = walk.peek(|handover| handover.record.clone());
                merged.merge(theirs.clone());
                let they_lack_something = merged != theirs;
                walk.put(merged);
                session.announcement.set(session.words.saving.other_tab.to_owned());
                // Both tabs may have written at once; whoever sees less writes the whole.
                if they_lack_something {
                    keep(walk);
                }
            }
            Some(Err(SavedError::Newer(_))) => session.notice.set(Some(Notice::Newer)),
            Some(Err(SavedError::Corrupt)) => {}
        }
    });
}

/// What to say on opening a page.
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

fn tab_key(session: Session, guide: &Id) -> String {
    format!("{}open.{guide}", shelf::prefix(&session.base.get_value()))
}

/// The record this tab had open, so that a reload opens it again.
pub fn of_tab(session: Session, guide: &Id) -> Option<RecordId> {
    storage::of_tab(&tab_key(session, guide)).map(|id| RecordId::from(id.as_str()))
}

pub fn remember_tab(walk: Walk) {
    let id = walk.peek(|handover| handover.record.id.clone());
    storage::remember_for_tab(&tab_key(walk.session, &walk.guide.id), &id);
}
