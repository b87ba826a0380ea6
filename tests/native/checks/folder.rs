//! The files of a folder together.

use handover::site::guides::Guides;
use std::fs;

use super::line_of;
use crate::toy::{self, TOY, changed, with};

const SITE: &str = include_str!("../../../src/guides/site.toml");

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file in it");
    }
    folder
}

#[track_caller]
fn found(files: &[(&str, &[u8])]) -> Vec<(String, usize, String)> {
    let folder = folder(files);
    let reports = Guides::read(folder.path()).map(|_| ()).expect_err("must be refused");
    let name = |file: &str| file.rsplit('/').next().unwrap_or_default().to_owned();
    reports.into_iter().map(|report| (name(&report.file), report.line, report.message)).collect()
}

#[test]
fn a_guide_is_added_by_adding_its_file() {
    let bear = with("id = \"toy\"", "id = \"bear\"");
    let folder = folder(&[
        ("toy.toml", TOY.as_bytes()),
        ("bear.toml", bear.as_bytes()),
        ("site.toml", SITE.as_bytes()),
        ("notes.md", b""),
    ]);
    let guides = Guides::read(folder.path()).expect("good guides");
    assert_eq!(guides.guides.iter().map(|guide| &*guide.id).collect::<Vec<_>>(), ["bear", "toy"]);
    assert_eq!(guides.guide("toy"), Some(toy::guide()));
    assert_eq!(guides.guide("cat"), None);
}

#[test]
fn the_problems_of_all_files_are_reported_together() {
    let toy = with("checked = \"2026-11\"", "checked = \"soon\"");
    let bear = changed(&with("id = \"toy\"", "id = \"bear\""), "minutes = [5, 10]", "minutes = [10, 5]")
        .replace("easy-to-moderate", "hard");
    let site = SITE.replace("#0a6b6b", "#ffffff");
    let files = [("toy.toml", toy.as_bytes()), ("bear.toml", bear.as_bytes()), ("site.toml", site.as_bytes())];
    let line = |text: &str, part| line_of(text, part);
    assert_eq!(
        found(&files),
        [
            (
                "bear.toml".to_owned(),
                line(&bear, "hard"),
                "unknown variant `hard`, expected one of `easy`, `easy-to-moderate`, `moderate`".to_owned()
            ),
            (
                "site.toml".to_owned(),
                line(&site, "accent = "),
                "`#ffffff` on `#fbfaf7` has a contrast of 1.0, 4.5 is needed".to_owned()
            ),
            ("toy.toml".to_owned(), line(&toy, "soon"), "`soon` is not a month".to_owned()),
        ]
    );
}

#[test]
fn a_missing_site_file_is_reported_beside_other_problems() {
    let missing = ("site.toml".to_owned(), 1, "does not exist".to_owned());
    assert_eq!(found(&[("toy.toml", TOY.as_bytes())]), std::slice::from_ref(&missing));
    let toy = with("checked = \"2026-11\"", "checked = \"soon\"");
    assert_eq!(
        found(&[("toy.toml", toy.as_bytes())]),
        [("toy.toml".to_owned(), line_of(&toy, "soon"), "`soon` is not a month".to_owned()), missing]
    );
}

#[test]
fn a_file_that_is_not_text_is_named() {
    let message = "cannot be read: stream did not contain valid UTF-8";
    assert_eq!(
        found(&[("toy.toml", TOY.as_bytes()), ("site.toml", b"\xff\xfe")]),
        [("site.toml".to_owned(), 1, message.to_owned())]
    );
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = folder(&[]).path().join("gone");
    let reports = Guides::read(&folder).map(|_| ()).expect_err("nothing to list");
    assert_eq!(reports.len(), 1);
    assert!(reports[0].message.starts_with("cannot be listed: "), "{}", reports[0]);
}

#[test]
fn no_two_guides_share_the_mark_that_codes_name_them_by() {
    let same = |id: &String| handover::link::mark(id) >> 2 == handover::link::mark("toy") >> 2;
    let other = (0..).map(|n| format!("toz-{n}")).find(same).expect("16384 marks are few");
    let text = with("id = \"toy\"", &format!("id = \"{other}\""));
    let name = format!("{other}.toml");
    let files = [("toy.toml", TOY.as_bytes()), (&*name, text.as_bytes()), ("site.toml", SITE.as_bytes())];
    let message = format!("`toy` and `{other}` have the same mark in codes");
    assert_eq!(found(&files), [(name.clone(), 1, message)]);
}
