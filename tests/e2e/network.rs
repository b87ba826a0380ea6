//! Nothing leaves the device: no other host, no request with anything of the reader in it, nothing against the policy.

use handover::words::{ENGLISH, ENGLISH_AFTER_START, ENGLISH_AGENT, ENGLISH_DIALOGS};
use serde_json::Value;

use crate::{
    agent::at_the_maker,
    book::{GUIDES, Saved, guide, title_of},
    reader::Reader,
    site::{SUB_PATH, Site, alter_headers},
};

/// Nobody but the site's host was asked, and for nothing but its files.
pub async fn asked_for_its_files_only(reader: &Reader, site: &Site) {
    for url in reader.browser.requests().await {
        let leaves = ["http", "ws"].iter().any(|scheme| url.starts_with(scheme));
        assert!(!leaves || url.starts_with(&site.url), "{url} was asked for");
    }
    for line in site.log() {
        assert!(site.file_of(&line).is_some(), "{line}: there is no such file");
        assert!(!line.contains('?'), "{line}");
    }
}

/// Writes down what the policy of the page forbids, from the next page on.
pub async fn heed_the_policy(reader: &Reader) {
    let source = "addEventListener('securitypolicyviolation', (event) => {
        (window.violations ??= []).push(`${event.violatedDirective} ${event.blockedURI}`);
    })";
    reader.browser.run_first(source).await;
}

pub async fn kept_to_the_policy(reader: &Reader) {
    let violations: Vec<String> = reader.ask("return window.violations ?? []", &[]).await;
    assert_eq!(violations, Vec::<String>::new());
}

/// Opens a page and waits until it has fetched what it fetches when it is idle, too: browsers complain where that is cut off.
async fn open_to_the_end(reader: &Reader, path: &str) {
    reader.open(path).await;
    let all = format!(
        "const isReady = document.querySelector('[data-offline~=ready]')?.hidden === false
            || text('.foot-bar').includes({:?});
        return isReady && document.querySelectorAll('body > .notices').length === 1",
        ENGLISH_AFTER_START.ready
    );
    reader.sees("that it is ready offline, and the place for a new version", &all, true).await;
}

/// Every engine: policy
#[tokio::test]
async fn every_page_loads_its_own_files_and_nothing_else() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    for page in GUIDES.iter().map(|id| format!("{id}/#summary")).chain([String::new()]) {
        open_to_the_end(&reader, &page).await;
        kept_to_the_policy(&reader).await;
    }
    asked_for_its_files_only(&reader, &site).await;
    assert_eq!(reader.browser.complaints().await, Vec::<String>::new());
}

/// Every engine: policy
#[tokio::test]
async fn no_text_becomes_elements_and_the_app_needs_none_that_does() {
    let site = Site::serve();
    let answer = reqwest::get(&site.url).await.expect("it is there");
    let policy = answer.headers()["content-security-policy"].to_str().expect("it is text").to_owned();
    assert!(policy.contains("; require-trusted-types-for 'script'; trusted-types handover-worker;"), "{policy}");
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    reader.seed(&Saved::new("dmss").with_person("Mia", "manager")).await;
    // Dialogs, rare places, the search, the page that shows another page, the worker.
    reader.open("dmss/#before").await;
    reader.press(ENGLISH.links.share).await;
    reader.reads("#dialog h2", ENGLISH_DIALOGS.share.title).await;
    reader.press_in("", ENGLISH_DIALOGS.share.elsewhere).await;
    reader.sees("a code", "return all('.dialog .code img').length", 1).await;
    kept_to_the_policy(&reader).await;
    reader.open("dmss/#summary").await;
    reader.reads(".record", "Mia").await;
    reader.open_place_by_hand("search").await;
    reader.fill(ENGLISH.search.label, "cant rewnd").await;
    reader.reads("#search .search", "playback").await;
    kept_to_the_policy(&reader).await;
    at_the_maker(&reader, "DMSS").await;
    let title = title_of(&guide("dmss"), "people");
    reader.fill(ENGLISH_AGENT.filter, &title).await;
    reader.tick(&title).await;
    reader.sees("its heading", "return text('.customers-phone h1')", title.as_str()).await;
    kept_to_the_policy(&reader).await;
    open_to_the_end(&reader, "").await;
    kept_to_the_policy(&reader).await;
    // It is the browser that heeds it.
    let refused =
        "try { document.createElement('p').innerHTML = '<b></b>'; return 'taken' } catch { return 'refused' }";
    assert_eq!(reader.ask::<String>(refused, &[]).await, "refused");
}

/// Every engine: policy
#[tokio::test]
async fn below_a_path_the_site_works_and_keeps_its_records_apart() {
    let site = Site::serve_at(SUB_PATH);
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    let (elsewhere, text) = ("handover./elsewhere/.r1abc", Saved::new("dmss").with_person("Mia", "manager").text());
    open_to_the_end(&reader, "").await;
    let store = "localStorage.setItem(...arguments); return null";
    let _: Value = reader.ask(store, &[elsewhere.into(), text.clone().into()]).await;
    open_to_the_end(&reader, "").await;
    assert_eq!(reader.text(".saves").await, "", "another site's record is not offered");
    // Without the slash at the end, as people type it.
    open_to_the_end(&reader, "dmss").await;
    assert_eq!(reader.place().await, "start");
    reader.open_place_by_hand("owner").await;
    reader.fill("Site or business name", "Beach House").await;
    open_to_the_end(&reader, "").await;
    reader.follow("DMSS handover, Beach House").await;
    reader.app_is("ready").await;
    kept_to_the_policy(&reader).await;
    let stored = reader.stored().await;
    assert_eq!(stored.keys().filter(|key| key.starts_with(&format!("handover.{SUB_PATH}."))).count(), 1);
    assert_eq!(stored[elsewhere], text);
    asked_for_its_files_only(&reader, &site).await;
    assert_eq!(reader.browser.complaints().await, Vec::<String>::new());
}

/// Every engine: network
#[tokio::test]
async fn what_the_host_writes_down_has_nothing_of_the_reader_in_it() {
    let (site, saved) = (Site::serve(), Saved::new("dmss").with_person("Mia", "manager"));
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    for path in ["dmss/#people&role=staff&ticket=4711&order=SO-99", "dmss/#summary", ""] {
        reader.open(path).await;
    }
    reader.follow("DMSS handover, Corner Shop").await;
    reader.app_is("ready").await;
    let log = site.whole_log();
    for line in log.lines() {
        let [asked, from, cookies, _] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        // Where the reader came from is not said. WebKit may ask for the worker in the site's own name, whatever the
        // policy is: the host knows that much of itself.
        let itself = asked.starts_with("GET /sw.js ") && from == site.url;
        assert!(!asked.contains(['?', '#']) && (from == "-" || itself) && cookies == "-", "{line}");
    }
    for said in ["4711", "SO-99", "role", "Corner", "Mia", "mia", "Ana", Saved::ID] {
        assert!(!log.contains(said), "{said} is in {log}");
    }
    assert!(log.lines().count() > 8, "{log}");
}

/// Every engine: policy
#[tokio::test]
async fn only_a_site_that_is_named_shows_the_guides_in_a_frame() {
    for allowed in [false, true] {
        let framing = Site::serve_altered(|shop| {
            alter_headers(shop, "default-src 'none'", "default-src 'none'; frame-src *");
        });
        let site = Site::serve_altered(|guides| {
            let shop = framing.origin();
            let ancestors =
                if allowed { format!("frame-ancestors 'self' {shop}") } else { "frame-ancestors 'self'".to_owned() };
            alter_headers(guides, "frame-ancestors 'self'", &ancestors);
        });
        let page = format!("<!doctype html><title>Shop</title><iframe src=\"{}dmss/\"></iframe>", site.url);
        std::fs::write(framing.folder().join("shop.html"), page).expect("the folder is ours");
        let reader = Reader::of(&framing).await;
        reader.open_early("shop.html").await;
        // Before it is another's, and be it the browser's own, the frame is empty and ours.
        reader
            .sees("the frame to go there", "return document.querySelector('iframe').contentDocument", Value::Null)
            .await;
        reader.browser.enter_frame(0).await.expect("there is a frame");
        match allowed {
            true => reader.app_is("ready").await,
            false => reader.sees("no page of ours", "return document.querySelectorAll('[data-app]').length", 0).await,
        }
    }
}
