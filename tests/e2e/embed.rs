//! In somebody else's page: the link, the element, the bare frame. The page is another site's, as a browser has it:
//! `localhost`, where the guides are on `127.0.0.1`.

use std::{fs, path::Path};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use handover::{
    record::{Field, Outcome},
    site::serve::{Served, Server},
    words::{ENGLISH, ENGLISH_DIALOGS, ENGLISH_EMBED},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use thirtyfour::{By, WebElement};

use crate::{
    access::drawn_faults,
    book::{self, GUIDES, NOW, Saved},
    engine::{Engine, Setting, Storage},
    reader::{DESKTOP, PHONE, Reader},
    run::cannot,
    site::{Site, alter_headers, file_between},
};

/// A help article as WordPress makes it, with styles that spare nothing.
const SHOP: &str = include_str!("shop.html");

/// The shop's own site.
struct Shop {
    folder: TempDir,
    served: Served,
}

impl Shop {
    async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        fs::write(folder.path().join("index.html"), "<!doctype html><title>Camera Shop</title>").expect("it is ours");
        let served = Server::new(folder.path()).start(0).await.expect("any port will do");
        Self { folder, served }
    }

    fn origin(&self) -> String {
        format!("http://localhost:{}", self.served.address.port())
    }

    /// The guides, which let this shop frame them; `alter` may change them first.
    fn guides(&self, alter: impl FnOnce(&Path)) -> Site {
        let origin = self.origin();
        Site::serve_altered(|folder| {
            alter_headers(folder, "frame-ancestors 'self'", &format!("frame-ancestors 'self' {origin}"));
            alter(folder);
        })
    }

    /// Puts something into the article, and sends a reader to it.
    async fn shows(&self, reader: &Reader, pasted: &str) {
        fs::write(self.folder.path().join("help.html"), SHOP.replace("%guide%", pasted)).expect("the folder is ours");
        reader.browser.goto("about:blank").await.expect("a blank page opens");
        let listen = "window.heard = []; addEventListener('message', ({ data }) => heard.push(data));
            for (const name of ['step', 'done']) addEventListener(`handover-${name}`, ({ type, detail }) => heard.push([type, detail]));";
        fs::write(self.folder.path().join("listen.js"), listen).expect("the folder is ours");
        reader.browser.goto(format!("{}/help.html", self.origin())).await.expect("the page opens");
    }
}

/// As the documentation has it.
fn element(site: &Site, attributes: &str) -> String {
    format!(
        "<script src=\"listen.js\"></script>
        <script src=\"{}handover-guide.js\" defer></script>\n<handover-guide {attributes}></handover-guide>",
        site.url
    )
}

fn bare(site: &Site, address: &str) -> String {
    format!(
        "<script src=\"listen.js\"></script>
        <iframe src=\"{}{address}\" title=\"Sharing access\" style=\"width:100%;height:600px\"></iframe>",
        site.url
    )
}

/// Into the frame of the page, once the app runs in it and the line at its top is there.
async fn enter(reader: &Reader) {
    enter_early(reader).await;
    reader.app_is("ready").await;
    reader.sees("the line of a page in a frame", "return all('.frame-bar').length", 1).await;
}

async fn enter_early(reader: &Reader) {
    const FRAME: &str = "(document.querySelector('handover-guide')?.shadowRoot ?? document).querySelector('iframe')";
    reader.sees("a frame", &format!("return {FRAME} !== null"), true).await;
    let frame: Value = reader.ask(&format!("return {FRAME}"), &[]).await;
    let frame = WebElement::from_json(frame, reader.browser.handle().clone()).expect("it is an element");
    frame.enter_frame().await.expect("it is a frame");
}

async fn leave(reader: &Reader) {
    reader.browser.enter_default_frame().await.expect("there is a page around it");
}

async fn shop_with(pasted: impl FnOnce(&Site) -> String) -> (Shop, Site, Reader) {
    let shop = Shop::open().await;
    let site = shop.guides(|_| {});
    let reader = Reader::of(&site).await;
    shop.shows(&reader, &pasted(&site)).await;
    (shop, site, reader)
}

/// Inside, all is shown and nothing scrolls.
async fn fits(reader: &Reader) {
    let script = "const { scrollHeight } = document.documentElement;
        const { height } = document.body.getBoundingClientRect();
        return [document.documentElement.dataset.embed, scrollHeight <= innerHeight, innerHeight <= height + 1]";
    reader.sees("a frame as high as what it shows", script, json!(["auto", true, true])).await;
}

async fn height(reader: &Reader) -> u32 {
    reader.ask("return innerHeight", &[]).await
}

/// Everything the page around has been told, as JSON.
async fn heard(reader: &Reader) -> Vec<Value> {
    reader.ask("return heard", &[]).await
}

/// Every engine: frame
#[tokio::test]
async fn the_element_is_as_high_as_what_it_shows_in_a_page_that_spares_nothing() {
    let (_shop, _site, reader) = shop_with(|site| element(site, "guide=\"dmss\" place=\"before\"")).await;
    for size in [PHONE, DESKTOP] {
        reader.at_size(size).await;
        enter(&reader).await;
        fits(&reader).await;
        let (width, seen): (u32, bool) =
            reader.ask("return [innerWidth, seen(document.querySelector('[data-here] h1'))]", &[]).await;
        assert!(seen);
        leave(&reader).await;
        let outer: u32 =
            reader.ask("return document.querySelector('.wp-block-html').getBoundingClientRect().width", &[]).await;
        assert_eq!(width, outer, "all the room of the article");
        let below = "const frame = document.querySelector('handover-guide').getBoundingClientRect();
            return document.querySelector('#below').getBoundingClientRect().top >= frame.bottom";
        assert!(reader.ask::<bool>(below, &[]).await, "what follows stands below it");
    }
}

/// Every engine: frame
#[tokio::test]
async fn it_grows_and_shrinks_with_what_it_shows() {
    let (_shop, _site, reader) = shop_with(|site| element(site, "guide=\"dmss\" place=\"faq\"")).await;
    enter(&reader).await;
    fits(&reader).await;
    let long = height(&reader).await;
    reader.open_place_by_hand("search").await;
    fits(&reader).await;
    let short = height(&reader).await;
    assert!(short * 2 < long, "{short} px after {long} px");
    reader.open_place_by_hand("faq").await;
    fits(&reader).await;
    assert_eq!(height(&reader).await, long);
}

/// Every engine: frame
#[tokio::test]
async fn a_bare_frame_nobody_answers_scrolls_inside() {
    let (_shop, _site, reader) = shop_with(|site| bare(site, "dmss/?embed#faq")).await;
    reader.at_size(DESKTOP).await;
    enter(&reader).await;
    let scrolls = "const page = document.documentElement; scrollTo(0, 1e6);
        return [page.dataset.embed, page.scrollHeight > innerHeight, scrollY > 0]";
    reader.sees("a frame that scrolls", scrolls, json!(["", true, true])).await;
    let script = "return all('.bar, .foot-bar').filter(seen).length";
    assert_eq!(reader.ask::<u32>(script, &[]).await, 0, "the page around has a header and a footer");
    leave(&reader).await;
    assert_eq!(heard(&reader).await, [json!({ "ns": "handover", "v": 1, "type": "hello" })]);
}

/// Every engine: frame
#[tokio::test]
async fn a_page_that_answers_and_makes_no_room_gets_a_frame_that_scrolls() {
    let (_shop, _site, reader) = shop_with(|site| bare(site, "dmss/?embed#faq")).await;
    reader.at_size(DESKTOP).await;
    let answer = "document.querySelector('iframe').contentWindow.postMessage(
        { ns: 'handover', v: 1, type: 'welcome' }, '*'); return heard.some(({ type }) => type === 'height')";
    reader.sees("an answer that is heard", answer, true).await;
    enter(&reader).await;
    let scrolls = "scrollTo(0, 1e6); return [document.documentElement.dataset.embed, scrollY > 0,
        getComputedStyle(document.documentElement).overflowY]";
    reader.sees("a frame that scrolls", scrolls, json!(["auto", true, "visible"])).await;
}

/// Every engine: frame
#[tokio::test]
async fn another_step_begins_at_its_top_and_the_first_leaves_the_page_where_it_is() {
    let (_shop, _site, reader) = shop_with(|site| element(site, "guide=\"dmss\" place=\"faq\"")).await;
    enter(&reader).await;
    fits(&reader).await;
    assert_eq!(reader.ask::<String>("return document.activeElement.tagName", &[]).await, "BODY");
    // In some browsers nothing in a frame gets the focus before the reader has been there.
    let heading = reader.browser.find(By::Css("[data-here] h1")).await.expect("there is one");
    heading.click().await.expect("it can be seen");
    leave(&reader).await;
    assert_eq!(reader.ask::<f64>("return scrollY", &[]).await, 0.0);
    let top = "return Math.round(document.querySelector('handover-guide').getBoundingClientRect().top)";
    reader.sees("the page far down", "scrollTo({ top: 1500, behavior: 'instant' }); return scrollY > 1000", true).await;
    assert!(reader.ask::<i32>(top, &[]).await < -100);
    enter(&reader).await;
    reader.open_place_by_hand("before").await;
    reader.arrives_at("before").await;
    leave(&reader).await;
    // Some browsers go to the heading that has the focus by themselves, which is as good.
    let near = "const { top } = document.querySelector('handover-guide').getBoundingClientRect();
        return top >= 0 && top < innerHeight / 2";
    reader.sees("the top of the guide", near, true).await;
    // Where the heading can be seen already, none does.
    let by_hand = "const { top } = document.querySelector('handover-guide').getBoundingClientRect();
        if (top !== -20) scrollBy({ top: top + 20, behavior: 'instant' }); return top";
    reader.sees("the page a little down", by_hand, -20).await;
    enter(&reader).await;
    reader.open_place_by_hand("owner").await;
    reader.arrives_at("owner").await;
    leave(&reader).await;
    reader.sees("the top of the guide", near, true).await;
}

/// Every engine: storage
#[tokio::test]
async fn what_is_ticked_in_a_foreign_page_is_apart_and_the_full_page_takes_it_over() {
    let (_shop, site, reader) = shop_with(|site| element(site, "guide=\"dmss\" place=\"before\"")).await;
    let task = Saved::new("dmss").guide.step("before").expect("it is a step").tasks[0].text.plain();
    enter(&reader).await;
    reader.reads(".frame-bar", ENGLISH_EMBED.apart).await;
    let way = "const way = document.querySelector('.frame-bar p a'); return [way.href, way.target, way.rel]";
    let plain: Value = reader.ask(way, &[]).await;
    assert_eq!(plain, json!([format!("{}dmss/#before", site.url), "_blank", "noopener"]));
    reader.tick(&task).await;
    reader.follow(ENGLISH_EMBED.full_page).await;
    reader.reads("#dialog-title", ENGLISH_DIALOGS.share.title).await;
    let link: Value = reader
        .ask(
            "const way = find('link', arguments[0]); return [way.href, way.target, way.rel]",
            &[ENGLISH_DIALOGS.share.full_page.into()],
        )
        .await;
    assert_eq!((&link[1], &link[2]), (&json!("_blank"), &json!("noopener")));
    leave(&reader).await;
    // The full page of the same browser knows nothing of it, until it comes by the link.
    reader.open("dmss/#before").await;
    assert!(!reader.is_ticked(&task).await, "storage is apart");
    reader.browser.goto("about:blank").await.expect("a blank page opens");
    reader.browser.goto(link[0].as_str().expect("an address")).await.expect("the page opens");
    reader.app_is("ready").await;
    reader.shows("before").await;
    reader.sees("the tick of the frame", "return all('[data-here] .task input')[0].checked", true).await;
}

/// Every engine: frame
#[tokio::test]
async fn a_frame_of_the_same_site_has_no_such_line() {
    let site = Site::serve_altered(|folder| {
        let page =
            "<!doctype html><title>Help</title><iframe src=\"dmss/?embed\" width=\"380\" height=\"700\"></iframe>";
        fs::write(folder.join("frame.html"), page).expect("the folder is ours");
        alter_headers(folder, "default-src 'none'", "default-src 'none'; frame-src 'self'");
    });
    let reader = Reader::of(&site).await;
    reader.open_early("frame.html").await;
    enter(&reader).await;
    assert_eq!(reader.text(".frame-bar").await, ENGLISH_EMBED.steps);
    reader.follow(ENGLISH_EMBED.steps).await;
    reader.sees("the list of steps", "return seen(document.querySelector('#steps-title'))", true).await;
}

/// In a frame where nothing is stored, which the line at its top says.
async fn shop_without(storage: Storage) -> (Shop, Site, Reader) {
    let shop = Shop::open().await;
    let site = shop.guides(|_| {});
    let reader = Reader::set(&site, Setting { storage, ..Setting::default() }).await;
    shop.shows(&reader, &element(&site, "guide=\"dmss\" place=\"before\"")).await;
    enter(&reader).await;
    reader.reads(".frame-bar", ENGLISH_EMBED.blocked).await;
    (shop, site, reader)
}

/// Every engine: storage
#[tokio::test]
async fn where_nothing_is_stored_the_line_says_so_and_the_work_still_comes_along() {
    let (_shop, _site, reader) = shop_without(Storage::Nowhere).await;
    let task = Saved::new("dmss").guide.step("before").expect("it is a step").tasks[0].text.plain();
    reader.tick(&task).await;
    reader.follow(ENGLISH_EMBED.full_page).await;
    reader.reads("#dialog", ENGLISH_DIALOGS.share.full_page).await;
}

/// Every engine: storage
#[tokio::test]
async fn where_a_browser_stores_nothing_in_frames_of_others_the_line_says_so_and_the_walk_goes_on() {
    if cannot(Engine::WebKit, "its storage is on or off, in frames as elsewhere")
        || cannot(Engine::Chromium, "it keeps storage in frames, apart, even where it takes no cookies there")
    {
        return;
    }
    let (_shop, _site, reader) = shop_without(Storage::NotInFrames).await;
    reader.reads(".notices", ENGLISH.saving.blocked).await;
    let task = book::guide("dmss").steps[0].tasks[0].text.plain();
    reader.tick(&task).await;
    assert!(reader.is_ticked(&task).await, "the tick is there as long as the page is");
    // The full page stores as ever.
    reader.open("dmss/#before").await;
    assert!(!reader.text(".notices").await.contains(ENGLISH.saving.blocked));
}

/// Every engine: frame
#[tokio::test]
async fn a_dialog_opens_where_the_reader_looks() {
    let (_shop, _site, reader) = shop_with(|site| element(site, "guide=\"dmss\" place=\"faq\"")).await;
    enter(&reader).await;
    fits(&reader).await;
    let tall = height(&reader).await;
    leave(&reader).await;
    reader.sees("the page far down", "scrollTo({ top: 1500, behavior: 'instant' }); return scrollY > 1000", true).await;
    enter_early(&reader).await;
    let ask = "document.querySelector('.foot-bar button').click(); return null";
    let _: Value = reader.ask(ask, &[]).await;
    let at = "const dialog = document.querySelector('#dialog')?.getBoundingClientRect();
        return dialog ? [dialog.top > 900, dialog.top < 2000, dialog.bottom <= innerHeight] : 'none'";
    reader.sees("the dialog before the reader's eyes", at, json!([true, true, true])).await;
    reader.press(ENGLISH_DIALOGS.close).await;
    fits(&reader).await;
    assert_eq!(height(&reader).await, tall, "without it all is as it was");
}

/// Every engine: frame
#[tokio::test]
async fn a_page_that_is_not_named_hears_nothing_of_anybodys_progress() {
    let (_shop, _site, reader) = shop_with(|site| element(site, "guide=\"dmss\" place=\"before\"")).await;
    walk_a_little(&reader).await;
    let kinds: Vec<String> = heard(&reader)
        .await
        .iter()
        .map(|said| {
            let mut fields: Vec<&str> = said.as_object().expect("a message").keys().map(String::as_str).collect();
            fields.sort_unstable();
            format!("{} {}", said["type"].as_str().unwrap_or_default(), fields.join(" "))
        })
        .collect();
    for kind in &kinds {
        let known = ["hello ns type v", "height height ns type v", "top ns type v"];
        assert!(known.contains(&kind.as_str()), "{kinds:?}");
    }
    assert!(kinds.iter().any(|kind| kind.starts_with("top")), "{kinds:?}");
}

/// Every engine: frame
#[tokio::test]
async fn a_page_that_is_named_is_told_the_step_and_the_end_and_no_more() {
    let shop = Shop::open().await;
    let origin = shop.origin();
    let site = shop.guides(|folder| report_to(folder, &origin));
    let reader = Reader::of(&site).await;
    shop.shows(&reader, &element(&site, "guide=\"dmss\" place=\"before\"")).await;
    walk_a_little(&reader).await;
    let heard = heard(&reader).await;
    let events: Vec<&Value> = heard.iter().filter(|said| said.is_array()).collect();
    let step = |place: &str| json!(["handover-step", { "place": place }]);
    assert_eq!(events, [&step("before"), &step("owner"), &step("before")]);
    let all = serde_json::to_string(&heard).expect("it is JSON");
    assert!(!all.contains("Beach House"), "{all}");
}

/// Every engine: frame
#[tokio::test]
async fn a_page_that_is_named_hears_when_the_last_test_has_passed() {
    let mut saved = Saved::new("dmss").with_person("Mia", "manager").shared();
    let mia = Saved::person("Mia");
    for choice in &saved.guide.choices.clone() {
        for person in [None, Some(&mia)] {
            saved.record.choose(choice, person, choice.options[0].id.clone(), NOW);
        }
    }
    let saved = saved.tested("Mia", Outcome::Works);
    let count = saved.handover().count();
    assert_eq!(count.done, count.all, "all is done");
    let shop = Shop::open().await;
    let origin = shop.origin();
    let site = shop.guides(|folder| report_to(folder, &origin));
    let reader = Reader::of(&site).await;
    shop.shows(&reader, &element(&site, "guide=\"dmss\" place=\"summary\"")).await;
    enter(&reader).await;
    leave(&reader).await;
    let done = "return heard.filter(({ 0: kind }) => kind === 'handover-done').length";
    assert_eq!(reader.ask::<u32>(done, &[]).await, 0);
    enter(&reader).await;
    // Into the frame's own storage, which is another than the site's.
    let seed = "localStorage.setItem(...arguments); setTimeout(() => location.reload()); return null";
    let _: Value = reader.ask(seed, &[saved.key().into(), saved.text().into()]).await;
    leave(&reader).await;
    reader.sees("the end", done, 1).await;
}

/// Ticks, types a name, goes on and back.
async fn walk_a_little(reader: &Reader) {
    enter(reader).await;
    let task = Saved::new("dmss").guide.step("before").expect("it is a step").tasks[0].text.plain();
    reader.tick(&task).await;
    reader.open_place_by_hand("owner").await;
    reader.fill((ENGLISH.owner.field)(Field::Site), "Beach House").await;
    reader.open_place_by_hand("before").await;
    reader.arrives_at("before").await;
    leave(reader).await;
    let tops = "return heard.filter(({ type }) => type === 'top').length";
    reader.sees("two changes of place", tops, 2).await;
}

/// Sets `report_to` in a built site: the script, what starts it and says what must be in it, and the pages.
fn report_to(folder: &Path, origin: &str) {
    let list = serde_json::to_string(&[origin]).expect("it is text");
    // The only list of the script that is empty and has a name.
    let empty = "=[],";
    let (old, new) = change(&file_between(folder, "embed-", ".js"), |text| {
        assert_eq!(text.matches(empty).count(), 1, "the list of origins is in the script");
        text.replace(empty, &format!("={list},"))
    });
    let (old, new) = change(&file_between(folder, "start-", ".js"), |text| text.replace(&old, &new));
    for guide in GUIDES {
        change(&folder.join(guide).join("index.html"), |text| text.replace(&old, &new));
    }
}

/// The hashes of what it held and what it holds.
fn change(file: &Path, change: impl FnOnce(String) -> String) -> (String, String) {
    let hash = |text: &str| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)));
    let text = fs::read_to_string(file).expect("it is a file");
    let old = hash(&text);
    let text = change(text);
    fs::write(file, &text).expect("the folder is ours");
    (old, hash(&text))
}

#[tokio::test]
async fn a_link_to_another_site_does_not_take_the_frame() {
    let (_shop, _site, reader) = shop_with(|site| element(site, "guide=\"dmss\" place=\"sources\"")).await;
    enter(&reader).await;
    let script = "const link = all('[data-here] a[href^=http]')[0];
        link.addEventListener('click', (event) => event.preventDefault()); link.click(); return [link.target, link.rel]";
    assert_eq!(reader.ask::<Value>(script, &[]).await, json!(["_blank", "noopener"]));
}

/// With the very script that is bundled into the page's, and the page's own styles.
/// Every engine: layout
#[tokio::test]
async fn whatever_the_colours_everything_can_be_read() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/embed/colour.js");
    let site = Site::serve_altered(|folder| {
        fs::copy(source, folder.join("colour.js")).expect("it is there");
    });
    let reader = Reader::of(&site).await;
    for scheme in ["light", "dark"] {
        reader.in_scheme(scheme).await;
        reader.open("dmss/").await;
        let outcome: Value = reader.await_script(include_str!("colours.js"), &[]).await;
        assert_eq!(outcome["illegible"], json!([]), "{scheme}");
        let many = |what: &str| outcome[what].as_u64() > Some(60);
        assert!(many("taken") && many("refused"), "both happen: {outcome}");
    }
}

/// Every engine: layout
#[tokio::test]
async fn axe_finds_nothing_in_a_page_in_colours() {
    let site = Site::serve();
    let saved = Saved::new("dmss").with_person("Mia", "manager").shared().tested("Mia", Outcome::Fails);
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    let themes = [
        "accent=ffcc00",
        "background=777&text=000&accent=888",
        "background=fff7e6&text=5a4a2a&accent=f80&radius=24&font=serif",
        "background=101828&accent=36f&font=mono",
        "background=0a0&text=003300&accent=0f0&font=rounded",
        "text=eee",
        "background=fff&text=ddd",
    ];
    for theme in themes {
        for scheme in ["light", "dark"] {
            reader.in_scheme(scheme).await;
            reader.open(&format!("dmss/?embed&{theme}")).await;
            reader.sees("the line of a page in a frame", "return all('.frame-bar').length", 1).await;
            let wrong = drawn_faults(&reader, &["start", "share-one-device", "tests", "summary", "no-picture"]).await;
            assert!(wrong.is_empty(), "{theme}, {scheme}: {}", wrong.join("\n"));
        }
    }
}

/// Every engine: layout
#[tokio::test]
async fn nothing_but_what_is_known_is_taken_from_the_address() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    let dressed = async |query: &str| -> Vec<String> {
        reader.open(&format!("dmss/?embed&{query}")).await;
        reader.sees("the line of a page in a frame", "return all('.frame-bar').length", 1).await;
        reader.ask("return [...document.documentElement.style].sort()", &[]).await
    };
    assert_eq!(dressed("accent=f80").await, ["--accent", "--accent-dark"]);
    assert_eq!(dressed("radius=24&font=serif").await, ["--font", "--radius"]);
    let nothing = "accent=red&text=%23ggg&background=url(x)&radius=25&font=Comic+Sans&paper=fff&--ink=000";
    assert_eq!(dressed(nothing).await, [""; 0]);
    assert_eq!(dressed("text=777&background=888&radius=-1&font=constructor").await, [""; 0]);
}
