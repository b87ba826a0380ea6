//! The page's address: its fragment, and the path the whole site stands on.

use web_sys::Url;

use super::window;

/// As it stands in the address, without `#`.
pub fn raw_fragment() -> String {
    let raw = window().location().hash().unwrap_or_default();
    raw.trim_start_matches('#').to_owned()
}

/// Changes the fragment without a new entry in the history. The browser sends no event for this.
pub fn replace_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        // Fails only where addresses cannot be written (a sandboxed frame); the place is shown all the same.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment));
    }
}

/// Goes to a place of this page, as following a link would.
pub fn go(fragment: &str) {
    let _ = window().location().set_hash(fragment);
}

/// The page's own address, without query and fragment.
pub fn page() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Opens an address outside the site, as of an e-mail.
pub fn leave(address: &str) {
    let _ = window().location().set_href(address);
}

/// The path of the site's root, `/help/share/`, from the page's own way to it (`./` or `../`).
pub fn base_path(root: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    Url::new_with_base(root, &here).map(|url| url.pathname()).unwrap_or_else(|_| "/".to_owned())
}

/// The whole address of what a link of this page leads to.
pub fn whole(href: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    Url::new_with_base(href, &here).map(|url| url.href()).unwrap_or_else(|_| href.to_owned())
}
