//! A running browser: its driver, its profile folder, its processes.
//!
//! Whatever happens to a test, nothing of it runs on: a browser that goes out of scope is killed with all it started.

use std::{
    collections::HashMap,
    fs,
    io::{BufRead, BufReader},
    ops::Deref,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::engine::{Engine, Setting};

/// A folder of its own for each reader. It outlives the browser, as on a real device.
#[derive(Clone)]
pub struct Profile(Arc<TempDir>);

impl Profile {
    pub fn new() -> Self {
        Self(Arc::new(tempfile::tempdir().expect("a folder can be made")))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

pub struct Browser {
    pub engine: Engine,
    pub profile: Profile,
    driver: Option<WebDriver>,
    /// The drivers: the browser is a child of the first.
    processes: Vec<Child>,
}

impl Browser {
    pub async fn start(engine: Engine, profile: &Profile, setting: Setting) -> Self {
        let mut browser = Self { engine, profile: profile.clone(), driver: None, processes: Vec::new() };
        browser.connect(engine.capabilities(profile.path(), setting)).await;
        browser
    }

    async fn connect(&mut self, capabilities: Capabilities) {
        let (process, port) = start_driver(self.engine, self.profile.path());
        self.processes.push(process);
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await;
        self.driver = Some(driver.unwrap_or_else(|error| panic!("the browser does not start: {error}")));
    }

    /// Closes it as a person does.
    pub async fn quit(mut self) {
        if let Some(driver) = self.driver.take() {
            driver.quit().await.expect("the browser closes");
        }
    }

    /// Ends everything at once, as a phone does that runs out of power.
    pub fn kill(self) {
        // All is in `drop`.
    }

    /// Ends the processes that run pages, as a system does that is short of memory. The browser itself runs on.
    pub async fn kill_tabs(&mut self) {
        let tabs: Vec<u32> = self.family().into_iter().filter(|id| self.engine.runs_pages(*id)).collect();
        assert!(!tabs.is_empty(), "no process runs a page");
        kill(&tabs);
        // A driver takes the death of a tab for its own; another one comes to the same browser afresh.
        let capabilities = self.engine.capabilities_of_running(self.capabilities());
        if let Some(driver) = self.driver.take() {
            let _ = driver.leak();
        }
        self.connect(capabilities).await;
        // It may have come to the tab that died, which answers nothing.
        let fresh = self.new_tab().await.expect("a tab can be opened");
        self.switch_to_window(fresh).await.expect("it is there");
    }

    fn family(&self) -> Vec<u32> {
        self.processes.iter().flat_map(|process| with_descendants(process.id())).collect()
    }

    /// The Chrome DevTools Protocol, for what WebDriver does not have.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        self.driver.as_ref().expect("it has not been closed")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        kill(&self.family());
        for process in &mut self.processes {
            let _ = process.wait();
        }
        if let Some(driver) = self.driver.take() {
            // There is nobody left to say goodbye to.
            let _ = driver.leak();
        }
    }
}

fn start_driver(engine: Engine, folder: &Path) -> (Child, u16) {
    let (command, arguments) = engine.driver();
    let mut process = Command::new(command)
        .args(arguments)
        // What a killed browser leaves behind goes with its profile.
        .env("TMPDIR", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{command} does not start: {error}\n  hint: `make setup`"));
    let mut lines = BufReader::new(process.stdout.take().expect("it is piped")).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| engine.port(&line))
        .unwrap_or_else(|| panic!("{command} ended before it was ready"));
    // It goes on talking, and must not find the pipe closed.
    std::thread::spawn(move || lines.for_each(drop));
    (process, port)
}

/// A process and all that came of it, the youngest last.
fn with_descendants(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // `id (name) state parent …`, where the name may hold anything.
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse().ok());
        if let Some(parent) = parent {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut family = vec![root];
    let mut next = 0;
    while next < family.len() {
        family.extend(children.remove(&family[next]).unwrap_or_default());
        next += 1;
    }
    family
}

/// SIGKILL.
fn kill(processes: &[u32]) {
    let ids = processes.iter().map(u32::to_string);
    let _ = Command::new("kill").arg("-9").args(ids).stderr(Stdio::null()).status();
}

/// Asks until it is so. What never comes within ten seconds is a failure.
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> Result<(), String>) {
    const LIMIT: Duration = Duration::from_secs(10);
    let begun = std::time::Instant::now();
    loop {
        match holds().await {
            Ok(()) => return,
            Err(seen) if begun.elapsed() > LIMIT => panic!("waited for {what}, but {seen}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}
