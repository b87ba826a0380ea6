//! What every place has: its section, its heading, and the ways on and back.

use crate::guide::{Place, Stage, StandardPlace, Step};
use crate::view::{
    app::session::{Walk, arrive},
    parts::element::{El, Part, Parts, button, el, gather, link},
};

/// A section of a page. `body` holds everything under the heading.
pub fn section(id: &'static str, kicker: impl Part, title: impl Part, body: impl Part) -> El {
    el("section")
        .id(id)
        .class("place")
        .child(el("p").class("kicker").child(kicker))
        .child(el("h1").child(title))
        .child(body)
}

/// A place of a guide, with the ids it once had.
pub fn place(walk: Walk, id: &'static str, kicker: impl Part, body: impl Part) -> El {
    section(id, kicker, title_of(walk, id), (former_ids(walk, id), body, onward(walk, id)))
}

/// So that a link to what a place was once called finds it without the app, too.
pub fn former_ids(walk: Walk, id: &str) -> Vec<El> {
    let former = walk.guide.aliases.iter().filter(|(_, new)| &***new == id);
    former.map(|(old, _)| el("span").id(old.to_string())).collect()
}

/// The title of a place, as in its heading, in lists and in the window's title.
pub fn title_of(walk: Walk, id: &str) -> String {
    walk.guide.find(id).map(|place| place_title(place, walk)).unwrap_or_default()
}

pub fn place_title(place: Place<'_>, walk: Walk) -> String {
    let words = walk.words;
    let title = match place {
        Place::Step(step) => step.title.as_str(),
        Place::Symptom(symptom) => symptom.title.as_str(),
        Place::Question(question) => return question.ask.plain(),
        Place::Fix(fix) => fix.title.as_str(),
        Place::Faq(entry) => entry.question.as_str(),
        Place::Standard(fixed) => match fixed {
            StandardPlace::Start => walk.guide.title.as_str(),
            StandardPlace::Owner => words.owner.title,
            StandardPlace::People => words.people.title,
            StandardPlace::Tests => words.tests.title,
            StandardPlace::Summary => words.summary.place_title,
            StandardPlace::SomeoneLeft => words.leaving.title,
            StandardPlace::Trouble => words.trouble.title,
            StandardPlace::Search => words.search.title,
            StandardPlace::Faq => words.more.faq,
            StandardPlace::Mistakes => words.more.mistakes,
            StandardPlace::Example => words.more.example,
            StandardPlace::Support => words.more.support,
            StandardPlace::Sources => words.more.sources,
            StandardPlace::MyData => words.data.title,
        },
    };
    title.to_owned()
}

/// `Step 2 of 8`, counting the places of the walk after the start that are shown now.
pub fn position(walk: Walk, id: &'static str) -> Parts {
    let position = move || {
        walk.read(|handover| {
            let places = handover.walk();
            let number = places.iter().position(|place| place.id() == id);
            // The start is not counted; a second user's half has none.
            let first = usize::from(handover.record.is_second_users());
            let position = |number| (walk.words.nav.position)(number + first, places.len() - 1 + first);
            number.map(position).unwrap_or_default()
        })
    };
    gather(el("span").live(position))
}

/// Back and on. Outside the walk, the way back to where the reader left it.
fn onward(walk: Walk, id: &'static str) -> El {
    let words = walk.words;
    let ways = move || {
        let (before, after) = walk.read(|handover| {
            let (before, after) = handover.neighbours(id);
            let name = |place: Place<'_>| (place.id().to_owned(), place_title(place, walk));
            (before.map(name), after.map(name))
        });
        if (&before, &after) == (&None, &None) {
            let left_at = walk.left_at();
            let left_at = if left_at.is_empty() { StandardPlace::Start.id().to_owned() } else { left_at };
            let title = title_of(walk, &left_at);
            return gather(link(format!("#{left_at}"), (words.trouble.back)(&title)).class("next"));
        }
        let back = before.map(|(id, _)| link(format!("#{id}"), words.nav.back).class("back"));
        let next = after.map(|(id, title)| link(format!("#{id}"), (words.nav.next_is)(&title)).class("next"));
        let turn = walk.guide.step(id).and_then(|step| another_turn(walk, step));
        gather((back, turn.or(next)))
    };
    el("nav").class("onward").attr("aria-label", words.nav.ways).live(ways)
}

/// "Now for Tom": the same step for somebody else, once it is done for the one on the screen.
fn another_turn(walk: Walk, step: &'static Step) -> Option<El> {
    let person = walk.turn(step)?;
    let next = walk.read(|handover| {
        let count = handover.count_for(step, Some(&person));
        let done = step.stage != Stage::Leave && count.done == count.all;
        done.then(|| handover.next_turn(step, Some(&person)).cloned()).flatten()
    })?;
    let name = walk.name_of(&next);
    let take = move || {
        walk.set_turn(next.clone());
        arrive(&step.id);
    };
    Some(button("next", (walk.words.step.now_for)(&name), take))
}
