//! The maker of links: app, place, what is filled in; what the customer will see; and the link, ready to be sent.

use leptos::prelude::*;

use super::{
    desk::Desk,
    draft::{Draft, Opened},
    fetched::Fetched,
    places::fits,
    preview::preview,
    texts::{made, texts},
};
use crate::{
    browser::document,
    guide::Role,
    link::{MAX_CASE_NUMBER, case_number},
    view::{
        app::page::Card,
        parts::element::{El, Event, Parts, button, el, gather, input},
        parts::field::filled,
    },
};

const APP: &str = "agent.app";
const FILTER: &str = "agent.filter";
const ROLE: &str = "agent.role";
const GROUP: &str = "agent.group";

pub fn maker(desk: Desk) -> El {
    let draft = Draft::new(desk);
    let words = desk.words;
    let option = |card: &'static Card| {
        let chosen = draft.app.with_untracked(|app| **app == *card.id).then_some("");
        el("option").attr("value", card.id.to_string()).attr_if("selected", chosen).child(card.app.as_str())
    };
    let options = (el("option").attr("value", "").child(words.choose_app), desk.cards.iter().map(option).collect());
    let select = el("select").id(APP).attr("autocomplete", "off").value(move || draft.app.get());
    let select = select.on(Event::Change, move |event| {
        draft.app.set(event_target_value(&event));
        draft.open();
    });
    let label = el("label").attr("for", APP).child(words.app);
    let options: (El, Vec<El>) = options;
    let app = el("div").class("field").child((label, select.child(options)));
    el("div").class("maker").child((app, el("div").class("made").live(move || body(draft))))
}

fn body(draft: Draft) -> Parts {
    let words = draft.desk.words;
    match draft.opened.get() {
        Opened::Nothing => Parts::default(),
        Opened::Coming => gather(el("p").class("hint").attr("role", "status").child(words.coming)),
        Opened::Failed => {
            let again = button("plain", words.again, move || draft.open());
            let failed = el("p").class("fault").attr("role", "alert").child(words.failed);
            gather((failed, el("p").class("buttons").child(again)))
        }
        Opened::Here(page) => {
            let fields = el("div").class("fields").child((places(draft, page), filled_in(draft, page)));
            let another = button("plain", words.another, move || {
                draft.clear();
                document::focus(APP);
            });
            let fields = fields.child(el("p").class("buttons").child(another));
            gather((fields, preview(draft, page), made(draft, page), texts(draft, page)))
        }
    }
}

fn places(draft: Draft, page: &'static Fetched) -> El {
    let words = draft.desk.words;
    let filter = filled(input("search", FILTER), move || draft.filter.get(), move |filter| draft.filter.set(filter));
    let filter = el("div").class("field").child((el("label").attr("for", FILTER).child(words.filter), filter));
    let list = move || {
        let typed = draft.filter.get();
        let mut groups = Vec::new();
        for (n, label) in words.groups.into_iter().enumerate() {
            let fits = page.places.iter().filter(|(_, title, group)| *group == n && fits(title, &typed));
            let options: Vec<El> = fits.map(|(id, title, _)| place_option(draft, id, title)).collect();
            if !options.is_empty() {
                let name = format!("{GROUP}-{n}");
                let group = el("div").attr("role", "group").attr("aria-labelledby", name.clone());
                groups.push(group.child((el("b").id(name).child(label), options)));
            }
        }
        match groups.is_empty() {
            true => gather(el("p").class("hint").child(words.none_fits)),
            false => gather(groups),
        }
    };
    let list = el("div").class("places").live(list);
    el("fieldset").child((el("legend").child(words.place), filter, list))
}

fn place_option(draft: Draft, id: &'static str, title: &str) -> El {
    let radio = input("radio", format!("agent.place.{id}"))
        .attr("name", "agent.place")
        .checked(move || draft.place.with(|place| place == id))
        .on(Event::Change, move |_| draft.place.set(id.to_owned()));
    el("label").class("option").child((radio, el("span").child(title.to_owned())))
}

fn filled_in(draft: Draft, page: &'static Fetched) -> El {
    let words = draft.desk.words;
    let text = |id: &'static str, label: &'static str, signal: RwSignal<String>| {
        let fault_id = format!("{id}-fault");
        let field =
            input("text", id).attr("maxlength", MAX_CASE_NUMBER.to_string()).attr("aria-describedby", fault_id.clone());
        let field = filled(field, move || signal.get(), move |text| signal.set(text));
        let fault = move || {
            let is_taken = signal.with(|text| text.trim().is_empty() || case_number(text).is_some());
            (!is_taken).then(|| el("p").class("fault").child(words.not_taken))
        };
        let fault = el("div").id(fault_id).attr("role", "status").live(fault);
        el("div").class("field").child((el("label").attr("for", id).child(label), field, fault))
    };
    let role = |role: &'static Role| {
        let chosen = draft.role.with_untracked(|chosen| **chosen == *role.id).then_some("");
        el("option").attr("value", role.id.to_string()).attr_if("selected", chosen).child(role.name.as_str())
    };
    let roles = page.guide.roles.iter().map(role).collect::<Vec<_>>();
    let select = el("select")
        .id(ROLE)
        .attr("autocomplete", "off")
        .on(Event::Change, move |event| draft.role.set(event_target_value(&event)))
        .child((el("option").attr("value", "").child(words.no_role), roles));
    let role = el("div").class("field").child((el("label").attr("for", ROLE).child(words.role), select));
    let texts = [
        text("agent.ticket", words.ticket, draft.ticket),
        text("agent.order", words.order, draft.order),
        text("agent.model", words.model, draft.model),
    ];
    let texts = el("div").class("fields").child((texts.into_iter().collect::<Vec<_>>(), role));
    el("fieldset").child((el("legend").child(words.more), el("p").class("hint").child(words.more_hint), texts))
}
