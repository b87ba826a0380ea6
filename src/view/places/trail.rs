//! The app beside a question tree: notes which answers are followed, shows what was said so far and lets it be changed,
//! and leads back to the step, test and person one came from. The trees themselves are hypertext (`view/trouble.rs`).

use leptos::prelude::*;

use crate::view::{
    app::notice::Notice,
    app::session::{Trouble, Walk},
    parts::element::{El, Parts, button, el, gather, link},
    places::frame::title_of,
};
use crate::{
    browser::{address, document},
    export::off_path_words,
    guide::{Fix, Id, Node, Per, Place, Question, Reply, StandardPlace, Symptom},
    record::{By, Entry, Handover, Moment, Outcome, Person, PersonId, Record, Trail},
};

/// What stands below a symptom, a question or a fix.
pub fn trail(walk: Walk) -> El {
    el("aside").class("trail").attr("aria-label", walk.words.trouble.so_far).live(move || {
        let trouble = walk.trouble()?;
        let here = walk.session.place.get();
        let about = walk.guide.symptom(&here).and_then(|_| about(walk, &trouble));
        let passed = walk.read(|handover| {
            let trail = trouble.trail(handover)?;
            let passed = !trail.entries.is_empty() || !trail.off_path.is_empty();
            passed.then(|| so_far(walk, &trail, &here))
        });
        Some(gather((about, passed, back(walk, &trouble))))
    })
}

/// On a symptom: whose trouble it is.
fn about(walk: Walk, trouble: &Trouble) -> Option<El> {
    let people = walk.people().into_iter().filter(|(_, person)| person.left.is_none()).collect::<Vec<_>>();
    let turn = |(id, person): (PersonId, Person)| {
        let pressed = trouble.person.as_ref() == Some(&id);
        let symptom = trouble.symptom.clone();
        let take = move || {
            walk.set_turn(id.clone());
            walk.set_active_trouble(Trouble { person: Some(id.clone()), ..walk.trouble_at(&symptom) });
        };
        button("turn", person.name, take).aria_bool("aria-pressed", pressed)
    };
    let turns = el("div").class("turns").attr("role", "group").attr("aria-label", walk.words.trouble.about);
    (people.len() > 1).then(|| {
        let label = el("p").class("hint").child(walk.words.trouble.about);
        el("div").child((label, turns.child(people.into_iter().map(turn).collect::<Vec<_>>())))
    })
}

fn so_far(walk: Walk, trail: &Trail<'_>, here: &str) -> Parts {
    let words = &walk.words.trouble;
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
    let beside = trail.off_path.iter().map(|beside| {
        let (what, said) = off_path_words(beside, walk.words);
        match beside.node {
            Some(node) => item(node.id(), what, said, Some(words.beside)),
            None => {
                el("li").child((el("span").child(what), " ", el("b").child(said), el("small").child((" ", words.gone))))
            }
        }
    });
    let on = trail.at.id();
    let on = (trail.solved().is_none() && on != here)
        .then(|| el("p").child((words.go_on, ": ", link(format!("#{on}"), title_of(walk, on)))));
    let person = trail.person.as_ref().map(|person| format!(" · {}", walk.name_of(person)));
    let (symptom, of) = (trail.symptom.id.clone(), trail.person.clone());
    let forget = move || {
        walk.change(|record, now| record.forget(walk.guide, &symptom, of.as_ref(), now));
        walk.session.announcement.set(walk.words.trouble.forgotten.to_owned());
        let here = walk.session.place.get_untracked();
        if let Some(place) = walk.guide.find(&here) {
            walk.mark_answer(place);
        }
        document::focus_heading(&here);
    };
    gather((
        (el("h2").child(words.so_far), el("p").class("hint").child((trail.symptom.title.clone(), person))),
        el("ol").class("list").child(trail.entries.iter().map(entry).chain(beside).collect::<Vec<_>>()),
        on,
        trail.begun.then(|| el("p").child(button("plain", words.forget, forget))),
    ))
}

/// To the step or the test that one came from.
fn back(walk: Walk, trouble: &Trouble) -> Option<El> {
    let met = trouble.met.as_ref()?;
    let label = (walk.words.trouble.back)(&title_of(walk, met));
    Some(el("p").child(link(format!("#{met}"), label)))
}

/// On the places of the walk: which fix is being tried there, and whether it helped.
pub fn trying(walk: Walk) -> Option<El> {
    let words = &walk.words.trouble;
    let here = walk.session.place.get();
    let trouble = walk.trouble()?;
    let fix = walk.read(|handover| {
        let trail = trouble.trail(handover)?;
        let fix = trail.trying().filter(|_| trail.begun)?;
        let is_here = *fix.back == *here || trouble.met.as_ref().is_some_and(|met| **met == *here);
        walk.guide.fix(&fix.id).filter(|_| is_here)
    })?;
    let name = trouble.person.as_ref().map(|person| walk.name_of(person));
    let answer = |helped: bool, label: &'static str| button("plain", label, move || tried(walk, fix, helped));
    let again = link(format!("#{}", fix.id), words.read_again);
    let answers = (answer(true, words.helped), answer(false, words.no_help), again);
    let asked = el("p").child((words.trying)(&fix.title, name.as_deref()));
    Some(el("div").class("notice trying").child((asked, el("p").class("buttons").child(answers))))
}

/// Notes the answers that are followed on the page's own links, and goes where the record says.
pub fn follow_answers(walk: Walk) {
    document::on_answer(move |place, said| match (walk.guide.node(place), Reply::of(said)) {
        (Some(Node::Symptom(symptom)), _) => begin(walk, &symptom.id),
        (Some(Node::Question(question)), Some(say)) => answered(walk, question, say),
        (Some(Node::Fix(fix)), Some(say)) => tried(walk, fix, say == Reply::Yes),
        _ => {}
    });
}

/// To the first question of a symptom that the record cannot answer.
fn begin(walk: Walk, symptom: &Id) {
    let trouble = walk.trouble_at(symptom);
    // Somebody who only reads along is not written down.
    if !walk.is_blank() {
        walk.change(|record, now| meet(record, &trouble, now));
    }
    if let Some(at) = walk.peek(|handover| Some(trouble.trail(handover)?.at.id().to_owned())) {
        address::go(&at);
    }
}

fn answered(walk: Walk, question: &Question, say: Reply) {
    let Some(trouble) = walk.trouble() else { return };
    let person = trouble.person.as_ref();
    walk.change(|record, now| {
        meet(record, &trouble, now);
        record.answer(&trouble.symptom, &question.id, person, say, now);
    });
    go_on(walk, &trouble, &question.id, question.to(say));
}

fn tried(walk: Walk, fix: &Fix, helped: bool) {
    let Some(trouble) = walk.trouble() else { return };
    let outcome = if helped { Outcome::Works } else { Outcome::Fails };
    walk.change(|record, now| {
        meet(record, &trouble, now);
        record.set_tried(&trouble.symptom, &fix.id, trouble.person.as_ref(), Some(outcome), now);
    });
    if helped {
        return solved(walk, &trouble, &fix.back);
    }
    go_on(walk, &trouble, &fix.id, Some(&fix.next));
}

fn meet(record: &mut Record, trouble: &Trouble, now: Moment) {
    let met = trouble.met.clone().unwrap_or_else(|| StandardPlace::Trouble.id().into());
    record.meet(&trouble.symptom, trouble.person.as_ref(), met, now);
}

/// To where the trail stands. Whoever came by a link into the middle of a tree goes on from there.
fn go_on(walk: Walk, trouble: &Trouble, from: &Id, next: Option<&Id>) {
    let at = walk.peek(|handover| {
        let trail = trouble.trail(handover)?;
        trail.said_of(from).map(|_| trail.at.id().to_owned())
    });
    if let Some(at) = at.or_else(|| next.map(|next| next.to_string())) {
        address::go(&at);
    }
}

/// Back to the step or test and the person one came from, where the test is offered again.
fn solved(walk: Walk, trouble: &Trouble, mended: &Id) {
    let words = &walk.words.trouble;
    let met = trouble.met.clone().filter(|met| walk.guide.is_walked(met)).unwrap_or_else(|| mended.clone());
    if let Some(person) = &trouble.person {
        walk.set_turn(person.clone());
    }
    let test = walk.peek(|handover| {
        let person = trouble.person.as_ref()?;
        let test = handover.test_of(handover.guide.symptom(&trouble.symptom)?, person)?;
        Some((test.id.clone(), test.name.clone(), person.clone()))
    });
    walk.session.notice.set(Some(match &test {
        Some((_, test, person)) if *met != *StandardPlace::Tests.id() => Notice::Way(
            words.solved.to_owned(),
            format!("#{}", StandardPlace::Tests.id()),
            (words.test_again)(test, &walk.name_of(person)),
        ),
        _ => Notice::Text(words.solved.to_owned()),
    }));
    let row = test.filter(|_| *met == *StandardPlace::Tests.id());
    walk.go_to(&met, row.map(|(test, _, person)| crate::view::places::test_grid::row_id(&test, &person)));
}

impl Trouble {
    fn of(handover: Handover<'_>, symptom: &Symptom, person: Option<PersonId>) -> Self {
        let met = handover.met(symptom, person.as_ref()).cloned();
        Self { symptom: symptom.id.clone(), person, met }
    }

    /// The one last looked into, as the record has it.
    pub fn last_of(handover: Handover<'_>) -> Option<Self> {
        let (symptom, person) = handover.last_trouble()?;
        Some(Self::of(handover, symptom, person))
    }

    /// `None` where the guide no longer has the symptom.
    pub fn trail<'a>(&self, handover: Handover<'a>) -> Option<Trail<'a>> {
        Some(handover.trail(handover.guide.symptom(&self.symptom)?, self.person.as_ref()))
    }
}

impl Walk {
    /// The trouble that the place on the screen belongs to, or the one last looked into.
    pub fn trouble(&self) -> Option<Trouble> {
        let active_trouble = self.active_trouble();
        let here = self.session.place.get_untracked();
        let Some(node) = self.guide.node(&here).filter(|node| *node != Node::Support) else { return active_trouble };
        if let Some(trouble) = active_trouble.filter(|trouble| {
            self.guide.symptom(&trouble.symptom).is_some_and(|symptom| self.guide.leads(symptom, node.id()))
        }) {
            return Some(trouble);
        }
        let turn = self.turn_of_any();
        self.read(|handover| {
            let (symptom, person) = handover.trouble_of(node.id(), turn.as_ref())?;
            Some(Trouble::of(handover, symptom, person))
        })
    }

    /// A symptom as it is looked into now: for the person whose turn it is.
    pub fn trouble_at(&self, symptom: &Id) -> Trouble {
        match self.active_trouble() {
            Some(trouble) if trouble.symptom == *symptom => trouble,
            _ => Trouble { symptom: symptom.clone(), person: self.turn_of_any(), met: None },
        }
    }

    /// On coming to a symptom from `before`: whose trouble it is and where it was met.
    pub fn arrive_at_symptom(&self, symptom: &Symptom, before: &str) {
        let is_back =
            self.guide.node(before).is_some() && self.active_trouble().is_some_and(|it| it.symptom == symptom.id);
        if is_back {
            return;
        }
        let from = self.guide.find(before);
        let once = matches!(from, Some(Place::Step(step)) if step.per == Per::Handover);
        let met = self.guide.is_walked(before).then(|| before.into());
        let person = if once { None } else { self.turn_of_any() };
        let met = met.or_else(|| self.peek(|handover| handover.met(symptom, person.as_ref()).cloned()));
        self.set_active_trouble(Trouble { symptom: symptom.id.clone(), person, met });
    }
}
