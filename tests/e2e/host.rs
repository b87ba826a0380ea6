//! A host that is redeployed, half of it at times, and that goes away.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

use axum::{
    Router,
    http::header::{CACHE_CONTROL, HeaderValue},
    middleware,
    response::Response,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use handover::site::precache;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::{net::TcpListener, runtime::Runtime};
use tower_http::services::{ServeDir, ServeFile};

use crate::site::{copy_of_dist, file_between};

/// What a host says of what it does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    NotFound,
    /// The first page, and that all is well.
    FirstPage,
}

pub struct Host {
    /// Of the first mount, with a slash at the end.
    pub url: String,
    address: SocketAddr,
    folder: TempDir,
    mounts: &'static [&'static str],
    missing: Missing,
    runtime: Option<Runtime>,
}

impl Host {
    pub fn serve() -> Self {
        Self::at(&["/"], Missing::NotFound)
    }

    /// A copy of `dist/`, at each of these paths.
    pub fn at(mounts: &'static [&'static str], missing: Missing) -> Self {
        let folder = copy_of_dist();
        let address = (Ipv4Addr::LOCALHOST, 0).into();
        let mut host = Self { url: String::new(), address, folder, mounts, missing, runtime: None };
        host.start_again();
        host.url = format!("http://{}{}", host.address, host.mounts[0]);
        host
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where a file lies whose name begins and ends so.
    pub fn file(&self, start: &str, end: &str) -> PathBuf {
        file_between(self.folder(), start, end)
    }

    /// From now on nobody listens.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Not on the test's own thread, which is inside a runtime already.
            std::thread::scope(|scope| scope.spawn(|| drop(runtime)).join()).expect("stopping does not panic");
        }
    }

    /// At the address it had.
    pub fn start_again(&mut self) {
        let mut router = Router::new();
        for mount in self.mounts {
            router = match (*mount, self.missing) {
                ("/", Missing::NotFound) => router.fallback_service(ServeDir::new(self.folder.path())),
                ("/", Missing::FirstPage) => {
                    let first = ServeFile::new(self.folder.path().join("index.html"));
                    router.fallback_service(ServeDir::new(self.folder.path()).fallback(first))
                }
                (mount, _) => {
                    let mount = mount.trim_end_matches('/');
                    let files = ServeDir::new(self.folder.path()).redirect_path_prefix(mount);
                    router.nest_service(mount, files)
                }
            };
        }
        let router = router.layer(middleware::map_response(async |mut response: Response| {
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            response
        }));
        let runtime = Runtime::new().expect("a runtime can be made");
        let address = self.address;
        let listen = async || TcpListener::bind(address).await.expect("the port is free");
        let listener = std::thread::scope(|scope| scope.spawn(|| runtime.block_on(listen())).join());
        let listener = listener.expect("listening does not panic");
        self.address = listener.local_addr().expect("it listens");
        runtime.spawn(async { axum::serve(listener, router).await });
        self.runtime = Some(runtime);
    }

    /// Puts the next version in the place of this one: the files of the old one that have other names now are gone.
    pub fn deploy_next(&self) {
        make_next(self.folder());
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Another version of the site in this folder: the pages say `edition` 2, and what begins after the app, the search and
/// the start script have other names.
fn make_next(folder: &Path) {
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
    precache::write(folder).expect("the folder is ours");
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

pub fn pages(folder: &Path) -> Vec<PathBuf> {
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
