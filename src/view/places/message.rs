//! The message to support: filled in from the record, shown whole, and sent only by the reader's own hand.

use leptos::prelude::*;

use crate::view::{
    app::request::DialogRequest,
    app::store::Store,
    parts::element::{El, Event, button, el, input, link},
    parts::field::filled,
    parts::text::words_of,
    places::dialog_button::dialog_button,
};
use crate::{
    browser::{address, share},
    export::{Included, mailto, packet, to_be_ticked},
    guide::{ContactKind, Screenshot},
    record::{Draft, Key, Part},
};

/// The part of the support place that the app fills with the message.
pub const PACKET: &str = "packet";

const NOTE: &str = "note";

pub fn message(store: Store) -> El {
    let words = &store.words.packet;
    let included = RwSignal::new(Included::default());
    let text = move || {
        let session = store.session;
        store.read(|handover| {
            included.with(|included| packet(handover, included, store.words, session.now(), session.offset))
        })
    };
    let note = el("textarea")
        .id("packet.note")
        .attr("rows", "4")
        .attr("maxlength", "1000")
        .attr("aria-describedby", "packet.note.hint");
    let form = Key::of(&NOTE.into(), None);
    let draft = store.draft(&form).unwrap_or_default();
    included.update(|included| included.note = draft.field(NOTE).to_owned());
    let form = StoredValue::new(form);
    let note = filled(
        note,
        move || included.with(|included| included.note.clone()),
        move |text| {
            let draft = Draft::new(store.session.now(), [(NOTE, text.clone())]);
            form.with_value(|form| store.keep_draft(form, &draft));
            included.update(|included| included.note = text);
        },
    );
    let note = el("div")
        .class("field")
        .child(el("label").attr("for", "packet.note").child(words.note))
        .child((el("small").class("hint").id("packet.note.hint").child(words.note_hint), note));
    let preview = el("pre")
        .class("preview")
        .attr("tabindex", "0")
        .attr("aria-label", words.preview)
        .attr("translate", "no")
        .live(text);
    el("div")
        .class("body")
        .child((el("p").child(words.intro), note, el("p").child(link("#owner", words.fill_in))))
        .child(screenshots(store))
        .child(names(store, included))
        .child((el("h3").child(words.preview), preview))
        .child(send_buttons(store, text))
}

/// What still has to be photographed.
fn screenshots(store: Store) -> El {
    let words = &store.words.packet;
    let row = |shot: &'static Screenshot| {
        let taken = input("checkbox", format!("screenshot.{}", shot.id))
            .checked(move || store.read(|handover| handover.record.has_screenshot(&shot.id)))
            .on(Event::Change, move |event| {
                let taken = event_target_checked(&event);
                store.change(|record, now| record.set_screenshot(&shot.id, taken, now));
            });
        el("label").class("option").child((taken, el("span").child(words_of(&shot.text))))
    };
    let rows = store.guide.support.screenshots.iter().map(row).collect::<Vec<_>>();
    el("fieldset").class("choice").child((
        el("legend").child(words.screenshots),
        el("p").class("hint").child(words.screenshots_hint),
        rows,
    ))
}

fn names(store: Store, included: RwSignal<Included>) -> El {
    let words = &store.words.packet;
    let row = |(n, part): (usize, Part)| {
        let include = input("checkbox", format!("include.{n}"))
            .checked(move || included.with(|included| included.parts.contains(&part)))
            .on(Event::Change, move |event| {
                included.update(|included| {
                    included.parts.retain(|known| *known != part);
                    if event_target_checked(&event) {
                        included.parts.push(part);
                    }
                });
            });
        el("label").class("option").child((include, el("span").child((words.part)(part))))
    };
    let rows = to_be_ticked().enumerate().map(row).collect::<Vec<_>>();
    el("fieldset").class("choice").child((
        el("legend").child(words.include),
        el("p").class("hint").child(words.include_hint),
        rows,
    ))
}

fn send_buttons(store: Store, text: impl Fn() -> String + Copy + 'static) -> El {
    let (words, hand) = (&store.words.packet, store.session.hand());
    let copy = move || hand.copy(text());
    let title = move || (words.title)(&store.guide.app);
    let email = move || {
        let contact = store.session.site.contacts.iter().find(|contact| contact.kind == ContactKind::Email);
        let address = contact.map_or("", |contact| contact.value.as_str());
        match mailto(address, &title(), &text()) {
            Some(link) => address::leave(&link),
            None => hand.copy_saying(text(), words.too_long, words.too_long_not_copied),
        }
    };
    let download = move || hand.download(words.file, "text/plain", &text());
    let send = share::is_there().then(|| button("plain", words.share, move || hand.share(&title(), &text())));
    el("p").class("buttons").child((
        button("primary", words.copy, copy),
        send,
        button("plain", words.email, email),
        (
            button("plain", words.download, download),
            dialog_button(store, "plain", store.words.links.support.to_owned(), DialogRequest::Support),
        ),
    ))
}
