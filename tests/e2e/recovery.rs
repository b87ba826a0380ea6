//! The app does not start, or breaks: the page stays a guide, and there is a way out.

use std::{
    fs,
    path::{Path, PathBuf},
};

use handover::words::{ENGLISH, ENGLISH_GUARD};
use serde_json::{Value, json};

use crate::{
    book::{self, Saved},
    plain::walk_by_links,
    reader::Reader,
    site::{Site, file_between, lift_trusted_types},
};

/// A site whose file of this kind was altered, and what undoes it.
fn site_with(start: &str, end: &str, alter: impl FnOnce(&[u8]) -> Option<Vec<u8>>) -> (Site, impl FnOnce()) {
    let mut original = None;
    let site = Site::serve_altered(|folder| {
        let file: PathBuf = file_between(folder, start, end);
        let bytes = fs::read(&file).expect("it is there");
        match alter(&bytes) {
            Some(altered) => fs::write(&file, altered),
            None => fs::remove_file(&file),
        }
        .expect("the folder is ours");
        original = Some((file, bytes));
    });
    let (file, bytes) = original.expect("the site was altered");
    (site, move || fs::write(file, bytes).expect("the folder is ours"))
}

/// The recovery screen shows, the guide can be walked, the data comes along, and a reload mends it all.
async fn is_recovered(site: &Site, mend: impl FnOnce()) {
    let saved = Saved::new("dmss").with_person("Mia", "manager");
    let reader = Reader::of(site).await;
    reader.seed(&saved).await;
    reader.open_early("dmss/").await;
    reader.app_is("failed").await;
    reader.reads("#recovery", ENGLISH_GUARD.start_title).await;
    reader.reads("#recovery", ENGLISH_GUARD.start_text).await;
    let text = reader.text("#recovery").await;
    assert!(!text.contains(ENGLISH_GUARD.crash_title), "it says one thing at a time: {text}");
    downloads(&reader, &saved).await;
    walk_by_links(&reader, &saved.guide).await;
    mend();
    reader.press(ENGLISH_GUARD.reload).await;
    reader.app_is("ready").await;
    assert!(reader.stored().await[&saved.key()].contains("Mia"));
    assert_eq!(reader.text("#recovery").await, "");
}

/// The button of the recovery screen hands out what is stored, as it is stored.
async fn downloads(reader: &Reader, saved: &Saved) {
    let stored = reader.stored().await;
    reader.press(ENGLISH_GUARD.download).await;
    let file = reader.downloaded("handover-data.json").await;
    assert_eq!(serde_json::from_str::<Value>(&file).expect("it is JSON"), json!({ saved.key(): stored[&saved.key()] }));
}

/// Every engine: loading
#[tokio::test]
async fn without_its_wasm_the_page_is_a_guide_with_a_way_out() {
    let (site, mend) = site_with("app", ".wasm", |_| None);
    is_recovered(&site, mend).await;
}

/// Every engine: loading
#[tokio::test]
async fn with_half_its_wasm_the_page_is_a_guide_with_a_way_out() {
    let (site, mend) = site_with("app", ".wasm", |wasm| Some(wasm[..wasm.len() / 2].to_vec()));
    is_recovered(&site, mend).await;
}

/// Every engine: loading
#[tokio::test]
async fn with_a_page_for_its_wasm_the_page_is_a_guide_with_a_way_out() {
    let (site, mend) = site_with("app", ".wasm", |_| Some(b"<!doctype html><title>Not found</title>".to_vec()));
    is_recovered(&site, mend).await;
}

/// Every engine: loading
#[tokio::test]
async fn without_its_script_the_page_is_a_guide_with_a_way_out() {
    let (site, mend) = site_with("start", ".js", |_| None);
    is_recovered(&site, mend).await;
}

/// Every engine: loading
#[tokio::test]
async fn with_one_byte_altered_nothing_starts() {
    for (start, end) in [("app", ".wasm"), ("start", ".js")] {
        let (site, mend) = site_with(start, end, |bytes| {
            let mut altered = bytes.to_vec();
            // The last blank: as good in a script as it was, and within the data of the WebAssembly.
            let at = altered.iter().rposition(|byte| *byte == b' ').expect("there is one");
            altered[at] = b'\t';
            Some(altered)
        });
        is_recovered(&site, mend).await;
    }
}

/// Every engine: loading
#[tokio::test]
async fn without_the_guard_the_app_runs_and_an_altered_one_does_not() {
    for alter in [|_: &[u8]| None, |guard: &[u8]| Some([guard, b"\nwindow.altered = true"].concat())] {
        let (site, _) = site_with("guard", ".js", alter);
        let reader = Reader::of(&site).await;
        reader.open("dmss/#before").await;
        assert!(!reader.ask::<bool>("return 'altered' in window", &[]).await);
    }
}

/// Every engine: loading
#[tokio::test]
async fn a_start_that_breaks_gives_the_guide_back() {
    // Data that is no page: the app has come and cannot go on.
    let site = Site::serve_altered(|folder| {
        let file = folder.join("dmss/index.html");
        let page = fs::read_to_string(&file).expect("it is there");
        let (before, data) = page.split_once(" type=application/json>").expect("it has data");
        let (_, after) = data.split_once("</script>").expect("the data ends");
        fs::write(file, format!("{before} type=application/json>{{}}</script>{after}")).expect("the folder is ours");
    });
    let reader = Reader::of(&site).await;
    reader.open_early("dmss/").await;
    reader.app_is("failed").await;
    reader.reads("#recovery", ENGLISH_GUARD.start_title).await;
    walk_by_links(&reader, &book::guide("dmss")).await;
}

/// Every engine: loading
#[tokio::test]
async fn a_host_that_never_answers_is_told_of_and_may_still_come() {
    let site = Site::serve_slowly();
    let reader = Reader::of(&site).await;
    // The half minute of patience, a hundred times as fast.
    let hurry = "const wait = setTimeout; window.setTimeout = (act, time) => wait(act, time / 100)";
    reader.browser.run_first(hurry).await;
    site.hold(".wasm");
    reader.open_early("dmss/#before").await;
    reader.app_is("failed").await;
    reader.reads("#recovery", ENGLISH_GUARD.start_title).await;
    assert_eq!(reader.place().await, "before");
    reader.tick(&book::guide("dmss").steps[0].tasks[0].text.plain()).await;
    site.let_go();
    reader.app_is("ready").await;
    assert_eq!(reader.text("#recovery").await, "");
    assert!(reader.is_ticked(&book::guide("dmss").steps[0].tasks[0].text.plain()).await);
}

/// A script beside the site's own that breaks the app: of a driver's scripts a browser tells the page no errors, and
/// modules they may have apart. `crashes.js?panic`.
const CRASHES: &str = "
    const { default: init } = await import(document.getElementById('boot').src);
    const wasm = await init();
    // More memory than there is makes the module trap, as a panic does.
    const trap = () => wasm.__wbindgen_malloc(0x7fffffff, 8);
    const deeper = () => deeper() + 1;
    const kinds = { panic: trap, overflow: deeper, rejection: async () => trap() };
    setTimeout(kinds[new URL(import.meta.url).search.slice(1)]);";

fn site_that_breaks() -> Site {
    Site::serve_altered(allow_crashes)
}

/// See [`breaks`].
pub fn allow_crashes(folder: &Path) {
    lift_trusted_types(folder);
    fs::write(folder.join("crashes.js"), CRASHES).expect("the folder is ours");
}

pub async fn breaks(reader: &Reader, kind: &str) {
    let script = "const script = document.createElement('script');
        Object.assign(script, { type: 'module', src: arguments[0] });
        document.head.append(script);
        return null";
    let _: Value = reader.ask(script, &[reader.url(&format!("crashes.js?{kind}")).into()]).await;
    reader.app_is("failed").await;
    reader.reads("#recovery", ENGLISH_GUARD.crash_title).await;
}

/// Every engine: crash
#[tokio::test]
async fn each_kind_of_crash_shows_the_way_out() {
    let (site, saved) = (site_that_breaks(), Saved::new("dmss").with_person("Mia", "manager"));
    for kind in ["panic", "overflow", "rejection"] {
        let reader = Reader::of(&site).await;
        reader.seed(&saved).await;
        reader.open("dmss/#before").await;
        breaks(&reader, kind).await;
        reader.sees("the focus on what is said", "return document.activeElement.id", "recovery-title").await;
        downloads(&reader, &saved).await;
    }
}

/// Every engine: crash
#[tokio::test]
async fn after_two_crashes_in_a_minute_it_starts_without_what_is_saved_and_keeps_it() {
    let (site, saved) = (site_that_breaks(), Saved::new("dmss").with_person("Mia", "manager"));
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#people").await;
    reader.reads("[data-here]", "Mia").await;
    let before = reader.stored().await;
    breaks(&reader, "panic").await;
    assert!(!reader.text("#recovery").await.contains(ENGLISH_GUARD.without), "once is no reason");
    reader.press(ENGLISH_GUARD.reload).await;
    reader.app_is("ready").await;
    breaks(&reader, "panic").await;
    reader.press(ENGLISH_GUARD.without).await;
    reader.app_is("ready").await;
    assert!(!reader.text("[data-here]").await.contains("Mia"));
    reader.reads(".no-script", ENGLISH_GUARD.aside).await;
    // What is said now is saved beside it, and found again in this tab.
    reader.open_place_by_hand("owner").await;
    reader.fill("Site or business name", "Beach House").await;
    reader.reload().await;
    assert_eq!(reader.value_of("Site or business name").await, "Beach House");
    let stored = reader.stored().await;
    assert_eq!(reader.count_records().await, 2);
    assert_eq!(stored[&saved.key()], before[&saved.key()]);
    reader.press(ENGLISH_GUARD.take_in).await;
    reader.app_is("ready").await;
    reader.open("").await;
    reader.reads(".saves", "Mia").await;
    reader.reads(".saves", "Beach House").await;
}

/// Every engine: crash
#[tokio::test]
async fn when_the_app_breaks_the_reader_is_told_and_nothing_saved_is_lost() {
    let (site, saved) = (site_that_breaks(), Saved::new("dmss").with_person("Mia", "manager"));
    let step = saved.guide.steps[0].clone();
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open(&format!("dmss/#{}", step.id)).await;
    reader.tick(&step.tasks[0].text.plain()).await;
    breaks(&reader, "panic").await;
    let text = reader.text("#recovery").await;
    assert!(!text.contains(ENGLISH_GUARD.start_title), "it says one thing at a time: {text}");
    reader.sees("the focus on what is said", "return document.activeElement.id", "recovery-title").await;
    assert_eq!(reader.place().await, *step.id);
    downloads(&reader, &saved).await;
    let next = saved.guide.walk()[2];
    reader.follow(&(ENGLISH.nav.next_is)(&book::title(&saved.guide, next))).await;
    reader.shows(next.id()).await;
    reader.back().await;
    reader.shows(&step.id).await;
    reader.press(ENGLISH_GUARD.reload).await;
    reader.app_is("ready").await;
    assert_eq!(reader.place().await, *step.id);
    assert!(reader.is_ticked(&step.tasks[0].text.plain()).await);
}

/// Every engine: crash
#[tokio::test]
async fn an_error_that_is_none_of_the_apps_leaves_it_alone() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/#before").await;
    let script = "dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop', error: new Error('x') }))";
    let _: bool = reader.ask(&format!("return {script}"), &[]).await;
    assert_eq!(reader.text("#recovery").await, "");
    reader.app_is("ready").await;
}
