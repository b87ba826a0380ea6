//! A guide's sentences as text nodes, labels and links. Never as HTML.

use leptos::prelude::*;

use crate::guide::{Fact, Guide, Span, Text, When};
use crate::words::Words;

use super::session::Walk;

pub fn words_of(text: &'static Text) -> AnyView {
    text.spans()
        .into_iter()
        .map(|span| match span {
            Span::Plain(words) => words.into_any(),
            Span::Label(label) => view! { <b class="label">{label}</b> }.into_any(),
            Span::Way(words, place) => view! { <a href=format!("#{place}")>{words}</a> }.into_any(),
        })
        .collect_view()
        .into_any()
}

/// A list of facts, each hidden where an answered choice rules it out.
pub fn facts(walk: Walk, facts: &'static [Fact], class: &'static str) -> AnyView {
    let item = move |fact: &'static Fact| {
        let hidden = move || !walk.read(|handover| handover.shows(&fact.when, walk.turn_of_any().as_ref()));
        view! { <li hidden=hidden>{only_if(walk, &fact.when)}{words_of(&fact.text)}</li> }
    };
    view! { <ul class=class>{facts.iter().map(item).collect_view()}</ul> }.into_any()
}

/// "Only if …", as long as the choice it hangs on is open.
pub fn only_if(walk: Walk, when: &'static When) -> AnyView {
    if when.is_always() {
        return ().into_any();
    }
    let condition = condition(walk.guide, when, walk.words);
    let open = move || {
        let person = walk.turn_of_any();
        walk.read(|handover| {
            let asked = walk.guide.choices.iter().filter(|choice| when.0.contains_key(&choice.id));
            asked.into_iter().any(|choice| handover.record.chosen(choice, person.as_ref()).is_none())
        })
    };
    view! { <span class="only-if" hidden=move || !open()>{condition}</span> }.into_any()
}

fn condition(guide: &Guide, when: &When, words: &Words) -> String {
    let one = |(id, options): (&crate::guide::Id, &crate::guide::Choices)| {
        let choice = guide.choices.iter().find(|choice| choice.id == *id);
        let known = choice.into_iter().flat_map(|choice| &choice.options);
        let named = known.filter(|option| options.0.contains(&option.id)).map(|option| option.condition.as_str());
        named.collect::<Vec<_>>().join(words.step.or)
    };
    let all: Vec<String> = when.0.iter().map(one).collect();
    (words.step.only_if)(&all.join(words.step.and))
}

/// Said once where everything rests on good practice alone.
pub fn general_advice(walk: Walk, facts: &[Fact]) -> Option<AnyView> {
    let general = facts.iter().all(|fact| walk.guide.is_general(&fact.source));
    general.then(|| view! { <p class="general">{walk.words.step.general_advice}</p> }.into_any())
}
