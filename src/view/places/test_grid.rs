//! The tests: a grid per person that follows from what they may do. Done means proven.

use crate::view::{
    app::request::DialogRequest,
    app::store::Store,
    parts::element::{El, Event, Parts, el, gather, input, link},
    parts::text::words_of,
    places::dialog_button::dialog_button,
    places::frame::{place, position},
};
use crate::{
    guide::{Id, StandardPlace, Test},
    record::{Outcome, Person, PersonId, Standing},
};

pub fn tests(store: Store) -> El {
    let words = &store.words.tests;
    // On every answer: what stays alike stays in the document, the focus with it.
    let grids = move || {
        let active = store.people().into_iter().filter(|(_, person)| person.left.is_none());
        let grids = active.map(|(id, person)| grid(store, id, person)).collect::<Vec<_>>();
        if grids.is_empty() { blank(store) } else { gather((grids, send(store))) }
    };
    let body = el("div").class("body").child(el("p").class("why").child(words.intro)).child(el("div").live(grids));
    place(store, StandardPlace::Tests.id(), position(store, StandardPlace::Tests.id()), body)
}

/// A second user sends what they found; an owner puts it in, beside each person.
fn send(store: Store) -> Option<Parts> {
    let person = store.is_second_users().then(|| store.turn_of_any()).flatten()?;
    let words = &store.words.links;
    let answer = dialog_button(store, "primary", words.answer.to_owned(), DialogRequest::Answer(person));
    Some(gather((el("p").class("hint").child(words.answer_help), el("p").child(answer))))
}

/// Without people the tests are a list to read, or to tick on paper.
fn blank(store: Store) -> Parts {
    let words = store.words;
    let row = |test: &'static Test| {
        let needs = test.needs.as_ref().and_then(|needs| store.guide.permission(needs));
        let needs = needs.map(|needs| el("span").class("only-if").child((words.tests.only_with)(&needs.name)));
        el("li").child((el("b").child(test.name.as_str()), " ", needs, el("p").child(words_of(&test.how))))
    };
    let hint = (words.tests.no_people, " ", link("#people", words.step.add_people));
    let rows = store.guide.tests.iter().map(row).collect::<Vec<_>>();
    gather((el("p").class("hint").child(hint), el("ul").class("list").child(rows)))
}

fn grid(store: Store, id: PersonId, person: Person) -> El {
    let heading = format!("tests-of-{}", &*id);
    let follows = |test: &&'static Test| test.needs.as_ref().is_none_or(|needs| person.permissions.contains(needs));
    let rows = store.guide.tests.iter().filter(follows).map(|test| row(store, test, &id, person.name.clone()));
    let rows = rows.collect::<Vec<_>>();
    let name = person.name.clone();
    let standing = store.read(|handover| handover.standing(&id, &person));
    let class = if standing == Standing::Proven { "standing proven" } else { "standing" };
    let status = el("p").class(class).child((store.words.standing)(standing));
    let enter = (!store.is_second_users()).then(|| {
        let label = (store.words.links.enter_of)(&person.name);
        el("p").child(dialog_button(store, "plain", label, DialogRequest::Enter(Some(id.clone()))))
    });
    el("section").class("grid").attr("aria-labelledby", heading.clone()).child((
        el("h2").id(heading).child(name),
        status,
        rows,
        enter,
    ))
}

/// Of one person's row for one test.
pub fn row_id(test: &Id, person: &PersonId) -> String {
    format!("test.{test}.{}", &**person)
}

fn row(store: Store, test: &'static Test, id: &PersonId, name: String) -> El {
    let words = &store.words.tests;
    let outcome = store.read(|handover| handover.outcome(test, id));
    let answer = |answer: Option<Outcome>, label: &'static str, short: &'static str| {
        let group = row_id(&test.id, id);
        let id = id.clone();
        let radio = input("radio", format!("{group}.{short}"))
            .attr("name", group)
            .checked(move || outcome == answer)
            .on(Event::Change, move |_| store.change(|record, now| record.set_outcome(&test.id, &id, answer, now)));
        el("label").class("answer").child((radio, el("span").child(label)))
    };
    let answers = (
        answer(Some(Outcome::Works), words.works, "works"),
        answer(Some(Outcome::Fails), words.fails, "fails"),
        answer(None, words.untested, "untested"),
    );
    let mended = store.read(|handover| handover.mended(test, id).map(|fix| fix.title.clone()));
    let mended = el("p")
        .class("hint")
        .attr_if("hidden", mended.is_none().then_some(""))
        .child(mended.map(|fix| (store.words.trouble.mended)(&fix)).unwrap_or_default());
    let turn = id.clone();
    let find_out = link(format!("#{}", test.symptom), words.find_out).class("find-out");
    // The trees are then about this person.
    let find_out = find_out.on(Event::Click, move |_| store.set_turn(turn.clone()));
    let legend = (test.name.as_str(), el("span").class("unseen").child((", ", name)));
    el("fieldset")
        .class("test")
        .id(row_id(&test.id, id))
        .child((el("legend").child(legend), el("p").child(words_of(&test.how))))
        .child(el("div").class("answers").child(answers))
        .child(mended)
        .child(el("p").attr_if("hidden", (outcome != Some(Outcome::Fails)).then_some("")).child(find_out))
}
