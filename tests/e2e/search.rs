//! One search over all guides, as one types.

use handover::words::ENGLISH;
use serde_json::json;
use thirtyfour::Key;

use crate::{
    book::{self, GUIDES},
    network::{asked_for_its_files_only, heed_the_policy, kept_to_the_policy},
    reader::Reader,
    site::{Site, file_between},
};

const WORDS: &str = ENGLISH.search.label;

/// The titles of what was found.
const FOUND: &str = "return all('.search a[href*=\"#\"] > span').map((found) => squash(found.firstChild.textContent))";

fn no_playback(id: &str) -> String {
    book::guide(id).symptom("no-playback").map(|symptom| symptom.title.clone()).unwrap_or_default()
}

async fn finds_first(reader: &Reader, title: &str) {
    reader.sees("the first found", &format!("{FOUND}[0] ?? ''"), title).await;
}

/// Every engine: keyboard
#[tokio::test]
async fn what_somebody_types_is_found_whatever_word_they_have_for_it_and_opened_by_enter() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    reader.open("hik-connect/#search").await;
    reader.fill(WORDS, "cant rewnd").await;
    finds_first(&reader, &no_playback("hik-connect")).await;
    reader.keys(Key::Enter + "").await;
    reader.arrives_at("no-playback").await;
    // From the door to another page.
    reader.open("").await;
    reader.fill(WORDS, "hik connect cant rewind").await;
    finds_first(&reader, &no_playback("hik-connect")).await;
    reader.keys(Key::Enter + "").await;
    reader.app_is("ready").await;
    reader.shows("no-playback").await;
    reader.sees("its title", "return document.title.split(' · ')[0]", no_playback("hik-connect")).await;
    kept_to_the_policy(&reader).await;
    asked_for_its_files_only(&reader, &site).await;
    assert_eq!(reader.browser.complaints().await, Vec::<String>::new());
}

/// Every engine: keyboard
#[tokio::test]
async fn arrow_keys_go_through_what_was_found() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("").await;
    reader.fill(WORDS, "already added").await;
    reader.sees("several", &format!("{FOUND}.length > 2"), true).await;
    let at = "return all('.search :is(input, a)').indexOf(document.activeElement)";
    for (key, place) in [(Key::Down, 1), (Key::Down, 2), (Key::Up, 1), (Key::Up, 0), (Key::Up, 0)] {
        reader.keys(key + "").await;
        reader.sees("where the focus is", at, place).await;
    }
}

/// Every engine: network
#[tokio::test]
async fn nothing_of_it_is_fetched_before_somebody_searches_and_then_once() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    // The worker fetches it for later; this is of the page itself.
    reader.browser.run_first("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })").await;
    reader.open("").await;
    let of_search = || -> std::collections::BTreeSet<String> {
        let asked = site.log().into_iter();
        asked.filter(|line| (line.contains("search") || line.contains("index-")) && !line.ends_with('/')).collect()
    };
    assert_eq!(of_search().len(), 0);
    reader.fill(WORDS, "black screen").await;
    reader.sees("something", &format!("{FOUND}.length > 0"), true).await;
    reader.fill(WORDS, "password").await;
    reader.sees("something", &format!("{FOUND}.length > 0"), true).await;
    assert_eq!(of_search().len(), 2, "part and index: {:?}", of_search());
}

/// Every engine: network
#[tokio::test]
async fn once_it_is_there_it_needs_no_network() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/#search").await;
    reader.fill(WORDS, "alerts").await;
    reader.sees("something", &format!("{FOUND}.length > 0"), true).await;
    drop(site);
    reader.fill(WORDS, "no picture").await;
    let title = book::guide("dmss").symptom("no-picture").expect("the guide has it").title.clone();
    finds_first(&reader, &title).await;
    reader.keys(Key::Enter + "").await;
    reader.arrives_at("no-picture").await;
}

#[tokio::test]
async fn words_that_find_nothing_lead_to_the_list() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/#search").await;
    reader.fill(WORDS, "xylophone quartz").await;
    reader.reads(".search [role=status]", ENGLISH.search.nothing).await;
    reader.follow_to(ENGLISH.search.list, "trouble").await;
}

/// Every engine: network
#[tokio::test]
async fn a_search_that_cannot_be_fetched_says_so_and_leads_to_the_list() {
    for (start, end) in [("index-", ".json"), ("part-search-", ".wasm")] {
        let site = Site::serve_altered(|folder| {
            std::fs::remove_file(file_between(folder, start, end)).expect("the folder is ours");
        });
        let reader = Reader::of(&site).await;
        reader.open("dmss/#search").await;
        reader.fill(WORDS, "no picture").await;
        reader.reads(".search [role=status]", ENGLISH.search.unavailable).await;
        reader.follow_to(ENGLISH.search.list, "trouble").await;
        reader.app_is("ready").await;
    }
}

#[tokio::test]
async fn whatever_is_typed_is_text() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("").await;
    for typed in ["<img src=x onerror=alert(1)>", "\"'&#<>%00", "....../../..", "{{}}${}"] {
        reader.fill(WORDS, typed).await;
        reader.sees("it as it was typed", "return document.getElementById('search-input').value", typed).await;
        reader.sees("no picture", "return all('.search img').length", 0).await;
    }
    reader.app_is("ready").await;
}

#[tokio::test]
async fn the_search_is_on_the_door_and_leads_from_every_guide() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    for id in GUIDES {
        reader.open(&format!("{id}/#trouble")).await;
        reader.follow_to(ENGLISH.search.title, "search").await;
        reader.sees("the field", "return all('#search-input').filter(seen).length", json!(1)).await;
    }
}
