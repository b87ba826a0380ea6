//! The device's own share sheet, where there is one.

use js_sys::{Object, Reflect};
use wasm_bindgen_futures::spawn_local;

use super::{
    call::{answer, ask, property},
    window,
};

pub fn is_there() -> bool {
    // Missing in most desktop browsers and outside secure contexts.
    property(&window().navigator(), "share").is_ok_and(|found| found.is_function())
}

/// Then says whether it worked. Closing the sheet is no failure.
pub fn share(title: &str, text: &str, done: impl FnOnce(bool) + 'static) {
    let data = Object::new();
    for (name, value) in [("title", title), ("text", text)] {
        // Fails only for an object that is sealed.
        let _ = Reflect::set(&data, &name.into(), &value.into());
    }
    let shared = ask(Ok(window().navigator().into()), "share", &[data.into()]);
    spawn_local(async move {
        let closed = |error| property(&error, "name").is_ok_and(|name| name == "AbortError");
        done(answer(shared).await.map_or_else(closed, |_| true));
    });
}
