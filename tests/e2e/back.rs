//! Made for leaving and coming back: the vendor's app is opened a dozen times on the way, and the page waits as it was left.

use handover::words::{ENGLISH, ENGLISH_DIALOGS};
use serde_json::{Value, json};

use crate::{
    book::{self, Saved},
    reader::Reader,
    site::Site,
};

const STEP: &str = "share-one-device";

/// Every engine: history
#[tokio::test]
async fn a_page_that_was_closed_by_the_phone_comes_back_as_it_was_left() {
    let site = Site::serve();
    let saved = Saved::new("dmss").with_person("Mia", "manager").with_person("Tom", "staff");
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open(&format!("dmss/#{STEP}")).await;
    reader.turn_to("Tom").await;
    reader.unfold(ENGLISH.step.failed).await;
    let view = "return [scrollY, all('[data-here] details[open]').map((details) => details.id)]";
    let _: Value = reader.ask("scrollTo(0, 321); return null", &[]).await;
    let before = json!([321, [format!("{STEP}-failed")]]);
    reader.sees("the middle of the page", view, before.clone()).await;
    // A tab that was closed for want of memory is loaded again, as by this.
    reader.reload().await;
    reader.sees("the same part of the page, with the same unfolded", view, before).await;
    assert_eq!(reader.place().await, STEP);
    reader.reads("[data-here] .kicker", "Tom").await;
}

/// Every engine: history
#[tokio::test]
async fn a_place_that_is_opened_anew_begins_at_its_top() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/#before").await;
    reader.unfold(ENGLISH.step.failed).await;
    reader.sees("the end of the page", "scrollTo(0, 9999); return scrollY > 0", true).await;
    reader.open("dmss/#before").await;
    let view = "return [scrollY, all('[data-here] details[open]').length]";
    reader.sees("the top, and nothing unfolded", view, json!([0, 0])).await;
}

/// At a place that was come to from another, with a dialog open.
async fn with_a_dialog(site: &Site) -> Reader {
    let [before, here] = places();
    let reader = Reader::of(site).await;
    reader.open(&format!("dmss/#{before}")).await;
    reader.follow_to(&(ENGLISH.nav.next_is)(&book::title_of(&book::guide("dmss"), &here)), &here).await;
    open_dialog(&reader).await;
    reader
}

/// Of the place that was left, the place with the dialog.
fn places() -> [String; 2] {
    let guide = book::guide("dmss");
    [1, 2].map(|n| guide.walk()[n].id().to_owned())
}

async fn open_dialog(reader: &Reader) {
    reader.press(ENGLISH.links.share).await;
    reader.reads("#dialog-title", ENGLISH_DIALOGS.share.title).await;
}

const FOCUS: &str = "return name(document.activeElement)";

/// The page as it was, without a dialog.
async fn is_back(reader: &Reader) {
    reader.sees("no dialog", "return all('#dialog').length", 0).await;
    reader.is_at_rest().await;
    reader.shows(&places()[1]).await;
}

/// Every engine: history
#[tokio::test]
async fn back_closes_a_dialog_and_leaves_the_page_under_it_alone() {
    let site = Site::serve();
    let reader = with_a_dialog(&site).await;
    let count = "window.moves = 0;
        addEventListener('popstate', () => (window.moves += 1));
        addEventListener('hashchange', () => (window.moved = true));
        return null";
    let _: Value = reader.ask(count, &[]).await;
    reader.back().await;
    is_back(&reader).await;
    assert!(!reader.ask::<bool>("return 'moved' in window", &[]).await, "the place is the same");
    reader.sees("the focus on what opened it", FOCUS, ENGLISH.links.share).await;
    // Where the dialog was, there is nothing to go forward to.
    let _: Value = reader.ask("history.forward(); return null", &[]).await;
    reader.sees("a way back, forward and back again", "return window.moves", 3).await;
    is_back(&reader).await;
    open_dialog(&reader).await;
    reader.back().await;
    is_back(&reader).await;
    reader.back().await;
    reader.shows(&places()[0]).await;
}

/// Every engine: history
#[tokio::test]
async fn a_dialog_that_was_closed_takes_no_press_of_back() {
    let site = Site::serve();
    let reader = with_a_dialog(&site).await;
    reader.press(ENGLISH_DIALOGS.close).await;
    is_back(&reader).await;
    reader.sees("the focus on what opened it", FOCUS, ENGLISH.links.share).await;
    reader.back().await;
    reader.shows(&places()[0]).await;
}

/// Every engine: history
#[tokio::test]
async fn a_reload_with_a_dialog_open_is_the_page_without_it() {
    let site = Site::serve();
    let reader = with_a_dialog(&site).await;
    reader.reload().await;
    is_back(&reader).await;
    reader.back().await;
    reader.shows(&places()[0]).await;
}

#[tokio::test]
async fn what_a_link_brought_and_back_closed_is_not_asked_again() {
    let site = Site::serve();
    let [before, here] = places();
    let reader = Reader::of(&site).await;
    reader.open(&format!("dmss/#{before}")).await;
    let cut = "location.hash = `${arguments[0]}&w=CCgA7xgLdz`; return null";
    let _: Value = reader.ask(cut, &[here.clone().into()]).await;
    reader.reads("#dialog-title", ENGLISH_DIALOGS.found.failed).await;
    reader.back().await;
    is_back(&reader).await;
    let address = "return location.hash";
    reader.sees("the address without it", address, format!("#{here}")).await;
    let count =
        "window.moves = 0; addEventListener('popstate', () => (window.moves += 1)); history.forward(); return null";
    let _: Value = reader.ask(count, &[]).await;
    reader.sees("a way forward and back again", "return window.moves", 2).await;
    is_back(&reader).await;
    reader.sees("the address without it", address, format!("#{here}")).await;
}
