//! The table of the parts that the first place of a page does without, each fetched when it is first asked for: dialogs, the
//! front door, the page for support agents, the search, and places that are come to later, or by few.
//!
//! What these parts hold is called from here and from nowhere else, or it would be in the app. Where a part does not come,
//! nothing has changed, and the next request asks for it again.

use std::cell::{Cell, OnceCell, RefCell};

use leptos::mount::mount_to;
use thiserror::Error;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::view::{
    agent,
    app::early,
    app::page::{Card, Page},
    app::request::DialogRequest,
    app::session::Session,
    app::store::Store,
    dialogs,
    parts::element::El,
    places::{door, message, my_data, owner, people, search, someone_left, summary, test_grid, trail},
};
use crate::{
    browser::{document, early::inputs_within, parts, task},
    guide::StandardPlace,
    json::from_text,
    search::{Found, Search},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a part of the app did not come")]
pub struct PartMissing;

impl From<SplitLoaderError> for PartMissing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

impl From<parts::FetchError> for PartMissing {
    fn from(_: parts::FetchError) -> Self {
        Self
    }
}

/// With its style, which is there before it shows.
pub async fn open_dialog(store: Store, request: DialogRequest) -> Result<(), PartMissing> {
    parts::load_style("dialogs").await?;
    show_dialog(store, request).await
}

#[wasm_split(dialogs, fallible)]
fn show_dialog(store: Store, request: DialogRequest) -> Result<(), PartMissing> {
    dialogs::open(store, request);
    Ok(())
}

/// In place of the static page.
#[wasm_split(door, fallible)]
pub fn mount_door(session: Session, cards: &'static [Card]) -> Result<(), PartMissing> {
    let focused = document::focused();
    let kept = document::query_all("#offline");
    let root = document::cleared("app").ok_or(PartMissing)?;
    mount_to(root, move || door::door(session, cards, find).view()).forget();
    document::append_all("main", kept);
    if let Some(id) = focused {
        document::focus(&id);
    }
    Ok(())
}

/// With the style of the dialogs, which shows codes, too.
pub async fn open_agent(page: &'static Page) -> Result<(), PartMissing> {
    parts::load_style("dialogs").await?;
    mount_agent(page).await
}

#[wasm_split(agent, fallible)]
fn mount_agent(page: &'static Page) -> Result<(), PartMissing> {
    agent::mount(page);
    Ok(())
}

/// What is come to later in a guide, or by few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LazyPlace {
    Owner,
    People,
    Tests,
    Summary,
    SomeoneLeft,
    MyData,
    Search,
    /// What was said so far, in a place of a tree.
    Trail(&'static str),
    /// The message to support, in the place on support.
    Message,
}

impl LazyPlace {
    pub const fn id(self) -> &'static str {
        match self {
            Self::Owner => StandardPlace::Owner.id(),
            Self::People => StandardPlace::People.id(),
            Self::Tests => StandardPlace::Tests.id(),
            Self::Summary => StandardPlace::Summary.id(),
            Self::SomeoneLeft => StandardPlace::SomeoneLeft.id(),
            Self::MyData => StandardPlace::MyData.id(),
            Self::Search => StandardPlace::Search.id(),
            Self::Trail(id) => id,
            Self::Message => StandardPlace::Support.id(),
        }
    }
}

#[wasm_split(places, fallible)]
pub fn mount_place(store: Store, place: LazyPlace) -> Result<(), PartMissing> {
    let id = place.id();
    // It may have been asked for twice before it came.
    if store.is_mounted(id) {
        return Ok(());
    }
    let view: fn(Store) -> El = match place {
        LazyPlace::Owner => owner::owner,
        LazyPlace::People => people::people,
        LazyPlace::Tests => test_grid::tests,
        LazyPlace::Summary => summary::summary,
        LazyPlace::SomeoneLeft => someone_left::someone_left,
        LazyPlace::MyData => my_data::my_data_place,
        LazyPlace::Search => search_of,
        LazyPlace::Trail(_) => trail::trail,
        LazyPlace::Message => message::message,
    };
    // Somebody may have begun on the static page while it was on its way.
    let is_static = !MADE.with_borrow(|made| made.contains(&id));
    if is_static {
        MADE.with_borrow_mut(|made| made.push(id));
        early::take_over(store, &inputs_within(id));
    }
    let focused = document::focused();
    let store = store.at(id);
    let mount = move |main| mount_to(main, move || view(store).view()).forget();
    match place {
        LazyPlace::Message => document::fill(message::PACKET, mount),
        LazyPlace::Search => document::fill(search::SEARCH, mount),
        LazyPlace::Trail(_) => document::extend(id, mount),
        _ => document::replace(id, mount),
    }
    if let Some(id) = focused {
        document::focus(&id);
    }
    Ok(())
}

thread_local! {
    /// The places that the app has made, whatever record they were made for: the static page's are gone.
    static MADE: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

fn search_of(store: Store) -> El {
    search::search_box(store.session, &store.guide.id, find)
}

/// Fetches the places before they are come to.
pub fn expect_places() {
    task::spawn(async {
        // Whoever comes to one of them is told if it is not there.
        let _ = load_places().await;
    });
}

#[wasm_split(places, fallible)]
fn load_places() -> Result<(), PartMissing> {
    Ok(())
}

/// More are not looked at; better words are.
const MOST_FOUND: usize = 12;

thread_local! {
    /// Named by the part that searches alone: the app only knows whether it is there.
    static SEARCH: OnceCell<Search> = const { OnceCell::new() };
    static IS_INDEX_READ: Cell<bool> = const { Cell::new(false) };
}

/// What fits a query, best first; `None` where the search does not come. `prefer` is a guide's id, or empty.
pub fn find(query: String, prefer: &'static str, answered: Box<dyn FnOnce(Option<Vec<Found>>)>) {
    task::spawn(async move { answered(look_for(query, prefer).await.ok()) });
}

async fn look_for(query: String, prefer: &'static str) -> Result<Vec<Found>, PartMissing> {
    if !IS_INDEX_READ.get() {
        let index = parts::fetch_text("index").await?;
        read_index(index).await?;
        IS_INDEX_READ.set(true);
    }
    find_in_index(query, prefer).await
}

/// Fails where the index is not one of this build.
#[wasm_split(search, fallible)]
fn read_index(index: String) -> Result<(), PartMissing> {
    let index = from_text(&index).map_err(|_| PartMissing)?;
    // Read twice, it is the same.
    SEARCH.with(|search| drop(search.set(Search::new(index))));
    Ok(())
}

#[wasm_split(search, fallible)]
fn find_in_index(query: String, prefer: &'static str) -> Result<Vec<Found>, PartMissing> {
    SEARCH.with(|search| {
        let search = search.get().ok_or(PartMissing)?;
        Ok(search.find(&query, Some(prefer), MOST_FOUND).into_iter().map(Found::from).collect())
    })
}
