//! The question trees as hypertext: what people see, what to look at, what to do. Read and walked without the app,
//! which only notes which links are followed (`data-say`; see `view/trail.rs`).

use crate::guide::{Answer, Fix, Question, StandardPlace, Symptom, Text};
use crate::view::{
    app::guide_page::SEARCH,
    app::session::Walk,
    parts::element::{El, Part, el, link},
    parts::taps::paths,
    parts::text::{facts, general_advice, words_of},
    places::frame::{former_ids, place, section, title_of},
};

pub fn trouble(walk: Walk) -> El {
    let item = |symptom: &'static Symptom| el("li").child(link(format!("#{}", symptom.id), symptom.title.as_str()));
    let search = link("#search", walk.words.search.title).class("needs-app");
    let body = el("div")
        .class("body")
        .child((el("p").class("why").child(walk.words.reading.trouble_intro), el("p").child(search)))
        .child(el("ul").class("ways").child(walk.guide.symptoms.iter().map(item).collect::<Vec<_>>()))
        .child((el("h2").child(walk.words.reading.causes), general_advice(walk, &walk.guide.causes)))
        .child(facts(walk, &walk.guide.causes));
    place(walk, StandardPlace::Trouble.id(), walk.guide.app.as_str(), body)
}

/// The app fills it; without it there is the list.
pub fn search(walk: Walk) -> El {
    let instead = el("p").child((walk.words.search.without, " ", link("#trouble", walk.words.search.list)));
    let body = el("div").class("body").child(el("div").id(SEARCH).child(instead));
    place(walk, StandardPlace::Search.id(), walk.guide.app.as_str(), body)
}

/// A place of the trees. The ways on are in it.
fn node(walk: Walk, id: &'static str, title: impl Part, body: El) -> El {
    section(id, link("#trouble", walk.words.reading.trouble_kicker), title, (former_ids(walk, id), body.class("body")))
}

pub fn symptom(walk: Walk, symptom: &'static Symptom) -> El {
    let begin = link(format!("#{}", symptom.first), walk.words.reading.begin).class("next").attr("data-say", "");
    let body = el("div").child(el("p").class("why").child(words_of(&symptom.meaning))).child(el("p").child(begin));
    node(walk, &symptom.id, symptom.title.as_str(), body)
}

pub fn question(walk: Walk, question: &'static Question) -> El {
    let words = &walk.words.trouble;
    let answer = |answer: &'static Answer| {
        let way = link(format!("#{}", answer.to), (words.say)(answer.say)).attr("data-say", answer.say.id());
        el("li").child(way)
    };
    let answers = question.answers.iter().map(answer).collect::<Vec<_>>();
    let body = el("div").child(el("ul").class("says").child(answers)).child(el("p").class("hint").child((
        el("b").child(walk.words.reading.help),
        " ",
        words_of(&question.help),
    )));
    node(walk, &question.id, words_of(&question.ask), body)
}

pub fn fix(walk: Walk, fix: &'static Fix) -> El {
    let words = &walk.words.trouble;
    let actions = |action: &'static Text| el("li").child(words_of(action));
    let back = (walk.words.reading.mends, " ", link(format!("#{}", fix.back), title_of(walk, &fix.back)));
    let helped = |said: &'static str, to: &str, label: &'static str| {
        el("li").child(link(format!("#{to}"), label).attr("data-say", said))
    };
    let helped = (helped("yes", &fix.back, words.helped), helped("no", &fix.next, words.no_help));
    let body = el("div")
        .child(el("ol").class("fix").child(fix.actions.iter().map(actions).collect::<Vec<_>>()))
        .child(paths(walk, &fix.paths))
        .child(el("p").class("mends").child(back))
        .child((el("h2").child(walk.words.reading.did_it_help), el("ul").class("says").child(helped)))
        .child(el("p").class("source").child(source(walk, fix)));
    node(walk, &fix.id, fix.title.as_str(), body)
}

fn source(walk: Walk, fix: &'static Fix) -> impl Part {
    (link("#sources", walk.words.step.source), format!(": {}.", walk.guide.numbers_of(&fix.source)))
}
