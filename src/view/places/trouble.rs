//! The question trees as hypertext: what people see, what to look at, what to do. Read and walked without the app,
//! which only notes which links are followed (`data-say`; see `trail.rs`).

use crate::guide::{Answer, Fix, Question, StandardPlace, Symptom, Text};
use crate::view::{
    app::store::Store,
    parts::element::{El, Part, el, link},
    parts::text::words_of,
    places::facts::{facts, general_advice},
    places::frame::{former_ids, place, section},
    places::paths::paths,
    places::search::SEARCH,
};

pub fn trouble(store: Store) -> El {
    let item = |symptom: &'static Symptom| el("li").child(link(format!("#{}", symptom.id), symptom.title.as_str()));
    let search = link("#search", store.words.search.title).class("needs-app");
    let body = el("div")
        .class("body")
        .child((el("p").class("why").child(store.words.reading.trouble_intro), el("p").child(search)))
        .child(el("ul").class("ways").child(store.guide.symptoms.iter().map(item).collect::<Vec<_>>()))
        .child((el("h2").child(store.words.reading.causes), general_advice(store, &store.guide.causes)))
        .child(facts(store, &store.guide.causes));
    place(store, StandardPlace::Trouble.id(), store.guide.app.as_str(), body)
}

/// The app fills it; without it there is the list.
pub fn search(store: Store) -> El {
    let instead = el("p").child((store.words.search.without, " ", link("#trouble", store.words.search.list)));
    let body = el("div").class("body").child(el("div").id(SEARCH).child(instead));
    place(store, StandardPlace::Search.id(), store.guide.app.as_str(), body)
}

/// A place of the trees. The links on are in it.
fn node(store: Store, id: &'static str, title: impl Part, body: El) -> El {
    section(
        id,
        link("#trouble", store.words.reading.trouble_kicker),
        title,
        (former_ids(store, id), body.class("body")),
    )
}

pub fn symptom(store: Store, symptom: &'static Symptom) -> El {
    let begin = link(format!("#{}", symptom.first), store.words.reading.begin).class("next").attr("data-say", "");
    let body = el("div").child(el("p").class("why").child(words_of(&symptom.meaning))).child(el("p").child(begin));
    node(store, &symptom.id, symptom.title.as_str(), body)
}

pub fn question(store: Store, question: &'static Question) -> El {
    let words = &store.words.trouble;
    let answer = |answer: &'static Answer| {
        let link = link(format!("#{}", answer.to), (words.say)(answer.say)).attr("data-say", answer.say.id());
        el("li").child(link)
    };
    let answers = question.answers.iter().map(answer).collect::<Vec<_>>();
    let body = el("div").child(el("ul").class("says").child(answers)).child(el("p").class("hint").child((
        el("b").child(store.words.reading.help),
        " ",
        words_of(&question.help),
    )));
    node(store, &question.id, words_of(&question.ask), body)
}

pub fn fix(store: Store, fix: &'static Fix) -> El {
    let words = &store.words.trouble;
    let actions = |action: &'static Text| el("li").child(words_of(action));
    let back = (store.words.reading.mends, " ", link(format!("#{}", fix.back), store.title_of(&fix.back)));
    let helped = |said: &'static str, to: &str, label: &'static str| {
        el("li").child(link(format!("#{to}"), label).attr("data-say", said))
    };
    let helped = (helped("yes", &fix.back, words.helped), helped("no", &fix.next, words.no_help));
    let body = el("div")
        .child(el("ol").class("fix").child(fix.actions.iter().map(actions).collect::<Vec<_>>()))
        .child(paths(store, &fix.paths))
        .child(el("p").class("mends").child(back))
        .child((el("h2").child(store.words.reading.did_it_help), el("ul").class("says").child(helped)))
        .child(el("p").class("source").child(source(store, fix)));
    node(store, &fix.id, fix.title.as_str(), body)
}

fn source(store: Store, fix: &'static Fix) -> impl Part {
    (link("#sources", store.words.step.source), format!(": {}.", store.guide.numbers_of(&fix.source)))
}
