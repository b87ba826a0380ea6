//! Words: none missing, marks closed, ways leading somewhere, labels marked as exact or generic.

use super::{At, Problem, edges::no_place, statement::Statement};
use crate::guide::{Guide, Path, Span, Text};

const MARKS: &str = "write `**label**` or `[words](#place)`";

pub fn check(guide: &Guide, statements: &[Statement<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for statement in statements {
        for (at, text) in &statement.texts {
            faults(guide, at, text, statement.labels.is_some(), &mut problems);
        }
    }
    for (at, name) in names(guide) {
        if name.trim().is_empty() {
            problems.push(Problem::new(at, "the text is empty"));
        } else if marked(name) {
            problems
                .push(Problem::new(at, format!("`{name}` is shown as it is written")).hint("no mark may stand here"));
        }
    }
    problems
}

fn faults(guide: &Guide, at: &At, text: &Text, labels_known: bool, problems: &mut Vec<Problem>) {
    let problem = |message: String| Problem::new(at.clone(), message);
    if text.as_str().trim().is_empty() {
        problems.push(problem("the text is empty".to_owned()));
        return;
    }
    for span in text.spans() {
        match span {
            Span::Plain(words) if marked(words) => {
                problems.push(problem(format!("a mark is not closed in `{}`", words.trim())).hint(MARKS));
            }
            Span::Label(words) | Span::Link(words, _) if marked(words) || words.contains('[') => {
                problems.push(problem(format!("a mark stands within another in `{words}`")).hint(MARKS));
            }
            Span::Label(label) if !labels_known => {
                let message = format!("`{label}` is a label, but nothing says whether it is the app's own");
                problems.push(problem(message).hint("add labels = \"exact\" or labels = \"generic\""));
            }
            Span::Link(_, place) if guide.find(place).is_none() => problems.push(no_place(guide, at.clone(), place)),
            _ => {}
        }
    }
}

fn marked(words: &str) -> bool {
    words.contains("**") || words.contains("](")
}

/// Words that are shown without marks: titles, names, questions, what to tap.
fn names(guide: &Guide) -> Vec<(At, &str)> {
    let root = At::root();
    let mut names = vec![
        (root.field("app"), guide.app.as_str()),
        (root.field("vendor"), &guide.vendor),
        (root.field("title"), &guide.title),
        (root.field("example").field("title"), &guide.example.title),
    ];
    for (n, choice) in guide.choices.iter().enumerate() {
        let options = choice.options.iter().enumerate();
        let at = |m| At::of("choices", n).field("options").index(m).field("condition");
        names.extend(options.map(|(m, option)| (at(m), option.condition.as_str())));
    }
    for (n, permission) in guide.permissions.iter().enumerate() {
        let at = At::of("permissions", n);
        names.extend([(at.field("name"), permission.name.as_str()), (at.field("allows"), &permission.allows)]);
    }
    names
        .extend(guide.roles.iter().enumerate().map(|(n, role)| (At::of("roles", n).field("name"), role.name.as_str())));
    names
        .extend(guide.tests.iter().enumerate().map(|(n, test)| (At::of("tests", n).field("name"), test.name.as_str())));
    for (n, step) in guide.steps.iter().enumerate() {
        let at = At::of("steps", n);
        names.push((at.field("title"), &step.title));
        for (field, paths) in [("paths", &step.paths), ("different", &step.different)] {
            names.extend(labels(at.field(field), paths));
        }
    }
    for (n, symptom) in guide.symptoms.iter().enumerate() {
        let at = At::of("symptoms", n);
        names.push((at.field("title"), &symptom.title));
        names.extend(symptom.also.iter().enumerate().map(|(m, also)| (at.field("also").index(m), also.as_str())));
    }
    for (n, fix) in guide.fixes.iter().enumerate() {
        let at = At::of("fixes", n);
        names.push((at.field("title"), &fix.title));
        names.extend(labels(at.field("paths"), &fix.paths));
    }
    let faq = guide.faq.iter().enumerate();
    names.extend(faq.map(|(n, entry)| (At::of("faq", n).field("question"), entry.question.as_str())));
    names.extend(
        guide
            .sources
            .iter()
            .enumerate()
            .map(|(n, source)| (At::of("sources", n).field("title"), source.title.as_str())),
    );
    names
}

fn labels(at: At, paths: &[Path]) -> Vec<(At, &str)> {
    let mut labels = Vec::new();
    for (n, path) in paths.iter().enumerate() {
        for (m, tap) in path.taps.iter().enumerate() {
            labels.push((at.index(n).field("taps").index(m).field("label"), tap.label.as_str()));
        }
    }
    labels
}
