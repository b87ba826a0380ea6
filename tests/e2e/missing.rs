//! What is missing: the way back from it, at any depth, and addresses whose `#` was escaped.

use handover::words::{ENGLISH, ENGLISH_MISSING};
use serde_json::{Value, json};

use crate::{
    engine::Setting,
    network::{heed_the_policy, kept_to_the_policy},
    offline::save_all,
    reader::Reader,
    run::mount,
    site::{SUB_PATH, Site},
};

const MENDED: &str = include_str!("../../public/mended.js");

/// Path, query, and what is meant; nothing where there is nothing to mend.
const ADDRESSES: [(&str, &str, Option<&str>); 15] = [
    ("/dmss/%23people", "", Some("/dmss/#people")),
    ("/help/dmss/%2523people", "", Some("/help/dmss/#people")),
    ("/dmss/%252523people", "", Some("/dmss/#people")),
    ("/dmss%2F%23people", "", Some("/dmss/#people")),
    ("/dmss%252F%2523people", "", Some("/dmss/#people")),
    ("/dmss%2f%23people", "", Some("/dmss/#people")),
    ("/dmss%23people", "", Some("/dmss/#people")),
    ("/dmss/index.html%23people", "", Some("/dmss/index.html#people")),
    ("/%23my-data", "", Some("/#my-data")),
    ("/dmss/%23people%26w%3DAb-c_1", "", Some("/dmss/#people&w=Ab-c_1")),
    ("/dmss/%2523people%2526w%253DAbc", "", Some("/dmss/#people&w=Abc")),
    // The rest was left as it was: what is escaped in it is part of a value.
    ("/dmss/%23people&ticket=A%26B", "", Some("/dmss/#people&ticket=A%26B")),
    ("/dmss/%23people", "?utm_source=mail", Some("/dmss/?utm_source=mail#people")),
    ("/dmss/people", "?a=%23", None),
    ("/dmss/%24%2", "", None),
];

#[tokio::test]
async fn what_is_escaped_once_or_more_often_is_read_as_it_was_meant() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open_early("icon.svg").await;
    for (path, query, meant) in ADDRESSES {
        let right: Value =
            reader.ask(&format!("{MENDED}; return mended(...arguments) ?? null"), &[path.into(), query.into()]).await;
        assert_eq!(right, json!(meant), "{path}{query}");
    }
}

/// As links come out of mail filters.
const ESCAPED: [&str; 4] = ["dmss/%23people", "dmss/%2523people", "dmss%2F%23people", "dmss/%23people%26role%3Dstaff"];

/// Every engine: path
#[tokio::test]
async fn an_address_whose_number_sign_was_escaped_opens_its_place() {
    for mount in ["/", SUB_PATH] {
        let site = Site::serve_at(mount);
        let reader = Reader::of(&site).await;
        reader.browser.run_first("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })").await;
        heed_the_policy(&reader).await;
        for path in ESCAPED {
            reader.open(path).await;
            reader.shows("people").await;
            let at: String = reader.ask("return location.pathname", &[]).await;
            assert_eq!(at, format!("{mount}dmss/"), "{path}");
            kept_to_the_policy(&reader).await;
        }
    }
}

#[tokio::test]
async fn no_address_that_is_mended_leads_to_another_host() {
    let site = Site::serve_at("/");
    let reader = Reader::of(&site).await;
    for path in ["/other.example/%23x", "%2Fother.example/%23x", "//other.example/%23", "%5Cother.example/%23x"] {
        reader.open_early(path).await;
        reader.sees("a mended address", "return location.href.includes('%23')", false).await;
        reader.reads("main h1", ENGLISH_MISSING.title).await;
        let origin: String = reader.ask("return location.origin", &[]).await;
        assert_eq!(origin, site.origin(), "{path}");
    }
}

/// Every engine: worker
#[tokio::test]
async fn such_an_address_opens_its_place_without_network_too() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    for is_there in [true, false] {
        if !is_there {
            site.stop();
        }
        for path in ESCAPED {
            reader.open(path).await;
            reader.shows("people").await;
        }
    }
    assert!(site.log().iter().all(|line| !line.contains("23people")), "the worker asks no host for what it can mend");
}

/// Every engine: path
#[tokio::test]
async fn from_any_depth_there_is_a_way_to_the_front_door() {
    for mount in ["/", SUB_PATH] {
        let site = Site::serve_at(mount);
        let reader = Reader::of(&site).await;
        heed_the_policy(&reader).await;
        for path in ["nothing", "nothing/", "nothing.html", "dmss/nothing", "a/b/c/d/e", "kill-switch/"] {
            reader.open_early(path).await;
            reader.reads("main h1", ENGLISH_MISSING.title).await;
            reader.reads("main", ENGLISH_MISSING.door).await;
            assert!(!reader.text("main").await.contains(ENGLISH_MISSING.near_above), "one way is enough");
            kept_to_the_policy(&reader).await;
            reader.follow(ENGLISH_MISSING.door).await;
            reader.app_is("ready").await;
            reader.reads("main h1", ENGLISH.door.title).await;
        }
    }
}

/// Every engine: target
#[tokio::test]
async fn without_scripts_there_are_two_folders_to_try() {
    let site = Site::serve_at(SUB_PATH);
    let reader = Reader::set(&site, Setting { scripts: false, ..Setting::default() }).await;
    for (path, way) in [
        ("nothing", ENGLISH_MISSING.near_folder),
        ("nothing/", ENGLISH_MISSING.near_above),
        ("dmss/nothing", ENGLISH_MISSING.near_above),
    ] {
        reader.open_early(path).await;
        reader.reads("main h1", ENGLISH_MISSING.title).await;
        reader.follow(way).await;
        reader.reads("main h1", ENGLISH.door.title).await;
    }
}
