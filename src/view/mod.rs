//! The views: what a reader sees of a page, the same on the host (static pages) and in the browser (the app).
//!
//! Every place of a page is there at once; which one shows is a matter of the fragment (static) or of
//! `data-here` (app). So the app can take the page over without moving anything, and print has it all.

mod choice;
mod data;
mod door;
mod early;
mod element;
mod frame;
mod guide_page;
mod leaving;
mod links;
#[cfg(not(target_arch = "wasm32"))]
mod more;
mod note;
mod notice;
#[cfg(not(target_arch = "wasm32"))]
mod offline;
mod owner;
mod packet;
mod page;
mod people;
pub mod qr;
mod saving;
mod search;
mod session;
mod sheet;
mod start;
mod step;
mod studio;
mod summary;
mod taps;
mod tests;
mod text;
mod trail;
#[cfg(not(target_arch = "wasm32"))]
mod trouble;

pub use page::{Card, Page, PageKind};
pub use sheet::answer;

#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;

use session::{Session, Walk};

/// The page as HTML, before anybody has touched it. For the site builder.
#[cfg(not(target_arch = "wasm32"))]
pub fn page_html(page: &'static Page) -> String {
    Owner::new().with(|| {
        let session = Session::at_rest(page);
        match &page.kind {
            PageKind::Guide(guide) => guide_page::guide_page(Walk::at_rest(session, guide)).view().to_html(),
            PageKind::Door(cards) => door::door(session, cards).view().to_html(),
            PageKind::Studio(cards) => studio::studio_page(session, cards).view().to_html(),
        }
    })
}

/// Every place of a page.
const PLACES: &str = "main > section";

/// What the places of the trees and the answers are called stands in their headings, and not in the data again.
/// `heading_of`: the words of the heading of a place.
fn read_headings(page: &mut Page, heading_of: impl Fn(&str) -> String) {
    let PageKind::Guide(guide) = &mut page.kind else { return };
    for question in &mut guide.questions {
        question.ask = heading_of(&question.id).as_str().into();
    }
    for fix in &mut guide.fixes {
        fix.title = heading_of(&fix.id);
    }
    for entry in &mut guide.faq {
        entry.question = heading_of(&entry.id);
    }
}

/// Takes the page over: reads its data, keeps what was done before, shows the same views, says `ready`.
///
/// Places come alive one by one, as they are come to; until then, and for good if they are only read, they stay the
/// elements they are. So a phone that opens a guide builds one place, not forty.
pub fn start() {
    use crate::browser::{document, early::inputs};

    let Some(mut page) = document::text_of("data").and_then(|json| crate::plain::from_text::<Page>(&json).ok()) else {
        // It does not become ready, and the start script says so.
        return;
    };
    read_headings(&mut page, document::heading_of);
    // There is one page as long as the page is open.
    let page: &'static Page = Box::leak(Box::new(page));
    let (inputs, focused) = (inputs(), document::focused());
    let session = Session::live(page);
    if let PageKind::Studio(_) = &page.kind {
        session.follow_fragment();
        links::ask_for_studio();
        return document::set_state("ready");
    }
    let places = document::found(if matches!(page.kind, PageKind::Door(_)) { "#offline" } else { PLACES });
    let Some(root) = document::cleared("app") else { return };
    match &page.kind {
        PageKind::Guide(guide) => {
            let walk = Walk::open(session, guide, &inputs);
            leptos::mount::mount_to(root, move || guide_page::guide_page(walk).view()).forget();
            document::give_back("main", places);
            walk.follow_fragment();
            trail::follow_answers(walk);
            links::follow_full_page(walk);
        }
        PageKind::Door(cards) => {
            leptos::mount::mount_to(root, move || door::door(session, cards).view()).forget();
            document::give_back("main", places);
            session.follow_fragment();
            // What is saved is read in the frame after the one that shows the page.
            document::after_paint(move || document::after_paint(move || session.shelf_changed()));
        }
        // Stays the page it is.
        PageKind::Studio(_) => {}
    }
    if let Some(id) = focused {
        document::focus(&id);
    }
    document::set_state("ready");
}
