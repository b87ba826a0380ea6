//! What lies over a page: links, codes, and what came by them. In the second WebAssembly (`bin/links.rs`), not in the app:
//! it is asked in JSON, works on a copy of the record, and replies in JSON. So the app alone saves.

mod ways;

use leptos::{mount::mount_to, prelude::*};

use super::{
    element::{El, Part, button, el},
    page::{Page, PageKind},
    read_headings,
};
use crate::{
    browser::document,
    guide::Guide,
    handover::Record,
    link::{Act, Ask, Reply, What},
    plain::{from_text, to_text},
    words::{ENGLISH_SHEET, SheetWords, Words},
};

/// One asking, and all that its views need. It lives as long as the page: few are asked for.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub words: &'static SheetWords,
    /// Those of the app.
    pub app_words: &'static Words,
    pub page: &'static Page,
    pub ask: &'static Ask,
    reply: StoredValue<Box<dyn Fn(&str)>, LocalStorage>,
    /// Said by a screen reader, and shown for a moment.
    pub said: RwSignal<String>,
}

/// Answers what the app asked.
pub fn answer(ask: &str, reply: impl Fn(&str) + 'static) {
    let Ok(ask) = from_text::<Ask>(ask) else { return };
    let page = document::text_of("data").and_then(|json| from_text::<Page>(&json).ok());
    let Some(mut page) = page else { return };
    read_headings(&mut page);
    let page: &'static Page = Box::leak(Box::new(page));
    let sheet = Sheet {
        words: &ENGLISH_SHEET,
        app_words: page.words(),
        page,
        ask: Box::leak(Box::new(ask)),
        reply: StoredValue::new_local(Box::new(reply)),
        said: RwSignal::new(String::new()),
    };
    match sheet.ask.what {
        What::Studio => {}
        _ => {}
    }
}

impl Sheet {
    /// The guide whose page it lies over.
    pub fn guide(&self) -> Option<&'static Guide> {
        match &self.page.kind {
            PageKind::Guide(guide) => Some(guide),
            PageKind::Door(_) => None,
        }
    }

    /// What is open on the page.
    pub fn record(&self) -> Option<&'static Record> {
        self.ask.record.as_ref()
    }

    /// Puts a sheet with this title over the page.
    fn show(self, title: impl Part, body: El) {
        let close = button("plain close", "×", document::close_sheet).attr("aria-label", self.words.close);
        let said = el("p").class("said").attr("role", "status").live(move || self.said.get());
        let sheet = el("div").class("sheet").child((
            el("header").child((el("h2").id(TITLE).attr("tabindex", "-1").child(title), close)),
            body,
            said,
        ));
        document::open_sheet(TITLE, move |root| mount_to(root, move || sheet.view()).forget());
    }

    pub fn reply(&self, act: Act, record: Option<Record>, place: &str, say: &str) {
        let reply = Reply { act, record, place: place.to_owned(), say: say.to_owned() };
        let reply = to_text(&reply);
        self.reply.with_value(|send| send(&reply));
    }
}

const TITLE: &str = "sheet-title";
