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
use handover::site::precache;
use tempfile::TempDir;
use tokio::{net::TcpListener, runtime::Runtime};
use tower_http::services::{ServeDir, ServeFile};

use crate::site::file_between;

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
        let folder = tempfile::tempdir().expect("a folder can be made");
        copy_folder(&dist(), folder.path());
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
    let after = renamed(folder, "after-", ".js");
    let search = renamed(folder, "search-", ".js");
    let start = file_between(folder, "start-", ".js");
    let mut script = fs::read_to_string(&start).expect("it is there");
    for (before, now) in [after, search] {
        assert!(script.contains(&before), "the start script names {before}");
        script = script.replace(&before, &now);
    }
    fs::write(&start, script).expect("the folder is ours");
    let (before, now) = renamed(folder, "start-", ".js");
    for page in pages(folder) {
        let mut html = fs::read_to_string(&page).expect("it is there");
        for (before, now) in before.split(' ').zip(now.split(' ')) {
            assert!(html.contains(before), "a page names {before}");
            html = html.replace(before, now);
        }
        fs::write(&page, html.replacen("<title>", "<meta name=edition content=2><title>", 1)).expect("the folder is ours");
    }
    precache::write(folder).expect("the folder is ours");
}

/// Alters a script, and names it by its content. Name and hash before and now.
fn renamed(folder: &Path, start: &str, end: &str) -> (String, String) {
    use base64::{Engine, prelude::BASE64_STANDARD};
    use sha2::{Digest, Sha256};

    let file = file_between(folder, start, end);
    let said = |path: &Path| {
        let digest = Sha256::digest(fs::read(path).expect("it is there"));
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        (name, digest.to_vec(), BASE64_STANDARD.encode(digest))
    };
    let (name, _, proof) = said(&file);
    let before = format!("{name} sha256-{proof}");
    let mut script = fs::read(&file).expect("it is there");
    script.extend_from_slice(b"\n//2\n");
    fs::write(&file, script).expect("the folder is ours");
    let (_, digest, proof) = said(&file);
    let hash: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let now = format!("{start}{hash}{end}");
    fs::rename(&file, folder.join(&now)).expect("the folder is ours");
    (before, format!("{now} sha256-{proof}"))
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

fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("sw.js").is_file(), "there is no site in {}: run `make build` first", dist.display());
    dist
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else if entry.path().extension().is_none_or(|extension| extension != "br" && extension != "gz") {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
