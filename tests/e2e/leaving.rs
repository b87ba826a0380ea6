//! Taking access away: of the one who was chosen and nobody else, and it ends in the record of it.

use handover::{
    export,
    guide::Stage,
    record::{Handover, Outcome, from_text},
    words::ENGLISH,
};
use serde_json::json;

use crate::{
    book::{self, Saved},
    reader::Reader,
    site::Site,
};

const PRESSED: &str = "return all('.turn[aria-pressed=true]').filter(seen).map(name)";

fn two_proven() -> Saved {
    let saved = Saved::new("dmss").with_person("Mia", "manager").with_person("Tom", "staff").shared();
    saved.tested("Mia", Outcome::Works).tested("Tom", Outcome::Works)
}

async fn summary(reader: &Reader, saved: &Saved) -> export::Summary {
    let stored = reader.stored().await;
    let (record, _) = from_text(&stored[&saved.key()]).expect("it can be read");
    export::summary(Handover::new(&saved.guide, &record), &book::guides().site, &ENGLISH, None, 0)
}

#[tokio::test]
async fn the_steps_end_in_the_record_which_says_done_when_it_is_done() {
    let (site, saved) = (Site::serve(), two_proven());
    let words = &ENGLISH.leaving;
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#someone-left").await;
    reader.sees("nobody chosen beforehand", PRESSED, json!([])).await;
    // Not without somebody.
    let first = saved.guide.steps_of(Stage::Leave).next().expect("there are steps").title.clone();
    reader.follow(&(ENGLISH.nav.next_is)(&first)).await;
    reader.reads("#someone-left .fault", words.nobody_said).await;
    assert_eq!(reader.place().await, "someone-left");
    reader.turn_to("Tom").await;
    for step in saved.guide.steps_of(Stage::Leave) {
        reader.follow_to(&(ENGLISH.nav.next_is)(&step.title), &step.id).await;
        reader.reads("[data-here] .kicker", "Tom").await;
        for task in step.tasks.iter().filter(|task| task.when.is_always()) {
            reader.tick(&task.text.plain()).await;
        }
    }
    assert_eq!(summary(&reader, &saved).await.status, ENGLISH.summary.leaving_now);
    reader.follow_to(words.record_it, "someone-left").await;
    reader.press(&(words.finish)("Tom")).await;
    reader.reads("#someone-left", "Tom: access removed on").await;
    reader.sees("the focus on the way back", "return document.activeElement.id", "leaving.undo").await;
    reader.follow_to(&(ENGLISH.nav.next_is)(ENGLISH.summary.place_title), "summary").await;
    let record = reader.text(".record").await;
    assert!(record.contains(ENGLISH.summary.proven) && record.contains("access removed on"), "{record}");
}

#[tokio::test]
async fn a_second_tap_removes_nobody_else() {
    let (site, saved) = (Site::serve(), two_proven().with_person("Ann", "staff"));
    let words = &ENGLISH.leaving;
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#someone-left").await;
    reader.turn_to("Tom").await;
    reader.tap_twice(&(words.finish)("Tom")).await;
    reader.reads("#someone-left", "Tom: access removed on").await;
    let left = |summary: export::Summary| -> Vec<String> {
        let left = summary.people.into_iter().filter(|row| row.standing.contains("removed"));
        left.map(|row| row.name).collect()
    };
    assert_eq!(left(summary(&reader, &saved).await), ["Tom"]);
    reader.sees("nobody chosen next", PRESSED, json!([])).await;
    // It was a slip: as it was before, and still not done.
    reader.press(ENGLISH.data.undo).await;
    reader.sees("the focus where it was", "return document.activeElement.id", "leaving.finish").await;
    let undone = summary(&reader, &saved).await;
    assert_eq!(undone.status, ENGLISH.summary.leaving_now);
    assert_eq!(left(undone), [] as [String; 0]);
}

#[tokio::test]
async fn a_step_that_takes_access_away_asks_of_whom() {
    let (site, saved) = (Site::serve(), two_proven());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    let step = saved.guide.step("remove-share").expect("the guide has this step");
    let task = step.tasks[0].text.plain();
    reader.open("dmss/#remove-share").await;
    reader.press_square(&task).await;
    reader.reads(".said", ENGLISH.leaving.nobody_said).await;
    reader.sees("nothing ticked", "return all('[data-here] .tasks input:checked').length", 0).await;
    assert_eq!(summary(&reader, &saved).await.status, ENGLISH.summary.proven);
    reader.turn_to("Tom").await;
    reader.tick(&task).await;
    assert_eq!(summary(&reader, &saved).await.status, ENGLISH.summary.leaving_now);
}
