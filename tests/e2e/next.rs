//! Another version of the site, and a spoilt one.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use handover::site::precache;
use sha2::{Digest, Sha256};

use crate::site::file_between;

/// Puts the next version in the place of the one in this folder: the pages say `edition` 2, and what begins after the app, the search and
/// the start script have other names. Those of the old names are gone.
pub fn deploy_next(folder: &Path) {
    let again = |start: &str| {
        let file = file_between(folder, start, ".js");
        let mut script = fs::read(&file).expect("it is there");
        script.extend_from_slice(b"\n//2\n");
        put(&file, start, script)
    };
    let file = file_between(folder, "later-", ".js");
    let later = exchanged(&file, vec![again("search-")]);
    let renamed = vec![again("after-"), put(&file, "later-", later.into_bytes())];
    let file = file_between(folder, "start-", ".js");
    let script = exchanged(&file, renamed);
    let renamed = put(&file, "start-", script.into_bytes());
    for page in pages(folder) {
        let html = exchanged(&page, vec![renamed.clone()]);
        let html = html.replacen("<title>", "<meta name=edition content=2><title>", 1);
        fs::write(&page, html).expect("the folder is ours");
    }
    let worker = folder.join(precache::WORKER);
    let time = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).expect("it is there");
    let before = time(&worker);
    precache::write(folder).expect("the folder is ours");
    // A host tells versions apart by length, which is the same, and by the second.
    let file = fs::File::options().append(true).open(&worker).expect("the folder is ours");
    file.set_modified(before + Duration::from_secs(60)).expect("the folder is ours");
}

/// The text of a file with other names and hashes in it.
fn exchanged(file: &Path, names: Vec<[(String, String); 2]>) -> String {
    let mut text = fs::read_to_string(file).expect("it is there");
    for (before, now) in names.into_iter().flatten() {
        assert!(text.contains(&before), "{} does not have {before}", file.display());
        text = text.replace(&before, &now);
    }
    text
}

/// Writes a script in the place of one, and names it by its content. Name and hash, each before and now.
fn put(file: &Path, start: &str, script: Vec<u8>) -> [(String, String); 2] {
    let digests = [fs::read(file).expect("it is there"), script.clone()].map(Sha256::digest);
    let proofs = digests.map(|digest| BASE64_STANDARD.encode(digest));
    let names = digests.map(|digest| {
        let hash: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{start}{hash}.js")
    });
    fs::remove_file(file).expect("the folder is ours");
    fs::write(file.with_file_name(&names[1]), script).expect("the folder is ours");
    let [[name, new_name], [proof, new_proof]] = [names, proofs];
    [(name, new_name), (proof, new_proof)]
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path());
    let pages = folders.chain([folder.to_owned()]).map(|folder| folder.join("index.html"));
    pages.filter(|page| page.is_file()).collect()
}

/// With one byte of it another one.
pub fn flip(file: &Path) {
    let mut bytes = fs::read(file).expect("it is there");
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    fs::write(file, bytes).expect("the folder is ours");
}
