//! Calls that a browser may lack, refuse, throw at or never answer: all of it is an answer here.
//!
//! web-sys has such calls as if they could not throw. An exception that goes through the program leaves it half-way, and
//! whatever is done next breaks it. So what is not in every browser, or is often replaced by others, is called from here.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// What `on` has by this name. `Err` where reading it throws.
pub fn property(on: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(on, &name.into())
}

pub fn call(on: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = property(on, method)?.dyn_into()?;
    Reflect::apply(&method, on, &arguments.iter().collect::<Array>())
}

/// Calls what answers with a promise. A throw is a promise that was rejected.
pub fn ask(on: Result<JsValue, JsValue>, method: &str, arguments: &[JsValue]) -> Promise {
    match on.and_then(|on| call(&on, method, arguments)) {
        Ok(answer) => Promise::resolve(&answer),
        Err(error) => Promise::reject(&error),
    }
}

pub async fn answer(asked: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(asked).await
}

/// `None` if there is no answer by then; it may still come.
pub async fn answer_within(milliseconds: i32, asked: &Promise) -> Option<Result<JsValue, JsValue>> {
    let late = JsValue::from(js_sys::Object::new());
    let timer = Promise::new(&mut |ring, _| {
        // Without a clock nobody is told that it takes long.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_1(&ring, milliseconds, &late);
    });
    let first = answer(Promise::race(&Array::of2(asked, &timer))).await;
    (first.as_ref() != Ok(&late)).then_some(first)
}
