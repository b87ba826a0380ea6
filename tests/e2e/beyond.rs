//! What WebDriver has no words for, said to each engine in its own: DevTools to Chromium, WebDriver BiDi to Firefox, and
//! to WebKit what `webkit.py` listens for.

use serde_json::{Value, json};
use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::UnixStream,
};

use crate::{bidi::Bidi, browser::Browser, engine::Engine};

/// The line to a running browser.
pub enum Line {
    /// Chromium's goes through the driver.
    Driver,
    Bidi(Bidi),
    Control(tokio::sync::Mutex<BufReader<UnixStream>>),
}

impl Line {
    pub async fn to(browser: &Browser) -> Self {
        match browser.engine {
            Engine::Chromium => Line::Driver,
            Engine::Firefox => {
                let capabilities = serde_json::to_value(browser.capabilities()).expect("capabilities are JSON");
                let bidi = Bidi::connect(capabilities["webSocketUrl"].as_str().expect("it speaks BiDi")).await;
                // Else it ends with the first tab that dies, which only a driven one does.
                of_its_own(&bidi, "Services.env.set('MOZ_CRASHREPORTER_SHUTDOWN', '')").await;
                Line::Bidi(bidi)
            }
            Engine::WebKit => {
                let control = browser.profile.path().join("control");
                let stream = UnixStream::connect(control).await.expect("it listens");
                Line::Control(tokio::sync::Mutex::new(BufReader::new(stream)))
            }
        }
    }
}

/// Runs a script of Firefox's own window, not of the page in it.
async fn of_its_own(bidi: &Bidi, script: &str) {
    let tree = bidi.send("browsingContext.getTree", json!({ "moz:scope": "chrome" })).await;
    let window = json!({ "context": tree["contexts"][0]["context"] });
    let order = json!({ "expression": script, "target": window, "awaitPromise": false });
    let done = bidi.send("script.evaluate", order).await;
    assert_eq!(done["type"], "success", "{script}: {done}");
}

impl Browser {
    /// The size of what shows the page, without a frame round it.
    pub async fn show_at(&self, (width, height): (u32, u32)) {
        match &self.line {
            Line::Driver => {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
            }
            Line::Bidi(bidi) => {
                let window = self.window().await.expect("there is a window");
                let size = json!({ "width": width, "height": height });
                let view = json!({ "context": window.to_string(), "viewport": size, "devicePixelRatio": 1 });
                bidi.send("browsingContext.setViewport", view).await;
            }
            Line::Control(_) => {
                self.set_window_rect(0, 0, width, height).await.expect("it can be so large");
            }
        }
    }

    /// `light` or `dark`.
    pub async fn in_scheme(&self, scheme: &str) {
        match &self.line {
            Line::Driver => {
                let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
                self.devtools("Emulation.setEmulatedMedia", features).await;
            }
            Line::Bidi(bidi) => {
                let script =
                    format!("gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = '{scheme}'");
                of_its_own(bidi, &script).await;
            }
            Line::Control(_) => {
                self.control(json!({ "do": "scheme", "scheme": scheme })).await;
            }
        }
    }

    /// Runs a script in every page from now on, before anything of the page's own.
    pub async fn run_first(&self, script: &str) {
        match &self.line {
            Line::Driver => {
                self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
            }
            Line::Bidi(bidi) => {
                let script = format!("() => {{ {script} }}");
                bidi.send("script.addPreloadScript", json!({ "functionDeclaration": script })).await;
            }
            Line::Control(_) => {
                self.control(json!({ "do": "first", "script": script })).await;
            }
        }
    }

    pub async fn set_offline(&self, offline: bool) {
        match &self.line {
            Line::Driver => {
                let conditions =
                    json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
                self.devtools("Network.enable", json!({})).await;
                self.devtools("Network.emulateNetworkConditions", conditions).await;
            }
            Line::Bidi(bidi) => {
                let window = self.window().await.expect("there is a window");
                let conditions = offline.then(|| json!({ "type": "offline" }));
                let order = json!({ "networkConditions": conditions, "contexts": [window.to_string()] });
                bidi.send("emulation.setNetworkConditions", order).await;
            }
            Line::Control(_) => {
                self.control(json!({ "do": "offline", "offline": offline })).await;
            }
        }
    }

    /// Lets the page at the clipboard without asking the reader.
    pub async fn allow_clipboard(&self) {
        // The others are set so from the start.
        if let Line::Driver = self.line {
            let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
            self.devtools("Browser.grantPermissions", permissions).await;
        }
    }

    /// The page on A4 as a PDF.
    pub async fn print(&self) -> Vec<u8> {
        match &self.line {
            Line::Driver | Line::Bidi(_) => {
                let margin = 1.4; // cm, the beyond_role of style/print.css
                let parameters = PrintParameters {
                    page: PrintPage { width: 21.0, height: 29.7 },
                    margin: PrintMargins { top: margin, bottom: margin, left: margin, right: margin },
                    ..PrintParameters::default()
                };
                self.print_page(parameters).await.expect("it prints")
            }
            Line::Control(_) => {
                let file = self.profile.path().join("control.pdf");
                self.control(json!({ "do": "print", "file": file })).await;
                std::fs::read(file).expect("it was printed")
            }
        }
    }

    /// The addresses the browser asked for since it was last asked; its own pages and data in the page among them.
    pub async fn requests(&self) -> Vec<String> {
        match &self.line {
            Line::Driver => {
                let log = self.get_log("performance").await.expect("the browser keeps a log");
                let messages = log.iter().filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
                let sent = messages.filter(|message| message["message"]["method"] == "Network.requestWillBeSent");
                let url = |message: Value| message["message"]["params"]["request"]["url"].as_str().map(str::to_owned);
                sent.filter_map(url).collect()
            }
            Line::Bidi(bidi) => bidi.requests().await,
            Line::Control(_) => self.control_lines("requests").await,
        }
    }

    /// What the console has complained of since it was last asked.
    pub async fn complaints(&self) -> Vec<String> {
        match &self.line {
            Line::Driver => {
                let log = self.browser_log().await.expect("the browser keeps a log");
                let complaints = log.into_iter().filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
                complaints.map(|entry| entry.message).collect()
            }
            Line::Bidi(bidi) => {
                let mut complaints = bidi.complaints().await;
                // What a page that is left was still importing. What it imports it has fetched and compared before.
                complaints.retain(|line| !line.contains("error loading dynamically imported module"));
                complaints
            }
            Line::Control(_) => {
                let mut complaints = self.control_lines("complaints").await;
                // One directive it does not know, and one guess about what will be wanted.
                complaints
                    .retain(|line| !line.contains("'manifest-src'") && !line.contains("preloaded using link preload"));
                complaints
            }
        }
    }

    async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    async fn control(&self, order: Value) -> Value {
        let Line::Control(stream) = &self.line else { panic!("{order} is for WebKit") };
        let mut stream = stream.lock().await;
        stream.write_all(format!("{order}\n").as_bytes()).await.expect("it listens");
        let mut answer = String::new();
        stream.read_line(&mut answer).await.expect("it answers");
        serde_json::from_str(&answer).unwrap_or_else(|_| panic!("{order}: {answer}"))
    }

    async fn control_lines(&self, what: &str) -> Vec<String> {
        let lines = self.control(json!({ "do": what })).await;
        serde_json::from_value(lines).expect("it answers with lines")
    }
}
