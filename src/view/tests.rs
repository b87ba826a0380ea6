//! The tests: a grid per person that follows from what they may do. Done means proven.

use leptos::prelude::*;

use super::{
    frame::{place, position},
    session::Walk,
    text::words_of,
};
use crate::{
    guide::{Fixed, Test},
    handover::{Outcome, Person, PersonId, Standing},
};

pub fn tests(walk: Walk) -> AnyView {
    let words = walk.words;
    // Rebuilt when people or permissions change, not on every answer: the focus stays where it is.
    let who = Memo::new(move |_| {
        walk.read(|handover| {
            handover.record.active().into_iter().map(|(id, person)| (id.clone(), person.clone())).collect::<Vec<_>>()
        })
    });
    let grids = move || {
        let people = who.get();
        if people.is_empty() {
            return blank(walk);
        }
        people.into_iter().map(|(id, person)| grid(walk, id, person)).collect_view().into_any()
    };
    let body = view! {
        <p class="why">{words.tests.intro}</p>
        {grids}
    };
    place(walk, Fixed::Tests.id(), position(walk, Fixed::Tests.id()), body.into_any())
}

/// Without people the tests are a list to read, or to tick on paper.
fn blank(walk: Walk) -> AnyView {
    let words = walk.words;
    let row = |test: &'static Test| {
        let needs = test.needs.as_ref().map(|needs| {
            let permission = walk.guide.permissions.iter().find(|permission| permission.id == *needs);
            permission.map(|permission| (words.tests.only_with)(&permission.name))
        });
        view! { <li><b>{test.name.as_str()}</b>" "{needs.flatten().map(|needs| view! { <span class="only-if">{needs}</span> })}<p>{words_of(&test.how)}</p></li> }
    };
    view! {
        <p class="hint">{words.tests.no_people}" "<a href="#people">{words.step.add_people}</a></p>
        <ul class="list">{walk.guide.tests.iter().map(row).collect_view()}</ul>
    }
    .into_any()
}

fn grid(walk: Walk, id: PersonId, person: Person) -> AnyView {
    let words = walk.words;
    let standing = {
        let (id, person) = (id.clone(), person.clone());
        Memo::new(move |_| walk.read(|handover| handover.standing(&id, &person)))
    };
    // The guide outlives the page, so which tests follow can be found without borrowing the record.
    let follows = |test: &&'static Test| test.needs.as_ref().is_none_or(|needs| person.permissions.contains(needs));
    let rows = walk
        .guide
        .tests
        .iter()
        .filter(follows)
        .map(|test| row(walk, test, id.clone(), person.name.clone()))
        .collect_view();
    let heading = format!("tests-of-{}", &*id);
    let id_of_heading = heading.clone();
    view! {
        <section class="grid" aria-labelledby=heading>
            <h2 id=id_of_heading>{person.name.clone()}</h2>
            <p class="standing" class:proven=move || standing.get() == Standing::Proven>{move || (words.standing)(standing.get())}</p>
            {rows}
        </section>
    }
    .into_any()
}

fn row(walk: Walk, test: &'static Test, id: PersonId, name: String) -> AnyView {
    let words = walk.words;
    let outcome = {
        let id = id.clone();
        Memo::new(move |_| walk.read(|handover| handover.outcome(test, &id)))
    };
    let answer = move |answer: Option<Outcome>, label: &'static str, short: &'static str| {
        let id = id.clone();
        let group = format!("test.{}.{}", test.id, &*id);
        view! {
            <label class="answer">
                <input
                    type="radio" name=group.clone() id=format!("{group}.{short}") autocomplete="off"
                    prop:checked=move || outcome.get() == answer
                    on:change=move |_| walk.change(|record, now| record.set_outcome(&test.id, &id, answer, now))
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="test">
            <legend>{test.name.as_str()}<span class="unseen">", "{name}</span></legend>
            <p>{words_of(&test.how)}</p>
            <div class="answers">
                {answer.clone()(Some(Outcome::Works), words.tests.works, "works")}
                {answer.clone()(Some(Outcome::Fails), words.tests.fails, "fails")}
                {answer(None, words.tests.untested, "untested")}
            </div>
            <p hidden=move || outcome.get() != Some(Outcome::Fails)>
                <a class="find-out" href=format!("#{}", test.symptom)>{words.tests.find_out}</a>
            </p>
        </fieldset>
    }
    .into_any()
}
