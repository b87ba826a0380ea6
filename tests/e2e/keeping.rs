//! What was said is kept: when the page is closed, killed, or not even running yet.

use std::{fs, path::Path};

use handover::{
    link::Fragment,
    record::{RecordId, from_text},
    words::ENGLISH,
};
use serde_json::json;

use crate::{
    book::Saved,
    browser::{Profile, until},
    engine::Setting,
    reader::Reader,
    site::Site,
};

/// A step of this guide that is done for each person, with its first tasks.
const STEP: &str = "share-one-device";

fn two_people() -> Saved {
    Saved::new("dmss").with_person("Mia", "manager").with_person("Tom", "staff")
}

/// The first task of a step in its words, and its key in the record but for the person.
fn first_task(saved: &Saved, step: &str) -> (String, String) {
    let step = saved.guide.step(step).expect("the guide has this step");
    let task = step.tasks.iter().find(|task| task.when.is_always()).expect("a step has tasks");
    (task.text.plain(), format!("{}/{}", step.id, task.id))
}

/// Every engine: storage
#[tokio::test]
async fn a_handover_that_was_closed_half_way_goes_on_where_it_was() {
    let (site, profile, saved) = (Site::serve(), Profile::new(), two_people());
    let (task, _) = first_task(&saved, STEP);
    let reader = Reader::with(&site, &profile, Setting::default()).await;
    reader.seed(&saved).await;
    reader.open(&format!("dmss/#{STEP}")).await;
    reader.turn_to("Tom").await;
    reader.tick(&task).await;
    reader.browser.quit().await;

    let reader = Reader::with(&site, &profile, Setting::default()).await;
    reader.open("").await;
    reader.follow("DMSS handover, Corner Shop").await;
    reader.app_is("ready").await;
    assert_eq!(reader.place().await, STEP);
    reader.reads("[data-here] .kicker", "Tom").await;
    assert!(reader.is_ticked(&task).await, "Tom's task is still ticked");
    reader.turn_to("Mia").await;
    assert!(!reader.is_ticked(&task).await, "Mia's is still open");
}

#[tokio::test]
async fn a_guide_that_is_opened_again_offers_to_go_on() {
    let (site, saved) = (Site::serve(), two_people());
    let first = saved.guide.steps[0].clone();
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/").await;
    reader.follow_to(&(ENGLISH.start.resume)(&first.title), &first.id).await;
}

/// Every engine: storage
#[tokio::test]
async fn a_tab_that_is_killed_loses_nothing() {
    let (site, saved) = (Site::serve(), two_people());
    let (task, key) = first_task(&saved, STEP);
    let mut reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open(&format!("dmss/#{STEP}")).await;
    reader.tick(&task).await;
    reader.browser.kill_tabs().await;

    reader.open(&format!("dmss/#{STEP}")).await;
    assert!(reader.is_ticked(&task).await);
    assert!(reader.stored().await[&saved.key()].contains(&key));
}

/// A browser writes to disk when it sees fit: Chromium the first change after five seconds, and from then on one a
/// minute. What has reached the disk survives everything, so this waits for that; the tick is the first change.
/// Every engine: storage
#[tokio::test]
async fn a_browser_that_is_killed_keeps_what_it_wrote_to_disk() {
    let (site, profile) = (Site::serve(), Profile::new());
    let (task, key) = first_task(&Saved::new("dmss"), "before");
    let reader = Reader::with(&site, &profile, Setting::default()).await;
    reader.open("dmss/#before").await;
    reader.tick(&task).await;
    let folder = reader.browser.engine.storage_folder(profile.path());
    until("the tick on disk", async || {
        if holds(&folder, &key) { Ok(()) } else { Err(format!("no file in {} has {key}", folder.display())) }
    })
    .await;
    reader.browser.kill();

    let reader = Reader::with(&site, &profile, Setting::default()).await;
    reader.open("dmss/#before").await;
    assert!(reader.is_ticked(&task).await);
}

/// Whether some file of a folder contains the words, in one byte a character or in two.
fn holds(folder: &Path, words: &str) -> bool {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let contains = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holds(&path, words);
        }
        let bytes = fs::read(&path).unwrap_or_default();
        contains(&bytes, words.as_bytes()) || contains(&bytes, &wide)
    })
}

/// Every engine: input
#[tokio::test]
async fn what_is_done_before_the_app_runs_is_kept_by_it() {
    let site = Site::serve_slowly();
    let saved = Saved::new("dmss");
    let (task, key) = first_task(&saved, "before");
    let choice = &saved.guide.choices[0];
    let reader = Reader::of(&site).await;
    site.hold(".wasm");
    reader.open_early("dmss/#before").await;
    reader.tick(&task).await;
    reader.open_place_by_hand(&choice.at).await;
    reader.tick_in(&choice.ask.plain(), &choice.options[1].label.plain()).await;
    reader.open_place_by_hand("owner").await;
    reader.fill("Site or business name", "Corner Shop").await;
    assert_eq!(reader.place().await, "owner");
    site.let_go();

    reader.app_is("ready").await;
    reader.is_not_busy().await;
    assert_eq!(reader.place().await, "owner");
    assert_eq!(reader.value_of("Site or business name").await, "Corner Shop");
    reader.sees("the focus where it was", "return document.activeElement.id", "field.site").await;
    let stored = reader.stored().await;
    let records: Vec<&String> =
        stored.iter().filter(|(key, _)| key.starts_with("handover.")).map(|(_, text)| text).collect();
    let [record] = records[..] else { panic!("one record is stored: {stored:?}") };
    for said in [key.as_str(), "Corner Shop", &format!("\"{}\"", choice.options[1].id)] {
        assert!(record.contains(said), "{said} is not in {record}");
    }
    reader.open_place_by_hand("before").await;
    assert!(reader.is_ticked(&task).await);
    reader.open_place_by_hand(&choice.at).await;
    assert!(reader.is_ticked_in(&choice.ask.plain(), &choice.options[1].label.plain()).await);
}

/// Every engine: loading
#[tokio::test]
async fn what_is_unfolded_before_the_app_runs_stays_unfolded() {
    let site = Site::serve_slowly();
    let reader = Reader::of(&site).await;
    site.hold(".wasm");
    reader.open_early("dmss/#before").await;
    reader.unfold(ENGLISH.step.failed).await;
    site.let_go();
    reader.app_is("ready").await;
    let script = "return all('[data-here] details').map((details) => [details.id, details.open])";
    reader.sees("the same unfolded", script, json!([["before-different", false], ["before-failed", true]])).await;
}

/// Every engine: layout
#[tokio::test]
async fn the_app_takes_the_page_over_without_moving_it() {
    let site = Site::serve_slowly();
    let reader = Reader::of(&site).await;
    site.hold(".wasm");
    reader.open_early("dmss/#before").await;
    let tops = "return all('main > section').filter(seen).flatMap((place) => all('h1, h2, li, p', place))
        .filter((element) => seen(element) && !element.closest('.kicker'))
        .map((element) => [element.innerText, Math.round(element.getBoundingClientRect().top)])";
    let before: serde_json::Value = reader.ask(tops, &[]).await;
    site.let_go();
    reader.app_is("ready").await;
    reader.sees("everything where it was", tops, before).await;
}

/// Every engine: storage
#[tokio::test]
async fn two_windows_show_and_keep_what_was_said_in_either() {
    let (site, saved) = (Site::serve(), two_people());
    let step = saved.guide.step(STEP).expect("the guide has this step");
    let tasks: Vec<String> =
        step.tasks.iter().filter(|task| task.when.is_always()).map(|task| task.text.plain()).collect();
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open(&format!("dmss/#{STEP}")).await;
    let first = reader.browser.window().await.expect("there is a window");
    let second = reader.browser.new_window().await.expect("there can be two");
    reader.browser.switch_to_window(second.clone()).await.expect("it is there");
    reader.at_size(crate::reader::PHONE).await;
    reader.open(&format!("dmss/#{STEP}")).await;
    reader.tick(&tasks[0]).await;

    reader.browser.switch_to_window(first).await.expect("it is there");
    until("the tick of the other window", async || {
        if reader.is_ticked(&tasks[0]).await { Ok(()) } else { Err("it is not ticked".to_owned()) }
    })
    .await;
    reader.tick(&tasks[1]).await;

    reader.browser.switch_to_window(second).await.expect("it is there");
    until("the tick of the first window", async || {
        if reader.is_ticked(&tasks[1]).await { Ok(()) } else { Err("it is not ticked".to_owned()) }
    })
    .await;
    assert!(reader.is_ticked(&tasks[0]).await);
    reader.reload().await;
    assert!(reader.is_ticked(&tasks[0]).await && reader.is_ticked(&tasks[1]).await);
    assert_eq!(reader.count_records().await, 1, "it is one record");
}

/// Every engine: storage
#[tokio::test]
async fn a_record_deleted_in_another_window_is_said_and_can_be_saved_again() {
    let (site, saved) = (Site::serve(), two_people());
    let (task, key) = first_task(&saved, STEP);
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open(&format!("dmss/#{STEP}")).await;
    let first = reader.browser.window().await.expect("there is a window");
    let second = reader.browser.new_window().await.expect("there can be two");
    reader.browser.switch_to_window(second).await.expect("it is there");
    reader.open("#my-data").await;
    reader.press(&format!("{} DMSS handover, Corner Shop", ENGLISH.data.delete)).await;

    reader.browser.switch_to_window(first).await.expect("it is there");
    reader.reads(".notices", ENGLISH.saving.removed_elsewhere).await;
    reader.tick(&task).await;
    assert!(reader.stored().await[&saved.key()].contains(&key));
}

/// From the word on, ticks and unticks one task as fast as the page allows, four hundred and one times.
const WRITE_WHEN_TOLD: &str = "
    const { port1, port2 } = new MessageChannel();
    const turn = () => new Promise((done) => { port1.onmessage = done; port2.postMessage(''); });
    new BroadcastChannel('write').onmessage = async () => {
        for (window.written = 0; window.written < 401; window.written++) {
            all('[data-here] .tasks input[type=checkbox]')[arguments[0]].click();
            await turn();
        }
    };
    return null";

/// Every engine: storage
#[tokio::test]
async fn two_windows_that_write_four_hundred_times_each_at_once_lose_nothing_of_each_other() {
    let (site, saved) = (Site::serve(), two_people());
    let other = saved.key().replace(Saved::ID, "r0ther");
    let step = &saved.guide.steps[0];
    let tasks: Vec<_> = step.tasks.iter().filter(|task| task.when.is_always()).collect();
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.store(&other, &saved.text().replace(Saved::ID, "r0ther")).await;
    // Two windows have one record, the third has another.
    let records = [Saved::ID, Saved::ID, "r0ther"];
    let mut windows = Vec::new();
    for (n, id) in records.into_iter().enumerate() {
        let window = reader.browser.new_window().await.expect("there can be three");
        reader.browser.switch_to_window(window.clone()).await.expect("it is there");
        let place = Fragment { record: Some(RecordId::from(id)), ..Fragment::place(&step.id) };
        reader.open(&format!("dmss/{place}")).await;
        let _: serde_json::Value = reader.ask(WRITE_WHEN_TOLD, &[(n % 2).into()]).await;
        windows.push(window);
    }
    let tell = "new BroadcastChannel('write').postMessage(''); return null";
    let beside = reader.browser.new_tab().await.expect("a tab can be opened");
    reader.browser.switch_to_window(beside).await.expect("it is there");
    reader.open_early("icon.svg").await;
    let _: serde_json::Value = reader.ask(tell, &[]).await;
    for (window, shown) in windows.into_iter().zip([[true, true], [true, true], [true, false]]) {
        reader.browser.switch_to_window(window).await.expect("it is there");
        for part in [100, 200, 300, 401] {
            reader.sees("so much of it written", &format!("return window.written >= {part}"), true).await;
        }
        for (task, ticked) in tasks.iter().zip(shown) {
            let text = task.text.plain();
            until("what both wrote", async || match reader.is_ticked(&text).await {
                now if now == ticked => Ok(()),
                now => Err(format!("“{text}” is {now}")),
            })
            .await;
        }
    }
    let stored = reader.stored().await;
    for (key, shown) in [(saved.key(), [true, true]), (other, [true, false])] {
        let (record, _) = from_text(&stored[&key]).expect("it is a record");
        let kept = [tasks[0], tasks[1]].map(|task| record.ticked(step, &task.id, None).is_some());
        assert_eq!(kept, shown, "{key}");
    }
}
