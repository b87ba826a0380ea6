//! What says who somebody is goes into a link only when it is ticked here.

use leptos::prelude::*;

use super::dialog::Dialog;
use crate::{
    record::{Destination, May, Part, may_go},
    view::parts::element::{El, Event, el, input},
};

/// The squares for what waits to be ticked on the way to `destination`.
pub fn include(dialog: Dialog, destination: Destination, ticked: RwSignal<Vec<Part>>) -> El {
    let row = |part: Part| {
        let square = input("checkbox", format!("dialog.include.{part:?}").to_lowercase())
            .checked(move || ticked.with(|ticked| ticked.contains(&part)))
            .on(Event::Change, move |event| {
                ticked.update(|ticked| {
                    ticked.retain(|known| *known != part);
                    if event_target_checked(&event) {
                        ticked.push(part);
                    }
                });
            });
        el("label").class("option").child((square, el("span").child((dialog.words.part)(part))))
    };
    let rows = Part::ALL.into_iter().filter(|part| may_go(*part, destination) == May::IfTicked).map(row);
    let rows = el("fieldset").class("choice").child((
        el("legend").class("unseen").child(dialog.words.include),
        el("p").class("hint").child(dialog.words.include_hint),
        rows.collect::<Vec<_>>(),
    ));
    let summary = el("summary").child(dialog.words.include);
    el("details").id("dialog.include").child((summary, rows))
}
