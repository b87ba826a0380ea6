//! What every guide must have, whatever the app.

use super::{At, Problem};
use crate::guide::{Guide, Path, Per, Stage, Who};

pub fn check(guide: &Guide) -> Vec<Problem> {
    let mut problems = Vec::new();
    let root = At::root();
    let [least, most] = guide.minutes;
    if least == 0 || least > most {
        problems.push(Problem::new(root.field("minutes"), format!("`[{least}, {most}]` is not a span of minutes")));
    }
    if month(&guide.checked).is_none() {
        problems.push(
            Problem::new(root.field("checked"), format!("`{}` is not a month", guide.checked))
                .hint("write it as `2026-11`"),
        );
    }
    required_steps(guide, &mut problems);
    for (field, len) in [
        ("audience", guide.audience.len()),
        ("needs", guide.needs.len()),
        ("covers", guide.covers.len()),
        ("permissions", guide.permissions.len()),
        ("roles", guide.roles.len()),
        ("tests", guide.tests.len()),
        ("symptoms", guide.symptoms.len()),
        ("questions", guide.questions.len()),
        ("fixes", guide.fixes.len()),
        ("causes", guide.causes.len()),
        ("mistakes", guide.mistakes.len()),
        ("faq", guide.faq.len()),
        ("sources", guide.sources.len()),
    ] {
        if len == 0 {
            problems.push(Problem::new(root.field(field), format!("`{field}` is empty")));
        }
    }
    for (field, len) in [
        ("when", guide.support.when.len()),
        ("screenshots", guide.support.screenshots.len()),
        ("send", guide.support.send.len()),
    ] {
        if len == 0 {
            problems.push(Problem::new(root.field("support").field(field), format!("`support.{field}` is empty")));
        }
    }
    for (n, choice) in guide.choices.iter().enumerate() {
        if choice.options.len() < 2 {
            let at = At::of("choices", n).field("options");
            problems.push(Problem::new(at, format!("choice `{}` has fewer than two options", choice.id)));
        }
    }
    for (n, step) in guide.steps.iter().enumerate() {
        let at = At::of("steps", n);
        for (field, paths) in [("paths", &step.paths), ("different", &step.different)] {
            taps(at.field(field), paths, &mut problems);
        }
        if step.tasks.is_empty() {
            problems.push(Problem::new(at.clone(), format!("step `{}` has no task to tick", step.id)));
        }
        if step.symptoms.is_empty() {
            problems.push(
                Problem::new(at.field("symptoms"), format!("step `{}` offers no symptom", step.id))
                    .hint("\"It didn't work\" must lead somewhere on every step"),
            );
        }
    }
    for (n, fix) in guide.fixes.iter().enumerate() {
        let at = At::of("fixes", n);
        taps(at.field("paths"), &fix.paths, &mut problems);
        if fix.actions.is_empty() {
            problems.push(Problem::new(at.field("actions"), format!("fix `{}` says nothing to do", fix.id)));
        }
    }
    problems
}

fn taps(at: At, paths: &[Path], problems: &mut Vec<Problem>) {
    for (n, path) in paths.iter().enumerate() {
        if path.taps.is_empty() {
            problems.push(Problem::new(at.index(n).field("taps"), "a path without a tap"));
        }
    }
}

fn required_steps(guide: &Guide, problems: &mut Vec<Problem>) {
    let steps = At::root().field("steps");
    match guide.steps_of(Stage::Ready).next() {
        Some(first) if &*first.id == "before" => {}
        _ => problems.push(Problem::new(steps.clone(), "the first step of stage `ready` must be `before`")),
    }
    match guide.step("second-user") {
        Some(step) if step.stage == Stage::Share && step.who == Who::SecondUser && step.per == Per::Person => {}
        _ => {
            problems.push(Problem::new(steps.clone(), "there must be a step `second-user`").hint(
                "with stage = \"share\", who = \"second-user\" and per = \"person\": it is that person's own page",
            ))
        }
    }
    if guide.steps_of(Stage::Leave).next().is_none() {
        problems.push(
            Problem::new(steps, "no step of stage `leave`").hint("say how access is taken away when someone leaves"),
        );
    }
}

/// `2026-11` as year and month.
fn month(text: &str) -> Option<(u16, u8)> {
    let (year, month) = text.split_once('-')?;
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    (digits && text.len() == 7 && (1..=12).contains(&month)).then_some((year, month))
}
