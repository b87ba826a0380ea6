//! The headers of every answer: made here once, kept in the site's own `_headers`, and read from there by whatever serves it.
//!
//! No header stands in two rules that fit one path: some hosts let the later win, others send both in one.

use std::{fmt, fs, io, path::Path};

use crate::guide::Embedding;

/// In the site's root, in the form of Netlify and Cloudflare Pages, which send what it says by themselves.
pub const FILE: &str = "_headers";

/// What is not named by its content: kept, but asked for anew each time. Hosts that read `_headers` do so unasked.
pub const REVALIDATE: &str = "no-cache";

/// What is named by its content never changes.
pub const KEEP: &str = "public, max-age=31536000, immutable";

/// The media types of the site, by the ends of the names.
pub const TYPES: [(&str, &str); 11] = [
    ("html", "text/html"),
    ("css", "text/css"),
    ("js", "text/javascript"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ico", "image/x-icon"),
    ("xml", "application/xml"),
    ("txt", "text/plain"),
];

/// What the app never asks for. What it does (clipboard, sharing, a screen that stays on) is its own unasked, and another
/// site's frame grants it or not; to name that here too makes browsers complain that do not know it.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
     geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

pub type Header = (String, String);

/// Which headers go with which path, as a `_headers` file says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    /// A path from the host's root; a `*` at its end is any end.
    path: String,
    headers: Vec<Header>,
}

impl Headers {
    /// For a site at the root of its host. `names` are its files; those named by their content are kept.
    pub fn new<'n>(csp: &str, embedding: &Embedding, names: impl IntoIterator<Item = &'n str>) -> Self {
        let ancestors: String = embedding.allow.iter().map(|origin| format!(" {origin}")).collect();
        let everywhere = [
            ("Content-Security-Policy", format!("{csp}; frame-ancestors 'self'{ancestors}")),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Permissions-Policy", PERMISSIONS.to_owned()),
            // A page in a sandboxed frame has no origin, so its own files are another's. There is nothing secret in them.
            ("Access-Control-Allow-Origin", "*".to_owned()),
            ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
        ];
        let rule = |path: String, headers: &[(&str, String)]| {
            let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            Rule { path, headers }
        };
        let kept = names.into_iter().filter(|name| is_named_by_content(name));
        let kept = kept.map(|name| rule(format!("/{name}"), &[("Cache-Control", KEEP.to_owned())]));
        Self { rules: [rule("/*".to_owned(), &everywhere)].into_iter().chain(kept).collect() }
    }

    /// What a folder's `_headers` says; nothing where it has none.
    pub fn of(folder: &Path) -> io::Result<Self> {
        match fs::read_to_string(folder.join(FILE)) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    /// What is no rule and no header is passed over, as hosts do.
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            if line.starts_with('/') {
                rules.push(Rule { path: line.trim().to_owned(), headers: Vec::new() });
            } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self { rules }
    }

    /// The same for a site that is put below a path, such as `/support/help/guide/`.
    #[must_use]
    pub fn at(mut self, mount: &str) -> Self {
        for rule in &mut self.rules {
            rule.path = format!("{}{}", mount.trim_end_matches('/'), rule.path);
        }
        self
    }

    /// The headers of a path from the host's root.
    pub fn for_path(&self, path: &str) -> impl Iterator<Item = &Header> {
        let fits = move |rule: &&Rule| match rule.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == rule.path,
        };
        self.rules.iter().filter(fits).flat_map(|rule| &rule.headers)
    }
}

impl fmt::Display for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for rule in &self.rules {
            writeln!(f, "{}", rule.path)?;
            for (name, value) in &rule.headers {
                writeln!(f, "  {name}: {value}")?;
            }
        }
        Ok(())
    }
}

/// Puts `_headers` into the site.
pub fn write(folder: &Path, csp: &str, embedding: &Embedding) -> io::Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    // The copies beside files are asked for by the host alone.
    names.retain(|name| !name.ends_with(".br") && !name.ends_with(".gz"));
    let headers = Headers::new(csp, embedding, names.iter().map(String::as_str));
    fs::write(folder.join(FILE), headers.to_string())
}

/// `app-0123456789abcdef.js`. The files for nginx and Caddy say the same by a regular expression.
pub fn is_named_by_content(name: &str) -> bool {
    let Some((stem, _)) = name.split_once('.') else { return false };
    let Some((_, hash)) = stem.rsplit_once('-') else { return false };
    hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const APP: &str = "app-0123456789abcdef.js";

    fn headers() -> Headers {
        let embedding = Embedding { allow: vec!["https://shop.example".into()], report_to: Vec::new() };
        Headers::new("default-src 'none'", &embedding, ["index.html", "sw.js", APP])
    }

    fn value<'h>(headers: &'h Headers, path: &str, name: &str) -> Option<&'h str> {
        let mut found = headers.for_path(path).filter(|header| header.0 == name);
        let value = found.next().map(|header| header.1.as_str());
        assert_eq!(found.next(), None, "{name} comes once");
        value
    }

    #[test]
    fn every_path_has_the_policy_and_who_may_frame_it() {
        for path in ["/", "/dmss/", "/none", "/app-0123456789abcdef.js"] {
            assert_eq!(
                value(&headers(), path, "Content-Security-Policy"),
                Some("default-src 'none'; frame-ancestors 'self' https://shop.example")
            );
            assert_eq!(value(&headers(), path, "X-Frame-Options"), None, "it knows no list and would forbid them");
        }
        let alone = Headers::new("x", &Embedding::default(), []);
        assert_eq!(value(&alone, "/", "Content-Security-Policy"), Some("x; frame-ancestors 'self'"));
    }

    #[test]
    fn only_what_is_named_by_its_content_is_kept() {
        assert_eq!(value(&headers(), &format!("/{APP}"), "Cache-Control"), Some(KEEP));
        for path in ["/", "/sw.js", "/dmss/", "/app-ffffffffffffffff.js"] {
            assert_eq!(value(&headers(), path, "Cache-Control"), None);
        }
        for name in ["app.js", "app-0123.js", "app-0123456789ABCDEF.js", "0123456789abcdef.js", "a-b", "icon-192.png"] {
            assert!(!is_named_by_content(name), "{name}");
        }
    }

    #[test]
    fn what_is_written_is_read_back_also_below_a_path() {
        let headers = headers();
        assert_eq!(Headers::parse(&headers.to_string()), headers);
        let below = headers.at("/support/guide/");
        assert_eq!(Headers::parse(&below.to_string()), below);
        assert_eq!(value(&below, "/support/guide/app-0123456789abcdef.js", "Cache-Control"), Some(KEEP));
        assert_eq!(value(&below, "/support/guide/", "Referrer-Policy"), Some("no-referrer"));
        assert_eq!(below.for_path("/").count(), 0);
    }

    #[test]
    fn what_an_owner_writes_into_the_file_is_understood() {
        let text = "# ours\n/*\n  X-A: b: c\n\n  # no\n\tX-D:e\n/x\n nothing\n X-F: g\n";
        let headers = Headers::parse(text);
        let pairs = |path| headers.for_path(path).map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        assert_eq!(pairs("/x"), ["X-A=b: c", "X-D=e", "X-F=g"]);
        assert_eq!(pairs("/x/"), ["X-A=b: c", "X-D=e"]);
        assert_eq!(Headers::parse("  X-A: b\n"), Headers::default());
    }

    #[test]
    fn a_type_is_given_once_for_each_end_of_a_name() {
        assert_eq!(TYPES.iter().map(|(end, _)| end).collect::<BTreeSet<_>>().len(), TYPES.len());
    }

    /// Cloudflare Pages reads 2,000 characters of a line and 100 rules.
    #[test]
    fn lines_are_no_longer_than_hosts_read() {
        let many: Vec<String> = (0..20).map(|n| format!("https://shop-of-some-length-{n}.example")).collect();
        let headers = Headers::new(&"x".repeat(500), &Embedding { allow: many, report_to: Vec::new() }, []);
        assert!(headers.to_string().lines().all(|line| line.len() < 2_000));
    }
}
