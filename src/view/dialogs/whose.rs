//! Whose a record is, in one line: the site, the people, and how far it is.

use super::dialog::Dialog;
use crate::record::{Field, Handover, Record};

/// Site and people: `Corner Shop: Mia, Tom`.
pub fn label(dialog: Dialog, record: &Record) -> String {
    let title = (dialog.app_words.data.record)(&dialog.store.guide.app, record.field(Field::Site).trim());
    let people = record.people();
    let names: Vec<&str> =
        people.iter().map(|(_, person)| person.name.trim()).filter(|name| !name.is_empty()).collect();
    if names.is_empty() { title } else { format!("{title}: {}", names.join(", ")) }
}

/// The same with how far it is, and when it was begun.
pub fn whose(dialog: Dialog, record: &Record) -> String {
    let count = Handover::new(dialog.store.guide, record).count();
    let made = (dialog.app_words.day)(record.made.day(dialog.store.session.offset));
    (dialog.words.choice.whose)(&label(dialog, record), &made, count.done, count.all)
}
