//! The open record: read, changed, and saved at once. It knows neither the page nor any place of it.

use leptos::prelude::*;

use crate::view::{
    app::drafts,
    app::notice::Notice,
    app::request::{DialogRequest, Request},
    app::saving::{self, Saved},
    app::session::Session,
    app::title::place_title,
    app::trouble::Trouble,
};
use crate::{
    browser::{clock, storage::StorageError},
    guide::{Guide, Step},
    record::{Handover, Here, Moment, PersonId, Record, RecordId, begun, shelf},
    words::Words,
};

/// A guide with the record that is open on its page.
///
/// A page has some forty places and one is on the screen. If all of them heard of every tick, a phone would be busy
/// with what nobody sees; so each place has a trigger of its own (see [`Store::at`]) and catches up when it is come to.
#[derive(Clone, Copy)]
pub struct Store {
    pub session: Session,
    pub words: &'static Words,
    pub guide: &'static Guide,
    record: StoredValue<Record>,
    /// The reader's own record, while somebody else's is looked at.
    pub(super) own: StoredValue<Option<Record>>,
    /// Who was chosen last, for what is done for each person.
    pub(super) turn: StoredValue<Option<PersonId>>,
    /// The last place of the walk, to go back to from an answer or a fix.
    left_at: StoredValue<String>,
    /// The trouble that was looked into last.
    pub(super) trouble: StoredValue<Option<Trouble>>,
    /// The step whose views hold this copy, if it is one.
    pub(super) step: Option<&'static Step>,
    /// Notified when the views that hold this copy are to be made anew.
    pub(super) changed: Trigger,
    /// What the list of steps shows: it is made anew when this changes, not with every change of the record.
    pub listed: RwSignal<String>,
    /// Every mounted place's trigger by its id; first the one of what is always on the screen, with none.
    mounted: StoredValue<Vec<(&'static str, Trigger)>>,
    /// The page, which hears what is asked of it.
    page: fn(Store, Request),
}

impl Store {
    #[cfg(not(target_arch = "wasm32"))]
    pub fn prerendered(session: Session, guide: &'static Guide, page: fn(Store, Request)) -> Self {
        Self::with(session, guide, page, Record::new("rest".into(), guide, Moment::default()))
    }

    /// With the record `asked` for, or the one this tab had open, or the one changed last, or a new one.
    pub fn open(session: Session, guide: &'static Guide, page: fn(Store, Request), asked: Option<RecordId>) -> Self {
        let asked = asked.or_else(|| session.base.with_value(|base| saving::record_of_tab(base, &guide.id)));
        let shelf = session.shelf();
        let begun = session.base.with_value(|base| begun(base, &drafts::all(base), &shelf, &guide.id, asked.as_ref()));
        let last = session.base.with_value(|base| saving::opened_last(base, &guide.id));
        let open = || shelf::open(&shelf, &guide.id, asked.as_ref(), last.as_ref());
        let found = if begun.is_none() { open() } else { None };
        let is_new = found.is_none();
        let id = begun.unwrap_or_else(|| RecordId::from_random(clock::random()));
        let mut record = found.unwrap_or_else(|| Record::new(id, guide, session.now()));
        record.settle(session.now());
        let store = Self::with(session, guide, page, record);
        if !is_new {
            store.remember_opened();
        }
        session.notice.set(saving::notice_at_start(session.words, &shelf));
        store
    }

    fn with(session: Session, guide: &'static Guide, page: fn(Store, Request), record: Record) -> Self {
        let here = record.here.get().clone();
        // A phone may have closed the page while a fix was tried in the other app.
        let trouble = Trouble::last_of(Handover::new(guide, &record));
        let changed = Trigger::new();
        Self {
            session,
            words: session.words,
            guide,
            record: StoredValue::new(record),
            own: StoredValue::new(None),
            turn: StoredValue::new(here.person),
            left_at: StoredValue::new(here.place),
            trouble: StoredValue::new(trouble),
            step: None,
            changed,
            listed: RwSignal::new(String::new()),
            mounted: StoredValue::new(vec![("", changed)]),
            page,
        }
    }

    /// The same store for the views of one place, which is mounted by that.
    pub fn at(self, place: &'static str) -> Self {
        let changed = Trigger::new();
        self.mounted.update_value(|mounted| mounted.push((place, changed)));
        Self { changed, step: self.guide.step(place), ..self }
    }

    /// Whether the views of this place have been made.
    pub fn is_mounted(&self, place: &str) -> bool {
        self.mounted.with_value(|mounted| mounted.iter().any(|(id, _)| *id == place))
    }

    pub fn request(&self, request: Request) {
        (self.page)(*self, request);
    }

    pub fn request_dialog(&self, dialog: DialogRequest) {
        self.request(Request::Dialog(dialog));
    }

    /// Asks, and asks again whenever the answer may have changed while the place is on the screen.
    pub fn read<T>(&self, ask: impl FnOnce(Handover<'_>) -> T) -> T {
        self.changed.track();
        self.peek(ask)
    }

    /// Asks once.
    pub fn peek<T>(&self, ask: impl FnOnce(Handover<'_>) -> T) -> T {
        self.record.with_value(|record| ask(Handover::new(self.guide, record)))
    }

    /// A copy of the record as it is now.
    pub fn record(&self) -> Record {
        self.record.get_value()
    }

    /// Changes the record and saves it at once.
    pub fn change(&self, change: impl FnOnce(&mut Record, Moment)) {
        if self.is_watching() {
            // What was touched shows again what is so.
            self.session.announcement.set(self.words.links.read_only.to_owned());
            return self.notify();
        }
        let now = self.session.now();
        self.record.update_value(|record| change(record, now));
        self.save_aloud();
        self.notify();
    }

    /// Another copy of the record in place of this one.
    pub fn put(&self, record: Record) {
        self.record.set_value(record);
        self.notify();
    }

    /// Opens another record than the one that is open, which stays on the shelf.
    pub fn open_record(&self, record: Record) {
        self.put_other(record, None);
    }

    /// Opens a record and saves it. It may be this one with more in it. False if it is not saved.
    pub fn keep_record(&self, record: Record) -> bool {
        self.open_record(record);
        self.save_aloud()
    }

    /// A blank record in place of this one, which stays on the shelf.
    pub fn start_another(&self) {
        let id = RecordId::from_random(clock::random());
        self.put_other(Record::new(id, self.guide, self.session.now()), None);
        self.remember_opened();
    }

    /// `own`: the reader's, where the other is only to be looked at.
    pub(super) fn put_other(&self, record: Record, own: Option<Record>) {
        self.own.set_value(own);
        let here = record.here.get().clone();
        self.trouble.set_value(Trouble::last_of(Handover::new(self.guide, &record)));
        self.turn.set_value(here.person);
        self.left_at.set_value(here.place);
        self.put(record);
        // Forms hold what was typed, and rows; of another record, they are made anew when they are come to.
        let is_read = |id: &str| self.guide.find(id).is_none_or(|place| place.is_reading());
        self.mounted.update_value(|mounted| mounted.retain(|(id, _)| is_read(id)));
        self.request(Request::Opened);
    }

    pub fn is_watching(&self) -> bool {
        self.changed.track();
        self.own.with_value(Option::is_some)
    }

    /// Nothing said yet that is worth keeping.
    pub fn is_blank(&self) -> bool {
        self.peek(|handover| handover.record.is_blank())
    }

    /// Whether this is a second user's half, on their own phone.
    pub fn is_second_users(&self) -> bool {
        self.read(|handover| handover.record.is_second_users())
    }

    /// Where the record is stored.
    pub fn key(&self) -> String {
        self.session.base.with_value(|base| self.peek(|handover| shelf::key(base, &handover.record.id)))
    }

    pub fn title_of(&self, place: &str) -> String {
        self.guide.find(place).map(|place| place_title(place, self.guide, self.words)).unwrap_or_default()
    }

    pub fn left_at(&self) -> String {
        self.left_at.get_value()
    }

    pub fn leave_at(&self, place: &str) {
        self.left_at.set_value(place.to_owned());
        self.note_here();
    }

    /// Remembers place and person in the record, if there is one worth keeping.
    pub(super) fn note_here(&self) {
        if self.is_blank() || self.is_watching() {
            return;
        }
        let here = Here { place: self.left_at.get_value(), person: self.turn.get_value() };
        // Saved without a word: the reader has changed nothing.
        let now = self.session.now();
        self.record.update_value(|record| record.go(here, now));
        self.save();
    }

    /// Something changed: what is on the screen is to show it.
    pub fn notify(&self) {
        let here = self.session.place.get_untracked();
        self.notify_place("");
        self.notify_place(&here);
        let mut now = self.peek(|handover| handover.states());
        // Nothing of a tree is in the list.
        if self.guide.node(&here).is_none() {
            now.push_str(&here);
        }
        if self.listed.with_untracked(|was| *was != now) {
            self.listed.set(now);
        }
    }

    fn notify_place(&self, place: &str) {
        let changed =
            self.mounted.with_value(|mounted| mounted.iter().find(|(id, _)| *id == place).map(|(_, changed)| *changed));
        if let Some(changed) = changed {
            changed.notify();
        }
    }

    /// Saves, and says so. False if the record is not saved.
    pub fn save_aloud(&self) -> bool {
        let saved = self.save();
        self.session.announcement.set(if saved { self.words.saving.saved.to_owned() } else { String::new() });
        saved
    }

    /// Saves, and lets only trouble be told. False if the record is not saved.
    pub fn save(&self) -> bool {
        let record = self.record();
        if record.is_blank() || self.is_watching() {
            return false;
        }
        let saved = saving::save(&record, &self.key(), self.guide, self.words, self.session.now());
        self.remember_opened();
        let notice = match saved {
            Saved::Merged(merged) => {
                if *merged != record {
                    self.put(*merged);
                }
                None
            }
            Saved::SetAside => Some(Notice::Aside),
            Saved::Taken => {
                self.record.update_value(|record| record.id = RecordId::from_random(clock::random()));
                return self.save();
            }
            Saved::Refused => Some(Notice::Newer),
            Saved::Failed(StorageError::Blocked) => Some(Notice::Blocked),
            Saved::Failed(StorageError::Full) => Some(Notice::Full),
        };
        let is_saved = notice.as_ref().is_none_or(|notice| *notice == Notice::Aside);
        self.note_saving(notice);
        is_saved
    }

    fn note_saving(&self, notice: Option<Notice>) {
        let shown = self.session.notice.get_untracked();
        let is_over = notice.is_none() && shown.as_ref().is_some_and(Notice::is_of_saving);
        if is_over || (notice.is_some() && notice != shown) {
            self.session.notice.set(notice);
        }
    }

    pub(super) fn remember_opened(&self) {
        self.session.base.with_value(|base| self.peek(|handover| saving::remember_opened(base, handover.record)));
    }
}
