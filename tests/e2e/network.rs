//! Nothing leaves the device: no other host, no request with anything of the reader in it, nothing against the policy.

use handover::handover::shelf;
use serde_json::Value;

use crate::{
    book::{GUIDES, Saved},
    reader::Reader,
    site::{SUB_PATH, Site},
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

#[tokio::test]
async fn every_page_loads_its_own_files_and_nothing_else() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    for page in GUIDES.iter().map(|id| format!("{id}/#summary")).chain([String::new()]) {
        reader.open(&page).await;
        kept_to_the_policy(&reader).await;
    }
    asked_for_its_files_only(&reader, &site).await;
    assert_eq!(reader.browser.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn below_a_path_the_site_works_and_keeps_its_records_apart() {
    let site = Site::serve_at(SUB_PATH);
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    let elsewhere = Saved::new("dmss").with_person("Mia", "manager");
    let key = shelf::key("/", &elsewhere.record.id);
    reader.open("").await;
    let store = "localStorage.setItem(...arguments); return null";
    let _: Value = reader.ask(store, &[key.as_str().into(), elsewhere.text().into()]).await;
    reader.reload().await;
    assert_eq!(reader.text(".saves").await, "", "another site's record is not offered");
    // Without the slash at the end, as people type it.
    reader.open("dmss").await;
    assert_eq!(reader.place().await, "start");
    reader.open_place_by_hand("owner").await;
    reader.fill("Site or business name", "Beach House").await;
    reader.open("").await;
    reader.follow("DMSS handover, Beach House").await;
    reader.app_is("ready").await;
    kept_to_the_policy(&reader).await;
    let stored = reader.stored().await;
    assert_eq!(stored.keys().filter(|key| key.starts_with(&format!("handover.{SUB_PATH}."))).count(), 1);
    assert_eq!(stored[&key], elsewhere.text());
    asked_for_its_files_only(&reader, &site).await;
    assert_eq!(reader.browser.complaints().await, Vec::<String>::new());
}
