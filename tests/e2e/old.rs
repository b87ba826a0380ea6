//! Browsers that are too old for the app: the guide is there, and one line says what is missing.

use handover::words::ENGLISH_GUARD;

use crate::{book, plain::walk_by_links, reader::Reader, site::Site};

/// What a browser lacks, as a script that takes it away before the page runs, and how it is said.
const LACKING: [(&str, &str); 3] = [
    ("delete HTMLScriptElement.prototype.noModule", ENGLISH_GUARD.modules),
    ("delete window.WebAssembly", ENGLISH_GUARD.wasm),
    // One that knows no reference types, or no `wasm-unsafe-eval`: Chrome before 97, Firefox before 102, Safari before 16.
    ("WebAssembly.Module = function () { throw new WebAssembly.CompileError() }", ENGLISH_GUARD.newer_wasm),
];

/// Every engine: loading
#[tokio::test]
async fn an_old_browser_gets_the_guide_and_one_line_about_what_it_lacks() {
    let (site, guide) = (Site::serve(), book::guide("dmss"));
    for (take_away, lacking) in LACKING {
        let reader = Reader::of(&site).await;
        reader.browser.run_first(take_away).await;
        reader.open_early("dmss/").await;
        reader.app_is("failed").await;
        reader.reads(".no-script", &ENGLISH_GUARD.lacks.replace("{}", lacking)).await;
        assert_eq!(reader.text("#recovery").await, "", "there is nothing to reload for");
        walk_by_links(&reader, &guide).await;
    }
}
