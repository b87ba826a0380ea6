//! The second user's own page, for the owner to send: their half of the handover, and nothing else of it.

use leptos::prelude::*;

use super::{
    dialog::Dialog,
    include::include,
    share_options::{Outgoing, OutgoingTexts, share_options},
};
use crate::{
    link::Kind,
    record::{Destination, Handover, Part, PersonId, Side},
    view::parts::element::el,
};

pub fn invite(dialog: Dialog, id: &PersonId) {
    let (words, store) = (&dialog.words.invite, dialog.store);
    let Some(person) = store.person(id) else { return };
    let (name, of_person) = (person.name.clone(), StoredValue::new(store.record().for_person(id)));
    let ticked = RwSignal::new(Vec::<Part>::new());
    let outgoing = move || {
        let half = of_person.with_value(|of_person| {
            ticked.with(|ticked| of_person.travelling(dialog.store.guide, Destination::Invite, ticked))
        });
        // Their half begins at their own first step.
        let mut theirs = half.clone();
        theirs.side = Some(Side::SecondUser);
        let first = Handover::new(store.guide, &theirs).resume().id();
        let app = &store.guide.app;
        let texts =
            OutgoingTexts { title: (words.subject)(app), message: (words.message)(app), code: (words.code)(&name) };
        share_options(dialog, Outgoing::with_work(dialog, Kind::Invite, first, &half, texts))
    };
    let intro = el("p").child((words.intro)(&person.name));
    let body = (intro, el("div").live(outgoing), include(dialog, Destination::Invite, ticked));
    dialog.show((words.title)(&person.name), body);
}
