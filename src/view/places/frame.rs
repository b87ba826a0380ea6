//! What every place has: its section, its heading, and the links on and back.

use std::sync::Arc;

use crate::browser::{address, document};
use crate::guide::{Place, Stage, StandardPlace, Step};
use crate::view::{
    app::navigation::arrive,
    app::store::Store,
    app::title::place_title,
    parts::element::{El, Event, Part, Parts, button, el, gather, link},
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
pub fn place(store: Store, id: &'static str, kicker: impl Part, body: impl Part) -> El {
    section(id, kicker, store.title_of(id), (former_ids(store, id), body, onward(store, id, None)))
}

/// A place whose form is settled before the reader goes on: `settle` saves what is filled in, or shows what is missing and
/// says no.
pub fn place_with_form(
    store: Store,
    id: &'static str,
    kicker: impl Part,
    body: impl Part,
    settle: impl Fn() -> bool + Send + Sync + 'static,
) -> El {
    let onward = onward(store, id, Some(Arc::new(settle)));
    section(id, kicker, store.title_of(id), (former_ids(store, id), body, onward))
}

type Settle = Arc<dyn Fn() -> bool + Send + Sync>;

/// So that a link to what a place was once called finds it without the app, too.
pub fn former_ids(store: Store, id: &str) -> Vec<El> {
    let former = store.guide.aliases.iter().filter(|(_, new)| &***new == id);
    former.map(|(old, _)| el("span").id(old.to_string())).collect()
}

/// `Step 2 of 8`, counting the places of the walk after the start that are shown now.
pub fn position(store: Store, id: &'static str) -> Parts {
    let position = move || {
        store.read(|handover| {
            let places = handover.walk();
            let number = places.iter().position(|place| place.id() == id);
            // The start is not counted; a second user's half has none.
            let first = usize::from(handover.record.is_second_users());
            let position = |number| (store.words.nav.position)(number + first, places.len() - 1 + first);
            number.map(position).unwrap_or_default()
        })
    };
    gather(el("span").live(position))
}

/// Back and on. Outside the walk, back to where the reader left it.
fn onward(store: Store, id: &'static str, settle: Option<Settle>) -> El {
    let words = store.words;
    let after = move || store.peek(|handover| handover.neighbours(id).1.map(|place| place.id().to_owned()));
    let links = move || {
        let (before, next) = store.read(|handover| {
            let (before, next) = handover.neighbours(id);
            let name = |place: Place<'_>| (place.id().to_owned(), place_title(place, store.guide, store.words));
            (before.map(name), next.map(name))
        });
        if (&before, &next) == (&None, &None) {
            let left_at = store.left_at();
            let left_at = if left_at.is_empty() { StandardPlace::Start.id().to_owned() } else { left_at };
            let title = store.title_of(&left_at);
            return gather(link(format!("#{left_at}"), (words.trouble.back)(&title)).class("next"));
        }
        let back = before.map(|(id, _)| link(format!("#{id}"), words.nav.back).class("back"));
        let next = next.map(|(next, title)| {
            let is_end = next == StandardPlace::SomeoneLeft.id();
            let label = if is_end { words.leaving.record_it.to_owned() } else { (words.nav.next_is)(&title) };
            let link = link(format!("#{next}"), label).class("next");
            let Some(settle) = settle.clone() else { return link };
            link.on(Event::Click, move |event| {
                if document::is_plain_click(&event) {
                    event.prevent_default();
                    // What comes next may be another place by then.
                    if settle()
                        && let Some(next) = after()
                    {
                        address::go(&next);
                    }
                }
            })
        });
        let turn = store.guide.step(id).and_then(|step| another_turn(store, step));
        gather((back, turn.or(next)))
    };
    el("nav").class("onward").attr("aria-label", words.nav.ways).live(links)
}

/// "Now for Tom": the same step for somebody else, once it is done for the one on the screen.
fn another_turn(store: Store, step: &'static Step) -> Option<El> {
    let person = store.turn(step)?;
    let next = store.read(|handover| {
        let count = handover.count_for(step, Some(&person));
        let done = step.stage != Stage::Leave && count.done == count.all;
        done.then(|| handover.next_turn(step, Some(&person)).cloned()).flatten()
    })?;
    let name = store.name_of(&next);
    let take = move || {
        store.set_turn(next.clone());
        arrive(&step.id);
    };
    Some(button("next", (store.words.step.now_for)(&name), take))
}
