//! Someone left: who, the steps that take their access away, and the date it was done.

use leptos::prelude::*;

use super::{frame::place, session::Walk};
use crate::{
    guide::{Fixed, Stage, Step},
    handover::{Person, PersonId},
};

pub fn someone_left(walk: Walk) -> AnyView {
    let words = walk.words;
    let people = move || {
        let people: Vec<_> = walk.read(|handover| {
            handover.record.people().into_iter().map(|(id, person)| (id.clone(), person.clone())).collect()
        });
        if people.is_empty() {
            return view! { <p class="hint">{words.leaving.nobody}</p> }.into_any();
        }
        let current = walk.turn_of_any();
        let choice = people
            .iter()
            .filter(|(_, person)| person.left.is_none())
            .map(|(id, person)| leaver(walk, id.clone(), &person.name, current.as_ref() == Some(id)));
        let gone = people
            .iter()
            .filter(|(_, person)| person.left.is_some())
            .map(|(id, person)| gone(walk, id.clone(), person.clone()));
        let finish = current
            .as_ref()
            .and_then(|id| people.iter().find(|(known, _)| known == id).cloned())
            .map(|(id, person)| finish(walk, id, person));
        view! {
            <div class="turns" role="group" aria-label=words.leaving.who>{choice.collect_view()}</div>
            {finish}
            <ul class="list">{gone.collect_view()}</ul>
        }
        .into_any()
    };
    let steps = walk.guide.steps_of(Stage::Leave).map(|step| step_link(walk, step)).collect_view();
    let body = view! {
        <p class="why">{words.leaving.intro}</p>
        <h2>{words.leaving.who}</h2>
        {people}
        <h2>{words.leaving.steps}</h2>
        <ol class="ways">{steps}</ol>
    };
    place(walk, Fixed::SomeoneLeft.id(), walk.guide.app.as_str(), body.into_any())
}

fn leaver(walk: Walk, id: PersonId, name: &str, current: bool) -> AnyView {
    let take = move |_| walk.set_turn(id.clone());
    view! { <button type="button" class="turn" aria-pressed=current.to_string() on:click=take>{name.to_owned()}</button> }.into_any()
}

fn finish(walk: Walk, id: PersonId, person: Person) -> AnyView {
    let words = walk.words;
    let label = (words.leaving.finish)(&person.name);
    let done = move |_| set_left(walk, &id, &person, true);
    view! {
        <p class="hint">{words.leaving.finish_help}</p>
        <p><button type="button" class="primary" on:click=done>{label}</button></p>
    }
    .into_any()
}

fn gone(walk: Walk, id: PersonId, person: Person) -> AnyView {
    let words = walk.words;
    let said = person.left.map(|on| (words.leaving.finished)(&person.name, &(words.day)(on))).unwrap_or_default();
    let label = (words.leaving.bring_back)(&person.name);
    let back = move |_| set_left(walk, &id, &person, false);
    view! { <li>{said}" "<button type="button" class="plain" on:click=back>{label}</button></li> }.into_any()
}

fn set_left(walk: Walk, id: &PersonId, person: &Person, left: bool) {
    let today = walk.session.now().day(walk.session.offset);
    let person = Person { left: left.then_some(today), ..person.clone() };
    walk.change(|record, now| record.set_person(walk.guide, id.clone(), person, now));
}

fn step_link(walk: Walk, step: &'static Step) -> AnyView {
    let hidden = move || !walk.read(|handover| handover.shows_step(step));
    view! { <li hidden=hidden><a href=format!("#{}", step.id)>{step.title.as_str()}</a></li> }.into_any()
}
