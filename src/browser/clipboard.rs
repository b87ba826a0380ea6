//! Copying text.

use wasm_bindgen_futures::spawn_local;

use super::{
    call::{answer, answer_within, ask, property},
    window,
};

/// Some browsers ask the reader first, and some never answer.
const PATIENCE: i32 = 3000; // ms

/// Copies, then says whether it worked. Blocked in some frames and on pages without https. `done` hears twice where it
/// works after all.
pub fn copy(text: String, done: impl Fn(bool) + 'static) {
    let written = ask(property(&window().navigator(), "clipboard"), "writeText", &[text.into()]);
    spawn_local(async move {
        if let Some(written) = answer_within(PATIENCE, &written).await {
            return done(written.is_ok());
        }
        done(false);
        if answer(written).await.is_ok() {
            done(true);
        }
    });
}
