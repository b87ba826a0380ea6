//! The worker that keeps the site for work without network: what one version is made of, written into `public/sw.js`.
//!
//! It is the last thing of a build. A version is known by all of its files, so a copy that is altered becomes another
//! version when this is run on it again.

use std::{fs, io, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::guide::Site;

/// In bytes, not compressed: up to here everything is kept with the first visit; beyond, a guide when it is visited, and
/// what the search looks through when somebody searches.
pub const BUDGET: usize = 6_000_000;

/// It keeps its name, and hosts are told not to keep it.
pub const WORKER: &str = "sw.js";

/// A folder that is not opened by readers: with what takes the worker off again.
pub const KILL_SWITCH: &str = "kill-switch";

const WORKER_SCRIPT: &str = concat!(include_str!("../../public/mended.js"), "\n", include_str!("../../public/sw.js"));
const KILL_SWITCH_SCRIPT: &str = include_str!("../../public/kill/sw.js");

/// The end of a file's name, and a word of the Content-Type it comes with. Of the manifest hosts say this and that.
const KINDS: [(&str, &str); 9] = [
    ("css", "css"),
    ("html", "html"),
    ("js", "javascript"),
    ("json", "json"),
    ("png", "png"),
    ("svg", "svg"),
    ("txt", "plain"),
    ("wasm", "wasm"),
    ("webmanifest", ""),
];

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// From the site's root. A page is its folder: empty, or `dmss/`.
    pub path: String,
    pub sha256: [u8; 32],
    /// In bytes, not compressed.
    pub size: usize,
    /// What its Content-Type must contain.
    pub kind: &'static str,
}

/// One version of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// 16 hexadecimal digits.
    pub name: String,
    /// What is kept from the first visit on.
    pub core: Vec<Kept>,
    /// The guides and what the search looks through, where all of it is over the budget.
    pub when_visited: Vec<Kept>,
}

impl Kept {
    /// `None` for what readers never ask for.
    fn of(path: &str, content: &[u8]) -> Option<Self> {
        let (folder, name) =
            path.rsplit_once('/').map_or(("", path), |(_, name)| (&path[..path.len() - name.len()], name));
        let (_, kind) = name.rsplit_once('.').and_then(|(_, end)| KINDS.iter().find(|(known, _)| *known == end))?;
        let is_page = name == "index.html";
        // Beside our pages and our text owners put their own, for hosts and crawlers.
        let is_ours = match *kind {
            "html" => is_page,
            "plain" => path == Site::NOTICES,
            _ => name != WORKER,
        };
        if !is_ours {
            return None;
        }
        let path = if is_page { folder } else { path };
        Some(Self { path: path.to_owned(), sha256: Sha256::digest(content).into(), size: content.len(), kind })
    }

    /// Its file, from the site's root.
    pub fn file(&self) -> String {
        if self.path.is_empty() || self.path.ends_with('/') {
            return format!("{}index.html", self.path);
        }
        self.path.clone()
    }

    /// Whether it grows with the number of guides: a guide's page, and what the search looks through.
    fn grows(&self) -> bool {
        let is_guide = self.path.strip_suffix('/').is_some_and(|folder| folder != Site::AGENT);
        is_guide || (self.path.starts_with("index-") && self.kind == "json")
    }

    fn to_json(&self) -> String {
        format!("[{:?},{:?},{:?}]", self.path, BASE64_STANDARD.encode(self.sha256), self.kind)
    }
}

impl Version {
    /// The same files are the same version, in whatever order they come.
    pub fn of(mut files: Vec<Kept>, budget: usize) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        // Another worker is another version: two would keep the same cache, each in its own way.
        let mut hash = Sha256::new_with_prefix(WORKER_SCRIPT);
        for file in &files {
            hash.update(format!("{} {}\n", file.path, BASE64_STANDARD.encode(file.sha256)));
        }
        let name = hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        let fits = files.iter().map(|file| file.size).sum::<usize>() <= budget;
        let (core, when_visited) = files.into_iter().partition(|file| fits || !file.grows());
        Self { name, core, when_visited }
    }

    /// The worker of this version.
    pub fn worker(&self) -> String {
        let list = |files: &[Kept]| {
            let lines: String = files.iter().map(|file| format!("  {},\n", file.to_json())).collect();
            format!("[\n{lines}]")
        };
        WORKER_SCRIPT
            .replace("__VERSION__", &format!("'{}'", self.name))
            .replace("__CORE__", &list(&self.core))
            .replace("__WHEN_VISITED__", &list(&self.when_visited))
    }
}

/// The version that the site in `folder` is.
pub fn read(folder: &Path) -> io::Result<Version> {
    let mut files = Vec::new();
    find(folder, "", &mut files)?;
    Ok(Version::of(files, BUDGET))
}

/// Writes the worker for the site in `folder`, and beside it what takes it off again.
pub fn write(folder: &Path) -> io::Result<Version> {
    let version = read(folder)?;
    fs::write(folder.join(WORKER), version.worker())?;
    fs::create_dir_all(folder.join(KILL_SWITCH))?;
    fs::write(folder.join(KILL_SWITCH).join(WORKER), KILL_SWITCH_SCRIPT)?;
    Ok(version)
}

fn find(folder: &Path, below: &str, files: &mut Vec<Kept>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(below))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{below}{name}");
        if entry.path().is_dir() {
            // Trunk works in a hidden folder.
            if !name.starts_with('.') {
                find(folder, &format!("{path}/"), files)?;
            }
        } else if !name.starts_with(['.', '_']) {
            files.extend(Kept::of(&path, &fs::read(entry.path())?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn site() -> TempDir {
        let site = tempfile::tempdir().unwrap();
        for folder in ["dmss", "agent", KILL_SWITCH, ".stage"] {
            fs::create_dir(site.path().join(folder)).unwrap();
        }
        for file in ["index.html", "dmss/index.html", "agent/index.html", "app-1.js", "app-1.js.br", "app-1.wasm"] {
            fs::write(site.path().join(file), file).unwrap();
        }
        for file in ["sw.js", "kill-switch/sw.js", "_headers", "404.html", "robots.txt", ".stage/a.js"] {
            fs::write(site.path().join(file), file).unwrap();
        }
        site
    }

    fn kept(path: &str, size: usize) -> Kept {
        Kept { size, ..Kept::of(path, path.as_bytes()).unwrap() }
    }

    fn paths(files: &[Kept]) -> Vec<&str> {
        files.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn a_version_is_every_file_a_reader_may_need_and_a_page_is_its_folder() {
        let version = write(site().path()).unwrap();
        assert_eq!(paths(&version.core), ["", "agent/", "app-1.js", "app-1.wasm", "dmss/"]);
        assert_eq!(version.when_visited, []);
    }

    #[test]
    fn of_texts_the_licences_are_kept_and_none_that_an_owner_puts_beside_them() {
        let site = site();
        fs::write(site.path().join(Site::NOTICES), "MIT").unwrap();
        fs::write(site.path().join("dmss").join(Site::NOTICES), "MIT").unwrap();
        let version = write(site.path()).unwrap();
        let texts: Vec<_> = version.core.iter().filter(|file| file.kind == "plain").map(|file| &file.path).collect();
        assert_eq!(texts, [Site::NOTICES]);
    }

    #[test]
    fn the_worker_has_the_hash_and_the_type_of_each_file_and_no_token_left() {
        let site = site();
        let version = write(site.path()).unwrap();
        let worker = fs::read_to_string(site.path().join(WORKER)).unwrap();
        let hash = BASE64_STANDARD.encode(Sha256::digest("app-1.wasm"));
        assert!(worker.contains(&format!("  [\"app-1.wasm\",\"{hash}\",\"wasm\"],\n")), "{worker}");
        assert!(worker.contains(&format!("const VERSION = '{}';", version.name)));
        assert!(worker.contains("const WHEN_VISITED = [\n];"));
        assert!(!worker.contains("__"), "{worker}");
    }

    #[test]
    fn the_same_files_are_the_same_version_and_one_byte_makes_another() {
        let (one, other) = (site(), site());
        let version = write(one.path()).unwrap();
        assert_eq!(write(one.path()).unwrap(), version, "it does not count itself");
        assert_eq!(write(other.path()).unwrap(), version);
        fs::write(other.path().join("dmss/index.html"), "dmss/index.htm1").unwrap();
        assert_ne!(write(other.path()).unwrap().name, version.name);
        fs::rename(one.path().join("app-1.js"), one.path().join("app-2.js")).unwrap();
        assert_ne!(write(one.path()).unwrap().name, version.name);
    }

    #[test]
    fn over_the_budget_what_grows_with_the_guides_waits_until_it_is_asked_for_and_all_else_is_kept() {
        let files = [("index.html", 10), ("agent/index.html", 10), ("dmss/index.html", 70), ("index-0123.json", 10)];
        let files = || files.map(|(path, size)| kept(path, size)).to_vec();
        let within = Version::of(files(), 100);
        assert_eq!(paths(&within.core), ["", "agent/", "dmss/", "index-0123.json"]);
        assert_eq!(paths(&within.when_visited), [""; 0]);
        let over = Version::of(files(), 99);
        assert_eq!(paths(&over.core), ["", "agent/"]);
        assert_eq!(paths(&over.when_visited), ["dmss/", "index-0123.json"]);
        assert_eq!(over.name, within.name);
    }

    #[test]
    fn what_takes_it_off_again_lies_where_it_does_nothing() {
        let site = site();
        write(site.path()).unwrap();
        let script = fs::read_to_string(site.path().join(KILL_SWITCH).join(WORKER)).unwrap();
        assert!(script.contains("registration.unregister()") && !script.contains("localStorage"));
    }
}
