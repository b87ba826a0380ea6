//! What the reader must be told about saving: one sentence, what is safe, what to do.

use leptos::prelude::*;

use super::session::Session;
use crate::words::Words;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    Blocked,
    Full,
    Newer,
    /// Something stored could not be read and was kept.
    Aside,
    RemovedElsewhere,
    /// Something was deleted and can be brought back: what is said, key and text.
    Undo(String, String, String),
    Text(String),
}

impl Notice {
    fn text(&self, words: &Words) -> String {
        let saving = &words.saving;
        match self {
            Notice::Blocked => saving.blocked.to_owned(),
            Notice::Full => saving.full.to_owned(),
            Notice::Newer => saving.newer.to_owned(),
            Notice::Aside => saving.aside.to_owned(),
            Notice::RemovedElsewhere => saving.removed_elsewhere.to_owned(),
            Notice::Undo(text, ..) | Notice::Text(text) => text.clone(),
        }
    }
}

/// The region is there from the start and empty: a screen reader hears what is put into it.
pub fn notices(session: Session) -> impl IntoView {
    let words = session.words;
    let undo = move |_| {
        if let Some(Notice::Undo(_, key, text)) = session.notice.get_untracked() {
            session.notice.set(match crate::browser::storage::set(&key, &text) {
                Ok(()) => None,
                Err(_) => Some(Notice::Full),
            });
            session.shelf.update(|shelf| *shelf = shelf.wrapping_add(1));
        }
    };
    let shown = move || {
        session.notice.get().map(|notice| {
            let can_undo = matches!(notice, Notice::Undo(..));
            view! {
                <div class="notice">
                    <p>{notice.text(words)}</p>
                    {can_undo.then(|| view! { <button type="button" class="plain" on:click=undo>{words.data.undo}</button> })}
                    <button type="button" class="plain close" aria-label=words.saving.dismiss on:click=move |_| session.notice.set(None)>
                        "×"
                    </button>
                </div>
            }
        })
    };
    view! { <div role="status" class="notices">{shown}</div> }
}
