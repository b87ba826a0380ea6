//! By keyboard alone: every stop is seen, every step can be done, and the focus goes where the reader goes.

use handover::{
    guide::Per,
    words::{ENGLISH, ENGLISH_RETURNING},
};
use serde::Deserialize;
use thirtyfour::Key;

use crate::{
    book::{self, Saved},
    browser::until,
    engine::Engine,
    next::deploy_next,
    offline::save_all,
    reader::{DESKTOP, PHONE, Reader},
    run::mount,
    site::Site,
    updates::{NOTICE, finds_another},
};

/// A phone held across.
const ACROSS: (u32, u32) = (740, 360);

/// Where the focus is.
#[derive(Deserialize)]
struct Stop {
    name: String,
    kind: String,
    /// Nothing lies over it, and a ring is drawn round it.
    seen: bool,
    ringed: bool,
}

const STOP: &str = "
    const at = document.activeElement;
    const { left, top, width, height } = at.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    return {
        name: at.labels?.length ? name(at.labels[0]) : name(at),
        kind: at.type || at.localName,
        seen: Boolean(hit) && (at.contains(hit) || hit.contains(at)) && top >= 0 && top + height <= innerHeight + 1,
        // The button within a date field is the browser's own, and so is its ring.
        ringed: at.type === 'date' && !at.matches(':focus') || at.matches(':focus-visible') && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    }";

/// Presses Tab until the stop is the one that is wanted; looks at every stop on the way.
async fn tab_to(reader: &Reader, what: &str, wanted: impl Fn(&Stop) -> bool) {
    for _ in 0..150 {
        reader.keys(Key::Tab + "").await;
        let mut stop: Stop = reader.ask(STOP, &[]).await;
        if stop.kind == "body" {
            continue;
        }
        // WebKit scrolls to it with its next frames.
        if reader.browser.engine == Engine::WebKit {
            until("what has the focus in sight", async || {
                stop = reader.ask(STOP, &[]).await;
                if stop.seen { Ok(()) } else { Err(format!("the {} “{}” is not", stop.kind, stop.name)) }
            })
            .await;
        }
        // The day, month and year within a date field are WebKit's own, and so is how they show the focus.
        let within_date = stop.kind == "date" && reader.browser.engine == Engine::WebKit;
        assert!(stop.ringed || within_date, "the focus does not show on the {} “{}”", stop.kind, stop.name);
        assert!(stop.seen, "the {} “{}” has the focus and is not in sight", stop.kind, stop.name);
        if wanted(&stop) {
            return;
        }
    }
    panic!("Tab does not lead to {what}");
}

async fn walk_by_keyboard(reader: &Reader) {
    let saved = Saved::new("dmss");
    let walk = saved.guide.walk();
    reader.open("dmss/").await;
    let mut title = reader.title().await;
    for (place, next) in walk.iter().zip(&walk[1..]) {
        if let handover::guide::Place::Step(step) = place
            && step.per == Per::Handover
        {
            let task = step.tasks[0].text.plain();
            tab_to(reader, &task, |stop| stop.kind == "checkbox").await;
            reader.keys(" ").await;
            assert!(reader.is_ticked(&task).await, "{}: Space ticks", step.id);
        }
        let link = match place.id() {
            "start" => ENGLISH.start.begin.to_owned(),
            _ => (ENGLISH.nav.next_is)(&book::title(&saved.guide, *next)),
        };
        tab_to(reader, &link, |stop| stop.name == link).await;
        reader.keys(Key::Enter + "").await;
        reader.arrives_at(next.id()).await;
        let here = reader.title().await;
        assert_ne!(here, title, "the window's title says where one is");
        title = here;
    }
}

/// Every engine: keyboard
#[tokio::test]
async fn a_whole_guide_is_walked_by_keyboard_on_a_phone() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    walk_by_keyboard(&reader).await;
}

/// Every engine: keyboard
#[tokio::test]
async fn a_whole_guide_is_walked_by_keyboard_on_a_desk() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.at_size(DESKTOP).await;
    walk_by_keyboard(&reader).await;
}

/// Every engine: focus
#[tokio::test]
async fn the_offer_of_a_new_version_never_lies_over_what_has_the_focus() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    reader.open("dmss/#people").await;
    deploy_next(&site.folder());
    assert!(finds_another(&reader).await);
    reader.reads(NOTICE, ENGLISH_RETURNING.update).await;
    for (place, size) in [("people", PHONE), ("before", ACROSS)] {
        reader.at_size(size).await;
        reader.open_place_by_hand(place).await;
        tab_to(&reader, ENGLISH_RETURNING.later, |stop| stop.name == ENGLISH_RETURNING.later).await;
    }
}

/// Every engine: history
#[tokio::test]
async fn back_and_forward_move_the_focus_and_the_title_too() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    let guide = book::guide("dmss");
    let (first, second) = (guide.walk()[1].id().to_owned(), guide.walk()[2].id().to_owned());
    reader.open(&format!("dmss/#{first}")).await;
    reader.follow_to(&(ENGLISH.nav.next_is)(&book::title_of(&guide, &second)), &second).await;
    reader.back().await;
    reader.arrives_at(&first).await;
    assert!(reader.title().await.starts_with(&book::title_of(&guide, &first)));
    reader.browser.forward().await.expect("there is a page to go on to");
    reader.arrives_at(&second).await;
    assert!(reader.title().await.starts_with(&book::title_of(&guide, &second)));
}

/// Every engine: keyboard
#[tokio::test]
async fn a_person_is_added_and_tested_by_keyboard() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    let words = &ENGLISH.people;
    reader.open("dmss/#people").await;
    tab_to(&reader, words.name, |stop| stop.name == words.name).await;
    reader.keys("Mia").await;
    tab_to(&reader, words.account, |stop| stop.name == words.account).await;
    reader.keys("mia@example.com").await;
    tab_to(&reader, words.role, |stop| stop.kind == "radio").await;
    reader.keys(" ").await;
    tab_to(&reader, words.save, |stop| stop.name == words.save).await;
    reader.keys(Key::Enter + "").await;
    reader.reads(".people", "Mia").await;
    tab_to(&reader, "the way on", |stop| stop.name.starts_with("Next")).await;
    reader.open_place_by_hand("tests").await;
    let tests = book::guide("dmss").tests;
    for test in &tests {
        let answers = "return all('[data-here] .test').filter((test) => test.querySelector(':checked')?.id.endsWith('.works')).length";
        let before: usize = reader.ask(answers, &[]).await;
        tab_to(&reader, &test.name, |stop| stop.kind == "radio").await;
        let asked: String = reader.ask("return name(document.activeElement.closest('fieldset').firstChild)", &[]).await;
        assert_eq!(asked, format!("{}, Mia", test.name), "Tab leads from one test to the next");
        // From the answer that is set, the last, over the second to the first.
        reader.keys(Key::Left + Key::Left).await;
        reader.sees("one test more that works", answers, before + 1).await;
    }
    reader.reads("#tests .standing", "proven").await;
}
