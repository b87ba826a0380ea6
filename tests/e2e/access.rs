//! For everybody: axe finds nothing on any place, narrow or wide, light or dark.

use std::{fs, path::Path};

use handover::{
    guide::Reply,
    record::Outcome,
    words::{ENGLISH, ENGLISH_DIALOGS},
};
use serde_json::{Value, json};

use crate::{
    book::{self, GUIDES, Saved},
    engine::Engine,
    reader::{DESKTOP, NARROW, Reader},
    recovery::{allow_crashes, breaks},
    site::Site,
};

fn axe() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is not there: run `make setup`", file.display()))
}

/// What engines draw each in their own way, and what is drawn otherwise in the dark. All else is in the page itself.
const DRAWN: [&str; 3] = ["color-contrast", "scrollable-region-focusable", "target-size"];

pub async fn faults(reader: &Reader, places: &[&str]) -> Vec<String> {
    judged_by(reader, places, None).await
}

/// What is drawn badly, with all of these places on the screen at once.
pub async fn drawn_faults(reader: &Reader, places: &[&str]) -> Vec<String> {
    judged_by(reader, places, Some(&DRAWN)).await
}

async fn judged_by(reader: &Reader, places: &[&str], rules: Option<&[&str]>) -> Vec<String> {
    reader.browser.execute(axe(), vec![]).await.expect("axe loads");
    let mut wrong: Vec<String> = Vec::new();
    // A few at a time: the driver's client waits two minutes for an answer, whatever else the machine has to do.
    for places in places.chunks(if rules.is_some() { 25 } else { 1 }) {
        let faults: Vec<String> = reader.await_script(include_str!("axe.js"), &[json!(places), json!(rules)]).await;
        wrong.extend(faults);
    }
    wrong
}

/// Every place, in both widths and both schemes: in Chromium all four together, and in the others each once.
async fn nothing_is_wrong(reader: &Reader, path: &str, places: &[&str]) {
    let every = [("light", NARROW), ("dark", DESKTOP), ("light", DESKTOP), ("dark", NARROW)];
    let in_chromium = reader.browser.engine == Engine::Chromium;
    let mut wrong: Vec<String> = Vec::new();
    for (n, (scheme, size)) in every.into_iter().take(if in_chromium { 4 } else { 2 }).enumerate() {
        reader.in_scheme(scheme).await;
        reader.at_size(size).await;
        reader.open(path).await;
        let mut faults = drawn_faults(reader, places).await;
        // What is in the page is so in any scheme. Beside the places a wide screen shows the list of steps, once.
        if in_chromium && n == 0 {
            faults.extend(self::faults(reader, places).await);
        } else if in_chromium && n == 2 {
            faults.extend(self::faults(reader, &places[..1]).await);
        }
        wrong.extend(faults.into_iter().map(|fault| format!("{scheme}, {} px, {fault}", size.0)));
    }
    assert!(wrong.is_empty(), "{} faults on {path}:\n{}", wrong.len(), wrong.join("\n"));
}

async fn guide_is_for_everybody(id: &str) {
    let site = Site::serve();
    let saved = Saved::new(id).with_person("Mia", "manager").with_person("Tom", "staff").shared();
    let saved = saved.tested("Mia", Outcome::Works).tested("Tom", Outcome::Fails);
    let guide = book::guide(id);
    let places: Vec<&str> = guide.places().iter().map(|place| place.id()).collect();
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    nothing_is_wrong(&reader, &format!("{id}/"), &places).await;
}

/// Every engine: layout
#[tokio::test]
async fn axe_finds_nothing_in_dmss() {
    guide_is_for_everybody("dmss").await;
}

/// Every engine: layout
#[tokio::test]
async fn axe_finds_nothing_in_hik_connect() {
    guide_is_for_everybody("hik-connect").await;
}

/// Every engine: layout
#[tokio::test]
async fn axe_finds_nothing_in_wisenet_mobile() {
    guide_is_for_everybody("wisenet-mobile").await;
}

/// Every engine: layout
#[tokio::test]
async fn axe_finds_nothing_at_the_door() {
    let site = Site::serve();
    let saved = Saved::new("dmss").with_person("Mia", "manager");
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    nothing_is_wrong(&reader, "", &["start", "which-app", "trouble", "someone-left", "my-data", "offline"]).await;
}

/// Before anybody has said anything: empty fields, open choices, nobody added.
/// Every engine: layout
#[tokio::test]
async fn axe_finds_nothing_where_nothing_is_filled_in_yet() {
    let site = Site::serve();
    let guide = book::guide("hik-connect");
    let places: Vec<&str> = guide.walk().iter().map(|place| place.id()).collect();
    let reader = Reader::of(&site).await;
    nothing_is_wrong(&reader, "hik-connect/", &places).await;
}

/// Every engine: layout
#[tokio::test]
async fn text_twice_as_large_makes_nobody_scroll_sideways() {
    let site = Site::serve();
    let saved = Saved::new("dmss").with_person("Mia", "manager").with_person("Tom", "staff");
    let places: Vec<&str> = saved.guide.places().iter().map(|place| place.id()).collect();
    let reader = Reader::of(&site).await;
    reader.at_size(NARROW).await;
    reader.seed(&saved).await;
    reader.open("dmss/#before").await;
    let enlarge = "const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
        document.documentElement.style.fontSize = `${2 * size}px`; return null";
    let _: Value = reader.ask(enlarge, &[]).await;
    for place in places {
        reader.open_place_by_hand(place).await;
        let widths: (u32, u32) = reader.ask("return [document.documentElement.scrollWidth, innerWidth]", &[]).await;
        assert!(widths.0 <= widths.1, "{place} is {} px wide on {}", widths.0, widths.1);
    }
}

/// A notice, a fault in a form, the recovery screen.
/// Every engine: layout
#[tokio::test]
async fn axe_finds_nothing_in_what_shows_at_times() {
    let site = Site::serve_altered(allow_crashes);
    let reader = Reader::of(&site).await;
    let look = async |what: &str| {
        let here: String = reader.ask("return places()[0]", &[]).await;
        let wrong = faults(&reader, &[&here]).await;
        assert!(wrong.is_empty(), "{what}: {}", wrong.join("\n"));
    };
    for scheme in ["light", "dark"] {
        reader.in_scheme(scheme).await;
        for size in [NARROW, DESKTOP] {
            reader.at_size(size).await;
            reader.open("dmss/#share-one-devise").await;
            look("a notice").await;
            reader.open("dmss/#people").await;
            reader.press(ENGLISH.people.save).await;
            look("a fault").await;
            reader.open("dmss/#search").await;
            reader.fill(ENGLISH.search.label, "no picture").await;
            reader.reads(".search .ways", "DMSS").await;
            look("what was found").await;
            reader.open("dmss/#no-picture").await;
            reader.follow(ENGLISH.reading.begin).await;
            reader.follow((ENGLISH.trouble.say)(Reply::NotSure)).await;
            reader.reads("[data-here] .trail", ENGLISH.trouble.so_far).await;
            look("a trail").await;
            reader.press(ENGLISH.trouble.forget).await;
            breaks(&reader, "panic").await;
            look("the recovery screen").await;
        }
    }
}

/// That the tests above can fail.
/// Every engine: layout
#[tokio::test]
async fn axe_finds_what_is_put_wrong() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/#before").await;
    let spoil = "
        const place = document.querySelector('main > section[data-here]');
        const close = document.createElement('p');
        for (const small of [document.createElement('button'), document.createElement('button')]) {
            small.style.cssText = 'all: revert; width: 9px; height: 9px; padding: 0';
            close.append(small);
        }
        place.prepend(close);
        place.append(Object.assign(document.createElement('p'), { textContent: 'W'.repeat(200) }));
        place.lastChild.style.setProperty('overflow-wrap', 'normal');
        return null";
    let _: Value = reader.ask(spoil, &[]).await;
    let wrong = faults(&reader, &["before"]).await.join("\n");
    for fault in ["before: button-name:", "before: target-size:", "px wide"] {
        assert!(wrong.contains(fault), "{fault} is not found: {wrong}");
    }
    let wrong = drawn_faults(&reader, &["start", "before", "people"]).await.join("\n");
    for fault in ["before: target-size:", "px wide"] {
        assert!(wrong.contains(fault), "{fault} is not found among several: {wrong}");
    }
}

#[tokio::test]
async fn no_id_is_given_twice() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    let ids = "const ids = all('[id]').map((element) => element.id);
        return ids.filter((id, n) => ids.indexOf(id) < n)";
    for page in GUIDES.iter().map(|id| format!("{id}/")).chain([String::new()]) {
        reader.open(&page).await;
        let twice: Vec<String> = reader.ask(ids, &[]).await;
        assert!(twice.is_empty(), "on /{page}: {twice:?}");
    }
}

/// Whatever lies over a page: the dialog is judged with the page behind it at rest.
/// Every engine: layout
#[tokio::test]
async fn axe_finds_nothing_in_the_dialogs() {
    let site = Site::serve();
    let saved = Saved::new("dmss").with_person("Mia", "manager").shared().tested("Mia", Outcome::Works);
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    let words = &ENGLISH_DIALOGS;
    let look = async |what: &str, button: &str| {
        reader.press(button).await;
        reader.sees("a dialog", "return all('#dialog-title').filter(seen).length", 1).await;
        let _: Value =
            reader.ask("all('#dialog details').forEach((part) => { part.open = true }); return null", &[]).await;
        let here: String = reader.ask("return places()[0]", &[]).await;
        let wrong = faults(&reader, &[&here]).await;
        assert!(wrong.is_empty(), "{what}: {}", wrong.join("\n"));
    };
    for scheme in ["light", "dark"] {
        reader.in_scheme(scheme).await;
        for size in [NARROW, DESKTOP] {
            reader.at_size(size).await;
            reader.open("dmss/#second-user").await;
            look("sharing a step", ENGLISH.links.share).await;
            look("going on elsewhere", words.share.elsewhere).await;
            look("for support", words.share.support).await;
            reader.press(words.close).await;
            look("an invitation", &(ENGLISH.links.invite)("Mia")).await;
            reader.press(words.close).await;
            reader.open_place_by_hand("tests").await;
            look("putting in an answer", &(ENGLISH.links.enter_of)("Mia")).await;
            look("a code that is wrong", words.enter.open).await;
            reader.open("dmss/#owner&ticket=T-77&from=support").await;
            reader.reads("#dialog-title", words.choice.title).await;
            let wrong = faults(&reader, &["owner"]).await;
            assert!(wrong.is_empty(), "a choice: {}", wrong.join("\n"));
        }
    }
}
