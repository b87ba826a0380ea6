//! My data: everything stored here, in words, with ways to take it along and to delete it.

use leptos::prelude::*;

use super::{notice::Notice, session::Session};
use crate::{
    browser::{file, storage},
    guide::Id,
    handover::{
        Record, SavedError,
        shelf::{self, Shelved},
    },
    link::Fragment,
};

pub fn my_data(session: Session, app: impl Fn(&Id) -> String + Copy + Send + Sync + 'static) -> AnyView {
    let words = &session.words.data;
    let sure = RwSignal::new(false);
    let list = move || {
        let shelf = session.shelf();
        if shelf.is_empty() {
            let blocked = storage_blocked(session);
            return view! { <p>{if blocked { words.blocked } else { words.none }}</p> }.into_any();
        }
        view! { <ul class="shelf">{shelf.into_iter().map(|shelved| row(session, shelved, app)).collect_view()}</ul> }
            .into_any()
    };
    let download = move |_| {
        let all: Vec<(String, String)> =
            session.shelf().into_iter().map(|shelved| (shelved.key, shelved.text)).collect();
        let object: serde_json::Map<String, serde_json::Value> =
            all.into_iter().map(|(key, text)| (key, text.into())).collect();
        file::download("handover-data.json", "application/json", &serde_json::Value::from(object).to_string());
    };
    let wipe = move |_| {
        let keys = session.shelf().into_iter().map(|shelved| shelved.key);
        let gone = keys.map(|key| storage::remove(&key)).filter(Result::is_err).count() == 0;
        sure.set(false);
        session.shelf.update(|shelf| *shelf = shelf.wrapping_add(1));
        if gone {
            session.notice.set(Some(Notice::Text(words.wiped.to_owned())));
        }
    };
    let something = move || !session.shelf().is_empty();
    view! {
        <p class="why">{words.intro}</p>
        {list}
        <p class="hint" hidden=move || !something()>{words.holds}</p>
        <p class="buttons" hidden=move || !something() || sure.get()>
            <button type="button" class="plain" on:click=download>{words.download_all}</button>
            <button type="button" class="plain danger" on:click=move |_| sure.set(true)>{words.wipe}</button>
        </p>
        <div hidden=move || !sure.get()>
            <p><b>{words.wipe_sure}</b></p>
            <p class="buttons">
                <button type="button" class="primary danger" on:click=wipe>{words.wipe_yes}</button>
                <button type="button" class="plain" on:click=move |_| sure.set(false)>{words.wipe_no}</button>
            </p>
        </div>
    }
    .into_any()
}

/// At rest there is no browser to ask.
fn storage_blocked(session: Session) -> bool {
    !session.base.get_value().is_empty() && storage::entries("handover.").is_err()
}

fn row(session: Session, shelved: Shelved, app: impl Fn(&Id) -> String) -> AnyView {
    let words = &session.words.data;
    let (title, about, open) = match &shelved.read {
        Ok((record, _)) => (
            title(session, record, &app(&record.guide)),
            (words.about)(&names(record), &(session.words.day)(record.changed().day(session.offset))),
            Some(href(session, record)),
        ),
        Err(SavedError::Newer(_)) => (words.newer.to_owned(), String::new(), None),
        Err(SavedError::Corrupt(_)) => (words.unreadable.to_owned(), String::new(), None),
    };
    let Shelved { key, text, .. } = shelved;
    let delete = {
        let (key, text) = (key.clone(), text.clone());
        move |_| {
            if storage::remove(&key).is_ok() {
                session.shelf.update(|shelf| *shelf = shelf.wrapping_add(1));
                session.notice.set(Some(Notice::Undo(words.deleted.to_owned(), key.clone(), text.clone())));
            }
        }
    };
    let download = move |_| {
        file::download("handover-record.json", "application/json", &text);
    };
    let label = (words.delete)(&title);
    view! {
        <li>
            <b>{title.clone()}</b>
            <span>{about}</span>
            <span class="buttons">
                {open.map(|href| view! { <a href=href>{words.open}</a> })}
                <button type="button" class="plain" on:click=download>{words.download}</button>
                <button type="button" class="plain danger" on:click=delete>{label}</button>
            </span>
        </li>
    }
    .into_any()
}

/// `DMSS handover, Corner Shop`.
pub fn title(session: Session, record: &Record, app: &str) -> String {
    (session.words.data.record)(app, record.field(crate::handover::Field::Site).trim())
}

pub fn names(record: &Record) -> Vec<String> {
    record.people().into_iter().map(|(_, person)| person.name.clone()).collect()
}

/// From this page to a record, at the place it was left.
pub fn href(session: Session, record: &Record) -> String {
    let place = record.here.get().place.as_str();
    href_at(session, record, if place.is_empty() { "start" } else { place })
}

pub fn href_at(session: Session, record: &Record, place: &str) -> String {
    let fragment = Fragment { place: place.to_owned(), record: Some(record.id.clone()) };
    format!("{}{}/{fragment}", session.root, record.guide)
}

/// The records that can be read, latest first.
pub fn records(session: Session) -> Vec<(Record, crate::handover::Glance)> {
    session.shelf().into_iter().filter_map(|shelved: shelf::Shelved| shelved.read.ok()).collect()
}
