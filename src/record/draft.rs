//! What was typed and is not saved yet: the fields of one form, as they stand.
//!
//! Drafts are kept beside the records, under keys that no version takes for a record's, and nothing is made of them: no
//! link, no file, no print. One form is one draft, so that two tabs never put one person's name to another's address.

use litemap::LiteMap;

use super::{Key, Moment, RecordId, in_order::insert_in_order, shelf, shelf::Shelved};
use crate::{as_object, guide::Id, json};

/// All drafts of one site have keys that begin with this.
pub fn prefix(base_path: &str) -> String {
    format!("handover-draft.{base_path}.")
}

/// Which form it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftName {
    pub guide: Id,
    pub record: RecordId,
    /// The form, and the person it is about: `person@p1`.
    pub form: Key,
}

impl DraftName {
    pub fn key(&self, base_path: &str) -> String {
        format!("{}{}/{}/{}", prefix(base_path), self.guide, &*self.record, self.form)
    }

    /// `None`: it is no key of this site's.
    pub fn of_key(base_path: &str, key: &str) -> Option<Self> {
        let mut parts = key.strip_prefix(&prefix(base_path))?.split('/');
        let (guide, record, form) = (parts.next()?, parts.next()?, parts.next()?);
        let name = Self { guide: guide.into(), record: record.into(), form: form.into() };
        // Of a site below this one there are more.
        parts.next().is_none().then_some(name)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// When it was last typed into.
    pub at: Moment,
    /// What stands in each field. One that is not here is empty.
    pub fields: LiteMap<String, String>,
}

as_object! { Draft { at, fields } }

impl Draft {
    pub fn new<'f>(at: Moment, fields: impl IntoIterator<Item = (&'f str, String)>) -> Self {
        let mut draft = Self { at, fields: LiteMap::new() };
        for (field, text) in fields {
            draft.fields.insert(field.to_owned(), text);
        }
        draft
    }

    pub fn field(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", String::as_str)
    }

    /// Whether nothing is written in any field.
    pub fn is_blank(&self) -> bool {
        self.fields.values().all(String::is_empty)
    }

    pub fn to_text(&self) -> String {
        json::to_text(self)
    }

    /// `None`: it is none, and there is nothing to be kept of it.
    pub fn of_text(text: &str) -> Option<Self> {
        json::from_text(text).ok()
    }
}

/// Every draft of this site among `entries`, the latest first.
pub fn sort(base_path: &str, entries: Vec<(String, String)>) -> Vec<(DraftName, Draft)> {
    let mut drafts: Vec<(DraftName, Draft)> = Vec::new();
    for (key, text) in entries {
        if let (Some(name), Some(draft)) = (DraftName::of_key(base_path, &key), Draft::of_text(&text)) {
            insert_in_order(&mut drafts, (name, draft), |(_, new), (_, known)| new.at > known.at);
        }
    }
    drafts
}

/// The record to open a guide with where it has been typed for and is not saved yet: it is blank, but its forms are not. It
/// comes after what the tab had open, and before records that were changed earlier.
pub fn begun(
    base_path: &str,
    drafts: &[(DraftName, Draft)],
    shelf: &[Shelved],
    guide: &Id,
    asked: Option<&RecordId>,
) -> Option<RecordId> {
    let is_saved = |id: &RecordId| shelf.iter().any(|shelved| shelved.key == shelf::key(base_path, id));
    if asked.is_some_and(is_saved) {
        return None;
    }
    let mut begun = drafts.iter().filter(|(name, _)| name.guide == *guide && !is_saved(&name.record));
    if let Some((name, _)) = begun.clone().find(|(name, _)| Some(&name.record) == asked) {
        return Some(name.record.clone());
    }
    let (name, draft) = begun.next()?;
    let records = shelf.iter().filter_map(|shelved| shelved.read.as_ref().ok()).map(|(record, _)| record);
    let changed = records.filter(|record| record.guide == *guide).map(|record| record.changed()).max();
    (changed.unwrap_or_default() < draft.at).then(|| name.record.clone())
}
