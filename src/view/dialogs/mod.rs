//! What lies over a page: links, codes, and what came by them. In the second WebAssembly (`bin/links.rs`), not in the app:
//! it is asked in JSON, works on a copy of the record, and replies in JSON. So the app alone saves.

mod answer;
mod arrived;
mod enter;
mod include;
mod invite;
mod share;
mod ways;

pub use arrived::suggested;

use leptos::{mount::mount_to, prelude::*};

use crate::view::{
    agent::agent,
    app::page::read_headings,
    app::page::{Page, PageKind},
    parts::element::{El, Part, button, el},
};
use crate::{
    browser::{address, clock, document, storage},
    guide::Guide,
    json::{from_text, to_text},
    link::{Act, Ask, DialogReply, Here, Link, Sealed, What},
    record::{Glance, Handover, Moment, Person, PersonId, Record, RecordId, shelf},
    words::{DialogWords, ENGLISH_DIALOGS, Words},
};

/// One asking, and all that its views need. It lives as long as the page: few are asked for.
#[derive(Clone, Copy)]
pub struct Dialog {
    pub words: &'static DialogWords,
    /// Those of the app.
    pub app_words: &'static Words,
    pub guide: &'static Guide,
    pub ask: &'static Ask,
    /// What is open on the page.
    pub record: &'static Record,
    /// All that is saved of this guide.
    shelf: &'static [Record],
    fresh: &'static RecordId,
    reply: StoredValue<Heard, LocalStorage>,
    /// Said by a screen reader, and shown for a moment.
    pub announcement: RwSignal<String>,
}

/// Hears what is replied, as JSON.
type Heard = Box<dyn Fn(&str)>;

/// Answers what the app asked.
pub fn answer(ask: &str, reply: impl Fn(&str) + 'static) {
    let page = document::text_of("data").and_then(|json| from_text::<Page>(&json).ok());
    let (Ok(ask), Some(mut page)) = (from_text::<Ask>(ask), page) else { return };
    read_headings(&mut page, document::heading_of);
    let base = address::base_path(&page.root);
    let words = page.words();
    let guide = match page.kind {
        PageKind::Guide(guide) => guide,
        PageKind::Agent(cards) if ask.what == What::Agent => {
            return agent(cards.leak(), Box::leak(Box::new(page.site)), page.root.leak(), words);
        }
        _ => return,
    };
    let guide: &'static Guide = Box::leak(guide);
    let ask: &'static Ask = Box::leak(Box::new(ask));
    let Some(record) = &ask.record else { return };
    let dialog = Dialog {
        words: &ENGLISH_DIALOGS,
        app_words: words,
        guide,
        ask,
        record,
        shelf: saved(&base, guide).leak(),
        fresh: Box::leak(Box::new(RecordId::from_random(clock::random()))),
        reply: StoredValue::new_local(Box::new(reply)),
        announcement: RwSignal::new(String::new()),
    };
    match ask.what {
        What::Share => share::share(dialog, share::Which::Step),
        What::Support => share::share(dialog, share::Which::Support),
        What::Invite => invite::invite(dialog),
        What::Answer => answer::answer(dialog),
        What::Enter => enter::enter(dialog, String::new()),
        What::Arrived => arrived::arrived(dialog, &Link::parse(&ask.fragment)),
        What::FullPage => share::share(dialog, share::Which::Elsewhere),
        What::Agent => {}
    }
}

/// The records of this guide on this device, latest first.
fn saved(base: &str, guide: &Guide) -> Vec<Record> {
    let entries = storage::entries(&shelf::prefix(base)).unwrap_or_default();
    let read = shelf::sort(base, entries).into_iter().filter_map(|shelved| shelved.read.ok());
    read.map(|(record, _)| record).filter(|record| record.guide == guide.id).collect()
}

impl Dialog {
    pub fn handover(&self) -> Handover<'static> {
        Handover::new(self.guide, self.record)
    }

    pub fn here(&self) -> Here<'static> {
        Here { guide: self.guide, own: self.record, shelf: self.shelf, now: self.now(), fresh: self.fresh }
    }

    pub fn now(&self) -> Moment {
        Moment(clock::now())
    }

    /// Whoever was asked about.
    pub fn person(&self) -> Option<(&'static PersonId, &'static Person)> {
        let id = self.ask.person.as_ref()?;
        Some((id, self.record.person(id)?))
    }

    /// What the place on the page is called.
    pub fn title(&self) -> String {
        document::heading_of(&self.ask.place)
    }

    /// The address of a place of this page, with work in it: as people send it, and in the form for a code.
    pub fn addresses(&self, place: &str, work: Option<&Sealed>) -> (String, String) {
        let page = address::page();
        let place = Link::place(place);
        match work {
            None => (format!("{page}{place}"), format!("{page}{place}")),
            Some(work) => (format!("{page}{place}&w={}", work.w()), format!("{page}{place}&q={}", work.q())),
        }
    }

    /// A record as the file that My data saves.
    pub fn file(&self, record: &Record) -> String {
        let handover = Handover::new(self.guide, record);
        let glance = Glance { left: handover.left().len(), next: document::heading_of(handover.resume().id()) };
        crate::record::to_text(record, &glance)
    }

    /// Puts a dialog with this title over the page. Closed without a choice, nothing has changed.
    pub fn show(self, title: impl Part, body: impl Part) {
        let close = button("plain close", "×", document::close_dialog).attr("aria-label", self.words.close);
        let said = el("p").class("said").attr("role", "status").live(move || self.announcement.get());
        let title = el("h2").id(TITLE).attr("tabindex", "-1").child(title);
        let dialog = el("div").class("dialog").child((el("header").child((title, close)), body, said));
        let dismissed = move || self.reply(Act::Say, None, "", "");
        document::open_dialog(TITLE, dismissed, move |root| mount_to(root, move || dialog.view()).forget());
    }

    /// Tells the app what came of it, and makes way.
    pub fn done(&self, act: Act, record: Record, place: &str, say: &str) {
        self.reply(act, Some(record), place, say);
        document::close_dialog();
    }

    pub fn reply(&self, act: Act, record: Option<Record>, place: &str, say: &str) {
        let reply = DialogReply { act, record, place: place.to_owned(), say: say.to_owned() };
        let reply = to_text(&reply);
        self.reply.with_value(|send| send(&reply));
    }
}

/// A code to read out: large, in groups, and spelled for a screen reader.
fn spoken(code: &str) -> El {
    el("output").class("spoken").child(code.to_owned())
}

const TITLE: &str = "dialog-title";
