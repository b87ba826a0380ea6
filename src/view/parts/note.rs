//! Callouts: a word and a shape, never colour alone.

use crate::guide::NoteKind;
use crate::view::parts::element::{El, Part, el};
use crate::words::StepWords;

pub fn callout(kind: NoteKind, words: &StepWords, text: impl Part) -> El {
    let class = match kind {
        NoteKind::Stop => "note stop",
        NoteKind::Check => "note check",
        NoteKind::Good => "note good",
    };
    let word = el("b").class("kind").child((words.note)(kind));
    el("div").class(class).attr("role", "note").child(el("p").child((word, " ", text)))
}
