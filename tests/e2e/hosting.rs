//! The files for servers do what `docs/hosting.md` says: on nginx, on Caddy, and on the server of `make serve`, at the root
//! and below a path.

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::Command,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use handover::{
    site::{
        deploy,
        headers::{FILE, Headers, KEEP, REVALIDATE, TYPES, is_named_by_content},
        missing,
    },
    words::ENGLISH_MISSING,
};
use reqwest::{Client, Response, header::HeaderMap, redirect::Policy};
use sha2::{Digest, Sha256};

use crate::{
    book::guides,
    caddy::Caddy,
    nginx::Nginx,
    run::mount,
    site::{Host, SUB_PATH, Site, dist},
    slow::Slow,
};

struct Hosted {
    name: &'static str,
    /// Where the site is, with a slash at the end.
    url: String,
    /// It has brotli copies to send. All have gzip.
    brotli: bool,
    _server: Box<dyn std::any::Any>,
}

/// Every server, at every path.
fn everywhere() -> Vec<Hosted> {
    let mut all = Vec::new();
    for mount in ["/", SUB_PATH] {
        let nginx = Nginx::start(&dist(), Host::NotFound, mount);
        let (url, brotli) = (format!("http://{}{mount}", nginx.address), nginx.has_brotli());
        all.push(Hosted { name: "nginx", url, brotli, _server: Box::new(nginx) });
        let own = Slow::start(&dist(), mount);
        all.push(Hosted { name: "make serve", url: own.url.clone(), brotli: true, _server: Box::new(own) });
        match Caddy::start(&dist(), mount) {
            Some(caddy) => {
                let url = format!("http://{}{mount}", caddy.address);
                all.push(Hosted { name: "caddy", url, brotli: true, _server: Box::new(caddy) });
            }
            None => println!("there is no Caddy here, so it is left out"),
        }
    }
    all
}

impl Hosted {
    async fn get(&self, path: &str, encodings: &str) -> Response {
        let client = Client::builder().redirect(Policy::none()).build().expect("a client can be made");
        let request = client.get(format!("{}{path}", self.url)).header("accept-encoding", encodings);
        request.send().await.unwrap_or_else(|error| panic!("{}: {path}: {error}", self.name))
    }

    /// The headers of every answer, and how long this one is kept.
    #[track_caller]
    fn has_all_headers(&self, path: &str, headers: &HeaderMap, keep: &str) {
        let expected = Headers::of(&dist()).expect("it can be read");
        let expected: BTreeMap<_, _> = expected.for_path("/").cloned().collect();
        assert!(expected.len() >= 6, "{expected:?}");
        for (name, value) in
            expected.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("Cache-Control", keep)])
        {
            let sent: Vec<_> = headers.get_all(name).iter().map(|value| value.to_str().expect("it is text")).collect();
            assert_eq!(sent, [value], "{name} of {path} on {}", self.name);
        }
        assert!(!headers.contains_key("x-frame-options"), "{path} on {}", self.name);
    }
}

/// The files of the site as they are asked for, without the copies beside them.
fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(folder.join(&below)).expect("the folder is there").flatten() {
            let path = below.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                names.push(path.display().to_string());
            }
        }
    }
    names.retain(|name| !name.ends_with(".br") && !name.ends_with(".gz") && name != FILE);
    names.sort();
    assert!(names.len() > 15, "{names:?}");
    names
}

fn media(name: &str) -> &'static str {
    let known = TYPES.iter().find(|(end, _)| name.rsplit_once('.').is_some_and(|(_, found)| found == *end));
    known.unwrap_or_else(|| panic!("`headers::TYPES` does not have the type of {name}")).1
}

fn keep(name: &str) -> &'static str {
    if is_named_by_content(name) { KEEP } else { REVALIDATE }
}

/// Every engine: path
#[tokio::test]
async fn every_file_comes_with_its_type_and_all_headers() {
    for host in everywhere() {
        for name in names(&dist()) {
            let answer = host.get(&name, "identity").await;
            assert_eq!(answer.status(), 200, "{name} on {}", host.name);
            let kind = answer.headers()["content-type"].to_str().expect("it is text").to_owned();
            assert_eq!(kind.split(';').next(), Some(media(&name)), "{name} on {}", host.name);
            host.has_all_headers(&name, answer.headers(), keep(&name));
            let bytes = answer.bytes().await.expect("it comes whole");
            assert!(bytes == fs::read(dist().join(&name)).expect("it is there"), "{name} on {}", host.name);
        }
    }
}

/// Every engine: path
#[tokio::test]
async fn a_folder_is_its_page_and_the_slash_may_be_left_out() {
    let folders = ["", "agent/", "dmss/", "hik-connect/", "wisenet-mobile/"];
    for host in everywhere() {
        let path = &host.url["http://".len()..];
        let path = &path[path.find('/').expect("it has a path")..];
        for folder in folders {
            let answer = host.get(folder, "identity").await;
            assert_eq!(answer.status(), 200, "{folder} on {}", host.name);
            host.has_all_headers(folder, answer.headers(), REVALIDATE);
            let page = fs::read(dist().join(folder).join("index.html")).expect("it is there");
            assert!(answer.bytes().await.expect("it comes whole") == page, "{folder} on {}", host.name);
            let whole = format!("{path}{folder}");
            if whole == "/" {
                continue;
            }
            let root =
                Hosted { url: host.url.replace(path, "/"), name: host.name, brotli: false, _server: Box::new(()) };
            let answer = root.get(whole.trim_matches('/'), "identity").await;
            assert!(answer.status().is_redirection(), "{whole} on {}: {}", host.name, answer.status());
            let to = answer.headers()["location"].to_str().expect("it is text").trim_end_matches('?');
            assert_eq!(to, whole, "on {}", host.name);
        }
    }
}

/// Every engine: path
#[tokio::test]
async fn what_is_missing_is_404_with_all_headers_and_the_page_for_that_and_never_another() {
    let page = fs::read_to_string(dist().join(missing::FILE)).expect("it is built");
    assert!(page.contains(ENGLISH_MISSING.title) && !page.contains("<html data-app"));
    for host in everywhere() {
        let missing = [
            "app-0123456789abcdef.js",
            "nothing/",
            "nothing",
            "dmss/sw.js",
            "dmss/nothing.html",
            "dmss/%23people",
            "a/b/c/d",
            "app_bg-0123456789abcdef.wasm",
        ];
        for path in missing {
            let answer = host.get(path, "identity").await;
            assert_eq!(answer.status(), 404, "{path} on {}", host.name);
            let headers = answer.headers().clone();
            host.has_all_headers(path, &headers, REVALIDATE);
            let text = answer.text().await.expect("it is text");
            assert!(text == page, "{path} on {}: {text}", host.name);
        }
    }
}

/// Every engine: path
#[tokio::test]
async fn compressed_copies_are_sent_to_who_can_read_them_and_unpack_to_the_file() {
    for host in everywhere() {
        for (encoding, sent) in [("gzip", "gzip"), ("gzip, deflate, br", if host.brotli { "br" } else { "gzip" })] {
            for name in names(&dist()).iter().filter(|name| dist().join(format!("{name}.br")).is_file()) {
                let answer = host.get(name, encoding).await;
                assert_eq!(answer.headers()["content-encoding"], sent, "{name} on {}", host.name);
                assert!(answer.headers()["vary"].to_str().expect("it is text").eq_ignore_ascii_case("accept-encoding"));
                host.has_all_headers(name, answer.headers(), keep(name));
                let kind = answer.headers()["content-type"].to_str().expect("it is text").to_owned();
                assert_eq!(kind.split(';').next(), Some(media(name)), "{name} on {}", host.name);
                let packed = answer.bytes().await.expect("it comes whole");
                assert!(unpacked(sent, &packed) == fs::read(dist().join(name)).expect("it is there"), "{name}");
            }
        }
    }
}

fn unpacked(encoding: &str, packed: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    match encoding {
        "br" => brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).expect("it is brotli"),
        _ => drop(flate2::read::GzDecoder::new(packed).read_to_end(&mut unpacked).expect("it is gzip")),
    }
    unpacked
}

#[test]
fn every_file_worth_it_has_both_copies() {
    for name in names(&dist()).iter().filter(|name| !name.ends_with(".png") && !name.ends_with(".ico")) {
        for end in ["br", "gz"] {
            assert!(dist().join(format!("{name}.{end}")).is_file(), "{name}.{end}");
        }
    }
}

/// What stands between two texts, for the first time.
#[track_caller]
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("`{start}` is not in {text}"));
    rest.split_once(end).expect("it ends").0
}

#[test]
fn all_copies_of_the_policy_are_that_of_the_pages_with_who_may_frame_them() {
    let to = tempfile::tempdir().expect("a folder can be made");
    deploy::write(&dist(), SUB_PATH, "/srv/guide", to.path()).expect("the site is built");
    let pages: Vec<_> = names(&dist()).into_iter().filter(|name| name.ends_with(".html")).collect();
    assert!(pages.len() >= 6);
    let mut policies = Vec::new();
    for page in pages {
        let html = fs::read_to_string(dist().join(&page)).expect("it is there");
        let tag = html.split('<').find(|tag| tag.contains("Content-Security-Policy")).expect("it has a policy");
        policies.push(between(tag, "content=\"", "\"").replace("&#x27;", "'"));
        let hash = BASE64_STANDARD.encode(Sha256::digest(between(&html, "<style>", "</style>")));
        assert!(policies[0].contains(&format!("'sha256-{hash}'")), "{page} has another style than its policy allows");
        let hash = BASE64_STANDARD.encode(Sha256::digest(between(&html, "<script>", "</script>")));
        assert!(policies[0].contains(&format!("'sha256-{hash}'")), "{page} has another script than its policy allows");
    }
    policies.dedup();
    let [policy] = &policies[..] else { panic!("the pages differ: {policies:#?}") };
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe-inline"), "{policy}");
    let allow = guides().site.embedding.allow;
    assert_eq!(allow, ["https://www.securitywholesalers.com.au"], "as `site.toml` says it");
    let with_ancestors = format!("{policy}; frame-ancestors 'self' {}", allow.join(" "));

    let read = |file: PathBuf| fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let quoted = "Content-Security-Policy \"";
    for (file, start, end) in [
        (dist().join("_headers"), "Content-Security-Policy: ", "\n"),
        (to.path().join("_headers"), "Content-Security-Policy: ", "\n"),
        (to.path().join("nginx/handover-headers.conf"), quoted, "\""),
        (to.path().join("caddy/handover.caddy"), quoted, "\""),
    ] {
        let text = read(file);
        assert_eq!(between(&text, start, end), with_ancestors);
        assert_eq!(text.matches("Content-Security-Policy").count(), 1, "in one place of each file");
    }
}

#[test]
fn the_caddyfile_as_it_is_shipped_is_one_caddy_reads() {
    let to = tempfile::tempdir().expect("a folder can be made");
    deploy::write(&dist(), deploy::MOUNT, deploy::ROOT, to.path()).expect("the site is built");
    let file = to.path().join("caddy/Caddyfile");
    match Command::new("caddy").args(["adapt", "--adapter", "caddyfile", "--config"]).arg(&file).output() {
        Ok(done) => assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr)),
        Err(_) => println!("there is no Caddy here, so it is left out"),
    }
}

/// The two kinds of host that tests of half an update need.
/// Every engine: path
#[tokio::test]
async fn a_host_for_single_page_apps_has_a_page_for_everything_and_ours_has_not() {
    for (kind, status) in [(Host::NotFound, 404), (Host::Spa, 200)] {
        for mount in ["/", SUB_PATH] {
            let site = Site::of(&dist()).on(kind).at(mount);
            for path in ["app-0123456789abcdef.js", "dmss/nothing", "nothing/"] {
                let answer = reqwest::get(format!("{}{path}", site.url)).await.expect("it is there");
                assert_eq!(answer.status(), status, "{path}");
                assert_eq!(
                    answer.text().await.expect("it is text").contains("<html data-app"),
                    kind == Host::Spa,
                    "{path}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_host_that_stopped_refuses_and_is_back_at_its_address_with_what_was_uploaded() {
    let site = Site::copy().at(mount());
    let get = async || reqwest::get(&site.url).await;
    assert!(get().await.expect("it is there").text().await.expect("it is text").contains("data-app"));
    site.stop();
    assert!(get().await.expect_err("it is gone").is_connect());
    fs::write(site.folder().join("index.html"), "the next one").expect("the folder is ours");
    site.start_again();
    assert_eq!(get().await.expect("it is back").text().await.expect("it is text"), "the next one");
    let asked = format!("GET {}", mount());
    assert_eq!(site.log(), [asked.as_str(), &asked], "the log goes on");
}
