//! Ids: well formed, unique, and old ones still leading somewhere.

use std::collections::BTreeSet;

use super::{At, Problem};
use crate::{
    guide::{Guide, Id, Site, StandardPlace},
    record::PROPOSED_ROLE,
};

pub fn check(guide: &Guide) -> Vec<Problem> {
    let mut problems = Vec::new();
    unique("guide", BTreeSet::new(), [(At::root(), &guide.id)].into_iter(), &mut problems);
    if &*guide.id == Site::AGENT {
        let message = format!("`{}` is the folder of the page for support agents", guide.id);
        problems.push(Problem::new(At::root().field("id"), message).hint("choose another"));
    }
    let places = ids("steps", guide.steps.iter().map(|step| &step.id))
        .chain(ids("symptoms", guide.symptoms.iter().map(|symptom| &symptom.id)))
        .chain(ids("questions", guide.questions.iter().map(|question| &question.id)))
        .chain(ids("fixes", guide.fixes.iter().map(|fix| &fix.id)))
        .chain(ids("faq", guide.faq.iter().map(|entry| &entry.id)));
    // A section each, so one name space with the places every guide has.
    let taken = StandardPlace::ALL.iter().map(|fixed| fixed.id().to_owned()).collect();
    unique("place", taken, places, &mut problems);

    for (field, kind, list) in [
        ("choices", "choice", guide.choices.iter().map(|choice| &choice.id).collect::<Vec<_>>()),
        ("permissions", "permission", guide.permissions.iter().map(|permission| &permission.id).collect()),
        ("roles", "role", guide.roles.iter().map(|role| &role.id).collect()),
        ("tests", "test", guide.tests.iter().map(|test| &test.id).collect()),
        ("sources", "source", guide.sources.iter().map(|source| &source.id).collect()),
    ] {
        // What a link proposes stands among the choices of a record.
        let taken = if kind == "choice" { BTreeSet::from([PROPOSED_ROLE.to_owned()]) } else { BTreeSet::new() };
        unique(kind, taken, ids(field, list.into_iter()), &mut problems);
    }
    for (n, step) in guide.steps.iter().enumerate() {
        let tasks =
            step.tasks.iter().enumerate().map(|(m, task)| (At::of("steps", n).field("tasks").index(m), &task.id));
        unique("task", BTreeSet::new(), tasks, &mut problems);
    }
    for (n, choice) in guide.choices.iter().enumerate() {
        let options = choice.options.iter().enumerate();
        let options = options.map(|(m, option)| (At::of("choices", n).field("options").index(m), &option.id));
        unique("option", BTreeSet::new(), options, &mut problems);
    }
    let shots = guide.support.screenshots.iter().enumerate();
    let shots = shots.map(|(n, shot)| (At::root().field("support").field("screenshots").index(n), &shot.id));
    unique("screenshot", BTreeSet::new(), shots, &mut problems);
    for (old, new) in guide.aliases.iter() {
        let at = At::root().field("aliases").field(old);
        if guide.places().iter().any(|place| place.id() == &**old) {
            problems.push(
                Problem::new(at, format!("alias `{old}` is still the id of a place"))
                    .hint("an alias is an id that was published once and is no longer used"),
            );
        } else if guide.aliases.contains_key(new) || guide.find(new).is_none() {
            problems
                .push(Problem::new(at, format!("alias `{old}` leads to `{new}`, which is not a place of this guide")));
        }
    }
    problems
}

/// Ids of the shell and those that views make from a place's id.
fn belongs_to_the_page(id: &Id) -> bool {
    const SHELL: [&str; 9] =
        ["app", "boot", "data", "steps", "steps-title", "person-form-title", "add-person", "packet", "search-box"];
    SHELL.contains(&&**id)
        || ["-failed", "-different"].iter().any(|made| id.ends_with(made))
        || ["recovery", "tests-of-"].iter().any(|made| id.starts_with(made))
}

fn ids<'g>(field: &'g str, ids: impl Iterator<Item = &'g Id> + 'g) -> impl Iterator<Item = (At, &'g Id)> {
    ids.enumerate().map(move |(n, id)| (At::of(field, n), id))
}

fn unique<'g>(
    kind: &str,
    mut seen: BTreeSet<String>,
    ids: impl Iterator<Item = (At, &'g Id)>,
    problems: &mut Vec<Problem>,
) {
    for (at, id) in ids {
        let at = at.field("id");
        if kind == "place" && belongs_to_the_page(id) {
            problems.push(Problem::new(at, format!("`{id}` is an id of the page itself")).hint("choose another"));
        } else if !id.is_well_formed() {
            problems.push(
                Problem::new(at, format!("`{id}` cannot be an id"))
                    .hint("an id is made of lower-case letters, digits and hyphens"),
            );
        } else if !seen.insert(id.to_string()) {
            problems.push(Problem::new(at, format!("{kind} id `{id}` is used twice")));
        }
    }
}
