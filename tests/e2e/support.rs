//! Contact support: the message is filled in, seen whole, and goes only where the reader sends it.

use std::collections::BTreeSet;

use handover::{
    export::{Included, packet, to_be_ticked},
    guide::Reply,
    record::{Field, Moment, Outcome, from_text},
    words::ENGLISH,
};
use serde_json::Value;

use crate::{
    book::{NOW, Saved},
    reader::Reader,
    site::Site,
};

/// In the middle of it: a test that failed, a question answered, a fix tried.
fn in_trouble() -> Saved {
    let saved = Saved::new("hik-connect").with_person("Mia", "manager").shared().tested("Mia", Outcome::Works);
    let mut saved = saved.with_field(Field::Reference, "AU-1234").with_field(Field::Account, "ana@example.com");
    let (symptom, mia) = ("no-playback".into(), Saved::person("Mia"));
    saved.record.set_outcome(&"playback".into(), &mia, Some(Outcome::Fails), NOW);
    saved.record.meet(&symptom, Some(&mia), "tests".into(), NOW);
    saved.record.answer(&symptom, &"playback-given".into(), Some(&mia), Reply::No, NOW);
    saved.record.set_tried(&symptom, &"add-permission".into(), Some(&mia), Some(Outcome::Fails), NOW);
    saved
}

async fn reader_at_support(site: &Site, saved: &Saved) -> Reader {
    let reader = Reader::of(site).await;
    reader.seed(saved).await;
    reader.open("hik-connect/#support").await;
    reader.reads(".preview", "AU-1234").await;
    reader
}

/// The message as it is shown, to the letter.
async fn preview(reader: &Reader) -> String {
    reader.ask("return document.querySelector('.preview').textContent", &[]).await
}

async fn expected(reader: &Reader, saved: &Saved, included: &Included) -> String {
    let now: u64 = reader.ask("return Date.now()", &[]).await;
    let west: i32 = reader.ask("return new Date().getTimezoneOffset()", &[]).await;
    packet(saved.handover(), included, &ENGLISH, Moment::utc(now), -west)
}

#[tokio::test]
async fn the_message_holds_what_support_asks_for_and_nobodys_name_until_it_is_ticked() {
    let (site, saved) = (Site::serve(), in_trouble());
    let reader = reader_at_support(&site, &saved).await;
    let message = preview(&reader).await;
    assert_eq!(message, expected(&reader, &saved, &Included::default()).await);
    let whose = ["Mia", "mia@example.com", "Corner Shop", "Ana Lopez", "ana@example.com"];
    for name in whose {
        assert!(!message.contains(name), "“{name}” is in {message}");
    }
    let mut included = Included::default();
    for part in to_be_ticked() {
        reader.tick_in(ENGLISH.packet.include, (ENGLISH.packet.part)(part)).await;
        included.parts.push(part);
        assert_eq!(preview(&reader).await, expected(&reader, &saved, &included).await);
    }
    let message = preview(&reader).await;
    for name in whose {
        assert!(message.contains(name), "“{name}” is not in {message}");
    }
}

/// Every engine: clipboard
#[tokio::test]
async fn exactly_what_is_shown_is_copied_and_downloaded() {
    let (site, saved) = (Site::serve(), in_trouble());
    let reader = reader_at_support(&site, &saved).await;
    reader.browser.allow_clipboard().await;
    reader.fill(ENGLISH.packet.note, "The picture stays black").await;
    let shown = preview(&reader).await;
    assert!(shown.contains("The picture stays black"));
    reader.press(ENGLISH.packet.copy).await;
    reader.reads(".said", ENGLISH.step.copied).await;
    let copied: String = reader.await_script("return navigator.clipboard.readText()", &[]).await;
    assert_eq!(copied.replace("\r\n", "\n"), shown);
    reader.press(ENGLISH.packet.download).await;
    assert_eq!(reader.downloaded(ENGLISH.packet.file).await, shown);
}

/// The share sheet itself is the system's; what it is handed is ours.
#[tokio::test]
async fn where_the_device_can_share_it_is_handed_exactly_what_is_shown() {
    let (site, saved) = (Site::serve(), in_trouble());
    let reader = Reader::of(&site).await;
    let source = "navigator.share = (data) => { window.shared = data; return Promise.resolve() }";
    reader.browser.run_first(source).await;
    reader.seed(&saved).await;
    reader.open("hik-connect/#support").await;
    // It moves what is below.
    reader.reads(".preview", "AU-1234").await;
    reader.press(ENGLISH.packet.share).await;
    reader.sees("something shared", "return 'shared' in window", true).await;
    let shared: Value = reader.ask("return window.shared", &[]).await;
    assert_eq!(shared["text"], preview(&reader).await);
    assert_eq!(shared["title"], (ENGLISH.packet.title)(&saved.guide.app));
}

/// Every engine: clipboard
#[tokio::test]
async fn a_message_too_long_for_an_e_mail_link_is_copied_and_the_reader_is_told() {
    let (site, saved) = (Site::serve(), in_trouble());
    let reader = reader_at_support(&site, &saved).await;
    reader.browser.allow_clipboard().await;
    reader.fill(ENGLISH.packet.note, &"It does not play. ".repeat(50)).await;
    reader.press(ENGLISH.packet.email).await;
    reader.reads(".said", ENGLISH.packet.too_long).await;
    let copied: String = reader.await_script("return navigator.clipboard.readText()", &[]).await;
    assert_eq!(copied.replace("\r\n", "\n"), preview(&reader).await);
}

#[tokio::test]
async fn a_screenshot_that_was_taken_stays_ticked_and_is_named_in_the_message() {
    let (site, saved) = (Site::serve(), in_trouble());
    let reader = reader_at_support(&site, &saved).await;
    let shot = saved.guide.support.screenshots[0].text.plain();
    assert!(preview(&reader).await.contains(&format!("{shot}: {}", ENGLISH.packet.missing)));
    reader.tick_in(ENGLISH.packet.screenshots, &shot).await;
    assert!(preview(&reader).await.contains(&format!("{shot}: {}", ENGLISH.packet.attached)));
    reader.reload().await;
    assert!(reader.is_ticked_in(ENGLISH.packet.screenshots, &shot).await);
    let (record, _) = from_text(&reader.stored().await[&saved.key()]).expect("it can be read");
    assert!(record.has_screenshot(&saved.guide.support.screenshots[0].id));
}

#[tokio::test]
async fn no_field_anywhere_asks_for_a_password() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    for page in ["", "dmss/#support", "hik-connect/#owner", "wisenet-mobile/#people"] {
        reader.open(page).await;
        let kinds: BTreeSet<String> = reader.ask("return all('input').map((input) => input.type)", &[]).await;
        assert!(!kinds.contains("password"), "{page}: {kinds:?}");
    }
}
