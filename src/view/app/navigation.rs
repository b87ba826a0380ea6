//! From the fragment to the place it asks for, and arriving there: title, focus, scrolling, the link back.
//!
//! It says which place is asked for. Whose views that takes, the page knows.

use leptos::prelude::*;

use crate::view::{
    app::notice::Notice,
    app::request::{DialogRequest, Request},
    app::session::Session,
    app::store::Store,
};
use crate::{
    browser::{address, dialog_entry, document},
    guide::{Place, StandardPlace},
    link::Fragment,
};

/// Every place of a page.
pub const PLACES: &str = "main > section";

/// The list of steps, which a narrow screen shows in place of a place.
const STEPS: &str = "steps";

/// Shows what the fragment names, now and whenever it changes: of a guide.
pub fn follow_fragment(store: Store) {
    document::follow_dialog_entry();
    show_fragment(store);
    document::on_fragment(move || {
        // Nothing is to be shown there.
        if dialog_entry::is_passed(document::is_dialog_open()) {
            return;
        }
        show_fragment(store);
        arrive(&store.session.place.get_untracked());
        focus_arrival_part(store.session);
    });
}

/// Of a page that is no guide's.
pub fn follow_plain_fragment(session: Session) {
    let follow = move || {
        let asked = Fragment::parse(&address::raw_fragment()).place;
        let known = document::query_all(PLACES).iter().any(|place| place.id() == asked);
        show(session, if known { &asked } else { StandardPlace::Start.id() });
    };
    follow();
    document::on_fragment(move || {
        follow();
        arrive(&session.place.get_untracked());
    });
}

fn show(session: Session, id: &str) {
    session.menu.set(id == STEPS);
    if id != STEPS && session.show(id) {
        document::mark_here(id);
    }
}

fn show_fragment(store: Store) {
    let session = store.session;
    let raw = address::raw_fragment();
    let fragment = Fragment::parse(&raw);
    let place = Fragment::place(&fragment.place).to_string();
    if !fragment.parts.is_empty() {
        store.request_dialog(DialogRequest::Arrived(fragment.clone()));
    } else if place.trim_start_matches('#') != raw {
        // A record, opened by now, is not for copying on.
        address::replace_fragment(&place);
    }
    if fragment.place == STEPS {
        if session.place.with_untracked(String::is_empty) {
            // Opened on the list itself: there is a place beside it on a wide screen.
            show_place(store, Place::Standard(StandardPlace::Start));
        }
        return session.menu.set(true);
    }
    let place = place_asked_for(store, &fragment.place);
    let before = session.place.get_untracked();
    show_place(store, place);
    if let Place::Symptom(symptom) = place
        && before != place.id()
    {
        store.arrive_at_symptom(symptom, &before);
    }
    store.mark_answer(place);
    // The start is where one goes on from, not where one was.
    if place.id() != StandardPlace::Start.id() && store.guide.walk().iter().any(|walked| walked.id() == place.id()) {
        store.leave_at(place.id());
    }
    update_back_link(store);
    // It may have missed something while another was shown.
    store.notify();
    set_window_title(store, place);
}

/// The place with this id, or the nearest, with a notice that says so.
fn place_asked_for(store: Store, asked: &str) -> Place<'static> {
    let start = Place::Standard(StandardPlace::Start);
    let asked = if asked.is_empty() { StandardPlace::Start.id() } else { asked };
    let known = store.guide.find(asked);
    let place = known.or_else(|| store.guide.nearest(asked)).unwrap_or(start);
    let title = || store.title_of(place.id());
    let notice = match known {
        None => Some((store.words.nav.place_unknown)(&title())),
        Some(_) if place.is_of_tree() && asked != place.id() => Some((store.words.trouble.replaced)(&title())),
        Some(_) => None,
    };
    if let Some(notice) = notice {
        store.session.notice.set(Some(Notice::Text(notice)));
    }
    place
}

fn show_place(store: Store, place: Place<'static>) {
    store.request(Request::Place(place));
    show(store.session, place.id());
}

/// As the static page has it: the guide's own title is its first place's.
fn set_window_title(store: Store, place: Place<'_>) {
    let title = store.title_of(place.id());
    let of = if title == store.guide.title { store.words.product } else { &store.guide.title };
    document::set_title(&format!("{title} · {of}"));
}

/// A reading place leads back to where the walk was left.
fn update_back_link(store: Store) {
    let left_at = store.left_at();
    if !left_at.is_empty() {
        let label = (store.words.trouble.back)(&store.title_of(&left_at));
        document::relabel("[data-here][data-reading] .onward .next", &format!("#{left_at}"), &label);
    }
}

/// Goes to a place, and there to the part with this id.
pub fn go_to(session: Session, place: &str, part: Option<String>) {
    session.arrival_part.set_value(part);
    if session.place.with_untracked(|here| here == place) {
        focus_arrival_part(session);
    } else {
        address::go(place);
    }
}

/// It waits for a place whose part is on its way.
pub fn focus_arrival_part(session: Session) {
    if session.arrival_part.get_value().is_some_and(|part| document::focus_part(&part)) {
        session.arrival_part.set_value(None);
    }
}

/// After a change of place: to the top, and the focus on its heading, so that a screen reader begins there.
pub fn arrive(place: &str) {
    document::scroll_to_top();
    document::focus_heading(place);
}
