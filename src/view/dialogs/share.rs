//! Sharing: the page one is on, one's own work to go on with elsewhere, and what support needs.

use leptos::prelude::*;

use super::{
    Dialog,
    include::include,
    spoken,
    ways::{Outgoing, ways},
};
use crate::{
    browser::document,
    guide::{SUPPORT, StandardPlace},
    link::{Kind, REFUSE, read_out},
    record::{Destination, Part},
    view::parts::element::{Parts, button, el, gather, link},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Step,
    Elsewhere,
    Support,
}

pub fn share(dialog: Dialog, which: Which) {
    let words = &dialog.words.share;
    let which = RwSignal::new(which);
    let ticked = RwSignal::new(Vec::new());
    let ways = [(Which::Step, words.step), (Which::Elsewhere, words.elsewhere), (Which::Support, words.support)];
    let turns = move || {
        let turn =
            |(one, label)| button("turn", label, move || which.set(one)).aria_bool("aria-pressed", which.get() == one);
        ways.into_iter().map(turn).collect::<Vec<_>>()
    };
    let turns = el("div").class("turns").attr("role", "group").attr("aria-label", words.what).live(turns);
    let panel = move || match which.get() {
        Which::Step => step(dialog),
        Which::Elsewhere => elsewhere(dialog, ticked),
        Which::Support => support(dialog, ticked),
    };
    dialog.show(words.title, (turns, el("div").live(panel)));
}

fn step(dialog: Dialog) -> Parts {
    let words = &dialog.words.share;
    let (link, dense) = dialog.addresses(&dialog.ask.place, None);
    let title = format!("{} · {}", dialog.title(), dialog.guide.app);
    let text = format!("{title}\n{link}");
    let outgoing = Outgoing { link, dense, title, text, rich: true, file: None, code: words.step_code.to_owned() };
    gather((el("p").child((words.step_intro)(&dialog.title())), ways(dialog, outgoing)))
}

fn elsewhere(dialog: Dialog, ticked: RwSignal<Vec<Part>>) -> Parts {
    let words = &dialog.words.share;
    if dialog.record.is_blank() {
        return gather(el("p").child(words.elsewhere_none));
    }
    let is_framed = document::is_framed();
    let outgoing = move || {
        let record = ticked.with(|ticked| dialog.record.travelling(Destination::ContinueLink, ticked));
        let what = [
            (words.elsewhere_title)(&dialog.guide.app),
            words.elsewhere_text.to_owned(),
            words.elsewhere_code.to_owned(),
        ];
        let outgoing = Outgoing::with_work(dialog, Kind::Continue, &dialog.ask.place, &record, what);
        let full_page = (is_framed && outgoing.link.len() <= REFUSE).then(|| {
            let link = link(outgoing.link.clone(), words.full_page);
            let link = link.attr("target", "_blank").attr("rel", "noopener").class("next");
            (el("p").child(link), el("h3").child(words.elsewhere), el("p").child(words.elsewhere_intro))
        });
        gather((full_page, ways(dialog, outgoing)))
    };
    let intro = el("p").child(if is_framed { words.full_page_intro } else { words.elsewhere_intro });
    let hint = el("p").class("hint").child(words.installed);
    gather((intro, include(dialog, Destination::ContinueLink, ticked), el("div").live(outgoing), hint))
}

fn support(dialog: Dialog, ticked: RwSignal<Vec<Part>>) -> Parts {
    let words = &dialog.words.share;
    let code =
        (el("h3").child(words.read_out), spoken(&code(dialog)), el("p").class("hint").child(words.read_out_hint));
    if dialog.record.is_blank() {
        return gather(code);
    }
    let outgoing = move || {
        let record = ticked.with(|ticked| dialog.record.travelling(Destination::ResultLink, ticked));
        let what =
            [(words.result_title)(&dialog.guide.app), words.result_text.to_owned(), words.result_code.to_owned()];
        ways(dialog, Outgoing::with_work(dialog, Kind::Result, &dialog.ask.place, &record, what))
    };
    let result = (el("h3").child(words.result), el("p").child(words.result_hint));
    gather((code, result, include(dialog, Destination::ResultLink, ticked), el("div").live(outgoing)))
}

/// The place one is on; in a tree, and at its end with support, what was answered on the way.
fn code(dialog: Dialog) -> String {
    let (handover, place) = (dialog.handover(), dialog.ask.place.as_str());
    let trouble = match place {
        SUPPORT => handover.last_trouble(),
        place if dialog.guide.find(place).is_some_and(|place| place.is_of_tree()) => {
            handover.trouble_of(place, dialog.ask.person.as_ref())
        }
        _ => None,
    };
    let trail = trouble.map(|(symptom, person)| handover.trail(symptom, person.as_ref()));
    let place = if place.is_empty() { StandardPlace::Start.id() } else { place };
    read_out::write(dialog.guide, place, trail.as_ref())
}
