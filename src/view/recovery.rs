//! The recovery screen. Static: the start script shows it when the app fails to start, or breaks.

use super::element::{Parts, el, gather};
use crate::words::Words;

pub fn recovery(words: &'static Words) -> Parts {
    let words = &words.recovery;
    let both = |tag, start: &'static str, crash: &'static str| {
        (el(tag).class("on-start").child(start), el(tag).class("on-crash").child(crash))
    };
    let button = |id, class| el("button").attr("type", "button").id(id).class(class);
    let buttons = (
        button("recovery-reload", "primary").child(words.reload),
        button("recovery-download", "plain").attr("data-empty", words.empty).child(words.download),
    );
    let title = el("h2").id("recovery-title").attr("tabindex", "-1");
    let screen = el("aside")
        .id("recovery")
        .attr("aria-labelledby", "recovery-title")
        .child(title.child(both("span", words.start_title, words.crash_title)))
        .child(both("p", words.start_text, words.crash_text))
        .child(el("p").class("buttons").child(buttons));
    gather((screen, el("noscript").child(el("p").class("no-script").child(words.no_script))))
}
