//! The front door: go on, choose an app, something is not working, someone left.

use leptos::prelude::*;

use crate::view::{
    app::notices::notices,
    app::page::Card,
    app::session::Session,
    parts::element::{El, Part, Parts, el, gather, link},
    parts::text::words_of,
    places::frame::section,
    places::my_data::{href, my_data, names, records, title},
    places::search::{Find, search_box},
};
use crate::{
    guide::{Id, Site, StandardPlace},
    record::{Glance, Record},
};

pub fn door(session: Session, cards: &'static [Card], find: Find) -> Parts {
    let words = session.words;
    let place =
        |id, title: &'static str, body: El| section(id, link("#start", words.product), title, body.class("body"));
    let places = vec![
        section("start", session.site.name.as_str(), words.door.title, front(session, cards, find)),
        place("which-app", words.door.which, which(session, cards)),
        place("trouble", words.door.trouble, trouble(session, cards)),
        place("someone-left", words.door.someone_left, someone_left(session, cards)),
        section("my-data", link("#start", words.product), words.data.title, my_data(session, None)),
    ];
    // The app gets it from the static page, see `app::lazy`.
    #[cfg(not(target_arch = "wasm32"))]
    let places = (places, crate::view::places::offline::offline(session, cards));
    let agent = link(format!("{}{}/", session.root, Site::AGENT), words.door.agent);
    let offline = link("#offline", words.door.offline);
    let licences = link(format!("{}{}", session.root, Site::NOTICES), words.door.licences);
    let ways = Vec::from([offline, agent, licences].map(|way| (" · ", way)));
    let private = (words.door.private, " ", link("#my-data", words.door.my_data), ways);
    gather((
        el("header").class("bar").child(link("#start", words.product).class("home")),
        el("main").child((notices(session), places)),
        el("footer").class("foot-bar").child(el("p").child(private)),
    ))
}

fn guide_link(session: Session, card: &'static Card, place: &str, label: impl Part) -> El {
    link(format!("{}{}/{place}", session.root, card.id), label)
}

fn front(session: Session, cards: &'static [Card], find: Find) -> El {
    let words = &session.words.door;
    let card = |card: &'static Card| {
        let [least, most] = card.minutes;
        let label = (
            el("b").child(card.app.as_str()),
            el("span").child((words.by)(&card.vendor)),
            el("small").child((words.minutes)(least, most)),
        );
        el("li").child(guide_link(session, card, "", label).class("app"))
    };
    let trouble = el("li").child(link("#trouble", words.trouble_link));
    let left =
        el("li").child((link("#someone-left", words.someone_left_link), el("span").child(words.someone_left_intro)));
    el("div")
        .class("body")
        .child(el("p").class("lead").child(words.lead))
        .child(el("div").live(move || saved(session)))
        .child((el("h2").child(words.choose), el("p").class("hint").child(words.choose_help)))
        .child(el("ul").class("apps").child(cards.iter().map(card).collect::<Vec<_>>()))
        .child((el("p").child(link("#which-app", words.which_link)), search_box(session, "", find)))
        .child(el("ul").class("doors").child((trouble, left)))
}

/// As many are listed; all of them are under My data, which the foot of the page leads to.
const LISTED: usize = 20;

/// What was begun here: site, people, what is left. Latest first.
fn saved(session: Session) -> Option<Parts> {
    let words = &session.words.door;
    // A phone with a thousand of them is busy for a while: the page is shown first.
    if !session.shelf_is_open.get() {
        return None;
    }
    let item = |(record, glance): (Record, Glance)| {
        let next = (!glance.next.is_empty()).then(|| format!(". {}", (session.words.nav.next_is)(&glance.next)));
        let label = (
            el("b").child(title(session, &record)),
            el("span").child(names(&record).join(", ")),
            el("small").child(((words.left)(glance.left), next)),
        );
        el("li").child(link(href(session, &record, None), label).class("saved"))
    };
    let saved = records(session).into_iter().take(LISTED).map(item).collect::<Vec<_>>();
    (!saved.is_empty()).then(|| gather((el("h2").child(words.saved), el("ul").class("saves").child(saved))))
}

fn which(session: Session, cards: &'static [Card]) -> El {
    let words = &session.words.door;
    let item = |card: &'static Card| {
        let also = (!card.names.is_empty()).then(|| (words.also_called)(&card.names.join(", ")));
        let by = el("b").child((words.by)(&card.vendor));
        (
            el("h2").child(guide_link(session, card, "", card.app.as_str())),
            el("p").child((by, ". ", words_of(&card.recognise.text))),
            also.map(|also| el("p").class("hint").child(also)),
        )
    };
    el("div").child((el("p").class("why").child(words.which_intro), cards.iter().map(item).collect::<Vec<_>>()))
}

/// Every symptom of every app; where the apps are many, their cards have none, and each app has a place for them.
fn trouble(session: Session, cards: &'static [Card]) -> El {
    let words = &session.words.door;
    if cards.iter().all(|card| card.symptoms.is_empty()) {
        return el("div").child((el("p").class("why").child(words.choose), apps(session, cards, "#trouble")));
    }
    let item = |card: &'static Card| {
        let symptom = |(id, title): &'static (Id, String)| {
            el("li").child(guide_link(session, card, &format!("#{id}"), title.as_str()))
        };
        let symptoms = card.symptoms.iter().map(symptom).collect::<Vec<_>>();
        (el("h2").child(card.app.as_str()), el("ul").class("ways").child(symptoms))
    };
    el("div").child((el("p").class("why").child(words.trouble_intro), cards.iter().map(item).collect::<Vec<_>>()))
}

/// The same place in the guide of each app.
fn apps(session: Session, cards: &'static [Card], place: &str) -> El {
    let app = |card: &'static Card| el("li").child(guide_link(session, card, place, card.app.as_str()));
    el("ul").class("ways").child(cards.iter().map(app).collect::<Vec<_>>())
}

fn someone_left(session: Session, cards: &'static [Card]) -> El {
    let words = &session.words.door;
    // Read on coming here, as under My data.
    let saved = move || {
        if session.place.with(|here| here != StandardPlace::SomeoneLeft.id()) {
            return None;
        }
        let with_people =
            records(session).into_iter().map(|(record, _)| record).filter(|record| !record.active().is_empty());
        let item = |record: Record| {
            let what = format!("{}: {}", title(session, &record), names(&record).join(", "));
            el("li").child(link(href(session, &record, Some("someone-left")), what))
        };
        let items = with_people.map(item).collect::<Vec<_>>();
        (!items.is_empty())
            .then(|| gather((el("h2").child(words.someone_left_saved), el("ul").class("ways").child(items))))
    };
    el("div")
        .child((el("p").class("why").child(words.someone_left_intro), el("div").live(saved)))
        .child((el("h2").child(words.someone_left_apps), apps(session, cards, "#someone-left")))
}
