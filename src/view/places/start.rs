//! The first place of a guide: what it is, for whom, what is needed, and the way in.

use crate::guide::{NoteKind, Stage, StandardPlace};
use crate::view::{
    app::session::Walk,
    parts::element::{El, button, el, link},
    parts::note::fact_note,
    parts::text::{facts, words_of},
    places::frame::{place_title, section, title_of},
};

pub fn start(walk: Walk) -> El {
    let (guide, words) = (walk.guide, &walk.words.start);
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
    let also = also.map(|id| el("li").child(link(format!("#{id}"), title_of(walk, id)))).collect::<Vec<_>>();
    let body = el("div")
        .class("body")
        .child(el("p").class("lead").child(words_of(&guide.summary.text)))
        .child(el("ul").class("glance").attr("aria-label", words.facts).child(glance))
        .child(el("div").class("begin").live(move || begin(walk)))
        .child(fact_note(walk, NoteKind::Stop, &guide.warning))
        .child((el("h2").child(words.covers), facts(walk, &guide.covers)))
        .child(el("p").child(((words.how)(guide.sharing), ".")))
        .child((el("h2").child(words.needs), facts(walk, &guide.needs)))
        .child((el("h2").child(words.for_whom), facts(walk, &guide.audience)))
        .child((el("h2").child(words.also), el("ul").class("ways").child(also)));
    // No way on below: the one button above is the way in.
    section(StandardPlace::Start.id(), format!("{} · {}", guide.app, guide.vendor), guide.title.as_str(), body)
}

fn begin(walk: Walk) -> Vec<El> {
    let words = &walk.words.start;
    if walk.read(|handover| handover.record.is_blank()) {
        let first = walk.guide.steps_of(Stage::Ready).next().map_or(StandardPlace::Owner.id(), |step| &step.id);
        return vec![link(format!("#{first}"), words.begin).class("next")];
    }
    let left_at = walk.left_at();
    let (id, title) = walk.read(|handover| {
        let place = walk.guide.find(&left_at).unwrap_or_else(|| handover.resume());
        (place.id().to_owned(), place_title(place, walk))
    });
    vec![
        link(format!("#{id}"), (words.resume)(&title)).class("next"),
        button("plain", words.another, move || walk.start_another()),
    ]
}
