//! The part that makes and reads links: a WebAssembly of its own, which the start script fetches when it is first asked.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::window;

/// Asks it; `reply` hears whatever it says, once or often. It hears `None` where the part does not come.
/// Boxed: whoever asks, it is compiled once.
pub fn ask(ask: String, reply: Box<dyn Fn(Option<String>)>) {
    let start =
        Reflect::get(&window(), &"handoverLinks".into()).ok().and_then(|found| found.dyn_into::<Function>().ok());
    let Some(start) = start else { return reply(None) };
    // Heard as long as what was asked for is on the screen, which nobody says the end of.
    let reply = Closure::<dyn Fn(JsValue)>::new(move |said: JsValue| reply(said.as_string())).into_js_value();
    let there = Closure::once_into_js(move |answer: JsValue| match answer.dyn_ref::<Function>() {
        Some(answer) => drop(answer.call2(&JsValue::NULL, &ask.into(), &reply)),
        None => drop(reply.unchecked_ref::<Function>().call0(&JsValue::NULL)),
    });
    // It answers with nothing where it fails, and does not throw.
    let _ = start.call1(&JsValue::NULL, &there);
}
