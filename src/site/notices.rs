//! Whose software the program is made of, and under which licences: one text beside the pages, from cargo's own graph.
//!
//! Of a choice of licences the one is taken that stands first in `TAKEN`, so that few texts say it all.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};
use spdx::{Expression, LicenseId, Licensee, ParseMode};
use thiserror::Error;

use crate::guide::Site;

/// What the program is compiled to.
const TARGET: &str = "wasm32-unknown-unknown";

/// The licences that ask for no more than to be passed on with the program. Those that come first are taken first.
const TAKEN: [&str; 7] = ["MIT", "Zlib", "BSL-1.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Unicode-3.0"];

/// The text for those who say MIT and bring none. There is nothing of ours in it but who we are.
const MIT: &str = include_str!("../../LICENSE-MIT");

/// What rustc adds and cargo does not tell of: Rust's own library, and what that is made of for this target. All of it is
/// under MIT; where something else holds beside it, the exception of LLVM asks for no notice with a compiled program.
const OF_RUST: [(&str, &str, &str); 6] = [
    ("The Rust standard library, MIT OR Apache-2.0", "rust-lang/rust", "Copyright (c) The Rust Project Developers"),
    ("cfg-if, MIT OR Apache-2.0", "rust-lang/cfg-if", "Copyright (c) 2014 Alex Crichton"),
    (
        "compiler-builtins and libm, MIT AND Apache-2.0 WITH LLVM-exception",
        "rust-lang/compiler-builtins",
        "Copyright (c) 2018 Jorge Aparicio; Copyright (c) 2005-2020 Rich Felker, et al.; \
         Copyright (c) 2009-2016 the contributors to LLVM compiler-rt",
    ),
    ("dlmalloc, MIT OR Apache-2.0", "alexcrichton/dlmalloc-rs", "Copyright (c) 2014 Alex Crichton"),
    ("hashbrown, MIT OR Apache-2.0", "rust-lang/hashbrown", "Copyright (c) 2016 Amanieu d'Antras"),
    ("rustc-demangle, MIT OR Apache-2.0", "rust-lang/rustc-demangle", "Copyright (c) 2014 Alex Crichton"),
];

const INTRODUCTION: &str = "Licences of the software used

The program that runs in the browser, and the JavaScript that wasm-bindgen makes for it, are built from the software below. \
After each name stands what its authors offer. Where that is a choice, it is used under the licence it is listed with. Each \
text stands once, below all that it is for.";

/// Some hosts send no charset with a text. Browsers then go by this.
const BYTE_ORDER_MARK: char = '\u{feff}';

const OTHER: &str = "take other software, or read the licence and add it to `TAKEN` in src/site/notices.rs";

#[derive(Debug, Error)]
pub enum NoticesError {
    #[error("what the program is made of cannot be found out: {0}\n  hint: `cargo fetch`, then build again")]
    Graph(#[from] cargo_metadata::Error),
    #[error("`{0}` is in the program and names no licence\n  hint: {OTHER}")]
    NoLicence(String),
    #[error("`{name}` is in the program, and its licence `{licence}` is none we take\n  hint: {OTHER}")]
    NotTaken { name: String, licence: String },
    #[error("`{name}` is in the program and brings no text of its licence, {licence}\n  hint: take other software")]
    NoText { name: String, licence: &'static str },
    #[error("`{path}`: {source}")]
    File { path: String, source: io::Error },
}

/// Some software that is in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// Its name, what its authors offer, and where it is from.
    line: String,
    /// What it is used under. Rarely more than one.
    licences: Vec<Licence>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Licence {
    /// `MIT License`
    name: &'static str,
    /// The lines that say whose it is.
    rights: Vec<String>,
    /// The rest, a line each paragraph, so that it fits any window.
    text: String,
}

impl Licence {
    fn of(id: LicenseId, text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let lines = text.lines().map(str::trim);
        let (rights, rest): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("Copyright "));
        let rest = rest.join("\n");
        let paragraphs = rest.split("\n\n").map(words).filter(|paragraph| !paragraph.is_empty());
        // The name is above the text already, if the text has it at all.
        let text = paragraphs.skip_while(|first| matches!(first.as_str(), "MIT License" | "The MIT License (MIT)"));
        let text = text.collect::<Vec<_>>().join("\n\n");
        Self { name: id.full_name, rights: rights.into_iter().map(str::to_owned).collect(), text }
    }

    /// For software of these authors that brings no text.
    fn mit(rights: String) -> Self {
        let id = spdx::license_id("MIT").expect("there is an MIT licence");
        Self { rights: vec![rights], ..Self::of(id, MIT) }
    }
}

/// Writes the notices into `folder`, for the program of the package in the working folder.
pub fn write(folder: &Path) -> Result<(), NoticesError> {
    let file = folder.join(Site::NOTICES);
    fs::write(&file, notices()?).map_err(failed(&file))
}

fn notices() -> Result<String, NoticesError> {
    let metadata = graph()?;
    let mut parts = in_program(&metadata).into_iter().map(part).collect::<Result<Vec<_>, _>>()?;
    parts.extend(OF_RUST.map(|(line, from, rights)| Part {
        line: format!("{line}, https://github.com/{from}"),
        licences: vec![Licence::mit(rights.to_owned())],
    }));
    Ok(listed(&parts))
}

/// Asks cargo, and the network only for what was never fetched.
fn graph() -> Result<Metadata, NoticesError> {
    let options = ["--locked", "--filter-platform", TARGET].map(str::to_owned);
    Ok(MetadataCommand::new().other_options(options).exec()?)
}

/// Everything that is compiled for the program, but our own. What only runs while it is compiled is not in it.
fn in_program(metadata: &Metadata) -> Vec<&Package> {
    let resolve = metadata.resolve.as_ref().expect("cargo was asked for dependencies");
    let mut found = BTreeSet::new();
    let mut ahead: Vec<_> = resolve.root.iter().collect();
    while let Some(id) = ahead.pop() {
        let runs_in_compiler = metadata[id].targets.iter().any(|target| target.is_proc_macro());
        if runs_in_compiler || !found.insert(id) {
            continue;
        }
        let is_normal = |kind: DependencyKind| kind == DependencyKind::Normal;
        let dependencies =
            resolve[id].deps.iter().filter(|needed| needed.dep_kinds.iter().any(|of| is_normal(of.kind)));
        ahead.extend(dependencies.map(|needed| &needed.pkg));
    }
    // What has no source is in this folder.
    let mut packages: Vec<_> = found.into_iter().map(|id| &metadata[id]).filter(|one| one.source.is_some()).collect();
    packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    packages
}

fn part(package: &Package) -> Result<Part, NoticesError> {
    let name = format!("{} {}", package.name, package.version);
    let Some(offered) = &package.license else { return Err(NoticesError::NoLicence(name)) };
    let folder = package.manifest_path.parent().expect("a manifest is in a folder").as_std_path();
    let mut licences = licences(&name, offered, &files(folder)?, &package.authors)?;
    for licence in licences.iter_mut().filter(|licence| licence.rights.is_empty()) {
        licence.rights.push(by(&package.authors, &name));
    }
    let from = package.repository.iter().map(|repository| format!(", {repository}"));
    Ok(Part { line: format!("{name}, {offered}{}", from.collect::<String>()), licences })
}

/// What is written about rights in the folder of some software: the names in capitals, and what is in the files.
fn files(folder: &Path) -> Result<BTreeMap<String, String>, NoticesError> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let is_about_rights = ["LICENSE", "LICENCE", "COPYING"].iter().any(|start| name.starts_with(start));
        if is_about_rights && path.is_file() {
            files.insert(name, fs::read_to_string(&path).map_err(failed(&path))?);
        }
    }
    Ok(files)
}

/// What is taken of what is offered, with the text of each.
fn licences(
    name: &str,
    offered: &str,
    files: &BTreeMap<String, String>,
    authors: &[String],
) -> Result<Vec<Licence>, NoticesError> {
    let not_taken = || NoticesError::NotTaken { name: name.to_owned(), licence: offered.to_owned() };
    let expression = Expression::parse_mode(offered, ParseMode::LAX).map_err(|_| not_taken())?;
    let taken = TAKEN.map(|id| Licensee::parse(id).expect("they are known"));
    let needed = expression.minimized_requirements(&taken).map_err(|_| not_taken())?;
    let is_only = expression.requirements().count() == 1;
    let licence = |id: LicenseId| {
        // `LICENSE-MIT`, `LICENSE-Zlib.md`, `LICENSE-UNICODE`; and `LICENSE.txt` where it can be nothing else.
        let word = id.name.split('-').next().unwrap_or_default().to_uppercase();
        let named = files.iter().find(|(name, _)| name.contains(&word));
        let only = files.iter().next().filter(|_| is_only && files.len() == 1);
        match named.or(only) {
            Some((_, text)) => Ok(Licence::of(id, text)),
            None if id.name == "MIT" => Ok(Licence::mit(by(authors, name))),
            None => Err(NoticesError::NoText { name: name.to_owned(), licence: id.name }),
        }
    };
    needed.iter().filter_map(|one| one.license.id()).map(licence).collect()
}

/// Who made it, for what does not say whose it is. Their addresses are not for everybody who reads this.
fn by(authors: &[String], name: &str) -> String {
    let authors: Vec<_> = authors.iter().map(|author| author.split(" <").next().unwrap_or(author)).collect();
    if authors.is_empty() { format!("By the authors of {name}") } else { format!("By {}", authors.join(", ")) }
}

/// Each text once, below all that it is for.
fn listed(parts: &[Part]) -> String {
    let mut texts: BTreeMap<_, (&str, Vec<String>)> = BTreeMap::new();
    for part in parts {
        for licence in &part.licences {
            let rights: String = licence.rights.iter().map(|line| format!("\n  {line}")).collect();
            let below = texts.entry((licence.name, words(&licence.text))).or_insert((&licence.text, Vec::new()));
            below.1.push(format!("{}{rights}", part.line));
        }
    }
    let mut list = format!("{BYTE_ORDER_MARK}{INTRODUCTION}\n");
    for ((name, _), (text, parts)) in texts {
        list.push_str(&format!("\n\n{name}\n{}\n\n{}\n\n{text}\n", "=".repeat(name.len()), parts.join("\n")));
    }
    list
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> NoticesError {
    let path = path.display().to_string();
    move |source| NoticesError::File { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brings(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    fn of(name: &str, offered: &str, files: &[(&str, &str)]) -> Part {
        let licences = licences(name, offered, &brings(files), &[]).unwrap();
        Part { line: name.to_owned(), licences }
    }

    fn names(offered: &str) -> Vec<&'static str> {
        let files = brings(&[("LICENSE-APACHE", "a"), ("LICENSE-MIT", "m"), ("LICENSE-UNICODE", "u")]);
        let licences = licences("wire 1.0.0", offered, &files, &[]).unwrap();
        licences.into_iter().map(|licence| licence.name).collect()
    }

    #[test]
    fn a_text_stands_once_however_it_is_broken_into_lines_and_every_line_of_whose_it_is_stays() {
        let parts = [
            of("wire 1.0.0", "MIT", &[("LICENSE", "MIT License\n\nCopyright (c) 2014 Ann\n\nUse\nit.\n\nAs is.\n")]),
            of("cord 2.0.0", "MIT", &[("LICENSE", "Copyright (c) 2020 Ben\r\n\r\n  Use it.\r\n\r\nAs\r\nis.")]),
            of("rope 3.0.0", "MIT", &[("LICENSE", "Copyright (c) 2021 Cleo\n\nUse it well.")]),
        ];
        let list = listed(&parts);
        let ours = "wire 1.0.0\n  Copyright (c) 2014 Ann\ncord 2.0.0\n  Copyright (c) 2020 Ben\n\nUse it.\n\nAs is.\n";
        assert!(list.contains(ours), "{list}");
        assert!(list.contains("rope 3.0.0\n  Copyright (c) 2021 Cleo\n\nUse it well.\n"), "{list}");
        assert_eq!(list.matches("\n\nMIT License\n===========\n\n").count(), 2);
    }

    #[test]
    fn of_a_choice_one_is_taken_and_of_what_all_holds_all() {
        for choice in ["MIT OR Apache-2.0", "Apache-2.0 OR MIT", "MIT/Apache-2.0", "Unlicense OR MIT"] {
            assert_eq!(names(choice), ["MIT License"], "{choice}");
        }
        let both = names("(MIT OR Apache-2.0) AND Unicode-3.0");
        assert_eq!(both, ["MIT License", "Unicode License v3"]);
    }

    #[test]
    fn the_text_is_that_of_the_licence_which_is_taken() {
        let files = [("LICENSE-APACHE", "one"), ("LICENSE-MIT", "other")];
        assert_eq!(of("wire 1.0.0", "MIT OR Apache-2.0", &files).licences[0].text, "other");
        // It may be of either.
        let either = of("wire 1.0.0", "MIT OR Apache-2.0", &[("LICENSE", "one")]);
        assert!(either.licences[0].text.starts_with("Permission is hereby granted"), "{either:?}");
    }

    #[test]
    fn what_brings_no_text_is_under_the_common_one_and_its_authors_are_named() {
        let authors = ["Ann <ann@example.org>".to_owned(), "Ben".to_owned()];
        let licences = licences("wire 1.0.0", "MIT", &brings(&[]), &authors).unwrap();
        assert_eq!(licences[0].rights, ["By Ann, Ben"]);
        assert!(licences[0].text.starts_with("Permission is hereby granted"));
        assert!(!licences[0].text.contains("Handover"));
        assert_eq!(by(&[], "wire 1.0.0"), "By the authors of wire 1.0.0");
    }

    #[test]
    fn a_licence_we_do_not_take_stops_the_build_and_the_message_says_whose_it_is_and_what_to_do() {
        for licence in ["GPL-3.0-only", "Apache-2.0", "Our Own", "MIT AND GPL-3.0-only"] {
            let error = licences("wire 1.0.0", licence, &brings(&[("LICENSE", "x")]), &[]).unwrap_err().to_string();
            assert!(error.starts_with("`wire 1.0.0` is in the program") && error.contains(licence), "{error}");
            assert!(error.contains("\n  hint: take other software, or read the licence"), "{error}");
        }
        let error = licences("wire 1.0.0", "Zlib", &brings(&[]), &[]).unwrap_err().to_string();
        assert_eq!(
            error,
            "`wire 1.0.0` is in the program and brings no text of its licence, Zlib\n  hint: take other software"
        );
    }

    #[test]
    fn software_that_names_no_licence_stops_the_build() {
        let metadata = graph().unwrap();
        let mut package = in_program(&metadata)[0].clone();
        package.license = None;
        let error = part(&package).unwrap_err().to_string();
        let start = format!("`{} {}` is in the program and names no licence\n  hint: ", package.name, package.version);
        assert!(error.starts_with(&start), "{error}");
    }

    #[test]
    fn the_program_is_what_is_compiled_for_the_browser_and_nothing_of_the_site_builder() {
        let metadata = graph().unwrap();
        let names: BTreeSet<&str> = in_program(&metadata).iter().map(|package| package.name.as_str()).collect();
        for name in ["leptos", "tachys", "wasm-bindgen", "js-sys", "web-sys", "qrcode", "serde", "time"] {
            assert!(names.contains(name), "{name}");
        }
        for name in ["brotli", "axum", "tokio", "resvg", "proptest", "thirtyfour", "serde_derive", "handover"] {
            assert!(!names.contains(name), "{name}");
        }
    }

    #[test]
    fn the_notices_name_all_of_it_with_its_texts_and_are_short() {
        let list = notices().unwrap();
        let metadata = graph().unwrap();
        for package in in_program(&metadata) {
            assert!(list.contains(&format!("\n{} {}, ", package.name, package.version)), "{}", package.name);
        }
        for line in [
            "The Rust standard library, ",
            "  Copyright (c) 2016 kennytm\n",
            "\nUnicode License v3\n",
            "\nMIT License\n",
        ] {
            assert!(list.contains(line), "{line}");
        }
        let mits = list.matches("\nMIT License\n===========\n").count();
        assert_eq!(mits, 1, "one text for all of them");
        assert!(list.len() < 50_000, "{}", list.len());
        assert_eq!(list, notices().unwrap());
    }
}
