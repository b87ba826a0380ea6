//! The support organisation: reachable, its colours legible, and who may frame its guides named as a browser wants it.

use super::{At, Problem};
use crate::guide::{ContactKind, Embedding, Site};

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
    problems.extend(check_embedding(&site.embedding));
    problems
}

fn check_embedding(embedding: &Embedding) -> Vec<Problem> {
    let mut problems = Vec::new();
    let at = At::root().field("embedding");
    for (n, origin) in embedding.allow.iter().enumerate() {
        if let Err(hint) = is_origin(origin.strip_prefix("https://*.").map_or(origin.clone(), name_below).as_str()) {
            let message = format!("`{origin}` is not the origin of a site");
            problems.push(Problem::new(at.field("allow").index(n), message).hint(hint));
        }
    }
    for (n, origin) in embedding.report_to.iter().enumerate() {
        let at = at.field("report_to").index(n);
        if let Err(hint) = is_origin(origin) {
            problems.push(Problem::new(at, format!("`{origin}` is not the origin of one site")).hint(hint));
        } else if !embedding.allow.iter().any(|allowed| covers(allowed, origin)) {
            let message = format!("`{origin}` is told of progress but may not frame the site");
            problems.push(Problem::new(at, message).hint("name it in `allow` as well"));
        }
    }
    problems
}

/// One of the names that `https://*.<domain>` stands for.
fn name_below(domain: &str) -> String {
    format!("https://www.{domain}")
}

fn covers(allowed: &str, origin: &str) -> bool {
    match allowed.strip_prefix("https://*") {
        Some(end) => origin.starts_with("https://") && origin.ends_with(end),
        None => allowed == origin,
    }
}

/// Whether a text is a scheme, a host and perhaps a port, and nothing else. It goes into a header as it stands.
fn is_origin(origin: &str) -> Result<(), &'static str> {
    let (scheme, rest) = match (origin.strip_prefix("https://"), origin.strip_prefix("http://")) {
        (Some(rest), _) => ("https", rest),
        (_, Some(rest)) => ("http", rest),
        _ => return Err("an origin begins with https://"),
    };
    if rest.contains(['/', '?', '#']) {
        return Err("an origin ends with the name of its host: no slash, no path");
    }
    let (host, port) = rest.split_once(':').unwrap_or((rest, "443"));
    if scheme == "http" && host != "localhost" && host != "127.0.0.1" {
        return Err("an origin begins with https://");
    }
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(is_of_a_name);
    if !host.split('.').all(is_label) || port.parse::<u16>().is_err() {
        return Err("write it as `https://shop.example`");
    }
    Ok(())
}

fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
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
