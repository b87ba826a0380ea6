//! The lazy parts of the program: one that does not come, or is not what was built, leaves the page as it is.

use std::{fs, path::Path};

use handover::words::{ENGLISH, ENGLISH_DIALOGS};

use crate::{
    book::Saved,
    browser::until,
    next::flip,
    reader::Reader,
    run::mount,
    site::{Site, file_between},
};

/// A page without a worker, which would have kept every part.
async fn unkept(site: &Site) -> Reader {
    let reader = Reader::of(site).await;
    reader.browser.run_first("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })").await;
    reader
}

const CUT: fn(&Path) = |file| {
    let bytes = fs::read(file).expect("it is there");
    fs::write(file, &bytes[..bytes.len() / 2]).expect("the folder is ours");
};
const MISSING: fn(&Path) = |file| fs::remove_file(file).expect("the folder is ours");

/// Every engine: loading
#[tokio::test]
async fn a_dialog_whose_part_is_cut_altered_or_missing_does_not_open_and_is_asked_for_again() {
    for spoil in [CUT, flip, MISSING] {
        let site = Site::copy().at(mount());
        let part = site.file("part-dialogs-", ".wasm");
        let whole = fs::read(&part).expect("it is there");
        spoil(&part);
        let reader = unkept(&site).await;
        reader.open("dmss/#before").await;
        reader.press(ENGLISH.links.share).await;
        reader.reads(".notice", ENGLISH.links.not_there).await;
        reader.sees("no dialog", "return document.querySelectorAll('dialog').length", 0).await;
        reader.shows("before").await;
        reader.app_is("ready").await;
        fs::write(&part, &whole).expect("the folder is ours");
        reader.press(ENGLISH.links.share).await;
        reader.reads("#dialog h2", ENGLISH_DIALOGS.share.title).await;
    }
}

/// Every engine: loading
#[tokio::test]
async fn a_place_whose_part_is_cut_altered_or_missing_stays_the_page_it_is_and_comes_alive_when_it_is_come_to_again() {
    for spoil in [CUT, flip, MISSING] {
        let site = Site::copy().at(mount());
        let part = site.file("part-places-", ".wasm");
        let whole = fs::read(&part).expect("it is there");
        spoil(&part);
        let reader = unkept(&site).await;
        reader.seed(&Saved::new("dmss").with_person("Mia", "manager")).await;
        reader.open("dmss/#summary").await;
        reader.reads(".notice", ENGLISH.links.not_there).await;
        reader.shows("summary").await;
        reader.app_is("ready").await;
        assert!(!reader.text("#summary").await.contains("Mia"));
        fs::write(&part, &whole).expect("the folder is ours");
        reader.open_place_by_hand("tests").await;
        reader.open_place_by_hand("summary").await;
        reader.reads("#summary", "Mia").await;
    }
}

/// Every engine: network
#[tokio::test]
async fn without_network_a_part_that_was_never_fetched_is_said_to_be_missing_until_there_is_network() {
    let site = Site::copy().at(mount());
    let reader = unkept(&site).await;
    reader.open("dmss/#before").await;
    site.stop();
    reader.press(ENGLISH.links.share).await;
    reader.reads(".notice", ENGLISH.links.not_there).await;
    reader.shows("before").await;
    site.start_again();
    reader.press(ENGLISH.links.share).await;
    reader.reads("#dialog h2", ENGLISH_DIALOGS.share.title).await;
}

#[tokio::test]
async fn no_part_is_fetched_before_it_is_needed_but_that_of_the_next_places() {
    let site = Site::serve();
    let reader = unkept(&site).await;
    reader.open("dmss/#before").await;
    reader.reads(".foot-bar", ENGLISH.links.share).await;
    let parts = || site.log().into_iter().filter(|line| line.contains("part-")).collect::<Vec<_>>();
    until("the places", async || {
        if parts().iter().any(|line| line.contains("part-places-")) { Ok(()) } else { Err(format!("{:?}", parts())) }
    })
    .await;
    let other = |line: &String| !line.contains("part-places-") && !line.contains("part-shared-");
    assert_eq!(parts().into_iter().filter(other).collect::<Vec<_>>(), [""; 0]);
    reader.press(ENGLISH.links.share).await;
    reader.reads("#dialog h2", ENGLISH_DIALOGS.share.title).await;
    assert!(parts().iter().any(|line| line.contains("part-dialogs-")), "{:?}", parts());
}

#[test]
fn the_worker_keeps_every_part_from_the_first_visit_on() {
    let site = Site::serve();
    let folder = site.folder();
    let worker = fs::read_to_string(folder.join("sw.js")).expect("it is there");
    for part in ["part-dialogs-", "part-agent-", "part-places-", "part-search-"] {
        let name = file_between(&folder, part, ".wasm").file_name().expect("a file").to_string_lossy().into_owned();
        assert!(worker.contains(&format!("[\"{name}\",")), "{name}");
    }
}
