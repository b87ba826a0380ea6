//! Puts what works into the page for support agents.

use leptos::{mount::mount_to, prelude::*};

use super::{
    desk::{Desk, MAKER, READER},
    maker::maker,
    read::read,
};
use crate::browser::{address, document};
use crate::view::{
    app::page::{Page, PageKind},
    parts::element::{el, gather},
};

/// On another page it does nothing.
pub fn mount(page: &'static Page) {
    let PageKind::Agent(cards) = &page.kind else { return };
    let language = page.language();
    let desk = Desk {
        language,
        words: language.agent(),
        dialog_words: language.dialogs(),
        app_words: language.words(),
        cards,
        site: &page.site,
        root: &page.root,
        // There is one page as long as the page is open.
        base: address::base_path(&page.root).leak(),
        announcement: RwSignal::new(String::new()),
    };
    document::fill(MAKER, move |root| {
        let said = el("p").class("said").attr("role", "status").live(move || desk.announcement.get());
        mount_to(root, move || gather((maker(desk), said)).view()).forget();
    });
    document::fill(READER, move |root| mount_to(root, move || read(desk).view()).forget());
}
