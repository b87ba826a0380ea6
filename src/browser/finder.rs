//! The search engine: a WebAssembly of its own, which the start script fetches with its index when it is first asked for.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::window;

thread_local! {
    /// Takes a query and a guide's id, and answers with JSON.
    static FINDER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// What fits, as JSON. `None` as long as the engine is not there.
pub fn find(query: &str, prefer: &str) -> Option<String> {
    FINDER.with_borrow(|finder| finder.as_ref()?.call2(&JsValue::NULL, &query.into(), &prefer.into()).ok()?.as_string())
}

/// Fetches the engine if it is not there yet, then says whether it is. A fetch that failed is tried again next time.
pub fn load(done: impl Fn(bool) + 'static) {
    if FINDER.with_borrow(Option::is_some) {
        done(true);
        return;
    }
    let start =
        Reflect::get(&window(), &"handoverSearch".into()).ok().and_then(|found| found.dyn_into::<Function>().ok());
    let Some(start) = start else { return done(false) };
    let answered = Closure::once_into_js(move |finder: JsValue| {
        let finder = finder.dyn_into::<Function>().ok();
        let there = finder.is_some();
        FINDER.set(finder);
        done(there);
    });
    // It answers with nothing where it fails, and does not throw.
    let _ = start.call1(&JsValue::NULL, &answered);
}
