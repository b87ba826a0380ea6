//! What is typed is kept until it is saved or cleared: when the tab is dropped, the page loads again, or another guide is
//! opened, in each form there is.

use handover::{
    record::{Draft, draft_prefix, sort_drafts},
    words::{ENGLISH, ENGLISH_AGENT, ENGLISH_AGENT_PAGE, ENGLISH_DIALOGS},
};
use serde_json::{Value, json};

use crate::{
    book::Saved,
    engine::{Setting, Storage},
    reader::Reader,
    run,
    site::Site,
};

fn two_people() -> Saved {
    Saved::new("dmss").with_person("Mia", "manager").with_person("Tom", "staff")
}

/// What is kept of each form that is not saved.
async fn drafts(reader: &Reader) -> Vec<Draft> {
    let stored = reader.stored().await.into_iter().collect();
    sort_drafts(run::mount(), stored).into_iter().map(|(_, draft)| draft).collect()
}

/// At the form for one more person.
async fn about_to_add(site: &Site, saved: &Saved) -> Reader {
    let reader = Reader::of(site).await;
    reader.seed(saved).await;
    reader.open("dmss/#people").await;
    reader.press(ENGLISH.people.add_another).await;
    reader
}

async fn begin_to_add(reader: &Reader, name: &str) {
    let words = &ENGLISH.people;
    reader.fill(words.name, name).await;
    reader.fill(words.account, "zoe@example.com").await;
    reader.tick_in(words.role, "Staff").await;
}

/// Sets a field and sends `change` alone, as a password manager or dictation may.
async fn fill_in_by_script(reader: &Reader, label: &str, text: &str) {
    let script = "const field = find('control', arguments[0], '');
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return null";
    let _: Value = reader.ask(script, &[label.into(), text.into()]).await;
}

/// Every engine: storage
#[tokio::test]
async fn somebody_half_added_is_there_again_in_the_next_tab() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let mut reader = Reader::of(&site).await;
    reader.open("dmss/#people").await;
    begin_to_add(&reader, "Zoe").await;
    reader.browser.kill_tabs().await;

    reader.open("dmss/#people").await;
    assert_eq!(reader.value_of(words.name).await, "Zoe");
    assert_eq!(reader.value_of(words.account).await, "zoe@example.com");
    assert!(reader.is_ticked_in(words.role, "Staff").await);
    reader.press(words.save).await;
    reader.reads(".people", "zoe@example.com").await;
    assert!(drafts(&reader).await.is_empty(), "it is saved");
    reader.reload().await;
    assert_eq!(reader.text(".person-form").await, "", "the form is closed");
}

#[tokio::test]
async fn a_change_half_made_and_somebody_half_added_are_kept_beside_each_other() {
    let (site, saved) = (Site::serve(), two_people());
    let words = &ENGLISH.people;
    let reader = about_to_add(&site, &saved).await;
    begin_to_add(&reader, "Zoe").await;
    reader.press(&format!("{} Mia", words.edit)).await;
    reader.fill(words.name, "Mia Chen").await;

    // Another guide, and back.
    reader.open("hik-connect/#people").await;
    assert_eq!(reader.value_of(words.name).await, "", "it is another handover");
    reader.open("dmss/#people").await;
    assert_eq!(reader.value_of(words.name).await, "Mia Chen", "what was typed last");
    reader.reload().await;
    reader.press(words.save_changes).await;
    reader.reads(".people", "Mia Chen").await;
    assert_eq!(reader.value_of(words.name).await, "Zoe", "and then the other");
    reader.press(words.cancel).await;
    reader.sees("the form gone", "return text('.person-form')", "").await;
    assert!(drafts(&reader).await.is_empty());
}

/// Every engine: storage
#[tokio::test]
async fn a_note_to_support_is_there_again_until_it_is_cleared() {
    let (site, saved) = (Site::serve(), two_people());
    let words = &ENGLISH.packet;
    let mut reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#support").await;
    reader.fill(words.note, "The picture stays black").await;
    reader.browser.kill_tabs().await;

    reader.open("dmss/#support").await;
    assert_eq!(reader.value_of(words.note).await, "The picture stays black");
    reader.reads("#support .preview", "The picture stays black").await;
    reader.fill(words.note, "").await;
    assert!(drafts(&reader).await.is_empty());
    reader.reload().await;
    assert_eq!(reader.value_of(words.note).await, "");
}

#[tokio::test]
async fn a_code_half_typed_is_there_again_for_the_person_it_is_of() {
    let (site, saved) = (Site::serve(), two_people().shared());
    let words = &ENGLISH_DIALOGS.enter;
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    let enter = async |name: &str| reader.press(&(ENGLISH.links.enter_of)(name)).await;
    reader.open("dmss/#tests").await;
    enter("Mia").await;
    reader.fill(words.field, "7KX").await;
    reader.reload().await;
    enter("Tom").await;
    assert_eq!(reader.value_of(words.field).await, "");
    reader.press(ENGLISH_DIALOGS.close).await;
    enter("Mia").await;
    assert_eq!(reader.value_of(words.field).await, "7KX");
}

#[tokio::test]
async fn a_link_half_made_by_an_agent_is_there_again_until_another_is_begun() {
    let site = Site::serve();
    let words = &ENGLISH_AGENT;
    let reader = Reader::of(&site).await;
    reader.open("agent/").await;
    reader.sees("the maker", "return all('.maker').length", 1).await;
    fill_in_by_script(&reader, words.app, "dmss").await;
    reader.sees("the places", "return all('.places .option').length > 0", true).await;
    reader.fill(words.ticket, "AU-4711").await;
    fill_in_by_script(&reader, words.role, "staff").await;
    reader.reload().await;
    reader.sees("the places", "return all('.places .option').length > 0", true).await;
    assert_eq!(reader.value_of(words.ticket).await, "AU-4711");
    assert_eq!(reader.value_of(words.role).await, "staff");
    reader.press(words.another).await;
    reader.sees("nothing of it", "return document.getElementById('agent.app').value", "").await;
    let kept = "return Object.keys(localStorage).filter((key) => key.startsWith('handover-draft.')).length";
    reader.sees("nothing kept", kept, 0).await;

    reader.follow_to(ENGLISH_AGENT_PAGE.code, "code").await;
    reader.fill(words.read.field, "7KX").await;
    reader.reload().await;
    assert_eq!(reader.value_of(words.read.field).await, "7KX");
}

/// Every engine: input
#[tokio::test]
async fn a_field_that_is_filled_in_without_a_key_counts() {
    let (site, saved) = (Site::serve(), two_people());
    let (owner, people) = (&ENGLISH.owner, &ENGLISH.people);
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#owner").await;
    fill_in_by_script(&reader, (owner.field)(handover::record::Field::Site), "Hill Street").await;
    fill_in_by_script(&reader, &(owner.device_name)(1), "Front door").await;
    reader.open_place_by_hand("people").await;
    reader.press(people.add_another).await;
    fill_in_by_script(&reader, people.name, "Zoe").await;
    reader.tick_in(people.role, "Staff").await;
    reader.press(people.save).await;
    reader.reads(".people", "Zoe").await;
    let stored = reader.stored().await;
    let record = &stored[&saved.key()];
    for text in ["Hill Street", "Front door", "Zoe"] {
        assert!(record.contains(text), "{text} is not in {record}");
    }
}

/// Every engine: input
#[tokio::test]
async fn somebody_half_added_before_the_app_runs_is_kept_by_it() {
    let site = Site::serve_slowly();
    let words = &ENGLISH.people;
    let reader = Reader::of(&site).await;
    site.hold(".wasm");
    reader.open_early("dmss/#people").await;
    begin_to_add(&reader, "Zoe").await;
    reader.open_place_by_hand("owner").await;
    reader.fill(&(ENGLISH.owner.device_name)(1), "Front door").await;
    site.let_go();
    reader.app_is("ready").await;
    reader.is_not_busy().await;
    assert_eq!(reader.value_of(&(ENGLISH.owner.device_name)(1)).await, "Front door");
    reader.open_place_by_hand("people").await;
    assert_eq!(reader.value_of(words.name).await, "Zoe");
    assert!(reader.is_ticked_in(words.role, "Staff").await);
    reader.press(words.save).await;
    reader.reads(".people", "zoe@example.com").await;
}

/// Every engine: storage
#[tokio::test]
async fn each_of_two_tabs_goes_on_with_its_own() {
    let (site, saved) = (Site::serve(), two_people());
    let words = &ENGLISH.people;
    let reader = about_to_add(&site, &saved).await;
    let first = reader.browser.window().await.expect("there is a window");
    let second = reader.browser.new_window().await.expect("there can be two");
    reader.browser.switch_to_window(second.clone()).await.expect("it is there");
    reader.at_size(crate::reader::PHONE).await;
    reader.open("dmss/#people").await;
    reader.press(words.add_another).await;
    begin_to_add(&reader, "Zoe").await;

    reader.browser.switch_to_window(first.clone()).await.expect("it is there");
    reader.fill(words.name, "Ann").await;
    reader.reload().await;
    assert_eq!(reader.value_of(words.name).await, "Ann");

    reader.browser.switch_to_window(second).await.expect("it is there");
    reader.reload().await;
    assert_eq!(reader.value_of(words.name).await, "Zoe");
    reader.press(words.save).await;
    reader.reads(".people", "Zoe").await;

    reader.browser.switch_to_window(first).await.expect("it is there");
    assert_eq!(reader.value_of(words.name).await, "Ann", "what the other saved takes nothing from this one");
    reader.reload().await;
    assert_eq!(reader.value_of(words.name).await, "Ann");
    reader.reads(".people", "Zoe").await;
}

#[tokio::test]
async fn what_was_begun_in_one_tab_and_saved_in_another_is_saved_once() {
    let (site, saved) = (Site::serve(), two_people());
    let words = &ENGLISH.people;
    let reader = about_to_add(&site, &saved).await;
    begin_to_add(&reader, "Zoe").await;
    let first = reader.browser.window().await.expect("there is a window");
    let second = reader.browser.new_window().await.expect("there can be two");
    reader.browser.switch_to_window(second).await.expect("it is there");
    reader.open("dmss/#people").await;
    reader.press(words.save).await;
    reader.reads(".people", "Zoe").await;

    reader.browser.switch_to_window(first).await.expect("it is there");
    reader.reads(".people", "Zoe").await;
    reader.press(words.save).await;
    reader.sees("the form gone", "return text('.person-form')", "").await;
    let rows = "return all('.person').filter((row) => row.innerText.includes('Zoe')).length";
    assert_eq!(reader.ask::<usize>(rows, &[]).await, 1);
}

#[tokio::test]
async fn what_is_not_saved_goes_nowhere_and_goes_with_my_data() {
    let (site, saved) = (Site::serve(), two_people());
    let (words, data) = (&ENGLISH.people, &ENGLISH.data);
    let reader = about_to_add(&site, &saved).await;
    begin_to_add(&reader, "Zoe").await;
    assert!(!reader.stored().await[&saved.key()].contains("zoe@"), "it is no part of the record");
    reader.open_place_by_hand("summary").await;
    assert!(!reader.text(".record").await.contains("Zoe"));
    reader.open_place_by_hand("my-data").await;
    reader.reads("#my-data", &(data.drafts)(1)).await;
    reader.press(data.download_all).await;
    assert!(!reader.downloaded("handover-data.json").await.contains("zoe@"));
    reader.press(data.wipe).await;
    reader.press(data.wipe_yes).await;
    reader.reads(".notices", data.wiped).await;
    let kept = format!("return Object.keys(localStorage).filter((key) => key.startsWith({}))", json!(draft_prefix("")));
    reader.sees("nothing kept", &kept, json!([])).await;
    reader.open_place_by_hand("people").await;
    assert_eq!(reader.value_of(words.name).await, "");
    reader.reload().await;
    assert_eq!(reader.value_of(words.name).await, "");
}

#[tokio::test]
async fn a_record_that_is_deleted_takes_what_was_typed_for_it_along() {
    let (site, saved) = (Site::serve(), two_people());
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#support").await;
    reader.fill(ENGLISH.packet.note, "The picture stays black").await;
    reader.open("#my-data").await;
    reader.press(&format!("{} DMSS handover, Corner Shop", ENGLISH.data.delete)).await;
    assert!(drafts(&reader).await.is_empty());
    reader.open("dmss/#support").await;
    assert_eq!(reader.value_of(ENGLISH.packet.note).await, "");
}

/// Every engine: storage
#[tokio::test]
async fn where_nothing_can_be_stored_the_page_keeps_it_as_long_as_it_is_open() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let reader = Reader::set(&site, Setting { storage: Storage::Nowhere, ..Setting::default() }).await;
    reader.open("dmss/#people").await;
    begin_to_add(&reader, "Zoe").await;
    reader.open_place_by_hand("owner").await;
    reader.open_place_by_hand("people").await;
    assert_eq!(reader.value_of(words.name).await, "Zoe");
    reader.press(words.save).await;
    reader.reads(".people", "zoe@example.com").await;
}

/// Every engine: storage
#[tokio::test]
async fn where_storage_is_full_the_tab_keeps_it_and_that_is_said() {
    let site = Site::serve();
    let words = &ENGLISH.people;
    let reader = Reader::of(&site).await;
    reader.open_early("icon.svg").await;
    let fill_up = "for (let size = 2 ** 20, n = 0; size >= 1; n++) {
            try { localStorage.setItem(`x${n}`, 'x'.repeat(size)); } catch { size /= 2; }
        }
        return null";
    let _: Value = reader.ask(fill_up, &[]).await;
    reader.open("dmss/#people").await;
    begin_to_add(&reader, "Zoe").await;
    reader.reads(".notices", ENGLISH.saving.full).await;
    reader.reload().await;
    assert_eq!(reader.value_of(words.name).await, "Zoe");
}
