//! A running browser: its driver, its profile folder, its processes.
//!
//! Whatever happens to a test, nothing of it runs on: a browser that goes out of scope is killed with all it started.

use std::{
    collections::HashMap,
    fs,
    io::{BufRead, BufReader},
    net::{TcpListener, TcpStream},
    ops::Deref,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};

use reqwest::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::{
    beyond::Line,
    engine::{Engine, Setting},
};

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
    /// The display, if it needs one, and the drivers: the browser is a child of the first.
    processes: Vec<Child>,
    display: Option<String>,
    /// What it is told beyond WebDriver.
    pub line: Line,
}

impl Browser {
    pub async fn start(engine: Engine, profile: &Profile, setting: Setting) -> Self {
        let profile = profile.clone();
        let mut browser =
            Self { engine, profile, driver: None, processes: Vec::new(), display: None, line: Line::Driver };
        if engine.needs_display() {
            let (process, display) = start_display();
            browser.processes.push(process);
            browser.display = Some(display);
        }
        browser.connect(engine.capabilities(browser.profile.path(), setting)).await;
        browser.line = Line::to(&browser).await;
        browser
    }

    async fn connect(&mut self, capabilities: Capabilities) {
        let (process, port) = start_driver(self.engine, self.profile.path(), self.display.as_deref());
        self.processes.push(process);
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await;
        self.driver = Some(driver.unwrap_or_else(|error| panic!("the browser does not start: {error}")));
    }

    /// Closes it as a person does, and waits until it has put its things away.
    pub async fn quit(mut self) {
        let browsers = self.browsers();
        if let Some(driver) = self.driver.take() {
            driver.quit().await.expect("the browser closes");
        }
        have_ended(&browsers).await;
    }

    /// Ends everything at once, as a phone does that runs out of power.
    pub fn kill(self) {
        // All is in `drop`.
    }

    /// Ends the processes that run pages, as a system does that is short of memory. The browser itself runs on.
    pub async fn kill_tabs(&mut self) {
        let browsers = self.browsers();
        let tabs: Vec<u32> = browsers.iter().copied().filter(|id| self.engine.runs_pages(*id)).collect();
        assert!(!tabs.is_empty(), "no process runs a page");
        kill(&tabs);
        match self.engine {
            // Its driver takes the death of a tab for its own, so another one comes to the same browser.
            Engine::Chromium => {
                let first = serde_json::to_value(self.capabilities()).expect("capabilities are JSON");
                let address = first["goog:chromeOptions"]["debuggerAddress"].as_str().expect("it has one").to_owned();
                replace_tabs(&address).await;
                if let Some(driver) = self.driver.take() {
                    let _ = driver.leak();
                }
                let running = json!({ "browserName": "chrome", "goog:chromeOptions": { "debuggerAddress": address } });
                self.connect(running.as_object().expect("it is one").clone().into()).await;
            }
            Engine::Firefox => {
                let fresh = self.new_tab().await.expect("a tab can be opened");
                self.switch_to_window(fresh).await.expect("it is there");
            }
            // Its driver closes the browser then, so it is opened again.
            Engine::WebKit => {
                have_ended(&browsers).await;
                *self = Self::start(self.engine, &self.profile, Setting::default()).await;
            }
        }
    }

    /// The processes of the browser, without the driver and the display.
    fn browsers(&self) -> Vec<u32> {
        let ours: Vec<u32> = self.processes.iter().map(Child::id).collect();
        self.family().into_iter().filter(|id| !ours.contains(id)).collect()
    }

    fn family(&self) -> Vec<u32> {
        self.processes.iter().flat_map(|process| with_descendants(process.id())).collect()
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

/// Starts a driver and waits until it listens.
fn start_driver(engine: Engine, folder: &Path, display: Option<&str>) -> (Child, u16) {
    // Somebody else may take the port before the driver does; then it ends, and there are others.
    for _ in 0..10 {
        let port = free_port();
        let (command, arguments) = engine.driver(port);
        let mut driver = Command::new(command);
        // What a killed browser leaves behind goes with its profile.
        for variable in ["TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            driver.env(variable, folder);
        }
        if let Some(display) = display {
            // Nobody is there to be read to, and its settings are its own.
            driver.env("DISPLAY", display).env("NO_AT_BRIDGE", "1").env("GSETTINGS_BACKEND", "memory");
        }
        let mut process = driver
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command} does not start: {error}\n  hint: `make setup`"));
        while process.try_wait().expect("it is our child").is_none() {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return (process, port);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    panic!("the driver of {engine:?} ends before it listens");
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    listener.local_addr().expect("it is bound").port()
}

/// A display of its own for each browser: there is one clipboard on each.
fn start_display() -> (Child, String) {
    let mut process = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-noreset"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("Xvfb does not start: {error}\n  hint: `make setup`"));
    let mut number = String::new();
    let said = process.stdout.take().expect("it is piped");
    BufReader::new(said).read_line(&mut number).expect("Xvfb says its number");
    (process, format!(":{}", number.trim()))
}

/// Opens a tab in a running Chromium and closes all others: a driver that comes to one that has died gets no answer.
async fn replace_tabs(address: &str) {
    let ask = async |method: Method, what: &str| {
        let request = reqwest::Client::new().request(method, format!("http://{address}/json/{what}"));
        let answer = request.send().await.expect("the browser listens");
        answer.text().await.expect("it answers in text")
    };
    let tabs = async || -> Vec<String> {
        let targets: Vec<Value> = serde_json::from_str(&ask(Method::GET, "list").await).expect("it lists its tabs");
        let pages = targets.iter().filter(|target| target["type"] == "page");
        pages.map(|page| page["id"].as_str().expect("each has an id").to_owned()).collect()
    };
    let old = tabs().await;
    ask(Method::PUT, "new?about:blank").await;
    for tab in &old {
        ask(Method::GET, &format!("close/{tab}")).await;
    }
    until("the end of the old tabs", async || {
        let left = tabs().await;
        if left.len() == 1 && !old.contains(&left[0]) { Ok(()) } else { Err(format!("there are {left:?}")) }
    })
    .await;
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

async fn have_ended(processes: &[u32]) {
    until("the end of the browser", async || {
        let running: Vec<&u32> = processes.iter().filter(|id| is_running(**id)).collect();
        if running.is_empty() { Ok(()) } else { Err(format!("{running:?} run on")) }
    })
    .await;
}

fn is_running(process: u32) -> bool {
    // What has ended stays on the list until somebody asks how.
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    stat.rsplit_once(')').is_some_and(|(_, rest)| !rest.trim_start().starts_with('Z'))
}

/// SIGKILL.
fn kill(processes: &[u32]) {
    let ids = processes.iter().map(u32::to_string);
    let _ = Command::new("kill").arg("-9").args(ids).stderr(Stdio::null()).status();
}

/// Asks until it is so. What has not come after so many looks is a failure: half a minute where there is nothing else to
/// do, and longer in step where each look takes longer, as on a machine that is busy.
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> Result<(), String>) {
    const LOOKS: u32 = 1_000;
    const LEAST: Duration = Duration::from_secs(30);
    // For an answer that itself takes half a minute not to come.
    const MOST: Duration = Duration::from_secs(300);
    let begun = std::time::Instant::now();
    for look in 1.. {
        match holds().await {
            Ok(()) => return,
            Err(seen) if look > LOOKS && begun.elapsed() > LEAST || begun.elapsed() > MOST => {
                panic!("waited for {what}, but {seen}")
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}
