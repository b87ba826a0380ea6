//! My data: everything stored here, in words, with ways to take it along and to delete it.

use leptos::prelude::*;
use litemap::LiteMap;

use crate::view::{
    app::drafts,
    app::notice::Notice,
    app::page::PageKind,
    app::request::DialogRequest,
    app::saving,
    app::session::Session,
    app::store::Store,
    parts::element::{El, button, el, gather, link},
    places::dialog_button::dialog_button,
    places::frame::place,
};
use crate::{
    browser::{document, file, storage},
    guide::{Id, StandardPlace},
    json::to_text,
    link::Fragment,
    record::{Field, Glance, Record, SavedError, shelf, shelf::Shelved},
};

/// As many are listed at first. A phone is busy for seconds with the buttons of a thousand.
const LISTED: usize = 50;

/// As a place of a guide.
pub fn my_data_place(store: Store) -> El {
    place(store, StandardPlace::MyData.id(), store.guide.app.as_str(), my_data(store.session, Some(store)))
}

/// `store`: what is open on this page. When its record is deleted, a blank one takes its place.
pub fn my_data(session: Session, store: Option<Store>) -> El {
    let words = &session.words.data;
    let (sure, all) = (RwSignal::new(false), RwSignal::new(false));
    // Read again on coming here: what was saved meanwhile is not announced.
    let contents = move || {
        let here = session.place.with(|here| here == StandardPlace::MyData.id());
        let (shelf, drafts) = if here {
            (session.shelf(), session.base.with_value(|base| drafts::all(base)).len())
        } else {
            Default::default()
        };
        if shelf.is_empty() && drafts == 0 {
            let blocked = here && storage::entries("handover.").is_err();
            return gather(el("p").child(if blocked { words.blocked } else { words.none }));
        }
        let count = shelf.len();
        let listed = if all.get() { count } else { LISTED };
        let rows = shelf.into_iter().take(listed).map(|shelved| row(session, store, shelved)).collect::<Vec<_>>();
        let rest = (count > listed).then(|| rest(session, count, all));
        let wipe = if sure.get() { really_wipe(session, store, sure) } else { take_or_wipe(session, sure) };
        let drafts = (drafts > 0).then(|| el("p").child((words.drafts)(drafts)));
        gather((
            el("ul").class("shelf").child(rows),
            (rest, drafts),
            el("p").class("hint").child((words.holds, " ", words.lasts)),
            wipe,
        ))
    };
    let enter = store.and_then(|store| {
        dialog_button(store, "plain", store.words.links.enter.to_owned(), DialogRequest::Enter(None))
    });
    let body = el("div").class("body").child(el("p").class("why").child(words.intro)).child(el("div").live(contents));
    body.child(enter)
}

fn rest(session: Session, count: usize, all: RwSignal<bool>) -> El {
    let show = move || {
        all.set(true);
        // The button is gone.
        document::focus_heading(StandardPlace::MyData.id());
    };
    el("p").class("buttons").child(button("plain", (session.words.data.show_all)(count), show))
}

fn take_or_wipe(session: Session, sure: RwSignal<bool>) -> El {
    let words = &session.words.data;
    let download = button("plain", words.download_all, move || download_all(session));
    let wipe = button("plain danger", words.wipe, move || sure.set(true));
    el("p").class("buttons").child((download, wipe))
}

fn really_wipe(session: Session, store: Option<Store>, sure: RwSignal<bool>) -> El {
    let words = &session.words.data;
    let wipe = move || {
        sure.set(false);
        wipe(session, store);
    };
    let yes = button("primary danger", words.wipe_yes, wipe);
    let no = button("plain", words.wipe_no, move || sure.set(false));
    let question = el("p").attr("role", "alert").child(el("b").child(words.wipe_sure));
    el("div").child((question, el("p").class("buttons").child((yes, no))))
}

fn download_all(session: Session) {
    let mut all = LiteMap::new();
    for shelved in session.shelf() {
        all.insert(shelved.key, shelved.text);
    }
    download(session, "handover-data.json", &to_text(&all));
}

fn download(session: Session, name: &str, text: &str) {
    if !file::download(name, "application/json", text) {
        session.notice.set(Some(Notice::Text(session.words.refused.download.to_owned())));
    }
}

fn wipe(session: Session, store: Option<Store>) {
    let kept = session.shelf().into_iter().filter(|shelved| storage::remove(&shelved.key).is_err()).count();
    session.base.with_value(|base| {
        drafts::forget(base, |_| true);
        saving::forget_opened(base);
    });
    session.shelf_changed();
    if kept == 0 {
        if let Some(store) = store {
            store.start_another();
        }
        session.notice.set(Some(Notice::Text(session.words.data.wiped.to_owned())));
    }
}

fn row(session: Session, store: Option<Store>, shelved: Shelved) -> El {
    let words = &session.words.data;
    let Shelved { key, text, read } = shelved;
    let (title, about, open) = match &read {
        Ok((record, _)) => (
            title(session, record),
            (words.about)(&names(record), &(session.words.day)(record.changed().day(session.offset))),
            Some(link(href(session, record, None), words.open)),
        ),
        Err(SavedError::Newer(_)) => (words.newer.to_owned(), String::new(), None),
        Err(SavedError::Corrupt) => (words.unreadable.to_owned(), String::new(), None),
    };
    let label = (words.delete, el("span").class("unseen").child(format!(" {title}")));
    let download = {
        let text = text.clone();
        move || download(session, "handover-record.json", &text)
    };
    let delete = move || {
        if storage::remove(&key).is_ok() {
            session.base.with_value(|base| drafts::forget(base, |name| shelf::key(base, &name.record) == key));
            session.shelf_changed();
            // The button is gone with its row.
            document::focus_heading(StandardPlace::MyData.id());
            match store {
                Some(store) if store.key() == key => store.start_another(),
                _ => {}
            }
            let undo = Notice::Undo(words.deleted.to_owned(), key.clone(), text.clone());
            session.notice.set(Some(undo));
        }
    };
    let buttons = gather((open, button("plain", words.download, download), button("plain danger", label, delete)));
    el("li").child((el("b").child(title), el("span").child(about))).child(el("span").class("buttons").child(buttons))
}

/// `DMSS handover, Corner Shop`.
pub fn title(session: Session, record: &Record) -> String {
    (session.words.data.record)(app_name(session, &record.guide), record.field(Field::Site).trim())
}

/// As far as this page knows: a guide knows its own app, the front door knows all.
fn app_name(session: Session, id: &Id) -> &str {
    match session.kind {
        PageKind::Guide(guide) if guide.id == *id => &guide.app,
        PageKind::Guide(_) => id,
        PageKind::Door(cards) | PageKind::Agent(cards) => {
            cards.iter().find(|card| card.id == *id).map_or(id, |card| &card.app)
        }
    }
}

pub fn names(record: &Record) -> Vec<String> {
    record.people().into_iter().map(|(_, person)| person.name.clone()).collect()
}

/// From this page to a record: at `place`, or where it was left.
pub fn href(session: Session, record: &Record, place: Option<&str>) -> String {
    let left_at = record.here.get().place.as_str();
    let place = place.unwrap_or(if left_at.is_empty() { "start" } else { left_at });
    let fragment = Fragment { record: Some(record.id.clone()), ..Fragment::place(place) };
    format!("{}{}/{fragment}", session.root, record.guide)
}

/// The records that can be read, latest first.
pub fn records(session: Session) -> Vec<(Record, Glance)> {
    session.shelf().into_iter().filter_map(|shelved| shelved.read.ok()).collect()
}
