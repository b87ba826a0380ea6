//! Files of this build that a page fetches when it needs them. The start script knows their names and what must be in them.

use js_sys::{Function, Promise, Reflect};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// It did not come, or is not what was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a file of this build did not come")]
pub struct FetchError;

/// The text of the file that the build calls `name`.
pub async fn fetch_text(name: &str) -> Result<String, FetchError> {
    ask("handoverFetch", name).await?.as_string().ok_or(FetchError)
}

/// Loads a style sheet, if it is not there yet.
pub async fn load_style(name: &str) -> Result<(), FetchError> {
    ask("handoverStyle", name).await.map(drop)
}

/// Asks a function of the start script, which answers with a promise.
async fn ask(function: &str, name: &str) -> Result<JsValue, FetchError> {
    let function = Reflect::get(&window(), &function.into()).ok().and_then(|found| found.dyn_into::<Function>().ok());
    let answer = function.ok_or(FetchError)?.call1(&JsValue::NULL, &name.into()).map_err(|_| FetchError)?;
    JsFuture::from(Promise::resolve(&answer)).await.map_err(|_| FetchError)
}
