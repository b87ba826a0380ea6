//! The fields of the model that a page does not carry: they exist on the host alone, and their shapes say so.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::real;

/// What stands above all that the browser's build does not have.
const HOST: &str = r#"#[cfg(not(target_arch = "wasm32"))]"#;

/// Else a field that is not carried would be there to be taken for empty, or one that is carried would be there on one
/// side alone, which moves all behind it, and only a browser would notice.
#[test]
fn a_field_is_on_the_host_alone_if_and_only_if_its_shape_says_so() {
    let files = shaped();
    for (file, text) in &files {
        assert_eq!(left_out(text), Ok(host_lists(text)), "{}", file.display());
    }
    let shapes: usize = files.iter().map(|(_, text)| text.matches("as_array! {").count()).sum();
    assert!(shapes > 20, "{shapes} shapes");
    let fields: usize = files.iter().map(|(_, text)| host_lists(text).len()).sum();
    assert!(fields > 40, "{fields} fields of the host alone");
}

#[test]
fn nothing_that_is_carried_can_be_left_out_unseen() {
    let cup = "\
pub struct Cup {
    pub tea: Id,
    #[cfg(not(target_arch = \"wasm32\"))]
    #[serde(default)]
    pub sugar: Id,
}

as_array! { Cup { tea } host { sugar } }

pub enum Size {
    Small,
}

as_array! { enum Size { Small } }
";
    let is_refused = |text: &str| left_out(text).as_ref() != Ok(&host_lists(text));
    assert_eq!(left_out(cup), Ok(BTreeSet::from(["Cup.sugar".to_owned()])));
    assert!(!is_refused(cup));
    assert!(is_refused(&cup.replace(&format!("    {HOST}\n"), "")));
    assert!(is_refused(&cup.replace("{ tea } host { sugar }", "{ tea, sugar }")));
    for line in ["    pub tea: Id,", "    Small,", "as_array! { enum Size { Small } }", "pub enum Size {"] {
        assert!(is_refused(&cup.replace(line, &format!("{HOST}\n{line}"))), "{line}");
        assert!(is_refused(&cup.replace(line, &format!("{HOST} {line}"))), "{line}");
    }
    for other in
        ["#[cfg(unix)]", "#[cfg(target_arch = \"wasm32\")]", "#[cfg_attr(unix, serde(default))]", "#[serde(skip)]"]
    {
        assert!(is_refused(&cup.replace("    pub tea", &format!("    {other}\n    pub tea"))), "{other}");
        assert!(is_refused(&cup.replace(HOST, other)), "{other}");
    }
}

/// The files of the model, and of all else that has a shape.
fn shaped() -> Vec<(PathBuf, String)> {
    let src = real::root().join("src");
    let mut files = Vec::new();
    gather(&src, &mut files);
    let has_shape =
        |text: &str| ["as_array! {", "transparent! {", " Json for "].iter().any(|shape| text.contains(shape));
    // The reader and the writer themselves have no data of a page.
    files.retain(|(file, text)| {
        (has_shape(text) || file.starts_with(src.join("guide"))) && !file.starts_with(src.join("json"))
    });
    files
}

fn gather(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            files.push((path, text));
        }
    }
}

/// The fields in the `host` lists of a file's shapes: `Fact.source`.
fn host_lists(text: &str) -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    for shape in text.split("as_array! {").skip(1).filter(|shape| !shape.starts_with(" enum ")) {
        let (name, rest) = shape.split_once('{').expect("a list of fields");
        let (_, rest) = rest.split_once('}').expect("its end");
        if let Some((list, _)) = rest.trim_start().strip_prefix("host {").and_then(|rest| rest.split_once('}')) {
            fields.extend(list.split(',').map(|field| format!("{}.{}", name.trim(), field.trim())));
        }
    }
    fields
}

/// The fields of a file's types that the browser's build does not have; or the line that leaves out anything else.
/// Only imports, modules and functions may be: the browser's build does not compile where it would need them.
fn left_out(text: &str) -> Result<BTreeSet<String>, &str> {
    const ITEMS: [&str; 5] = ["use ", "pub use ", "mod ", "pub mod ", "    pub fn "];
    let mut fields = BTreeSet::new();
    let (mut of_type, mut condition) = ("", None);
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let code = line.trim_start();
        if let Some((_, name)) = code.trim_end_matches(" {").split_once("struct ") {
            of_type = name;
        }
        if code == HOST || code == "#[cfg(test)]" {
            if condition.replace(code).is_some() {
                return Err(line);
            }
            continue;
        }
        if code.contains("cfg") || code.contains("skip") {
            return Err(line);
        }
        if code.starts_with("#[") {
            continue;
        }
        let field =
            line.strip_prefix("    pub ").filter(|_| line.ends_with(',')).and_then(|field| field.split_once(':'));
        match (condition.take(), field) {
            (None, _) => {}
            (Some(HOST), Some((field, _))) => {
                fields.insert(format!("{of_type}.{field}"));
            }
            (Some(HOST), None) if ITEMS.iter().any(|item| line.starts_with(item)) => {}
            (Some(_), None) if line == "mod tests {" => {}
            _ => return Err(line),
        }
    }
    Ok(fields)
}
