//! A guide's page: the bar, every place, and the list of steps. It hears what the store and the places ask for.

use leptos::prelude::*;

use crate::browser::task;
use crate::view::{
    app::lazy,
    app::mounting::mount_place,
    app::notice::Notice,
    app::notices::notices,
    app::request::{DialogRequest, Request},
    app::step_list::step_list,
    app::store::Store,
    app::watching::watched,
    parts::element::{El, Parts, el, gather, link},
    places::dialog_button::dialog_button,
    places::trail::trying,
};

/// `places`: every place on the prerendered page; in the app none, which gets them from there.
pub fn guide_page(store: Store, places: Vec<El>) -> Parts {
    let (words, session) = (store.words, store.session);
    let count = move || store.read(|handover| handover.count());
    let shown = move || (words.nav.count)(count().done, count().all);
    let is_done = move || count().all > 0 && count().done == count().all;
    let bar = el("header")
        .class("bar")
        .child(link(session.root, words.product).class("home").attr("title", words.nav.home))
        .child(el("b").class("app-name").child(store.guide.app.as_str()))
        .child(el("span").class("count").flag("data-done", is_done).live(shown))
        .child(link("#steps", words.nav.steps).class("steps-link"));
    let main = el("main").flag("data-menu", move || session.menu.get()).child((
        notices(session),
        el("div").class("notices").live(move || (watched(store), trying(store))),
        places,
    ));
    // Below whatever place is on the screen; the static page has nobody to ask.
    let share = dialog_button(store, "plain", words.links.share.to_owned(), DialogRequest::Share);
    let foot = share.map(|share| el("footer").class("foot-bar").child(el("p").child(share)));
    gather((bar, main, announcements(store), (step_list(store), foot)))
}

fn announcements(store: Store) -> El {
    let session = store.session;
    // Turns over with every message, so that the style shows one like the last for a moment, too.
    let turned = StoredValue::new(true);
    let again = move || {
        session.announcement.track();
        turned.update_value(|turned| *turned = !*turned);
        turned.get_value()
    };
    let said = el("p").class("said").attr("role", "status").flag("data-again", again);
    said.live(move || session.announcement.get())
}

/// Does what is asked for. See [`Request`].
pub fn hear(store: Store, request: Request) {
    match request {
        Request::Place(place) => mount_place(store, place),
        Request::Opened => {
            let place = store.session.place.with_untracked(|here| store.guide.find(here));
            if let Some(place) = place {
                mount_place(store, place);
                store.mark_answer(place);
            }
        }
        Request::Dialog(dialog) => task::spawn(async move {
            if lazy::open_dialog(store, dialog).await.is_err() {
                let text = store.words.links.not_there.to_owned();
                store.session.notice.set(Some(Notice::Text(text)));
            }
        }),
    }
}
