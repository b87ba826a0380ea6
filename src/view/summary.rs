//! The summary: the record as a document to print, copy and file. Its words come from `export`, as the files' do.

use leptos::prelude::*;

use super::{
    frame::{place, position},
    session::Walk,
};
use crate::{
    browser::{clipboard, file},
    export::{self, PersonRow, Summary, markdown, text},
    guide::Fixed,
    handover::Outcome,
};

pub fn summary(walk: Walk) -> AnyView {
    let words = walk.words;
    let session = walk.session;
    // The clock is asked only in the browser; at rest the foot would date the build.
    let made = move || {
        let live = !session.base.get_value().is_empty();
        let now = if live { session.now() } else { walk.record.with(|record| record.made) };
        walk.read(|handover| export::summary(handover, session.site, words, now, session.offset))
    };
    let copy = move |_| {
        clipboard::copy(text(&made(), words), move |copied| {
            session.said.set(if copied { words.step.copied } else { words.step.not_copied }.to_owned());
        });
    };
    let download = move |_| {
        file::download(words.summary.file, "text/markdown", &markdown(&made(), words));
    };
    let body = view! {
        <p class="why screen-only">{words.summary.intro}</p>
        <article class="record">{move || document(walk, &made())}</article>
        <p class="buttons screen-only">
            <button type="button" class="primary" on:click=move |_| { file::print(); }>{words.summary.print}</button>
            <button type="button" class="plain" on:click=copy>{words.summary.copy}</button>
            <button type="button" class="plain" on:click=download>{words.summary.download}</button>
        </p>
    };
    place(walk, Fixed::Summary.id(), position(walk, Fixed::Summary.id()), body.into_any())
}

fn document(walk: Walk, summary: &Summary) -> AnyView {
    let words = &walk.words.summary;
    view! {
        <header class="band">
            <h2>{summary.title.clone()}</h2>
            <p class="status" class:proven=summary.proven>{summary.status.clone()}</p>
        </header>
        <div class="columns">
            <div>
                <h3>{words.owner}</h3>
                <dl class="pairs">
                    {summary.owner.iter().map(|(label, value)| view! { <div><dt>{label.clone()}</dt><dd>{value.clone()}</dd></div> }).collect_view()}
                </dl>
            </div>
            {list(words.devices, &summary.devices)}
        </div>
        {(!summary.people.is_empty()).then(|| view! {
            <h3>{words.people}</h3>
            <div class="rows">{summary.people.iter().map(|row| person(walk, row)).collect_view()}</div>
        })}
        <div class="columns">
            {list(words.left, &summary.left)}
            {list(words.leaving, &summary.leaving)}
            {list(words.contact, &summary.contact)}
        </div>
        <p class="foot">{summary.foot.clone()}</p>
    }
    .into_any()
}

fn list(title: &'static str, lines: &[String]) -> Option<AnyView> {
    let items = lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
    (!lines.is_empty()).then(|| view! { <div><h3>{title}</h3><ul>{items}</ul></div> }.into_any())
}

fn person(walk: Walk, row: &PersonRow) -> AnyView {
    let mark = |outcome| match outcome {
        Some(Outcome::Works) => "✓",
        Some(Outcome::Fails) => "✗",
        None => "○",
    };
    let tests = row.tests.iter().map(|test| {
        view! { <li><span class="mark" aria-hidden="true">{mark(test.outcome)}</span>" "{test.name.clone()}": "{test.result.clone()}</li> }
    });
    let details =
        row.details(walk.words).map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value.to_owned()}</dd></div> });
    view! {
        <section class="row" class:proven=row.proven>
            <h4>{row.name.clone()}" "<small>{row.role.clone()}</small></h4>
            <dl class="pairs">{details.into_iter().collect_view()}</dl>
            <ul class="marks" aria-label=walk.words.summary.tests>{tests.collect_view()}</ul>
        </section>
    }
    .into_any()
}
