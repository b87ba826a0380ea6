//! The way to tap: labels as a path, and a drawing of a phone that shows where.
//!
//! The drawing is ours and schematic: an outline, at most three elements, the spot ringed. It imitates no app.
//! Styles draw it (`style/place.css`), so it costs a page one empty element.

use crate::guide::{Labels, Path, Spot, Tap};
use crate::view::parts::element::{El, Part, el};
use crate::words::StepWords;

/// `when`: what stands before it, if the path is not for everybody.
pub fn tap_path(path: &'static Path, when: impl Part, words: &StepWords) -> El {
    let generic = path.labels == Labels::Generic;
    let tap = |tap: &'static Tap| {
        el("li")
            .child(el("span").class(if generic { "tap generic" } else { "tap" }).child(tap.label.as_str()))
            .child(tap.place.as_deref().map(|place| el("small").child(place)))
            .child(tap.spot.map(phone))
    };
    let taps = el("ol").class("taps").attr("aria-label", words.path);
    el("div")
        .class("path")
        .child(when)
        .child(path.title.as_deref().map(|title| el("p").class("path-title").child(title)))
        .child(taps.child(path.taps.iter().map(tap).collect::<Vec<_>>()))
        .child(generic.then(|| el("p").class("hint").child(words.generic)))
}

fn phone(spot: Spot) -> El {
    let class = match spot {
        Spot::TopLeft => "phone top-left",
        Spot::TopRight => "phone top-right",
        Spot::TabFirst => "phone tab-first",
        Spot::TabLast => "phone tab-last",
        Spot::RowEnd => "phone row-end",
        Spot::Row => "phone row-middle",
        Spot::ButtonBottom => "phone button-bottom",
        Spot::Dialog => "phone dialog",
    };
    el("span").class(class).attr("aria-hidden", "true")
}
