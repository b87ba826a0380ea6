//! Every rule a guide must pass is made to fail here, with the words, the line and the hint an editor reads.

mod edges;
mod folder;
mod ids;
mod marks;
mod reading;
mod same;
mod shape;
mod site;
mod sources;
mod texts;
mod trees;
mod when;

use handover::site::{Report, guides::read_guide};

use crate::toy::{self, FILE, TOY, changed};

/// The reports of a text that is refused.
#[track_caller]
fn reports(text: &str) -> Vec<Report> {
    read_guide(FILE, "toy", text).map(|_| ()).expect_err("this guide must be refused")
}

/// One problem and no other, on the line that holds `line`.
#[track_caller]
fn refuses(text: &str, line: &str, message: &str, hint: Option<&str>) {
    refuses_all(text, &[(line, message, hint)]);
}

/// These problems and no others, in this order.
#[track_caller]
fn refuses_all(text: &str, expected: &[(&str, &str, Option<&str>)]) {
    let reports = reports(text);
    let found: Vec<_> = reports.iter().map(|r| (r.line, r.message.as_str(), r.hint.as_deref())).collect();
    let expected: Vec<_> =
        expected.iter().map(|(line, message, hint)| (line_of(text, line), *message, *hint)).collect();
    assert_eq!(found, expected);
}

/// This problem, whatever else follows from it.
#[track_caller]
fn also_refuses(text: &str, line: &str, message: &str, hint: Option<&str>) {
    let reports = reports(text);
    let wanted = (line_of(text, line), message, hint);
    let found: Vec<_> = reports.iter().map(|r| (r.line, r.message.as_str(), r.hint.as_deref())).collect();
    assert!(found.contains(&wanted), "{wanted:?} is not among {found:#?}");
}

/// The number of the one line that holds `part`, or of the first where `part` is the nth `[[header]]`: `[[steps]]#2`.
#[track_caller]
fn line_of(text: &str, part: &str) -> usize {
    let numbered = part.rsplit_once('#').and_then(|(part, nth)| Some((part, Some(nth.parse::<usize>().ok()?))));
    let (part, nth) = numbered.unwrap_or((part, None));
    let lines: Vec<_> = text.lines().enumerate().filter(|(_, line)| line.contains(part)).map(|(n, _)| n + 1).collect();
    match nth {
        Some(nth) => lines[nth - 1],
        None => {
            assert_eq!(lines.len(), 1, "`{part}` must stand on one line, is on {lines:?}");
            lines[0]
        }
    }
}

/// The toy with everything between two of its comments gone and `key = []` at its top.
#[track_caller]
fn without(section: &str, next: &str) -> String {
    let start = TOY.find(&format!("# {section}\n")).expect("a section of the toy");
    let end = TOY.find(&format!("# {next}\n")).expect("the section after it");
    let rest = format!("{}{}", &TOY[..start], &TOY[end..]);
    changed(&rest, "vendor = \"Toymaker\"\n", &format!("vendor = \"Toymaker\"\n{section} = []\n"))
}

#[test]
fn the_toy_passes_so_each_refusal_below_has_one_cause() {
    assert_eq!(&*toy::guide().id, "toy");
}
