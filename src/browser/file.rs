//! Handing the reader a file, and printing.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url};

use super::{
    call::{answer, ask, call},
    window,
};

/// Offers `text` as a download. False where the browser will not.
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &kind);
    blob.is_ok_and(|blob| save(name, &blob))
}

/// Offers `blob` as a download. False where the browser will not.
pub fn save(name: &str, blob: &Blob) -> bool {
    offer(name, blob).is_ok()
}

/// The address is never taken back: some browsers ask the reader first and fetch it only then. It goes with the page.
fn offer(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = window().document().ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    anchor.set_href(&Url::create_object_url_with_blob(blob)?);
    anchor.set_download(name);
    anchor.click();
    Ok(())
}

/// False where the browser will not.
pub fn print() -> bool {
    call(&window(), "print", &[]).is_ok()
}

/// The text of the file that was chosen in an `<input type="file">`; `None` where it cannot be read.
pub fn chosen(event: &Event, done: impl FnOnce(Option<String>) + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(file) = input.and_then(|input| input.files()?.get(0)) else { return };
    let text = ask(Ok(file.into()), "text", &[]);
    spawn_local(async move { done(answer(text).await.ok().and_then(|text| text.as_string())) });
}
