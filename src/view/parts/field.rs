//! A field that is typed into. Here alone fields are listened to.
//!
//! A password manager, dictation or a script may fill a field in and send `change` alone; a key sends `input`, and `change`
//! when the field is left. Both are heard, and `fill` only what is new.

use std::sync::Arc;

use leptos::prelude::*;

use crate::view::parts::element::{El, Event};

/// The field holds what `text` says, and `fill` hears what the reader makes of it.
pub fn filled(field: El, text: impl Fn() -> String + Send + Sync + 'static, fill: impl Fn(String) + 'static) -> El {
    heard(field, Arc::new(text), Arc::new(fill))
}

type Text = Arc<dyn Fn() -> String + Send + Sync>;

/// Apart, so that it is compiled once.
fn heard(field: El, text: Text, fill: Arc<dyn Fn(String)>) -> El {
    let holds = text.clone();
    let hear = move |event| {
        let typed = event_target_value(&event);
        if untrack(|| text()) != typed {
            fill(typed);
        }
    };
    let hear_too = hear.clone();
    field.value(move || holds()).on(Event::Input, hear).on(Event::Change, hear_too)
}
