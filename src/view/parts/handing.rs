//! Handing something to the reader through the browser: copied, shared, as a file, on paper. Where the browser will not,
//! the reader hears it.

use leptos::prelude::*;

use crate::{
    browser::{clipboard, file, share},
    words::Words,
};

/// Where it is said.
#[derive(Clone, Copy)]
pub struct Hand {
    pub words: &'static Words,
    pub announcement: RwSignal<String>,
}

impl Hand {
    pub fn copy(self, text: String) {
        let step = &self.words.step;
        self.copy_saying(text, step.copied, step.not_copied);
    }

    pub fn copy_saying(self, text: String, copied: &'static str, not_copied: &'static str) {
        clipboard::copy(text, move |done| self.say(if done { copied } else { not_copied }));
    }

    pub fn share(self, title: &str, text: &str) {
        share::share(title, text, move |done| self.say_unless(done, self.words.refused.share));
    }

    pub fn download(self, name: &str, mime: &str, text: &str) {
        self.say_unless(file::download(name, mime, text), self.words.refused.download);
    }

    pub fn print(self) {
        self.say_unless(file::print(), self.words.refused.print);
    }

    fn say_unless(self, done: bool, refused: &'static str) {
        if !done {
            self.say(refused);
        }
    }

    fn say(self, said: &'static str) {
        self.announcement.set(said.to_owned());
    }
}
