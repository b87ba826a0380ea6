//! The program in the browser: what cargo linked, split into the app and its lazy parts, bound to JavaScript and made
//! small. Trunk has no hook between cargo and wasm-bindgen, so all of it is done here and replaces what Trunk made.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use thiserror::Error;
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use super::shell::Profile;

/// What wasm-bindgen calls the app.
pub const SCRIPT: &str = "app.js";
pub const APP: &str = "app_bg.wasm";

/// The script that loads parts, as the splitter writes it: it fetches them with a `fetch` of its own, see [`LOADER`].
pub const LINKS: &str = "program.js";

/// Compares every part with its hash before it runs (`public/parts.js`).
const LOADER: &str = "import { fetchPart as fetch } from './parts.js';\n";

/// Where `tools/setup` puts it.
const WASM_OPT: &str = "tools/node_modules/.bin/wasm-opt";

/// What came to the least in brotli. Rust uses no memory below its stack.
const PASSES: [&str; 13] = [
    "-Oz",
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--gufa",
    "-Os",
    "--merge-similar-functions",
    "-Os",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--vacuum",
];

#[derive(Debug, Error)]
pub enum ProgramError {
    #[error("`{path}`: {source}\n  hint: run by `trunk build`, which has cargo make it first")]
    Missing { path: String, source: io::Error },
    #[error("the program cannot be split: {0}")]
    Split(String),
    #[error("the program cannot be bound to JavaScript: {0}")]
    Bind(String),
    #[error("`{path}`: {source}")]
    File { path: String, source: io::Error },
    #[error("wasm-opt on `{path}`: {message}\n  hint: `make setup` installs it")]
    Optimise { path: String, message: String },
}

/// A lazy part, or what several of them share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What [`LINKS`] calls it: `split_dialogs.wasm`.
    pub asked_for: String,
    /// Its file in the staging folder: `part-dialogs.wasm`.
    pub file: String,
}

/// Writes the app and its parts into `staging`.
pub fn write(staging: &Path, profile: Profile) -> Result<Vec<Part>, ProgramError> {
    let linked = linked(profile);
    let linked =
        fs::read(&linked).map_err(|source| ProgramError::Missing { path: linked.display().to_string(), source })?;
    let folder = staging.join("split");
    let app = folder.join("app.wasm");
    let parts = split(&linked, &folder, &app)?;
    bind(&app, staging)?;
    let mut files = Vec::new();
    for path in parts {
        let part = Part::of(&path);
        fs::rename(&path, staging.join(&part.file)).map_err(failed(&path))?;
        files.push(part);
    }
    let links = folder.join(LINKS);
    let script = fs::read_to_string(&links).map_err(failed(&links))?;
    fs::write(staging.join(LINKS), format!("{LOADER}{script}")).map_err(failed(&links))?;
    fs::remove_dir_all(&folder).map_err(failed(&folder))?;
    if profile == Profile::Release {
        for name in files.iter().map(|part| part.file.as_str()).chain([APP]) {
            optimise(&staging.join(name))?;
        }
    }
    Ok(files)
}

impl Part {
    fn of(path: &Path) -> Self {
        let asked_for = path.file_name().expect("a part is a file").to_string_lossy().into_owned();
        let file = match asked_for.strip_prefix("split_") {
            Some(name) => format!("part-{name}"),
            None => format!("part-shared-{}", asked_for.trim_start_matches("chunk_")),
        };
        Self { asked_for, file }
    }
}

/// Where cargo put it: this builder runs from the same target folder.
fn linked(profile: Profile) -> PathBuf {
    let builder = env::current_exe().unwrap_or_default();
    let target = builder.ancestors().nth(2).unwrap_or(Path::new("target"));
    let profile = match profile {
        Profile::Release => "release",
        Profile::Debug => "debug",
    };
    target.join("wasm32-unknown-unknown").join(profile).join("app.wasm")
}

fn split(linked: &[u8], folder: &Path, app: &Path) -> Result<Vec<PathBuf>, ProgramError> {
    let link_name = format!("./{LINKS}");
    let main_module = format!("./{SCRIPT}");
    let mut options = Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = app;
    options.link_name = &link_name;
    options.main_module = &main_module;
    let split = transform(options).map_err(|error| ProgramError::Split(format!("{error:#}")))?;
    Ok(split.split_modules)
}

fn bind(app: &Path, staging: &Path) -> Result<(), ProgramError> {
    let mut bindgen = Bindgen::new();
    // The parts call the app by the names that the linker gave.
    bindgen.input_path(app).out_name("app").typescript(false).demangle(false).keep_lld_exports(true);
    let bound = bindgen.web(true).and_then(|bindgen| bindgen.generate(staging));
    bound.map_err(|error| ProgramError::Bind(format!("{error:#}")))
}

fn optimise(file: &Path) -> Result<(), ProgramError> {
    let failed = |message: String| ProgramError::Optimise { path: file.display().to_string(), message };
    let output = Command::new(WASM_OPT).arg(file).args(PASSES).arg("-o").arg(file).output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(failed(String::from_utf8_lossy(&output.stderr).into_owned())),
        Err(error) => Err(failed(error.to_string())),
    }
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> ProgramError {
    let path = path.display().to_string();
    move |source| ProgramError::File { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_after_what_it_does_and_what_is_shared_after_its_number() {
        let file = |path: &str| Part::of(Path::new(path)).file;
        assert_eq!(file("split/split_dialogs.wasm"), "part-dialogs.wasm");
        assert_eq!(file("split/chunk_6.wasm"), "part-shared-6.wasm");
    }

    #[test]
    fn a_program_that_cargo_did_not_make_is_named_with_what_to_do() {
        let staging = tempfile::tempdir().unwrap();
        let error = bind(&staging.path().join("app.wasm"), staging.path()).unwrap_err();
        assert!(error.to_string().starts_with("the program cannot be bound to JavaScript: "), "{error}");
        let error = split(b"no program", staging.path(), &staging.path().join("app.wasm")).unwrap_err();
        assert!(error.to_string().starts_with("the program cannot be split: "), "{error}");
    }
}
