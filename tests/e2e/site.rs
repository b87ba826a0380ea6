//! The built site, served as a static host would, with a log of what was asked for.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex},
};

use handover::site::serve::{Served, Server};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Where the sub-path tests put it: three folders deep, as a support organisation would.
pub const SUB_PATH: &str = "/support/help/guide/";

pub struct Site {
    /// With a slash at the end.
    pub url: String,
    folder: PathBuf,
    log: Arc<Mutex<Vec<String>>>,
    gate: Arc<Gate>,
    _altered: Option<TempDir>,
    _served: Served,
    // The server runs beside the test: it answers while the test does not wait, and may be held up alone.
    runtime: Option<Runtime>,
}

/// Holds back the answers to some requests.
#[derive(Default)]
struct Gate {
    /// The end of the paths that are held.
    held: Mutex<Option<&'static str>>,
    opened: Condvar,
}

impl Site {
    /// `dist/` at the root of its host.
    pub fn serve() -> Self {
        Self::of(dist(), "/", None)
    }

    pub fn serve_at(mount: &str) -> Self {
        Self::of(dist(), mount, None)
    }

    /// A copy of `dist/`, altered by `alter` before it is served.
    pub fn serve_altered(alter: impl FnOnce(&Path)) -> Self {
        let copy = tempfile::tempdir().expect("a folder can be made");
        copy_folder(&dist(), copy.path());
        alter(copy.path());
        Self::of(copy.path().to_owned(), "/", Some(copy))
    }

    fn of(folder: PathBuf, mount: &str, altered: Option<TempDir>) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime can be made");
        let log = Arc::new(Mutex::new(Vec::new()));
        let gate = Arc::new(Gate::default());
        let (heard, held) = (Arc::clone(&log), Arc::clone(&gate));
        let server = Server::new(&folder).at(mount).log(move |line| {
            heard.lock().expect("no test panics in here").push(line.to_owned());
            tokio::task::block_in_place(|| held.pass(line));
        });
        let served = std::thread::scope(|scope| {
            // Not on the test's own thread, which may be inside a runtime already.
            scope.spawn(|| runtime.block_on(server.start(0))).join().expect("starting does not panic")
        });
        let served = served.unwrap_or_else(|error| panic!("{error}"));
        let url = served.url();
        Self { url, folder, log, gate, _altered: altered, _served: served, runtime: Some(runtime) }
    }

    /// From now on, requests for paths that end so get no answer until [`Site::let_go`].
    pub fn hold(&self, end: &'static str) {
        *self.gate.held.lock().expect("no test panics in here") = Some(end);
    }

    pub fn let_go(&self) {
        *self.gate.held.lock().expect("no test panics in here") = None;
        self.gate.opened.notify_all();
    }

    /// What was asked for so far: `GET /dmss/`.
    pub fn log(&self) -> Vec<String> {
        self.log.lock().expect("no test panics in here").clone()
    }

    /// The file a line of the log asks for; `None` if there is none.
    pub fn file_of(&self, line: &str) -> Option<PathBuf> {
        let path = line.strip_prefix("GET ")?;
        let mount = self.url.splitn(4, '/').nth(3).unwrap_or_default();
        let file = self.folder.join(path.trim_start_matches('/').strip_prefix(mount)?);
        let file = if file.is_dir() { file.join("index.html") } else { file };
        file.is_file().then_some(file)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.let_go();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Gate {
    fn pass(&self, line: &str) {
        let held = self.held.lock().expect("no test panics in here");
        let closed = |held: &mut Option<&'static str>| held.is_some_and(|end| line.ends_with(end));
        drop(self.opened.wait_while(held, closed));
    }
}

fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("dmss/index.html").is_file(), "there is no site in {}: run `make build` first", dist.display());
    dist
}

/// The file of a folder by the two ends of its name; between them is a hash of its content.
pub fn file_between(folder: &Path, start: &str, end: &str) -> PathBuf {
    let mut files = fs::read_dir(folder).expect("the folder is there").flatten();
    let fits = |name: &str| name.starts_with(start) && name.ends_with(end);
    let file = files.find(|entry| entry.file_name().to_str().is_some_and(fits));
    file.unwrap_or_else(|| panic!("no file is called {start}…{end}")).path()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else if entry.path().extension().is_none_or(|extension| extension != "br") {
            // Without the compressed copies, which would be sent in place of what was altered.
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
