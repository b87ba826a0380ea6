//! Views name their tags as text: a name that is none would compile.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Those that the views have use for.
const TAGS: [&str; 42] = [
    "a", "article", "aside", "b", "button", "code", "dd", "details", "div", "dl", "dt", "fieldset", "footer", "form",
    "h1", "h2", "h3", "h4", "header", "img", "input", "label", "legend", "li", "main", "nav", "ol", "option", "output",
    "p", "pre", "section", "select", "small", "span", "strong", "summary", "table", "td", "textarea", "tr", "ul",
];

#[test]
fn every_tag_that_a_view_names_is_one() {
    let root = crate::real::root().join("src");
    let mut sources = BTreeMap::new();
    read(&root, &root.join("view"), &mut sources);
    let tags: BTreeSet<&str> = sources.values().flat_map(|text| tags(text)).collect();
    assert!(tags.len() > 30, "{tags:?}");
    let unknown: Vec<_> = tags.into_iter().filter(|tag| !TAGS.contains(tag)).collect();
    assert_eq!(unknown, [] as [&str; 0]);
}

#[test]
fn a_misspelt_tag_is_seen() {
    assert_eq!(tags("el(\"section\").child(el(\n    \"setcion\")), relabel(\"p\")"), ["section", "setcion"]);
}

fn tags(text: &str) -> Vec<&str> {
    // Not what only ends in it, as `relabel(`.
    let calls =
        text.match_indices("el(").filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    calls.filter_map(|(at, call)| text[at + call.len()..].trim_start().strip_prefix('"')?.split('"').next()).collect()
}

/// Every source in a folder, by its module.
fn read(root: &Path, folder: &Path, sources: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let within = path.strip_prefix(root).expect("in the root").with_extension("");
            let parts: Vec<_> = within.iter().map(|part| part.to_str().expect("UTF-8")).collect();
            let parts = parts.strip_suffix(&["mod"]).unwrap_or(&parts);
            sources.insert(parts.join("::"), std::fs::read_to_string(&path).expect("a source"));
        }
    }
}
