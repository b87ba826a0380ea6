//! Someone left: who, the steps that take their access away, and the date it was done.

use crate::view::{
    app::session::Walk,
    parts::element::{El, Parts, button, el, gather, link},
    places::frame::place,
};
use crate::{
    guide::{Stage, StandardPlace, Step},
    record::{Person, PersonId},
};

pub fn someone_left(walk: Walk) -> El {
    let words = &walk.words.leaving;
    let step = |step: &'static Step| {
        let hidden = move || !walk.read(|handover| handover.shows_step(step));
        el("li").hidden(hidden).child(link(format!("#{}", step.id), step.title.as_str()))
    };
    let steps = walk.guide.steps_of(Stage::Leave).map(step).collect::<Vec<_>>();
    let body = el("div")
        .class("body")
        .child(el("p").class("why").child(words.intro))
        .child((el("h2").child(words.who), el("div").live(move || people(walk))))
        .child((el("h2").child(words.steps), el("ol").class("ways").child(steps)))
        .child(el("div").live(move || finish(walk)));
    place(walk, StandardPlace::SomeoneLeft.id(), walk.guide.app.as_str(), body)
}

fn people(walk: Walk) -> Parts {
    let words = &walk.words.leaving;
    let (gone, active): (Vec<_>, Vec<_>) = walk.people().into_iter().partition(|(_, person)| person.left.is_some());
    let current = walk.turn_of_any();
    let choice = active.into_iter().map(|(id, person)| {
        let pressed = current.as_ref() == Some(&id);
        button("turn", person.name, move || walk.set_turn(id.clone())).aria_bool("aria-pressed", pressed)
    });
    let choice = choice.collect::<Vec<_>>();
    let nobody = choice.is_empty().then(|| el("p").class("hint").child(words.nobody));
    let gone = gone.into_iter().map(|(id, person)| {
        let on = person.left.map(walk.words.day).unwrap_or_default();
        let label = (words.bring_back)(&person.name);
        let said = (words.finished)(&person.name, &on);
        el("li").child((said, " ", button("plain", label, move || set_left(walk, &id, &person, false))))
    });
    let switch = el("div").class("turns").attr("role", "group").attr("aria-label", words.who).child(choice);
    gather((switch, nobody, el("ul").class("list").child(gone.collect::<Vec<_>>())))
}

fn finish(walk: Walk) -> Option<Parts> {
    let words = &walk.words.leaving;
    let id = walk.turn_of_any()?;
    let person = walk.read(|handover| handover.record.person(&id).cloned())?;
    let label = (words.finish)(&person.name);
    let done = button("primary", label, move || set_left(walk, &id, &person, true));
    Some(gather((el("p").class("hint").child(words.finish_help), el("p").child(done))))
}

fn set_left(walk: Walk, id: &PersonId, person: &Person, left: bool) {
    let today = walk.session.now().day(walk.session.offset);
    let person = Person { left: left.then_some(today), ..person.clone() };
    walk.change(|record, now| record.set_person(walk.guide, id.clone(), person, now));
}
