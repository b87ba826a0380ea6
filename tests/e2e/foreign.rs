//! Scripts of others in the page, and a browser that lacks, refuses or breaks what it is asked for: the app goes on, and
//! whoever asked for something hears about it.

use std::fs;

use handover::words::{ENGLISH, ENGLISH_DIALOGS, ENGLISH_GUARD};
use serde_json::Value;

use crate::{
    book::Saved,
    reader::Reader,
    site::{Site, lift_trusted_types},
};

/// A script beside the page that throws what the app throws when it breaks. `others/theirs.js?overflow`.
const THEIRS: &str = "
    addEventListener('error', () => (window.heard = true));
    addEventListener('unhandledrejection', () => (window.heard = true));
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { f: trap } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    const deeper = () => deeper() + 1;
    const kinds = {
      range: () => new Array(-1),
      overflow: deeper,
      trap: () => { trap(); },
      rejection: async () => { trap(); },
    };
    const act = kinds[new URL(import.meta.url).search.slice(1)];
    setTimeout(() => { act(); });";

/// Every engine: crash
#[tokio::test]
async fn what_a_script_of_somebody_else_throws_is_not_taken_for_a_crash() {
    let site = Site::serve_altered(|folder| {
        lift_trusted_types(folder);
        fs::create_dir(folder.join("others")).expect("the folder is ours");
        fs::write(folder.join("others/theirs.js"), THEIRS).expect("the folder is ours");
    });
    let reader = Reader::of(&site).await;
    for kind in ["range", "overflow", "trap", "rejection"] {
        reader.open("dmss/#before").await;
        let script = "const script = document.createElement('script');
            Object.assign(script, { type: 'module', src: arguments[0] });
            document.head.append(script);
            return null";
        let _: Value = reader.ask(script, &[reader.url(&format!("others/theirs.js?{kind}")).into()]).await;
        reader.sees(&format!("their {kind}"), "return 'heard' in window", true).await;
        is_alive(&reader).await;
    }
}

async fn is_alive(reader: &Reader) {
    assert_eq!(reader.text("#recovery").await, "");
    reader.app_is("ready").await;
}

/// What is wrong with the browser, what is pressed, and what is said.
type Refusal<'a> = (&'a str, &'static str, &'static str);

async fn is_said(path: &str, refusals: &[Refusal<'_>]) {
    let site = Site::serve();
    let saved = Saved::new("hik-connect").with_person("Mia", "manager");
    let reader = Reader::of(&site).await;
    // There for the button to show.
    reader.browser.run_first("navigator.share = () => Promise.resolve()").await;
    reader.seed(&saved).await;
    for (wrong, pressed, said) in refusals {
        reader.open(path).await;
        let _: Value = reader.ask(&format!("{wrong}; return null"), &[]).await;
        for _ in 0..2 {
            reader.press(pressed).await;
            reader.reads(".said", said).await;
        }
        is_alive(&reader).await;
        // It goes on doing what it is for.
        reader.open_place_by_hand("owner").await;
        reader.fill("Site or business name", "Beach House").await;
        reader.reads(".said", ENGLISH.saving.saved).await;
        is_alive(&reader).await;
    }
}

/// Every engine: clipboard
#[tokio::test]
async fn what_cannot_be_copied_shared_or_saved_is_said_and_breaks_nothing() {
    let words = &ENGLISH.packet;
    is_said(
        "hik-connect/#support",
        &[
            ("navigator.share = () => { throw new RangeError('broken') }", words.share, ENGLISH.refused.share),
            ("navigator.share = () => Promise.reject(new TypeError('no'))", words.share, ENGLISH.refused.share),
            (&clipboard("() => { throw new RangeError('broken') }"), words.copy, ENGLISH.step.not_copied),
            (&clipboard("() => Promise.reject(new TypeError('no'))"), words.copy, ENGLISH.step.not_copied),
            (&clipboard("() => new Promise(() => {})"), words.copy, ENGLISH.step.not_copied),
            (&clipboard("undefined"), words.copy, ENGLISH.step.not_copied),
            ("URL.createObjectURL = () => { throw new TypeError('no') }", words.download, ENGLISH.refused.download),
            ("URL.createObjectURL = undefined", words.download, ENGLISH.refused.download),
        ],
    )
    .await;
}

fn clipboard(write: &str) -> String {
    format!("Object.defineProperty(navigator, 'clipboard', {{ value: {{ writeText: {write} }} }})")
}

#[tokio::test]
async fn what_cannot_be_printed_is_said_and_breaks_nothing() {
    let print = ENGLISH.summary.print;
    is_said(
        "hik-connect/#summary",
        &[
            ("window.print = () => { throw new RangeError('broken') }", print, ENGLISH.refused.print),
            ("window.print = undefined", print, ENGLISH.refused.print),
        ],
    )
    .await;
}

#[tokio::test]
async fn closing_the_share_sheet_is_no_failure() {
    let (site, saved) = (Site::serve(), Saved::new("hik-connect"));
    let reader = Reader::of(&site).await;
    let closed =
        "navigator.share = async () => { window.asked = true; throw new DOMException('closed', 'AbortError') }";
    reader.browser.run_first(closed).await;
    reader.seed(&saved).await;
    reader.open("hik-connect/#support").await;
    reader.press(ENGLISH.packet.share).await;
    reader.sees("the sheet", "return 'asked' in window", true).await;
    let said: String = reader.ask("return document.querySelector('.said').textContent", &[]).await;
    assert_eq!(said, "");
}

#[tokio::test]
async fn a_browser_without_modal_dialogs_shows_them_all_the_same() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    for wrong in ["undefined", "() => { throw new RangeError('broken') }"] {
        reader.open("dmss/#before").await;
        let _: Value = reader.ask(&format!("HTMLDialogElement.prototype.showModal = {wrong}; return null"), &[]).await;
        reader.press(ENGLISH.links.share).await;
        reader.reads("#dialog-title", ENGLISH_DIALOGS.share.title).await;
        reader.press(ENGLISH_DIALOGS.close).await;
        reader.sees("no dialog", "return all('#dialog').length", 0).await;
        is_alive(&reader).await;
    }
}

#[tokio::test]
async fn a_crash_in_a_browser_that_saves_no_file_shows_what_is_saved() {
    let (site, saved) = (Site::serve(), Saved::new("dmss").with_person("Mia", "manager"));
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#before").await;
    let _: Value = reader.ask("URL.createObjectURL = undefined; handoverBroke(); return null", &[]).await;
    reader.press(ENGLISH_GUARD.download).await;
    let shown: String = reader.ask("return document.querySelector('#recovery textarea').value", &[]).await;
    assert!(shown.contains("Mia"), "{shown}");
}

/// What a browser may lack, and what may throw now and then.
#[tokio::test]
async fn a_storage_that_comes_and_goes_or_cannot_be_asked_for_breaks_nothing() {
    const COMES_AND_GOES: &str = "
        const real = window.localStorage;
        let n = 0;
        Object.defineProperty(window, 'localStorage', { get() {
            if (n++ % 2) throw new DOMException('no', 'SecurityError');
            return real;
        } })";
    const NOT_ASKED: &str = "Object.defineProperty(navigator, 'storage', { value: undefined })";
    let broken = "Object.defineProperty(navigator, 'storage', { value: { persist() { throw new RangeError('no') } } })";
    let site = Site::serve();
    for wrong in [COMES_AND_GOES, NOT_ASKED, broken] {
        let reader = Reader::of(&site).await;
        reader.browser.run_first(wrong).await;
        reader.open("dmss/#owner").await;
        reader.fill("Site or business name", "Beach House").await;
        reader.fill("Site or business name", "Harbour Cafe").await;
        is_alive(&reader).await;
        assert_eq!(reader.value_of("Site or business name").await, "Harbour Cafe");
    }
}
