//! After one visit it works without network, and says so only when that is so; the home screen; the screen that stays on.

use std::fs;

use handover::{
    record::Outcome,
    words::{ENGLISH, ENGLISH_AFTER_START, ENGLISH_DIALOGS, ENGLISH_GUARD, ENGLISH_OFFLINE, ENGLISH_RETURNING},
};
use serde_json::{Value, json};

use crate::{
    between::REMARK,
    book::{self, GUIDES, Saved},
    browser::until,
    code::decode_png,
    engine::{Setting, Storage},
    next::flip,
    print::print,
    reader::Reader,
    run::mount,
    site::{Host, SUB_PATH, Site, alter_headers, copy_folder, dist},
};

/// What the place on work without network says in a state.
pub fn state(name: &str) -> &'static str {
    let state = ENGLISH_OFFLINE.states.iter().find(|(known, _)| *known == name);
    state.unwrap_or_else(|| panic!("there is no state `{name}`")).1
}

/// Opens it, and waits until it says that everything is kept.
pub async fn save_all(reader: &Reader) {
    reader.open("#offline").await;
    reader.reads("#offline", state("ready")).await;
}

/// Every cache with the addresses of what is in it.
const CACHES: &str = "const names = await caches.keys();
    const files = async (name) => (await (await caches.open(name)).keys()).map((request) => request.url);
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await files(name)])))";

pub async fn caches(reader: &Reader) -> serde_json::Map<String, Value> {
    reader.await_script(CACHES, &[]).await
}

/// Every engine: worker
#[tokio::test]
async fn after_one_visit_everything_works_with_the_server_gone() {
    let site = Site::copy().at(mount());
    let saved = Saved::new("dmss").with_person("Mia", "manager").shared().tested("Mia", Outcome::Works);
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    // A guide alone is visited.
    reader.open("dmss/").await;
    reader.reads(".foot-bar", ENGLISH_AFTER_START.ready).await;
    site.stop();

    reader.open("").await;
    reader.follow("DMSS handover, Corner Shop").await;
    reader.app_is("ready").await;
    for id in GUIDES {
        reader.open(&format!("{id}/?from=mail#trouble")).await;
        let guide = book::guide(id);
        let symptom = &guide.symptoms[0];
        reader.follow_to(&symptom.title, &symptom.id).await;
        reader.reads(".foot-bar", ENGLISH_AFTER_START.ready).await;
    }
    // Without the slash at the end, and by the name of the file.
    for path in ["dmss", "dmss/index.html", "index.html"] {
        reader.open(path).await;
    }
    // What nobody has asked for while there was a server.
    reader.open("hik-connect/#search").await;
    reader.fill(ENGLISH.search.label, "cant rewnd").await;
    reader.reads("#search .search", "playback").await;
    reader.open("dmss/#summary").await;
    reader.reads(".record", "Mia").await;
    let sheet = "return [...document.styleSheets].filter((sheet) => sheet.media.mediaText === 'print' && sheet.cssRules.length).length";
    reader.sees("the style of paper", sheet, 1).await;
    let paper = print(&reader).await;
    assert!(paper.len() == 1 && paper[0].says("Mia"), "{paper:?}");
    assert!(!paper[0].says(ENGLISH.summary.copy), "the style of paper is used: {paper:?}");
    reader.press(ENGLISH.links.share).await;
    reader.press_in("", ENGLISH_DIALOGS.share.elsewhere).await;
    reader.sees("a link", "return !!document.querySelector('.dialog textarea.link')?.value", true).await;
    let code = reader.browser.find(thirtyfour::By::Css(".dialog .code img")).await.expect("there is a code");
    code.scroll_into_view().await.expect("it can be seen");
    let said = decode_png(&code.screenshot_as_png().await.expect("it can be photographed"));
    assert!(said.len() == 1 && said[0].starts_with(&format!("{}dmss/#", site.url)), "{said:?}");
    reader.open("agent/").await;
    reader.open_early(handover::guide::Site::NOTICES).await;
    let text: String = reader.ask("return document.body.textContent", &[]).await;
    assert!(text.contains(ENGLISH.door.licences) && text.contains("leptos"), "{text}");
}

/// Every engine: worker
#[tokio::test]
async fn a_page_that_nobody_knows_leads_back_to_the_front_door_when_there_is_no_network() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    reader.open_early("gone/").await;
    let text: String = reader.ask("return document.body.textContent", &[]).await;
    assert!(!text.contains(ENGLISH.door.lead), "the host's own answer is shown while it gives one: {text}");
    site.stop();
    reader.open("gone/").await;
    assert_eq!(reader.place().await, "start");
    // A file that is missing is an error, never a page.
    let script = "return fetch('app-0123456789abcdef.js').then((response) => response.status, () => 'error')";
    assert_eq!(reader.await_script::<Value>(script, &[]).await, "error");
}

/// Every engine: worker
#[tokio::test]
async fn ready_offline_is_never_said_of_a_cache_that_lacks_a_file_or_has_another_in_its_place() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    let version: String = reader.ask("return document.querySelector('#offline b').textContent", &[]).await;
    assert!(fs::read_to_string(site.folder().join("sw.js")).expect("it is there").contains(&version), "{version}");
    let lose = "return cache.delete(url)";
    let alter = "const kept = await cache.match(url);
        const bytes = new Uint8Array(await kept.arrayBuffer());
        bytes[100] ^= 1;
        await cache.put(url, new Response(bytes, { headers: kept.headers }));
        return true";
    for spoil in [lose, alter] {
        for file in ["dmss/", "part-search-"] {
            let script = format!(
                "const cache = await caches.open((await caches.keys())[0]);
                const url = (await cache.keys()).map((request) => request.url).find((url) => url.includes(arguments[0]));
                {spoil}"
            );
            assert!(reader.await_script::<bool>(&script, &[file.into()]).await, "{file} is kept");
            reader.open("hik-connect/").await;
            // It says nothing until it is sure; then the words in the foot are these.
            reader.open("#offline").await;
            reader.reads("#offline", state("unsaved")).await;
            reader.press(ENGLISH_OFFLINE.save).await;
            reader.reads("#offline", state("ready")).await;
        }
    }
}

/// Every engine: worker
#[tokio::test]
async fn what_was_altered_in_the_cache_is_not_shown_but_fetched() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    let poison = "const cache = await caches.open((await caches.keys())[0]);
        for (const { url } of await cache.keys()) {
            if (url.includes('saved')) continue;
            const type = (await cache.match(url)).headers.get('content-type');
            await cache.put(url, new Response('<title>Poison</title>', { headers: { 'content-type': type } }));
        }
        return null";
    let _: Value = reader.await_script(poison, &[]).await;
    reader.open("dmss/").await;
    assert_eq!(reader.text("main h1").await, book::guide("dmss").title);
}

/// Every engine: worker
#[tokio::test]
async fn with_one_byte_altered_on_the_host_nothing_is_kept_and_it_says_so() {
    let site = Site::copy().at(mount());
    let file = site.file("part-dialogs-", ".wasm");
    flip(&file);
    let reader = Reader::of(&site).await;
    reader.open("#offline").await;
    reader.reads("#offline", state("refused")).await;
    let name = file.file_name().expect("it is a file").to_string_lossy();
    reader.reads("#offline", &format!("{} {name}", ENGLISH_OFFLINE.refused)).await;
    // What works instead.
    for instead in [ENGLISH_OFFLINE.instead_network, ENGLISH_OFFLINE.instead_print] {
        reader.reads("#offline", instead).await;
    }
    let left: Vec<Value> = caches(&reader).await.into_values().collect();
    assert_eq!(left, [json!([format!("{}?saved", site.url)])], "no half is left behind, only a note");
    flip(&file);
    reader.press(ENGLISH_OFFLINE.save).await;
    reader.reads("#offline", state("ready")).await;
}

/// Every engine: worker
#[tokio::test]
async fn pages_that_are_changed_on_their_way_are_saved_as_they_were_built_and_it_is_said() {
    let site = Site::serve().behind(REMARK);
    let reader = Reader::of(&site).await;
    let is_changed = "return document.documentElement.nextSibling?.data ?? document.lastChild.data ?? ''";
    reader.open("#offline").await;
    let remark: String = reader.ask(is_changed, &[]).await;
    assert!(remark.contains("scanned"), "what stands between changes pages: {remark}");
    reader.reads("#offline", state("ready")).await;
    reader.reads("#offline", ENGLISH_OFFLINE.altered).await;
    site.stop();
    for path in ["", "dmss/#before", "agent/", "hik-connect/"] {
        reader.open(path).await;
        assert_eq!(reader.ask::<String>(is_changed, &[]).await, "", "{path} is as it was built");
    }
}

#[tokio::test]
async fn where_data_is_changed_on_its_way_nothing_is_saved_and_everything_works_with_network() {
    let site = Site::serve().behind(|kind, content| match kind == "application/json" {
        true => [content, b" ".to_vec()].concat(),
        false => content,
    });
    let reader = Reader::of(&site).await;
    reader.open("#offline").await;
    reader.reads("#offline", state("refused")).await;
    reader.reads("#offline", &format!("{} index-", ENGLISH_OFFLINE.refused)).await;
    reader.open("dmss/#before").await;
    let task = book::guide("dmss").steps[0].tasks[0].text.plain();
    reader.tick(&task).await;
    reader.reload().await;
    assert!(reader.is_ticked(&task).await);
    assert!(!reader.text(".foot-bar").await.contains(ENGLISH_AFTER_START.ready));
}

/// A page as a browser saves it: what it is now, in a file, without what it fetched.
#[tokio::test]
async fn a_page_that_was_saved_as_a_file_says_that_nothing_is_kept_and_is_walked_by_its_links() {
    let (site, saved) = (Site::serve(), Saved::new("dmss").with_person("Mia", "manager"));
    let reader = Reader::of(&site).await;
    reader.seed(&saved).await;
    reader.open("dmss/#people").await;
    let page: String = reader.ask("return document.documentElement.outerHTML", &[]).await;
    assert!(page.contains("data-app=\"ready\""));
    let folder = tempfile::tempdir().expect("a folder can be made");
    let open = folder.path().join("open.html");
    fs::write(&open, format!("<!doctype html>{page}")).expect("the folder is ours");
    for file in [dist().join("dmss/index.html"), open] {
        let address = format!("file://{}", file.display());
        reader.browser.goto(&address).await.expect("the file opens");
        let steps = book::guide("dmss").walk().into_iter().map(|place| place.id().to_owned()).collect::<Vec<_>>();
        for id in &steps {
            let _: Value = reader.ask("location.hash = arguments[0]; return null", &[id.as_str().into()]).await;
            reader.shows(id).await;
            reader.reads(&format!("#{id} .copy"), ENGLISH_GUARD.copy).await;
        }
        reader.back().await;
        reader.shows(&steps[steps.len() - 2]).await;
    }
    let complaints = reader.browser.complaints().await;
    assert!(complaints.iter().all(|line| !line.contains("Error:")), "{complaints:#?}");
}

/// Every engine: worker
#[tokio::test]
async fn a_host_that_answers_everything_with_its_first_page_fills_no_cache() {
    let site = Site::copy().on(Host::Spa).at(mount());
    fs::remove_file(site.file("part-dialogs-", ".wasm")).expect("the folder is ours");
    let reader = Reader::of(&site).await;
    reader.open("#offline").await;
    reader.reads("#offline", state("unsaved")).await;
    assert_eq!(caches(&reader).await.len(), 0);
}

/// Every engine: storage
#[tokio::test]
async fn where_nothing_can_be_kept_it_says_so_and_offers_paper_and_a_file() {
    let site = Site::copy().at(mount());
    let reader = Reader::set(&site, Setting { storage: Storage::Nowhere, ..Setting::default() }).await;
    reader.open("#offline").await;
    reader.reads("#offline", state("blocked")).await;
    reader.reads("#offline", ENGLISH_OFFLINE.instead_print).await;
    reader.reads("#offline", ENGLISH_OFFLINE.instead_file).await;
    assert!(!reader.text("#offline").await.contains(ENGLISH_OFFLINE.save));
    reader.open("dmss/").await;
    assert!(!reader.text(".foot-bar").await.contains(ENGLISH_AFTER_START.ready));
}

/// Every engine: worker
#[tokio::test]
async fn a_framed_page_installs_nothing() {
    let site = Site::serve_altered(|folder| {
        alter_headers(folder, "default-src 'none'", "default-src 'none'; frame-src 'self'");
        let help = "<!doctype html><title>Help</title><iframe src=./#offline width=600 height=900></iframe>";
        fs::write(folder.join("help.html"), help).expect("the folder is ours");
    });
    let reader = Reader::of(&site).await;
    reader.open_early("help.html").await;
    reader.browser.enter_frame(0).await.expect("there is a frame");
    reader.app_is("ready").await;
    reader.reads("#offline", state("framed")).await;
    let kept = "return (await navigator.serviceWorker.getRegistrations()).length";
    assert_eq!(reader.await_script::<u32>(kept, &[]).await, 0);
}

/// Every engine: worker
#[tokio::test]
async fn two_sites_on_one_origin_keep_apart_what_they_keep() {
    let site = Site::serve_altered(|folder| copy_folder(&dist(), &folder.join("other")));
    let mounts = [mount().to_owned(), format!("{}other/", mount())];
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    reader.open("other/#offline").await;
    reader.reads("#offline", state("ready")).await;
    let mut names: Vec<String> = caches(&reader).await.keys().cloned().collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    for (path, name) in mounts.iter().zip(&names) {
        assert!(name.starts_with(&format!("handover {path} ")), "{name}");
    }
    let scopes = "const all = await navigator.serviceWorker.getRegistrations();
        return all.map(({ scope }) => new URL(scope).pathname).sort()";
    assert_eq!(reader.await_script::<Vec<String>>(scopes, &[]).await, mounts);
    site.stop();
    for path in ["", "dmss/", "other/", "other/dmss/#before", "other/dmss"] {
        reader.open(path).await;
        let address: String = reader.ask("return location.pathname", &[]).await;
        assert_eq!(address.contains("other"), path.contains("other"), "{path} led to {address}");
    }
}

/// Every engine: worker
#[tokio::test]
async fn below_a_path_it_works_without_network() {
    let site = Site::serve_at(SUB_PATH);
    let reader = Reader::of(&site).await;
    save_all(&reader).await;
    site.stop();
    for path in ["", "dmss", "wisenet-mobile/#before"] {
        reader.open(path).await;
    }
}

/// Every engine: worker
#[tokio::test]
async fn over_the_budget_a_guide_is_kept_when_it_is_visited_and_all_of_them_when_that_is_asked() {
    let site = Site::copy().at(mount());
    // As if the guides were many: they wait for a visit, and what the search looks through for a search.
    let file = site.folder().join("sw.js");
    let worker = fs::read_to_string(&file).expect("it is there");
    let starts = GUIDES.map(|id| format!("  [\"{id}/\"")).into_iter().chain(["  [\"index-".to_owned()]);
    let starts: Vec<String> = starts.collect();
    let (guides, core): (Vec<&str>, Vec<&str>) =
        worker.lines().partition(|line| starts.iter().any(|start| line.starts_with(start)));
    assert_eq!(guides.len(), starts.len());
    let worker =
        core.join("\n").replace("const WHEN_VISITED = [", &format!("const WHEN_VISITED = [\n{}", guides.join("\n")));
    fs::write(&file, worker).expect("the folder is ours");
    let reader = Reader::of(&site).await;
    reader.open("#offline").await;
    reader.reads("#offline", state("part")).await;
    reader.open("dmss/").await;
    site.stop();
    reader.open("dmss/").await;
    reader.reads(".foot-bar", ENGLISH_AFTER_START.save).await;
    reader.open("hik-connect/").await;
    assert_eq!(reader.place().await, "offline", "it says what can be done about it");
    site.start_again();
    reader.press(ENGLISH_OFFLINE.save).await;
    reader.reads("#offline", state("ready")).await;
    site.stop();
    for id in GUIDES {
        reader.open(&format!("{id}/")).await;
        reader.reads(".foot-bar", ENGLISH_AFTER_START.ready).await;
    }
}

#[tokio::test]
async fn the_site_can_be_put_on_a_home_screen() {
    let site = Site::serve_at(SUB_PATH);
    let reader = Reader::of(&site).await;
    for page in ["", "dmss/"] {
        reader.open(page).await;
        let script = "const address = document.querySelector('link[rel=manifest]').href;
            const manifest = await (await fetch(address)).json();
            const icon = async ({ src, type }) => {
                const response = await fetch(new URL(src, address));
                return response.ok && response.headers.get('content-type') === type;
            };
            return [new URL(manifest.start_url, address).pathname, await Promise.all(manifest.icons.map(icon))]";
        let (start, icons): (String, Vec<bool>) = reader.await_script(script, &[]).await;
        assert_eq!(start, SUB_PATH);
        assert_eq!(icons, [true; 4]);
    }
}

#[tokio::test]
async fn an_app_of_its_own_has_a_way_back_of_its_own() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    reader.open("dmss/").await;
    assert!(!reader.ask::<bool>("return all('.bar button').some(seen)", &[]).await, "a browser has one");
    reader.browser.run_first("const match = matchMedia; window.matchMedia = (query) => query.includes('standalone') ? { matches: true } : match(query)").await;
    reader.open("").await;
    reader.follow("DMSS").await;
    reader.app_is("ready").await;
    reader.press(ENGLISH_RETURNING.back).await;
    reader.reads("main h1", ENGLISH.door.title).await;
}

/// Writes down what is asked of the screen.
const SCREEN: &str = "window.screenLog = [];
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async (what) => {
        screenLog.push(what);
        const lock = new EventTarget();
        lock.release = async () => { screenLog.push('released'); lock.dispatchEvent(new Event('release')); };
        window.lock = lock;
        return lock;
    } } });";

#[tokio::test]
async fn the_screen_stays_on_while_a_step_is_open_until_it_is_switched_off() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    reader.browser.run_first(SCREEN).await;
    reader.open("dmss/#before").await;
    let log = "return screenLog";
    reader.sees("the screen on", log, json!(["screen"])).await;
    // The browser lets go of it when the page is left, and gives it back to nobody by itself.
    let _: Value = reader.ask("lock.dispatchEvent(new Event('release')); return null", &[]).await;
    let _: Value = reader.ask("document.dispatchEvent(new Event('visibilitychange')); return null", &[]).await;
    reader.sees("the screen on again", log, json!(["screen", "screen"])).await;
    reader.open_place_by_hand("faq").await;
    reader.sees("the screen let go", log, json!(["screen", "screen", "released"])).await;
    reader.open_place_by_hand("before").await;
    reader.sees("the screen on", "return screenLog.length", 4).await;
    let switch = reader.browser.find(thirtyfour::By::Id("awake")).await.expect("there is a switch");
    switch.click().await.expect("it can be reached");
    reader.sees("the screen let go", "return screenLog.at(-1)", "released").await;
    reader.open("hik-connect/#before").await;
    reader.reads(".foot-bar", ENGLISH_AFTER_START.awake).await;
    assert!(!reader.is_ticked(ENGLISH_AFTER_START.awake).await, "it is remembered");
    assert_eq!(reader.ask::<Value>(log, &[]).await, json!([]));
    let records = reader.count_records().await;
    assert_eq!(records, 0, "no record is made of it");
}

/// Every engine: storage
#[tokio::test]
async fn the_browser_is_asked_once_to_keep_what_is_saved_and_only_when_something_is() {
    let site = Site::copy().at(mount());
    let reader = Reader::of(&site).await;
    reader
        .browser
        .run_first(
            "window.asked = 0; StorageManager.prototype.persist = () => { asked += 1; return new Promise(() => {}) }",
        )
        .await;
    reader.open("dmss/#before").await;
    assert_eq!(reader.ask::<u32>("return asked", &[]).await, 0);
    let tasks = &book::guide("dmss").steps[0].tasks;
    for task in tasks.iter().take(2) {
        reader.tick(&task.text.plain()).await;
    }
    assert_eq!(reader.ask::<u32>("return asked", &[]).await, 1);
    // An engine that has no such question saves all the same.
    reader.browser.run_first("delete StorageManager.prototype.persist").await;
    reader.open("hik-connect/#before").await;
    reader.tick(&book::guide("hik-connect").steps[0].tasks[0].text.plain()).await;
    until("both records", async || match reader.count_records().await {
        2 => Ok(()),
        other => Err(format!("{other} are stored")),
    })
    .await;
}
