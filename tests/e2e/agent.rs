//! The page for support agents: a link is made, seen, copied and followed; a code that was read out leads to its guide.

use handover::{
    link::{RECIPES, return_code},
    words::{ENGLISH, ENGLISH_AGENT, ENGLISH_AGENT_PAGE, ENGLISH_DIALOGS},
};
use serde_json::{Value, json};
use thirtyfour::By;

use crate::{
    access::faults,
    book::{self, GUIDES, Saved},
    engine::Setting,
    network::{asked_for_its_files_only, heed_the_policy, kept_to_the_policy},
    reader::{DESKTOP, NARROW, Reader},
    site::{SUB_PATH, Site},
};

const LINK: &str = "return document.getElementById('agent.link')?.textContent ?? ''";

/// What stands under a title, to the letter.
const READY: &str = "return all('.ready').find((ready) => name(ready.querySelector('h3')) === arguments[0])
    .querySelector('pre').textContent";

async fn choose(reader: &Reader, field: &str, option: &str) {
    let script = "const select = find('control', arguments[0], '');
        const option = [...select.options].find((option) => option.label === arguments[1]);
        select.value = option.value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return null";
    let _: Value = reader.ask(script, &[field.into(), option.into()]).await;
}

/// On the page, with the guide of an app open.
pub async fn at_the_maker(reader: &Reader, app: &str) {
    reader.open("agent/").await;
    reader.sees("the maker", "return all('.maker').length", 1).await;
    choose(reader, ENGLISH_AGENT.app, app).await;
    reader.sees("the places", "return all('.places .option').length > 0", true).await;
}

async fn link(reader: &Reader) -> String {
    reader.ask(LINK, &[]).await
}

/// Every engine: policy
#[tokio::test]
async fn a_link_is_made_and_followed_to_its_place_with_what_it_fills_in() {
    let site = Site::serve_at(SUB_PATH);
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    at_the_maker(&reader, "DMSS").await;
    let title = book::title_of(&book::guide("dmss"), "share-one-device");
    reader.fill(ENGLISH_AGENT.filter, "one device").await;
    reader.tick(&title).await;
    reader.fill(ENGLISH_AGENT.ticket, "#AU-4711").await;
    reader.fill(ENGLISH_AGENT.model, "NVR 5216").await;
    choose(&reader, ENGLISH_AGENT.role, "Staff").await;
    let wanted = "dmss/#share-one-device&role=staff&ticket=%23AU-4711&model=NVR%205216&from=support";
    reader.sees("the link", LINK, reader.url(wanted)).await;
    kept_to_the_policy(&reader).await;
    asked_for_its_files_only(&reader, &site).await;
    reader.open(wanted).await;
    reader.shows("share-one-device").await;
    for said in [ENGLISH_DIALOGS.suggested.step, "Ticket: #AU-4711", "Model: NVR 5216", "Role: Staff"] {
        reader.reads(".notices", said).await;
    }
    assert!(!site.log().iter().any(|line| line.contains("4711")), "{:?}", site.log());
    assert_eq!(reader.browser.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn every_place_of_every_guide_is_offered_once_in_its_group() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    for id in GUIDES {
        let guide = book::guide(id);
        at_the_maker(&reader, &guide.app).await;
        let offered: Vec<String> =
            reader.ask("return all('.places input').map((input) => input.id.replace('agent.place.', ''))", &[]).await;
        let mut offered: Vec<&str> = offered.iter().map(String::as_str).collect();
        let mut places: Vec<&str> = guide.places().iter().map(|place| place.id()).collect();
        offered.sort_unstable();
        places.sort_unstable();
        assert_eq!(offered, places, "{id}");
        let groups: Vec<String> = reader.ask("return all('.places b').map(name)", &[]).await;
        assert_eq!(groups, ENGLISH_AGENT.groups, "{id}");
    }
}

#[tokio::test]
async fn places_are_found_by_words_of_their_titles() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    at_the_maker(&reader, "Hik-Connect").await;
    reader.fill(ENGLISH_AGENT.filter, "zzz").await;
    reader.reads(".places", ENGLISH_AGENT.none_fits).await;
    reader.fill(ENGLISH_AGENT.filter, "recordings").await;
    let title = book::title_of(&book::guide("hik-connect"), "no-playback");
    reader.reads(".places", &title).await;
    let all: Vec<String> = reader.ask("return all('.places .option').map(name)", &[]).await;
    assert!(all.iter().all(|title| title.to_lowercase().contains("recordings")), "{all:?}");
}

#[tokio::test]
async fn what_the_customer_will_see_is_the_place_itself_and_not_twice_on_the_page() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    at_the_maker(&reader, "DMSS").await;
    let guide = book::guide("dmss");
    for id in ["share-one-device", "no-picture", "people"] {
        let title = book::title_of(&guide, id);
        reader.fill(ENGLISH_AGENT.filter, &title).await;
        reader.tick(&title).await;
        reader.sees("its heading", "return text('.customers-phone h1')", title.as_str()).await;
        reader.reads(".customers-phone", ENGLISH_DIALOGS.suggested.step).await;
        let ids = "const ids = all('[id]').map((element) => element.id);
            return ids.filter((id, n) => ids.indexOf(id) < n).concat(all('.customers-phone .place [id]'))";
        reader.sees("no id twice", ids, json!([])).await;
        let open = "const link = find('link', arguments[0], ''); return [link.href, link.target, link.rel]";
        let open: Vec<String> = reader.ask(open, &[ENGLISH_AGENT.open.into()]).await;
        assert_eq!(open, [link(&reader).await.as_str(), "_blank", "noopener"]);
    }
    // Nobody gets into the copy by keys: it is there to be looked at.
    reader.sees("that it is inert", "return all('.customers-phone [inert] .place').length", 1).await;
}

/// Every engine: clipboard
#[tokio::test]
async fn each_text_is_copied_as_it_is_shown() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.browser.allow_clipboard().await;
    at_the_maker(&reader, "DMSS").await;
    reader.fill(ENGLISH_AGENT.ticket, "AU-4711").await;
    let words = &ENGLISH_AGENT;
    let here = link(&reader).await;
    for what in [&words.subject, &words.body, &words.chat, &words.sms, &words.markdown, &words.html] {
        let shown: String = reader.ask(READY, &[what.title.into()]).await;
        let has_link = shown.replace("&amp;", "&").contains(&here);
        assert_eq!(has_link, what.title != words.subject.title, "{shown}");
        reader.press(what.copy).await;
        let read = "return navigator.clipboard.readText()";
        crate::browser::until(what.title, async || {
            let copied: String = reader.await_script(read, &[]).await;
            if copied == shown { Ok(()) } else { Err(format!("there is “{copied}”")) }
        })
        .await;
        reader.reads(".said", ENGLISH.step.copied).await;
    }
    reader.press(words.link.copy).await;
    crate::browser::until("the link", async || {
        let copied: String = reader.await_script("return navigator.clipboard.readText()", &[]).await;
        if copied == here { Ok(()) } else { Err(format!("there is “{copied}”")) }
    })
    .await;
}

#[tokio::test]
async fn what_an_agent_types_is_a_number_or_not_in_the_link() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    heed_the_policy(&reader).await;
    at_the_maker(&reader, "DMSS").await;
    for typed in ["<img src=x onerror=alert(1)>\"'", "Call +61 2 5550 1234"] {
        reader.fill(ENGLISH_AGENT.ticket, typed).await;
        reader.reads(".maker .fault", ENGLISH_AGENT.not_taken).await;
        reader.sees("the link without it", LINK, reader.url("dmss/#start&from=support")).await;
    }
    reader.sees("no such picture", "return all('img[src=x]').length", 0).await;
    reader.fill(ENGLISH_AGENT.ticket, "AU-4711").await;
    reader.reads(".customers-phone", "Ticket: AU-4711").await;
    reader.sees("no fault", "return all('.maker .fault').length", 0).await;
    let html: String = reader.ask(READY, &[ENGLISH_AGENT.html.title.into()]).await;
    assert!(!html.contains("<img") && html.starts_with("<a href=\""), "{html}");
    kept_to_the_policy(&reader).await;
}

/// Every engine: picture
#[tokio::test]
async fn the_code_on_the_screen_is_the_link() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    at_the_maker(&reader, "DMSS").await;
    let alt: String = reader.ask("return document.querySelector('.code img').alt", &[]).await;
    assert!(alt.contains(&book::title_of(&book::guide("dmss"), "start")), "{alt}");
    let image = reader.browser.find(By::Css(".code img")).await.expect("it is there");
    let picture = image.screenshot_as_png().await.expect("a picture of it");
    assert_eq!(crate::code::decode_png(&picture), [link(&reader).await]);
}

/// Every engine: network
#[tokio::test]
async fn a_guide_that_does_not_come_is_named_and_fetched_again() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("agent/").await;
    reader.sees("the maker", "return all('.maker').length", 1).await;
    reader.browser.set_offline(true).await;
    choose(&reader, ENGLISH_AGENT.app, "DMSS").await;
    reader.reads(".maker", ENGLISH_AGENT.failed).await;
    reader.browser.set_offline(false).await;
    reader.press(ENGLISH_AGENT.again).await;
    reader.sees("the places", "return all('.places .option').length > 0", true).await;
}

#[tokio::test]
async fn a_code_that_is_read_out_opens_its_guide() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    for id in GUIDES {
        let guide = book::guide(id);
        let code = handover::link::read_out::write(&guide, "people", None);
        // As somebody writes it who was told it on the phone.
        let heard = code.to_lowercase().replace('0', "o").replace('-', " ");
        reader.open("agent/#code").await;
        reader.fill(ENGLISH_AGENT.read.field, &heard).await;
        reader.reads("#code", &(ENGLISH_AGENT.read.found)(&guide.app)).await;
        reader.press(ENGLISH_AGENT.read.submit).await;
        reader.shows("people").await;
        reader.reads("main", ENGLISH.links.customers).await;
    }
    // Which app it is about is said without a network.
    reader.open("agent/#code").await;
    reader.sees("the field", "return all('.code-field').length", 1).await;
    drop(site);
    let guide = book::guide("dmss");
    reader.fill(ENGLISH_AGENT.read.field, &handover::link::read_out::write(&guide, "people", None)).await;
    reader.reads("#code", &(ENGLISH_AGENT.read.found)(&guide.app)).await;
}

#[tokio::test]
async fn a_code_that_is_wrong_is_named() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    let code = handover::link::read_out::write(&book::guide("dmss"), "people", None);
    let saved = Saved::new("dmss").with_person("Mia", "manager");
    let answer = return_code::write(&saved.guide, &saved.record, &Saved::person("Mia"));
    let last = code.chars().last().expect("it has signs");
    let other = if last == '3' { '4' } else { '3' };
    let altered = format!("{}{other}", &code[..code.len() - 1]);
    reader.open("agent/#code").await;
    use handover::link::CodeError::{Check, Empty, Length, Symbol, Unrecognised};
    let words = &ENGLISH_DIALOGS;
    for (typed, said) in [
        ("", (words.code_error)(Empty)),
        ("AC7Ж", (words.code_error)(Symbol('Ж'))),
        ("AC7", (words.code_error)(Length)),
        ("hello", (words.code_error)(Unrecognised)),
        (altered.as_str(), (words.code_error)(Check)),
        (answer.as_str(), ENGLISH_AGENT.read.answer.to_owned()),
    ] {
        reader.fill(ENGLISH_AGENT.read.field, typed).await;
        reader.press(ENGLISH_AGENT.read.submit).await;
        reader.reads("#code .fault", &said).await;
    }
}

/// Every engine: target
#[tokio::test]
async fn recipes_are_read_without_scripts() {
    let site = Site::serve();
    let reader = Reader::set(&site, Setting { scripts: false, ..Setting::default() }).await;
    reader.open_early("agent/").await;
    reader.shows("start").await;
    reader.reads("#start", ENGLISH_AGENT_PAGE.maker_waits).await;
    reader.follow(ENGLISH_AGENT_PAGE.recipes).await;
    reader.shows("recipes").await;
    let text = reader.text("#recipes").await;
    for recipe in &RECIPES {
        assert!(text.contains(&recipe.link()), "{}", recipe.link());
    }
}

#[tokio::test]
async fn the_door_leads_to_it() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("").await;
    reader.follow(ENGLISH.door.agent).await;
    reader.app_is("ready").await;
    reader.shows("start").await;
    reader.follow_to(ENGLISH_AGENT_PAGE.code, "code").await;
}

/// Every engine: layout
#[tokio::test]
async fn axe_finds_nothing_on_the_page_for_support_agents() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    let mut wrong = Vec::new();
    for scheme in ["light", "dark"] {
        reader.in_scheme(scheme).await;
        for size in [NARROW, DESKTOP] {
            reader.at_size(size).await;
            at_the_maker(&reader, "DMSS").await;
            reader.fill(ENGLISH_AGENT.ticket, "AU-4711").await;
            let faults = faults(&reader, &["start", "code", "recipes"]).await;
            wrong.extend(faults.into_iter().map(|fault| format!("{scheme}, {} px, {fault}", size.0)));
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}
