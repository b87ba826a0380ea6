//! A guide: everything Handover knows about sharing access in one app, as read from one TOML file.
//!
//! Plain data with explicit edges. What only a reading place shows (`StandardPlace::is_reading`) is in the page as text
//! and not again in its data. The fields that a page's data does not carry stand in the `host` list of their type's shape
//! ([`as_array!`]) and exist on the host alone: there they are read from files, checked and written into pages. What runs
//! in the browser and asks for one does not compile.
//!
//! Unknown fields are refused where files are read. The browser only ever reads the data its own build wrote.

mod alias;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
mod choice;
mod citation;
mod fact;
mod faq;
mod fix;
mod id;
mod lookup;
mod nearest;
mod per;
mod permission;
mod place;
mod question;
mod same;
mod site;
mod source;
mod step;
mod symptom;
mod text;
mod tree;

use litemap::LiteMap;
use serde::Deserialize;

pub use choice::{Choice, Choices, Opt, When};
pub use fact::{Fact, Labels};
pub use faq::FaqEntry;
pub use fix::Fix;
pub use id::Id;
pub use per::Per;
pub use permission::{Permission, Role, Test};
pub use place::{Place, StandardPlace};
pub use question::{Answer, Known, Question, Reply};
pub use same::{Meanings, Same};
pub use site::{Contact, ContactKind, Embedding, Site};
pub use source::{Confidence, Row, Source, SourceKind, SourceRef, Sources};
pub use step::{Note, NoteKind, Path, Spot, Stage, Step, Tap, Task, Who};
pub use symptom::Symptom;
pub use text::{Span, Text};
pub use tree::{EdgeKind, Node, SUPPORT};

use crate::as_array;

/// One app's guide. The file is `src/guides/<id>.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Also the folder of the published page. Never changes once published.
    pub id: Id,
    /// The app's name as its maker writes it: `DMSS`.
    pub app: String,
    /// Who makes the app and the recorder: `Dahua`.
    pub vendor: String,
    /// What the app was called before, or is called by others.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub names: Vec<String>,
    /// How to tell, without a logo, that this is the app on the phone.
    #[cfg(not(target_arch = "wasm32"))]
    pub recognise: Fact,
    pub sharing: SharingModel,
    /// The month this guide was last checked against its sources, `2026-11`.
    pub checked: String,
    /// The page's heading: `Share DMSS access`.
    pub title: String,
    /// One or two sentences for the front door and for search engines.
    pub summary: Fact,
    /// Why sharing is better than lending the owner's login; shown as a Stop callout on the first place.
    pub warning: Fact,
    pub audience: Vec<Fact>,
    pub difficulty: Difficulty,
    /// Least and most minutes a handover takes.
    pub minutes: [u16; 2],
    pub needs: Vec<Fact>,
    /// What the guide covers, as a short list.
    pub covers: Vec<Fact>,
    pub choices: Vec<Choice>,
    pub permissions: Vec<Permission>,
    pub roles: Vec<Role>,
    pub tests: Vec<Test>,
    pub steps: Vec<Step>,
    /// What people see; with the questions and fixes these are the trees.
    pub symptoms: Vec<Symptom>,
    pub questions: Vec<Question>,
    pub fixes: Vec<Fix>,
    /// What usually goes wrong, before any symptom is looked at.
    #[cfg(not(target_arch = "wasm32"))]
    pub causes: Vec<Fact>,
    #[cfg(not(target_arch = "wasm32"))]
    pub mistakes: Vec<Fact>,
    #[cfg(not(target_arch = "wasm32"))]
    pub example: Example,
    pub faq: Vec<FaqEntry>,
    pub support: Support,
    pub sources: Vec<Source>,
    /// Ids that were published once and have been renamed: old = new.
    #[serde(default)]
    pub aliases: LiteMap<Id, Id>,
}

as_array! {
    Guide {
        id, app, vendor, sharing, checked, title, summary, warning, audience, difficulty, minutes, needs, covers, choices,
        permissions, roles, tests, steps, symptoms, questions, fixes, faq, support, sources, aliases,
    } host { names, recognise, causes, mistakes, example }
}

/// How the second person gets in, which decides what "removing" them means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SharingModel {
    /// The owner names the other person's account.
    Account,
    /// Whoever holds a short-lived code or link gets in.
    Code,
    /// The owner invites a person into a home or organisation and gives a role.
    Role,
    /// Each person has a user on the recorder itself.
    RecorderUser,
}

as_array! { enum SharingModel { Account, Code, Role, RecorderUser } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    Easy,
    EasyToModerate,
    Moderate,
}

as_array! { enum Difficulty { Easy, EasyToModerate, Moderate } }

/// A worked example: a real-sounding case, told in four short paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub title: String,
    pub situation: Fact,
    pub solution: Fact,
    pub reason: Fact,
    pub notes: Fact,
}

/// When to contact support, and what they ask for.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    #[cfg(not(target_arch = "wasm32"))]
    pub when: Vec<Fact>,
    /// Screenshots to take, ticked one by one.
    pub screenshots: Vec<Screenshot>,
    /// What else to say.
    #[cfg(not(target_arch = "wasm32"))]
    pub send: Vec<Fact>,
}

as_array! { Support { screenshots } host { when, send } }

/// A picture that support asks for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screenshot {
    /// Unique within the guide's screenshots.
    pub id: Id,
    /// `The share screen, with the second user's account`
    pub text: Text,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
}

as_array! { Screenshot { id, text } host { source } }
