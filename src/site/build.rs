//! The last step of a build: Trunk's output in its staging folder becomes the site, page by page.
//!
//! Files are named by their final content, so that a browser that keeps them never mixes two versions.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Serialize;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{
    LANGUAGE, Report, compress,
    guides::Guides,
    headers, installable, missing, notices,
    pages::documents,
    precache,
    program::{self, Part, ProgramError},
    script::{Kind, bundled},
    search_index,
    shell::{Inline, Named, Profile, Scripts, Shell, ShellError, take_stylesheets},
};
use crate::{guide::Site, json::to_text};

/// What the search looks through.
const INDEX: &str = "index.json";

const PRINT: &str = "print.css";

/// The style of what is fetched later. Its parts become one file.
const DIALOG: &str = "dialogs.css";
const DIALOG_STYLES: [&str; 2] = ["qr.css", "agent.css"];

/// The way out when the app does not start; independent of the start script.
const GUARD: &str = "guard.js";
const START: &str = "start.js";

/// The parts of the start script that are files of their own until it is bundled.
const START_PARTS: [&str; 5] = [program::SCRIPT, program::LINKS, PARTS, "restore-view.js", "verified.js"];

/// What stands in the pages themselves, see [`Inline`].
const COPY: (&str, &str) = ("copy.js", include_str!("../../public/copy.js"));
const MISSING: (&str, &str) =
    ("missing.js", concat!(include_str!("../../public/mended.js"), "\n", include_str!("../../public/missing.js")));

/// What fetches the lazy parts of the program, and what comes with them.
const PARTS: &str = "parts.js";

/// A page in a frame: its script, the folder of the script's parts, and its style.
const EMBED: &str = "embed.js";
const EMBED_PARTS: &str = "embed";
const EMBED_STYLE: &str = "embed.css";

/// What the page around the frame loads. It is named in other people's pages, so by no content.
const ELEMENT: &str = "handover-guide.js";

/// What begins once the app runs, what begins once a worker has saved the site, and the folder of their parts until they are
/// bundled.
const AFTER_START: &str = "after-start.js";
const RETURNING: &str = "returning.js";
const AFTER_START_PARTS: &str = "after-start";

/// What the start script fetches: its token there, and its file.
const FETCHED: [(&str, &str); 4] =
    [("%app%", program::APP), ("%after_start%", AFTER_START), ("%returning%", RETURNING), ("%embed%", EMBED)];

/// The same for what comes with a lazy part.
const FETCHED_WITH_PARTS: [(&str, &str); 2] = [("%dialogs%", DIALOG), ("%index%", INDEX)];

/// A module of the features that rustc takes for granted.
const FEATURES: &str = include_str!("features.wat");

#[derive(Debug, Error)]
pub enum BuildError {
    #[error("{}", listed(.0))]
    Guides(Vec<Report>),
    #[error(transparent)]
    Shell(#[from] ShellError),
    #[error(transparent)]
    Program(#[from] ProgramError),
    #[error("`{file}` does not have the token `{token}`")]
    Missing { file: &'static str, token: &'static str },
    #[error(transparent)]
    Notices(#[from] notices::NoticesError),
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
    gather_dialog_styles(staging)?;
    let release = profile == Profile::Release;
    let parts = program::write(staging, profile)?;
    fill_in(staging, GUARD, &[("__GUARD_WORDS__", &said(LANGUAGE.guard())), ("%module%", &features())])?;
    fill_in(staging, AFTER_START, &[("__AFTER_START_WORDS__", &said(LANGUAGE.after_start()))])?;
    fill_in(staging, RETURNING, &[("__RETURNING_WORDS__", &said(LANGUAGE.returning()))])?;
    fill_in_frame(staging, &guides.site, release)?;
    for (name, kind) in [
        (GUARD, Kind::Oldest),
        (AFTER_START, Kind::Module),
        (RETURNING, Kind::Module),
        (EMBED, Kind::Module),
        (ELEMENT, Kind::Module),
        (PRINT, Kind::Style),
        (DIALOG, Kind::Style),
    ] {
        bundle(staging, name, kind, release)?;
    }
    let index = staging.join(INDEX);
    fs::write(&index, to_text(&search_index::index(&guides))).map_err(failed(&index))?;
    fill_in_names(staging, PARTS, &FETCHED_WITH_PARTS)?;
    fill_in_parts(staging, &parts)?;
    // The app is the first of them.
    let wasm = fill_in_names(staging, START, &FETCHED)?.swap_remove(0);
    bundle(staging, START, Kind::Module, release)?;
    for part in START_PARTS.map(|part| staging.join(part)) {
        fs::remove_file(&part).map_err(failed(&part))?;
    }
    for parts in [EMBED_PARTS, AFTER_START_PARTS].map(|parts| staging.join(parts)) {
        fs::remove_dir_all(&parts).map_err(failed(&parts))?;
    }
    installable::write(staging).map_err(failed(staging))?;
    notices::write(staging)?;
    let scripts = Scripts {
        guard: name_by_content(staging, GUARD)?,
        start: name_by_content(staging, START)?,
        wasm: wasm.name,
        print: name_by_content(staging, PRINT)?.name,
    };
    let inline = Inline {
        copy: inline(staging, COPY, Kind::Oldest, release)?,
        missing: inline(staging, MISSING, Kind::Plain, release)?,
    };
    let shell = Shell::new(&html, style, scripts, inline, profile)?;
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
    let missing = staging.join(missing::FILE);
    fs::write(&missing, missing::page(&shell)).map_err(failed(&missing))?;
    if profile == Profile::Release {
        // Of a page that changes as one looks nothing is kept.
        precache::write(staging).map_err(failed(staging))?;
        // What is below is for hosts alone, and no file of the site.
        headers::write(staging, shell.csp(), &guides.site.embedding).map_err(failed(staging))?;
        compress::beside(staging).map_err(failed(staging))?;
    }
    Ok(documents.into_iter().map(|document| document.folder).collect())
}

/// In base64, as a script can have it.
fn features() -> String {
    BASE64_STANDARD.encode(wat::parse_str(FEATURES).expect("a test compiles it"))
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

fn bundle(staging: &Path, name: &str, kind: Kind, minify: bool) -> Result<(), BuildError> {
    let file = staging.join(name);
    let bundled = bundled(&file, kind, minify).map_err(failed(&file))?;
    fs::write(&file, bundled).map_err(failed(&file))
}

/// A script that becomes part of a page, and no file.
fn inline(staging: &Path, (name, script): (&str, &str), kind: Kind, minify: bool) -> Result<String, BuildError> {
    let file = staging.join(name);
    fs::write(&file, script).map_err(failed(&file))?;
    bundle(staging, name, kind, minify)?;
    let script = read(&file)?;
    fs::remove_file(&file).map_err(failed(&file))?;
    Ok(script)
}

/// What a page in a frame says, whom it tells, and how it looks, which is a file of its own.
fn fill_in_frame(staging: &Path, site: &Site, minify: bool) -> Result<(), BuildError> {
    bundle(staging, EMBED_STYLE, Kind::Style, minify)?;
    let style = name_by_content(staging, EMBED_STYLE)?;
    let report_to = serde_json::to_string(&site.embedding.report_to).expect("addresses are text");
    let words = said(LANGUAGE.embed());
    let style = format!("{} {}", style.name, style.integrity);
    fill_in(staging, EMBED, &[("__REPORT_TO__", &report_to), ("__EMBED_WORDS__", &words), ("%style%", &style)])
}

fn gather_dialog_styles(staging: &Path) -> Result<(), BuildError> {
    let file = staging.join(DIALOG);
    let mut dialog = read(&file)?;
    for part in DIALOG_STYLES {
        let part = staging.join(part);
        dialog.push_str(&read(&part)?);
        fs::remove_file(&part).map_err(failed(&part))?;
    }
    fs::write(&file, dialog).map_err(failed(&file))
}

/// Names files by their content, and says in the script that fetches them what they are called and what must be in them.
fn fill_in_names(
    staging: &Path,
    script: &'static str,
    files: &[(&'static str, &str)],
) -> Result<Vec<Named>, BuildError> {
    let named = files.iter().map(|(_, name)| name_by_content(staging, name));
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let said: Vec<String> = named.iter().map(|file| format!("{} {}", file.name, file.integrity)).collect();
    let tokens: Vec<_> = files.iter().zip(&said).map(|((token, _), said)| (*token, said.as_str())).collect();
    fill_in(staging, script, &tokens)?;
    Ok(named)
}

/// Names the lazy parts by their content, and says so in the script that fetches them.
fn fill_in_parts(staging: &Path, parts: &[Part]) -> Result<(), BuildError> {
    let file = |part: &Part| -> Result<_, BuildError> {
        let named = name_by_content(staging, &part.file)?;
        Ok((part.asked_for.clone(), format!("{} {}", named.name, named.integrity)))
    };
    let files = parts.iter().map(file).collect::<Result<BTreeMap<_, _>, BuildError>>()?;
    fill_in(staging, PARTS, &[("__PARTS__", &said(&files))])
}

/// Puts values in the place of tokens of a script.
fn fill_in(staging: &Path, name: &'static str, tokens: &[(&'static str, &str)]) -> Result<(), BuildError> {
    let file = staging.join(name);
    let mut script = read(&file)?;
    for (token, value) in tokens {
        if !script.contains(token) {
            return Err(BuildError::Missing { file: name, token });
        }
        script = script.replace(token, value);
    }
    fs::write(&file, script).map_err(failed(&file))
}

/// What a script says, as JSON.
fn said(words: &impl Serialize) -> String {
    serde_json::to_string(words).expect("words are text")
}

/// `app.js` becomes `app-0123456789abcdef.js`, by the first 64 bits of its SHA-256.
fn name_by_content(staging: &Path, name: &str) -> Result<Named, BuildError> {
    let file = staging.join(name);
    let content = fs::read(&file).map_err(failed(&file))?;
    let digest = Sha256::digest(&content);
    let hash: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    let named = format!("{stem}-{hash}.{extension}");
    fs::rename(&file, staging.join(&named)).map_err(failed(&file))?;
    Ok(Named { name: named, integrity: format!("sha256-{}", BASE64_STANDARD.encode(digest)) })
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
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn a_file_is_named_by_what_is_in_it() {
        let staging = tempfile::tempdir().unwrap();
        fs::write(staging.path().join("app_bg.wasm"), "abc").unwrap();
        let file = name_by_content(staging.path(), "app_bg.wasm").unwrap();
        assert_eq!(file.name, "app_bg-ba7816bf8f01cfea.wasm");
        assert_eq!(file.integrity, "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(fs::read_to_string(staging.path().join(file.name)).unwrap(), "abc");
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
    fn a_script_says_what_each_file_is_called_that_it_fetches_and_what_must_be_in_it() {
        let staging = tempfile::tempdir().unwrap();
        let tokens: Vec<_> = FETCHED.iter().map(|(token, _)| token.to_string()).collect();
        fs::write(staging.path().join(START), tokens.join("\n")).unwrap();
        for (_, name) in FETCHED {
            fs::write(staging.path().join(name), name).unwrap();
        }
        let named = fill_in_names(staging.path(), START, &FETCHED).unwrap();
        let start = read(&staging.path().join(START)).unwrap();
        assert_eq!(start.lines().count(), named.len());
        for (line, file) in start.lines().zip(named) {
            let content = fs::read(staging.path().join(&file.name)).unwrap();
            assert_eq!(line, format!("{} sha256-{}", file.name, BASE64_STANDARD.encode(Sha256::digest(content))));
        }
        fs::write(staging.path().join(START), "").unwrap();
        let error = fill_in(staging.path(), START, &[("%parts%", "")]).unwrap_err();
        assert_eq!(error.to_string(), "`start.js` does not have the token `%parts%`");
    }

    #[test]
    fn the_types_of_the_scripts_name_each_word_that_is_written_into_them() {
        let types = include_str!("../../public/types/tokens.d.ts");
        for (name, words) in [
            ("AfterStartWords", said(LANGUAGE.after_start())),
            ("ReturningWords", said(LANGUAGE.returning())),
            ("EmbedWords", said(LANGUAGE.embed())),
            ("GuardWords", said(LANGUAGE.guard())),
        ] {
            let (_, body) = types.split_once(&format!("interface {name} {{\n")).unwrap();
            let (body, _) = body.split_once("}\n").unwrap();
            let declared = body.lines().map(|line| line.trim().trim_end_matches(": string;").to_owned());
            let words: BTreeMap<String, String> = serde_json::from_str(&words).unwrap();
            assert_eq!(declared.collect::<BTreeSet<_>>(), words.into_keys().collect(), "{name}");
        }
    }

    #[test]
    fn the_module_of_features_is_one() {
        let module = BASE64_STANDARD.decode(features()).unwrap();
        assert!(module.starts_with(b"\0asm\x01\0\0\0"));
    }

    #[test]
    fn a_file_that_trunk_did_not_make_is_named_in_the_error() {
        let staging = tempfile::tempdir().unwrap();
        let error = name_by_content(staging.path(), "start.js").unwrap_err();
        assert!(error.to_string().contains("start.js"));
    }
}
