//! Copying text.

use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

/// Copies, then says whether it worked. Blocked in some frames and on pages without https.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // The property is missing outside secure contexts, where calling it would throw.
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object());
    if !there {
        done(false);
        return;
    }
    let written = JsFuture::from(navigator.clipboard().write_text(&text));
    spawn_local(async move { done(written.await.is_ok()) });
}
