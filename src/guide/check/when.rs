//! Conditions: they name real options, and every step and task is shown for at least one set of answers.

use std::collections::BTreeMap;

use super::{At, Problem, nearest, statement::Statement};
use crate::guide::{Guide, Id, Per, Stage, Step, When};

pub fn check(guide: &Guide, statements: &[Statement<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for statement in statements {
        if let Some(when) = statement.when {
            names(guide, &statement.at.field("when"), when, &mut problems);
        }
    }
    let answerable = guide.choices.iter().all(|choice| !choice.options.is_empty());
    if problems.is_empty() && answerable {
        asked_where_it_can_be_answered(guide, &mut problems);
        reachable(guide, &mut problems);
    }
    problems
}

fn names(guide: &Guide, at: &At, when: &When, problems: &mut Vec<Problem>) {
    for (id, options) in when.0.iter() {
        let at = at.field(id);
        let Some(choice) = guide.choices.iter().find(|choice| choice.id == *id) else {
            let mut problem = Problem::new(at, format!("choice `{id}` does not exist"));
            problem.hint = nearest(id, guide.choices.iter().map(|choice| &*choice.id));
            problems.push(problem);
            continue;
        };
        for option in &options.0 {
            if !choice.options.iter().any(|known| known.id == *option) {
                let mut problem = Problem::new(at.clone(), format!("choice `{id}` has no option `{option}`"));
                problem.hint = nearest(option, choice.options.iter().map(|known| &*known.id));
                problems.push(problem);
            }
        }
        if options.0.is_empty() {
            problems.push(Problem::new(at, format!("no option of `{id}` is named, so this is never shown")));
        }
    }
}

/// A step that hides the question it depends on could never be brought back.
fn asked_where_it_can_be_answered(guide: &Guide, problems: &mut Vec<Problem>) {
    for (n, choice) in guide.choices.iter().enumerate() {
        let Some(step) = guide.step(&choice.at) else { continue };
        let at = At::of("choices", n).field("at");
        if step.when.0.contains_key(&choice.id) {
            problems.push(Problem::new(
                at,
                format!("choice `{}` is asked on step `{}`, which it hides", choice.id, step.id),
            ));
        } else if choice.per == Per::Person && step.per == Per::Handover {
            problems.push(
                Problem::new(
                    at,
                    format!("choice `{}` is made per person on step `{}`, which is not", choice.id, step.id),
                )
                .hint("ask it on a step with per = \"person\""),
            );
        }
    }
    for (n, step) in guide.steps.iter().enumerate() {
        let at = At::of("steps", n);
        let tasks = step.tasks.iter().map(|task| &task.when);
        let parts = tasks.chain(others(step).into_iter().map(|(_, when)| when));
        for id in [&step.when].into_iter().chain(parts).flat_map(|when| when.0.keys()) {
            let per_person = guide.choices.iter().any(|choice| choice.id == *id && choice.per == Per::Person);
            if per_person && step.per == Per::Handover {
                let message =
                    format!("step `{}` is done once, but depends on `{id}`, which differs by person", step.id);
                problems.push(Problem::new(at.clone(), message).hint("give it per = \"person\""));
                break;
            }
        }
    }
}

/// The conditions of whatever a step holds besides its tasks.
fn others(step: &Step) -> Vec<(At, &When)> {
    let at = |field: &str, n| At::root().field(field).index(n);
    let paths = step.paths.iter().enumerate().map(|(n, path)| (at("paths", n), &path.when));
    let different = step.different.iter().enumerate().map(|(n, path)| (at("different", n), &path.when));
    let notes = step.notes.iter().enumerate().map(|(n, note)| (at("notes", n), &note.fact.when));
    paths.chain(different).chain(notes).collect()
}

/// Tries every set of answers: a handful of choices with a few options each.
/// A step alone is always reached by some, as every choice it names has the options it names.
fn reachable(guide: &Guide, problems: &mut Vec<Problem>) {
    let sets = answer_sets(guide);
    let shown = |when: &When, answers: &BTreeMap<&Id, &Id>| when.holds(|choice| answers.get(choice).copied());
    for (n, step) in guide.steps.iter().enumerate() {
        let at = At::of("steps", n);
        let open: Vec<_> = sets.iter().filter(|answers| shown(&step.when, answers)).collect();
        for (m, task) in step.tasks.iter().enumerate() {
            if !open.iter().any(|answers| shown(&task.when, answers)) {
                let message =
                    format!("task `{}` of step `{}` cannot be reached by any set of answers", task.id, step.id);
                problems.push(Problem::new(at.field("tasks").index(m), message));
            }
        }
        for (part, when) in others(step) {
            if !open.iter().any(|answers| shown(when, answers)) {
                let message = format!("`{part}` of step `{}` cannot be reached by any set of answers", step.id);
                problems.push(Problem::new(at.join(&part), message));
            }
        }
        if open.iter().any(|answers| !step.tasks.iter().any(|task| shown(&task.when, answers))) {
            problems.push(
                Problem::new(at, format!("step `{}` has no task to tick for some answers", step.id))
                    .hint("give the step the same `when`, or a task without one"),
            );
        }
    }
    for answers in &sets {
        if !guide.steps_of(Stage::Share).any(|step| &*step.id != "second-user" && shown(&step.when, answers)) {
            let said: Vec<_> = answers.iter().map(|(choice, option)| format!("{choice} = {option}")).collect();
            let message = format!("with {} nothing is left of stage `share`", said.join(", "));
            problems.push(Problem::new(At::root().field("steps"), message));
        }
    }
}

fn answer_sets(guide: &Guide) -> Vec<BTreeMap<&Id, &Id>> {
    guide.choices.iter().fold(vec![BTreeMap::new()], |sets, choice| {
        sets.iter()
            .flat_map(|set| {
                choice.options.iter().map(move |option| {
                    let mut set: BTreeMap<&Id, &Id> = set.clone();
                    set.insert(&choice.id, &option.id);
                    set
                })
            })
            .collect()
    })
}
