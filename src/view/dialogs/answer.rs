//! What the second user found out, on its way back: as a link, and as a code to read out.

use leptos::prelude::*;

use super::{
    dialog::{Dialog, spoken},
    include::include,
    share_options::{Outgoing, OutgoingTexts, share_options},
};
use crate::{
    guide::{StandardPlace, Test},
    link::{Kind, return_code},
    record::{Destination, Part, Person, PersonId},
    view::parts::element::{El, el},
};

pub fn answer(dialog: Dialog, id: &PersonId) {
    let (words, store) = (&dialog.words.answer, dialog.store);
    let Some(person) = store.person(id) else { return };
    let of_person = StoredValue::new(store.record().for_person(id));
    let ticked = RwSignal::new(Vec::<Part>::new());
    let outgoing = move || {
        let answer = of_person.with_value(|of_person| {
            ticked.with(|ticked| of_person.travelling(dialog.store.guide, Destination::Answer, ticked))
        });
        let title = (words.subject)(&store.guide.app);
        let texts = OutgoingTexts { title, message: words.message.to_owned(), code: words.code.to_owned() };
        let place = StandardPlace::Tests.id();
        share_options(dialog, Outgoing::with_work(dialog, Kind::Answer, place, &answer, texts))
    };
    let code = store.peek(|handover| return_code::write(store.guide, handover.record, id));
    let code = (el("h3").child(words.read_out), spoken(&code), el("p").class("hint").child(words.read_out_hint));
    let intro = (el("p").child(words.intro), untested(dialog, id, &person));
    dialog.show(words.title, (intro, include(dialog, Destination::Answer, ticked), el("div").live(outgoing), code));
}

/// It can be sent all the same; but nobody sends half of it unknowingly.
fn untested(dialog: Dialog, id: &PersonId, person: &Person) -> Option<El> {
    let store = dialog.store;
    let is_open = |test: &&'static Test| {
        store.peek(|handover| {
            handover.tests(person).iter().any(|follows| follows.id == test.id) && handover.outcome(test, id).is_none()
        })
    };
    let open = store.guide.tests.iter().filter(is_open).map(|test| el("li").child(test.name.as_str()));
    let open = open.collect::<Vec<_>>();
    let title = el("b").child((dialog.words.answer.untested, ":"));
    (!open.is_empty()).then(|| el("div").class("note check").child((title, el("ul").class("list").child(open))))
}
