//! The organisation that publishes the guides. Nothing about it is written in code.

use serde::Deserialize;

use crate::as_array;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Who answers: `Example Security support`.
    pub name: String,
    pub contacts: Vec<Contact>,
    /// What every request should carry, whatever the app.
    #[cfg(not(target_arch = "wasm32"))]
    pub send: Vec<String>,
    /// `#rrggbb`, for the light and the dark theme. The check refuses one that cannot be read.
    #[cfg(not(target_arch = "wasm32"))]
    pub accent: String,
    #[cfg(not(target_arch = "wasm32"))]
    pub accent_dark: String,
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub embedding: Embedding,
}

/// Other sites that show the guides in a frame. Left out, nobody but the site itself may.
///
/// An origin is `https://shop.example`, without a slash at the end; so that the check can refuse it where it stands, it is a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Embedding {
    /// Who may frame the site: origins, or `https://*.shop.example` for every name below one.
    #[serde(default)]
    pub allow: Vec<String>,
    /// Who of them is told how far somebody is. Nobody, unless it is said here.
    #[serde(default)]
    pub report_to: Vec<String>,
}

impl Site {
    /// The folder of the page for support agents. No guide can have it.
    pub const AGENT: &str = "agent";
    /// The file with the licences of the software used.
    pub const NOTICES: &str = "licences.txt";
}

as_array! { Site { name, contacts } host { send, accent, accent_dark, embedding } }

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub kind: ContactKind,
    /// What is shown.
    pub label: String,
    /// Telephone number, address or URL, by kind.
    pub value: String,
    pub hours: Option<String>,
}

as_array! { Contact { kind, label, value, hours } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactKind {
    Phone,
    Email,
    Web,
}

as_array! { enum ContactKind { Phone, Email, Web } }

impl Contact {
    pub fn href(&self) -> String {
        match self.kind {
            ContactKind::Phone => {
                let digits: String = self.value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
                format!("tel:{digits}")
            }
            ContactKind::Email => format!("mailto:{}", self.value),
            ContactKind::Web => self.value.clone(),
        }
    }
}
