//! The app beside a question tree: notes which answers are followed, shows what was said so far and lets it be changed,
//! and leads back to the step, test and person one came from. The trees themselves are hypertext (`trouble.rs`).

use leptos::prelude::*;

use crate::view::{
    app::navigation,
    app::notice::Notice,
    app::store::Store,
    app::trouble::Trouble,
    parts::element::{El, Parts, button, el, gather, link},
    places::test_grid::row_id,
};
use crate::{
    browser::{address, document},
    export::off_path_words,
    guide::{Fix, Id, Node, Question, Reply, StandardPlace},
    record::{By, Entry, Moment, Outcome, Person, PersonId, Record, Trail},
};

/// What stands below a symptom, a question or a fix.
pub fn trail(store: Store) -> El {
    el("aside").class("trail").attr("aria-label", store.words.trouble.so_far).live(move || {
        let trouble = store.trouble()?;
        let here = store.session.place.get();
        let about = store.guide.symptom(&here).and_then(|_| about(store, &trouble));
        let passed = store.read(|handover| {
            let trail = trouble.trail(handover)?;
            let passed = !trail.entries.is_empty() || !trail.off_path.is_empty();
            passed.then(|| so_far(store, &trail, &here))
        });
        Some(gather((about, passed, back(store, &trouble))))
    })
}

/// On a symptom: whose trouble it is.
fn about(store: Store, trouble: &Trouble) -> Option<El> {
    let people = store.people().into_iter().filter(|(_, person)| person.left.is_none()).collect::<Vec<_>>();
    let turn = |(id, person): (PersonId, Person)| {
        let pressed = trouble.person.as_ref() == Some(&id);
        let symptom = trouble.symptom.clone();
        let take = move || {
            store.set_turn(id.clone());
            store.set_active_trouble(Trouble { person: Some(id.clone()), ..store.trouble_at(&symptom) });
        };
        button("turn", person.name, take).aria_bool("aria-pressed", pressed)
    };
    let turns = el("div").class("turns").attr("role", "group").attr("aria-label", store.words.trouble.about);
    (people.len() > 1).then(|| {
        let label = el("p").class("hint").child(store.words.trouble.about);
        el("div").child((label, turns.child(people.into_iter().map(turn).collect::<Vec<_>>())))
    })
}

fn so_far(store: Store, trail: &Trail<'_>, here: &str) -> Parts {
    let words = &store.words.trouble;
    let item = |id: &str, what: String, said: &'static str, how: Option<&'static str>| {
        let how = how.map(|how| el("small").child((" ", how)));
        el("li").child((link(format!("#{id}"), what), " ", el("b").child(said), how))
    };
    let entry = |entry: &Entry<'_>| match entry {
        Entry::Asked(question, say, by) => {
            let how = (*by == By::Record).then_some(words.from_record);
            item(&question.id, question.ask.plain(), (words.say)(*say), how)
        }
        Entry::Tried(fix, helped, _) => {
            item(&fix.id, fix.title.clone(), if *helped { words.did_help } else { words.did_not_help }, None)
        }
    };
    let off_path = trail.off_path.iter().map(|off_path| {
        let (what, said) = off_path_words(off_path, store.words);
        match off_path.node {
            Some(node) => item(node.id(), what, said, Some(words.beside)),
            None => {
                el("li").child((el("span").child(what), " ", el("b").child(said), el("small").child((" ", words.gone))))
            }
        }
    });
    let on = trail.at.id();
    let on = (trail.solved().is_none() && on != here)
        .then(|| el("p").child((words.go_on, ": ", link(format!("#{on}"), store.title_of(on)))));
    let person = trail.person.as_ref().map(|person| format!(" · {}", store.name_of(person)));
    let (symptom, of) = (trail.symptom.id.clone(), trail.person.clone());
    let forget = move || {
        store.change(|record, now| record.forget(store.guide, &symptom, of.as_ref(), now));
        store.session.announcement.set(store.words.trouble.forgotten.to_owned());
        let here = store.session.place.get_untracked();
        if let Some(place) = store.guide.find(&here) {
            store.mark_answer(place);
        }
        document::focus_heading(&here);
    };
    gather((
        (el("h2").child(words.so_far), el("p").class("hint").child((trail.symptom.title.clone(), person))),
        el("ol").class("list").child(trail.entries.iter().map(entry).chain(off_path).collect::<Vec<_>>()),
        on,
        trail.begun.then(|| el("p").child(button("plain", words.forget, forget))),
    ))
}

/// To the step or the test that one came from.
fn back(store: Store, trouble: &Trouble) -> Option<El> {
    let met = trouble.met.as_ref()?;
    let label = (store.words.trouble.back)(&store.title_of(met));
    Some(el("p").child(link(format!("#{met}"), label)))
}

/// On the places of the walk: which fix is being tried there, and whether it helped.
pub fn trying(store: Store) -> Option<El> {
    let words = &store.words.trouble;
    let here = store.session.place.get();
    let trouble = store.trouble()?;
    let fix = store.read(|handover| {
        let trail = trouble.trail(handover)?;
        let fix = trail.trying().filter(|_| trail.begun)?;
        let is_here = *fix.back == *here || trouble.met.as_ref().is_some_and(|met| **met == *here);
        store.guide.fix(&fix.id).filter(|_| is_here)
    })?;
    let name = trouble.person.as_ref().map(|person| store.name_of(person));
    let answer = |helped: bool, label: &'static str| button("plain", label, move || tried(store, fix, helped));
    let again = link(format!("#{}", fix.id), words.read_again);
    let answers = (answer(true, words.helped), answer(false, words.no_help), again);
    let asked = el("p").child((words.trying)(&fix.title, name.as_deref()));
    Some(el("div").class("notice trying").child((asked, el("p").class("buttons").child(answers))))
}

/// Notes the answers that are followed on the page's own links, and goes where the record says.
pub fn follow_answers(store: Store) {
    document::on_answer(move |place, said| match (store.guide.node(place), Reply::of(said)) {
        (Some(Node::Symptom(symptom)), _) => begin(store, &symptom.id),
        (Some(Node::Question(question)), Some(say)) => answered(store, question, say),
        (Some(Node::Fix(fix)), Some(say)) => tried(store, fix, say == Reply::Yes),
        _ => {}
    });
}

/// To the first question of a symptom that the record cannot answer.
fn begin(store: Store, symptom: &Id) {
    let trouble = store.trouble_at(symptom);
    // Somebody who only reads along is not written down.
    if !store.is_blank() {
        store.change(|record, now| meet(record, &trouble, now));
    }
    if let Some(at) = store.peek(|handover| Some(trouble.trail(handover)?.at.id().to_owned())) {
        address::go(&at);
    }
}

fn answered(store: Store, question: &Question, say: Reply) {
    let Some(trouble) = store.trouble() else { return };
    let person = trouble.person.as_ref();
    store.change(|record, now| {
        meet(record, &trouble, now);
        record.answer(&trouble.symptom, &question.id, person, say, now);
    });
    go_on(store, &trouble, &question.id, question.to(say));
}

fn tried(store: Store, fix: &Fix, helped: bool) {
    let Some(trouble) = store.trouble() else { return };
    let outcome = if helped { Outcome::Works } else { Outcome::Fails };
    store.change(|record, now| {
        meet(record, &trouble, now);
        record.set_tried(&trouble.symptom, &fix.id, trouble.person.as_ref(), Some(outcome), now);
    });
    if helped {
        return solved(store, &trouble, &fix.back);
    }
    go_on(store, &trouble, &fix.id, Some(&fix.next));
}

fn meet(record: &mut Record, trouble: &Trouble, now: Moment) {
    let met = trouble.met.clone().unwrap_or_else(|| StandardPlace::Trouble.id().into());
    record.meet(&trouble.symptom, trouble.person.as_ref(), met, now);
}

/// To where the trail stands. Whoever came by a link into the middle of a tree goes on from there.
fn go_on(store: Store, trouble: &Trouble, from: &Id, next: Option<&Id>) {
    let at = store.peek(|handover| {
        let trail = trouble.trail(handover)?;
        trail.said_of(from).map(|_| trail.at.id().to_owned())
    });
    if let Some(at) = at.or_else(|| next.map(|next| next.to_string())) {
        address::go(&at);
    }
}

/// Back to the step or test and the person one came from, where the test is offered again.
fn solved(store: Store, trouble: &Trouble, mended: &Id) {
    let words = &store.words.trouble;
    let met = trouble.met.clone().filter(|met| store.guide.is_walked(met)).unwrap_or_else(|| mended.clone());
    if let Some(person) = &trouble.person {
        store.set_turn(person.clone());
    }
    let test = store.peek(|handover| {
        let person = trouble.person.as_ref()?;
        let test = handover.test_of(handover.guide.symptom(&trouble.symptom)?, person)?;
        Some((test.id.clone(), test.name.clone(), person.clone()))
    });
    store.session.notice.set(Some(match &test {
        Some((_, test, person)) if *met != *StandardPlace::Tests.id() => Notice::Link(
            words.solved.to_owned(),
            format!("#{}", StandardPlace::Tests.id()),
            (words.test_again)(test, &store.name_of(person)),
        ),
        _ => Notice::Text(words.solved.to_owned()),
    }));
    let row = test.filter(|_| *met == *StandardPlace::Tests.id());
    navigation::go_to(store.session, &met, row.map(|(test, _, person)| row_id(&test, &person)));
}
