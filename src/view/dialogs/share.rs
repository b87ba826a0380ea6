//! Sharing: the page one is on, one's own work to go on with elsewhere, and what support needs.

use leptos::prelude::*;

use super::{
    dialog::{Dialog, spoken},
    include::include,
    share_options::{Outgoing, OutgoingTexts, share_options},
};
use crate::{
    browser::document,
    guide::{Place, StandardPlace},
    link::{Kind, REFUSE, read_out},
    record::{Destination, Part},
    view::parts::element::{Parts, button, el, gather, link},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// What is shared.
pub enum Subject {
    Step,
    Elsewhere,
    Support,
}

pub fn share(dialog: Dialog, first: Subject) {
    let words = &dialog.words.share;
    let which = RwSignal::new(first);
    let ticked = RwSignal::new(Vec::new());
    let subjects =
        [(Subject::Step, words.step), (Subject::Elsewhere, words.elsewhere), (Subject::Support, words.support)];
    let turns = move || {
        let turn =
            |(one, label)| button("turn", label, move || which.set(one)).aria_bool("aria-pressed", which.get() == one);
        subjects.into_iter().map(turn).collect::<Vec<_>>()
    };
    let turns = el("div").class("turns").attr("role", "group").attr("aria-label", words.what).live(turns);
    let panel = move || match which.get() {
        Subject::Step => step(dialog),
        Subject::Elsewhere => elsewhere(dialog, ticked),
        Subject::Support => support(dialog, ticked),
    };
    dialog.show(words.title, (turns, el("div").live(panel)));
}

fn step(dialog: Dialog) -> Parts {
    let words = &dialog.words.share;
    let (link, dense) = dialog.addresses(dialog.place, None);
    let title = format!("{} · {}", dialog.title(), dialog.store.guide.app);
    let text = format!("{title}\n{link}");
    let outgoing = Outgoing { link, dense, title, text, rich: true, file: None, code: words.step_code.to_owned() };
    gather((el("p").child((words.step_intro)(&dialog.title())), share_options(dialog, outgoing)))
}

fn elsewhere(dialog: Dialog, ticked: RwSignal<Vec<Part>>) -> Parts {
    let words = &dialog.words.share;
    if dialog.store.is_blank() {
        return gather(el("p").child(words.elsewhere_none));
    }
    let is_framed = document::is_framed();
    let outgoing = move || {
        let record = ticked
            .with(|ticked| dialog.store.record().travelling(dialog.store.guide, Destination::ContinueLink, ticked));
        let texts = OutgoingTexts {
            title: (words.elsewhere_title)(&dialog.store.guide.app),
            message: words.elsewhere_text.to_owned(),
            code: words.elsewhere_code.to_owned(),
        };
        let outgoing = Outgoing::with_work(dialog, Kind::Continue, dialog.place, &record, texts);
        let full_page = (is_framed && outgoing.link.len() <= REFUSE).then(|| {
            let link = link(outgoing.link.clone(), words.full_page);
            let link = link.attr("target", "_blank").attr("rel", "noopener").class("next");
            (el("p").child(link), el("h3").child(words.elsewhere), el("p").child(words.elsewhere_intro))
        });
        gather((full_page, share_options(dialog, outgoing)))
    };
    let intro = el("p").child(if is_framed { words.full_page_intro } else { words.elsewhere_intro });
    let hint = el("p").class("hint").child(words.installed);
    gather((intro, include(dialog, Destination::ContinueLink, ticked), el("div").live(outgoing), hint))
}

fn support(dialog: Dialog, ticked: RwSignal<Vec<Part>>) -> Parts {
    let words = &dialog.words.share;
    let code =
        (el("h3").child(words.read_out), spoken(&code(dialog)), el("p").class("hint").child(words.read_out_hint));
    if dialog.store.is_blank() {
        return gather(code);
    }
    let outgoing = move || {
        let record =
            ticked.with(|ticked| dialog.store.record().travelling(dialog.store.guide, Destination::ResultLink, ticked));
        let texts = OutgoingTexts {
            title: (words.result_title)(&dialog.store.guide.app),
            message: words.result_text.to_owned(),
            code: words.result_code.to_owned(),
        };
        share_options(dialog, Outgoing::with_work(dialog, Kind::Result, dialog.place, &record, texts))
    };
    let result = (el("h3").child(words.result), el("p").child(words.result_hint));
    gather((code, result, include(dialog, Destination::ResultLink, ticked), el("div").live(outgoing)))
}

/// The place one is on; in a tree, and at its end with support, what was answered on the way.
fn code(dialog: Dialog) -> String {
    let (guide, place) = (dialog.store.guide, dialog.place);
    dialog.store.peek(|handover| {
        let trouble = match guide.find(place) {
            Some(Place::Standard(StandardPlace::Support)) => handover.last_trouble(),
            Some(found) if found.is_of_tree() => handover.trouble_of(place, None),
            _ => None,
        };
        let trail = trouble.map(|(symptom, person)| handover.trail(symptom, person.as_ref()));
        read_out::write(guide, place, trail.as_ref())
    })
}
