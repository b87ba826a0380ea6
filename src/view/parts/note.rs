//! Callouts: a word and a shape, never colour alone.

use crate::guide::{Fact, Note, NoteKind};
use crate::view::{
    app::session::Walk,
    parts::element::{El, Part, el},
    parts::text::{only_if, ruled_out, words_of},
};

pub fn notes(walk: Walk, notes: &'static [Note]) -> Vec<El> {
    notes.iter().map(|note| fact_note(walk, note.kind, &note.fact)).collect()
}

pub fn fact_note(walk: Walk, kind: NoteKind, fact: &'static Fact) -> El {
    callout(walk, kind, (only_if(walk, &fact.when), words_of(&fact.text))).hidden(ruled_out(walk, &fact.when))
}

pub fn callout(walk: Walk, kind: NoteKind, text: impl Part) -> El {
    let class = match kind {
        NoteKind::Stop => "note stop",
        NoteKind::Check => "note check",
        NoteKind::Good => "note good",
    };
    let word = el("b").class("kind").child((walk.words.step.note)(kind));
    el("div").class(class).attr("role", "note").child(el("p").child((word, " ", text)))
}
