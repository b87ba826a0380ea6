//! What an entry of a record is about, and whose it is.
//!
//! Stored as text: `method`, `live-view@p1`, `before/online`, `no-playback/was-given@p1`. Any text is a key, and is
//! written as it was read: what another version or another edition of the guide wrote is kept.

use std::{cmp::Ordering, fmt};

use super::PersonId;
use crate::{
    guide::Id,
    json::{Json, Reader, Writer},
};

#[derive(Clone, Debug)]
pub struct Key {
    /// The step of a task; the symptom whose tree a question or a fix was met in.
    pub parent: Option<Id>,
    pub node: Id,
    /// `None`: it holds for everybody.
    pub person: Option<PersonId>,
}

impl Key {
    pub fn of(node: &Id, person: Option<&PersonId>) -> Self {
        Self { parent: None, node: node.clone(), person: person.cloned() }
    }

    pub fn within(parent: &Id, node: &Id, person: Option<&PersonId>) -> Self {
        Self { parent: Some(parent.clone()), ..Self::of(node, person) }
    }

    pub fn is_for(&self, person: &PersonId) -> bool {
        self.person.as_ref() == Some(person)
    }

    /// Its text in pieces.
    fn pieces(&self) -> [&str; 5] {
        let (parent, slash) = self.parent.as_deref().map_or(("", ""), |parent| (parent, "/"));
        let (at, person) = self.person.as_deref().map_or(("", ""), |person| ("@", person));
        [parent, slash, &self.node, at, person]
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        let (path, person) = match text.split_once('@') {
            Some((path, person)) => (path, Some(person.into())),
            None => (text, None),
        };
        let (parent, node) = match path.split_once('/') {
            Some((parent, node)) => (Some(parent.into()), node),
            None => (None, path),
        };
        Self { parent, node: node.into(), person }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().into_iter().try_for_each(|piece| f.write_str(piece))
    }
}

/// By their text: records were stored in that order before there was this type.
impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        let [ours, theirs] = [self, other].map(|key| key.pieces().into_iter().flat_map(str::bytes));
        ours.cmp(theirs)
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Key {}

impl Json for Key {
    fn read(reader: &mut Reader) -> Self {
        Self::from(&*reader.text())
    }
    fn write(&self, writer: &mut Writer) {
        writer.text(&self.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_its_parts_and_any_text_is_written_as_it_was_read() {
        let key = Key::from("no-playback/was-given@p1");
        assert_eq!(key, Key::within(&"no-playback".into(), &"was-given".into(), Some(&"p1".into())));
        assert_eq!((key.parent, &*key.node, key.person), (Some("no-playback".into()), "was-given", Some("p1".into())));
        for text in ["", "method", "live-view@p1", "before/online", "/", "@", "a/", "/@", "a@b/c@d", "a/b/c", "é/@<b>"]
        {
            assert_eq!(Key::from(text).to_string(), text);
        }
    }

    #[test]
    fn keys_stand_in_the_order_of_their_texts() {
        let mut texts = ["a", "a-b", "a/b", "a@p1", "a/b@p1", "a/b-c", "a-b/c", "a@p10", "a@p2", "", "@", "b", "ab/c"];
        let mut keys = texts.map(Key::from);
        texts.sort_unstable();
        keys.sort();
        assert_eq!(keys.map(|key| key.to_string()), texts);
    }
}
