//! Another page of the site, fetched and parsed, but not opened: nothing of it runs, and it loads nothing.
//!
//! The browser parses it as it comes. To have a text parsed is what the policy forbids (Trusted Types).

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, XmlHttpRequest, XmlHttpRequestResponseType};

use super::window;

#[derive(Clone)]
pub struct OtherPage(Document);

impl OtherPage {
    /// `None` where it does not come, or is no page.
    pub fn fetch(address: &str, done: impl FnOnce(Option<Self>) + 'static) {
        let opened = XmlHttpRequest::new().and_then(|request| request.open("GET", address).map(|()| request));
        let Ok(request) = opened else { return done(None) };
        request.set_response_type(XmlHttpRequestResponseType::Document);
        let ended = request.clone();
        let ended = Closure::once_into_js(move || done(read(&ended).map(Self)));
        request.set_onloadend(Some(ended.unchecked_ref()));
        // What fails is heard of at the end.
        let _ = request.send();
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
        within.replace_children_with_node_0();
        // Fails only for an element that is put into itself.
        let _ = within.append_child(&copy);
    }
}

fn read(request: &XmlHttpRequest) -> Option<Document> {
    let came = request.status().is_ok_and(|status| (200..300).contains(&status));
    request.response_xml().ok().flatten().filter(|_| came)
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
