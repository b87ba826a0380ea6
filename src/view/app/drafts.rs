//! Drafts in the browser's storage. Each tab goes on with its own, and the device keeps the last; where nothing can be
//! stored, the page keeps them as long as it is open.

use std::cell::RefCell;

use litemap::LiteMap;

use crate::{
    browser::storage::{self, StorageError},
    record::{Draft, DraftName, draft_prefix, sort_drafts},
};

thread_local! {
    /// What this page has, by key. Empty: it was cleared here, whatever another tab has.
    static HERE: RefCell<LiteMap<String, String>> = RefCell::default();
}

fn here(key: &str) -> Option<String> {
    HERE.with_borrow(|here| here.get(key).cloned())
}

fn set_here(key: &str, text: &str) {
    HERE.with_borrow_mut(|here| drop(here.insert(key.to_owned(), text.to_owned())));
}

/// `base`: the path that all stored keys carry. It is empty where the page is prerendered, and nothing was typed.
pub fn read(base: &str, name: &DraftName) -> Option<Draft> {
    if base.is_empty() {
        return None;
    }
    let key = name.key(base);
    let of_device = || storage::get(&key).ok().flatten();
    let text = here(&key).or_else(|| storage::of_tab(&key)).or_else(of_device)?;
    set_here(&key, &text);
    Draft::of_text(&text)
}

/// Fails where only this page has it.
pub fn keep(base: &str, name: &DraftName, draft: &Draft) -> Result<(), StorageError> {
    let (key, text) = (name.key(base), draft.to_text());
    set_here(&key, &text);
    storage::remember_for_tab(&key, &text);
    storage::set(&key, &text)
}

/// It is saved, or not wanted. What another tab has of it stays.
pub fn clear(base: &str, name: &DraftName) {
    let key = name.key(base);
    let is_mine = |of_device: &String| here(&key).or_else(|| storage::of_tab(&key)).as_ref() == Some(of_device);
    if storage::get(&key).ok().flatten().as_ref().is_some_and(is_mine) {
        // What cannot be removed was never there.
        let _ = storage::remove(&key);
    }
    storage::forget_for_tab(&key);
    set_here(&key, "");
}

/// All of this site, the latest first; of each what this page has, else this tab, else the device.
pub fn all(base: &str) -> Vec<(DraftName, Draft)> {
    let prefix = draft_prefix(base);
    let mut entries = storage::entries(&prefix).unwrap_or_default();
    let of_page =
        HERE.with_borrow(|here| here.iter().map(|(key, text)| (key.clone(), text.clone())).collect::<Vec<_>>());
    let of_page = of_page.into_iter().filter(|(_, text)| !text.is_empty());
    for (key, text) in storage::entries_of_tab(&prefix).into_iter().chain(of_page) {
        entries.retain(|(known, _)| *known != key);
        entries.push((key, text));
    }
    sort_drafts(base, entries)
}

/// Whatever is typed for these is gone, in every tab that has typed nothing else.
pub fn forget(base: &str, is_gone: impl Fn(&DraftName) -> bool) {
    for (name, _) in all(base).into_iter().filter(|(name, _)| is_gone(name)) {
        let key = name.key(base);
        let _ = storage::remove(&key);
        storage::forget_for_tab(&key);
        set_here(&key, "");
    }
}

/// Another tab saved or cleared what stood there. Where this tab has just the same, it is done with, too.
pub fn cleared_elsewhere(key: &str, stood: &str) {
    let mine = here(key).or_else(|| storage::of_tab(key));
    if mine.as_deref() == Some(stood) {
        storage::forget_for_tab(key);
        set_here(key, "");
    }
}
