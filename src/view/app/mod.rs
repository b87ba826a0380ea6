//! A page and what it runs on: its data, the store, navigation.

pub mod early;
pub mod guide_page;
pub mod links;
pub mod notice;
pub mod page;
pub mod saving;
pub mod session;

#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;

use self::{
    page::{Page, PageKind, read_headings},
    session::{Session, Walk},
};
#[cfg(not(target_arch = "wasm32"))]
use crate::view::agent;
use crate::view::places::{door, trail};

/// The page as HTML, before anybody has touched it. For the site builder.
#[cfg(not(target_arch = "wasm32"))]
pub fn page_html(page: &'static Page) -> String {
    Owner::new().with(|| {
        let session = Session::prerendered(page);
        match &page.kind {
            PageKind::Guide(guide) => guide_page::guide_page(Walk::prerendered(session, guide)).view().to_html(),
            PageKind::Door(cards) => door::door(session, cards).view().to_html(),
            PageKind::Agent(cards) => agent::agent_page(session, cards).view().to_html(),
        }
    })
}

/// Every place of a page.
const PLACES: &str = "main > section";

/// Takes the page over: reads its data, keeps what was done before, shows the same views, says `ready`.
///
/// Places come alive one by one, as they are come to; until then, and for good if they are only read, they stay the
/// elements they are. So a phone that opens a guide builds one place, not forty.
pub fn start() {
    use crate::browser::{document, early::inputs};

    let Some(mut page) = document::text_of("data").and_then(|json| crate::json::from_text::<Page>(&json).ok()) else {
        // It does not become ready, and the start script says so.
        return;
    };
    read_headings(&mut page, document::heading_of);
    // There is one page as long as the page is open.
    let page: &'static Page = Box::leak(Box::new(page));
    let (inputs, focused) = (inputs(), document::focused());
    let session = Session::live(page);
    if let PageKind::Agent(_) = &page.kind {
        session.follow_fragment();
        links::ask_for_agent();
        return document::set_state("ready");
    }
    let places = document::query_all(if matches!(page.kind, PageKind::Door(_)) { "#offline" } else { PLACES });
    let Some(root) = document::cleared("app") else { return };
    match &page.kind {
        PageKind::Guide(guide) => {
            let walk = Walk::open(session, guide, &inputs);
            leptos::mount::mount_to(root, move || guide_page::guide_page(walk).view()).forget();
            document::append_all("main", places);
            walk.follow_fragment();
            trail::follow_answers(walk);
            links::follow_full_page(walk);
        }
        PageKind::Door(cards) => {
            leptos::mount::mount_to(root, move || door::door(session, cards).view()).forget();
            document::append_all("main", places);
            session.follow_fragment();
            // What is saved is read in the frame after the one that shows the page.
            document::after_paint(move || document::after_paint(move || session.shelf_changed()));
        }
        // Stays the page it is.
        PageKind::Agent(_) => {}
    }
    if let Some(id) = focused {
        document::focus(&id);
    }
    document::set_state("ready");
}
