//! The page as it is read without the app, recipes and all.

use super::desk::{MAKER, READER};
use crate::{
    export::html_link,
    guide::Site,
    link::{RECIPES, Recipe},
    view::{
        app::page::Card,
        app::session::Session,
        parts::element::{El, Parts, el, gather, link},
        places::frame::section,
    },
    words::AgentPageWords,
};

pub fn agent_page(session: Session, cards: &'static [Card]) -> Parts {
    let words = session.language.agent_page();
    let back = || link("#start", words.kicker);
    gather((
        el("header").class("bar").child(link(session.root, session.words.product).class("home")),
        el("main").child((
            section("start", words.kicker, words.title, start(session, words)),
            section("code", back(), words.code, code(session, words)),
            section("recipes", back(), words.recipes, recipes(words, cards)),
        )),
        el("footer").class("foot-bar").child(el("p").child(session.words.door.private)),
    ))
}

/// What stands where the maker or the reader of codes will be.
fn waits(session: Session, id: &'static str, text: &'static str) -> El {
    let again = link(format!("{}{}/", session.root, Site::AGENT), session.language.agent_page().maker_again);
    el("div").id(id).child(el("p").class("hint").child((text, " ", again)))
}

fn start(session: Session, words: &'static AgentPageWords) -> El {
    let links = [("#code", words.code), ("#recipes", words.recipes)];
    let links = links.map(|(href, label)| el("li").child(link(href, label))).into_iter().collect::<Vec<_>>();
    el("div")
        .class("body")
        .child(el("p").class("lead").child(words.lead))
        .child(el("ul").class("ways").child(links))
        .child(waits(session, MAKER, words.maker_waits))
}

fn code(session: Session, words: &'static AgentPageWords) -> El {
    el("div")
        .class("body")
        .child(el("p").class("why").child(words.code_intro))
        .child(waits(session, READER, words.code_waits))
        .child(el("p").class("hint").child(words.code_where))
}

fn recipes(words: &'static AgentPageWords, cards: &'static [Card]) -> El {
    let list = |items: &'static [&'static str]| {
        el("ul").class("list").child(items.iter().map(|item| el("li").child(*item)).collect::<Vec<_>>())
    };
    let sample = RECIPES[3].link();
    let part = |(key, what): &'static (&str, &str)| (el("dt").child(*key), el("dd").child(*what));
    let parts = el("dl").class("card").child(words.parts_list.iter().map(part).collect::<Vec<_>>());
    let app =
        |recipe: &Recipe| cards.iter().find(|card| &*card.id == recipe.guide).map_or("", |card| card.app.as_str());
    let template = |recipe: &'static Recipe| {
        let title = (words.template)(recipe.desk, app(recipe), recipe.parts.is_empty());
        (el("h3").child(title), el("pre").class("preview").child(recipe.link()))
    };
    let first = &RECIPES[0];
    let html = html_link(&(words.html_title)(app(first)), &first.link());
    el("div")
        .class("body")
        .child(el("p").class("why").child(words.recipes_intro))
        .child((el("h2").child(words.grammar), el("pre").class("preview").child(sample), list(&words.grammar_text)))
        .child((el("h2").child(words.parts), el("p").child(words.parts_intro), parts))
        .child(el("p").child(words.else_happens))
        .child((el("h2").child(words.values), list(&words.values_list)))
        .child((el("h2").child(words.templates), el("p").child(words.templates_intro)))
        .child(RECIPES.iter().map(template).collect::<Vec<_>>())
        .child((el("h3").child(words.html), el("p").child(words.html_intro), el("pre").class("preview").child(html)))
        .child((el("h2").child(words.promises), list(&words.promises_list)))
}
