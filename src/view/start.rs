//! The first place of a guide: what it is, for whom, what is needed, and the way in.

use leptos::prelude::*;

use super::{
    frame::{place_title, section, title_of},
    note::callout,
    session::Walk,
    text::{facts, words_of},
};
use crate::{
    guide::{Fixed, NoteKind, Stage},
    handover::Record,
};

pub fn start(walk: Walk) -> AnyView {
    let (guide, words) = (walk.guide, walk.words);
    let first = guide.steps_of(Stage::Ready).next().map(|step| &*step.id).unwrap_or(Fixed::Owner.id());
    let begun = move || !walk.record.with(Record::is_blank);
    let begin = move || {
        if begun() {
            let resume = walk.read(|handover| {
                let place = handover.resume();
                (place.id().to_owned(), place_title(place, walk))
            });
            view! {
                <p class="begin">
                    <a class="next" href=format!("#{}", resume.0)>{(words.start.resume)(&resume.1)}</a>
                </p>
                <p class="begin">
                    <button type="button" class="plain" on:click=move |_| walk.start_another()>{words.start.another}</button>
                </p>
            }
            .into_any()
        } else {
            view! { <p class="begin"><a class="next" href=format!("#{first}")>{words.start.begin}</a></p> }.into_any()
        }
    };
    let [least, most] = guide.minutes;
    let more = [Fixed::Trouble, Fixed::SomeoneLeft, Fixed::Faq, Fixed::Mistakes, Fixed::Example, Fixed::Support];
    let more = more.map(|fixed| view! { <li><a href=format!("#{}", fixed.id())>{title_of(walk, fixed.id())}</a></li> });
    let body = view! {
        <p class="lead">{words_of(&guide.summary.text)}</p>
        <ul class="glance" aria-label=words.start.facts>
            <li>{(words.start.time)(least, most)}</li>
            <li>{(words.start.difficulty)(guide.difficulty)}</li>
            <li>{(words.start.checked)(&guide.checked)}</li>
        </ul>
        {begin}
        {callout(walk, NoteKind::Stop, &guide.warning)}
        <h2>{words.start.covers}</h2>
        {facts(walk, &guide.covers, "list")}
        <p>{(words.start.how)(guide.sharing)}"."</p>
        <h2>{words.start.needs}</h2>
        {facts(walk, &guide.needs, "list")}
        <h2>{words.start.for_whom}</h2>
        {facts(walk, &guide.audience, "list")}
        <h2>{words.start.also}</h2>
        <ul class="ways">{more.into_iter().collect_view()}<li><a href="#second-user">{title_of(walk, "second-user")}</a></li></ul>
    };
    // No way on below: the one button above is the way in.
    section(
        walk.session,
        Fixed::Start.id(),
        format!("{} · {}", guide.app, guide.vendor),
        guide.title.as_str(),
        body.into_any(),
    )
}
