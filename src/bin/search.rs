//! The search in the browser: a WebAssembly of its own, so that no page is heavier for it. `public/start.js` fetches it,
//! with its index, when somebody first searches.

#[cfg(target_arch = "wasm32")]
mod web {
    use handover::{
        json::{from_text, to_text},
        search::{Found, Search},
    };
    use wasm_bindgen::prelude::*;

    /// More are not looked at; better words are.
    const MOST: usize = 12;

    #[wasm_bindgen]
    pub struct Finder(Search);

    #[wasm_bindgen]
    impl Finder {
        /// Fails where the index is not one of this build.
        #[wasm_bindgen(constructor)]
        pub fn new(index: &str) -> Result<Self, JsError> {
            Ok(Self(Search::new(from_text(index)?)))
        }

        /// A list of [`Found`], as JSON. `prefer` is a guide's id, or empty.
        pub fn find(&self, query: &str, prefer: &str) -> String {
            let hits = self.0.find(query, Some(prefer), MOST);
            to_text(&hits.into_iter().map(Found::from).collect::<Vec<_>>())
        }
    }
}

fn main() {}
