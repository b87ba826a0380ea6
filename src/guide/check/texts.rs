//! Words: marks closed, ways leading somewhere, labels marked as exact or generic.

use super::{Problem, statement::Statement};
use crate::guide::{Guide, Span, Text};

pub fn check(guide: &Guide, statements: &[Statement<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for statement in statements {
        for (field, text) in &statement.texts {
            for (message, hint) in faults(guide, text, statement.labels.is_some()) {
                let at = if *field == "fix" { statement.at.clone() } else { statement.at.field(field) };
                problems.push(Problem { at, message, hint });
            }
        }
    }
    problems
}

fn faults(guide: &Guide, text: &Text, labels_known: bool) -> Vec<(String, Option<String>)> {
    let mut faults = Vec::new();
    if text.as_str().trim().is_empty() {
        faults.push(("the text is empty".to_owned(), None));
    }
    for span in text.spans() {
        match span {
            Span::Plain(words) if words.contains("**") || words.contains("](") => {
                faults.push((
                    format!("a mark is not closed in `{}`", words.trim()),
                    Some("write `**label**` or `[words](#place)`".into()),
                ));
            }
            Span::Label(label) if !labels_known => {
                faults.push((
                    format!("`{label}` is a label, but nothing says whether it is the app's own"),
                    Some("add labels = \"exact\" or labels = \"generic\"".into()),
                ));
            }
            Span::Way(_, place) if guide.find(place).is_none() => {
                faults.push((format!("place `{place}` does not exist"), None));
            }
            _ => {}
        }
    }
    faults
}
