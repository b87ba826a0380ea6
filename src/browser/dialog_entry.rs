//! The history while a dialog is open has an entry for it, so that Back closes the dialog and leaves the page alone.
//!
//! The entry has the page's own address. Once the dialog is gone, however it went, the history goes back over the entry. So
//! it does for a reader who comes upon it by Forward, or by a reload.

use std::cell::{Cell, RefCell};

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Element;

use super::{call::call, window};

/// The state of such an entry.
const DIALOG: &str = "dialog";

/// Where the history does not move by then, the entry is one like others.
const PATIENCE: i32 = 1000; // ms

thread_local! {
    /// On the way back, which takes a moment.
    static IS_LEAVING: Cell<bool> = const { Cell::new(false) };
    /// What has the focus meanwhile: browsers take it away when they go back to an address with a fragment.
    static FOCUSED: RefCell<Option<Element>> = const { RefCell::new(None) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

fn is_here() -> bool {
    window().history().and_then(|history| history.state()).is_ok_and(|state| state == DIALOG)
}

/// Whether the page is at the entry of a dialog that is gone, or about to be.
pub fn is_passed(is_open: bool) -> bool {
    IS_LEAVING.get() || (!is_open && is_here())
}

/// To be called when the history has moved. True if the reader has left the entry.
pub fn is_left() -> bool {
    if IS_LEAVING.replace(false) {
        give_focus_back();
        keep_focus();
        return false;
    }
    !is_here()
}

/// What has the focus now keeps it: Chromium takes it away after the history has moved.
pub fn keep_focus() {
    FOCUSED.replace(focused());
    // Fails only for an argument that is no function.
    let _ = window().request_animation_frame(Closure::once_into_js(give_focus_back).unchecked_ref());
}

fn focused() -> Option<Element> {
    window().document()?.active_element()
}

/// Unless somebody has it.
fn give_focus_back() {
    let is_lost = focused().is_none_or(|focused| focused.tag_name() == "BODY");
    if let Some(focused) = FOCUSED.with_borrow(Clone::clone).filter(|_| is_lost) {
        let options = Object::new();
        // Fails only for an object that is sealed.
        let _ = Reflect::set(&options, &"preventScroll".into(), &true.into());
        let _ = call(&focused, "focus", &[options.into()]);
    }
}

/// To be called when a dialog has been opened or closed, and when the history has moved.
pub fn settle(is_open: bool) {
    if IS_LEAVING.get() {
        return;
    }
    if let Ok(history) = window().history() {
        match (is_open, is_here()) {
            // Fails only in frames that may not write addresses. There Back is as it was.
            (true, false) => drop(history.push_state(&DIALOG.into(), "")),
            (false, true) => {
                FOCUSED.replace(focused());
                IS_LEAVING.set(history.back().is_ok());
                forget_late();
            }
            _ => {}
        }
    }
    if !IS_LEAVING.get() && !is_here() {
        act();
    }
}

/// Acts where the history is not at such an entry: what changes the address of the page, or goes on from it.
pub fn once_left(then: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
    if !IS_LEAVING.get() && !is_here() {
        act();
    }
}

fn act() {
    WAITING.take().into_iter().for_each(|then| then());
}

fn forget_late() {
    let forget = Closure::once_into_js(|| {
        if IS_LEAVING.replace(false) {
            if let Ok(history) = window().history() {
                // It is where it was before.
                let _ = history.replace_state(&JsValue::NULL, "");
            }
            act();
        }
    });
    // Fails only for an argument that is no function.
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), PATIENCE);
}
