//! The people of a record: added, changed and removed, with the least they need and a warning for more.

use handover::{
    record::{Day, Outcome, from_text},
    words::ENGLISH,
};

use crate::{
    book::{self, Saved},
    reader::Reader,
    site::Site,
};

#[tokio::test]
async fn a_person_without_a_name_or_a_role_is_asked_for_it() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let reader = Reader::of(&site).await;
    reader.open("dmss/#people").await;
    reader.press(words.save).await;
    reader.reads(".person-form", words.missing_name).await;
    reader.sees("the focus on the name", "return document.activeElement.id", "person.name").await;
    reader.keys("Mia").await;
    reader.press(words.save).await;
    reader.reads(".person-form", words.missing_role).await;
    let first = format!("person.role.{}", book::guide("dmss").roles[0].id);
    reader.sees("the focus on the roles", "return document.activeElement.id", first).await;
    let text = reader.text(".person-form").await;
    assert!(!text.contains(words.missing_name), "the name is there now: {text}");
    assert_eq!(reader.count_records().await, 0, "nobody has been added");
}

/// Every engine: input
#[tokio::test]
async fn every_role_proposes_the_least_permissions_and_a_date_to_look_again() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let reader = Reader::of(&site).await;
    for id in book::GUIDES {
        let guide = book::guide(id);
        reader.open(&format!("{id}/#people")).await;
        let today = "const now = new Date(); now.setMinutes(-now.getTimezoneOffset() + now.getMinutes());
            return now.toISOString().slice(0, 10)";
        let today: String = reader.ask(today, &[]).await;
        let today = Day::parse(&today).expect("it is a date");
        for role in &guide.roles {
            reader.tick_in(words.role, &role.name).await;
            for permission in &guide.permissions {
                let given = permission.compulsory || role.permissions.contains(&permission.id);
                let ticked = reader.is_ticked_in(words.permissions, &permission.name).await;
                assert_eq!(ticked, given, "{id}: {} for {}", permission.name, role.name);
            }
            let review = today.plus_months(role.review_months).to_string();
            assert_eq!(reader.value_of(words.review).await, review, "{id}: {}", role.name);
            let text = reader.text(".person-form").await;
            assert!(!text.contains(words.beyond_role), "{id}: what {} proposes is no more than needed", role.name);
        }
    }
}

#[tokio::test]
async fn more_than_the_role_needs_says_what_it_risks() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let guide = book::guide("dmss");
    let playback = guide.permissions.iter().find(|permission| &*permission.id == "playback").expect("it has this");
    let reader = Reader::of(&site).await;
    reader.open("dmss/#people").await;
    reader.fill(words.name, "Tom").await;
    reader.tick_in(words.role, "Staff").await;
    reader.tick_in(words.permissions, &playback.name).await;
    reader.reads(".person-form .note", words.beyond_role).await;
    reader.reads(".person-form .note", &playback.risk.plain()).await;
    reader.press(words.save).await;
    reader.reads(".people", &playback.name).await;
    // What may be done must be proven.
    reader.open_place_by_hand("tests").await;
    reader.reads("#tests", &playback.name).await;
}

#[tokio::test]
async fn a_person_is_changed_and_keeps_what_was_proven() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let saved = Saved::new("dmss").with_person("Mia", "manager").shared().tested("Mia", Outcome::Works);
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#people").await;
    reader.press(&format!("{} Mia", words.edit)).await;
    reader.sees("the focus on the form", "return document.activeElement.id", "person-form-title").await;
    assert_eq!(reader.value_of(words.name).await, "Mia");
    assert_eq!(reader.value_of(words.account).await, "mia@example.com");
    reader.fill(words.name, "Mia Chen").await;
    reader.fill(words.account, "mia.chen@example.com").await;
    reader.press(words.save_changes).await;
    reader.reads(".people", "Mia Chen").await;
    reader.reads(".people", "mia.chen@example.com").await;
    reader.reads(".people", &(ENGLISH.standing)(handover::record::Standing::Proven)).await;
    reader.sees("the focus on what comes next", "return document.activeElement.id", "add-person").await;
    reader.reload().await;
    reader.reads(".people", "Mia Chen").await;
}

#[tokio::test]
async fn a_change_that_is_cancelled_changes_nothing() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let saved = Saved::new("dmss").with_person("Mia", "manager");
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#people").await;
    reader.press(&format!("{} Mia", words.edit)).await;
    reader.fill(words.name, "Somebody else").await;
    reader.press(words.cancel).await;
    reader.sees("the form gone", "return text('.person-form')", "").await;
    assert!(!reader.text(".people").await.contains("Somebody else"));
    assert!(!reader.stored().await[&saved.key()].contains("Somebody else"));
}

#[tokio::test]
async fn a_review_that_is_past_or_out_of_sight_is_asked_for_again() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let reader = Reader::of(&site).await;
    reader.open("dmss/#people").await;
    reader.fill(words.name, "Mia").await;
    reader.tick_in(words.role, "Manager").await;
    let set = "const field = find('control', arguments[0], '');
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return null";
    let _: serde_json::Value = reader.ask(set, &[words.review.into(), "0002-11-30".into()]).await;
    reader.press(words.save).await;
    reader.reads(".person-form", words.missing_review).await;
    reader.sees("the focus on the day", "return document.activeElement.id", "person.review").await;
    let _: serde_json::Value = reader.ask(set, &[words.review.into(), "".into()]).await;
    reader.press(words.save).await;
    reader.reads(".people", "Mia").await;
}

#[tokio::test]
async fn next_adds_whoever_is_filled_in_or_says_what_is_missing() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let guide = book::guide("dmss");
    let share = guide.steps_of(handover::guide::Stage::Share).next().expect("there is a step");
    let next = (ENGLISH.nav.next_is)(&share.title);
    let reader = Reader::of(&site).await;
    reader.open("dmss/#people").await;
    reader.fill(words.name, "Mia").await;
    reader.follow(&next).await;
    reader.reads(".person-form", words.missing_role).await;
    assert_eq!(reader.place().await, "people");
    reader.tick_in(words.role, "Manager").await;
    reader.follow_to(&next, &share.id).await;
    let stored = reader.stored().await;
    let records: Vec<_> = stored.iter().filter(|(key, _)| key.starts_with("handover.")).collect();
    let [(_, record)] = records[..] else { panic!("one record is stored: {stored:?}") };
    let (record, _) = from_text(record).expect("it can be read");
    assert_eq!(record.people()[0].1.name, "Mia");
    // With nothing filled in it goes on, as ever.
    reader.open_place_by_hand("people").await;
    reader.follow_to(&next, &share.id).await;
}

#[tokio::test]
async fn a_person_is_removed_and_brought_back_by_the_keyboard() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let saved = Saved::new("dmss").with_person("Mia", "manager").with_person("Tom", "staff").shared();
    let saved = saved.tested("Tom", Outcome::Works);
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#people").await;
    reader.press(&format!("{} Tom", words.remove)).await;
    reader.reads(".said", &(words.removed)("Tom")).await;
    reader.sees("the focus on the way back", "return document.activeElement.id", "person.undo.ptom").await;
    let names = async || -> Vec<String> {
        let stored = reader.stored().await;
        let (record, _) = from_text(&stored[&saved.key()]).expect("it can be read");
        record.people().into_iter().map(|(_, person)| person.name.clone()).collect()
    };
    assert_eq!(names().await, ["Mia"]);
    reader.keys(thirtyfour::Key::Enter + "").await;
    reader.sees("the focus where it was", "return document.activeElement.id", "person.remove.ptom").await;
    assert_eq!(names().await, ["Mia", "Tom"]);
    reader.reads(".person:nth-child(2)", &(ENGLISH.standing)(handover::record::Standing::Proven)).await;
    // Without a second thought he stays away.
    reader.keys(thirtyfour::Key::Enter + "").await;
    reader.reads(".said", &(words.removed)("Tom")).await;
    reader.reload().await;
    let list = reader.text(".people").await;
    assert!(list.contains("Mia") && !list.contains("Tom"), "{list}");
}

#[tokio::test]
async fn a_second_tap_on_remove_removes_nobody_else() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let saved = Saved::new("dmss").with_person("Mia", "manager").with_person("Tom", "staff");
    let saved = saved.with_person("Ann", "staff").with_person("Joe", "staff");
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#people").await;
    reader.tap_twice(&format!("{} Mia", words.remove)).await;
    reader.reads(".people", &(words.removed)("Mia")).await;
    let stored = reader.stored().await;
    let (record, _) = from_text(&stored[&saved.key()]).expect("it can be read");
    let names: Vec<_> = record.people().into_iter().map(|(_, person)| person.name.clone()).collect();
    assert_eq!(names, ["Tom", "Ann", "Joe"]);
}
