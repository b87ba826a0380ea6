//! Somebody else's record, shown read-only while the reader's own waits.

use leptos::prelude::*;

use crate::view::{
    app::store::Store,
    parts::element::{El, button, el},
};
use crate::{
    browser::clock,
    record::{Record, RecordId},
};

/// Shows somebody else's record. Nothing of it is saved.
pub fn watch(store: Store, record: Record) {
    let own = store.own.get_value().unwrap_or_else(|| store.record());
    store.put_other(record, Some(own));
}

/// Under an id of its own: the sender's may be that of a record here.
fn keep_copy(store: Store) {
    store.keep_record(Record { id: RecordId::from_random(clock::random()), ..store.record() });
}

fn stop(store: Store) {
    if let Some(own) = store.own.get_value() {
        store.open_record(own);
    }
}

/// Says, all the while, that what is on the screen is somebody else's.
pub fn watched(store: Store) -> Option<El> {
    let words = &store.words.links;
    store.is_watching().then(|| {
        let buttons = (
            button("primary", words.keep_copy, move || keep_copy(store)),
            button("plain", words.stop_watching, move || stop(store)),
        );
        let text = el("p").child((el("b").child(words.customers), " ", words.nothing_saved));
        el("div").class("notice").child((text, el("p").class("buttons").child(buttons)))
    })
}
