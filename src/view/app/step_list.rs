//! The list of steps: beside the place on a wide screen, in its stead (as `#steps`) on a narrow one.

use leptos::prelude::*;

use crate::view::{
    app::store::Store,
    app::title::place_title,
    parts::element::{El, el, link},
};
use crate::{
    guide::{Place, Stage, StandardPlace},
    record::State,
};

pub fn step_list(store: Store) -> El {
    let words = &store.words.nav;
    let standard = |list: &[StandardPlace]| list.iter().copied().map(Place::Standard).collect::<Vec<_>>();
    let stage = |stage| store.guide.steps_of(stage).map(Place::Step).collect::<Vec<_>>();
    let ready = [
        standard(&[StandardPlace::Start]),
        stage(Stage::Ready),
        standard(&[StandardPlace::Owner, StandardPlace::People]),
    ]
    .concat();
    let more = [
        StandardPlace::SomeoneLeft,
        StandardPlace::Trouble,
        StandardPlace::Search,
        StandardPlace::Faq,
        StandardPlace::Mistakes,
        StandardPlace::Example,
        StandardPlace::Support,
        StandardPlace::Sources,
        StandardPlace::MyData,
    ];
    let groups = [
        (words.stage_ready, ready),
        (words.stage_share, stage(Stage::Share)),
        (words.stage_prove, standard(&[StandardPlace::Tests, StandardPlace::Summary])),
        (words.stage_more, standard(&more)),
    ];
    let groups = groups.into_iter().collect::<Vec<_>>();
    // A second user's half: what is theirs to do, and where help is.
    let help = standard(&[
        StandardPlace::Trouble,
        StandardPlace::Search,
        StandardPlace::Faq,
        StandardPlace::Support,
        StandardPlace::MyData,
    ]);
    // One live part, not one a row: a row costs little, a live part does. Most ticks and answers change nothing here.
    let list = move || {
        store.listed.track();
        let group = |(title, places): &(&'static str, Vec<Place<'static>>)| {
            let rows = places.iter().filter_map(|place| step_row(store, *place)).collect::<Vec<_>>();
            (el("h3").child(*title), el("ol").child(rows))
        };
        if store.peek(|handover| handover.record.is_second_users()) {
            let ids: Vec<_> =
                store.peek(|handover| handover.walk().iter().map(|place| place.id().to_owned()).collect());
            let own = ids.iter().filter_map(|id| store.guide.find(id)).collect();
            return [(store.words.links.your_part, own), (words.stage_more, help.clone())].iter().map(group).collect();
        }
        groups.iter().map(group).collect::<Vec<_>>()
    };
    el("nav")
        .class("steps")
        .id("steps")
        .flag("data-menu", move || store.session.menu.get())
        .attr("aria-labelledby", "steps-title")
        .child(el("h2").id("steps-title").attr("tabindex", "-1").child(words.steps_title))
        .child(el("div").live(list))
}

/// `None` where the choices made leave a step out.
fn step_row(store: Store, place: Place<'static>) -> Option<El> {
    let words = &store.words.nav;
    let state = store.peek(|handover| match place {
        Place::Step(step) if !handover.shows_step(step) => None,
        _ => Some(handover.state(place)),
    })?;
    let current = store.session.place.with_untracked(|here| here == place.id());
    let (mark, said) = match state {
        State::Done => ("✓", words.done),
        State::ToDo => ("○", words.to_do),
        State::Read => ("", ""),
    };
    let said = el("span").class("unseen").child((" ", if current { words.current } else { said }));
    let mark = el("span").class("mark").attr("aria-hidden", "true").child(mark);
    let link = link(
        format!("#{}", place.id()),
        (mark, el("span").child((place_title(place, store.guide, store.words), said))),
    );
    let link = link.attr_if("aria-current", current.then_some("step"));
    Some(el("li").attr_if("class", (state == State::Done).then_some("done")).child(link))
}
