//! localStorage, where it is allowed; sessionStorage for which record this tab has open.
//!
//! gloo-storage ends the app when storage is blocked, which is an ordinary case (a framed page, a strict browser), so it is
//! not used. Every access may throw, also where the one before did not.

use std::sync::atomic::{AtomicBool, Ordering};

use thiserror::Error;
use wasm_bindgen_futures::spawn_local;
use web_sys::Storage;

use super::{
    call::{answer, ask, property},
    window,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// Forbidden, or not there at all.
    #[error("storage is blocked")]
    Blocked,
    /// Whatever else made a write fail; nearly always the quota. The old value is still there.
    #[error("storage is full")]
    Full,
}

fn local() -> Result<Storage, StorageError> {
    window().local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

pub fn get(key: &str) -> Result<Option<String>, StorageError> {
    local()?.get_item(key).map_err(|_| StorageError::Blocked)
}

/// Writes and reads back: some browsers accept what they do not keep.
pub fn set(key: &str, text: &str) -> Result<(), StorageError> {
    let storage = local()?;
    storage.set_item(key, text).map_err(|_| StorageError::Full)?;
    match storage.get_item(key) {
        Ok(Some(kept)) if kept == text => Ok(()),
        _ => Err(StorageError::Full),
    }
}

pub fn remove(key: &str) -> Result<(), StorageError> {
    local()?.remove_item(key).map_err(|_| StorageError::Blocked)
}

/// Where the guard (`public/guard.js`) notes the keys that are to be passed over in this tab, a line each: it broke with
/// what they hold.
const ASIDE: &str = "handover-aside";

/// Everything whose key begins with `prefix`.
pub fn entries(prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
    entries_in(&local()?, prefix)
}

/// The same of what is remembered for this tab.
pub fn entries_of_tab(prefix: &str) -> Vec<(String, String)> {
    match window().session_storage() {
        Ok(Some(storage)) => entries_in(&storage, prefix).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn entries_in(storage: &Storage, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
    let aside = of_tab(ASIDE).unwrap_or_default();
    let keys: Vec<String> = (0..storage.length().map_err(|_| StorageError::Blocked)?)
        .filter_map(|n| storage.key(n).ok().flatten())
        .filter(|key| key.starts_with(prefix) && aside.split('\n').all(|passed_over| passed_over != key))
        .collect();
    let text = |key: String| storage.get_item(&key).ok().flatten().map(|text| (key, text));
    Ok(keys.into_iter().filter_map(text).collect())
}

/// Remembered until this tab is closed, if it can be.
pub fn remember_for_tab(key: &str, text: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        // Only the tab's own comfort: without it the record changed last is opened.
        let _ = storage.set_item(key, text);
    }
}

pub fn forget_for_tab(key: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.remove_item(key);
    }
}

pub fn of_tab(key: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Asks the browser, once a page, to let nothing stored here make way for something else. Nobody waits for the answer: some
/// browsers ask the reader first, some never answer, some have no such question.
pub fn persist() {
    static ASKED: AtomicBool = AtomicBool::new(false);
    if !ASKED.swap(true, Ordering::Relaxed) {
        let asked = ask(property(&window().navigator(), "storage"), "persist", &[]);
        spawn_local(async move { drop(answer(asked).await) });
    }
}
