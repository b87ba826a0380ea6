//! What makes and reads links, in the browser: a WebAssembly of its own, so that no page is heavier for it.
//! `public/start.js` fetches it when it is first asked.

#[cfg(target_arch = "wasm32")]
mod web {
    use wasm_bindgen::prelude::*;

    /// `ask` is a [`handover::link::Ask`] as JSON; `reply` gets a [`handover::link::DialogReply`] as JSON, once or often.
    #[wasm_bindgen]
    pub fn ask(ask: &str, reply: js_sys::Function) {
        handover::view::answer(ask, move |said| {
            // A reply nobody hears any more is no loss.
            let _ = reply.call1(&JsValue::NULL, &said.into());
        });
    }
}

fn main() {}
