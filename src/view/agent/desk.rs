//! What the views of the page for support agents share.

use leptos::prelude::*;

use crate::view::{
    app::page::Card,
    parts::element::{El, button},
};
use crate::{
    browser::clipboard,
    guide::Site,
    words::{AgentWords, DialogWords, Language, Ready, Words},
};

/// What is filled when the app is there: what makes links, and what reads codes.
pub const MAKER: &str = "maker";
pub const READER: &str = "reader";

#[derive(Clone, Copy)]
pub struct Desk {
    pub language: Language,
    pub words: &'static AgentWords,
    pub dialog_words: &'static DialogWords,
    pub app_words: &'static Words,
    pub cards: &'static [Card],
    pub site: &'static Site,
    pub root: &'static str,
    /// The path all stored keys carry.
    pub base: &'static str,
    /// Said by a screen reader, and shown for a moment.
    pub announcement: RwSignal<String>,
}

impl Desk {
    pub fn copy(self, class: &'static str, what: &'static Ready, text: String) -> El {
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
