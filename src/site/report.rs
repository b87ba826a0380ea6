//! A problem with its place in the file: what an editor reads in the terminal.

use std::{fmt, ops::Range};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// One problem of one file, rendered with line, excerpt and hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Relative to the project, as it is to be opened.
    pub file: String,
    /// From 1.
    pub line: usize,
    pub message: String,
    pub hint: Option<String>,
    rendered: String,
}

impl Report {
    /// `span` is in bytes of `text`; only its first line is underlined.
    pub fn new(file: &str, text: &str, span: Range<usize>, message: &str, hint: Option<&str>) -> Self {
        let start = span.start.min(text.len());
        let first_line = text[start..].find('\n').map_or(text.len(), |length| start + length);
        let end = span.end.clamp(start, first_line.max(start));
        let snippet = Snippet::source(text).path(file).annotation(AnnotationKind::Primary.span(start..end));
        let mut groups = vec![Group::with_title(Level::ERROR.primary_title(message)).element(snippet)];
        if let Some(hint) = hint {
            groups.push(Group::with_title(Level::HELP.secondary_title(hint)));
        }
        Self {
            file: file.to_owned(),
            line: text[..start].matches('\n').count() + 1,
            message: message.to_owned(),
            hint: hint.map(str::to_owned),
            rendered: Renderer::plain().render(&groups),
        }
    }

    /// A problem of the file as a whole, as when it cannot be opened.
    pub fn of_file(file: &str, message: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            message: message.to_owned(),
            hint: None,
            rendered: format!("error: {message}\n --> {file}"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rendered)
    }
}
