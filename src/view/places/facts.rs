//! What a guide states: as a list, as callouts, and how far it rests on good practice alone.

use crate::guide::{Fact, Note, NoteKind};
use crate::view::{
    app::store::Store,
    parts::element::{El, el},
    parts::note::callout,
    parts::text::words_of,
    places::condition::{only_if, ruled_out},
};

/// A list of facts, each hidden where an answered choice rules it out.
pub fn facts(store: Store, facts: &'static [Fact]) -> El {
    let item = |fact: &'static Fact| {
        el("li").hidden(ruled_out(store, &fact.when)).child((only_if(store, &fact.when), words_of(&fact.text)))
    };
    el("ul").class("list").child(facts.iter().map(item).collect::<Vec<_>>())
}

pub fn notes(store: Store, notes: &'static [Note]) -> Vec<El> {
    notes.iter().map(|note| fact_note(store, note.kind, &note.fact)).collect()
}

pub fn fact_note(store: Store, kind: NoteKind, fact: &'static Fact) -> El {
    let text = (only_if(store, &fact.when), words_of(&fact.text));
    callout(kind, &store.words.step, text).hidden(ruled_out(store, &fact.when))
}

/// Said once where everything rests on good practice alone.
#[cfg(not(target_arch = "wasm32"))]
pub fn general_advice(store: Store, facts: &[Fact]) -> Option<El> {
    let general = facts.iter().all(|fact| store.guide.is_general(&fact.source));
    general.then(|| el("p").class("general").child(store.words.step.general_advice))
}
