//! The built site on a host: nginx with the configuration that is shipped, and a log of what was asked for.

use std::{
    fs,
    path::{Path, PathBuf},
};

use handover::site::headers::FILE;
use tempfile::TempDir;

use crate::{
    between::{Between, Change},
    nginx::Nginx,
    run::mount,
    slow::Slow,
};

/// Where the sub-path tests put it: three folders deep, as a support organisation would.
pub const SUB_PATH: &str = "/support/help/guide/";

pub struct Site {
    /// With a slash at the end.
    pub url: String,
    mount: String,
    server: Server,
    _between: Option<Between>,
    _altered: Option<TempDir>,
}

enum Server {
    Nginx(Nginx),
    Slow { slow: Slow, folder: PathBuf },
}

/// What a host answers where there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// 404, as the shipped configuration does.
    NotFound,
    /// `index.html` with 200, as hosts for single-page apps do.
    Spa,
}

/// A folder that is yet to be served.
pub struct Plan {
    folder: PathBuf,
    host: Host,
    altered: Option<TempDir>,
}

impl Site {
    /// `dist/` where the suite has the site: at [`mount`].
    pub fn serve() -> Self {
        Self::serve_at(mount())
    }

    pub fn serve_at(mount: &str) -> Self {
        Self::of(&dist()).at(mount)
    }

    /// A copy of `dist/`, altered by `alter` before it is served.
    pub fn serve_altered(alter: impl FnOnce(&Path)) -> Self {
        let copy = Self::copy();
        alter(&copy.folder);
        copy.at(mount())
    }

    /// A copy of `dist/`, to be altered in [`Site::folder`] while it is served.
    pub fn copy() -> Plan {
        let copy = tempfile::tempdir().expect("a folder can be made");
        copy_folder(&dist(), copy.path());
        Plan { folder: copy.path().to_owned(), host: Host::NotFound, altered: Some(copy) }
    }

    /// `dist/` on a server that can be held up, see [`Site::hold`].
    pub fn serve_slowly() -> Self {
        let (slow, mount) = (Slow::start(&dist(), mount()), mount().to_owned());
        Self {
            url: slow.url.clone(),
            mount,
            server: Server::Slow { slow, folder: dist() },
            _between: None,
            _altered: None,
        }
    }

    /// Any folder with a built site: `Site::of(&folder).on(Host::Spa).at("/")`.
    pub fn of(folder: &Path) -> Plan {
        Plan { folder: folder.to_owned(), host: Host::NotFound, altered: None }
    }

    /// The same behind something that changes what passes, whatever comes from the host.
    pub fn behind(self, change: Change) -> Self {
        let between = Between::start(self.origin(), change);
        Self { url: format!("{}{}", between.origin, self.mount), _between: Some(between), ..self }
    }

    /// From now on, requests for paths that end so get no answer until [`Site::let_go`].
    pub fn hold(&self, end: &'static str) {
        self.slow().hold(end);
    }

    pub fn let_go(&self) {
        self.slow().let_go();
    }

    /// The host is gone: whoever asks is refused.
    pub fn stop(&self) {
        self.nginx().stop();
    }

    /// It is back, at the same address.
    pub fn start_again(&self) {
        self.nginx().start_again();
    }

    /// `http://127.0.0.1:8080`
    pub fn origin(&self) -> &str {
        self.url.strip_suffix(&self.mount).expect("it ends with the path")
    }

    pub fn folder(&self) -> PathBuf {
        match &self.server {
            Server::Slow { folder, .. } => folder.clone(),
            Server::Nginx(nginx) => nginx.folder(),
        }
    }

    /// Where a file lies whose name begins and ends so.
    pub fn file(&self, start: &str, end: &str) -> PathBuf {
        file_between(&self.folder(), start, end)
    }

    /// What was asked for so far: `GET /dmss/?a=b`.
    pub fn log(&self) -> Vec<String> {
        match &self.server {
            Server::Slow { slow, .. } => slow.log(),
            Server::Nginx(nginx) => {
                let first = |line: &str| Some(line.split('\t').next()?.rsplit_once(' ')?.0.to_owned());
                nginx.log().lines().filter_map(first).collect()
            }
        }
    }

    /// Everything the host wrote down: request lines, where readers came from, cookies, browsers.
    pub fn whole_log(&self) -> String {
        self.nginx().log()
    }

    /// The file a line of the log asks for; `None` if there is none.
    pub fn file_of(&self, line: &str) -> Option<PathBuf> {
        let file = self.folder().join(line.strip_prefix("GET ")?.strip_prefix(&self.mount)?);
        let file = if file.is_dir() { file.join("index.html") } else { file };
        file.is_file().then_some(file)
    }

    fn nginx(&self) -> &Nginx {
        match &self.server {
            Server::Nginx(nginx) => nginx,
            Server::Slow { .. } => panic!("only nginx can do this: `Site::serve()`"),
        }
    }

    fn slow(&self) -> &Slow {
        match &self.server {
            Server::Slow { slow, .. } => slow,
            Server::Nginx(_) => panic!("nginx cannot be held up: `Site::serve_slowly()`"),
        }
    }
}

impl Plan {
    pub fn on(self, host: Host) -> Self {
        Self { host, ..self }
    }

    /// Serves it, below a path that begins and ends with a slash.
    pub fn at(self, mount: &str) -> Site {
        let nginx = Nginx::start(&self.folder, self.host, mount);
        let url = format!("http://{}{mount}", nginx.address);
        Site { url, mount: mount.to_owned(), server: Server::Nginx(nginx), _between: None, _altered: self.altered }
    }
}

pub fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("dmss/index.html").is_file(), "there is no site in {}: run `make build` first", dist.display());
    dist
}

/// As another `site.toml` would have it: what the host says follows from the folder's `_headers`.
pub fn alter_headers(folder: &Path, from: &str, to: &str) {
    let file = folder.join(FILE);
    let headers = fs::read_to_string(&file).expect("the site has it");
    assert!(headers.contains(from), "`{from}` is not in {headers}");
    fs::write(file, headers.replace(from, to)).expect("the folder is ours");
}

/// Lets tests put scripts into its pages, which the policy keeps from having an address (Trusted Types).
pub fn lift_trusted_types(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the folder is ours").flatten() {
        let path = entry.path();
        if path.is_dir() {
            lift_trusted_types(&path);
        } else if path.extension().is_some_and(|extension| extension == "html") || path.ends_with(FILE) {
            let text = fs::read_to_string(&path).expect("it is text");
            let lifted = text.replace("; require-trusted-types-for 'script'; trusted-types handover-worker", "");
            fs::write(path, lifted).expect("the folder is ours");
        }
    }
}

/// The file of a folder by the two ends of its name; between them is a hash of its content.
pub fn file_between(folder: &Path, start: &str, end: &str) -> PathBuf {
    let mut files = fs::read_dir(folder).expect("the folder is there").flatten();
    let fits = |name: &str| name.starts_with(start) && name.ends_with(end);
    let file = files.find(|entry| entry.file_name().to_str().is_some_and(fits));
    file.unwrap_or_else(|| panic!("no file is called {start}…{end}")).path()
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let target = to.join(entry.file_name());
        let is_copy = entry.path().extension().is_some_and(|extension| extension == "br" || extension == "gz");
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else if !is_copy {
            // Without the compressed copies, which would be sent in place of what was altered.
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
