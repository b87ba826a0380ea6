//! What is said by what begins once the app runs (`public/after.js`), and when a worker keeps the site (`public/again.js`):
//! both have these words in them. Every visit carries the first.

use serde::Serialize;

#[derive(Serialize)]
pub struct AfterWords {
    /// In the foot of a guide: all of it is kept, or not.
    pub ready: &'static str,
    pub save: &'static str,
    pub awake: &'static str,
}

pub static ENGLISH_AFTER: AfterWords =
    AfterWords { ready: "Ready offline", save: "Save for a site visit", awake: "Keep the screen on during a step" };

#[derive(Serialize)]
pub struct AgainWords {
    /// A newer version than the one that runs is there.
    pub update: &'static str,
    pub use_it: &'static str,
    pub later: &'static str,
    /// In an app of its own, which has no bar of a browser.
    pub back: &'static str,
}

pub static ENGLISH_AGAIN: AgainWords = AgainWords {
    update: "There is a new version. What you typed is kept.",
    use_it: "Use it now",
    later: "Later",
    back: "Back",
};
