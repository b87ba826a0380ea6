//! A field that is typed into. Here alone fields are listened to.
//!
//! A password manager, dictation or a script may fill a field in and send `change` alone; a key sends `input`, and `change`
//! when the field is left. Both are heard, and `fill` only what is new.

use leptos::prelude::*;

use crate::view::parts::element::{El, Event};

/// The field holds what `text` says, and `fill` hears what the reader makes of it.
pub fn filled(
    field: El,
    text: impl Fn() -> String + Copy + Send + Sync + 'static,
    fill: impl Fn(String) + Copy + 'static,
) -> El {
    heard(
        field.value(text),
        Box::new(move |typed| {
            if untrack(text) != typed {
                fill(typed);
            }
        }),
    )
}

fn heard(field: El, fill: Box<dyn Fn(String)>) -> El {
    let fill = StoredValue::new_local(fill);
    let hear = move |event| fill.with_value(|fill| fill(event_target_value(&event)));
    field.on(Event::Input, hear).on(Event::Change, hear)
}
