//! Callouts: a word and a shape, never colour alone.

use leptos::prelude::*;

use super::{
    session::Walk,
    text::{only_if, words_of},
};
use crate::guide::{Fact, Note, NoteKind};

pub fn notes(walk: Walk, notes: &'static [Note]) -> AnyView {
    notes.iter().map(|note| callout(walk, note.kind, &note.fact)).collect_view().into_any()
}

pub fn callout(walk: Walk, kind: NoteKind, fact: &'static Fact) -> AnyView {
    let hidden = move || !walk.read(|handover| handover.shows(&fact.when, walk.turn_of_any().as_ref()));
    view! {
        <div class=class_of(kind) hidden=hidden role="note">
            {only_if(walk, &fact.when)}
            <p><b class="kind">{(walk.words.step.note)(kind)}</b>" "{words_of(&fact.text)}</p>
        </div>
    }
    .into_any()
}

pub fn class_of(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Stop => "note stop",
        NoteKind::Check => "note check",
        NoteKind::Good => "note good",
    }
}
