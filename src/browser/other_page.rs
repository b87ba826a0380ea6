//! Another page of the site, fetched and parsed, but not opened: nothing of it runs, and it loads nothing.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, DomParser, Element, Response, SupportedType};

use super::{call::ask, window};

#[derive(Clone)]
pub struct OtherPage(Document);

impl OtherPage {
    /// `None` where it does not come, or is no page.
    pub fn fetch(address: &str, done: impl FnOnce(Option<Self>) + 'static) {
        let response = JsFuture::from(ask(Ok(window().into()), "fetch", &[address.into()]));
        spawn_local(async move { done(read(response).await.ok()) });
    }

    /// The text of the element with this id, as of a data block.
    pub fn text_of(&self, id: &str) -> Option<String> {
        self.0.get_element_by_id(id)?.text_content()
    }

    /// Shows a copy of a place in an element of the open page, in place of what it holds: to be looked at, without ids.
    pub fn show(&self, place: &str, within: &str) {
        let Some(document) = window().document() else { return };
        let (Some(place), Some(within)) = (self.0.get_element_by_id(place), document.get_element_by_id(within)) else {
            return;
        };
        let Ok(copy) = document.import_node_with_deep(&place, true) else { return };
        let Ok(copy) = copy.dyn_into::<Element>() else { return };
        without_ids(&copy);
        // Fails only for names that are no attribute names.
        let _ = copy.set_attribute("data-here", "");
        within.set_inner_html("");
        // Fails only for an element that is put into itself.
        let _ = within.append_child(&copy);
    }
}

async fn read(response: JsFuture) -> Result<OtherPage, JsValue> {
    let response: Response = response.await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(OtherPage(DomParser::new()?.parse_from_string(&text, SupportedType::TextHtml)?))
}

/// Two of a kind would take each other's labels, choices and links.
fn without_ids(place: &Element) {
    const NAMING: [&str; 5] = ["id", "for", "name", "aria-labelledby", "aria-describedby"];
    let inside = place.query_selector_all("*");
    let inside = inside.iter().flat_map(|all| (0..all.length()).filter_map(|n| all.get(n)?.dyn_into::<Element>().ok()));
    for element in inside.chain([place.clone()]) {
        for name in NAMING {
            // Fails only for names that are no attribute names.
            let _ = element.remove_attribute(name);
        }
    }
}
