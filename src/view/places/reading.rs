//! The places to read: questions, mistakes, an example, support, sources.

use crate::guide::{Contact, Fact, FaqEntry, Id, Screenshot, Source, StandardPlace};
use crate::view::{
    app::store::Store,
    parts::element::{El, el, link},
    parts::text::words_of,
    places::facts::{facts, general_advice},
    places::frame::{former_ids, place, section},
    places::message::PACKET,
};

fn reading(store: Store, fixed: StandardPlace, body: El) -> El {
    place(store, fixed.id(), store.guide.app.as_str(), body.class("body"))
}

pub fn faq(store: Store) -> El {
    let entry = |entry: &'static FaqEntry| el("li").child(link(format!("#{}", entry.id), entry.question.as_str()));
    let entries = store.guide.faq.iter().map(entry).collect::<Vec<_>>();
    reading(store, StandardPlace::Faq, el("div").child(el("ul").class("ways").child(entries)))
}

pub fn faq_entry(store: Store, entry: &'static FaqEntry) -> El {
    let see = |id: &'static Id| el("li").child(link(format!("#{id}"), store.title_of(id)));
    let see = entry.see.iter().map(see).collect::<Vec<_>>();
    let see = (!see.is_empty()).then(|| (el("h2").child(store.words.reading.see), el("ul").class("ways").child(see)));
    let general = store.guide.is_general(&entry.source);
    let body = el("div")
        .class("body")
        .child(el("p").child(words_of(&entry.answer)))
        .child(general.then(|| el("p").class("general").child(store.words.step.general_advice)))
        .child(see);
    let body = (former_ids(store, &entry.id), body);
    section(&entry.id, link("#faq", store.words.more.faq), entry.question.as_str(), body)
}

pub fn mistakes(store: Store) -> El {
    let intro = el("p").class("why").child(store.words.reading.mistakes_intro);
    let mistakes = &store.guide.mistakes;
    reading(
        store,
        StandardPlace::Mistakes,
        el("div").child((intro, general_advice(store, mistakes), facts(store, mistakes))),
    )
}

pub fn example(store: Store) -> El {
    let (example, words) = (&store.guide.example, &store.words.reading);
    let part = |title: &'static str, fact: &'static Fact| (el("h2").child(title), el("p").child(words_of(&fact.text)));
    let told = el("div")
        .child(el("p").class("lead").child(example.title.as_str()))
        .child(general_advice(store, std::slice::from_ref(&example.situation)))
        .child(part(words.situation, &example.situation))
        .child(part(words.solution, &example.solution))
        .child(part(words.reason, &example.reason))
        .child(part(words.notes, &example.notes));
    reading(store, StandardPlace::Example, told)
}

pub fn support(store: Store) -> El {
    let (support, words, site) = (&store.guide.support, &store.words.reading, store.session.site);
    let contact = |contact: &'static Contact| {
        let hours = contact.hours.as_deref().map(|hours| format!(" ({hours})"));
        el("li").child((link(contact.href(), contact.label.as_str()).attr("rel", "noreferrer"), hours))
    };
    let shot = |shot: &'static Screenshot| el("li").child(words_of(&shot.text));
    let shots = el("ul").class("list").child(support.screenshots.iter().map(shot).collect::<Vec<_>>());
    let shots = el("div").id(PACKET).child((el("h3").child(store.words.packet.screenshots), shots));
    let always = site.send.iter().map(|line| el("li").child(line.as_str())).collect::<Vec<_>>();
    let contacts = el("ul").class("ways").child(site.contacts.iter().map(contact).collect::<Vec<_>>());
    let asked = el("div")
        .child((el("h2").child(words.support_when), general_advice(store, &support.when), facts(store, &support.when)))
        .child((el("h2").child(words.support_send), el("ul").class("list").child(always), facts(store, &support.send)))
        .child((shots, el("p").class("hint").child(words.support_never)))
        .child((el("h2").child(words.support_contact), el("p").child(site.name.as_str()), contacts));
    reading(store, StandardPlace::Support, asked)
}

pub fn sources(store: Store) -> El {
    let source = |source: &'static Source| {
        let title = source.title.as_str();
        match &source.url {
            Some(url) => el("li").child(link(url.as_str(), title).attr("rel", "noreferrer")),
            None => el("li").child(title),
        }
    };
    let intro = el("p").class("why").child(store.words.reading.sources_intro);
    // Numbered: steps and fixes name them by their numbers.
    let list = el("ol").class("list").child(store.guide.sources.iter().map(source).collect::<Vec<_>>());
    reading(store, StandardPlace::Sources, el("div").child((intro, list)))
}
