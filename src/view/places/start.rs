//! The first place of a guide: what it is, for whom, what is needed, and the way in.

use crate::guide::{NoteKind, Stage, StandardPlace};
use crate::view::{
    app::store::Store,
    app::title::place_title,
    parts::element::{El, button, el, link},
    parts::text::words_of,
    places::facts::{fact_note, facts},
    places::frame::section,
};

pub fn start(store: Store) -> El {
    let (guide, words) = (store.guide, &store.words.start);
    let [least, most] = guide.minutes;
    let glance =
        [(words.time)(least, most), (words.difficulty)(guide.difficulty).to_owned(), (words.checked)(&guide.checked)];
    let glance = glance.map(|line| el("li").child(line)).into_iter().collect::<Vec<_>>();
    let also = [
        StandardPlace::Trouble,
        StandardPlace::SomeoneLeft,
        StandardPlace::Faq,
        StandardPlace::Mistakes,
        StandardPlace::Example,
        StandardPlace::Support,
    ];
    let also = also.map(StandardPlace::id).into_iter().chain(["second-user"]);
    let also = also.map(|id| el("li").child(link(format!("#{id}"), store.title_of(id)))).collect::<Vec<_>>();
    let body = el("div")
        .class("body")
        .child(el("p").class("lead").child(words_of(&guide.summary.text)))
        .child(el("ul").class("glance").attr("aria-label", words.facts).child(glance))
        .child(el("div").class("begin").live(move || begin(store)))
        .child(fact_note(store, NoteKind::Stop, &guide.warning))
        .child((el("h2").child(words.covers), facts(store, &guide.covers)))
        .child(el("p").child(((words.how)(guide.sharing), ".")))
        .child((el("h2").child(words.needs), facts(store, &guide.needs)))
        .child((el("h2").child(words.for_whom), facts(store, &guide.audience)))
        .child((el("h2").child(words.also), el("ul").class("ways").child(also)));
    // Nothing leads on below: the one button above is the way in.
    section(StandardPlace::Start.id(), format!("{} · {}", guide.app, guide.vendor), guide.title.as_str(), body)
}

fn begin(store: Store) -> Vec<El> {
    let words = &store.words.start;
    if store.read(|handover| handover.record.is_blank()) {
        let first = store.guide.steps_of(Stage::Ready).next().map_or(StandardPlace::Owner.id(), |step| &step.id);
        return vec![link(format!("#{first}"), words.begin).class("next")];
    }
    let left_at = store.left_at();
    let (id, title) = store.read(|handover| {
        let place = store.guide.find(&left_at).unwrap_or_else(|| handover.resume());
        (place.id().to_owned(), place_title(place, store.guide, store.words))
    });
    vec![
        link(format!("#{id}"), (words.resume)(&title)).class("next"),
        button("plain", words.another, move || store.start_another()),
    ]
}
