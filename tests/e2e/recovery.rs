//! The app does not start, or breaks: the page stays a guide, and there is a way out.

use std::{fs, path::PathBuf};

use handover::words::ENGLISH;
use serde_json::{Value, json};

use crate::{
    book::{self, Saved},
    engine::Engine,
    plain::walk_by_links,
    reader::Reader,
    run::cannot,
    site::{Site, file_between},
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
    reader.reads("#recovery", ENGLISH.recovery.start_title).await;
    reader.reads("#recovery", ENGLISH.recovery.start_text).await;
    let text = reader.text("#recovery").await;
    assert!(!text.contains(ENGLISH.recovery.crash_title), "it says one thing at a time: {text}");
    downloads(&reader, &saved).await;
    walk_by_links(&reader, &saved.guide).await;
    mend();
    reader.press(ENGLISH.recovery.reload).await;
    reader.app_is("ready").await;
    assert!(reader.stored().await[&saved.key()].contains("Mia"));
    assert_eq!(reader.text("#recovery").await, "");
}

/// The button of the recovery screen hands out what is stored, as it is stored.
async fn downloads(reader: &Reader, saved: &Saved) {
    let stored = reader.stored().await;
    reader.press(ENGLISH.recovery.download).await;
    let file = reader.downloaded("handover-data.json").await;
    assert_eq!(serde_json::from_str::<Value>(&file).expect("it is JSON"), json!({ saved.key(): stored[&saved.key()] }));
}

#[tokio::test]
async fn without_its_wasm_the_page_is_a_guide_with_a_way_out() {
    let (site, mend) = site_with("app", ".wasm", |_| None);
    is_recovered(&site, mend).await;
}

#[tokio::test]
async fn with_half_its_wasm_the_page_is_a_guide_with_a_way_out() {
    let (site, mend) = site_with("app", ".wasm", |wasm| Some(wasm[..wasm.len() / 2].to_vec()));
    is_recovered(&site, mend).await;
}

#[tokio::test]
async fn with_a_page_for_its_wasm_the_page_is_a_guide_with_a_way_out() {
    let (site, mend) = site_with("app", ".wasm", |_| Some(b"<!doctype html><title>Not found</title>".to_vec()));
    is_recovered(&site, mend).await;
}

#[tokio::test]
async fn without_its_script_the_page_is_a_guide_with_a_way_out() {
    if cannot(
        Engine::WebKit,
        "it does not ask again for a script that failed to come, until its address is fetched anew",
    ) {
        return;
    }
    let (site, mend) = site_with("app", ".js", |_| None);
    is_recovered(&site, mend).await;
}

#[tokio::test]
async fn without_even_the_start_script_the_page_is_a_guide() {
    let (site, _) = site_with("start", ".js", |_| None);
    let reader = Reader::of(&site).await;
    reader.open_early("dmss/").await;
    walk_by_links(&reader, &book::guide("dmss")).await;
}

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
    reader.reads("#recovery", ENGLISH.recovery.start_title).await;
    walk_by_links(&reader, &book::guide("dmss")).await;
}

#[tokio::test]
async fn a_host_that_never_answers_is_told_of_and_may_still_come() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    // The half minute of patience, a hundred times as fast.
    let hurry = "const wait = setTimeout; window.setTimeout = (act, time) => wait(act, time / 100)";
    reader.browser.run_first(hurry).await;
    site.hold(".wasm");
    reader.open_early("dmss/#before").await;
    reader.app_is("failed").await;
    reader.reads("#recovery", ENGLISH.recovery.start_title).await;
    assert_eq!(reader.place().await, "before");
    reader.tick(&book::guide("dmss").steps[0].tasks[0].text.plain()).await;
    site.let_go();
    reader.app_is("ready").await;
    assert_eq!(reader.text("#recovery").await, "");
    assert!(reader.is_ticked(&book::guide("dmss").steps[0].tasks[0].text.plain()).await);
}

/// Gives the page `trap()`, which calls the running module in a way that makes it trap, as a panic does.
const TRAP: &str = "
    for (const make of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[make];
        WebAssembly[make] = async (...given) => {
            const made = await original.apply(WebAssembly, given);
            const { exports } = made.instance ?? made;
            // The call is the timer's own: an error out of this script is none of the page's to WebKit.
            window.trap ??= () => { setTimeout(exports.__wbindgen_malloc, 0, 0x7fffffff, 8); };
            return made;
        };
    }";

#[tokio::test]
async fn when_the_app_breaks_the_reader_is_told_and_nothing_saved_is_lost() {
    let (site, saved) = (Site::serve(), Saved::new("dmss").with_person("Mia", "manager"));
    let step = saved.guide.steps[0].clone();
    let reader = Reader::of(&site).await;
    reader.browser.run_first(TRAP).await;
    reader.seed(&saved).await;
    reader.open(&format!("dmss/#{}", step.id)).await;
    reader.tick(&step.tasks[0].text.plain()).await;
    let _: Value = reader.ask("trap(); return null", &[]).await;
    reader.app_is("failed").await;
    reader.reads("#recovery", ENGLISH.recovery.crash_title).await;
    let text = reader.text("#recovery").await;
    assert!(!text.contains(ENGLISH.recovery.start_title), "it says one thing at a time: {text}");
    reader.sees("the focus on what is said", "return document.activeElement.id", "recovery-title").await;
    assert_eq!(reader.place().await, *step.id);
    downloads(&reader, &saved).await;
    let next = saved.guide.walk()[2];
    reader.follow(&(ENGLISH.nav.next_is)(&book::title(&saved.guide, next))).await;
    reader.shows(next.id()).await;
    reader.back().await;
    reader.shows(&step.id).await;
    reader.press(ENGLISH.recovery.reload).await;
    reader.app_is("ready").await;
    assert_eq!(reader.place().await, *step.id);
    assert!(reader.is_ticked(&step.tasks[0].text.plain()).await);
}

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
