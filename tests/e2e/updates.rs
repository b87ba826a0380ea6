//! A new version: offered, never forced; whole or not at all; and the way to take all of it off again.

use std::fs;

use handover::{
    site::precache,
    words::{ENGLISH, ENGLISH_RETURNING},
};
use serde_json::Value;

use crate::{
    book::{self, GUIDES},
    browser::until,
    next::{deploy_next, flip},
    offline::{caches, save_all, state},
    reader::Reader,
    run::mount,
    site::{Host, Site, copy_folder},
};

const EDITION: &str = "return document.querySelector('meta[name=edition]')?.content ?? '1'";

/// Where another version is offered.
pub const NOTICE: &str = "body > [role=status] > .notice";

/// The page is whole, of this edition: its guide, and what it fetches when it is asked.
async fn is_whole(reader: &Reader, edition: &str) {
    for id in GUIDES {
        reader.open(&format!("{id}/#search")).await;
        assert_eq!(reader.ask::<String>(EDITION, &[]).await, edition);
        searches(reader).await;
    }
}

/// What finds is fetched with the first key.
async fn searches(reader: &Reader) {
    reader.fill(ENGLISH.search.label, "cant rewnd").await;
    reader.reads("[data-here] .search", "playback").await;
}

/// Looks for another version, as a page does by itself every hour; whether one is whole and waits.
pub async fn finds_another(reader: &Reader) -> bool {
    let script = "const registration = await navigator.serviceWorker.getRegistration();
        await registration.update();
        while (registration.installing) await new Promise((done) => setTimeout(done, 20));
        return !!registration.waiting";
    reader.await_script(script, &[]).await
}

/// Every engine: worker
#[tokio::test]
async fn the_old_version_runs_whole_until_the_reader_takes_the_next_and_no_typed_letter_is_lost() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    reader.open("dmss/#before").await;
    let task = book::guide("dmss").steps[0].tasks[0].text.plain();
    reader.tick(&task).await;
    let other = reader.browser.window().await.expect("there is a tab");
    let first = reader.browser.new_tab().await.expect("a tab can be opened");
    reader.browser.switch_to_window(first).await.expect("it is there");
    reader.open("dmss/#people").await;
    reader.fill(ENGLISH.people.name, "Zoë Ångström").await;
    deploy_next(&site.folder());
    assert!(finds_another(&reader).await);
    reader.reads(NOTICE, ENGLISH_RETURNING.update).await;
    // Not taken, it offers itself again, and the old one goes on.
    reader.press(ENGLISH_RETURNING.later).await;
    assert_eq!(reader.text(NOTICE).await, "");
    assert_eq!(reader.value_of(ENGLISH.people.name).await, "Zoë Ångström");
    let third = reader.browser.new_tab().await.expect("a tab can be opened");
    let first = reader.browser.window().await.expect("there is a tab");
    reader.browser.switch_to_window(third).await.expect("it is there");
    is_whole(&reader, "1").await;
    reader.reads(NOTICE, ENGLISH_RETURNING.update).await;
    reader.browser.close_window().await.expect("it closes");

    reader.browser.switch_to_window(first).await.expect("it is there");
    reader.open("dmss/#people").await;
    reader.fill(ENGLISH.people.name, "Zoë Ångström").await;
    reader.fill(ENGLISH.people.account, "zoe@example.com").await;
    reader.press(ENGLISH_RETURNING.use_it).await;
    reader.sees("the new version", EDITION, "2").await;
    reader.app_is("ready").await;
    reader.is_not_busy().await;
    reader.sees("the name", "return document.getElementById('person.name').value", "Zoë Ångström").await;
    assert_eq!(reader.value_of(ENGLISH.people.account).await, "zoe@example.com");
    assert_eq!(reader.text(NOTICE).await, "");

    // The other tab hears of it, is left as it is, and finds its own files without a network.
    site.stop();
    is_whole(&reader, "2").await;
    reader.browser.switch_to_window(other).await.expect("it is there");
    assert_eq!(reader.ask::<String>(EDITION, &[]).await, "1");
    reader.reads(NOTICE, ENGLISH_RETURNING.update).await;
    assert!(reader.is_ticked(&task).await);
    reader.open_place_by_hand("search").await;
    searches(&reader).await;
    reader.press(ENGLISH_RETURNING.use_it).await;
    reader.sees("the new version", EDITION, "2").await;
    reader.app_is("ready").await;
}

/// Every engine: worker
#[tokio::test]
async fn half_a_deploy_leaves_the_old_version_alive_and_the_whole_one_is_offered() {
    // A file that both have is taken from the older cache; what the new one brings is spoilt here.
    let gone = |site: &Site| fs::remove_file(site.file("part-search-", ".wasm")).expect("the folder is ours");
    let altered = |site: &Site| flip(&site.folder().join("dmss/index.html"));
    for host in [Host::NotFound, Host::Spa] {
        for spoil in [gone, altered] {
            let site = Site::copy().on(host).at(mount());
            let reader = Reader::of(&site).await;
            save_all(&reader).await;
            let before = caches(&reader).await;
            let whole = tempfile::tempdir().expect("a folder can be made");
            deploy_next(&site.folder());
            copy_folder(&site.folder(), whole.path());
            spoil(&site);
            assert!(!finds_another(&reader).await, "{host:?}");
            let mut left = caches(&reader).await;
            // Why it was refused is noted.
            left.retain(|name, _| !name.ends_with(" refused"));
            assert_eq!(left, before, "{host:?}: no half is left behind");
            is_whole(&reader, "1").await;
            assert_eq!(reader.text(NOTICE).await, "");
            site.stop();
            is_whole(&reader, "1").await;
            site.start_again();
            copy_folder(whole.path(), &site.folder());
            assert!(finds_another(&reader).await);
            reader.press(ENGLISH_RETURNING.use_it).await;
            reader.sees("the new version", EDITION, "2").await;
            is_whole(&reader, "2").await;
        }
    }
}

/// A page that asks for its worker hears of it just when another version has begun to come.
const LATE: &str = "const { ready } = navigator.serviceWorker;
    const late = async () => {
        const registration = await ready;
        if (registration.installing || registration.waiting) return registration;
        const found = new Promise((done) => registration.addEventListener('updatefound', done));
        registration.update();
        await found;
        return registration;
    };
    Object.defineProperty(navigator.serviceWorker, 'ready', { get: late });";

/// Every engine: worker
#[tokio::test]
async fn a_version_that_was_on_its_way_before_the_page_looked_is_offered_too() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    reader.browser.run_first(LATE).await;
    deploy_next(&site.folder());
    reader.open("dmss/").await;
    reader.reads(NOTICE, ENGLISH_RETURNING.update).await;
}

/// Every engine: worker
#[tokio::test]
async fn the_version_that_ran_last_is_kept_beside_the_new_one_and_older_ones_are_not() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    let first: Vec<String> = caches(&reader).await.keys().cloned().collect();
    let mut names = Vec::new();
    for _ in 0..2 {
        deploy_next(&site.folder());
        assert!(finds_another(&reader).await);
        reader.press(ENGLISH_RETURNING.use_it).await;
        save_all(&reader).await;
        names = caches(&reader).await.keys().cloned().collect();
        assert_eq!(names.len(), 2, "{names:?}");
    }
    assert!(!names.contains(&first[0]), "{names:?}");
}

/// Every engine: worker
#[tokio::test]
async fn the_kill_switch_takes_off_worker_and_caches_and_never_a_record() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    reader.open("dmss/#before").await;
    reader.tick(&book::guide("dmss").steps[0].tasks[0].text.plain()).await;
    let _: Value = reader.await_script("await caches.open('somebody else’s'); return null", &[]).await;
    let stored = reader.stored().await;
    assert!(!stored.is_empty());
    let switch = site.folder().join(precache::KILL_SWITCH).join(precache::WORKER);
    fs::copy(switch, site.folder().join(precache::WORKER)).expect("the folder is ours");
    // It may be gone before that is answered.
    let look = "await (await navigator.serviceWorker.getRegistration()).update().catch(() => null); return null";
    let _: Value = reader.await_script(look, &[]).await;
    let gone = "window.left = '?'; (async () => {
            const workers = await navigator.serviceWorker.getRegistrations();
            window.left = [workers.length, await caches.keys()];
        })();
        return null";
    until("worker and caches gone", async || {
        let _: Value = reader.ask(gone, &[]).await;
        let left: Value = reader.ask("return left", &[]).await;
        if left == serde_json::json!([0, ["somebody else’s"]]) { Ok(()) } else { Err(left.to_string()) }
    })
    .await;
    assert_eq!(reader.stored().await, stored);
    // Whoever comes by later gets the page from the host, and nothing is kept.
    deploy_next(&site.folder());
    fs::copy(site.folder().join(precache::KILL_SWITCH).join(precache::WORKER), site.folder().join(precache::WORKER))
        .expect("the folder is ours");
    reader.open("dmss/").await;
    assert_eq!(reader.ask::<String>(EDITION, &[]).await, "2");
    assert_eq!(reader.stored().await, stored);
    reader.open("#offline").await;
    assert!(!reader.text("#offline").await.contains(state("ready")));
}
