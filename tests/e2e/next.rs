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

/// Puts the next version in the place of the one in this folder: the pages say `edition` 2, and what begins after the app,
/// the search and the start script have other names. Those of the old names are gone.
pub fn deploy_next(folder: &Path) {
    let longer = |start: &str, end: &str, more: &[u8]| {
        let file = file_between(folder, start, end);
        let mut content = fs::read(&file).expect("it is there");
        content.extend_from_slice(more);
        put(&file, start, content)
    };
    // To a module, a section of one's own that is called `2`.
    let renamed = vec![longer("after-start-", ".js", b"\n//2\n"), longer("part-search-", ".wasm", b"\0\x02\x012")];
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

/// Writes a file in the place of one, and names it by its content. Name and hash, each before and now.
fn put(file: &Path, start: &str, content: Vec<u8>) -> [(String, String); 2] {
    let digests = [fs::read(file).expect("it is there"), content.clone()].map(Sha256::digest);
    let hashes = digests.map(|digest| BASE64_STANDARD.encode(digest));
    let end = file.extension().and_then(|end| end.to_str()).expect("it has one");
    let names = digests.map(|digest| {
        let hash: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{start}{hash}.{end}")
    });
    fs::remove_file(file).expect("the folder is ours");
    fs::write(file.with_file_name(&names[1]), content).expect("the folder is ours");
    let [[name, new_name], [hash, new_hash]] = [names, hashes];
    [(name, new_name), (hash, new_hash)]
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
