//! Made for leaving and coming back: the vendor's app is opened a dozen times on the way, and the page waits as it was left.

use handover::words::ENGLISH;
use serde_json::{Value, json};

use crate::{book::Saved, reader::Reader, site::Site};

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
