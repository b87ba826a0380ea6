//! What every place has: its section, its heading, and the ways on and back.

use leptos::prelude::*;

use super::session::{Session, Walk, arrive};
use crate::{
    guide::{Fixed, Place, Stage, Step},
    words::Words,
};

/// A section of a page. `body` holds everything under the heading.
pub fn section(
    session: Session,
    id: &'static str,
    kicker: impl IntoView + 'static,
    title: impl IntoView + 'static,
    body: AnyView,
) -> AnyView {
    let here = move || (session.place.get() == id).then_some("");
    view! {
        <section id=id class="place" data-here=here aria-labelledby=format!("{id}-title")>
            <p class="kicker">{kicker}</p>
            <h1 id=format!("{id}-title") tabindex="-1">{title}</h1>
            {body}
        </section>
    }
    .into_any()
}

/// A place of a guide, with the ids it once had.
pub fn place(walk: Walk, id: &'static str, kicker: impl IntoView + 'static, body: AnyView) -> AnyView {
    let old = walk.guide.aliases.iter().filter(|(_, new)| &***new == id);
    let old = old.map(|(old, _)| view! { <span id=old.to_string()></span> }).collect_view();
    section(walk.session, id, kicker, title_of(walk, id), view! { {old}{body}{onward(walk, id)} }.into_any())
}

/// The title of a place, as in its heading, in lists and in the window's title.
pub fn title_of(walk: Walk, id: &str) -> String {
    let known = walk.guide.places().into_iter().find(|place| place.id() == id);
    known.map(|place| place_title(place, walk)).unwrap_or_default()
}

pub fn place_title(place: Place<'_>, walk: Walk) -> String {
    let words = walk.words;
    let fixed = match place {
        Place::Step(step) => step.title.as_str(),
        Place::Symptom(symptom) => symptom.title.as_str(),
        Place::Fixed(Fixed::Start) => walk.guide.title.as_str(),
        Place::Fixed(Fixed::Owner) => words.owner.title,
        Place::Fixed(Fixed::People) => words.people.title,
        Place::Fixed(Fixed::Tests) => words.tests.title,
        Place::Fixed(Fixed::Summary) => words.summary.place_title,
        Place::Fixed(Fixed::SomeoneLeft) => words.leaving.title,
        Place::Fixed(Fixed::Trouble) => words.trouble.title,
        Place::Fixed(Fixed::Faq) => words.more.faq,
        Place::Fixed(Fixed::Mistakes) => words.more.mistakes,
        Place::Fixed(Fixed::Example) => words.more.example,
        Place::Fixed(Fixed::Support) => words.more.support,
        Place::Fixed(Fixed::Sources) => words.more.sources,
        Place::Fixed(Fixed::MyData) => words.data.title,
    };
    fixed.to_owned()
}

/// `Step 2 of 8`, counting the places of the walk after the start that are shown now.
pub fn position(walk: Walk, id: &'static str) -> impl Fn() -> String + Copy {
    move || {
        walk.read(|handover| {
            let places = handover.walk();
            let number = places.iter().position(|place| place.id() == id);
            number.map(|number| (walk.words.nav.position)(number, places.len() - 1)).unwrap_or_default()
        })
    }
}

/// Back and on. Outside the walk, the way back to where the reader left it.
fn onward(walk: Walk, id: &'static str) -> AnyView {
    let words = walk.words;
    let beside = move || {
        walk.read(|handover| {
            let (before, after) = handover.beside(id);
            (
                before.map(|place| place.id().to_owned()),
                after.map(|place| (place.id().to_owned(), place_title(place, walk))),
            )
        })
    };
    let step = walk.guide.step(id);
    let back = move || match beside() {
        (Some(before), _) => view! { <a class="back" href=format!("#{before}")>{words.nav.back}</a> }.into_any(),
        (None, Some(_)) => ().into_any(),
        (None, None) => {
            let left_at = walk.left_at.get();
            let left_at = if left_at.is_empty() { Fixed::Start.id().to_owned() } else { left_at };
            let title = title_of(walk, &left_at);
            view! { <a class="next" href=format!("#{left_at}")>{(words.trouble.back)(&title)}</a> }.into_any()
        }
    };
    let next = move || match (step.and_then(|step| another_turn(walk, step)), beside().1) {
        (Some(turn), _) => turn,
        (None, Some((after, title))) => next_link(words, &after, &title),
        (None, None) => ().into_any(),
    };
    view! { <nav class="onward" aria-label=words.nav.ways>{back}{next}</nav> }.into_any()
}

fn next_link(words: &'static Words, id: &str, title: &str) -> AnyView {
    view! { <a class="next" href=format!("#{id}")>{(words.nav.next_is)(title)}</a> }.into_any()
}

/// "Now for Tom": the same step for somebody else, once it is done for the one on the screen.
fn another_turn(walk: Walk, step: &'static Step) -> Option<AnyView> {
    let person = walk.turn(step)?;
    let next = walk.read(|handover| {
        let count = handover.count_for(step, Some(&person));
        let done = step.stage != Stage::Leave && count.done == count.all;
        done.then(|| handover.next_turn(step, Some(&person)).cloned()).flatten()
    })?;
    let name = walk.name_of(&next);
    let take = move |_| {
        walk.set_turn(next.clone());
        arrive(&step.id);
    };
    Some(
        view! { <button type="button" class="next" on:click=take>{(walk.words.step.now_for)(&name)}</button> }
            .into_any(),
    )
}
