//! A code that a customer reads out: which app it is about, and the link to the guide that shows the rest.

use leptos::prelude::*;

use super::{desk::Desk, unsaved::Form};
use crate::{
    browser::address,
    link::{CodeError, CodeKind, Link, kind_of, mark, mark_of, tidy},
    view::{
        app::page::Card,
        parts::element::{El, Event, Parts, el, gather, input, link},
        parts::field::filled,
    },
};

const FIELD: &str = "agent.code";
const CODE: &str = "code";
const SAID: &str = "agent.code-said";

pub fn read(desk: Desk) -> El {
    let words = &desk.words.read;
    let typed = RwSignal::new(Form::Code.read(desk).field(CODE).to_owned());
    // What is wrong is said when somebody asks, not while they type.
    let asked = RwSignal::new(false);
    let field = input("text", FIELD)
        .class("code-field")
        .attr("autocapitalize", "characters")
        .attr("spellcheck", "false")
        .attr("maxlength", "60")
        .attr("aria-describedby", SAID);
    let fill = move |code: String| {
        asked.set(false);
        Form::Code.keep(desk, [(CODE, code.clone())]);
        typed.set(code);
    };
    let field = filled(field, move || typed.get(), fill);
    let open = move |event: leptos::web_sys::Event| {
        event.prevent_default();
        asked.set(true);
        if let Ok(card) = typed.with_untracked(|code| guide_of(desk.cards, code)) {
            Form::Code.clear(desk);
            address::leave(&typed.with_untracked(|code| href(desk, card, code)));
        }
    };
    let said = move || -> Option<Parts> {
        let found = typed.with(|code| guide_of(desk.cards, code));
        match found {
            Ok(card) => {
                let link = typed.with(|code| link(href(desk, card, code), words.submit));
                Some(gather(el("p").child(((words.found)(&card.app), " ", link))))
            }
            Err(wrong) if asked.get() => Some(gather(el("p").class("fault").child(sentence(desk, wrong)))),
            Err(_) => None,
        }
    };
    let label = (el("label").attr("for", FIELD).child(words.field), el("small").class("hint").child(words.hint));
    el("form")
        .class("fields")
        .attr("novalidate", "")
        .on(Event::Submit, open)
        .child(el("div").class("field").child((label, field)))
        .child(el("div").id(SAID).attr("role", "alert").live(said))
        .child(el("p").class("buttons").child(el("button").attr("type", "submit").class("primary").child(words.submit)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Code(CodeError),
    /// For an owner, not for support.
    Answer,
    /// It adds up, but no guide of this site has its mark.
    Unknown,
}

fn guide_of(cards: &'static [Card], code: &str) -> Result<&'static Card, Wrong> {
    if kind_of(code).map_err(Wrong::Code)? == CodeKind::Return {
        return Err(Wrong::Answer);
    }
    let of = mark_of(code).map_err(Wrong::Code)?;
    cards.iter().find(|card| mark(&card.id) >> 2 == of).ok_or(Wrong::Unknown)
}

fn sentence(desk: Desk, wrong: Wrong) -> String {
    match wrong {
        Wrong::Code(error) => (desk.dialog_words.code_error)(error),
        Wrong::Answer => desk.words.read.answer.to_owned(),
        Wrong::Unknown => desk.words.read.unknown.to_owned(),
    }
}

/// To the guide, which shows what the code says.
fn href(desk: Desk, card: &Card, code: &str) -> String {
    format!("{}{}/{}", desk.root, card.id, Link { code: tidy(code).ok(), ..Link::default() })
}
