//! The browsers the tests run in: how each is started and set, and where it keeps its things.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thirtyfour::Capabilities;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// WebKitGTK, in a browser of our own: `webkit.py` says why.
    WebKit,
}

/// How the browser is set before a page is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    pub scripts: bool,
    pub storage: Storage,
}

/// Where pages may store something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    Everywhere,
    /// Not in a frame of another site's page: Firefox alone.
    NotInFrames,
    Nowhere,
    /// Pages have no storage to ask: Firefox alone.
    Absent,
}

impl Setting {
    fn has_storage(self) -> bool {
        matches!(self.storage, Storage::Everywhere | Storage::NotInFrames)
    }
}

impl Default for Setting {
    fn default() -> Self {
        Self { scripts: true, storage: Storage::Everywhere }
    }
}

impl Engine {
    pub const ALL: [Self; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// The driver's command, and what makes it listen on this port of its own.
    pub fn driver(self, port: u16) -> (&'static str, Vec<String>) {
        let port = format!("--port={port}");
        match self {
            Engine::Chromium => ("chromedriver", vec![port]),
            // The other ports it chooses itself; system access is for the colours of the system.
            Engine::Firefox => {
                ("geckodriver", vec![port, "--websocket-port=0".to_owned(), "--allow-system-access".to_owned()])
            }
            Engine::WebKit => ("WebKitWebDriver", vec![port]),
        }
    }

    /// Whether it draws on a display that must be there, even if nobody looks.
    pub fn needs_display(self) -> bool {
        self == Engine::WebKit
    }

    pub fn capabilities(self, profile: &Path, setting: Setting) -> Capabilities {
        let mut capabilities = match self {
            Engine::Chromium => chromium(profile, setting),
            Engine::Firefox => firefox(profile, setting),
            Engine::WebKit => webkit(profile, setting),
        };
        // WebKit's driver often misses the moment that `eager` means, and waits for good.
        capabilities["pageLoadStrategy"] = json!(if self == Engine::WebKit { "normal" } else { "eager" });
        // Not the half minute of the standard: a script may wait for a machine that has other work, too.
        capabilities["timeouts"] = json!({ "script": 300_000, "pageLoad": 300_000 });
        capabilities.as_object().expect("capabilities are an object").clone().into()
    }

    /// Whether a process is one of those that run pages, not the browser's own.
    pub fn runs_pages(self, process: u32) -> bool {
        let command = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        // Some write all arguments into one.
        let command = String::from_utf8_lossy(&command).replace('\0', " ");
        match self {
            Engine::Chromium => command.contains(" --type=renderer "),
            Engine::Firefox => command.trim_end().ends_with(" tab"),
            Engine::WebKit => command.contains("/WebKitWebProcess "),
        }
    }

    /// Where downloads go.
    pub fn downloads(self, profile: &Path) -> PathBuf {
        profile.join("downloads")
    }

    /// Where this engine keeps the localStorage of a profile.
    pub fn storage_folder(self, profile: &Path) -> PathBuf {
        match self {
            Engine::Chromium => profile.join("Default/Local Storage"),
            Engine::Firefox => profile.join("storage/default"),
            Engine::WebKit => profile.join("data/localstorage"),
        }
    }
}

fn chromium(profile: &Path, setting: Setting) -> Value {
    let mut preferences = json!({ "download.default_directory": Engine::Chromium.downloads(profile) });
    if !setting.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    if !setting.has_storage() {
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": {
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-sync",
                "--no-first-run",
                "--lang=en-GB",
                // Nothing runs for so long that the compiler for what runs long would be worth its time.
                "--js-flags=--liftoff-only",
                format!("--user-data-dir={}", profile.display()),
            ],
            "prefs": preferences,
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        },
    })
}

fn firefox(profile: &Path, setting: Setting) -> Value {
    let mut preferences = json!({
        "browser.download.folderList": 2,
        "browser.download.dir": Engine::Firefox.downloads(profile),
        "browser.download.alwaysOpenPanel": false,
        "intl.accept_languages": "en-GB",
        // What the clipboard holds is read without the question that a person would be asked.
        "dom.events.testing.asyncClipboard": true,
    });
    if !setting.scripts {
        preferences["javascript.enabled"] = json!(false);
    }
    match setting.storage {
        Storage::Everywhere => {}
        Storage::NotInFrames => preferences["network.cookie.cookieBehavior"] = json!(1),
        Storage::Nowhere => preferences["network.cookie.cookieBehavior"] = json!(2),
        Storage::Absent => preferences["dom.storage.enabled"] = json!(false),
    }
    json!({
        "browserName": "firefox",
        "webSocketUrl": true,
        "moz:firefoxOptions": { "args": ["-headless", "-profile", profile], "prefs": preferences },
    })
}

fn webkit(profile: &Path, setting: Setting) -> Value {
    let browser = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/webkit.py");
    let argument = json!({ "profile": profile, "scripts": setting.scripts, "storage": setting.has_storage() });
    json!({ "webkitgtk:browserOptions": { "binary": browser, "args": [argument.to_string()] } })
}
