//! The rooms of the program, as its sources import each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// A file's module, and the modules it imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_two_files_of_the_views_import_each_other_in_however_many_steps() {
    let root = crate::real::root().join("src");
    let mut sources = BTreeMap::new();
    read(&root, &root.join("view"), &mut sources);
    assert!(sources.contains_key("view::app::store"), "{:?}", sources.keys());
    assert_eq!(circle(&imports(&sources)), None);
}

#[test]
fn a_circle_of_imports_is_found() {
    let sources = |last: &str| {
        let sources = [
            ("a", "use crate::{x, a::b::B};\nmod b;\npub use b::B;"),
            ("a::b", "use super::c::{C, D}; // use crate::a::d::D;"),
            ("a::c", "use crate::a::{\n    d::{D, self},\n};"),
            ("a::d", last),
        ];
        sources.into_iter().map(|(module, text)| (module.to_owned(), text.to_owned())).collect()
    };
    assert_eq!(circle(&imports(&sources("use crate::b::B;"))), None);
    for last in ["use super::b::B;", "fn f() { crate::a::b::g() }"] {
        let found = circle(&imports(&sources(last))).expect(last);
        assert_eq!(found, ["a::b", "a::c", "a::d"], "{last}");
    }
}

/// Every source in a folder, by its module.
pub fn read(root: &Path, folder: &Path, sources: &mut BTreeMap<String, String>) {
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

fn imports(sources: &BTreeMap<String, String>) -> Imports {
    let of = |(module, text): (&String, &String)| {
        let is_folder = sources.keys().any(|other| other.starts_with(&format!("{module}::")));
        let parent = if is_folder { module } else { module.rsplit_once("::").map_or("", |(parent, _)| parent) };
        let whole = |path: String| match path.split_once("::") {
            Some(("crate", rest)) => Some(rest.to_owned()),
            Some(("super", rest)) if is_folder => Some(format!("{}::{rest}", parent.rsplit_once("::")?.0)),
            Some(("super", rest)) => Some(format!("{parent}::{rest}")),
            Some(("self", rest)) => Some(format!("{module}::{rest}")),
            _ => None,
        };
        let known = |path: String| {
            let parts: Vec<_> = path.split("::").collect();
            let names = (1..=parts.len()).rev().map(|n| parts[..n].join("::"));
            names.into_iter().find(|name| sources.contains_key(name)).filter(|name| name != module)
        };
        (module.clone(), paths(text).into_iter().filter_map(whole).filter_map(known).collect())
    };
    sources.iter().map(of).collect()
}

/// What is imported, and what is named by its whole path.
fn paths(text: &str) -> Vec<String> {
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join(" ");
    let mut paths = Vec::new();
    let mut pieces = code.split("use ");
    let mut rest = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (tree, after) = piece.split_once(';').unwrap_or((piece, ""));
        branches("", tree, &mut paths);
        rest.push_str(after);
    }
    for path in rest.split("crate::").skip(1) {
        let end = path.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(path.len());
        paths.push(format!("crate::{}", path[..end].trim_end_matches(':')));
    }
    paths
}

fn branches(stem: &str, tree: &str, paths: &mut Vec<String>) {
    let (mut depth, mut start) = (0, 0);
    let mut items = Vec::new();
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&tree[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items.push(&tree[start..]);
    for item in items.into_iter().map(str::trim).filter(|item| !item.is_empty()) {
        match (item.find('{'), item.rfind('}')) {
            (Some(open), Some(close)) if open < close => {
                branches(&format!("{stem}{}", item[..open].trim()), &item[open + 1..close], paths);
            }
            _ => paths.push(format!("{stem}{}", item.split(" as ").next().unwrap_or(item).trim())),
        }
    }
}

/// The files of a circle, if there is one: what is left when files that import nothing that is left are taken away, and
/// those that nothing left imports.
fn circle(imports: &Imports) -> Option<Vec<String>> {
    let mut left: BTreeSet<&String> = imports.keys().collect();
    loop {
        let imports_some = |module: &&String| imports[*module].iter().any(|other| left.contains(other));
        let is_imported = |module: &&String| left.iter().any(|other| imports[*other].contains(*module));
        let kept: BTreeSet<_> =
            left.iter().filter(|module| imports_some(module) && is_imported(module)).copied().collect();
        if kept.len() == left.len() {
            return (!left.is_empty()).then(|| left.into_iter().cloned().collect());
        }
        left = kept;
    }
}
