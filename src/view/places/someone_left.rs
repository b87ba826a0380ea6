//! Someone left: who, the steps that take their access away, and the date it was done.

use leptos::prelude::*;

use crate::browser::document;
use crate::view::{
    app::store::Store,
    parts::element::{El, Event, Parts, button, el, gather, link},
    places::frame::place_with_form,
};
use crate::{
    guide::{Stage, StandardPlace, Step},
    record::PersonId,
};

const WHO: &str = "leaving.who";
const FINISH: &str = "leaving.finish";
const UNDO: &str = "leaving.undo";

#[derive(Clone, Copy)]
struct Leaving {
    store: Store,
    /// Whose removal was put on the record last. Until somebody else is chosen this alone stands where the button stood, so
    /// that a second tap does not meet another person's.
    recorded: RwSignal<Option<PersonId>>,
    /// Nobody is chosen, and the reader wanted to go on.
    missing: RwSignal<bool>,
}

pub fn someone_left(store: Store) -> El {
    let words = &store.words.leaving;
    let leaving = Leaving { store, recorded: RwSignal::new(None), missing: RwSignal::new(false) };
    let step = |step: &'static Step| {
        let hidden = move || !store.read(|handover| handover.shows_step(step));
        el("li").hidden(hidden).child(link(format!("#{}", step.id), step.title.as_str()))
    };
    let steps = store.guide.steps_of(Stage::Leave).map(step).collect::<Vec<_>>();
    let fault = move || leaving.missing.get().then(|| el("p").class("fault").child(words.nobody_said));
    let body = el("div")
        .class("body")
        .child(el("p").class("why").child(words.intro))
        .child((el("h2").id(WHO).child(words.who), el("div").attr("role", "alert").live(fault)))
        .child(el("div").live(move || leaving.people()))
        .child((el("h2").child(words.steps), el("ol").class("ways").child(steps)))
        .child(el("div").live(move || leaving.finish()));
    place_with_form(store, StandardPlace::SomeoneLeft.id(), store.guide.app.as_str(), body, move || leaving.settle())
}

impl Leaving {
    fn leaver(self) -> Option<PersonId> {
        self.store.read(|handover| handover.leaver().cloned())
    }

    fn people(self) -> Parts {
        let Self { store, .. } = self;
        let words = &store.words.leaving;
        let (gone, active): (Vec<_>, Vec<_>) =
            store.people().into_iter().partition(|(_, person)| person.left.is_some());
        let leaver = self.leaver();
        let choice = active.into_iter().map(|(id, person)| {
            let pressed = leaver.as_ref() == Some(&id);
            button("turn", person.name, move || self.choose(&id, pressed)).aria_bool("aria-pressed", pressed)
        });
        let choice = choice.collect::<Vec<_>>();
        let nobody = choice.is_empty().then(|| el("p").class("hint").child(words.nobody));
        let gone = gone.into_iter().map(|(id, person)| {
            let on = person.left.map(store.words.day).unwrap_or_default();
            let label = (words.bring_back)(&person.name);
            let said = (words.finished)(&person.name, &on);
            el("li").child((said, " ", button("plain", label, move || self.give_back(&id))))
        });
        let switch = el("div").class("turns").attr("role", "group").attr("aria-labelledby", WHO).child(choice);
        gather((switch, nobody, el("ul").class("list").child(gone.collect::<Vec<_>>())))
    }

    /// Chosen again, they are not: it was a slip.
    fn choose(self, id: &PersonId, was_chosen: bool) {
        let Self { store, .. } = self;
        self.recorded.set(None);
        self.missing.set(false);
        store.set_turn(id.clone());
        store.change(|record, now| record.set_leaving((!was_chosen).then_some(id), now));
    }

    /// Where there is somebody to choose, it goes on for them alone.
    fn settle(self) -> bool {
        let is_open = self.store.peek(|handover| handover.leaver().is_none() && handover.next_leaves());
        self.missing.set(is_open);
        if is_open {
            document::focus_part(WHO);
        }
        !is_open
    }

    fn finish(self) -> Option<Parts> {
        let Self { store, .. } = self;
        let words = &store.words.leaving;
        if let Some(id) = self.recorded.get() {
            let person = store.person(&id)?;
            let on = person.left.map(store.words.day)?;
            // Above it stand two lines, as they stood above the button.
            let undo = el("button").attr("type", "button").class("plain").id(UNDO).child(store.words.data.undo);
            let undo = undo.on(Event::Click, move |event| {
                if !document::is_second_tap(&event) {
                    self.undo(&id);
                }
            });
            let said = el("p").child(el("b").child((words.finished)(&person.name, &on)));
            return Some(gather((said, el("p").class("hint").child(words.undo_help), el("p").child(undo))));
        }
        let id = self.leaver()?;
        let name = store.name_of(&id);
        let done = button("primary", (words.finish)(&name), move || self.record(&id, &name)).id(FINISH);
        Some(gather((el("p").class("hint").child(words.finish_help), el("p").child(done))))
    }

    fn record(self, id: &PersonId, name: &str) {
        let Self { store, .. } = self;
        let today = store.session.today();
        store.change(|record, now| record.take_away(store.guide, id, today, now));
        if store.person(id).is_none_or(|person| person.left.is_none()) {
            return;
        }
        self.recorded.set(Some(id.clone()));
        store.session.announcement.set((store.words.leaving.finished)(name, &(store.words.day)(today)));
        document::after_paint(|| document::focus(UNDO));
    }

    /// As it was before: still being taken away.
    fn undo(self, id: &PersonId) {
        self.store.change(|record, now| record.undo_take_away(self.store.guide, id, now));
        self.recorded.set(None);
        document::after_paint(|| document::focus(FINISH));
    }

    fn give_back(self, id: &PersonId) {
        self.store.change(|record, now| record.give_back(self.store.guide, id, now));
        self.recorded.set(None);
        // The button is gone with its line.
        document::after_paint(|| {
            document::focus_part(WHO);
        });
    }
}
