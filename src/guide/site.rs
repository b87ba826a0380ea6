//! The organisation that publishes the guides. Nothing about it is written in code.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Site {
    /// Who answers: `Example Security support`.
    pub name: String,
    pub contacts: Vec<Contact>,
    /// What every request should carry, whatever the app.
    pub send: Vec<String>,
    /// `#rrggbb`, for the light and the dark theme. The check refuses one that cannot be read.
    pub accent: String,
    pub accent_dark: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Contact {
    pub kind: ContactKind,
    /// What is shown.
    pub label: String,
    /// Telephone number, address or URL, by kind.
    pub value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactKind {
    Phone,
    Email,
    Web,
}

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
