//! What is said when the app does not run: by the guard (`public/guard.js`), which has these words in it.

use serde::Serialize;

#[derive(Serialize)]
pub struct GuardWords {
    pub start_title: &'static str,
    pub start_text: &'static str,
    pub crash_title: &'static str,
    pub crash_text: &'static str,
    pub reload: &'static str,
    pub download: &'static str,
    pub empty: &'static str,
    /// After two crashes within a minute.
    pub without: &'static str,
    pub without_text: &'static str,
    /// In a tab that was started without what is saved.
    pub aside: &'static str,
    pub take_in: &'static str,
    /// `{}` is one of the three below.
    pub lacks: &'static str,
    pub modules: &'static str,
    pub wasm: &'static str,
    pub newer_wasm: &'static str,
    /// In the page itself: no script can say it.
    #[serde(skip)]
    pub no_script: &'static str,
    /// Likewise, of a page that was saved as a file.
    #[serde(skip)]
    pub copy: &'static str,
}

pub static ENGLISH_GUARD: GuardWords = GuardWords {
    start_title: "The page could not start its memory",
    start_text: "A part of it did not arrive, or was changed on its way. You can go on reading and walk through every step. Ticks made now are not kept. What you saved before is safe.",
    crash_title: "Something in this page broke",
    crash_text: "What was saved is safe. Reload to go on where you were.",
    reload: "Reload",
    download: "Download my data",
    empty: "There is no data to download",
    without: "Start without what is saved",
    without_text: "If it breaks again, start without what is saved. It stays on this device, and you can take it in again.",
    aside: "Started without what is saved. It is still on this device.",
    take_in: "Take it in again",
    lacks: "This browser has no {}, so ticks are not remembered here. You can read and walk through every step.",
    modules: "JavaScript modules",
    wasm: "WebAssembly",
    newer_wasm: "WebAssembly that is new enough",
    no_script: "This page runs without JavaScript as a guide to read and print. It cannot remember ticks.",
    copy: "This is a copy of the page, opened as a file. You can read it and walk through every step. Nothing you tick or type here is kept: open the page on its website for that.",
};
