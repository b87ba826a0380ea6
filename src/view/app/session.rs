//! What the views share: the page, the record being walked, and where the reader is.
//!
//! Signals hold the model; the model holds no signals. Everything here is `Copy`: the page lives as long as its window.

use leptos::prelude::*;

use crate::view::{app::early, app::notice::Notice, app::page::Page, app::page::PageKind, app::saving};
use crate::{
    browser::{address, clock, document, early::Input, storage},
    guide::{Guide, Id, Per, Place, Reply, Site, StandardPlace, Step},
    link::Fragment,
    record::{Handover, Here, Moment, Person, PersonId, Record, RecordId, shelf},
    words::Words,
};

/// A page, guide or front door.
#[derive(Clone, Copy)]
pub struct Session {
    pub words: &'static Words,
    pub kind: &'static PageKind,
    pub site: &'static Site,
    pub root: &'static str,
    /// The path all stored keys carry. Empty at rest.
    pub base: StoredValue<String>,
    /// Minutes east of UTC.
    pub offset: i32,
    /// The place on the screen, empty at rest.
    pub place: RwSignal<String>,
    /// The list of steps stands in for the place, on a narrow screen.
    pub menu: RwSignal<bool>,
    pub notice: RwSignal<Option<Notice>>,
    /// Said by a screen reader, and shown for a moment beside what was done.
    pub announcement: RwSignal<String>,
    /// Counts writes to the shelf, so that lists of records read it again.
    pub shelf: RwSignal<u32>,
}

impl Session {
    /// As the site builder renders it: nothing known, nobody looking.
    pub fn prerendered(page: &'static Page) -> Self {
        Self {
            words: page.words(),
            kind: &page.kind,
            site: &page.site,
            root: &page.root,
            base: StoredValue::new(String::new()),
            offset: 0,
            place: RwSignal::new(String::new()),
            menu: RwSignal::new(false),
            notice: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            shelf: RwSignal::new(0),
        }
    }

    pub fn live(page: &'static Page) -> Self {
        Self {
            base: StoredValue::new(address::base_path(&page.root)),
            offset: clock::offset(),
            ..Self::prerendered(page)
        }
    }

    pub fn now(&self) -> Moment {
        Moment(clock::now())
    }

    /// A place of the front door.
    pub fn follow_fragment(self) {
        let follow = move || {
            let asked = Fragment::parse(&address::raw_fragment()).place;
            let known = document::query_all(crate::view::app::PLACES).iter().any(|place| place.id() == asked);
            self.show(if known { &asked } else { "start" });
        };
        follow();
        document::on_fragment(move || {
            follow();
            arrive(&self.place.get_untracked());
        });
    }

    fn show(&self, id: &str) {
        self.menu.set(id == "steps");
        if id != "steps" && self.place.get_untracked() != id {
            self.place.set(id.to_owned());
            document::mark_here(id);
        }
    }

    /// In a browser, not on the site builder's desk.
    pub fn is_live(&self) -> bool {
        self.base.with_value(|base| !base.is_empty())
    }

    pub fn shelf_changed(&self) {
        self.shelf.update(|shelf| *shelf = shelf.wrapping_add(1));
    }

    /// Everything stored for this site.
    pub fn shelf(&self) -> Vec<shelf::Shelved> {
        self.shelf.track();
        if !self.is_live() {
            return Vec::new();
        }
        self.base.with_value(|base| shelf::sort(base, storage::entries(&shelf::prefix(base)).unwrap_or_default()))
    }
}

/// A symptom that is looked into: for whom, and where it was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub symptom: Id,
    pub person: Option<PersonId>,
    pub met: Option<Id>,
}

/// A guide being walked.
///
/// A page has some forty places and one is on the screen. If all of them heard of every tick, a phone would be busy
/// with what nobody sees; so each place has an ear of its own (see [`Walk::at`]) and catches up when it is come to.
#[derive(Clone, Copy)]
pub struct Walk {
    pub session: Session,
    pub words: &'static Words,
    pub guide: &'static Guide,
    record: StoredValue<Record>,
    /// Whose turn it is, on steps done for each person.
    person: StoredValue<Option<PersonId>>,
    /// The last place of the walk, to go back to from an answer or a fix.
    left_at: StoredValue<String>,
    /// The trouble that was looked into last.
    trouble: StoredValue<Option<Trouble>>,
    /// The reader's own record, while somebody else's is looked at.
    own: StoredValue<Option<Record>>,
    /// Where the focus goes on arriving, if not to the heading.
    part: StoredValue<Option<String>>,
    /// The step whose views hold this copy, if it is one.
    step: Option<&'static Step>,
    /// Changes when the views that hold this copy are to be made anew.
    ear: RwSignal<u32>,
    /// What the list of steps shows: it is made anew when this changes, not with every change of the record.
    pub listed: RwSignal<String>,
    /// Every place's ear by its id; first the one of what is always on the screen, with none.
    ears: StoredValue<Vec<(&'static str, RwSignal<u32>)>>,
}

impl Walk {
    #[cfg(not(target_arch = "wasm32"))]
    pub fn prerendered(session: Session, guide: &'static Guide) -> Self {
        Self::with(session, guide, Record::new("rest".into(), guide, Moment::default()))
    }

    fn with(session: Session, guide: &'static Guide, record: Record) -> Self {
        let here = record.here.get().clone();
        // A phone may have closed the page while a fix was tried in the other app.
        let trouble = Trouble::last_of(Handover::new(guide, &record));
        let ear = RwSignal::new(0);
        Self {
            session,
            words: session.words,
            guide,
            record: StoredValue::new(record),
            person: StoredValue::new(here.person),
            left_at: StoredValue::new(here.place),
            trouble: StoredValue::new(trouble),
            own: StoredValue::new(None),
            part: StoredValue::new(None),
            step: None,
            ear,
            listed: RwSignal::new(String::new()),
            ears: StoredValue::new(vec![("", ear)]),
        }
    }

    /// The same walk for the views of one place.
    pub fn at(self, place: &'static str) -> Self {
        let ear = RwSignal::new(0);
        self.ears.update_value(|ears| ears.push((place, ear)));
        Self { ear, step: self.guide.step(place), ..self }
    }

    /// Whether the views of this place have been made.
    pub fn is_mounted(&self, place: &str) -> bool {
        self.ears.with_value(|ears| ears.iter().any(|(id, _)| *id == place))
    }

    /// Something changed: what is on the screen is to show it.
    fn notify(&self) {
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
        let ear = self.ears.with_value(|ears| ears.iter().find(|(id, _)| *id == place).map(|(_, ear)| *ear));
        if let Some(ear) = ear {
            ear.update(|times| *times = times.wrapping_add(1));
        }
    }

    /// With the record of this tab, or the one changed last, or a new one; and with what was done before now.
    pub fn open(session: Session, guide: &'static Guide, inputs: &[Input]) -> Self {
        let asked = Fragment::parse(&address::raw_fragment()).record.or_else(|| saving::of_tab(session, &guide.id));
        let shelf = session.shelf();
        let found = shelf::open(&shelf, &guide.id, asked.as_ref());
        let is_new = found.is_none();
        let fresh = || Record::new(RecordId::from_random(clock::random()), guide, session.now());
        let walk = Self::with(session, guide, found.unwrap_or_else(fresh));
        if !is_new {
            saving::remember_tab(walk);
        }
        walk.session.notice.set(saving::notice_at_start(session.words, &shelf));
        // Asked first: it reads the record, which is borrowed for writing below.
        let person = walk.turn_of_any();
        let mut taken_over = false;
        walk.record.update_value(|record| taken_over = early::apply(inputs, guide, record, person, session.now()));
        if taken_over {
            saving::save(walk);
        }
        saving::follow_other_tabs(walk);
        walk
    }

    /// Asks, and asks again whenever the answer may have changed while the place is on the screen.
    pub fn read<T>(&self, ask: impl FnOnce(Handover<'_>) -> T) -> T {
        self.ear.track();
        self.peek(ask)
    }

    /// Asks once.
    pub fn peek<T>(&self, ask: impl FnOnce(Handover<'_>) -> T) -> T {
        self.record.with_value(|record| ask(Handover::new(self.guide, record)))
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
        saving::save(*self);
        self.notify();
    }

    /// Another copy of the record in place of this one.
    pub fn put(&self, record: Record) {
        self.record.set_value(record);
        self.notify();
    }

    /// Opens another record than the one that is open, which stays on the shelf.
    pub fn open_here(&self, record: Record) {
        self.own.set_value(None);
        self.show_record(record);
    }

    /// Opens a record and saves it. It may be this one with more in it.
    pub fn keep_here(&self, record: Record) {
        self.open_here(record);
        saving::save(*self);
    }

    /// Shows somebody else's record. Nothing of it is saved.
    pub fn watch(&self, record: Record) {
        let own = self.own.get_value().unwrap_or_else(|| self.record.get_value());
        self.own.set_value(Some(own));
        self.show_record(record);
    }

    pub fn is_watching(&self) -> bool {
        self.ear.track();
        self.own.with_value(Option::is_some)
    }

    pub fn keep_copy(&self) {
        self.keep_here(self.record.get_value());
    }

    pub fn stop_watching(&self) {
        if let Some(own) = self.own.get_value() {
            self.open_here(own);
        }
    }

    fn show_record(&self, record: Record) {
        let here = record.here.get().clone();
        self.trouble.set_value(Trouble::last_of(Handover::new(self.guide, &record)));
        self.person.set_value(here.person);
        self.left_at.set_value(here.place);
        self.put(record);
        // Forms hold what was typed, and rows; of another record, they are made anew when they are come to.
        let is_read = |id: &str| self.guide.find(id).is_none_or(|place| place.is_reading());
        self.ears.update_value(|ears| ears.retain(|(id, _)| is_read(id)));
        let place = self.session.place.with_untracked(|here| self.guide.find(here));
        if let Some(place) = place {
            crate::view::app::guide_page::mount_place(*self, place);
            document::mark_here(place.id());
            self.mark_answer(place);
        }
    }

    /// Whose turn it is on a step: nobody's on one done once, and the first person's until somebody is chosen.
    pub fn turn(&self, step: &Step) -> Option<PersonId> {
        if step.per == Per::Handover { None } else { self.turn_of_any() }
    }

    /// Whoever was chosen last, or the first person; on a step that is not for everybody, of those it is for.
    pub fn turn_of_any(&self) -> Option<PersonId> {
        let chosen = self.person.get_value();
        self.read(|handover| {
            let mut people: Vec<&PersonId> =
                self.step.map(|step| handover.turns(step)).into_iter().flatten().flatten().collect();
            if people.is_empty() {
                people = handover.record.active().into_iter().map(|(id, _)| id).collect();
            }
            let known = people.iter().find(|id| Some(**id) == chosen.as_ref());
            known.or(people.first()).map(|id| (*id).clone())
        })
    }

    /// Whether this is a second user's half, on their own phone.
    pub fn is_second_users(&self) -> bool {
        self.read(|handover| handover.record.is_second_users())
    }

    pub fn name_of(&self, person: &PersonId) -> String {
        self.read(|handover| handover.record.person(person).map(|person| person.name.clone()).unwrap_or_default())
    }

    /// What a person may do, in the guide's order: `Play Video, Playback`.
    pub fn given(&self, person: &Person) -> String {
        let given = self.guide.permissions.iter().filter(|permission| person.permissions.contains(&permission.id));
        given.map(|permission| permission.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Everybody on the record, with and without access.
    pub fn people(&self) -> Vec<(PersonId, Person)> {
        let cloned = |(id, person): (&PersonId, &Person)| (id.clone(), person.clone());
        self.read(|handover| handover.record.people().into_iter().map(cloned).collect())
    }

    pub fn active_trouble(&self) -> Option<Trouble> {
        self.ear.track();
        // Whoever was taken off the record has no trouble any more.
        let trouble = self.trouble.get_value()?;
        let is_there = |person: &PersonId| self.peek(|handover| handover.record.person(person).is_some());
        trouble.person.as_ref().is_none_or(is_there).then_some(trouble)
    }

    pub fn set_active_trouble(&self, trouble: Trouble) {
        self.trouble.set_value(Some(trouble));
        self.notify();
    }

    pub fn set_turn(&self, person: PersonId) {
        self.person.set_value(Some(person));
        self.note_here();
        self.notify();
    }

    /// Shows what the fragment names, now and whenever it changes.
    pub fn follow_fragment(self) {
        let walk = self;
        walk.show_fragment();
        document::on_fragment(move || {
            walk.show_fragment();
            arrive(&walk.session.place.get_untracked());
            walk.arrive_at_part();
        });
    }

    fn show_fragment(&self) {
        let raw = address::raw_fragment();
        let fragment = Fragment::parse(&raw);
        let place = Fragment::place(&fragment.place).to_string();
        if fragment.more {
            crate::view::app::links::arrived(*self);
        } else if place.trim_start_matches('#') != raw {
            // A record, opened by now, is not for copying on.
            address::replace_fragment(&place);
        }
        if fragment.place == "steps" && self.session.place.with_untracked(String::is_empty) {
            // Opened on the list itself: there is a place beside it on a wide screen.
            self.show_place(Place::Standard(StandardPlace::Start));
        }
        if fragment.place == "steps" {
            self.session.menu.set(true);
            return;
        }
        let asked = if fragment.place.is_empty() { "start" } else { fragment.place.as_str() };
        let known = self.guide.find(asked);
        let found = known.or_else(|| self.guide.nearest(asked)).unwrap_or(Place::Standard(StandardPlace::Start));
        let place = found.id();
        let title = || crate::view::places::frame::title_of(*self, place);
        if known.is_none() {
            self.session.notice.set(Some(Notice::Text((self.words.nav.place_unknown)(asked, &title()))));
        } else if found.is_of_tree() && asked != place {
            self.session.notice.set(Some(Notice::Text((self.words.trouble.replaced)(&title()))));
        }
        let before = self.session.place.get_untracked();
        self.show_place(found);
        if let Place::Symptom(symptom) = found
            && before != place
        {
            self.arrive_at_symptom(symptom, &before);
        }
        self.mark_answer(found);
        // The start is where one goes on from, not where one was.
        if place != "start" && self.guide.walk().iter().any(|walked| walked.id() == place) {
            self.left_at.set_value(place.to_owned());
            self.note_here();
        }
        self.update_back_link();
        // It may have missed something while another was shown.
        self.notify();
        // As the static page has it: the guide's own title is its first place's.
        let place_title = crate::view::places::frame::title_of(*self, place);
        let of = if place_title == self.guide.title { self.words.product } else { &self.guide.title };
        document::set_title(&format!("{place_title} · {of}"));
    }

    /// Goes to a place, and there to the part with this id.
    pub fn go_to(&self, place: &str, part: Option<String>) {
        self.part.set_value(part);
        if self.session.place.with_untracked(|here| here == place) {
            self.arrive_at_part();
        } else {
            address::go(place);
        }
    }

    fn arrive_at_part(&self) {
        let mut part = None;
        self.part.update_value(|waiting| part = waiting.take());
        if let Some(part) = part {
            document::focus_part(&part);
        }
    }

    /// Shows on a question, or on a fix, what was said of it.
    pub fn mark_answer(&self, place: Place<'_>) {
        if !place.is_of_tree() {
            return;
        }
        let said = self
            .trouble()
            .and_then(|trouble| self.peek(|handover| trouble.trail(handover)?.said_of(place.id()).map(Reply::id)));
        document::mark_answer(place.id(), said.unwrap_or("nothing"));
    }

    fn show_place(&self, place: Place<'static>) {
        crate::view::app::guide_page::mount_place(*self, place);
        self.session.show(place.id());
    }

    /// A reading place leads back to where the walk was left.
    fn update_back_link(&self) {
        let left_at = self.left_at.get_value();
        if !left_at.is_empty() {
            let label = (self.words.trouble.back)(&crate::view::places::frame::title_of(*self, &left_at));
            document::relabel("[data-here][data-reading] .onward .next", &format!("#{left_at}"), &label);
        }
    }

    /// Remembers place and person in the record, if there is one worth keeping.
    fn note_here(&self) {
        if self.is_blank() || self.is_watching() {
            return;
        }
        let here = Here { place: self.left_at.get_value(), person: self.person.get_value() };
        // Kept without a word: the reader has changed nothing.
        let now = self.session.now();
        self.record.update_value(|record| record.go(here, now));
        saving::keep(*self);
    }

    /// Nothing said yet that is worth keeping.
    pub fn is_blank(&self) -> bool {
        self.peek(|handover| handover.record.is_blank())
    }

    pub fn left_at(&self) -> String {
        self.left_at.get_value()
    }

    /// Where this walk's record is stored.
    pub fn key(&self) -> String {
        self.session.base.with_value(|base| self.peek(|handover| shelf::key(base, &handover.record.id)))
    }

    /// A blank record in place of this one, which stays on the shelf.
    pub fn start_another(&self) {
        let id = RecordId::from_random(clock::random());
        self.person.set_value(None);
        self.left_at.set_value(String::new());
        self.trouble.set_value(None);
        self.own.set_value(None);
        self.put(Record::new(id, self.guide, self.session.now()));
        saving::remember_tab(*self);
    }
}

/// After a change of place: to the top, and the focus on its heading, so that a screen reader begins there.
pub fn arrive(place: &str) {
    document::scroll_to_top();
    document::focus_heading(place);
}
