//! The tags of a page we wrote ourselves: enough of HTML to find what a page refers to, not a parser for any page.

use std::ops::Range;

/// An opening tag, as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    pub name: &'a str,
    /// In bytes of the page, from `<` to behind `>`.
    pub span: Range<usize>,
    inside: &'a str,
}

/// The opening tags of `html`, without what stands in comments, scripts and styles.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|n| at + n) {
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = behind(html, start, "-->");
            continue;
        }
        let name_length = rest[1..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len() - 1);
        if name_length == 0 {
            at = start + 1;
            continue;
        }
        let end = end_of_tag(html, start);
        let name = &rest[1..=name_length];
        tags.push(Tag { name, span: start..end, inside: html[start + 1 + name_length..end].trim_end_matches('>') });
        at = match name {
            "script" => behind(html, end, "</script>"),
            "style" => behind(html, end, "</style>"),
            _ => end,
        };
    }
    tags
}

impl Tag<'_> {
    /// The value of an attribute, empty for one without a value. Entities are left as they are.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut rest = self.inside.trim_start();
        while !rest.is_empty() {
            let length = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
            let found = &rest[..length];
            rest = rest[length..].trim_start();
            let mut value = "";
            if let Some(written) = rest.strip_prefix('=') {
                let written = written.trim_start();
                (value, rest) = match written.chars().next() {
                    Some(quote @ ('"' | '\'')) => written[1..].split_once(quote).unwrap_or((&written[1..], "")),
                    _ => written.split_at(written.find(|c: char| c.is_ascii_whitespace()).unwrap_or(written.len())),
                };
                rest = rest.trim_start();
            }
            if found.eq_ignore_ascii_case(name) {
                return Some(value);
            }
        }
        None
    }
}

fn behind(html: &str, from: usize, what: &str) -> usize {
    html[from..].find(what).map_or(html.len(), |n| from + n + what.len())
}

/// A `>` inside quotes does not end a tag.
fn end_of_tag(html: &str, start: usize) -> usize {
    let mut quote = None;
    for (n, byte) in html[start..].bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return start + n + 1,
            _ => {}
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let html = r#"<link rel=preload href="./a b.wasm" crossorigin as='fetch'><p>"#;
        let tags = tags(html);
        assert_eq!(tags.len(), 2);
        assert_eq!(tags[0].name, "link");
        assert_eq!(&html[tags[0].span.clone()], html.strip_suffix("<p>").unwrap());
        assert_eq!(tags[0].attribute("rel"), Some("preload"));
        assert_eq!(tags[0].attribute("href"), Some("./a b.wasm"));
        assert_eq!(tags[0].attribute("crossorigin"), Some(""));
        assert_eq!(tags[0].attribute("as"), Some("fetch"));
        assert_eq!(tags[0].attribute("media"), None);
    }

    #[test]
    fn comments_scripts_and_styles_hold_no_tags() {
        let html = "<!-- <a> --><style>a<b{}</style><script>if (1<b) {}</script></p><i title=\">\">1 < 2</i>";
        let names: Vec<_> = tags(html).iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["style", "script", "i"]);
    }
}
