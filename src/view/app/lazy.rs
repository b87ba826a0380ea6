//! The table of the parts that a first visit does without, each fetched when it is first asked for: dialogs, the page for
//! support agents, the search, and places that few come to.
//!
//! What these parts hold is called from here and from nowhere else, or it would be in the app. Where a part does not come,
//! nothing has changed, and the next request asks for it again.

use std::cell::{Cell, OnceCell};

use leptos::mount::mount_to;
use thiserror::Error;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::view::{
    agent,
    app::page::Page,
    app::request::DialogRequest,
    app::store::Store,
    dialogs,
    places::{message, my_data, someone_left, summary},
};
use crate::{
    browser::{document, parts, task},
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

/// What few come to of a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LazyPlace {
    Summary,
    SomeoneLeft,
    MyData,
    /// The message to support, in the place on support.
    Message,
}

impl LazyPlace {
    pub const fn id(self) -> &'static str {
        match self {
            Self::Summary => StandardPlace::Summary.id(),
            Self::SomeoneLeft => StandardPlace::SomeoneLeft.id(),
            Self::MyData => StandardPlace::MyData.id(),
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
    let store = store.at(id);
    match place {
        LazyPlace::Summary => {
            document::replace(id, move |main| mount_to(main, move || summary::summary(store).view()).forget())
        }
        LazyPlace::SomeoneLeft => {
            document::replace(id, move |main| mount_to(main, move || someone_left::someone_left(store).view()).forget())
        }
        LazyPlace::MyData => {
            document::replace(id, move |main| mount_to(main, move || my_data::my_data_place(store).view()).forget())
        }
        LazyPlace::Message => document::fill(message::PACKET, move |slot| {
            mount_to(slot, move || message::message(store).view()).forget();
        }),
    }
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
    task::spawn(async move { answered(search(query, prefer).await.ok()) });
}

async fn search(query: String, prefer: &'static str) -> Result<Vec<Found>, PartMissing> {
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
