//! The browsers the tests run in, and what differs between them. So far one; Firefox and WebKitGTK come in here.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thirtyfour::Capabilities;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
}

/// How the browser is set before a page is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    pub scripts: bool,
    pub storage: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self { scripts: true, storage: true }
    }
}

impl Engine {
    /// The driver's command; its arguments make it listen on any free port and say which.
    pub fn driver(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Engine::Chromium => ("chromedriver", &["--port=0"]),
        }
    }

    /// The port in a line of what the driver says when it is ready.
    pub fn port(self, line: &str) -> Option<u16> {
        match self {
            Engine::Chromium => {
                let (_, port) = line.split_once("started successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            }
        }
    }

    pub fn capabilities(self, profile: &Path, setting: Setting) -> Capabilities {
        let capabilities = match self {
            Engine::Chromium => chromium(profile, setting),
        };
        capabilities.as_object().expect("capabilities are an object").clone().into()
    }

    /// For a second driver of a browser that runs already.
    pub fn capabilities_of_running(self, first: &Capabilities) -> Capabilities {
        let capabilities = match self {
            Engine::Chromium => {
                let first = serde_json::to_value(first).expect("capabilities are JSON");
                let address = &first["goog:chromeOptions"]["debuggerAddress"];
                json!({ "browserName": "chrome", "goog:chromeOptions": { "debuggerAddress": address } })
            }
        };
        capabilities.as_object().expect("capabilities are an object").clone().into()
    }

    /// Whether a process is one of those that run pages, not the browser's own.
    pub fn runs_pages(self, process: u32) -> bool {
        let command = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        match self {
            Engine::Chromium => String::from_utf8_lossy(&command).contains("--type=renderer"),
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
        }
    }
}

fn chromium(profile: &Path, setting: Setting) -> Value {
    let mut preferences = json!({ "download.default_directory": Engine::Chromium.downloads(profile) });
    if !setting.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    if !setting.storage {
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    json!({
        "browserName": "chrome",
        "pageLoadStrategy": "eager",
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
                format!("--user-data-dir={}", profile.display()),
            ],
            "prefs": preferences,
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        },
    })
}
