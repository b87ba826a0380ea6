//! The record as text and as a file: the facts of the screen, word for word.

use handover::{
    export::{self, Summary},
    record::{Moment, Outcome},
    words::ENGLISH,
};
use serde_json::Value;

use crate::{
    book::{self, Saved},
    reader::Reader,
    site::Site,
};

fn half_proven() -> Saved {
    let saved = Saved::new("dmss").with_person("Mia", "manager").with_person("Tom", "staff").shared();
    saved.tested("Mia", Outcome::Works).tested("Tom", Outcome::Fails)
}

/// What the record must say, on the reader's clock.
async fn expected(reader: &Reader, saved: &Saved) -> Summary {
    let now: u64 = reader.ask("return Date.now()", &[]).await;
    let west: i32 = reader.ask("return new Date().getTimezoneOffset()", &[]).await;
    export::summary(saved.handover(), &book::guides().site, &ENGLISH, Some(Moment::utc(now)), -west)
}

async fn on_screen(reader: &Reader, summary: &Summary) {
    let screen = reader.text(".record").await;
    let owner = summary.owner.iter().flat_map(|(label, value)| [label, value]);
    let lists = [&summary.devices, &summary.left, &summary.leaving, &summary.contact].into_iter().flatten();
    let people = summary.people.iter().flat_map(|row| {
        let tests = row.tests.iter().flat_map(|test| [&test.name, &test.result]);
        [&row.name, &row.account, &row.role, &row.permissions, &row.standing, &row.review].into_iter().chain(tests)
    });
    for said in owner.chain(lists).chain(people).chain([&summary.title, &summary.status, &summary.foot]) {
        assert!(screen.contains(said.as_str()), "“{said}” is not on the screen: {screen}");
    }
}

/// Every engine: clipboard
#[tokio::test]
async fn the_copied_text_says_what_the_screen_says() {
    let (site, saved) = (Site::serve(), half_proven());
    let reader = Reader::of(&site).await;
    reader.browser.allow_clipboard().await;
    reader.seed(&saved).await;
    reader.open("dmss/#summary").await;
    let summary = expected(&reader, &saved).await;
    on_screen(&reader, &summary).await;
    reader.press(ENGLISH.summary.copy).await;
    reader.reads(".said", ENGLISH.step.copied).await;
    let copied: String = reader.await_script("return navigator.clipboard.readText()", &[]).await;
    assert_eq!(copied.replace("\r\n", "\n"), export::text(&summary, &ENGLISH));
}

#[tokio::test]
async fn where_copying_is_blocked_the_reader_is_told_what_to_do() {
    let (site, saved) = (Site::serve(), half_proven());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#summary").await;
    let block = "Object.defineProperty(navigator, 'clipboard', { value: undefined }); return null";
    let _: Value = reader.ask(block, &[]).await;
    reader.press(ENGLISH.summary.copy).await;
    reader.reads(".said", ENGLISH.step.not_copied).await;
}

/// Every engine: download
#[tokio::test]
async fn the_downloaded_file_says_what_the_screen_says() {
    let (site, saved) = (Site::serve(), half_proven());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#summary").await;
    let summary = expected(&reader, &saved).await;
    reader.press(ENGLISH.summary.download).await;
    assert_eq!(reader.downloaded(ENGLISH.summary.file).await, export::markdown(&summary, &ENGLISH));
}
