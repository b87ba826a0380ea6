//! What the second user found out, on its way back: as a link, and as a code to read out.

use leptos::prelude::*;

use super::{
    Sheet,
    include::include,
    spoken,
    ways::{Outgoing, ways},
};
use crate::{
    guide::Fixed,
    handover::{Destination, Part},
    link::{Kind, return_code},
    view::element::{El, el},
};

pub fn answer(sheet: Sheet) {
    let words = &sheet.words.answer;
    let Some((id, _)) = sheet.person() else { return };
    let ticked = RwSignal::new(Vec::<Part>::new());
    let outgoing = move || {
        let answer = ticked.with(|ticked| sheet.record.of_one(id).travelling(Destination::Answer, ticked));
        let what = [(words.subject)(&sheet.guide.app), words.message.to_owned(), words.code.to_owned()];
        ways(sheet, Outgoing::with_work(sheet, Kind::Answer, Fixed::Tests.id(), &answer, what))
    };
    let code = (
        el("h3").child(words.read_out),
        spoken(&return_code::write(sheet.guide, sheet.record, id)),
        el("p").class("hint").child(words.read_out_hint),
    );
    let intro = (el("p").child(words.intro), untested(sheet));
    sheet.show(words.title, (intro, include(sheet, Destination::Answer, ticked), el("div").live(outgoing), code));
}

/// It can be sent all the same; but nobody sends half of it unknowingly.
fn untested(sheet: Sheet) -> Option<El> {
    let (id, person) = sheet.person()?;
    let handover = sheet.handover();
    let open = |test: &&crate::guide::Test| {
        handover.tests(person).iter().any(|follows| follows.id == test.id) && handover.outcome(test, id).is_none()
    };
    let open = sheet.guide.tests.iter().filter(open).map(|test| el("li").child(test.name.as_str())).collect::<Vec<_>>();
    let title = el("b").child((sheet.words.answer.untested, ":"));
    (!open.is_empty()).then(|| el("div").class("note check").child((title, el("ul").class("list").child(open))))
}
