//! A person at a browser: opens places, follows links, presses buttons, ticks, types, and sees what is there.
//!
//! Things are found by what they are called on the page. Clicks and keys are the driver's own, so something
//! that is covered, hidden or out of reach fails the test as it would stop a person.

use std::fs;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement, error::WebDriverError};

use crate::{
    book::Saved,
    browser::{Browser, Profile, until},
    engine::{Engine, Setting},
    run,
    site::Site,
};

/// A phone; the width most people read these pages at.
pub const PHONE: (u32, u32) = (390, 844);
pub const NARROW: (u32, u32) = (320, 640);
pub const DESKTOP: (u32, u32) = (1280, 900);

const PAGE: &str = include_str!("page.js");

pub struct Reader {
    pub browser: Browser,
    root: String,
}

impl Reader {
    /// Somebody new, on a phone.
    pub async fn of(site: &Site) -> Self {
        Self::with(site, &Profile::new(), Setting::default()).await
    }

    pub async fn set(site: &Site, setting: Setting) -> Self {
        Self::with(site, &Profile::new(), setting).await
    }

    /// Somebody whose browser has been used before.
    pub async fn with(site: &Site, profile: &Profile, setting: Setting) -> Self {
        let browser = Browser::start(run::engine(), profile, setting).await;
        let reader = Self { browser, root: site.url.clone() };
        reader.at_size(PHONE).await;
        reader
    }

    pub async fn at_size(&self, size: (u32, u32)) {
        self.browser.show_at(size).await;
    }

    pub async fn in_scheme(&self, scheme: &str) {
        self.browser.in_scheme(scheme).await;
    }

    /// The address of something on the site: `dmss/#tests`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    // Going places

    /// Opens an address anew, as from a message or a bookmark, and waits until the app runs.
    pub async fn open(&self, path: &str) {
        self.open_early(path).await;
        self.app_is("ready").await;
        self.is_not_busy().await;
    }

    /// Opens an address anew and does not wait for the app.
    pub async fn open_early(&self, path: &str) {
        // Else a change of the fragment alone would load nothing.
        self.browser.goto("about:blank").await.expect("a blank page opens");
        self.browser.goto(self.url(path)).await.expect("the page opens");
    }

    pub async fn reload(&self) {
        self.browser.refresh().await.expect("the page loads again");
        self.app_is("ready").await;
        self.is_not_busy().await;
    }

    /// A dialog that was closed takes its entry out of the history.
    pub async fn is_at_rest(&self) {
        self.sees("the history at rest", "return isAtRest()", true).await;
    }

    pub async fn back(&self) {
        self.is_at_rest().await;
        self.browser.back().await.expect("there is a page to go back to");
    }

    /// Goes to a place of the open page by its address, as by the address bar.
    pub async fn open_place_by_hand(&self, id: &str) {
        self.is_at_rest().await;
        let _: Value = self.ask("location.hash = arguments[0]; return null", &[id.into()]).await;
        self.shows(id).await;
        self.is_not_busy().await;
    }

    /// The place on the screen is all there: what it needs was fetched, or did not come.
    pub async fn is_not_busy(&self) {
        self.sees("a place that is all there", "return document.querySelectorAll('[aria-busy]').length", 0).await;
    }

    /// This place can be seen and no other.
    pub async fn shows(&self, id: &str) {
        self.sees(&format!("the place {id} alone"), "return places()", json!([id])).await;
    }

    /// Puts a record where the app keeps them, before the app is opened.
    pub async fn seed(&self, saved: &Saved) {
        self.store(&saved.key(), &saved.text()).await;
    }

    pub async fn store(&self, key: &str, text: &str) {
        // A picture of the same origin, where nothing of the app runs.
        self.open_early("icon.svg").await;
        let script = "localStorage.setItem(...arguments); return null";
        let _: Value = self.ask(script, &[key.into(), text.into()]).await;
    }

    /// Waits for `<html data-app>`.
    pub async fn app_is(&self, state: &str) {
        self.sees(&format!("the app to be {state}"), "return document.documentElement.dataset.app", state).await;
    }

    /// Follows a link of the page. If it leads to another page, that one has come when this is done.
    pub async fn follow(&self, name: &str) {
        let link = self.find("link", name, "").await;
        // A driver may come back from a click while the page that is left is still there, and would be taken for the next.
        let leaves: bool = self.ask("return leaves(find('link', arguments[0], ''))", &[name.into()]).await;
        self.click(&link, name).await;
        if leaves {
            self.sees("another page", "return 'left' in document.documentElement.dataset", false).await;
        }
    }

    /// Follows a link to a place of the same page, and sees that it was arrived at.
    pub async fn follow_to(&self, name: &str, id: &str) {
        self.follow(name).await;
        self.arrives_at(id).await;
    }

    /// The place is shown and no other, and its heading has the focus.
    pub async fn arrives_at(&self, id: &str) {
        self.sees(
            &format!("the place {id}, with the focus on its heading"),
            "const at = document.activeElement; return [places(), at.tagName, at.closest('section')?.id ?? '']",
            json!([[id], "H1", id]),
        )
        .await;
        self.is_not_busy().await;
    }

    // Doing things

    pub async fn press(&self, name: &str) {
        self.press_in("", name).await;
    }

    /// Presses a button in the part of the page that has this title.
    pub async fn press_in(&self, part: &str, name: &str) {
        let button = self.find("button", name, part).await;
        self.click(&button, name).await;
    }

    /// Presses a button, and once more on the spot where it stood, whatever stands there by then.
    pub async fn tap_twice(&self, name: &str) {
        let button = self.find("button", name, "").await;
        let tapped = self.browser.action_chain().double_click_element(&button).perform().await;
        tapped.unwrap_or_else(|error| panic!("“{name}”: {}", brief(error)));
    }

    /// Clicks a check box that may refuse.
    pub async fn press_square(&self, label: &str) {
        self.click(&self.find("control", label, "").await, label).await;
    }

    async fn click(&self, element: &WebElement, name: &str) {
        // In a frame its driver misses, once the page around has been scrolled.
        let misses = self.browser.engine == Engine::WebKit && self.ask("return parent !== window", &[]).await;
        if misses {
            let element = element.to_json().expect("an element has a name");
            return self.ask("arguments[0].focus(); arguments[0].click(); return null", &[element]).await;
        }
        element.click().await.unwrap_or_else(|error| panic!("“{name}”: {}", brief(error)));
    }

    /// Says whose turn it is, on a step that is done for each person.
    pub async fn turn_to(&self, name: &str) {
        let turns: Vec<String> = self.ask("return all('.turn').filter(seen).map(name)", &[]).await;
        let turn = turns.iter().find(|turn| turn.split(' ').next() == Some(name));
        self.press(turn.unwrap_or_else(|| panic!("{name} is not among {turns:?}"))).await;
        let pressed = "return all('.turn[aria-pressed=true]').filter(seen).map((turn) => name(turn).split(' ')[0])";
        self.sees(&format!("the turn of {name}"), pressed, json!([name])).await;
    }

    /// Opens or closes a `<details>`.
    pub async fn unfold(&self, name: &str) {
        self.click(&self.find("summary", name, "").await, name).await;
    }

    /// Sets a check box or a radio button, found by its label.
    pub async fn tick(&self, label: &str) {
        self.tick_in("", label).await;
    }

    pub async fn tick_in(&self, part: &str, label: &str) {
        self.click(&self.find("control", label, part).await, label).await;
        assert!(self.is_ticked_in(part, label).await, "“{label}” was clicked and is not ticked");
    }

    pub async fn is_ticked(&self, label: &str) -> bool {
        self.is_ticked_in("", label).await
    }

    pub async fn is_ticked_in(&self, part: &str, label: &str) -> bool {
        self.find("control", label, part).await.is_selected().await.expect("it is a check box or radio button")
    }

    /// Types into a field in place of what it holds.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.find("control", label, "").await;
        field.click().await.unwrap_or_else(|error| panic!("field “{label}”: {}", brief(error)));
        field.send_keys(Key::Control + "a").await.expect("keys reach the field");
        field.send_keys(Key::Delete + "").await.expect("keys reach the field");
        if !text.is_empty() {
            field.send_keys(text).await.expect("keys reach the field");
        }
    }

    pub async fn value_of(&self, label: &str) -> String {
        self.find("control", label, "").await.value().await.expect("it is a field").unwrap_or_default()
    }

    /// Presses keys, wherever the focus is.
    pub async fn keys(&self, keys: impl Into<thirtyfour::TypingData>) {
        // Not to the element that has it: that would take the focus back from what is within it, as in a date field.
        let pressed = self.browser.action_chain().send_keys(keys).perform().await;
        pressed.expect("there are keys");
    }

    // Seeing things

    /// A thing by its role and name: the only one that can be seen.
    async fn find(&self, role: &str, name: &str, part: &str) -> WebElement {
        let mut found = None;
        until(&format!("the {role} “{name}”"), async || {
            let element =
                self.run("return reach(find(...arguments))", &[role.into(), name.into(), part.into()]).await?;
            let element = WebElement::from_json(element, self.browser.handle().clone());
            found = Some(element.map_err(brief)?);
            Ok(())
        })
        .await;
        found.expect("the wait ends when it is found")
    }

    /// Waits until a script of the page gives a value.
    pub async fn sees(&self, what: &str, script: &str, wanted: impl Into<Value>) {
        let wanted = wanted.into();
        until(what, async || {
            let seen = self.run(script, &[]).await?;
            if seen == wanted { Ok(()) } else { Err(format!("there is {seen}")) }
        })
        .await;
    }

    /// Waits until the visible text of the first such element contains the words.
    pub async fn reads(&self, selector: &str, words: &str) {
        until(&format!("“{words}” in {selector}"), async || {
            let text = self.text(selector).await;
            if text.contains(words) { Ok(()) } else { Err(format!("there is “{text}”")) }
        })
        .await;
    }

    /// The visible text of the first such element. Empty if there is none.
    pub async fn text(&self, selector: &str) -> String {
        self.ask("return text(arguments[0])", &[selector.into()]).await
    }

    pub async fn sees_link(&self, name: &str) -> bool {
        let script = "return all('a[href]').some((link) => seen(link) && name(link) === arguments[0])";
        self.ask(script, &[name.into()]).await
    }

    /// The id of the one place that is shown.
    pub async fn place(&self) -> String {
        let places: Vec<String> = self.ask("return places()", &[]).await;
        assert_eq!(places.len(), 1, "one place is shown at a time: {places:?}");
        places.into_iter().next().expect("there is one")
    }

    pub async fn title(&self) -> String {
        self.browser.title().await.expect("a page has a title")
    }

    /// Asks the page; `page.js` says what words a script may use.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        let answer = self.run(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"));
        serde_json::from_value(answer).unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The same for a script that answers with a promise.
    pub async fn await_script<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        let script = format!(
            "{PAGE}\nconst done = arguments[arguments.length - 1];
            (async () => {{ {script} }})().then((value) => done({{ value }}), (error) => done({{ error: String(error) }}))"
        );
        let answer = self.browser.execute_async(script, arguments.to_vec()).await.expect("the script ends");
        let answer = answer.json();
        assert!(answer["error"].is_null(), "{}", answer["error"]);
        serde_json::from_value(answer["value"].clone()).expect("the answer is of the type that was asked for")
    }

    async fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let answer = self.browser.execute(format!("{PAGE}\n{script}"), arguments.to_vec()).await;
        answer.map(|answer| answer.json().clone()).map_err(brief)
    }

    /// The text of a file, once it has been downloaded. It is taken away, for the next of its name.
    pub async fn downloaded(&self, name: &str) -> String {
        String::from_utf8(self.downloaded_bytes(name).await).expect("it is text")
    }

    pub async fn downloaded_bytes(&self, name: &str) -> Vec<u8> {
        let file = self.browser.engine.downloads(self.browser.profile.path()).join(name);
        until(&format!("the download of {name}"), async || {
            // An empty one keeps the name free until the whole one takes its place.
            let is_there = fs::metadata(&file).is_ok_and(|file| file.len() > 0);
            if is_there { Ok(()) } else { Err("it is not there".to_owned()) }
        })
        .await;
        let bytes = fs::read(&file).expect("it can be read");
        fs::remove_file(&file).expect("the folder is ours");
        bytes
    }

    /// How many records are stored, or what stands where one would.
    pub async fn count_records(&self) -> usize {
        self.stored().await.keys().filter(|key| key.starts_with("handover.")).count()
    }

    /// Everything that is stored, key by key.
    pub async fn stored(&self) -> std::collections::BTreeMap<String, String> {
        self.ask("return Object.fromEntries(Object.entries(localStorage))", &[]).await
    }
}

/// What went wrong, without the driver's own stack.
fn brief(error: WebDriverError) -> String {
    let error = error.to_string();
    let lines = error.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.take_while(|line| *line != "Stacktrace:").collect::<Vec<_>>().join(" ")
}
