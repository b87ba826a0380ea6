//! The support organisation: reachable, and its colours legible.

use super::{At, Problem};
use crate::guide::{ContactKind, Site};

/// The page's background in the light and the dark theme, as in `style/tokens.css`.
pub const PAPER: &str = "#fbfaf7";
pub const PAPER_DARK: &str = "#0f161b";

/// WCAG 2.2 AA for text.
const LEGIBLE: f64 = 4.5;

pub fn check_site(site: &Site) -> Vec<Problem> {
    let mut problems = Vec::new();
    let root = At::root();
    if site.name.trim().is_empty() {
        problems.push(Problem::new(root.field("name"), "the name is empty"));
    }
    if site.contacts.is_empty() {
        problems.push(Problem::new(root.field("contacts"), "there is no way to contact support"));
    }
    for (n, contact) in site.contacts.iter().enumerate() {
        let good = match contact.kind {
            ContactKind::Phone => contact.value.chars().any(|c| c.is_ascii_digit()),
            ContactKind::Email => contact.value.contains('@'),
            ContactKind::Web => contact.value.starts_with("https://"),
        };
        if !good {
            let hint = match contact.kind {
                ContactKind::Phone => "a phone number has digits",
                ContactKind::Email => "an e-mail address has an `@`",
                ContactKind::Web => "a web address begins with https://",
            };
            let message = format!("`{}` cannot be reached", contact.value);
            problems.push(Problem::new(At::of("contacts", n).field("value"), message).hint(hint));
        }
    }
    for (field, accent, paper) in [("accent", &site.accent, PAPER), ("accent_dark", &site.accent_dark, PAPER_DARK)] {
        let at = root.field(field);
        match contrast(accent, paper) {
            None => {
                problems.push(Problem::new(at, format!("`{accent}` is not a colour")).hint("write it as `#0a6b6b`"))
            }
            Some(ratio) if ratio < LEGIBLE => {
                let message = format!("`{accent}` on `{paper}` has a contrast of {ratio:.1}, {LEGIBLE} is needed");
                problems.push(Problem::new(at, message));
            }
            Some(_) => {}
        }
    }
    problems
}

/// WCAG contrast of two `#rrggbb` colours, 1 to 21.
pub fn contrast(a: &str, b: &str) -> Option<f64> {
    let (a, b) = (luminance(a)?, luminance(b)?);
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

fn luminance(colour: &str) -> Option<f64> {
    let hex = colour.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let channel = |n: usize| {
        let value = f64::from(u8::from_str_radix(&hex[n..n + 2], 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}
