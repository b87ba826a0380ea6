//! Someone left: who, the steps that take their access away, and the date it was done.

use crate::view::{
    app::store::Store,
    parts::element::{El, Parts, button, el, gather, link},
    places::frame::place,
};
use crate::{
    guide::{Stage, StandardPlace, Step},
    record::{Person, PersonId},
};

pub fn someone_left(store: Store) -> El {
    let words = &store.words.leaving;
    let step = |step: &'static Step| {
        let hidden = move || !store.read(|handover| handover.shows_step(step));
        el("li").hidden(hidden).child(link(format!("#{}", step.id), step.title.as_str()))
    };
    let steps = store.guide.steps_of(Stage::Leave).map(step).collect::<Vec<_>>();
    let body = el("div")
        .class("body")
        .child(el("p").class("why").child(words.intro))
        .child((el("h2").child(words.who), el("div").live(move || people(store))))
        .child((el("h2").child(words.steps), el("ol").class("ways").child(steps)))
        .child(el("div").live(move || finish(store)));
    place(store, StandardPlace::SomeoneLeft.id(), store.guide.app.as_str(), body)
}

fn people(store: Store) -> Parts {
    let words = &store.words.leaving;
    let (gone, active): (Vec<_>, Vec<_>) = store.people().into_iter().partition(|(_, person)| person.left.is_some());
    let current = store.turn_of_any();
    let choice = active.into_iter().map(|(id, person)| {
        let pressed = current.as_ref() == Some(&id);
        button("turn", person.name, move || store.set_turn(id.clone())).aria_bool("aria-pressed", pressed)
    });
    let choice = choice.collect::<Vec<_>>();
    let nobody = choice.is_empty().then(|| el("p").class("hint").child(words.nobody));
    let gone = gone.into_iter().map(|(id, person)| {
        let on = person.left.map(store.words.day).unwrap_or_default();
        let label = (words.bring_back)(&person.name);
        let said = (words.finished)(&person.name, &on);
        el("li").child((said, " ", button("plain", label, move || set_left(store, &id, &person, false))))
    });
    let switch = el("div").class("turns").attr("role", "group").attr("aria-label", words.who).child(choice);
    gather((switch, nobody, el("ul").class("list").child(gone.collect::<Vec<_>>())))
}

fn finish(store: Store) -> Option<Parts> {
    let words = &store.words.leaving;
    let id = store.turn_of_any()?;
    let person = store.person(&id)?;
    let label = (words.finish)(&person.name);
    let done = button("primary", label, move || set_left(store, &id, &person, true));
    Some(gather((el("p").class("hint").child(words.finish_help), el("p").child(done))))
}

fn set_left(store: Store, id: &PersonId, person: &Person, left: bool) {
    let today = store.session.today();
    let person = Person { left: left.then_some(today), ..person.clone() };
    store.change(|record, now| record.set_person(store.guide, id.clone(), person, now));
}
