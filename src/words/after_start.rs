//! The words of the scripts that begin once the app runs (`public/after-start.js`), and once a worker has saved the site
//! (`public/returning.js`). The builder writes them into the scripts.

use serde::Serialize;

#[derive(Serialize)]
pub struct AfterStartWords {
    /// In the foot of a guide: all of it is kept, or not.
    pub ready: &'static str,
    pub save: &'static str,
    pub awake: &'static str,
    pub not_awake: &'static str,
}

pub static ENGLISH_AFTER_START: AfterStartWords = AfterStartWords {
    ready: "Ready offline",
    save: "Save for a site visit",
    awake: "Keep the screen on during a step",
    not_awake: "This device does not allow that now.",
};

#[derive(Serialize)]
pub struct ReturningWords {
    /// A newer version than the one that runs is there.
    pub update: &'static str,
    pub use_it: &'static str,
    pub later: &'static str,
    /// In an app of its own, which has no bar of a browser.
    pub back: &'static str,
}

pub static ENGLISH_RETURNING: ReturningWords = ReturningWords {
    update: "There is a new version. What you typed is kept.",
    use_it: "Use it now",
    later: "Later",
    back: "Back",
};
