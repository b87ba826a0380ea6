//! The page for support agents: makes links to a place, reads codes that customers read out, and says how links are written.
//!
//! The page is there to be read without the app, which leaves it as it is. What works on it is in the WebAssembly that
//! makes links, and is put into the two parts that wait for it.

mod maker;
#[cfg(not(target_arch = "wasm32"))]
mod page;
mod places;
mod preview;
mod read;
mod texts;

use leptos::{mount::mount_to, prelude::*};

use crate::view::{
    app::page::Card,
    parts::element::{El, button, el, gather},
};
use crate::{
    browser::{clipboard, document},
    guide::Site,
    words::{AgentWords, DialogWords, ENGLISH_AGENT, ENGLISH_DIALOGS, Ready, Words},
};

#[cfg(not(target_arch = "wasm32"))]
pub use page::agent_page;

/// What is filled when it is there: what makes links, and what reads codes.
const MAKER: &str = "maker";
const READER: &str = "reader";

/// What the views of this page share.
#[derive(Clone, Copy)]
struct Agent {
    words: &'static AgentWords,
    dialog_words: &'static DialogWords,
    app_words: &'static Words,
    cards: &'static [Card],
    site: &'static Site,
    root: &'static str,
    /// Said by a screen reader, and shown for a moment.
    announcement: RwSignal<String>,
}

/// Makes the page alive.
pub fn agent(cards: &'static [Card], site: &'static Site, root: &'static str, app_words: &'static Words) {
    let agent = Agent {
        words: &ENGLISH_AGENT,
        dialog_words: &ENGLISH_DIALOGS,
        app_words,
        cards,
        site,
        root,
        announcement: RwSignal::new(String::new()),
    };
    document::fill(MAKER, move |root| {
        let said = el("p").class("said").attr("role", "status").live(move || agent.announcement.get());
        mount_to(root, move || gather((maker::maker(agent), said)).view()).forget();
    });
    document::fill(READER, move |root| mount_to(root, move || read::read(agent).view()).forget());
}

impl Agent {
    fn copy(self, class: &'static str, what: &'static Ready, text: String) -> El {
        button(class, what.copy, move || {
            clipboard::copy(text.clone(), move |copied| {
                let step = &self.app_words.step;
                // Said again where the same is said twice.
                self.announcement.set(String::new());
                self.announcement.set(if copied { step.copied } else { step.not_copied }.to_owned());
            });
        })
    }
}
