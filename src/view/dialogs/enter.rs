//! Putting in what somebody sent: a link, a code, or a file.

use leptos::prelude::*;

use super::{dialog::Dialog, received, whose::label};
use crate::{
    browser::{address, document, file},
    guide::StandardPlace,
    link::{Arrival, Link, LinkError, arrival, of_code, pasted},
    record::{Draft, Record, SavedError, shelf},
    view::{
        app::navigation,
        parts::{
            element::{El, Event, button, el, gather, input},
            field::filled,
        },
    },
};

const FIELD: &str = "dialog.given";
const GIVEN: &str = "given";

/// `given`: what stands in the field from the start, and is opened at once.
pub fn enter(dialog: Dialog, given: String) {
    let words = &dialog.words.enter;
    let failed = RwSignal::new(String::new());
    if !given.is_empty() && open(dialog, &given, failed) {
        return;
    }
    let store = dialog.store;
    let form = dialog.given();
    let given = if given.is_empty() { store.draft(&form).unwrap_or_default().field(GIVEN).to_owned() } else { given };
    let typed = RwSignal::new(given);
    let form = StoredValue::new(form);
    let field = el("textarea")
        .id(FIELD)
        .attr("rows", "3")
        // More is no link of ours, and a browser takes long to show it. A mail filter makes three times as much of one.
        .attr("maxlength", "20000")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "characters")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "dialog.failed");
    let fill = move |given: String| {
        let draft = Draft::new(store.session.now(), [(GIVEN, given.clone())]);
        form.with_value(|form| store.keep_draft(form, &draft));
        typed.set(given);
    };
    let field = filled(field, move || typed.get(), fill);
    let field = el("div").class("field").child((el("label").attr("for", FIELD).child(words.field), field));
    let submit = el("button").attr("type", "submit").class("primary").child(words.open);
    let fault = move || {
        let failed = failed.get();
        (!failed.is_empty()).then(|| el("p").class("fault").child(failed))
    };
    let error = el("div").id("dialog.failed").attr("role", "alert").live(fault);
    let form = el("form")
        .attr("novalidate", "")
        .on(Event::Submit, move |event| {
            event.prevent_default();
            open(dialog, &typed.get_untracked(), failed);
        })
        .child((field, error, el("p").class("buttons").child(submit)));
    let (title, intro) = match dialog.person() {
        Some(person) => ((words.title_of)(&person.name), (words.intro_of)(&person.name)),
        None => (words.title.to_owned(), words.intro.to_owned()),
    };
    dialog.show(title, (el("p").child(intro), form, file_field(dialog, failed)));
}

/// Whether something was opened. If not, `failed` says why: nobody is left without a word.
fn open(dialog: Dialog, given: &str, failed: RwSignal<String>) -> bool {
    let opened = match pasted(given, &address::page()) {
        Ok(Some(link)) => follow(dialog, &link),
        Ok(None) => return read(dialog, given, failed),
        Err(error) => Err(error),
    };
    match opened {
        Ok(()) => true,
        Err(error) => {
            failed.set((dialog.words.link_error)(error).to_owned());
            false
        }
    }
}

/// As if the page had been opened by the link.
fn follow(dialog: Dialog, link: &Link) -> Result<(), LinkError> {
    let (arrival, _) = dialog.with_here(|here| arrival(link, here))?;
    let notice = dialog.store.session.notice;
    let before = notice.get_untracked();
    if let Some(code) = received::open(dialog, link)? {
        enter(dialog, code);
    }
    let store = dialog.store;
    if matches!(arrival, Arrival::Place | Arrival::Known | Arrival::Fill(_)) {
        let place = if link.place.is_empty() { StandardPlace::Start.id() } else { &link.place };
        // What the link itself gave to say is said. A place that is not there is named on the way to the nearest.
        if let Some(place) = store.guide.find(place).filter(|_| notice.get_untracked() == before) {
            dialog.leave(&(dialog.words.enter.at_place)(&store.title_of(place.id())));
        }
        document::close_dialog();
        navigation::go_to(store.session, place, None);
    }
    Ok(())
}

/// What somebody read out.
fn read(dialog: Dialog, code: &str, failed: RwSignal<String>) -> bool {
    match dialog.with_here(|here| of_code(code, here, dialog.person_id().as_ref())) {
        Ok((arrival, same_edition)) => {
            // No code is of another code.
            drop(received::show(dialog, arrival, &received::remarks(dialog, 0, same_edition)));
            true
        }
        Err(error) => {
            failed.set((dialog.words.code_error)(error));
            false
        }
    }
}

/// Takes in a record of a file, which is no code.
fn give(dialog: Dialog, record: Record) {
    let arrival = dialog.with_here(|here| here.given(record));
    drop(received::show(dialog, arrival, ""));
}

fn file_field(dialog: Dialog, failed: RwSignal<String>) -> El {
    let words = &dialog.words.enter;
    let several = RwSignal::new(Vec::new());
    let read = move |text: Option<String>| {
        several.set(Vec::new());
        failed.set(String::new());
        match text.map(|text| shelf::of_file(&text)) {
            Some(Ok(records)) => {
                let ours: Vec<_> = records.into_iter().filter(|record| record.guide == dialog.store.guide.id).collect();
                match <[Record; 1]>::try_from(ours) {
                    Ok([record]) => give(dialog, record),
                    Err(ours) if ours.is_empty() => failed.set(words.file_other.to_owned()),
                    Err(ours) => several.set(ours),
                }
            }
            Some(Err(SavedError::Newer(_))) => failed.set(dialog.app_words.data.newer.to_owned()),
            _ => failed.set(words.file_foreign.to_owned()),
        }
    };
    let square = input("file", "dialog.file")
        .attr("accept", ".json,application/json")
        .on(Event::Change, move |event| file::chosen(&event, read));
    let which = move || {
        let records = several.get();
        let open = |record: Record| {
            let label = label(dialog, &record);
            el("p").child(button("plain", label, move || give(dialog, record.clone())))
        };
        (!records.is_empty())
            .then(|| gather((el("p").child(words.file_several), records.into_iter().map(open).collect::<Vec<_>>())))
    };
    let which = el("div").attr("role", "status").live(which);
    el("div").class("field").child((el("label").attr("for", "dialog.file").child(words.file), square, which))
}
