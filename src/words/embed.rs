//! What a page says in a frame of somebody else's page: by `public/embed.js`, which has these words in it.

use serde::Serialize;

use super::ENGLISH;

#[derive(Serialize)]
pub struct EmbedWords {
    pub steps: &'static str,
    /// Where the browser keeps what is ticked in the frame from what is ticked in the full page.
    pub apart: &'static str,
    /// Where it keeps nothing at all.
    pub blocked: &'static str,
    pub full_page: &'static str,
    /// For a screen reader, behind it.
    pub new_tab: &'static str,
}

pub static ENGLISH_EMBED: EmbedWords = EmbedWords {
    steps: ENGLISH.nav.steps,
    apart: "What you tick here is saved, but apart from the full page.",
    blocked: "Nothing that you tick here is saved.",
    full_page: "Open the full page",
    new_tab: "(in a new tab)",
};
