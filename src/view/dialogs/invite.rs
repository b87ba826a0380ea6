//! The second user's own page, for the owner to send: their half of the handover, and nothing else of it.

use leptos::prelude::*;

use super::{
    Dialog,
    include::include,
    ways::{Outgoing, ways},
};
use crate::{
    link::Kind,
    record::{Destination, Handover, Part, Side},
    view::parts::element::el,
};

pub fn invite(dialog: Dialog) {
    let words = &dialog.words.invite;
    let Some((id, person)) = dialog.person() else { return };
    let name = person.name.as_str();
    let ticked = RwSignal::new(Vec::<Part>::new());
    let outgoing = move || {
        let half = ticked.with(|ticked| dialog.record.for_person(id).travelling(Destination::Invite, ticked));
        // Their half begins at their own first step.
        let mut theirs = half.clone();
        theirs.side = Some(Side::SecondUser);
        let first = Handover::new(dialog.guide, &theirs).resume().id();
        let what = [(words.subject)(&dialog.guide.app), (words.message)(&dialog.guide.app), (words.code)(name)];
        ways(dialog, Outgoing::with_work(dialog, Kind::Invite, first, &half, what))
    };
    let body =
        (el("p").child((words.intro)(name)), el("div").live(outgoing), include(dialog, Destination::Invite, ticked));
    dialog.show((words.title)(name), body);
}
