//! The summary as a Markdown file. What people typed is escaped: a name is never a heading, a link or HTML.

use super::Summary;
use crate::words::Words;

pub fn markdown(summary: &Summary, words: &Words) -> String {
    let heads = &words.summary;
    let mut out = format!("# {}\n\n**{}**\n", escape(&summary.title), escape(&summary.status));
    let owner = summary.owner.iter().map(|(label, value)| format!("{label}: {}", escape(value)));
    section(&mut out, heads.owner, owner);
    section(&mut out, heads.devices, summary.devices.iter().map(|device| escape(device)));
    if !summary.people.is_empty() {
        out.push_str(&format!("\n## {}\n", heads.people));
    }
    for person in &summary.people {
        out.push_str(&format!("\n### {} ({})\n\n", escape(&person.name), escape(&person.role)));
        for (label, value) in person.details(words) {
            out.push_str(&format!("- {label}: {}\n", escape(value)));
        }
        if !person.tests.is_empty() {
            out.push_str(&format!("\n| {} | {} |\n|---|---|\n", heads.test, heads.result));
            for test in &person.tests {
                out.push_str(&format!("| {} | {} |\n", escape(&test.name), escape(&test.result)));
            }
        }
    }
    section(&mut out, heads.left, summary.left.iter().map(|line| escape(line)));
    section(&mut out, heads.leaving, summary.leaving.iter().map(|line| escape(line)));
    section(&mut out, heads.contact, summary.contact.iter().map(|line| escape(line)));
    out.push_str(&format!("\n{}\n", escape(&summary.foot)));
    out
}

fn section(out: &mut String, head: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.map(|item| format!("- {item}\n")).collect();
    if !items.is_empty() {
        out.push_str(&format!("\n## {head}\n\n{}", items.concat()));
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = |n, end| text.get(..n).is_some_and(|before| before.ends_with(end));
    let begins = |n, begin| text.get(n..).is_some_and(|rest| rest.starts_with(begin));
    for (n, c) in text.char_indices() {
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' => true,
            // At the start of a line these begin a list, a rule or a heading.
            '-' | '+' | '=' => n == 0,
            '.' | ')' if n == digits && n > 0 => true,
            // Some readers make links of bare addresses.
            ':' => begins(n, "://"),
            '.' => ends(n, "www"),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_cannot_become_markup() {
        assert_eq!(escape("# <b>[x](y)|*_`"), "\\# \\<b\\>\\[x\\](y)\\|\\*\\_\\`");
        assert_eq!(escape("https://www.x.y"), "https\\://www\\.x.y");
        assert_eq!(escape("two\nlines"), "two lines");
        assert_eq!(escape("- Front"), "\\- Front");
        assert_eq!(escape("12. Front"), "12\\. Front");
        assert_eq!(escape("Front-door 2.0 &amp;"), "Front-door 2.0 \\&amp;");
    }
}
