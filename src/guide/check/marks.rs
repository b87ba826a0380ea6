//! Links name ids by a few bits of a hash: no two of a kind may share them, and every trail must fit into a code.

use super::{At, Problem};
use crate::{
    guide::{Guide, Id, StandardPlace},
    link::{
        mark,
        read_out::{self, symptom_mark},
        return_code,
    },
    record::PROPOSED_ROLE,
};

pub fn check(guide: &Guide) -> Vec<Problem> {
    let mut problems = Vec::new();
    let places = list("steps", guide.steps.iter().map(|step| &step.id))
        .chain(list("symptoms", guide.symptoms.iter().map(|symptom| &symptom.id)))
        .chain(list("questions", guide.questions.iter().map(|question| &question.id)))
        .chain(list("fixes", guide.fixes.iter().map(|fix| &fix.id)))
        .chain(list("faq", guide.faq.iter().map(|entry| &entry.id)));
    let aliases = || guide.aliases.keys().map(|old| (At::root().field("aliases").field(old), old));
    let fixed = StandardPlace::ALL.map(|fixed| Id::from(fixed.id()));
    apart("place", short, &fixed, places.chain(aliases()), &mut problems);
    let symptoms = list("symptoms", guide.symptoms.iter().map(|symptom| &symptom.id));
    let renamed = aliases().filter(|(_, old)| guide.aliases.get(*old).is_some_and(|new| guide.symptom(new).is_some()));
    apart("symptom", symptom_mark, &[], symptoms.chain(renamed), &mut problems);
    let choices = list("choices", guide.choices.iter().map(|choice| &choice.id));
    apart("choice", short, &[PROPOSED_ROLE.into()], choices, &mut problems);
    let permissions = list("permissions", guide.permissions.iter().map(|permission| &permission.id));
    apart("permission", short, &[], permissions, &mut problems);
    apart("role", short, &[], list("roles", guide.roles.iter().map(|role| &role.id)), &mut problems);
    apart("test", short, &[], list("tests", guide.tests.iter().map(|test| &test.id)), &mut problems);
    for (n, step) in guide.steps.iter().enumerate() {
        let tasks = within(At::of("steps", n).field("tasks"), step.tasks.iter().map(|task| &task.id));
        apart("task", short, &[], tasks, &mut problems);
    }
    for (n, choice) in guide.choices.iter().enumerate() {
        let options = within(At::of("choices", n).field("options"), choice.options.iter().map(|option| &option.id));
        apart("option", short, &[], options, &mut problems);
    }
    let screenshots = guide.support.screenshots.iter().map(|screenshot| &screenshot.id);
    let screenshots = within(At::root().field("support").field("screenshots"), screenshots);
    apart("screenshot", short, &[], screenshots, &mut problems);
    if guide.tests.len() > return_code::TESTS {
        let message = format!("more than {} tests do not fit into a return code", return_code::TESTS);
        problems.push(Problem::new(At::of("tests", return_code::TESTS), message));
    }
    problems
}

/// Symptoms whose trails are too long to be read out. Of a guide whose trees have no circle.
pub fn check_trails(guide: &Guide) -> Vec<Problem> {
    let too_long = guide.symptoms.iter().enumerate().filter(|(_, symptom)| !read_out::fits(guide, symptom));
    let problem = |(n, symptom): (usize, &crate::guide::Symptom)| {
        let message =
            format!("the longest trail of symptom `{}` does not fit into {} signs", symptom.id, read_out::MAX_SYMBOLS);
        Problem::new(At::of("symptoms", n), message).hint("ask fewer questions, or try fewer fixes, on one way")
    };
    too_long.map(problem).collect()
}

fn short(id: &str) -> u128 {
    mark(id).into()
}

fn list<'g>(field: &'g str, ids: impl Iterator<Item = &'g Id> + 'g) -> impl Iterator<Item = (At, &'g Id)> {
    within(At::root().field(field), ids)
}

fn within<'g>(at: At, ids: impl Iterator<Item = &'g Id> + 'g) -> impl Iterator<Item = (At, &'g Id)> {
    ids.enumerate().map(move |(n, id)| (at.index(n).field("id"), id))
}

/// Ids that are the same are reported elsewhere.
fn apart<'g>(
    kind: &str,
    mark: impl Fn(&str) -> u128,
    taken: &'g [Id],
    ids: impl Iterator<Item = (At, &'g Id)>,
    problems: &mut Vec<Problem>,
) {
    let mut known: Vec<&Id> = taken.iter().collect();
    for (at, id) in ids {
        if let Some(other) = known.iter().find(|known| **known != id && mark(known) == mark(id)) {
            problems.push(
                Problem::new(at, format!("{kind} ids `{other}` and `{id}` have the same mark in links"))
                    .hint("choose another id for the newer of them"),
            );
        }
        known.push(id);
    }
}
