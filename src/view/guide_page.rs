//! A guide's page: the bar, every place, and the list of steps.

use leptos::prelude::*;

use super::{
    data::my_data,
    frame::{place, place_title},
    leaving, more,
    notice::notices,
    owner, people,
    session::Walk,
    start, step, summary, tests, trouble,
};
use crate::{
    guide::{Fixed, Id, Place, Stage},
    handover::State,
};

pub fn guide_page(walk: Walk) -> impl IntoView {
    let (words, session) = (walk.words, walk.session);
    let count = move || walk.read(|handover| handover.count());
    let said = move || session.said.get();
    view! {
        <header class="bar">
            <a class="home" href=session.root title=words.nav.home>{words.product}</a>
            <b class="app-name">{walk.guide.app.as_str()}</b>
            <span class="count">{move || { let count = count(); (words.nav.count)(count.done, count.all) }}</span>
            <a class="steps-link" href="#steps">{words.nav.steps}</a>
        </header>
        <main data-menu=move || session.menu.get().then_some("")>
            {notices(session)}
            {walk.guide.places().into_iter().map(|place| view_of(walk, place)).collect_view()}
        </main>
        <p class="said" role="status">{said}</p>
        {steps(walk)}
    }
}

fn view_of(walk: Walk, shown: Place<'static>) -> AnyView {
    match shown {
        Place::Step(step) => step::step(walk, step),
        Place::Symptom(symptom) => trouble::symptom(walk, symptom),
        Place::Fixed(fixed) => match fixed {
            Fixed::Start => start::start(walk),
            Fixed::Owner => owner::owner(walk),
            Fixed::People => people::people(walk),
            Fixed::Tests => tests::tests(walk),
            Fixed::Summary => summary::summary(walk),
            Fixed::SomeoneLeft => leaving::someone_left(walk),
            Fixed::Trouble => trouble::trouble(walk),
            Fixed::Faq => more::faq(walk),
            Fixed::Mistakes => more::mistakes(walk),
            Fixed::Example => more::example(walk),
            Fixed::Support => more::support(walk),
            Fixed::Sources => more::sources(walk),
            Fixed::MyData => {
                let app = move |id: &Id| if *id == walk.guide.id { walk.guide.app.clone() } else { id.to_string() };
                place(walk, fixed.id(), walk.guide.app.as_str(), my_data(walk.session, app))
            }
        },
    }
}

/// The list of steps: beside the place on a wide screen, in its stead (as `#steps`) on a narrow one.
fn steps(walk: Walk) -> AnyView {
    let words = walk.words;
    let places = walk.guide.walk();
    let group = move |title: &'static str, places: Vec<Place<'static>>| {
        view! {
            <h3>{title}</h3>
            <ol>{places.into_iter().map(|place| step_row(walk, place)).collect_view()}</ol>
        }
    };
    let stage = |wanted: Stage| {
        places
            .iter()
            .copied()
            .filter(move |place| matches!(place, Place::Step(step) if step.stage == wanted))
            .collect::<Vec<_>>()
    };
    let fixed = |list: &[Fixed]| list.iter().map(|fixed| Place::Fixed(*fixed)).collect::<Vec<_>>();
    let ready = [fixed(&[Fixed::Start]), stage(Stage::Ready), fixed(&[Fixed::Owner, Fixed::People])].concat();
    let more = [
        Fixed::SomeoneLeft,
        Fixed::Trouble,
        Fixed::Faq,
        Fixed::Mistakes,
        Fixed::Example,
        Fixed::Support,
        Fixed::Sources,
        Fixed::MyData,
    ];
    view! {
        <nav class="steps" id="steps" data-menu=move || walk.session.menu.get().then_some("") aria-labelledby="steps-title">
            <h2 id="steps-title" tabindex="-1">{words.nav.steps_title}</h2>
            {group(words.nav.stage_ready, ready)}
            {group(words.nav.stage_share, stage(Stage::Share))}
            {group(words.nav.stage_prove, fixed(&[Fixed::Tests, Fixed::Summary]))}
            {group(words.nav.stage_more, fixed(&more))}
        </nav>
    }
    .into_any()
}

fn step_row(walk: Walk, place: Place<'static>) -> AnyView {
    let words = &walk.words.nav;
    let hidden = move || matches!(place, Place::Step(step) if !walk.read(|handover| handover.shows_step(step)));
    let current = move || walk.session.place.get() == place.id();
    let state = move || walk.read(|handover| handover.state(place));
    let mark = move || match state() {
        State::Done => "✓",
        State::ToDo => "○",
        State::Read => "",
    };
    let said = move || match (current(), state()) {
        (true, _) => words.current,
        (false, State::Done) => words.done,
        (false, State::ToDo) => words.to_do,
        (false, State::Read) => "",
    };
    view! {
        <li hidden=hidden class:done=move || state() == State::Done>
            <a href=format!("#{}", place.id()) aria-current=move || current().then_some("step")>
                <span class="mark" aria-hidden="true">{mark}</span>
                <span>{place_title(place, walk)}<span class="unseen">" "{said}</span></span>
            </a>
        </li>
    }
    .into_any()
}
