//! A dialog over the page: where it was asked for, what it works on, and how it makes way.

use leptos::{mount::mount_to, prelude::*};

use crate::view::{
    app::navigation,
    app::notice::Notice,
    app::store::Store,
    app::title::place_title,
    app::watching::watch,
    parts::element::{El, Part, button, el},
    parts::handing::Hand,
};
use crate::{
    browser::{address, clock, dialog_entry, document},
    guide::StandardPlace,
    link::{Fragment, Here, Link, Sealed},
    record::{Glance, Handover, Key, Person, PersonId, Record, RecordId, shelf, to_text},
    words::{DialogWords, Words},
};

/// Names the dialog.
const TITLE: &str = "dialog-title";

#[derive(Clone, Copy)]
pub struct Dialog {
    pub store: Store,
    pub words: &'static DialogWords,
    /// Those of the app.
    pub app_words: &'static Words,
    /// Where the reader was when it was asked for.
    pub place: &'static str,
    /// Whom it is about.
    person: StoredValue<Option<PersonId>>,
    /// Whether a link opened the page, which is in the address until it is answered.
    is_of_link: bool,
    /// What came is not saved, and its link is all there is of it.
    keeps_address: StoredValue<bool>,
    /// Said by a screen reader, and shown for a moment.
    pub announcement: RwSignal<String>,
}

/// What becomes of a record that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It is opened and saved.
    Keep,
    /// It is looked at, and nothing of it is saved.
    Watch,
}

impl Dialog {
    pub fn new(store: Store) -> Self {
        let place = store.session.place.with_untracked(|here| store.guide.find(here));
        Self {
            store,
            words: store.session.language.dialogs(),
            app_words: store.words,
            place: place.map_or(StandardPlace::Start.id(), |place| place.id()),
            person: StoredValue::new(None),
            is_of_link: false,
            keeps_address: StoredValue::new(false),
            announcement: RwSignal::new(String::new()),
        }
    }

    pub fn about(self, person: Option<PersonId>) -> Self {
        self.person.set_value(person);
        self
    }

    pub fn of_link(self) -> Self {
        Self { is_of_link: true, ..self }
    }

    /// The field for what somebody sent, among the drafts: one for each person, as what stands in it is theirs.
    pub fn given(&self) -> Key {
        Key::of(&"given".into(), self.person.get_value().as_ref())
    }

    /// Whoever it is about, if they are on the record.
    pub fn person(&self) -> Option<Person> {
        let id = self.person.get_value()?;
        self.store.peek(|handover| handover.record.person(&id).cloned())
    }

    pub fn person_id(&self) -> Option<PersonId> {
        self.person.get_value()
    }

    /// What is here already, beside what came.
    pub fn with_here<T>(&self, ask: impl FnOnce(Here<'_>) -> T) -> T {
        let guide = self.store.guide;
        let shelved = self.store.session.shelf();
        let taken = self.store.session.base.with_value(|base| shelf::ids(base, &shelved));
        let read = shelved.into_iter().filter_map(|shelved| shelved.read.ok());
        let shelf: Vec<Record> = read.map(|(record, _)| record).filter(|record| record.guide == guide.id).collect();
        let fresh = RecordId::from_random(clock::random());
        let now = self.store.session.now();
        self.store.peek(|handover| {
            ask(Here { guide, own: handover.record, shelf: &shelf, taken: &taken, now, fresh: &fresh })
        })
    }

    /// What is handed over by the browser, and where it is said that it was not.
    pub fn hand(&self) -> Hand {
        Hand { words: self.app_words, announcement: self.announcement }
    }

    /// What the place on the page is called.
    pub fn title(&self) -> String {
        self.store.title_of(self.place)
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
        let handover = Handover::new(self.store.guide, record);
        let next = place_title(handover.resume(), self.store.guide, self.app_words);
        to_text(record, &Glance { left: handover.left().len(), next })
    }

    /// Puts a dialog with this title over the page. Closed without a choice, nothing has changed.
    pub fn show(self, title: impl Part, body: impl Part) {
        let close = button("plain close", "×", document::close_dialog).attr("aria-label", self.words.close);
        let said = el("p").class("said").attr("role", "status").live(move || self.announcement.get());
        let title = el("h2").id(TITLE).attr("tabindex", "-1").child(title);
        let dialog = el("div").class("dialog").child((el("header").child((title, close)), body, said));
        let closed = move || self.clear_address();
        document::open_dialog(TITLE, closed, move |root| mount_to(root, move || dialog.view()).forget());
    }

    /// Takes a record in, goes to `place` unless it is empty, says what there is to say, and makes way. Where it cannot be
    /// saved that is said instead, and what came stays in the address.
    pub fn take(&self, opening: Opening, record: Record, place: &str, say: &str) {
        let given = self.store.draft_name(&self.given());
        let is_done = match opening {
            Opening::Keep => self.store.keep_record(record),
            Opening::Watch => {
                watch(self.store, record);
                true
            }
        };
        if is_done {
            self.clear_address();
            if !self.is_of_link {
                self.store.clear_draft_named(&given);
            }
            self.notify(say);
        } else {
            self.keeps_address.set_value(true);
        }
        let (session, place) = (self.store.session, place.to_owned());
        dialog_entry::once_left(move || {
            if is_done && !place.is_empty() {
                navigation::go_to(session, &place, None);
            }
        });
        document::close_dialog();
    }

    /// Leaves everything as it is, and says what there is to say.
    pub fn leave(&self, say: &str) {
        self.clear_given();
        self.notify(say);
    }

    fn notify(&self, say: &str) {
        if !say.is_empty() {
            self.store.session.notice.set(Some(Notice::Text(say.to_owned())));
        }
    }

    /// What was given is dealt with: in the address, or in the field.
    fn clear_given(&self) {
        self.clear_address();
        if !self.is_of_link {
            self.store.clear_draft(&self.given());
        }
    }

    /// What a link carries is not for copying on.
    fn clear_address(&self) {
        if self.is_of_link && !self.keeps_address.get_value() {
            dialog_entry::once_left(|| {
                let place = Fragment::parse(&address::raw_fragment()).place;
                address::replace_fragment(&Fragment::place(&place).to_string());
            });
        }
    }
}

/// A code to read out: large, in groups, and spelled for a screen reader.
pub fn spoken(code: &str) -> El {
    el("output").class("spoken").attr("translate", "no").child(code.to_owned())
}
