//! A page that others change: translated by the browser, or highlighted. Whatever lives on it goes on being true.
//!
//! Two readers do the same, and one of them has the page changed: both read the same, all the way.

use handover::{
    guide::Reply,
    record::{Destination, Field, May, Part, may_go},
    words::{ENGLISH, ENGLISH_DIALOGS},
};
use serde_json::Value;

use crate::{
    book::{self, Saved},
    browser::until,
    reader::Reader,
    site::Site,
};

const TRANSLATOR: &str = include_str!("translator.js");

/// Every moment is later than the last, and the same for both.
const CLOCK: &str = "let now = 1793624400000; Date.now = () => (now += 1)";

/// What a page says: the bar, the place on the screen, what lies over it, the list of steps, and what a screen reader hears.
const SAYS: &str = "
    const parts = '.bar, main > .notices, main > [data-here], .steps, .foot-bar, #dialog';
    const said = all('.said').map((said) => squash(words(said)));
    return [document.title, ...all(parts).filter(seen).map(words).map(squash), said]";

/// What somebody does.
enum Act {
    Go(&'static str),
    Fill(&'static str, &'static str),
    Tick(String),
    TickIn(&'static str, String),
    Press(String),
    Follow(String, &'static str),
    Unfold(&'static str),
    /// Says whose turn it is.
    Turn(&'static str),
    /// Looks at the list of steps.
    List,
}
use Act::{Fill, Follow, Go, List, Press, Tick, TickIn, Turn, Unfold};

impl Act {
    async fn by(&self, reader: &Reader) {
        match self {
            Go(place) => reader.open_place_by_hand(place).await,
            Fill(label, text) => reader.fill(label, text).await,
            Tick(label) => reader.tick(label).await,
            TickIn(part, label) => reader.tick_in(part, label).await,
            Press(name) => reader.press(name).await,
            Follow(name, id) => reader.follow_to(name, id).await,
            Unfold(name) => reader.unfold(name).await,
            Turn(name) => reader.turn_to(name).await,
            List => reader.follow(ENGLISH.nav.steps).await,
        }
    }
}

/// A person is added and renamed, asked about, ticked for, tested; a test fails, its tree is walked, the test works.
fn walk() -> Vec<Act> {
    let guide = book::guide("hik-connect");
    let (people, tests) = (&ENGLISH.people, &ENGLISH.tests);
    let step = guide.step("set-permissions").expect("the guide has it");
    let task = step.tasks.iter().find(|task| task.when.is_always()).expect("one for all").text.plain();
    let say = |say| (ENGLISH.trouble.say)(say).to_owned();
    let is_asked = |part: &Part| may_go(*part, Destination::ContinueLink) == May::IfTicked;
    let named = Part::ALL.into_iter().find(is_asked).expect("names are asked about");
    let row = "Playback, Mia Chen";
    vec![
        Press(people.add_another.to_owned()),
        Fill(people.name, "Mia"),
        TickIn(people.role, guide.roles[0].name.clone()),
        Press(people.save.to_owned()),
        Press(format!("{} Mia", people.edit)),
        Fill(people.name, "Mia Chen"),
        Press(people.save_changes.to_owned()),
        Go("set-permissions"),
        Turn("Mia"),
        Tick(task),
        Unfold(ENGLISH.step.failed),
        Go("tests"),
        TickIn(row, tests.fails.to_owned()),
        Go("no-playback"),
        Turn("Mia"),
        Follow(ENGLISH.reading.begin.to_owned(), "playback-given"),
        Follow(say(Reply::NotSure), "add-permission"),
        Go("tests"),
        TickIn(row, tests.works.to_owned()),
        Go("summary"),
        Press(ENGLISH.links.share.to_owned()),
        Press(ENGLISH_DIALOGS.share.elsewhere.to_owned()),
        Unfold(ENGLISH_DIALOGS.include),
        Tick((ENGLISH_DIALOGS.part)(named).to_owned()),
        Press(ENGLISH_DIALOGS.close.to_owned()),
        Go("support"),
        Fill(ENGLISH.packet.note, "The picture stays black"),
        List,
        Go("people"),
    ]
}

async fn reader_of(site: &Site) -> Reader {
    let reader = Reader::of(site).await;
    reader.browser.run_first(CLOCK).await;
    let mut saved = Saved::new("hik-connect").with_person("Tom", "staff");
    saved.record.set_field(Field::Reference, "AU-1234".to_owned(), book::NOW);
    reader.seed(&saved).await;
    reader.open("hik-connect/#people").await;
    reader
}

/// Once whoever changes the page has caught up.
async fn read_the_same(plain: &Reader, changed: &Reader, after: &str) {
    plain.is_at_rest().await;
    changed.is_at_rest().await;
    until(&format!("the same on both pages after {after}"), async || {
        let words: [Value; 2] = [plain.ask(SAYS, &[]).await, changed.ask(SAYS, &[]).await];
        match words[0] == words[1] {
            true => Ok(()),
            false => Err(format!("one says {}, the other {}", words[0], words[1])),
        }
    })
    .await;
    // Without the ids of people, which are chance.
    let focus = "const at = document.activeElement;
        return at === document.body ? at.tagName : at.id.replace(/p[0-9a-f]{8,}/, '') || name(at)";
    let focused: String = plain.ask(focus, &[]).await;
    changed.sees(&format!("the focus where it is without, after {after}"), focus, focused).await;
}

async fn goes_on_being_true(kind: &str) {
    let site = Site::serve();
    let (plain, changed) = (reader_of(&site).await, reader_of(&site).await);
    let _: Value = changed.ask(&format!("{TRANSLATOR}; begin(arguments[0]); return null"), &[kind.into()]).await;
    for (n, act) in walk().into_iter().enumerate() {
        act.by(&plain).await;
        act.by(&changed).await;
        changed.sees("every word changed", "return untouched()", 0).await;
        read_the_same(&plain, &changed, &format!("act {n}")).await;
        changed.app_is("ready").await;
    }
    // And back.
    let _: Value = changed.ask("asItWas(); return null", &[]).await;
    read_the_same(&plain, &changed, "all was put back").await;
    for reader in [&plain, &changed] {
        reader.press(&format!("{} Mia Chen", ENGLISH.people.remove)).await;
    }
    read_the_same(&plain, &changed, "a removal").await;
}

#[tokio::test]
async fn what_lives_on_a_translated_page_is_true() {
    goes_on_being_true("fonts").await;
}

#[tokio::test]
async fn what_lives_on_a_page_that_is_translated_in_its_text_nodes_is_true() {
    goes_on_being_true("inPlace").await;
}

#[tokio::test]
async fn what_lives_on_a_page_with_highlights_is_true() {
    goes_on_being_true("split").await;
}

/// What is sent is made of the record, never of what stands on the page.
#[tokio::test]
async fn what_is_sent_from_a_translated_page_is_in_the_guides_language() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    let source = "navigator.share = (data) => { window.shared = data; return Promise.resolve() }";
    reader.browser.run_first(source).await;
    let saved = Saved::new("hik-connect").with_person("Tom", "staff");
    reader.seed(&saved).await;
    reader.open("hik-connect/#support").await;
    reader.reads(".preview", "Hik-Connect").await;
    let _: Value = reader.ask(&format!("{TRANSLATOR}; begin('fonts'); return null"), &[]).await;
    reader.fill(ENGLISH.packet.note, "The picture stays black").await;
    reader.press(ENGLISH.packet.share).await;
    reader.sees("something shared", "return 'shared' in window", true).await;
    let shared: Value = reader.ask("return window.shared", &[]).await;
    let text = shared["text"].as_str().expect("it is text");
    assert!(text.contains("The picture stays black") && !text.contains('⟦'), "{text}");
    let shown: String = reader.ask("return document.querySelector('.preview').textContent", &[]).await;
    assert_eq!(shown, text);
}
