//! The search: one box over all guides, on the front door and in every guide. What finds is fetched with its index when
//! somebody first searches; here is what is typed, and what was found.

use leptos::prelude::*;

use crate::view::{
    app::session::Session,
    parts::element::{El, Event, Parts, el, gather, input, link},
    parts::field::filled,
};
use crate::{
    browser::{address, document},
    search::Found,
};

/// The part of the search place that the app fills with the search.
pub const SEARCH: &str = "search-box";

const INPUT: &str = "search-input";

/// Finds what fits a query, with the guide whose places come first among equals, or none. It answers with `None` where
/// the search does not come.
pub type Find = fn(String, &'static str, Box<dyn FnOnce(Option<Vec<Found>>)>);

#[derive(Clone, Copy)]
struct SearchBox {
    session: Session,
    /// The guide one is in. Empty on the front door.
    prefer: &'static str,
    find: Find,
    query: RwSignal<String>,
    /// `None`: the search is not there, or not yet.
    found: RwSignal<Option<Vec<Found>>>,
    failed: RwSignal<bool>,
    is_asking: StoredValue<bool>,
}

pub fn search_box(session: Session, prefer: &'static str, find: Find) -> El {
    let words = &session.words.search;
    let search = SearchBox {
        session,
        prefer,
        find,
        query: RwSignal::new(String::new()),
        found: RwSignal::new(None),
        failed: RwSignal::new(false),
        is_asking: StoredValue::new(false),
    };
    let ask = move |query| {
        search.query.set(query);
        search.ask();
    };
    let open_first = move |event: leptos::web_sys::Event| {
        event.prevent_default();
        search.open_first();
    };
    let text = input("search", INPUT)
        .attr("maxlength", "200")
        .attr("enterkeyhint", "go")
        .attr("aria-describedby", "search-hint");
    let text = filled(text, move || search.query.get(), ask);
    let form = el("form")
        .attr("role", "search")
        .class("field")
        .on(Event::Submit, open_first)
        .child(el("label").attr("for", INPUT).child(words.label))
        .child((el("small").class("hint").id("search-hint").child(words.hint), text));
    el("div")
        .class("search needs-app")
        .on(Event::Keydown, |event| document::step_focus(&event, ".search :is(input, a)"))
        .child(form)
        .child(el("p").attr("role", "status").class("hint").live(move || search.status()))
        .child(el("ul").class("ways").live(move || search.items()))
}

impl SearchBox {
    /// One question at a time: what is typed while it is out is asked when the answer is in.
    fn ask(self) {
        if self.is_asking.get_value() {
            return;
        }
        self.is_asking.set_value(true);
        let query = self.query.get_untracked();
        let asked = query.clone();
        let answered = move |found: Option<Vec<Found>>| {
            self.is_asking.set_value(false);
            self.failed.set(found.is_none());
            self.found.set(found);
            if self.query.with_untracked(|query| *query != asked) {
                self.ask();
            }
        };
        (self.find)(query, self.prefer, Box::new(answered));
    }

    fn href(self, found: &Found) -> String {
        format!("{}{}/#{}", self.session.root, found.guide, found.place)
    }

    fn open_first(self) {
        let first = self.found.with_untracked(|found| found.as_ref()?.first().map(|found| self.href(found)));
        if let Some(first) = first {
            address::leave(&first);
        }
    }

    fn items(self) -> Vec<El> {
        let item = |found: &Found| {
            let of = format!("{} · {}", (self.session.words.search.kind)(found.kind), found.app);
            el("li").child(link(self.href(found), el("span").child((found.title.clone(), el("small").child(of)))))
        };
        self.found.get().unwrap_or_default().iter().map(item).collect()
    }

    fn status(self) -> Option<Parts> {
        let words = &self.session.words.search;
        let blank = self.query.with(|query| query.trim().is_empty());
        let found = self.found.with(|found| found.as_ref().map(Vec::len));
        match (blank, found) {
            (true, _) => None,
            (false, Some(0)) => Some(gather((words.nothing, " ", link("#trouble", words.list)))),
            (false, Some(n)) => Some(gather((words.found)(n))),
            (false, None) if self.failed.get() => Some(gather((words.unavailable, " ", link("#trouble", words.list)))),
            (false, None) => None,
        }
    }
}
