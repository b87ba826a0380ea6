//! A guide's sentences as text nodes, labels and links. Never as HTML.

use crate::view::{
    app::session::Walk,
    parts::element::{El, Parts, el, gather, link},
};
use crate::{
    guide::{Choices, Fact, Guide, Id, Span, Text, When},
    words::Words,
};

pub fn words_of(text: &'static Text) -> Parts {
    let span = |span| match span {
        Span::Plain(words) => gather(words),
        Span::Label(label) => gather(el("b").class("label").child(label)),
        Span::Link(words, place) => gather(link(format!("#{place}"), words)),
    };
    gather(text.spans().into_iter().map(span).collect::<Vec<_>>())
}

/// A list of facts, each hidden where an answered choice rules it out.
pub fn facts(walk: Walk, facts: &'static [Fact]) -> El {
    let item = |fact: &'static Fact| {
        el("li").hidden(ruled_out(walk, &fact.when)).child((only_if(walk, &fact.when), words_of(&fact.text)))
    };
    el("ul").class("list").child(facts.iter().map(item).collect::<Vec<_>>())
}

/// Whether an answered choice rules something out, for whoever's turn it is.
pub fn ruled_out(walk: Walk, when: &'static When) -> impl Fn() -> bool + Copy {
    move || !when.is_always() && !walk.read(|handover| handover.shows(when, walk.turn_of_any().as_ref()))
}

/// "Only if …", as long as the choice it hangs on is open.
pub fn only_if(walk: Walk, when: &'static When) -> Option<El> {
    if when.is_always() {
        return None;
    }
    let answered = move || {
        let person = walk.turn_of_any();
        walk.read(|handover| {
            let mut asked = walk.guide.choices.iter().filter(|choice| when.0.contains_key(&choice.id));
            asked.all(|choice| handover.record.chosen(choice, person.as_ref()).is_some())
        })
    };
    Some(el("span").class("only-if").hidden(answered).child(condition(walk.guide, when, walk.words)))
}

fn condition(guide: &Guide, when: &When, words: &Words) -> String {
    let one = |(id, options): (&Id, &Choices)| {
        let choice = guide.choices.iter().find(|choice| choice.id == *id);
        let known = choice.into_iter().flat_map(|choice| &choice.options);
        let named = known.filter(|option| options.0.contains(&option.id)).map(|option| option.condition.as_str());
        named.collect::<Vec<_>>().join(words.step.or)
    };
    let all: Vec<String> = when.0.iter().map(one).collect();
    (words.step.only_if)(&all.join(words.step.and))
}

/// Said once where everything rests on good practice alone.
#[cfg(not(target_arch = "wasm32"))]
pub fn general_advice(walk: Walk, facts: &[Fact]) -> Option<El> {
    let general = facts.iter().all(|fact| walk.guide.is_general(&fact.source));
    general.then(|| el("p").class("general").child(walk.words.step.general_advice))
}
