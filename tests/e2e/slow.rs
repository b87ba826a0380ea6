//! A server that can be held up, which nginx cannot: the app is late, and the test says how long.

use std::sync::{Arc, Condvar, Mutex};

use handover::site::serve::{Served, Server};
use tokio::runtime::Runtime;

pub struct Slow {
    pub url: String,
    log: Arc<Mutex<Vec<String>>>,
    gate: Arc<Gate>,
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

impl Slow {
    pub fn start(folder: &std::path::Path, mount: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime can be made");
        let log = Arc::new(Mutex::new(Vec::new()));
        let gate = Arc::new(Gate::default());
        let (heard, held) = (Arc::clone(&log), Arc::clone(&gate));
        let server = Server::new(folder).at(mount).log(move |line| {
            heard.lock().expect("no test panics in here").push(line.to_owned());
            tokio::task::block_in_place(|| held.pass(line));
        });
        let served = std::thread::scope(|scope| {
            // Not on the test's own thread, which may be inside a runtime already.
            scope.spawn(|| runtime.block_on(server.start(0))).join().expect("starting does not panic")
        });
        let served = served.unwrap_or_else(|error| panic!("{error}"));
        Self { url: served.url(), log, gate, _served: served, runtime: Some(runtime) }
    }

    pub fn hold(&self, end: &'static str) {
        *self.gate.held.lock().expect("no test panics in here") = Some(end);
    }

    pub fn let_go(&self) {
        *self.gate.held.lock().expect("no test panics in here") = None;
        self.gate.opened.notify_all();
    }

    pub fn log(&self) -> Vec<String> {
        self.log.lock().expect("no test panics in here").clone()
    }
}

impl Drop for Slow {
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
