//! What the second user found out, on its way back: as a link, and as a code to read out.

use leptos::prelude::*;

use super::{
    Dialog,
    include::include,
    spoken,
    ways::{Outgoing, ways},
};
use crate::{
    guide::StandardPlace,
    link::{Kind, return_code},
    record::{Destination, Part},
    view::parts::element::{El, el},
};

pub fn answer(dialog: Dialog) {
    let words = &dialog.words.answer;
    let Some((id, _)) = dialog.person() else { return };
    let ticked = RwSignal::new(Vec::<Part>::new());
    let outgoing = move || {
        let answer = ticked.with(|ticked| dialog.record.for_person(id).travelling(Destination::Answer, ticked));
        let what = [(words.subject)(&dialog.guide.app), words.message.to_owned(), words.code.to_owned()];
        ways(dialog, Outgoing::with_work(dialog, Kind::Answer, StandardPlace::Tests.id(), &answer, what))
    };
    let code = (
        el("h3").child(words.read_out),
        spoken(&return_code::write(dialog.guide, dialog.record, id)),
        el("p").class("hint").child(words.read_out_hint),
    );
    let intro = (el("p").child(words.intro), untested(dialog));
    dialog.show(words.title, (intro, include(dialog, Destination::Answer, ticked), el("div").live(outgoing), code));
}

/// It can be sent all the same; but nobody sends half of it unknowingly.
fn untested(dialog: Dialog) -> Option<El> {
    let (id, person) = dialog.person()?;
    let handover = dialog.handover();
    let open = |test: &&crate::guide::Test| {
        handover.tests(person).iter().any(|follows| follows.id == test.id) && handover.outcome(test, id).is_none()
    };
    let open =
        dialog.guide.tests.iter().filter(open).map(|test| el("li").child(test.name.as_str())).collect::<Vec<_>>();
    let title = el("b").child((dialog.words.answer.untested, ":"));
    (!open.is_empty()).then(|| el("div").class("note check").child((title, el("ul").class("list").child(open))))
}
