//! The search: one box over all guides, on the front door and in every guide. The engine comes with its index when
//! somebody first searches (`bin/search.rs`); here is what is typed, and what was found.

use leptos::prelude::*;

use crate::view::{
    app::session::Session,
    parts::element::{El, el, gather, input, link},
};
use crate::{
    browser::{address, document, finder},
    json::from_text,
    search::Found,
};

const INPUT: &str = "search-input";

/// `None`: the engine is not there, or not yet.
type Answer = Option<Vec<Found>>;

/// `prefer`: the guide one is in, whose places come first among equals. Empty on the front door.
pub fn search_box(session: Session, prefer: &'static str) -> El {
    let words = &session.words.search;
    let (query, answer) = (RwSignal::new(String::new()), RwSignal::new(Answer::None));
    let failed = RwSignal::new(false);
    let ask = move || {
        let found = query.with_untracked(|query| finder::find(query, prefer));
        answer.set(found.and_then(|json: String| from_text(&json).ok()));
    };
    let typed = move |event| {
        query.set(event_target_value(&event));
        finder::load(move |there| {
            failed.set(!there);
            ask();
        });
    };
    let href = move |found: &Found| format!("{}{}/#{}", session.root, found.guide, found.place);
    let open_first = move |event: leptos::web_sys::Event| {
        event.prevent_default();
        if let Some(first) = answer.with_untracked(|answer| answer.as_ref()?.first().map(href)) {
            address::leave(&first);
        }
    };
    let text = input("search", INPUT)
        .attr("maxlength", "200")
        .attr("enterkeyhint", "go")
        .attr("aria-describedby", "search-hint")
        .on("input", typed);
    let form = el("form")
        .attr("role", "search")
        .class("field")
        .on("submit", open_first)
        .child(el("label").attr("for", INPUT).child(words.label))
        .child((el("small").class("hint").id("search-hint").child(words.hint), text));
    let item = move |found: &Found| {
        let of = format!("{} · {}", (session.words.search.kind)(found.kind), found.app);
        el("li").child(link(href(found), el("span").child((found.title.clone(), el("small").child(of)))))
    };
    let items = move || answer.get().unwrap_or_default().iter().map(item).collect::<Vec<_>>();
    let said = move || {
        let blank = query.with(|query| query.trim().is_empty());
        let found = answer.with(|answer| answer.as_ref().map(Vec::len));
        match (blank, found) {
            (true, _) => None,
            (false, Some(0)) => Some(gather((words.nothing, " ", link("#trouble", words.list)))),
            (false, Some(n)) => Some(gather((words.found)(n))),
            (false, None) if failed.get() => Some(gather((words.unavailable, " ", link("#trouble", words.list)))),
            (false, None) => None,
        }
    };
    el("div")
        .class("search needs-app")
        .on("keydown", |event| document::step_focus(&event, ".search :is(input, a)"))
        .child(form)
        .child(el("p").attr("role", "status").class("hint").live(said))
        .child(el("ul").class("ways").live(items))
}
