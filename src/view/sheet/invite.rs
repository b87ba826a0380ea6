//! The second user's own page, for the owner to send: their half of the handover, and nothing else of it.

use leptos::prelude::*;

use super::{
    Sheet,
    include::include,
    ways::{Outgoing, ways},
};
use crate::{
    handover::{Destination, Handover, Part, Side},
    link::Kind,
    view::element::el,
};

pub fn invite(sheet: Sheet) {
    let words = &sheet.words.invite;
    let Some((id, person)) = sheet.person() else { return };
    let name = person.name.as_str();
    let ticked = RwSignal::new(Vec::<Part>::new());
    let outgoing = move || {
        let half = ticked.with(|ticked| sheet.record.of_one(id).travelling(Destination::Invite, ticked));
        // Their half begins at their own first step.
        let mut theirs = half.clone();
        theirs.side = Some(Side::SecondUser);
        let first = Handover::new(sheet.guide, &theirs).resume().id();
        let what = [(words.subject)(&sheet.guide.app), (words.message)(&sheet.guide.app), (words.code)(name)];
        ways(sheet, Outgoing::with_work(sheet, Kind::Invite, first, &half, what))
    };
    let body =
        (el("p").child((words.intro)(name)), el("div").live(outgoing), include(sheet, Destination::Invite, ticked));
    sheet.show((words.title)(name), body);
}
