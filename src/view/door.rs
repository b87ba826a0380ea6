//! The front door: go on, choose an app, something is not working, someone left.

use leptos::prelude::*;

use super::{
    Card,
    data::{href, href_at, my_data, names, records, title},
    frame::section,
    notice::notices,
    session::Session,
    text::words_of,
};
use crate::{guide::Id, handover::Record};

pub fn door(session: Session, cards: &'static [Card]) -> impl IntoView {
    let words = session.words;
    let app =
        move |id: &Id| cards.iter().find(|card| card.id == *id).map_or_else(|| id.to_string(), |card| card.app.clone());
    let place = move |id: &'static str, title: &'static str, body: AnyView| {
        let home = view! { <a href="#start">{words.product}</a> };
        section(session, id, home, title, body)
    };
    view! {
        <header class="bar"><a class="home" href="#start">{words.product}</a></header>
        <main>
            {notices(session)}
            {section(session, "start", words.product, words.door.title, front(session, cards, app))}
            {place("which-app", words.door.which, which(session, cards))}
            {place("trouble", words.door.trouble, trouble(session, cards))}
            {place("someone-left", words.door.someone_left, someone_left(session, cards, app))}
            {place("my-data", words.data.title, my_data(session, app))}
        </main>
        <footer class="foot-bar">
            <p>{words.door.private}" "<a href="#my-data">{words.door.my_data}</a></p>
        </footer>
    }
}

fn front(
    session: Session,
    cards: &'static [Card],
    app: impl Fn(&Id) -> String + Copy + Send + Sync + 'static,
) -> AnyView {
    let words = &session.words.door;
    let card = move |card: &'static Card| {
        let [least, most] = card.minutes;
        view! {
            <li>
                <a class="app" href=format!("{}{}/", session.root, card.id)>
                    <b>{card.app.as_str()}</b>
                    <span>{(words.by)(&card.vendor)}</span>
                    <small>{(words.minutes)(least, most)}</small>
                </a>
            </li>
        }
    };
    let saved = move || {
        let saved = records(session);
        (!saved.is_empty()).then(|| {
            let item = move |(record, glance): (Record, crate::handover::Glance)| {
                let next = (!glance.next.is_empty()).then(|| (session.words.nav.next_is)(&glance.next));
                view! {
                    <li>
                        <a class="saved" href=href(session, &record)>
                            <b>{title(session, &record, &app(&record.guide))}</b>
                            <span>{names(&record).join(", ")}</span>
                            <small>{(words.left)(glance.left)}{next.map(|next| format!(". {next}"))}</small>
                        </a>
                    </li>
                }
            };
            view! { <h2>{words.saved}</h2><ul class="saves">{saved.into_iter().map(item).collect_view()}</ul> }
        })
    };
    view! {
        <p class="lead">{words.lead}</p>
        {saved}
        <h2>{words.choose}</h2>
        <p class="hint">{words.choose_help}</p>
        <ul class="apps">{cards.iter().map(card).collect_view()}</ul>
        <p><a href="#which-app">{words.which_link}</a></p>
        <ul class="doors">
            <li><a href="#trouble">{words.trouble_link}</a></li>
            <li><a href="#someone-left">{words.someone_left_link}</a><span>{words.someone_left_intro}</span></li>
        </ul>
    }
    .into_any()
}

fn which(session: Session, cards: &'static [Card]) -> AnyView {
    let words = &session.words.door;
    let item = move |card: &'static Card| {
        let names = (!card.names.is_empty())
            .then(|| view! { <p class="hint">{(words.also_called)(&card.names.join(", "))}</p> });
        view! {
            <h2><a href=format!("{}{}/", session.root, card.id)>{card.app.as_str()}</a></h2>
            <p><b>{(words.by)(&card.vendor)}"."</b>" "{words_of(&card.recognise.text)}</p>
            {names}
        }
    };
    view! { <p class="why">{words.which_intro}</p>{cards.iter().map(item).collect_view()} }.into_any()
}

fn trouble(session: Session, cards: &'static [Card]) -> AnyView {
    let words = &session.words.door;
    let item = move |card: &'static Card| {
        let symptom = move |(id, title): &'static (Id, String)| {
            view! { <li><a href=format!("{}{}/#{id}", session.root, card.id)>{title.as_str()}</a></li> }
        };
        view! { <h2>{card.app.as_str()}</h2><ul class="ways">{card.symptoms.iter().map(symptom).collect_view()}</ul> }
    };
    view! { <p class="why">{words.trouble_intro}</p>{cards.iter().map(item).collect_view()} }.into_any()
}

fn someone_left(
    session: Session,
    cards: &'static [Card],
    app: impl Fn(&Id) -> String + Copy + Send + Sync + 'static,
) -> AnyView {
    let words = &session.words.door;
    let saved = move || {
        let saved: Vec<Record> = records(session)
            .into_iter()
            .map(|(record, _)| record)
            .filter(|record| !record.active().is_empty())
            .collect();
        (!saved.is_empty()).then(|| {
            let item = move |record: Record| {
                let what = format!("{}: {}", title(session, &record, &app(&record.guide)), names(&record).join(", "));
                view! { <li><a href=href_at(session, &record, "someone-left")>{what}</a></li> }
            };
            view! { <h2>{words.someone_left_saved}</h2><ul class="ways">{saved.into_iter().map(item).collect_view()}</ul> }
        })
    };
    let without = cards.iter().map(
        |card| view! { <li><a href=format!("{}{}/#someone-left", session.root, card.id)>{card.app.as_str()}</a></li> },
    );
    view! {
        <p class="why">{words.someone_left_intro}</p>
        {saved}
        <h2>{words.someone_left_apps}</h2>
        <ul class="ways">{without.collect_view()}</ul>
    }
    .into_any()
}
