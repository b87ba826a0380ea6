//! Sentences with the two marks a guide may use: `**label**` for words on the screen, `[words](#place)` for a way.
//!
//! Marks are parsed where they are shown: a guide's whole Markdown is these two, and a parser for more costs 60 kB.

use serde::Deserialize;

use crate::transparent;

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Text(String);

transparent! { Text }

/// A run of a [`Text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span<'t> {
    Plain(&'t str),
    /// Words as they stand on the app's screen.
    Label(&'t str),
    /// A way to another place of the same guide: the words and the id.
    Link(&'t str, &'t str),
}

impl Text {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The runs in order. An unbalanced mark is plain text; the guide check refuses it.
    pub fn spans(&self) -> Vec<Span<'_>> {
        let mut spans = Vec::new();
        let mut rest = self.0.as_str();
        while let Some((before, span, after)) = first_mark(rest) {
            if !before.is_empty() {
                spans.push(Span::Plain(before));
            }
            spans.push(span);
            rest = after;
        }
        if !rest.is_empty() {
            spans.push(Span::Plain(rest));
        }
        spans
    }

    /// The words alone, for print-outs, titles and search.
    pub fn plain(&self) -> String {
        self.spans()
            .into_iter()
            .map(|span| match span {
                Span::Plain(words) | Span::Label(words) | Span::Link(words, _) => words,
            })
            .collect()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// The first mark of `text`, between what stands before and after it.
fn first_mark(text: &str) -> Option<(&str, Span<'_>, &str)> {
    let begins = |(at, byte): (usize, u8)| matches!(byte, b'*' | b'[').then_some(at);
    text.bytes().enumerate().filter_map(begins).find_map(|at| {
        let (before, rest) = text.split_at_checked(at)?;
        let (span, after) = mark(rest)?;
        Some((before, span, after))
    })
}

/// The mark that `text` begins with, and what follows it.
fn mark(text: &str) -> Option<(Span<'_>, &str)> {
    if let Some(inner) = text.strip_prefix("**") {
        let (label, after) = split_once(inner, "**")?;
        return (!label.is_empty()).then_some((Span::Label(label), after));
    }
    let (words, after) = split_once(text.strip_prefix('[')?, "](#")?;
    if words.contains(['[', ']']) {
        return None;
    }
    let (place, after) = after.split_once(')')?;
    Some((Span::Link(words, place), after))
}

/// As `str::split_once`, which for more than one character brings a search and its panics: 4 kB of WebAssembly.
fn split_once<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    (0..text.len()).find_map(|at| {
        let (before, rest) = text.split_at_checked(at)?;
        Some((before, rest.strip_prefix(mark)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, spans: &[Span<'_>]) {
        assert_eq!(Text::from(text).spans(), spans);
    }

    #[test]
    fn labels_and_ways_stand_between_plain_words() {
        reads(
            "Tap **Me**, then see [the tests](#tests).",
            &[
                Span::Plain("Tap "),
                Span::Label("Me"),
                Span::Plain(", then see "),
                Span::Link("the tests", "tests"),
                Span::Plain("."),
            ],
        );
        reads("**OK**", &[Span::Label("OK")]);
    }

    #[test]
    fn a_mark_that_is_not_closed_stays_as_written() {
        reads("2 * 3 [sic] **x", &[Span::Plain("2 * 3 [sic] **x")]);
        reads("", &[]);
        reads("See [sic] and [b](#c)", &[Span::Plain("See [sic] and "), Span::Link("b", "c")]);
    }

    #[test]
    fn plain_drops_the_marks_and_keeps_the_words() {
        assert_eq!(Text::from("Tap **Me** › [here](#x)").plain(), "Tap Me › here");
    }
}
