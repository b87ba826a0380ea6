//! What the views of any page share: its data, where the reader is, and what they are told.
//!
//! Signals hold the model; the model holds no signals. All of it is `Copy`: the page lives as long as its window.

use leptos::prelude::*;

use crate::view::{
    app::notice::Notice,
    app::page::{Page, PageKind},
    parts::handing::Hand,
};
use crate::{
    browser::{address, clock, storage},
    guide::Site,
    record::{Day, Moment, shelf},
    words::{Language, Words},
};

#[derive(Clone, Copy)]
pub struct Session {
    pub language: Language,
    /// Those of the app, in that language.
    pub words: &'static Words,
    pub kind: &'static PageKind,
    pub site: &'static Site,
    pub root: &'static str,
    /// The path all stored keys carry. Empty on the prerendered page.
    pub base: StoredValue<String>,
    /// Minutes east of UTC.
    pub offset: i32,
    /// The place on the screen, empty on the prerendered page.
    pub place: RwSignal<String>,
    /// The list of steps stands in for the place, on a narrow screen.
    pub menu: RwSignal<bool>,
    /// Where the focus goes on arriving at a place, if not to its heading.
    pub arrival_part: StoredValue<Option<String>>,
    pub notice: RwSignal<Option<Notice>>,
    /// Said by a screen reader, and shown for a moment beside what was done.
    pub announcement: RwSignal<String>,
    /// Notified when something stored changes, so that lists of records read it again.
    shelf: Trigger,
    /// Whether stored records may be read by now. A front door that is opened with a thousand of them is shown first.
    pub shelf_is_open: RwSignal<bool>,
}

impl Session {
    /// As the site builder renders it: nothing known, nobody looking.
    pub fn prerendered(page: &'static Page) -> Self {
        let language = page.language();
        Self {
            language,
            words: language.words(),
            kind: &page.kind,
            site: &page.site,
            root: &page.root,
            base: StoredValue::new(String::new()),
            offset: 0,
            place: RwSignal::new(String::new()),
            menu: RwSignal::new(false),
            arrival_part: StoredValue::new(None),
            notice: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            shelf: Trigger::new(),
            shelf_is_open: RwSignal::new(false),
        }
    }

    pub fn live(page: &'static Page) -> Self {
        Self {
            base: StoredValue::new(address::base_path(&page.root)),
            offset: clock::offset(),
            ..Self::prerendered(page)
        }
    }

    /// In a browser, not being prerendered by the site builder.
    pub fn is_live(&self) -> bool {
        self.base.with_value(|base| !base.is_empty())
    }

    pub fn now(&self) -> Moment {
        Moment::local(clock::now(), self.offset as i16)
    }

    pub fn today(&self) -> Day {
        self.now().day(self.offset)
    }

    pub fn shelf_changed(&self) {
        self.shelf.notify();
    }

    /// Everything stored for this site.
    pub fn shelf(&self) -> Vec<shelf::Shelved> {
        self.shelf.track();
        if !self.is_live() {
            return Vec::new();
        }
        self.base.with_value(|base| shelf::sort(base, storage::entries(&shelf::prefix(base)).unwrap_or_default()))
    }

    /// What is handed over by the browser, and where it is said that it was not.
    pub fn hand(&self) -> Hand {
        Hand { words: self.words, announcement: self.announcement }
    }

    /// The place with this id is on the screen from now on. False if it was so before.
    pub fn show(&self, id: &str) -> bool {
        let is_new = self.place.with_untracked(|here| here != id);
        if is_new {
            self.place.set(id.to_owned());
        }
        is_new
    }
}
