//! The last step of a build: Trunk's output in its staging folder becomes the site, page by page.
//!
//! Files are named by their final content, so that a browser that keeps them never mixes two versions.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{
    Report, compress,
    guides::Guides,
    headers,
    pages::documents,
    script::minified,
    search_index,
    shell::{Profile, Scripts, Shell, ShellError, take_stylesheets},
    unused::drop_classes,
};
use crate::{guide::Site, plain::to_text};

/// What the search looks through.
const INDEX: &str = "index.json";

const PRINT: &str = "print.css";

/// The style of what is fetched later. Its parts become one file.
const SHEET: &str = "sheet.css";
const SHEET_PARTS: [&str; 2] = ["qr.css", "studio.css"];

const START: &str = "start.js";

/// What the start script fetches when it is asked for: its token there, and its file.
const LATER: [(&str, &str); 6] = [
    ("%search%", "search.js"),
    ("%finder%", "search_bg.wasm"),
    ("%index%", INDEX),
    ("%links%", "links.js"),
    ("%linker%", "links_bg.wasm"),
    ("%sheet%", SHEET),
];

#[derive(Debug, Error)]
pub enum BuildError {
    #[error("{}", listed(.0))]
    Guides(Vec<Report>),
    #[error(transparent)]
    Shell(#[from] ShellError),
    #[error("the start script does not have the token `{0}`")]
    Missing(&'static str),
    #[error("there is no front door among the pages, no document with an empty folder")]
    NoFrontDoor,
    #[error("`{path}`: {source}")]
    File { path: String, source: io::Error },
}

/// Writes every page into `staging`, which holds what Trunk made; returns the pages' folders.
pub fn build(staging: &Path, guides: &Path, profile: Profile) -> Result<Vec<String>, BuildError> {
    let guides = Guides::read(guides).map_err(BuildError::Guides)?;
    let (html, stylesheets) = take_stylesheets(&read(&staging.join("index.html"))?)?;
    let style = style(staging, &stylesheets, &guides.site)?;
    gather_sheet(staging)?;
    if profile == Profile::Release {
        // The app exports nothing to its page; the search, what finds.
        for (name, used) in [("app", &[][..]), ("search", &["Finder"]), ("links", &[])] {
            let (script, wasm) = (staging.join(format!("{name}.js")), staging.join(format!("{name}_bg.wasm")));
            drop_classes(&script, &wasm, used).map_err(failed(&wasm))?;
        }
        for name in [START, "app.js", "search.js", "links.js", PRINT, SHEET] {
            let file = staging.join(name);
            let small = minified(&file).map_err(failed(&file))?;
            fs::write(&file, small).map_err(failed(&file))?;
        }
    }
    let index = staging.join(INDEX);
    fs::write(&index, to_text(&search_index::index(&guides))).map_err(failed(&index))?;
    fill_in_names(staging)?;
    let scripts = Scripts {
        start: name_by_content(staging, START)?,
        js: name_by_content(staging, "app.js")?,
        wasm: name_by_content(staging, "app_bg.wasm")?,
        print: name_by_content(staging, PRINT)?,
    };
    let shell = Shell::new(&html, style, scripts, profile)?;
    let documents = documents(&guides);
    if !documents.iter().any(|document| document.folder.is_empty()) {
        return Err(BuildError::NoFrontDoor);
    }
    for document in &documents {
        let folder = staging.join(&document.folder);
        fs::create_dir_all(&folder).map_err(failed(&folder))?;
        let file = folder.join("index.html");
        fs::write(&file, shell.page(document)).map_err(failed(&file))?;
    }
    if profile == Profile::Release {
        // What is below is for hosts alone, and no file of the site.
        headers::write(staging, shell.csp(), &guides.site.embedding).map_err(failed(staging))?;
        compress::beside(staging).map_err(failed(staging))?;
    }
    Ok(documents.into_iter().map(|document| document.folder).collect())
}

/// All of the CSS as one text. The stylesheets are in it, so their files are taken away.
fn style(staging: &Path, stylesheets: &[String], site: &Site) -> Result<String, BuildError> {
    let mut style = format!(":root{{--accent:{};--accent-dark:{}}}", site.accent, site.accent_dark);
    for address in stylesheets {
        let file = staging.join(address);
        style.push_str(&read(&file)?);
        fs::remove_file(&file).map_err(failed(&file))?;
    }
    Ok(style)
}

fn gather_sheet(staging: &Path) -> Result<(), BuildError> {
    let file = staging.join(SHEET);
    let mut sheet = read(&file)?;
    for part in SHEET_PARTS {
        let part = staging.join(part);
        sheet.push_str(&read(&part)?);
        fs::remove_file(&part).map_err(failed(&part))?;
    }
    fs::write(&file, sheet).map_err(failed(&file))
}

/// Names what is fetched later by its content, and says in the start script what it is called.
fn fill_in_names(staging: &Path) -> Result<(), BuildError> {
    let file = staging.join(START);
    let mut start = read(&file)?;
    for (token, name) in LATER {
        if !start.contains(token) {
            return Err(BuildError::Missing(token));
        }
        start = start.replace(token, &name_by_content(staging, name)?);
    }
    fs::write(&file, start).map_err(failed(&file))
}

/// `app.js` becomes `app-0123456789abcdef.js`, by the first 64 bits of its SHA-256.
fn name_by_content(staging: &Path, name: &str) -> Result<String, BuildError> {
    let file = staging.join(name);
    let content = fs::read(&file).map_err(failed(&file))?;
    let hash: String = Sha256::digest(&content)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    let named = format!("{stem}-{hash}.{extension}");
    fs::rename(&file, staging.join(&named)).map_err(failed(&file))?;
    Ok(named)
}

fn read(file: &Path) -> Result<String, BuildError> {
    fs::read_to_string(file).map_err(failed(file))
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> BuildError {
    let path: PathBuf = path.to_owned();
    move |source| BuildError::File { path: path.display().to_string(), source }
}

fn listed(reports: &[Report]) -> String {
    let mut text: String = reports.iter().map(|report| format!("{report}\n\n")).collect();
    text.push_str(&format!("{} problems in the guides", reports.len()));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_what_is_in_it() {
        let staging = tempfile::tempdir().unwrap();
        fs::write(staging.path().join("app_bg.wasm"), "abc").unwrap();
        let name = name_by_content(staging.path(), "app_bg.wasm").unwrap();
        assert_eq!(name, "app_bg-ba7816bf8f01cfea.wasm");
        assert_eq!(fs::read_to_string(staging.path().join(name)).unwrap(), "abc");
        assert!(!staging.path().join("app_bg.wasm").exists());
    }

    #[test]
    fn the_colours_of_the_site_come_before_the_stylesheets_in_their_order() {
        let staging = tempfile::tempdir().unwrap();
        fs::write(staging.path().join("a.css"), "a{}").unwrap();
        fs::write(staging.path().join("b.css"), "b{}").unwrap();
        let site = Site {
            name: "Example".into(),
            contacts: Vec::new(),
            send: Vec::new(),
            accent: "#0a6b6b".into(),
            accent_dark: "#5cc8c0".into(),
            embedding: Default::default(),
        };
        let style = style(staging.path(), &["./b.css".into(), "./a.css".into()], &site).unwrap();
        assert_eq!(style, ":root{--accent:#0a6b6b;--accent-dark:#5cc8c0}b{}a{}");
        assert!(!staging.path().join("a.css").exists());
    }

    #[test]
    fn the_start_script_says_what_the_files_that_are_fetched_later_are_called() {
        let staging = tempfile::tempdir().unwrap();
        let tokens: Vec<_> = LATER.iter().map(|(token, _)| format!("'{token}'")).collect();
        fs::write(staging.path().join(START), tokens.join(",")).unwrap();
        for (_, name) in LATER {
            fs::write(staging.path().join(name), name).unwrap();
        }
        fill_in_names(staging.path()).unwrap();
        let start = read(&staging.path().join(START)).unwrap();
        for name in start.split(',').map(|name| name.trim_matches('\'')) {
            assert!(staging.path().join(name).is_file(), "{name} is no file of the site");
        }
        fs::write(staging.path().join(START), "").unwrap();
        assert!(fill_in_names(staging.path()).unwrap_err().to_string().contains("%search%"));
    }

    #[test]
    fn a_file_that_trunk_did_not_make_is_named_in_the_error() {
        let staging = tempfile::tempdir().unwrap();
        let error = name_by_content(staging.path(), "start.js").unwrap_err();
        assert!(error.to_string().contains("start.js"));
    }
}
