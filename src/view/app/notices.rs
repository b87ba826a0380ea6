//! The region in which a notice is shown: one sentence, what is safe, what to do.

use leptos::prelude::*;

use crate::view::{
    app::notice::Notice,
    app::session::Session,
    parts::element::{El, button, el, link},
};
use crate::{browser::storage, words::Words};

/// The region is there from the start and empty: a screen reader hears what is put into it.
pub fn notices(session: Session) -> El {
    let words = session.words;
    let shown = move || {
        let notice = session.notice.get()?;
        let undo = matches!(notice, Notice::Undo(..)).then(|| button("plain", words.data.undo, move || undo(session)));
        let on = match &notice {
            Notice::Link(_, href, label) => Some(link(href.clone(), label.clone())),
            _ => None,
        };
        let close =
            button("plain close", "×", move || session.notice.set(None)).attr("aria-label", words.saving.dismiss);
        Some(el("div").class("notice").child((el("p").child(text(&notice, words)), on, undo, close)))
    };
    el("div").attr("role", "status").class("notices").live(shown)
}

fn text(notice: &Notice, words: &Words) -> String {
    let saving = &words.saving;
    match notice {
        Notice::Blocked => saving.blocked.to_owned(),
        Notice::Full => saving.full.to_owned(),
        Notice::Newer => saving.newer.to_owned(),
        Notice::Aside => saving.aside.to_owned(),
        Notice::RemovedElsewhere => saving.removed_elsewhere.to_owned(),
        Notice::Undo(text, ..) | Notice::Text(text) | Notice::Link(text, ..) => text.clone(),
    }
}

fn undo(session: Session) {
    if let Some(Notice::Undo(_, key, text)) = session.notice.get_untracked() {
        session.notice.set(storage::set(&key, &text).is_err().then_some(Notice::Full));
        session.shelf_changed();
    }
}
