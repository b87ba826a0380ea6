//! A guide's sentences as text nodes, labels and links. Never as HTML.

use crate::guide::{Span, Text};
use crate::view::parts::element::{Parts, el, gather, link};

pub fn words_of(text: &'static Text) -> Parts {
    let span = |span| match span {
        Span::Plain(words) => gather(words),
        Span::Label(label) => gather(el("b").class("label").child(label)),
        Span::Link(words, place) => gather(link(format!("#{place}"), words)),
    };
    gather(text.spans().into_iter().map(span).collect::<Vec<_>>())
}
