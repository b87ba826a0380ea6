//! Words for the same thing: none alone, none in two groups.

use std::fs;

use handover::{
    guide::{Meanings, check::check_same},
    site::{guides::Guides, read},
};

use super::line_of;
use crate::toy::{TOY, changed};

const SEARCH: &str = r##"[[same]]
words = ["playback", "rewind"]

[[same]]
words = [
  "bound",
  "already added",
]
"##;

#[track_caller]
fn refuses(from: &str, to: &str, line: &str, message: &str, hint: Option<&str>) {
    let text = changed(SEARCH, from, to);
    let reports = read::<Meanings>("src/guides/search.toml", &text, check_same).map(|_| ()).expect_err("refused");
    let found: Vec<_> = reports.iter().map(|r| (r.line, r.message.as_str(), r.hint.as_deref())).collect();
    assert_eq!(found, [(line_of(&text, line), message, hint)]);
}

#[test]
fn a_group_has_at_least_two_words() {
    assert!(read::<Meanings>("search.toml", SEARCH, check_same).is_ok());
    refuses("[\"playback\", \"rewind\"]", "[]", "words = []", "the group is empty", None);
    refuses(
        "\"playback\", ",
        "",
        "\"rewind\"",
        "`rewind` is alone in its group",
        Some("a group has at least two words that mean the same"),
    );
    refuses("\"bound\"", "\" \"", "\" \"", "the word is empty", None);
}

#[test]
fn a_word_stands_once() {
    refuses("\"bound\"", "\"Already  Added\"", "\"already added\"", "`already added` stands in its group twice", None);
    refuses(
        "\"bound\"",
        "\"Rewind\"",
        "\"Rewind\"",
        "`Rewind` is in the group of `playback` already",
        Some("a word can mean one thing only; a phrase that holds it can mean another"),
    );
}

#[test]
fn a_slip_in_the_file_is_reported_with_its_line() {
    refuses(
        "words = [\"playback\", \"rewind\"]",
        "words = [\"playback\", \"rewind\"]\nnote = \"x\"",
        "note = ",
        "unknown field `note`, expected `words`",
        None,
    );
}

#[test]
fn the_words_are_read_beside_the_guides_and_may_be_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = include_str!("../../../src/guides/site.toml");
    for (name, text) in [("toy.toml", TOY), ("site.toml", site)] {
        fs::write(folder.path().join(name), text).expect("a file in it");
    }
    assert!(Guides::read(folder.path()).expect("good guides").same.is_empty());
    fs::write(folder.path().join("search.toml"), SEARCH).expect("a file in it");
    assert_eq!(
        Guides::read(folder.path()).expect("good guides").same,
        [["playback", "rewind"], ["bound", "already added"]]
    );
}
