//! What the reader did with the static page before the app was ready: it is all in the inputs.
//!
//! Inputs carry `autocomplete="off"`, so that a browser does not bring back an older state on reload.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::window;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub id: String,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A checkbox or radio button that was set.
    On,
    Text(String),
}

/// Every input of the page that the reader has changed.
pub fn inputs() -> Vec<Input> {
    changed("input[id]")
}

/// The same within the section with this id.
pub fn inputs_within(id: &str) -> Vec<Input> {
    changed(&format!("[id=\"{id}\"] input[id]"))
}

fn changed(selector: &str) -> Vec<Input> {
    let Some(found) = window().document().and_then(|document| document.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|n| found.get(n)?.dyn_into::<HtmlInputElement>().ok())
        .filter_map(|input| {
            let value = match input.type_().as_str() {
                "checkbox" | "radio" => (input.checked() && !input.default_checked()).then_some(Value::On),
                _ => Some(input.value()).filter(|text| *text != input.default_value()).map(Value::Text),
            };
            value.map(|value| Input { id: input.id(), value })
        })
        .collect()
}
