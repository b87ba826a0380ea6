//! The places to read: questions, mistakes, an example, support, sources.

use super::{
    element::{El, el, link},
    frame::{place, title_of},
    session::Walk,
    text::{facts, general_advice, words_of},
};
use crate::guide::{Answer, Contact, Fact, Fixed, Id, Source};

fn reading(walk: Walk, fixed: Fixed, body: El) -> El {
    place(walk, fixed.id(), walk.guide.app.as_str(), body.class("body"))
}

pub fn faq(walk: Walk) -> El {
    let see = |id: &'static Id| (" ", link(format!("#{id}"), title_of(walk, id)), ".");
    let answer = |answer: &'static Answer| {
        let see = answer.see.iter().map(see).collect::<Vec<_>>();
        let see = (!see.is_empty()).then(|| el("p").class("hint").child((walk.words.more.see, ":", see)));
        let general = walk.guide.is_general(&answer.source);
        el("section")
            .class("answer")
            .id(answer.id.to_string())
            .child((el("h2").child(answer.question.as_str()), el("p").child(words_of(&answer.answer))))
            .child(general.then(|| el("p").class("general").child(walk.words.step.general_advice)))
            .child(see)
    };
    reading(walk, Fixed::Faq, el("div").child(walk.guide.faq.iter().map(answer).collect::<Vec<_>>()))
}

pub fn mistakes(walk: Walk) -> El {
    let intro = el("p").class("why").child(walk.words.more.mistakes_intro);
    let mistakes = &walk.guide.mistakes;
    reading(walk, Fixed::Mistakes, el("div").child((intro, general_advice(walk, mistakes), facts(walk, mistakes))))
}

pub fn example(walk: Walk) -> El {
    let (example, words) = (&walk.guide.example, &walk.words.more);
    let part = |title: &'static str, fact: &'static Fact| (el("h2").child(title), el("p").child(words_of(&fact.text)));
    let told = el("div")
        .child(el("p").class("lead").child(example.title.as_str()))
        .child(general_advice(walk, std::slice::from_ref(&example.situation)))
        .child(part(words.situation, &example.situation))
        .child(part(words.solution, &example.solution))
        .child(part(words.reason, &example.reason))
        .child(part(words.notes, &example.notes));
    reading(walk, Fixed::Example, told)
}

pub fn support(walk: Walk) -> El {
    let (support, words, site) = (&walk.guide.support, &walk.words.more, walk.session.site);
    let contact = |contact: &'static Contact| {
        let hours = contact.hours.as_deref().map(|hours| format!(" ({hours})"));
        el("li").child((link(contact.href(), contact.label.as_str()).attr("rel", "noreferrer"), hours))
    };
    let always = site.send.iter().map(|line| el("li").child(line.as_str())).collect::<Vec<_>>();
    let ways = el("ul").class("ways").child(site.contacts.iter().map(contact).collect::<Vec<_>>());
    let asked = el("div")
        .child((el("h2").child(words.support_when), general_advice(walk, &support.when), facts(walk, &support.when)))
        .child((el("h2").child(words.support_send), el("ul").class("list").child(always), facts(walk, &support.send)))
        .child(el("p").class("hint").child(words.support_never))
        .child((el("h2").child(words.support_contact), el("p").child(site.name.as_str()), ways));
    reading(walk, Fixed::Support, asked)
}

pub fn sources(walk: Walk) -> El {
    let source = |source: &'static Source| {
        let title = source.title.as_str();
        match &source.url {
            Some(url) => el("li").child(link(url.as_str(), title).attr("rel", "noreferrer")),
            None => el("li").child(title),
        }
    };
    let intro = el("p").class("why").child(walk.words.more.sources_intro);
    let list = el("ul").class("list").child(walk.guide.sources.iter().map(source).collect::<Vec<_>>());
    reading(walk, Fixed::Sources, el("div").child((intro, list)))
}
