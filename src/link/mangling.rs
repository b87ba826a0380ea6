//! What people's tools do to a link: mail filters, chats, word processors, trackers. Each leaves its marks, and none of
//! them can belong to a link: they are taken off before it is read.
//!
//! What is done to a payload inside, its checksums tell: see [`Sealed`](super::Sealed).

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::escape::decoded;

/// How often in a row a link may have been escaped.
const ESCAPED: usize = 4;

/// A character that ends a link: no part of one holds it.
const ENDS: &[char] = &['"', '<', '>', '|', '[', ']', '{', '}', '`', '“', '”', '„', '«', '»', '‹', '›'];

/// What a sentence, or a chat that prints bold, puts behind a link.
const BEHIND: &[char] = &['.', ',', ';', ':', '!', '?', ')', '\'', '‘', '’', '*', '_', '~', '…', '\\'];

/// A fragment that was escaped as a whole, as often as it was. One that has its own `&` is left alone: an escape in it
/// is of one part.
pub(super) fn unescaped(raw: &str) -> Cow<'_, str> {
    let mut raw = Cow::Borrowed(raw.trim_start_matches('#'));
    for _ in 0..ESCAPED {
        let place = raw.split('&').next().unwrap_or_default();
        if !has_escaped_separator(place) {
            break;
        }
        let once = percent_decode_str(&raw).decode_utf8_lossy().into_owned();
        raw = Cow::Owned(once);
    }
    raw
}

/// `%26`, `%2526` and so on, which no place holds.
fn has_escaped_separator(text: &str) -> bool {
    text.split('%').skip(1).any(|escape| {
        let mut escape = escape;
        while let Some(rest) = escape.strip_prefix("25") {
            escape = rest;
        }
        escape.starts_with("26")
    })
}

/// Key and value of what stands between two `&`. `None` where the link has ended: there is HTML behind it.
pub(super) fn part(part: &str) -> Option<(String, String)> {
    let mut part = Cow::Borrowed(part);
    for _ in 0..ESCAPED {
        if part.contains('=') || !part.contains('%') {
            break;
        }
        // The `=` was escaped, and perhaps an `&` of HTML.
        part = Cow::Owned(decoded(&part, part.len()));
    }
    let (key, value) = part.split_at(end_of_key(&part));
    let mut key: String = decoded(key, 200).chars().filter(|c| !is_break(*c) && *c != '=').collect();
    key.make_ascii_lowercase();
    let mut bare = &*key;
    while let Some(rest) = ["amp;", "#38;", "#038;", "#x26;"].iter().find_map(|amp| bare.strip_prefix(amp)) {
        bare = rest;
    }
    (!bare.contains(';')).then(|| (bare.to_owned(), value.get(1..).unwrap_or_default().to_owned()))
}

/// Where mail was left as quoted-printable, `=3D` is the first `=` that is meant.
fn end_of_key(part: &str) -> usize {
    part.find("=3D").or_else(|| part.find("=3d")).or_else(|| part.find('=')).unwrap_or(part.len())
}

/// Keys that whoever counts clicks adds to any link.
pub(super) fn is_tracking(key: &str) -> bool {
    const BEGIN: [&str; 9] = ["utm_", "mtm_", "pk_", "hsa_", "mc_", "_hs", "__hs", "gad_", "fb_"];
    const KEYS: [&str; 16] = [
        "msclkid", "igshid", "igsh", "srsltid", "gbraid", "wbraid", "gclsrc", "mkt_tok", "_ga", "_gl", "ref",
        "ref_src", "trk", "si", "epik", "cmpid",
    ];
    BEGIN.iter().any(|begin| key.starts_with(begin)) || key.ends_with("clid") || KEYS.contains(&key)
}

/// Takes off what the quoted-printable encoding of mail leaves where its end is missed: `=3D` for `=`, and `=` at the
/// end of a line. That it was there is sure only where every value has it; the id of a record never begins so.
pub(super) fn unquote(parts: &mut [(String, String)]) {
    let is_quoted = |(_, value): &(String, String)| value.starts_with("3D") || value.starts_with("3d");
    if (parts.len() > 1 || parts.iter().any(|(key, _)| key == "record")) && parts.iter().all(is_quoted) {
        for (_, value) in parts {
            *value = value[2..].replace('=', "");
        }
    }
}

/// An id without what stands round it. Ids have no capitals.
pub(super) fn id(text: &str) -> String {
    let text = text.trim_start_matches(['<', '(', '[', '{', '"', '\'', '“', '‘', '*', '_', '~', '`', '#', ' ']);
    let id: String = value(text).chars().filter(|c| !is_break(*c) && !matches!(c, '=' | '\\')).collect();
    id.to_ascii_lowercase()
}

/// A value without what stands behind it: another link, the end of a tag, the end of a sentence.
pub(super) fn value(text: &str) -> &str {
    // What a browser is to highlight.
    let text = text.split(":~:").next().unwrap_or_default();
    let text = match text.find("://") {
        Some(at) => {
            let text = &text[..at];
            let scheme = text.len() - text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
            let begin = text[scheme..].to_ascii_lowercase().rfind("http").map_or(scheme, |at| scheme + at);
            &text[..begin]
        }
        None => text,
    };
    let mut text = text.split(ENDS).next().unwrap_or_default();
    loop {
        text = text.trim_end();
        // Models have brackets of their own.
        let opened = text.matches('(').count() >= text.matches(')').count();
        match text.strip_suffix(BEHIND) {
            Some(_) if text.ends_with(')') && opened => return text,
            Some(rest) => text = rest,
            None => return text,
        }
    }
}

/// What a program puts between the letters of a link where it breaks it over lines.
pub(super) fn is_break(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}
