//! What can be found: written by the site builder into a file of its own, read when somebody first searches.

use crate::{as_array, guide::Id};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Words and phrases that mean the same here, group by group.
    pub same: Vec<Vec<String>>,
    pub apps: Vec<App>,
    pub entries: Vec<Entry>,
}

as_array! { Index { same, apps, entries } }

/// An app that has a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    /// The guide's id, which is its page's folder.
    pub id: Id,
    pub name: String,
    /// What else people call it: its maker, its older names.
    pub names: Vec<String>,
}

as_array! { App { id, name, names } }

/// A place of a guide, with the words it is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which of [`Index::apps`].
    pub app: u16,
    pub place: Id,
    pub kind: Kind,
    pub title: String,
    /// What people may call it instead, as good as the title and never shown.
    pub also: Vec<String>,
    pub text: String,
}

as_array! { Entry { app, place, kind, title, also, text } }

/// In the order in which they are offered when all else is equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Symptom,
    Fix,
    Faq,
    Step,
}

as_array! { enum Kind { Symptom, Fix, Faq, Step } }
