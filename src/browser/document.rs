//! The document round the app: its data, its title, its state, and where the focus is.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement, ScrollToOptions};

use super::{call::call, dialog_entry, window};

fn document() -> Document {
    window().document().expect("a window has a document")
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The text of the element with this id, as of a data block.
pub fn text_of(id: &str) -> Option<String> {
    by_id(id)?.text_content()
}

pub fn set_title(title: &str) {
    document().set_title(title);
}

/// `<html data-app>`: the sign, for styles, the start script and tests, that the app runs.
pub fn set_state(state: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for names that are no attribute names.
        let _ = root.set_attribute("data-app", state);
    }
}

/// Empties the element the app is about to fill, and gives it. `None` if the page has no such element.
pub fn cleared(id: &str) -> Option<HtmlElement> {
    let element = by_id(id)?;
    element.replace_children_with_node_0();
    Some(element)
}

/// What the document has, to be given back after it was cleared.
pub fn query_all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.get(n)?.dyn_into().ok()).collect()
}

/// Moves elements to the end of the first `to`.
pub fn append_all(to: &str, elements: Vec<Element>) {
    if let Some(parent) = query_all(to).first() {
        for element in elements {
            // Fails only for a parent that is inside its child.
            let _ = parent.append_child(&element);
        }
    }
}

/// Replaces the element with this id by what `fill` puts at the end of its parent. What was unfolded stays so, it is on
/// the screen if the other was, and its heading gets the focus if that was in the other.
pub fn replace(id: &str, fill: impl FnOnce(HtmlElement)) {
    let Some(old) = by_id(id) else { return };
    let Some(parent) = old.parent_element().and_then(|parent| parent.dyn_into::<HtmlElement>().ok()) else { return };
    let unfolded = query_all(&format!("[id=\"{id}\"] details[open]"));
    let had_focus = old.contains(document().active_element().as_deref());
    fill(parent.clone());
    if let Some(new) = parent.last_element_child() {
        // Fails only for an element that is put into itself.
        let _ = old.replace_with_with_node_1(&new);
        if old.has_attribute(HERE) {
            let _ = new.set_attribute(HERE, "");
        }
    }
    for details in unfolded {
        if let Some(details) = by_id(&details.id()) {
            let _ = details.set_attribute("open", "");
        }
    }
    if had_focus {
        focus_heading(id);
    }
}

/// Puts what `fill` makes into the element with this id, in place of what it holds.
pub fn fill(id: &str, fill: impl FnOnce(HtmlElement)) {
    if let Some(element) = cleared(id) {
        fill(element);
    }
}

/// Puts what `fill` makes at the end of the element with this id.
pub fn extend(id: &str, fill: impl FnOnce(HtmlElement)) {
    if let Some(element) = by_id(id) {
        fill(element);
    }
}

/// Runs `act` when a link that says something is followed, one with `data-say`: it gets the id of the section that has
/// the link, and what is said. The link itself is then not followed.
pub fn on_answer(act: impl Fn(&str, &str) + 'static) {
    listen("click", move |event: web_sys::MouseEvent| {
        // Into another tab or window: that one goes by the link.
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("[data-say]").ok().flatten());
        let Some(link) = link else { return };
        if let Ok(Some(section)) = link.closest("section") {
            event.prevent_default();
            act(&section.id(), &link.get_attribute("data-say").unwrap_or_default());
        }
    });
}

/// Among the answers of a place, marks the one that was given.
pub fn mark_answer(place: &str, said: &str) {
    for link in query_all(&format!("[id=\"{place}\"] [data-say]")) {
        // Fails only for names that are no attribute names.
        let _ = match link.get_attribute("data-say").as_deref() == Some(said) {
            true => link.set_attribute("aria-current", "true"),
            false => link.remove_attribute("aria-current"),
        };
    }
}

/// Marks the place that is on the screen.
const HERE: &str = "data-here";

/// Marks the place with this id as the one on the screen.
pub fn mark_here(id: &str) {
    // Fails only for names that are no attribute names.
    for before in query_all("main > [data-here]") {
        let _ = before.remove_attribute(HERE);
    }
    if let Some(place) = by_id(id) {
        let _ = place.set_attribute(HERE, "");
    }
}

/// Says of an element that its content is not all there yet.
pub fn set_busy(id: &str, busy: bool) {
    const BUSY: &str = "aria-busy";
    if let Some(element) = by_id(id) {
        // Fails only for names that are no attribute names.
        let _ = if busy { element.set_attribute(BUSY, "true") } else { element.remove_attribute(BUSY) };
    }
}

/// Makes the links of `selector` lead to `href` by the name `label`.
pub fn relabel(selector: &str, href: &str, label: &str) {
    for link in query_all(selector) {
        let _ = link.set_attribute("href", href);
        link.set_text_content(Some(label));
    }
}

/// Moves the focus without moving the page.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        let _ = element.focus();
    }
}

/// The heading of a place.
fn heading(place: &str) -> Option<HtmlElement> {
    by_id(place)?.query_selector("h1").ok()??.dyn_into().ok()
}

/// Moves the focus to the heading of a place.
pub fn focus_heading(place: &str) {
    if let Some(heading) = heading(place) {
        focus_text(&heading);
    }
}

/// Moves the focus, and the page, to a part of a place. False if it is not there, or not yet.
pub fn focus_part(id: &str) -> bool {
    let part = by_id(id);
    if let Some(part) = &part {
        part.scroll_into_view();
        focus_text(part);
    }
    part.is_some()
}

/// What only is read takes the focus where it says so. Not the views say it: they take their attributes off and put
/// them on again when they are made anew, and the focus would be lost.
fn focus_text(element: &HtmlElement) {
    element.set_tab_index(-1);
    let _ = element.focus();
}

/// The id of the element that has the focus.
pub fn focused() -> Option<String> {
    document().active_element().map(|element| element.id()).filter(|id| !id.is_empty())
}

pub fn scroll_to_top() {
    let top = ScrollToOptions::new();
    top.set_top(0.0);
    window().scroll_to_with_scroll_to_options(&top);
}

/// What another tab wrote to localStorage.
pub struct Written {
    /// `None`: everything was cleared.
    pub key: Option<String>,
    /// What stood there before, if anything did.
    pub before: Option<String>,
    /// What stands there now, unless it was removed.
    pub now: Option<String>,
}

/// Runs `act` whenever another tab writes to localStorage.
pub fn on_other_tab(act: impl Fn(Written) + 'static) {
    listen("storage", move |event: web_sys::StorageEvent| {
        act(Written { key: event.key(), before: event.old_value(), now: event.new_value() })
    });
}

/// Whether a click follows a link in this tab: with another key or button it opens one of its own.
pub fn is_plain_click(event: &web_sys::Event) -> bool {
    event
        .dyn_ref::<web_sys::MouseEvent>()
        .is_some_and(|click| click.button() == 0 && !(click.ctrl_key() || click.meta_key() || click.shift_key()))
}

/// Whether a click is the second of a double one: it was meant for what the first one hit.
pub fn is_second_tap(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::UiEvent>().is_some_and(|click| click.detail() > 1)
}

pub fn on_fragment(act: impl Fn() + 'static) {
    listen("hashchange", move |_: web_sys::Event| act());
}

/// Runs `act` when a script of the page asks by an event of this name. `true`: it is seen to here, and the script is not
/// to do what it does else.
pub fn on_request(name: &str, act: impl Fn() -> bool + 'static) {
    listen(name, move |event: web_sys::Event| {
        if act() {
            event.prevent_default();
        }
    });
}

/// For the life of the page, so the closure is given away.
fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(event: &str, act: impl Fn(E) + 'static) {
    let closure = wasm_bindgen::closure::Closure::<dyn Fn(E)>::new(act);
    // Fails only for a listener that is no function.
    let _ = window().add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The arrow keys go from one element of `selector` to the next.
pub fn step_focus(event: &web_sys::Event, selector: &str) {
    let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key) else { return };
    let step = match key.as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => usize::MAX,
        _ => return,
    };
    let (elements, at) = (query_all(selector), document().active_element());
    let Some(at) = elements.iter().position(|element| Some(element) == at.as_ref()) else { return };
    if let Some(next) = elements.get(at.wrapping_add(step)).and_then(|next| next.dyn_ref::<HtmlElement>()) {
        event.prevent_default();
        let _ = next.focus();
    }
}

/// Runs `act` when what has just been changed is in the document, as for focusing what was hidden.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let closure = wasm_bindgen::closure::Closure::once_into_js(act);
    // Fails only for an argument that is no function.
    let _ = window().request_animation_frame(closure.unchecked_ref());
}

/// The one dialog over the page: a modal dialog, so that the page behind it is inert and Escape closes it.
const DIALOG: &str = "dialog";

/// Whether another page holds this one.
pub fn is_framed() -> bool {
    window().top().ok().flatten().is_none_or(|top| top != window())
}

/// Opens a dialog named by the element `title` in it. Another one makes way. `closed` hears when it is gone.
pub fn open_dialog(title: &str, closed: impl FnOnce() + 'static, fill: impl FnOnce(HtmlElement)) {
    close_dialog();
    let Some(dialog) =
        document().create_element("dialog").ok().and_then(|made| made.dyn_into::<HtmlDialogElement>().ok())
    else {
        return;
    };
    dialog.set_id(DIALOG);
    // Fails only for names that are no attribute names.
    let _ = dialog.set_attribute("aria-labelledby", title);
    let Some(body) = document().body() else { return };
    let _ = body.append_child(&dialog);
    fill(dialog.clone().into());
    if call(&dialog, "showModal", &[]).is_err() {
        // It lies over nothing, and the focus leads to it.
        dialog.set_open(true);
    }
    dialog_entry::settle(true);
    focus(title);
    let gone = dialog.clone();
    let gone = wasm_bindgen::closure::Closure::once_into_js(move || {
        gone.remove();
        dialog_entry::settle(is_dialog_open());
        closed();
    });
    let _ = dialog.add_event_listener_with_callback("close", gone.unchecked_ref());
}

/// What opened it gets the focus back: browsers see to that.
pub fn close_dialog() {
    if let Some(dialog) = dialog() {
        dialog.close();
        // Its event comes later, and another dialog may be wanted now.
        dialog.remove();
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    by_id(DIALOG)?.dyn_into().ok()
}

pub fn is_dialog_open() -> bool {
    dialog().is_some_and(|dialog| dialog.open())
}

/// Closes the dialog when the reader goes back, or on to somewhere else.
pub fn follow_dialog_entry() {
    dialog_entry::settle(false);
    listen("popstate", move |_: web_sys::Event| {
        if dialog_entry::is_left() && is_dialog_open() {
            close_dialog();
            dialog_entry::keep_focus();
        }
        dialog_entry::settle(is_dialog_open());
    });
}
