//! What people see when it does not work, and what to do: readable from top to bottom.

use leptos::prelude::*;

use super::{
    frame::{place, title_of},
    session::Walk,
    taps::paths,
    text::{facts, general_advice, words_of},
};
use crate::guide::{Cause, Fixed, Labels, Symptom};

pub fn trouble(walk: Walk) -> AnyView {
    let words = walk.words;
    let link =
        |symptom: &'static Symptom| view! { <li><a href=format!("#{}", symptom.id)>{symptom.title.as_str()}</a></li> };
    let body = view! {
        <p class="why">{words.trouble.intro}</p>
        <ul class="ways">{walk.guide.symptoms.iter().map(link).collect_view()}</ul>
        <h2>{words.trouble.causes}</h2>
        {general_advice(walk, &walk.guide.causes)}
        {facts(walk, &walk.guide.causes, "list")}
    };
    place(walk, Fixed::Trouble.id(), walk.guide.app.as_str(), body.into_any())
}

pub fn symptom(walk: Walk, symptom: &'static Symptom) -> AnyView {
    let words = walk.words;
    let body = view! {
        <p class="why">{words_of(&symptom.meaning)}</p>
        {symptom.causes.iter().enumerate().map(|(n, one)| cause(walk, n, one)).collect_view()}
        <p><a href="#support">{words.trouble.still}</a></p>
    };
    place(walk, &symptom.id, view! { <a href="#trouble">{words.trouble.kicker}</a> }, body.into_any())
}

fn cause(walk: Walk, n: usize, cause: &'static Cause) -> AnyView {
    let words = walk.words;
    let back = cause.back.as_ref().map(|back| {
        view! { <p><a href=format!("#{back}")>{(words.trouble.back)(&title_of(walk, back))}</a></p> }
    });
    let generic = cause.labels == Labels::Generic && !cause.paths.is_empty();
    view! {
        <div class="cause">
            <h2><small>{(words.trouble.check)(n + 1)}</small>" "{words_of(&cause.check)}</h2>
            {paths(walk, &cause.paths)}
            <ol class="fix">{cause.fix.iter().map(|fix| view! { <li>{words_of(fix)}</li> }).collect_view()}</ol>
            {generic.then(|| view! { <p class="hint">{words.step.generic_names}</p> })}
            {back}
        </div>
    }
    .into_any()
}
