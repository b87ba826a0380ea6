//! What the app does with a place when it is come to for the first time. Until then, and for good if it is only read, it
//! stays the section that the page came with. So a phone that opens a guide builds one place, not forty.

use leptos::{mount::mount_to, prelude::*};

use crate::view::{
    app::lazy::{self, LazyPlace},
    app::navigation,
    app::notice::Notice,
    app::store::Store,
    parts::element::El,
    places::{start, step},
};
use crate::{
    browser::{document, task},
    guide::{Place, StandardPlace},
};

pub fn mount_place(store: Store, place: Place<'static>) {
    let id = place.id();
    if store.is_mounted(id) {
        return;
    }
    match place {
        Place::Step(step) => replace(store, id, Box::new(move |store| step::step(store, step))),
        Place::Symptom(_) | Place::Question(_) | Place::Fix(_) => mount_lazily(store, LazyPlace::Trail(id)),
        Place::Standard(standard) => match standard {
            StandardPlace::Start => replace(store, id, Box::new(start::start)),
            StandardPlace::Owner => mount_lazily(store, LazyPlace::Owner),
            StandardPlace::People => mount_lazily(store, LazyPlace::People),
            StandardPlace::Tests => mount_lazily(store, LazyPlace::Tests),
            StandardPlace::Summary => mount_lazily(store, LazyPlace::Summary),
            StandardPlace::SomeoneLeft => mount_lazily(store, LazyPlace::SomeoneLeft),
            StandardPlace::MyData => mount_lazily(store, LazyPlace::MyData),
            StandardPlace::Support => mount_lazily(store, LazyPlace::Message),
            StandardPlace::Search => mount_lazily(store, LazyPlace::Search),
            StandardPlace::Trouble
            | StandardPlace::Faq
            | StandardPlace::Mistakes
            | StandardPlace::Example
            | StandardPlace::Sources => {}
        },
        Place::Faq(_) => {}
    }
}

fn replace(store: Store, id: &'static str, view: Box<dyn FnOnce(Store) -> El>) {
    let store = store.at(id);
    document::replace(id, move |main| mount_to(main, move || view(store).view()).forget());
}

/// Where its part does not come, the place stays as the page has it. Until it has come, a screen reader hears that it is busy.
fn mount_lazily(store: Store, place: LazyPlace) {
    let id = place.id();
    document::set_busy(id, true);
    task::spawn(async move {
        let mounted = lazy::mount_place(store, place).await;
        document::set_busy(id, false);
        navigation::focus_arrival_part(store.session);
        if mounted.is_err() {
            let text = store.words.links.not_there.to_owned();
            store.session.notice.set(Some(Notice::Text(text)));
        }
    });
}
