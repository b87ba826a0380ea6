//! Other tabs: what one of them saves is taken in as it saves it.

use leptos::prelude::*;

use crate::view::{app::drafts, app::notice::Notice, app::store::Store};
use crate::{
    browser::document::{self, Written},
    record::{Record, SavedError, from_text},
};

pub fn follow_other_tabs(store: Store) {
    document::on_other_tab(move |Written { key, before, now: text }| {
        let session = store.session;
        if let (Some(key), Some(stood), None) = (&key, &before, &text) {
            drafts::cleared_elsewhere(key, stood);
        }
        session.shelf_changed();
        let mine = store.key();
        if key.as_ref().is_some_and(|key| *key != mine) || store.is_blank() {
            return;
        }
        match text.as_deref().map(from_text) {
            None => session.notice.set(Some(Notice::RemovedElsewhere)),
            Some(Ok((theirs, _))) => take_in(store, theirs),
            Some(Err(SavedError::Newer(_))) => session.notice.set(Some(Notice::Newer)),
            Some(Err(SavedError::Corrupt)) => {}
        }
    });
}

fn take_in(store: Store, theirs: Record) {
    let mut merged = store.record();
    merged.merge(theirs.clone());
    let they_lack_something = merged != theirs;
    store.put(merged);
    store.session.announcement.set(store.words.saving.other_tab.to_owned());
    // Both tabs may have written at once; whoever sees less writes the whole.
    if they_lack_something {
        store.save();
    }
}
