//! What the customer will see: a copy of the place itself, taken from the guide's page, under the words a link from support
//! is announced with. It cannot be used and is not read out; the link beside it opens the real thing.

use leptos::prelude::*;

use super::{draft::Draft, fetched::Fetched};
use crate::{
    browser::document,
    view::parts::{
        element::{El, el, link},
        suggested::suggested,
    },
};

const COPY: &str = "agent.copy";

pub fn preview(draft: Draft, page: &'static Fetched) -> El {
    let (words, labels) = (draft.desk.words, &draft.desk.dialog_words.suggested);
    let banner = move || suggested(labels, page.guide, &draft.link().prefill).trim().to_owned();
    let banner = el("div").class("notice").child(el("p").live(banner));
    let copy = el("div").id(COPY).attr("inert", "");
    // The copy is put in by hand: it belongs to another page, whose views are not here.
    Effect::new(move |_| {
        let _ = draft.title(page);
        document::after_paint(move || untrack(|| draft.show_place(page, COPY)));
    });
    let frame = el("div")
        .class("customers-phone")
        .attr("role", "group")
        .attr("aria-label", words.preview)
        .attr("tabindex", "0")
        .child((banner, copy));
    let open =
        move || link(draft.address(page), words.open).attr("target", "_blank").attr("rel", "noopener").class("plain");
    el("div").class("seen").child(el("h2").child(words.preview)).child((frame, el("p").class("buttons").live(open)))
}
