//! The places to read: questions, mistakes, an example, support, sources.

use leptos::prelude::*;

use super::{
    frame::{place, title_of},
    session::Walk,
    text::{facts, general_advice, words_of},
};
use crate::guide::{Answer, Contact, Fact, Fixed, Source};

pub fn faq(walk: Walk) -> AnyView {
    let answer = |answer: &'static Answer| {
        let see = answer.see.iter().map(|id| view! { " "<a href=format!("#{id}")>{title_of(walk, id)}</a>"." });
        let general = walk.guide.is_general(&answer.source);
        view! {
            <section class="answer" id=answer.id.to_string()>
                <h2>{answer.question.as_str()}</h2>
                <p>{words_of(&answer.answer)}</p>
                {general.then(|| view! { <p class="general">{walk.words.step.general_advice}</p> })}
                {(!answer.see.is_empty()).then(|| view! { <p class="hint">{walk.words.more.see}":"{see.collect_view()}</p> })}
            </section>
        }
    };
    let body = walk.guide.faq.iter().map(answer).collect_view().into_any();
    place(walk, Fixed::Faq.id(), walk.guide.app.as_str(), body)
}

pub fn mistakes(walk: Walk) -> AnyView {
    let body = view! {
        <p class="why">{walk.words.more.mistakes_intro}</p>
        {general_advice(walk, &walk.guide.mistakes)}
        {facts(walk, &walk.guide.mistakes, "list")}
    };
    place(walk, Fixed::Mistakes.id(), walk.guide.app.as_str(), body.into_any())
}

pub fn example(walk: Walk) -> AnyView {
    let (example, words) = (&walk.guide.example, &walk.words.more);
    let part = |title: &'static str, fact: &'static Fact| view! { <h2>{title}</h2><p>{words_of(&fact.text)}</p> };
    let body = view! {
        <p class="lead">{example.title.as_str()}</p>
        {general_advice(walk, std::slice::from_ref(&example.situation))}
        {part(words.situation, &example.situation)}
        {part(words.solution, &example.solution)}
        {part(words.reason, &example.reason)}
        {part(words.notes, &example.notes)}
    };
    place(walk, Fixed::Example.id(), walk.guide.app.as_str(), body.into_any())
}

pub fn support(walk: Walk) -> AnyView {
    let (support, words, site) = (&walk.guide.support, &walk.words.more, walk.session.site);
    let contact = |contact: &'static Contact| {
        view! {
            <li>
                <a href=contact.href() rel="noreferrer">{contact.label.as_str()}</a>
                {contact.hours.as_deref().map(|hours| format!(" ({hours})"))}
            </li>
        }
    };
    let body = view! {
        <h2>{words.support_when}</h2>
        {general_advice(walk, &support.when)}
        {facts(walk, &support.when, "list")}
        <h2>{words.support_send}</h2>
        {facts(walk, &support.send, "list")}
        <ul class="list">{site.send.iter().map(|line| view! { <li>{line.as_str()}</li> }).collect_view()}</ul>
        <p class="hint">{words.support_never}</p>
        <h2>{words.support_contact}</h2>
        <p>{site.name.as_str()}</p>
        <ul class="ways">{site.contacts.iter().map(contact).collect_view()}</ul>
    };
    place(walk, Fixed::Support.id(), walk.guide.app.as_str(), body.into_any())
}

pub fn sources(walk: Walk) -> AnyView {
    let source = |source: &'static Source| {
        let title = match &source.url {
            Some(url) => view! { <a href=url.as_str() rel="noreferrer">{source.title.as_str()}</a> }.into_any(),
            None => source.title.as_str().into_any(),
        };
        view! { <li>{title}</li> }
    };
    let body = view! {
        <p class="why">{walk.words.more.sources_intro}</p>
        <ul class="list">{walk.guide.sources.iter().map(source).collect_view()}</ul>
    };
    place(walk, Fixed::Sources.id(), walk.guide.app.as_str(), body.into_any())
}
