//! What would change, as sentences: what is here and would be another or gone stands first.

use super::dialog::Dialog;
use crate::{
    guide::{Guide, Id},
    record::{Change, Device, Outcome},
    view::parts::element::{El, el},
};

/// Under the heading that fits: whether anything is lost, or things are only added.
pub fn changes(dialog: Dialog, changes: &[Change]) -> Option<El> {
    let words = &dialog.words.changes;
    let list = |title: &'static str, is_loss: bool| {
        let of_kind = changes.iter().filter(|change| change.is_loss() == is_loss);
        let rows = of_kind.map(|change| el("li").child(sentence(dialog, change))).collect::<Vec<_>>();
        (!rows.is_empty()).then(|| (el("h3").child(title), el("ul").class("list").child(rows)))
    };
    let (lost, added) = (list(words.lost, true), list(words.added, false));
    (lost.is_some() || added.is_some()).then(|| el("div").class("changes").child((lost, added)))
}

fn sentence(dialog: Dialog, change: &Change) -> String {
    let (words, guide) = (&dialog.words.changes, dialog.store.guide);
    let outcome = |outcome: Option<Outcome>| (dialog.app_words.tests.result)(outcome, None);
    match change {
        Change::Field { field, from, to } => (words.text)((words.field)(*field), from, to),
        Change::DeviceAdded(device) => (words.device_added)(&written(device)),
        Change::DeviceGone(device) => (words.device_gone)(&written(device)),
        Change::PersonAdded { name, account } => (words.person_added)(called(dialog, name), account),
        Change::PersonGone { name } => (words.person_gone)(called(dialog, name)),
        Change::Name { from, to } => (words.text)(words.name, from, to),
        Change::Account { name, from, to } => (words.text)(&(words.account_of)(called(dialog, name)), from, to),
        Change::Role { name, from, to } => {
            let role = |id: &Id| guide.role(id).map_or("", |role| &role.name);
            (words.text)(&(words.role_of)(called(dialog, name)), role(from), role(to))
        }
        Change::PermissionGiven { name, permission } => {
            (words.given)(called(dialog, name), permission_name(guide, permission))
        }
        Change::PermissionTaken { name, permission } => {
            (words.taken)(called(dialog, name), permission_name(guide, permission))
        }
        Change::ReviewMoved { name } => (words.review)(called(dialog, name)),
        Change::AccessTaken { name } => (words.left)(called(dialog, name)),
        Change::AccessBack { name } => (words.back)(called(dialog, name)),
        Change::Test { name, test, from, to } => {
            let test = guide.tests.iter().find(|known| known.id == *test).map_or("", |test| &test.name);
            let what = (words.test_of)(called(dialog, name), test);
            (words.text)(&what, &from.map_or(String::new(), |from| outcome(Some(from))), &outcome(*to))
        }
        Change::Choice { choice, from, to, .. } => {
            let known = guide.choices.iter().find(|known| known.id == *choice);
            let label = |id: &Id| {
                let option = known.and_then(|choice| choice.options.iter().find(|option| option.id == *id));
                option.map_or_else(String::new, |option| option.label.plain())
            };
            match known {
                Some(choice) => (words.text)(&choice.ask.plain(), &label(from), &label(to)),
                // The role that support proposes stands among the choices.
                None => words.proposed_role.to_owned(),
            }
        }
        Change::Ticked(count) => (words.ticked)(*count),
        Change::Unticked(count) => (words.unticked)(*count),
        Change::Trail(count) => (words.trail)(*count),
    }
}

fn called(dialog: Dialog, name: &str) -> &str {
    if name.trim().is_empty() { dialog.words.found.unnamed } else { name }
}

fn written(device: &Device) -> String {
    let parts = [device.name.trim(), device.model.trim()].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

fn permission_name<'g>(guide: &'g Guide, id: &'g Id) -> &'g str {
    guide.permissions.iter().find(|permission| permission.id == *id).map_or(id, |permission| &permission.name)
}
