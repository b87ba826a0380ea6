//! Recipes for links: what a help desk puts into its macros. Each is followed by a test, with awkward values.

/// Where the site is; whoever uses a recipe puts their own address in its place.
pub const SITE: &str = "https://YOUR-SITE/";

/// A link to be made by a help desk, with placeholders as it writes them.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Whose placeholders they are; empty for those that somebody fills in by hand.
    pub desk: &'static str,
    /// The guide and its place.
    pub guide: &'static str,
    pub place: &'static str,
    /// What follows the place.
    pub parts: &'static str,
    /// Every placeholder, and the key whose value it is.
    pub placeholders: &'static [(&'static str, &'static str)],
}

pub static RECIPES: [Recipe; 5] = [
    Recipe {
        desk: "Zendesk",
        guide: "dmss",
        place: "share-one-device",
        parts: "&ticket={{ticket.id}}&from=support",
        placeholders: &[("{{ticket.id}}", "ticket")],
    },
    Recipe {
        desk: "Freshdesk",
        guide: "hik-connect",
        place: "no-playback",
        parts: "&ticket={{ticket.id}}&from=support",
        placeholders: &[("{{ticket.id}}", "ticket")],
    },
    Recipe {
        desk: "",
        guide: "wisenet-mobile",
        place: "second-user",
        parts: "&ticket=TICKET&from=support",
        placeholders: &[("TICKET", "ticket")],
    },
    Recipe {
        desk: "",
        guide: "hik-connect",
        place: "people",
        parts: "&role=staff&ticket=TICKET&order=ORDER&model=MODEL&from=support",
        placeholders: &[("TICKET", "ticket"), ("ORDER", "order"), ("MODEL", "model")],
    },
    Recipe { desk: "", guide: "dmss", place: "support", parts: "", placeholders: &[] },
];

impl Recipe {
    /// The whole address.
    pub fn link(&self) -> String {
        format!("{SITE}{}/#{}{}", self.guide, self.place, self.parts)
    }
}
