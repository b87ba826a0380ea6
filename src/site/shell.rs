//! The HTML round every page: Trunk's `index.html` with tokens such as `%title%`, read once and filled in for each page.
//!
//! Tokens are looked for in the shell alone, never in what is put in: a guide may well say `100%`.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{
    pages::Document,
    tag::{Tag, tags},
};

#[derive(Debug, Error, PartialEq, Eq)]
pub enum ShellError {
    #[error("index.html has no stylesheet\n  hint: `<link data-trunk rel=\"css\" href=\"style/…\">`")]
    NoStylesheet,
    #[error("index.html does not have the token `%{0}%`")]
    Missing(&'static str),
    #[error("index.html has the token `%{0}%`, which nothing fills in\n  hint: the tokens are {names}", names = names())]
    Unknown(String),
    #[error("a stylesheet contains `</style`, which would end it")]
    StyleEnds,
    #[error("a script of the page itself contains `</script`, which would end it")]
    ScriptEnds,
}

/// What the page may load. `Debug` is `trunk serve`, which brings an inline script and a socket to reload the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    Release,
    Debug,
}

/// A file that is named by its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    /// `sha256-…`, for `integrity`.
    pub integrity: String,
}

/// The app's files in the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scripts {
    pub guard: Named,
    pub start: Named,
    pub wasm: String,
    /// The style of paper.
    pub print: String,
}

/// The scripts that stand in a page itself. The policy allows each by its hash, and no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// In every page: says that a saved copy of it remembers nothing.
    pub copy: String,
    /// In the page for what is missing.
    pub missing: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    App,
    Copy,
    Csp,
    Data,
    Description,
    Guard,
    GuardIntegrity,
    Lang,
    NoScript,
    Print,
    Root,
    Start,
    StartIntegrity,
    Structured,
    Style,
    Title,
    Wasm,
}

const TOKENS: [(&str, Token); 17] = [
    ("app", Token::App),
    ("copy", Token::Copy),
    ("csp", Token::Csp),
    ("data", Token::Data),
    ("description", Token::Description),
    ("guard", Token::Guard),
    ("guardintegrity", Token::GuardIntegrity),
    ("lang", Token::Lang),
    ("noscript", Token::NoScript),
    ("print", Token::Print),
    ("root", Token::Root),
    ("start", Token::Start),
    ("startintegrity", Token::StartIntegrity),
    ("structured", Token::Structured),
    ("style", Token::Style),
    ("title", Token::Title),
    ("wasm", Token::Wasm),
];

#[derive(Debug)]
enum Piece {
    Html(String),
    /// Where a text or an element stands.
    Content(Token),
    /// A whole attribute value. Its quotes are ours: Trunk's minifier takes them from around a token.
    Value(Token),
}

#[derive(Debug)]
pub struct Shell {
    pieces: Vec<Piece>,
    style: String,
    scripts: Scripts,
    inline: Inline,
    csp: String,
}

impl Shell {
    /// `html` is Trunk's, without its stylesheets (see [`take_stylesheets`]); `style` is all of the CSS.
    pub fn new(
        html: &str,
        style: String,
        scripts: Scripts,
        inline: Inline,
        profile: Profile,
    ) -> Result<Self, ShellError> {
        let pieces = pieces(html)?;
        for (name, token) in TOKENS {
            if !pieces.iter().any(|piece| matches!(piece, Piece::Content(t) | Piece::Value(t) if *t == token)) {
                return Err(ShellError::Missing(name));
            }
        }
        if style.to_ascii_lowercase().contains("</style") {
            return Err(ShellError::StyleEnds);
        }
        if [&inline.copy, &inline.missing].iter().any(|script| script.to_ascii_lowercase().contains("</script")) {
            return Err(ShellError::ScriptEnds);
        }
        // A browser reads a line end as `\n` before it takes the hash.
        let style = style.replace("\r\n", "\n");
        let csp = csp(&style, &inline, profile);
        Ok(Self { pieces, style, scripts, inline, csp })
    }

    /// The policy of every page. What a page cannot say of itself, a header adds (see `headers`).
    pub fn csp(&self) -> &str {
        &self.csp
    }

    /// The page for what is missing: `body` in the style of the site, with its script and no other. It refers to no file, as
    /// it is shown at any address.
    pub fn missing(&self, lang: &str, title: &str, body: &str) -> String {
        format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>\
             <meta name=\"color-scheme\" content=\"light dark\"><style>{}</style></head>\
             <body>{body}<script>{}</script></body></html>\n",
            escape(lang),
            escape(&self.csp),
            escape(title),
            self.style,
            self.inline.missing,
        )
    }

    pub fn page(&self, document: &Document) -> String {
        let mut page = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Html(html) => page.push_str(html),
                Piece::Content(token) => page.push_str(&self.fill(*token, document)),
                Piece::Value(token) => {
                    page.push('"');
                    page.push_str(&self.fill(*token, document));
                    page.push('"');
                }
            }
        }
        page
    }

    fn fill(&self, token: Token, document: &Document) -> String {
        let file = |name: &str| escape(&format!("{}{name}", document.root));
        match token {
            Token::App => views(&document.app),
            Token::Copy => format!(
                "<p id=copy class=copy hidden>{}</p><script>{}</script>",
                escape(document.copy),
                self.inline.copy
            ),
            Token::Csp => escape(&self.csp),
            Token::Data => json(&document.data),
            Token::Description => escape(&document.description),
            Token::Guard => file(&self.scripts.guard.name),
            Token::GuardIntegrity => escape(&self.scripts.guard.integrity),
            Token::Lang => escape(document.lang),
            Token::Print => file(&self.scripts.print),
            Token::NoScript => format!("<noscript><p class=no-script>{}</p></noscript>", escape(document.no_script)),
            Token::Root => escape(document.root),
            Token::Start => file(&self.scripts.start.name),
            Token::StartIntegrity => escape(&self.scripts.start.integrity),
            Token::Structured if document.structured.is_empty() => String::new(),
            Token::Structured => {
                format!(r#"<script type="application/ld+json">{}</script>"#, json(&document.structured))
            }
            Token::Style => format!("<style>{}</style>", self.style),
            Token::Title => escape(&document.title),
            Token::Wasm => file(&self.scripts.wasm),
        }
    }
}

/// Takes the stylesheets out of Trunk's page: the page with `%style%` for them, and their addresses in order.
pub fn take_stylesheets(html: &str) -> Result<(String, Vec<String>), ShellError> {
    let mut page = String::new();
    let mut addresses = Vec::new();
    let mut at = 0;
    for tag in tags(html) {
        let Some(address) = tag.attribute("href").filter(|_| is_of_the_screen(&tag)) else {
            continue;
        };
        page.push_str(&html[at..tag.span.start]);
        if addresses.is_empty() {
            page.push_str("%style%");
        }
        addresses.push(address.to_owned());
        at = tag.span.end;
    }
    page.push_str(&html[at..]);
    if addresses.is_empty() { Err(ShellError::NoStylesheet) } else { Ok((page, addresses)) }
}

/// What is for paper only stays a file.
fn is_of_the_screen(tag: &Tag<'_>) -> bool {
    tag.attribute("rel") == Some("stylesheet") && tag.attribute("media").is_none()
}

/// The policy a page with this one inline style needs. Nothing from another host, no script in the page but ours, and no text
/// that becomes elements or the address of a script (Trusted Types): what makes the one such address is named.
fn csp(style: &str, inline: &Inline, profile: Profile) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let (script, connect, types) = match profile {
        Profile::Release => (
            format!("{} {}", hash(&inline.copy), hash(&inline.missing)),
            "",
            "; require-trusted-types-for 'script'; trusted-types handover-worker",
        ),
        // Beside a hash it would not count.
        Profile::Debug => ("'unsafe-inline'".to_owned(), " ws:", ""),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {script}; connect-src 'self'{connect}; \
         style-src 'self' {}; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; \
         base-uri 'none'; form-action 'none'{types}",
        hash(style)
    )
}

fn pieces(html: &str) -> Result<Vec<Piece>, ShellError> {
    let mut pieces = Vec::new();
    let mut rest = html;
    let mut done = String::new();
    while let Some((before, name, after)) = next_token(rest) {
        let known = TOKENS.iter().find(|(known, _)| *known == name);
        let (_, token) = *known.ok_or_else(|| ShellError::Unknown(name.to_owned()))?;
        done.push_str(before);
        rest = after;
        let quoted = ['"', '\''].into_iter().find(|quote| done.ends_with(*quote) && rest.starts_with(*quote));
        let bare = done.ends_with('=') && rest.starts_with([' ', '\n', '>']);
        if quoted.is_some() {
            done.pop();
            rest = &rest[1..];
        }
        pieces.push(Piece::Html(std::mem::take(&mut done)));
        pieces.push(if quoted.is_some() || bare { Piece::Value(token) } else { Piece::Content(token) });
    }
    done.push_str(rest);
    pieces.push(Piece::Html(done));
    Ok(pieces)
}

/// What stands before the next token, its name, and what stands behind it.
fn next_token(html: &str) -> Option<(&str, &str, &str)> {
    let mut at = 0;
    loop {
        let start = at + html[at..].find('%')?;
        let name = &html[start + 1..];
        let name = &name[..name.find(|c: char| !c.is_ascii_lowercase())?];
        let end = start + 1 + name.len();
        if !name.is_empty() && html[end..].starts_with('%') {
            return Some((&html[..start], name, &html[end + 1..]));
        }
        at = start + 1;
    }
}

/// What the views rendered, without the comments Leptos sets between two texts and for a view of nothing. They are for
/// hydration, and nothing is hydrated here. A `<` of the guide itself is escaped by now.
fn views(html: &str) -> String {
    let mut html = html.replace("<!>", "");
    while let Some(start) = html.find("<!--") {
        let end = html[start..].find("-->").map_or(html.len(), |length| start + length + "-->".len());
        html.replace_range(start..end, "");
    }
    html
}

/// For an element's text and for a value in double quotes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// In JSON a `<` can only stand in a text, so its escape means the same, and `</script>` and `<!--` cannot appear.
fn json(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn names() -> String {
    TOKENS.map(|(name, _)| format!("`%{name}%`")).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Trunk writes it in release: without quotes where HTML allows.
    const HTML: &str = "<!doctype html><html data-app=loading lang=%lang%><meta content=%csp% http-equiv=x>\
        <title>%title%</title><meta content=\"%description%\" name=description><link href=%root%icon.svg rel=icon><link href=%print% media=print rel=stylesheet>%style%\
        <link href=%wasm% rel=preload><script integrity=%guardintegrity% src=%guard%></script><script integrity=%startintegrity% src=%start%></script>%copy%<div id=app>%app%</div>%noscript%\
        <script id=data type=application/json>%data%</script>%structured%";

    fn scripts() -> Scripts {
        let named = |name: &str| Named { name: name.into(), integrity: format!("sha256-{name}") };
        Scripts {
            guard: named("guard-1.js"),
            start: named("start-2.js"),
            wasm: "app_bg-3.wasm".into(),
            print: "print-7.css".into(),
        }
    }

    fn inline() -> Inline {
        Inline { copy: "copy()".into(), missing: "missing()".into() }
    }

    fn shell(html: &str, style: &str) -> Result<Shell, ShellError> {
        Shell::new(html, style.to_owned(), scripts(), inline(), Profile::Release)
    }

    fn document() -> Document {
        Document {
            folder: "dmss/".into(),
            root: "../",
            lang: "en",
            title: "Share & hand over".into(),
            description: "The \"clean\" way: 100%sure%".into(),
            app: "<p>%title%<!> one<!--<() />--></p>".into(),
            no_script: "Read & print",
            copy: "Nothing & nobody",
            data: r#"{"a":"</script><!--"}"#.into(),
            structured: r#"{"@type":"HowTo"}"#.into(),
        }
    }

    #[test]
    fn a_page_has_every_token_filled_in() {
        let page = shell(HTML, "a{}").unwrap().page(&document());
        assert!(
            page.starts_with(r#"<!doctype html><html data-app=loading lang="en"><meta content="default-src 'none'; "#)
        );
        for part in [
            "<title>Share &amp; hand over</title>",
            r#"<meta content="The &quot;clean&quot; way: 100%sure%" name=description>"#,
            "<link href=../icon.svg rel=icon><link href=\"../print-7.css\" media=print rel=stylesheet><style>a{}</style>",
            r#"<link href="../app_bg-3.wasm" rel=preload><script integrity="sha256-guard-1.js" src="../guard-1.js">"#,
            r#"<script integrity="sha256-start-2.js" src="../start-2.js"></script>"#,
            r#"<script type="application/ld+json">{"@type":"HowTo"}</script>"#,
            "<p id=copy class=copy hidden>Nothing &amp; nobody</p><script>copy()</script>",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
    }

    #[test]
    fn what_is_put_in_is_not_searched_for_tokens() {
        let page = shell(HTML, "a{}").unwrap().page(&document());
        assert!(page.contains("<div id=app><p>%title% one</p></div><noscript><p class=no-script>Read &amp; print</p>"));
    }

    #[test]
    fn a_token_that_nothing_fills_in_stops_the_build() {
        let error = shell(&format!("{HTML}%titel%"), "a{}").unwrap_err();
        assert_eq!(error, ShellError::Unknown("titel".into()));
        assert!(error.to_string().contains("`%title%`"));
    }

    #[test]
    fn a_token_that_is_gone_stops_the_build() {
        let error = shell(&HTML.replace("%csp%", ""), "a{}").unwrap_err();
        assert_eq!(error, ShellError::Missing("csp"));
    }

    #[test]
    fn the_policy_allows_the_one_style_of_the_page_by_its_hash() {
        let page = shell(HTML, "a{color:red}\r\nb{}").unwrap().page(&document());
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let hash = BASE64_STANDARD.encode(Sha256::digest(style));
        assert!(page.contains(&format!("style-src 'self' 'sha256-{hash}';")));
        assert!(!page.contains("unsafe-inline"));
    }

    #[test]
    fn only_the_development_server_may_run_any_inline_script() {
        let shell = Shell::new(HTML, "a{}".into(), scripts(), inline(), Profile::Debug).unwrap();
        assert!(shell.csp.contains("script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; connect-src 'self' ws:;"));
    }

    #[test]
    fn the_policy_allows_the_scripts_of_the_pages_themselves_by_their_hashes_and_no_text_for_elements() {
        let shell = shell(HTML, "a{}").unwrap();
        let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
        let allowed = format!("'self' 'wasm-unsafe-eval' 'sha256-{}' 'sha256-{}';", hash("copy()"), hash("missing()"));
        assert!(shell.csp().contains(&format!("script-src {allowed}")), "{}", shell.csp());
        assert!(shell.csp().ends_with("; require-trusted-types-for 'script'; trusted-types handover-worker"));
        let inline = Inline { copy: "'</SCRIPT>'".into(), ..inline() };
        let error = Shell::new(HTML, "a{}".into(), scripts(), inline, Profile::Release).unwrap_err();
        assert_eq!(error, ShellError::ScriptEnds);
    }

    #[test]
    fn the_page_for_what_is_missing_has_the_style_and_the_policy_and_refers_to_no_file() {
        let page = shell(HTML, "a{}").unwrap().missing("en", "Not & here", "<main>gone</main>");
        for part in
            ["<title>Not &amp; here</title>", "<style>a{}</style>", "<main>gone</main><script>missing()</script>"]
        {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        assert!(page.contains("content=\"default-src 'none'; ") && !page.contains("src="), "{page}");
    }

    #[test]
    fn no_text_can_end_the_data_block() {
        let page = shell(HTML, "a{}").unwrap().page(&document());
        assert!(page.contains(r#"<script id=data type=application/json>{"a":"\u003c/script>\u003c!--"}</script>"#));
        let read: serde_json::Value = serde_json::from_str(&json(&document().data)).unwrap();
        assert_eq!(read["a"], "</script><!--");
    }

    #[test]
    fn a_style_that_would_end_itself_is_refused() {
        assert_eq!(shell(HTML, "a{content:'</STYLE>'}").unwrap_err(), ShellError::StyleEnds);
    }

    #[test]
    fn the_stylesheets_leave_one_token_behind() {
        let html =
            "<head><link href=./a.css rel=stylesheet><link rel=icon href=i><link rel=\"stylesheet\" href=\"./b.css\"/>";
        let (page, addresses) = take_stylesheets(html).unwrap();
        assert_eq!(page, "<head>%style%<link rel=icon href=i>");
        assert_eq!(addresses, ["./a.css", "./b.css"]);
        assert_eq!(take_stylesheets("<head>").unwrap_err(), ShellError::NoStylesheet);
    }
}
