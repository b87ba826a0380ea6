//! What people see when it does not work, and what to do: readable from top to bottom.

use super::{
    element::{El, el, link},
    frame::{place, title_of},
    session::Walk,
    taps::paths,
    text::{facts, general_advice, words_of},
};
use crate::guide::{Cause, Fixed, Labels, Symptom};

pub fn trouble(walk: Walk) -> El {
    let words = &walk.words.trouble;
    let item = |symptom: &'static Symptom| el("li").child(link(format!("#{}", symptom.id), symptom.title.as_str()));
    let body = el("div")
        .class("body")
        .child(el("p").class("why").child(words.intro))
        .child(el("ul").class("ways").child(walk.guide.symptoms.iter().map(item).collect::<Vec<_>>()))
        .child((el("h2").child(words.causes), general_advice(walk, &walk.guide.causes)))
        .child(facts(walk, &walk.guide.causes));
    place(walk, Fixed::Trouble.id(), walk.guide.app.as_str(), body)
}

pub fn symptom(walk: Walk, symptom: &'static Symptom) -> El {
    let words = &walk.words.trouble;
    let body = el("div")
        .class("body")
        .child(el("p").class("why").child(words_of(&symptom.meaning)))
        .child(symptom.causes.iter().enumerate().map(|(n, one)| cause(walk, n, one)).collect::<Vec<_>>())
        .child(el("p").child(link("#support", words.still)));
    place(walk, &symptom.id, link("#trouble", words.kicker), body)
}

fn cause(walk: Walk, n: usize, cause: &'static Cause) -> El {
    let words = walk.words;
    let check = (el("small").child((words.trouble.check)(n + 1)), " ", words_of(&cause.check));
    let fix = cause.fix.iter().map(|fix| el("li").child(words_of(fix))).collect::<Vec<_>>();
    let generic = cause.labels == Labels::Generic && !cause.paths.is_empty();
    let back = cause.back.as_ref();
    let back = back.map(|back| el("p").child(link(format!("#{back}"), (words.trouble.back)(&title_of(walk, back)))));
    el("div")
        .class("cause")
        .child((el("h2").child(check), paths(walk, &cause.paths), el("ol").class("fix").child(fix)))
        .child(generic.then(|| el("p").class("hint").child(words.step.generic_names)))
        .child(back)
}
