//! The data a page carries, so that page and data are always one version.

use crate::{
    as_array,
    guide::{Fact, Guide, Id, Site},
    words::Language,
};

#[derive(Clone, Debug)]
pub struct Page {
    /// From the page to the site's root: `./` or `../`.
    pub root: String,
    pub lang: String,
    pub site: Site,
    pub kind: PageKind,
}

as_array! { Page { root, lang, site, kind } }

#[derive(Clone, Debug)]
pub enum PageKind {
    Guide(Box<Guide>),
    Door(Vec<Card>),
    /// For support agents.
    Agent(Vec<Card>),
}

as_array! { enum PageKind { Guide(0), Door(1), Agent(2) } }

/// What the front door and the page for support agents know of a guide.
#[derive(Clone, Debug)]
pub struct Card {
    pub id: Id,
    pub app: String,
    pub vendor: String,
    pub names: Vec<String>,
    pub recognise: Fact,
    pub minutes: [u16; 2],
    /// What can go wrong, in people's words: id and title.
    pub symptoms: Vec<(Id, String)>,
    /// For saved handovers: every step's id, stage and tasks are in the guide; the door only counts people.
    pub checked: String,
}

as_array! { Card { id, app, vendor, names, recognise, minutes, symptoms, checked } }

impl Page {
    /// A guide in a language that the program has no words in is read with English words round it.
    pub fn language(&self) -> Language {
        Language::of(&self.lang).unwrap_or_default()
    }
}

impl Card {
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(guide: &Guide) -> Self {
        Self {
            id: guide.id.clone(),
            app: guide.app.clone(),
            vendor: guide.vendor.clone(),
            names: guide.names.clone(),
            recognise: guide.recognise.clone(),
            minutes: guide.minutes,
            symptoms: guide.symptoms.iter().map(|symptom| (symptom.id.clone(), symptom.title.clone())).collect(),
            checked: guide.checked.clone(),
        }
    }
}
