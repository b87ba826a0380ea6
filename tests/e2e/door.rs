//! The front door: the way to an app, back to saved work, to help, and what is stored here.

use std::collections::BTreeMap;

use handover::{
    export,
    record::{Handover, Outcome, from_text},
    words::ENGLISH,
};
use serde_json::Value;

use crate::{
    book::{self, GUIDES, Saved},
    reader::Reader,
    site::Site,
};

const TITLE: &str = "DMSS handover, Corner Shop";

fn two_people() -> Saved {
    Saved::new("dmss").with_person("Mia", "manager").with_person("Tom", "staff").shared()
}

#[tokio::test]
async fn the_door_leads_to_every_app() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    for id in GUIDES {
        let guide = book::guide(id);
        reader.open("").await;
        reader.follow(&guide.app).await;
        reader.app_is("ready").await;
        assert_eq!(reader.place().await, "start");
        assert_eq!(reader.text("main h1").await, guide.title);
        reader.follow(ENGLISH.product).await;
        reader.app_is("ready").await;
        reader.reads("main h1", ENGLISH.door.title).await;
    }
}

#[tokio::test]
async fn an_address_of_no_place_shows_the_front_door() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    for id in ["dmss-old", "search-input", "a\"]"] {
        reader.open(&format!("#{id}")).await;
        reader.shows("start").await;
    }
    reader.open("#my-data").await;
    reader.shows("my-data").await;
}

#[tokio::test]
async fn whoever_does_not_know_the_app_is_told_how_to_tell() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("").await;
    reader.follow_to(ENGLISH.door.which_link, "which-app").await;
    let text = reader.text("#which-app").await;
    for id in GUIDES {
        let guide = book::guide(id);
        assert!(text.contains(&guide.recognise.text.plain()), "{id}: {text}");
        for name in guide.names {
            assert!(text.contains(&name), "{id}, once {name}: {text}");
        }
    }
    reader.follow("Hik-Connect").await;
    reader.app_is("ready").await;
    assert_eq!(reader.text("main h1").await, book::guide("hik-connect").title);
}

#[tokio::test]
async fn something_not_working_leads_to_the_symptom() {
    let site = Site::serve();
    let all: Vec<String> = GUIDES.iter().flat_map(|id| book::guide(id).symptoms).map(|symptom| symptom.title).collect();
    let guide = book::guide("wisenet-mobile");
    let only_here = |title: &str| all.iter().filter(|known| *known == title).count() == 1;
    let symptom = guide.symptoms.iter().find(|symptom| only_here(&symptom.title)).expect("it has one of its own");
    let reader = Reader::of(&site).await;
    reader.open("").await;
    reader.follow_to(ENGLISH.door.trouble_link, "trouble").await;
    reader.follow(&symptom.title).await;
    reader.app_is("ready").await;
    assert_eq!(reader.place().await, *symptom.id);
    assert_eq!(reader.text(&format!("#{} h1", symptom.id)).await, symptom.title);
}

#[tokio::test]
async fn a_saved_handover_is_offered_with_its_site_its_people_and_what_is_left() {
    let (site, saved) = (Site::serve(), two_people());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("").await;
    reader.reads("main", ENGLISH.door.saved).await;
    let left = (ENGLISH.door.left)(saved.handover().left().len());
    let offer: String = reader.ask("return name(document.querySelector('.saved'))", &[]).await;
    for said in [TITLE, "Mia", "Tom", &left] {
        assert!(offer.contains(said), "“{said}” is not in “{offer}”");
    }
    reader.follow(TITLE).await;
    reader.app_is("ready").await;
    assert_eq!(reader.text("main h1").await, saved.guide.title);
    let next = book::title(&saved.guide, saved.handover().resume());
    assert!(reader.sees_link(&(ENGLISH.start.resume)(&next)).await, "it goes on with “{next}”");
}

/// Every engine: history
#[tokio::test]
async fn of_several_handovers_the_one_that_was_asked_for_opens() {
    let (site, first) = (Site::serve(), two_people());
    let second = Saved::new("dmss").with_field(handover::record::Field::Site, "Beach House");
    let reader = Reader::of(&site).await;
    reader.seed(&first).await;
    reader.store(&book::key("r2"), &second.text().replace(Saved::ID, "r2")).await;
    for (title, name) in [(TITLE, "Corner Shop"), ("DMSS handover, Beach House", "Beach House"), (TITLE, "Corner Shop")]
    {
        reader.open("").await;
        reader.follow(title).await;
        reader.app_is("ready").await;
        reader.open_place_by_hand("owner").await;
        assert_eq!(reader.value_of("Site or business name").await, name);
        // Not copied on with the address.
        let address: String = reader.ask("return location.href", &[]).await;
        assert!(!address.contains("record="), "{address}");
    }
}

#[tokio::test]
async fn someone_who_left_is_taken_off_step_by_step_and_stays_on_the_record() {
    let (site, saved) = (Site::serve(), two_people().tested("Mia", Outcome::Works).tested("Tom", Outcome::Works));
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("").await;
    reader.follow_to(ENGLISH.door.someone_left_link, "someone-left").await;
    reader.follow(&format!("{TITLE}: Mia, Tom")).await;
    reader.app_is("ready").await;
    assert_eq!(reader.place().await, "someone-left");
    reader.turn_to("Tom").await;
    let steps: Vec<_> = saved.guide.steps_of(handover::guide::Stage::Leave).collect();
    for step in &steps {
        let place = reader.place().await;
        let link = if place == "someone-left" { step.title.clone() } else { (ENGLISH.nav.next_is)(&step.title) };
        reader.follow_to(&link, &step.id).await;
        for task in step.tasks.iter().filter(|task| task.when.is_always()) {
            reader.tick(&task.text.plain()).await;
        }
    }
    reader.follow_to(ENGLISH.leaving.record_it, "someone-left").await;
    reader.press(&(ENGLISH.leaving.finish)("Tom")).await;
    reader.reads("#someone-left", "Tom: access removed on").await;
    reader.open_place_by_hand("summary").await;
    let record = reader.text(".record").await;
    assert!(record.contains(ENGLISH.summary.proven) && record.contains("access removed on"), "{record}");
    // By mistake: back as he was.
    reader.open_place_by_hand("someone-left").await;
    reader.press(&(ENGLISH.leaving.bring_back)("Tom")).await;
    reader
        .sees(
            "Tom back",
            "return all('.turn').filter(seen).map((turn) => name(turn).split(' ')[0])",
            serde_json::json!(["Mia", "Tom"]),
        )
        .await;
    let stored = reader.stored().await;
    let (record, _) = from_text(&stored[&saved.key()]).expect("it can be read");
    let summary = export::summary(Handover::new(&saved.guide, &record), &book::guides().site, &ENGLISH, None, 0);
    assert_eq!(summary.status, ENGLISH.summary.proven);
}

#[tokio::test]
async fn a_deleted_record_comes_back_to_the_byte() {
    let (site, saved) = (Site::serve(), two_people());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("").await;
    reader.follow_to(ENGLISH.door.my_data, "my-data").await;
    let before = reader.stored().await;
    reader.press(&format!("{} {TITLE}", ENGLISH.data.delete)).await;
    reader.reads(".notices", ENGLISH.data.deleted).await;
    assert_eq!(reader.stored().await, BTreeMap::new());
    reader.reads("#my-data", ENGLISH.data.none).await;
    reader.press(ENGLISH.data.undo).await;
    reader.reads("#my-data", TITLE).await;
    assert_eq!(reader.stored().await, before);
}

/// Every engine: download
#[tokio::test]
async fn my_data_says_what_is_stored_and_hands_it_out() {
    let (site, saved) = (Site::serve(), two_people());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("#my-data").await;
    for said in [TITLE, "Mia, Tom", ENGLISH.data.holds] {
        reader.reads("#my-data", said).await;
    }
    reader.press_in(TITLE, ENGLISH.data.download).await;
    assert_eq!(reader.downloaded("handover-record.json").await, saved.text());
    reader.press(ENGLISH.data.download_all).await;
    let all: BTreeMap<String, String> =
        serde_json::from_str(&reader.downloaded("handover-data.json").await).expect("it is JSON");
    assert_eq!(all, reader.stored().await);
}

/// Every engine: storage
#[tokio::test]
async fn wiping_asks_first_and_leaves_what_is_not_ours() {
    let (site, saved) = (Site::serve(), two_people());
    let reader = Reader::of(&site).await;
    let others = [("handover./help/.r1", "another site's"), ("theme", "dark"), ("handover", "x")];
    reader.seed(&saved).await;
    for (key, text) in others {
        reader.store(key, text).await;
    }
    reader.open("#my-data").await;
    reader.press(ENGLISH.data.wipe).await;
    reader.reads("#my-data", ENGLISH.data.wipe_sure).await;
    reader.press(ENGLISH.data.wipe_no).await;
    assert!(reader.stored().await.contains_key(&saved.key()));
    reader.press(ENGLISH.data.wipe).await;
    reader.press(ENGLISH.data.wipe_yes).await;
    reader.reads("#my-data", ENGLISH.data.none).await;
    let others: BTreeMap<String, String> = others.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
    assert_eq!(reader.stored().await, others);
}

/// Every engine: storage
#[tokio::test]
async fn of_a_thousand_handovers_the_latest_are_listed_and_all_are_a_step_away() {
    let (site, saved) = (Site::serve(), Saved::new("dmss").with_person("Mia", "manager"));
    let reader = Reader::of(&site).await;
    reader.open_early("icon.svg").await;
    // Each a second later than the one before.
    let many = "for (let n = 0; n < 1000; n++) {
        const text = arguments[1].replaceAll('r1abc', `r${n}`).replaceAll('Corner Shop', `Shop ${n}`);
        localStorage.setItem(arguments[0].replace('r1abc', `r${n}`), text.replaceAll(arguments[2], Number(arguments[2]) + n * 1000));
    } return null";
    let now = book::NOW.milliseconds().to_string();
    let _: Value = reader.ask(many, &[saved.key().into(), saved.text().into(), now.into()]).await;
    reader.open("").await;
    reader.reads(".saves", "Shop 999").await;
    let listed: Vec<String> = reader.ask("return all('.saves b').map(name)", &[]).await;
    let latest: Vec<String> = (980..1000).rev().map(|n| format!("DMSS handover, Shop {n}")).collect();
    assert_eq!(listed, latest);
    reader.follow(ENGLISH.door.my_data).await;
    reader.shows("my-data").await;
    let listed: Vec<String> = reader.ask("return all('#my-data .shelf b').map(name)", &[]).await;
    let names = |shops: std::ops::Range<u32>| -> Vec<String> {
        shops.rev().map(|n| format!("DMSS handover, Shop {n}")).collect()
    };
    assert_eq!(listed, names(950..1000));
    reader.press(&(ENGLISH.data.show_all)(1000)).await;
    reader.sees("all of them", "return all('#my-data .shelf b').map(name)", names(0..1000)).await;
    reader.press_in("DMSS handover, Shop 0", ENGLISH.data.delete).await;
    reader.sees("one less", "return all('#my-data .shelf > li').length", 999).await;
}

/// Every engine: loading
#[tokio::test]
async fn the_front_door_is_ready_before_what_is_saved_is_read() {
    let (site, saved) = (Site::serve(), two_people());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    let listen = "const read = Storage.prototype.getItem;
        Storage.prototype.getItem = function (key) {
            if (key.startsWith('handover.')) (window.readWhile ??= []).push(document.documentElement.dataset.app);
            return read.call(this, key);
        }";
    reader.browser.run_first(listen).await;
    reader.open("").await;
    reader.reads(".saves", "Corner Shop").await;
    let while_: Vec<String> = reader.ask("return window.readWhile", &[]).await;
    assert!(!while_.is_empty() && while_.iter().all(|state| state == "ready"), "read while {while_:?}");
}
