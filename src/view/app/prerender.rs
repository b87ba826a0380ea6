//! The pages as HTML, before anybody has touched them. For the site builder.

use leptos::prelude::*;

use crate::guide::{Place, StandardPlace};
use crate::view::{
    agent::agent_page,
    app::guide_page::{guide_page, hear},
    app::lazy,
    app::page::{Page, PageKind},
    app::session::Session,
    app::store::Store,
    parts::element::El,
    places::{door, my_data, owner, people, reading, someone_left, start, step, summary, test_grid, trouble},
};

pub fn page_html(page: &'static Page) -> String {
    Owner::new().with(|| {
        let session = Session::prerendered(page);
        match &page.kind {
            PageKind::Guide(guide) => {
                let store = Store::prerendered(session, guide, hear);
                let places = store.guide.places().into_iter().map(|place| section(store, place)).collect();
                guide_page(store, places).view().to_html()
            }
            PageKind::Door(cards) => door::door(session, cards, lazy::find).view().to_html(),
            PageKind::Agent(cards) => agent_page(session, cards).view().to_html(),
        }
    })
}

fn section(store: Store, place: Place<'static>) -> El {
    let section = view_of(store.at(place.id()), place);
    // Styles, and the app, tell by it what stays as it is.
    if place.is_reading() { section.attr("data-reading", "") } else { section }
}

fn view_of(store: Store, place: Place<'static>) -> El {
    match place {
        Place::Step(step) => step::step(store, step),
        Place::Symptom(symptom) => trouble::symptom(store, symptom),
        Place::Question(question) => trouble::question(store, question),
        Place::Fix(fix) => trouble::fix(store, fix),
        Place::Faq(entry) => reading::faq_entry(store, entry),
        Place::Standard(standard) => match standard {
            StandardPlace::Start => start::start(store),
            StandardPlace::Owner => owner::owner(store),
            StandardPlace::People => people::people(store),
            StandardPlace::Tests => test_grid::tests(store),
            StandardPlace::Summary => summary::summary(store),
            StandardPlace::SomeoneLeft => someone_left::someone_left(store),
            StandardPlace::MyData => my_data::my_data_place(store),
            StandardPlace::Trouble => trouble::trouble(store),
            StandardPlace::Search => trouble::search(store),
            StandardPlace::Faq => reading::faq(store),
            StandardPlace::Mistakes => reading::mistakes(store),
            StandardPlace::Example => reading::example(store),
            StandardPlace::Support => reading::support(store),
            StandardPlace::Sources => reading::sources(store),
        },
    }
}
