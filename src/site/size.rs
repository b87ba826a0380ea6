//! What a first visit to each page costs. Which files belong to a visit is read from the page itself.

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Component, Path, PathBuf},
};

use thiserror::Error;

use super::{
    compress::brotli,
    precache,
    tag::{Tag, tags},
};

/// In bytes of brotli 11: guards against what slips in, and no reason for a name, a sentence or a shape.
pub const VISIT: usize = 170_000;
pub const HTML: usize = 26_000;

#[derive(Debug, Error)]
pub enum SizeError {
    #[error("there is no page in `{0}`\n  hint: `make build`")]
    NoPage(String),
    #[error("`{page}` refers to `{reference}`, which is not a file of the site")]
    NotOurs { page: String, reference: String },
    #[error("`{path}`: {source}")]
    File { path: String, source: io::Error },
}

/// One file, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    pub raw: usize,
    pub brotli: usize,
}

/// What the start script fetches as soon as the app runs: the beginning of its name, which no page has.
const AFTER: &str = "after-";

/// Everything the browser fetches for one page when it has nothing yet, and no worker to keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The page's file, from the site's root.
    pub page: String,
    pub html: Weight,
    /// By their path from the site's root.
    pub files: BTreeMap<String, Weight>,
}

impl Weight {
    fn and(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, brotli: self.brotli + other.brotli }
    }
}

impl Visit {
    pub fn total(&self) -> Weight {
        self.files.values().copied().fold(self.html, Weight::and)
    }

    /// What is over its budget, in words.
    pub fn over(&self) -> Vec<String> {
        let amounts = [("the page alone", self.html.brotli, HTML), ("a first visit", self.total().brotli, VISIT)];
        amounts
            .into_iter()
            .filter(|(_, is, may_be)| is > may_be)
            .map(|(what, is, may_be)| format!("{}: {what} is {is} bytes of brotli, {may_be} are allowed", self.page))
            .collect()
    }
}

impl fmt::Display for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<40} {:>9} {:>9} {:>9}", self.page, "raw", "brotli", "budget")?;
        let mut line = |name: &str, weight: Weight, budget: &str| {
            writeln!(f, "  {name:<38} {:>9} {:>9} {budget:>9}", weight.raw, weight.brotli)
        };
        line("html", self.html, &HTML.to_string())?;
        for (name, weight) in &self.files {
            line(name, *weight, "")?;
        }
        line("first visit", self.total(), &VISIT.to_string())
    }
}

/// What the worker fetches after a first visit, for work without network: how many files, and what they weigh. The browser
/// has part of it already.
pub fn weigh_afterwards(folder: &Path) -> Result<(usize, Weight), SizeError> {
    let version = precache::read(folder).map_err(failed(folder))?;
    let mut scale = Scale { folder, weighed: BTreeMap::new() };
    let weights = version.core.iter().map(|file| scale.weight(file.file()));
    let weights = weights.collect::<Result<Vec<_>, _>>()?;
    Ok((weights.len(), weights.into_iter().fold(Weight::default(), Weight::and)))
}

/// Weighs every page of the site in `folder`.
pub fn weigh(folder: &Path) -> Result<Vec<Visit>, SizeError> {
    let mut pages = Vec::new();
    find_pages(folder, PathBuf::new(), &mut pages)?;
    if pages.is_empty() {
        return Err(SizeError::NoPage(folder.display().to_string()));
    }
    let mut scale = Scale { folder, weighed: BTreeMap::new() };
    pages.iter().map(|page| scale.visit(page)).collect()
}

fn find_pages(folder: &Path, below: PathBuf, pages: &mut Vec<PathBuf>) -> Result<(), SizeError> {
    let here = folder.join(&below);
    let mut names = Vec::new();
    for entry in fs::read_dir(&here).map_err(failed(&here))? {
        names.push(entry.map_err(failed(&here))?.file_name());
    }
    // Trunk works in a hidden folder, which a build that failed leaves behind.
    names.retain(|name| !name.to_string_lossy().starts_with('.'));
    names.sort();
    for name in names {
        let path = below.join(&name);
        if folder.join(&path).is_dir() {
            find_pages(folder, path, pages)?;
        } else if name == "index.html" {
            pages.push(path);
        }
    }
    Ok(())
}

/// The pages share most files: each is weighed once.
struct Scale<'a> {
    folder: &'a Path,
    weighed: BTreeMap<String, Weight>,
}

impl Scale<'_> {
    fn visit(&mut self, page: &Path) -> Result<Visit, SizeError> {
        let name = page.display().to_string();
        let html = self.read(page)?;
        let mut files = BTreeMap::new();
        for reference in references(&String::from_utf8_lossy(&html)) {
            let not_ours = || SizeError::NotOurs { page: name.clone(), reference: reference.clone() };
            let path = resolve(page, &reference).ok_or_else(not_ours)?;
            if !self.folder.join(&path).is_file() {
                return Err(not_ours());
            }
            let file = path.display().to_string();
            files.insert(file.clone(), self.weight(file)?);
        }
        for entry in fs::read_dir(self.folder).map_err(failed(self.folder))? {
            let file = entry.map_err(failed(self.folder))?.file_name().to_string_lossy().into_owned();
            if file.starts_with(AFTER) && file.ends_with(".js") {
                files.insert(file.clone(), self.weight(file)?);
            }
        }
        let html = self.weight(name.clone())?;
        Ok(Visit { page: name, html, files })
    }

    fn weight(&mut self, file: String) -> Result<Weight, SizeError> {
        if let Some(known) = self.weighed.get(&file) {
            return Ok(*known);
        }
        let content = self.read(Path::new(&file))?;
        // Most have a copy beside them, which is what hosts send.
        let brotli = match fs::metadata(self.folder.join(format!("{file}.br"))) {
            Ok(copy) => usize::try_from(copy.len()).expect("it fits into memory"),
            Err(_) => brotli(&content).len(),
        };
        let weighed = Weight { raw: content.len(), brotli };
        self.weighed.insert(file, weighed);
        Ok(weighed)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, SizeError> {
        let path = self.folder.join(path);
        fs::read(&path).map_err(failed(&path))
    }
}

/// What a browser fetches for the page by itself, as written there. A link to follow is not among it.
fn references(html: &str) -> Vec<String> {
    const FETCHED: [&str; 6] = ["stylesheet", "icon", "modulepreload", "preload", "manifest", "apple-touch-icon"];
    let fetched = |tag: &Tag<'_>| tag.attribute("rel").is_some_and(|rel| FETCHED.contains(&rel));
    let mut references = Vec::new();
    for tag in tags(html) {
        let attributes: &[&str] = match tag.name {
            "link" if fetched(&tag) => &["href"],
            // The start script loads what stands in its data attributes.
            "script" => &["src", "data-js", "data-wasm"],
            "img" | "source" | "iframe" | "audio" | "video" => &["src"],
            _ => &[],
        };
        references.extend(attributes.iter().filter_map(|name| tag.attribute(name)).map(str::to_owned));
    }
    references.retain(|reference| !reference.starts_with("data:"));
    references
}

/// The file a reference of `page` means, from the site's root. Nothing for what lies outside of the site.
fn resolve(page: &Path, reference: &str) -> Option<PathBuf> {
    let reference = reference.split(['?', '#']).next().unwrap_or_default();
    if reference.starts_with('/') || reference.contains(':') {
        return None;
    }
    let mut path = page.parent()?.to_owned();
    for component in Path::new(reference).components() {
        match component {
            Component::Normal(name) => path.push(name),
            Component::CurDir => {}
            Component::ParentDir if path.pop() => {}
            _ => return None,
        }
    }
    Some(path)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> SizeError {
    let path = path.display().to_string();
    move |source| SizeError::File { path, source }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn site(guide: &str) -> TempDir {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("dmss")).unwrap();
        fs::write(site.path().join("index.html"), "<p>").unwrap();
        fs::write(site.path().join("dmss/index.html"), guide).unwrap();
        fs::write(site.path().join("app.js"), "x".repeat(1000)).unwrap();
        fs::write(site.path().join("icon.svg"), "<svg/>").unwrap();
        site
    }

    #[test]
    fn a_visit_is_what_the_page_names_and_each_file_once() {
        let site = site(
            "<link rel=icon href=../icon.svg><link rel=modulepreload href=\"../app.js\"><link rel=next href=../gone/>\
             <script src=\"../app.js?1\"></script><a href=\"https://example.org/\">",
        );
        let visits = weigh(site.path()).unwrap();
        let pages: Vec<_> = visits.iter().map(|visit| visit.page.as_str()).collect();
        assert_eq!(pages, ["dmss/index.html", "index.html"]);
        assert_eq!(visits[0].files.keys().collect::<Vec<_>>(), ["app.js", "icon.svg"]);
        assert_eq!(visits[0].files["app.js"].raw, 1000);
        assert!(visits[0].files["app.js"].brotli < 50);
        assert_eq!(visits[0].total().raw, visits[0].html.raw + 1006);
        assert_eq!(visits[0].over(), Vec::<String>::new());
    }

    #[test]
    fn a_visit_has_what_begins_once_the_app_runs_and_not_what_comes_afterwards() {
        let site = site("<p>");
        for file in ["after-1.js", "after-1.js.br", "links-1.js"] {
            fs::write(site.path().join(file), file).unwrap();
        }
        for visit in weigh(site.path()).unwrap() {
            assert_eq!(visit.files.keys().collect::<Vec<_>>(), ["after-1.js"]);
        }
        let (files, weight) = weigh_afterwards(site.path()).unwrap();
        // The two pages, the icon, and three scripts.
        assert_eq!((files, weight.raw), (6, 3 + 3 + 6 + 1000 + 10 + 10));
    }

    #[test]
    fn a_reference_to_nothing_or_to_another_host_is_an_error() {
        for reference in ["../gone.js", "https://example.org/a.js", "/app.js", "../../app.js"] {
            let site = site(&format!("<script src=\"{reference}\"></script>"));
            let error = weigh(site.path()).unwrap_err();
            assert!(matches!(error, SizeError::NotOurs { .. }), "{error}");
        }
    }

    #[test]
    fn what_is_over_its_budget_is_said_in_bytes() {
        let over = Weight { raw: 0, brotli: VISIT };
        let visit = Visit {
            page: "dmss/index.html".into(),
            html: Weight { raw: 0, brotli: HTML + 1 },
            files: BTreeMap::from([("app.js".to_owned(), over)]),
        };
        assert_eq!(
            visit.over(),
            [
                "dmss/index.html: the page alone is 26001 bytes of brotli, 26000 are allowed",
                "dmss/index.html: a first visit is 196001 bytes of brotli, 170000 are allowed",
            ]
        );
    }
}
