//! Storage that is blocked, full, damaged or newer: the walk goes on, the reader is told, what is stored stays.

use handover::words::ENGLISH;
use serde_json::Value;

use crate::{
    book::{self, Saved},
    engine::{Engine, Setting, Storage},
    reader::Reader,
    run::{cannot, engine},
    site::{Site, alter_headers},
};

/// Steps on and back, ticking on the way: what a reader does whatever the storage does.
async fn goes_on(reader: &Reader) {
    let guide = book::guide("dmss");
    let (first, second) = (&guide.steps[0], guide.walk()[2]);
    let task = first.tasks[0].text.plain();
    reader.follow_to(ENGLISH.start.begin, &first.id).await;
    reader.tick(&task).await;
    reader.follow_to(&(ENGLISH.nav.next_is)(&book::title(&guide, second)), second.id()).await;
    reader.follow_to(ENGLISH.nav.back, &first.id).await;
    assert!(reader.is_ticked(&task).await, "the tick is there as long as the page is");
}

async fn notice_is(reader: &Reader, text: &str) {
    reader.reads(".notices", text).await;
}

/// Every engine: storage
#[tokio::test]
async fn with_storage_blocked_the_walk_goes_on_and_the_reader_knows() {
    let site = Site::serve();
    let ways = if engine() == Engine::Firefox { &[Storage::Nowhere, Storage::Absent][..] } else { &[Storage::Nowhere] };
    for storage in ways.iter().copied() {
        let reader = Reader::set(&site, Setting { storage, ..Setting::default() }).await;
        reader.open("dmss/").await;
        notice_is(&reader, ENGLISH.saving.blocked).await;
        goes_on(&reader).await;
        notice_is(&reader, ENGLISH.saving.blocked).await;
        let said = reader.text(".said").await;
        assert!(!said.contains(ENGLISH.saving.saved), "nothing was saved, but it says “{said}”");
        reader.open_place_by_hand("my-data").await;
        reader.reads("#my-data", ENGLISH.data.blocked).await;
        // The door, too, opens.
        reader.open("").await;
        reader.open_place_by_hand("my-data").await;
        reader.reads("#my-data", ENGLISH.data.blocked).await;
    }
}

/// Firefox has ways of its own: no storage at all, storage that may not be touched, and storage whose file is damaged.
/// Every engine: storage
#[tokio::test]
async fn whatever_way_storage_is_blocked_the_walk_goes_on_and_the_reader_knows() {
    let not_there = "Object.defineProperty(window, 'localStorage', { value: null })";
    let not_touched = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('The operation is insecure.', 'SecurityError') } })";
    let damaged = "const fail = () => { throw new DOMException('', 'NS_ERROR_FILE_CORRUPTED') };
        for (const name of ['getItem', 'setItem', 'removeItem', 'key']) Storage.prototype[name] = fail;
        Object.defineProperty(Storage.prototype, 'length', { get: fail })";
    let site = Site::serve();
    for source in [not_there, not_touched, damaged] {
        let reader = Reader::of(&site).await;
        reader.browser.run_first(source).await;
        reader.open("dmss/").await;
        notice_is(&reader, ENGLISH.saving.blocked).await;
        goes_on(&reader).await;
        notice_is(&reader, ENGLISH.saving.blocked).await;
    }
}

const FILL: &str = "
    for (let size = 1 << 22; size; size >>= 1) {
        try { for (let n = 0; ; n++) localStorage.setItem(`filler.${size}.${n}`, 'x'.repeat(size)); } catch {}
    }
    try { for (let n = 0; ; n++) localStorage.setItem(`f${n}`, ''); } catch {}
    return null";
const EMPTY: &str = "
    for (const key of Object.keys(localStorage)) if (key.startsWith('f')) localStorage.removeItem(key);
    return null";

/// Every engine: storage
#[tokio::test]
async fn with_storage_full_what_was_saved_stays_and_the_reader_knows() {
    let (site, saved) = (Site::serve(), Saved::new("dmss").with_person("Mia", "manager"));
    let (step, key) = (saved.guide.steps[0].clone(), saved.key());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/").await;
    reader.follow_to(&(ENGLISH.start.resume)(&step.title), &step.id).await;
    let before = reader.stored().await[&key].clone();
    let _: Value = reader.ask(FILL, &[]).await;
    let task = |n: usize| step.tasks[n].text.plain();
    reader.tick(&task(0)).await;
    notice_is(&reader, ENGLISH.saving.full).await;
    assert_eq!(reader.stored().await[&key], before);
    reader.tick(&task(1)).await;
    assert_eq!(reader.stored().await[&key], before);
    assert!(reader.is_ticked(&task(0)).await, "the tick is there as long as the page is");

    let _: Value = reader.ask(EMPTY, &[]).await;
    reader.tick(&task(2)).await;
    reader.sees("no notice any more", "return text('.notices')", "").await;
    reader.reload().await;
    for n in 0..3 {
        assert!(reader.is_ticked(&task(n)).await, "task {n} was saved once there was room");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_kept_to_the_byte() {
    let (site, whole) = (Site::serve(), Saved::new("dmss").with_person("Mia", "manager").text());
    let cut = &whole[..whole.len() / 2];
    let reader = Reader::of(&site).await;
    let garbage = [
        "",
        "{",
        "null",
        "[1]",
        "\"text\"",
        "{\"form\":1}",
        "{\"form\":1,\"record\":{}}",
        "{\"form\":\"1\"}",
        cut,
        "\u{0}",
    ];
    for (n, text) in garbage.iter().enumerate() {
        reader.store(&book::key(&format!("r{n}")), text).await;
    }
    reader.open("dmss/").await;
    notice_is(&reader, ENGLISH.saving.aside).await;
    goes_on(&reader).await;
    reader.open("").await;
    reader.open_place_by_hand("my-data").await;
    reader.reads("#my-data", ENGLISH.data.unreadable).await;
    let stored = reader.stored().await;
    for (n, text) in garbage.iter().enumerate() {
        assert_eq!(stored[&book::key(&format!("r{n}"))], *text);
    }
    let count = reader.count_records().await;
    assert_eq!(count, garbage.len() + 1, "the new record has a key of its own: {:?}", stored.keys());
}

/// Every engine: storage
#[tokio::test]
async fn a_record_that_is_damaged_while_it_is_open_is_put_aside_and_saved_whole() {
    let (site, saved) = (Site::serve(), Saved::new("dmss").with_person("Mia", "manager"));
    let (step, key) = (saved.guide.steps[0].clone(), saved.key());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open(&format!("dmss/#{}", step.id)).await;
    let damage = "localStorage.setItem(arguments[0], 'not a record'); return null";
    let _: Value = reader.ask(damage, &[key.as_str().into()]).await;
    reader.tick(&step.tasks[0].text.plain()).await;
    notice_is(&reader, ENGLISH.saving.aside).await;
    let stored = reader.stored().await;
    assert!(stored[&key].contains(&format!("{}/{}", step.id, step.tasks[0].id)));
    assert!(stored[&key].contains("Mia"));
    let aside = stored.iter().find(|(aside, _)| aside.starts_with(&format!("{key}.corrupt.")));
    assert_eq!(aside.map(|(_, text)| text.as_str()), Some("not a record"));
}

const NEWER: &str = r#"{"form":99,"record":{"made by":"a version to come"}}"#;

#[tokio::test]
async fn what_a_newer_version_saved_is_never_written_over() {
    let (site, saved) = (Site::serve(), Saved::new("dmss"));
    let reader = Reader::of(&site).await;
    reader.store(&saved.key(), NEWER).await;
    reader.open("dmss/").await;
    notice_is(&reader, ENGLISH.data.newer).await;
    goes_on(&reader).await;
    assert_eq!(reader.stored().await[&saved.key()], NEWER);
    reader.open("").await;
    reader.open_place_by_hand("my-data").await;
    reader.reads("#my-data", ENGLISH.data.newer).await;
}

/// Every engine: storage
#[tokio::test]
async fn a_newer_version_in_another_window_stops_this_one_from_saving() {
    let (site, saved) = (Site::serve(), Saved::new("dmss").with_person("Mia", "manager"));
    let step = saved.guide.steps[0].clone();
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open(&format!("dmss/#{}", step.id)).await;
    let first = reader.browser.window().await.expect("there is a window");
    let second = reader.browser.new_window().await.expect("there can be two");
    reader.browser.switch_to_window(second).await.expect("it is there");
    reader.store(&saved.key(), NEWER).await;

    reader.browser.switch_to_window(first).await.expect("it is there");
    notice_is(&reader, ENGLISH.saving.newer).await;
    reader.tick(&step.tasks[0].text.plain()).await;
    notice_is(&reader, ENGLISH.saving.newer).await;
    assert_eq!(reader.stored().await[&saved.key()], NEWER);
    let said = reader.text(".said").await;
    assert!(!said.contains(ENGLISH.saving.saved), "nothing was saved, but it says “{said}”");
}

/// As some help pages frame what they do not trust. The frame has no origin, so no storage and no files of its host.
/// Every engine: frame
#[tokio::test]
async fn in_a_sandboxed_frame_the_walk_goes_on_and_the_reader_knows() {
    let site = Site::serve_altered(|folder| {
        let frame = "<!doctype html><title>Help</title>\
            <iframe sandbox=\"allow-scripts\" src=\"dmss/\" width=\"380\" height=\"700\"></iframe>";
        std::fs::write(folder.join("frame.html"), frame).expect("the folder is ours");
        // Pages of ours have no frames in them.
        alter_headers(folder, "default-src 'none'", "default-src 'none'; frame-src 'self'");
    });
    let reader = Reader::of(&site).await;
    reader.open_early("frame.html").await;
    reader.browser.enter_frame(0).await.expect("there is a frame");
    reader.shows("start").await;
    let guide = book::guide("dmss");
    let first = &guide.steps[0];
    reader.follow(ENGLISH.start.begin).await;
    reader.shows(&first.id).await;
    reader.tick(&first.tasks[0].text.plain()).await;
    if cannot(Engine::WebKit, "no script of ours runs in there, as its policy knows no `self`; the guide alone is left")
    {
        return;
    }
    reader.sees("a word about it", "return Boolean(text('.notices') || text('#recovery'))", true).await;
}

/// Every engine: address
#[tokio::test]
async fn a_link_to_a_place_that_is_not_there_opens_the_nearest_and_says_so() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    let guide = book::guide("dmss");
    // What was asked for is not repeated: anybody may have written it.
    let unknown = |id: &str| (ENGLISH.nav.place_unknown)(&book::title_of(&guide, id));
    for (asked, id) in [
        ("share-one-devise", "share-one-device"),
        ("call-61-2-5550-1234-now", "start"),
        ("%3Cscript%3Ealert(1)%3C/script%3E", "start"),
    ] {
        reader.open(&format!("dmss/#{asked}")).await;
        assert_eq!(reader.place().await, id, "for {asked}");
        notice_is(&reader, &unknown(id)).await;
    }
    // Not even an address: there is nothing to name, and nothing breaks.
    reader.open("dmss/#%E0%A4%A").await;
    assert_eq!(reader.place().await, "start");
}
