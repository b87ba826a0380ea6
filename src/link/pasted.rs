//! What somebody puts into the field for links and codes: a link, with whatever stood round it, or a code.

use super::{Link, LinkError, Sealed, escape::decoded, mangling};

/// Most bytes that are looked at. A link of ours has far fewer, wrapped up in others as it may be.
const MAX_PASTED: usize = 50_000;

/// How many links may be wrapped round one.
const WRAPPED: usize = 6;

/// The link in a text, for the page with this address. `None` if there is none: it may be a code.
pub fn pasted(text: &str, page: &str) -> Result<Option<Link>, LinkError> {
    let text = text.trim();
    if text.len() > MAX_PASTED {
        return Err(LinkError::TooLong);
    }
    // Of several readings the one that has most of a link, and of those the first.
    let mut best: Option<(Link, String)> = None;
    let worth = |link: &Link| (link.work.as_ref().is_some_and(Sealed::is_whole), link.parts());
    for (address, fragment) in addresses(text) {
        let link = Link::parse(&fragment);
        if best.as_ref().is_none_or(|(best, _)| worth(&link) > worth(best)) {
            best = Some((link, address));
        }
    }
    match best {
        Some((link, address)) => {
            belongs(&link, &address, page)?;
            Ok(Some(link))
        }
        None => Ok(alone(text)),
    }
}

/// A part of a link, or a payload, that lost the address before it.
fn alone(text: &str) -> Option<Link> {
    let link = Link::parse(&format!("#&{text}"));
    if link.parts() > 0 {
        return Some(link);
    }
    let sealed = [Sealed::from_w(text), Sealed::from_q(text)].into_iter().find(Sealed::is_whole);
    sealed.map(|sealed| Link { work: Some(sealed), ..Link::default() })
}

/// Every way to find an address and a fragment in a text.
fn addresses(text: &str) -> Vec<(String, String)> {
    let words = text.split_whitespace();
    let Some(first) = words.clone().find(|word| address(word).is_some()) else { return Vec::new() };
    // From the first link on, as a program broke it over lines, perhaps as the quotation of a mail.
    let rest = &text[first.as_ptr() as usize - text.as_ptr() as usize..];
    let lines: Vec<&str> = rest.lines().map(|line| line.trim_start_matches(['>', ' ', '\t'])).collect();
    let joined: String = lines.concat().split_whitespace().collect();
    let rest = [lines.join("\n"), joined];
    words.filter_map(address).chain(rest.iter().filter_map(|text| address(text))).collect()
}

/// What stands before the `#` of a text, and behind it. `None` for a text that is no address.
fn address(text: &str) -> Option<(String, String)> {
    let text = unwrapped(text);
    match text.split_once('#') {
        Some((before, fragment)) => Some((before.to_owned(), fragment.to_owned())),
        None => text.contains("://").then(|| (text, String::new())),
    }
}

/// The address that another one leads to: mail filters and search engines put theirs before it, and escape it.
fn unwrapped(text: &str) -> String {
    // As a log or a program writes it.
    let mut text = text.replace("\\u0026", "&").replace("\\u003d", "=").replace("\\/", "/");
    for _ in 0..WRAPPED {
        let http = text.to_ascii_lowercase().find("=http");
        text = if let Some(inner) = of_proofpoint(&text) {
            inner
        } else if text.contains('#') {
            break;
        } else if let Some(at) = http {
            let inner = text[at + 1..].split('&').next().unwrap_or_default();
            decoded(inner, inner.len())
        } else {
            let plain = decoded(&text, text.len());
            if plain == text {
                break;
            }
            plain
        };
    }
    text
}

/// Proofpoint writes escapes of its own: `-23` for `#` and `_` for `/`, or `*` for whatever is not plain.
fn of_proofpoint(text: &str) -> Option<String> {
    let text = &text[text.find("://urldefense.")?..];
    if let Some((_, inner)) = text.split_once("/v2/url?u=") {
        let inner = inner.split('&').next()?.replace('_', "/").replace('-', "%");
        return Some(decoded(&inner, inner.len()));
    }
    let (_, inner) = text.split_once("/v3/__")?;
    let inner = inner.rsplit_once("__;").map_or(inner, |(inner, _)| inner);
    Some(inner.replacen('*', "#", 1))
}

/// Whether a link is for this page. Whose its work is, the work says itself.
fn belongs(link: &Link, address: &str, page: &str) -> Result<(), LinkError> {
    let begin = address.to_ascii_lowercase().rfind("http").unwrap_or_default();
    let (address, page) = (site_path(&address[begin..]), site_path(page));
    let folder = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let root = page.rsplit_once('/').map_or("", |(root, _)| root);
    if link.work.is_some() || mangling::id(&address).is_empty() || folder(&address) == folder(&page) {
        Ok(())
    } else if address.starts_with(root) {
        Err(LinkError::OtherGuide)
    } else {
        Err(LinkError::Unrecognised)
    }
}

/// Host and path of an address, as they are compared.
fn site_path(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, address)| address).to_ascii_lowercase();
    let address = address.trim_end_matches("index.html");
    mangling::value(address).trim_end_matches('/').to_owned()
}
