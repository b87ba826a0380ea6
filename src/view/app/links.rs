//! Where the app asks for links, codes and what came by them. What makes and reads them is fetched when it is asked.

use leptos::prelude::*;

use crate::view::{
    app::notice::Notice,
    app::session::Walk,
    parts::element::{El, button, el},
};
use crate::{
    browser::{address, document, links},
    json::{from_text, to_text},
    link::{Act, Ask, DialogReply, Fragment, What},
    record::PersonId,
};

pub fn ask(walk: Walk, what: What, person: Option<PersonId>) {
    ask_about(walk, what, person, String::new());
}

/// A link with more than a place opened the page. What it carries is out of the address as soon as it was read.
pub fn arrived(walk: Walk) {
    ask_about(walk, What::Arrived, None, address::raw_fragment());
}

/// A page in a frame leads to the full page (`public/embed/apart.js`). Here it takes along what there is.
pub fn follow_full_page(walk: Walk) {
    document::on_request("handover-full-page", move || {
        let has_work = !walk.is_blank();
        if has_work {
            ask(walk, What::FullPage, None);
        }
        has_work
    });
}

/// Makes the page for support agents alive. Where that does not come, the page says itself what to do.
pub fn ask_for_agent() {
    let nothing = String::new();
    let ask = Ask { what: What::Agent, record: None, place: nothing.clone(), person: None, fragment: nothing };
    links::ask(to_text(&ask), Box::new(drop));
}

fn ask_about(walk: Walk, what: What, person: Option<PersonId>, fragment: String) {
    let place = walk.session.place.with_untracked(|place| place.clone());
    let record = Some(walk.peek(|handover| handover.record.clone()));
    let ask = Ask { what, record, place, person, fragment };
    let heard = move |said: Option<String>| match said.map(|said| from_text::<DialogReply>(&said)) {
        Some(Ok(reply)) => apply_reply(walk, what, reply),
        _ => walk.session.notice.set(Some(Notice::Text(walk.words.links.not_there.to_owned()))),
    };
    links::ask(to_text(&ask), Box::new(heard));
}

fn apply_reply(walk: Walk, what: What, reply: DialogReply) {
    if what == What::Arrived {
        let place = Fragment::parse(&address::raw_fragment()).place;
        address::replace_fragment(&Fragment::place(&place).to_string());
    }
    if let Some(record) = reply.record {
        match reply.act {
            Act::Say => {}
            Act::Open => walk.open_here(record),
            Act::Keep => walk.keep_here(record),
            Act::Watch => walk.watch(record),
        }
    }
    if !reply.say.is_empty() {
        walk.session.notice.set(Some(Notice::Text(reply.say)));
    }
    if !reply.place.is_empty() {
        walk.go_to(&reply.place, None);
    }
}

/// A button that asks for something; there in the app alone, and made when its place is come to.
pub fn asking(walk: Walk, class: &'static str, label: String, what: What, person: Option<PersonId>) -> Option<El> {
    walk.session.is_live().then(|| button(class, label, move || ask(walk, what, person.clone())))
}

/// Says, all the while, that what is on the screen is somebody else's.
pub fn watching(walk: Walk) -> Option<El> {
    let words = &walk.words.links;
    walk.is_watching().then(|| {
        let buttons = (
            button("primary", words.keep_copy, move || walk.keep_copy()),
            button("plain", words.stop_watching, move || walk.stop_watching()),
        );
        let text = el("p").child((el("b").child(words.customers), " ", words.nothing_saved));
        el("div").class("notice").child((text, el("p").class("buttons").child(buttons)))
    })
}
