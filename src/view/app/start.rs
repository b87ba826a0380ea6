//! The app takes a page over: reads its data, keeps what was done before, shows the same views, says `ready`.

use leptos::{mount::mount_to, prelude::*};

use crate::view::{
    app::early,
    app::guide_page::{guide_page, hear},
    app::lazy,
    app::navigation,
    app::other_tabs::follow_other_tabs,
    app::page::{Card, Page, PageKind},
    app::request::DialogRequest,
    app::session::Session,
    app::store::Store,
    places::trail,
};
use crate::{
    browser::{address, document, early::inputs, task},
    guide::Guide,
    json::from_text,
    link::Fragment,
};

pub fn start() {
    let Some(page) = document::text_of("data").and_then(|json| from_text::<Page>(&json).ok()) else {
        // The start script says so.
        return document::set_state("failed");
    };
    // There is one page as long as the page is open.
    let page: &'static Page = Box::leak(Box::new(page));
    let session = Session::live(page);
    match &page.kind {
        PageKind::Guide(guide) => start_guide(session, guide),
        PageKind::Door(cards) => start_door(session, cards),
        PageKind::Agent(_) => start_agent(session, page),
    }
}

fn start_guide(session: Session, guide: &'static Guide) {
    let (inputs, focused) = (inputs(), document::focused());
    let places = document::query_all(navigation::PLACES);
    let Some(root) = document::cleared("app") else { return };
    let store = Store::open(session, guide, hear, Fragment::parse(&address::raw_fragment()).record);
    early::take_over(store, &inputs);
    follow_other_tabs(store);
    mount_to(root, move || guide_page(store, Vec::new()).view()).forget();
    document::append_all("main", places);
    navigation::follow_fragment(store);
    trail::follow_answers(store);
    follow_full_page(store);
    if let Some(id) = focused {
        document::focus(&id);
    }
    document::set_state("ready");
    document::after_paint(lazy::expect_places);
}

/// A page in a frame leads to the full page (`public/embed/apart.js`). Here it takes along what there is.
fn follow_full_page(store: Store) {
    document::on_request("handover-full-page", move || {
        let has_work = !store.is_blank();
        if has_work {
            store.request_dialog(DialogRequest::FullPage);
        }
        has_work
    });
}

fn start_door(session: Session, cards: &'static [Card]) {
    task::spawn(async move {
        if lazy::mount_door(session, cards).await.is_err() {
            return document::set_state("failed");
        }
        navigation::follow_plain_fragment(session);
        // What is saved is read in the frame after the one that shows the page.
        document::after_paint(move || document::after_paint(move || session.shelf_is_open.set(true)));
        document::set_state("ready");
    });
}

/// The page stays as it is, and says itself what to do where its part does not come.
fn start_agent(session: Session, page: &'static Page) {
    navigation::follow_plain_fragment(session);
    task::spawn(async move {
        let _ = lazy::open_agent(page).await;
    });
    document::set_state("ready");
}
