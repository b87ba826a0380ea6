//! The summary as plain text, for a message or a ticket.

use super::Summary;
use crate::words::Words;

pub fn text(summary: &Summary, words: &Words) -> String {
    let heads = &words.summary;
    let mut lines = vec![summary.title.clone(), summary.status.clone(), String::new()];
    lines.extend(summary.owner.iter().map(|(label, value)| format!("{label}: {value}")));
    section(&mut lines, heads.devices, &summary.devices);
    for person in &summary.people {
        lines.push(String::new());
        lines.push(format!("{} ({})", person.name, person.role));
        for (label, value) in person.details(words) {
            lines.push(format!("  {label}: {value}"));
        }
        lines.extend(person.tests.iter().map(|test| format!("  {}: {}", test.name, test.result)));
    }
    section(&mut lines, heads.left, &summary.left);
    section(&mut lines, heads.leaving, &summary.leaving);
    section(&mut lines, heads.contact, &summary.contact);
    lines.extend([String::new(), summary.foot.clone(), String::new()]);
    lines.join("\n")
}

fn section(lines: &mut Vec<String>, head: &str, items: &[String]) {
    if !items.is_empty() {
        lines.push(String::new());
        lines.push(format!("{head}:"));
        lines.extend(items.iter().map(|item| format!("- {item}")));
    }
}
