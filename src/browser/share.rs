//! The device's own share sheet, where there is one.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ShareData;

use super::window;

pub fn is_there() -> bool {
    // Missing in most desktop browsers and outside secure contexts, where calling it would throw.
    js_sys::Reflect::get(&window().navigator(), &"share".into()).is_ok_and(|found| found.is_function())
}

pub fn share(title: &str, text: &str) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    let shared = JsFuture::from(window().navigator().share_with_data(&data));
    // Closing the dialog is no error, and there is nothing to say about it.
    spawn_local(async move { drop(shared.await) });
}
