//! A guide's page: the bar, every place, and the list of steps.

use leptos::{mount::mount_to, prelude::*};

use crate::view::{
    app::links::{asking, watching},
    app::notice::notices,
    app::session::Walk,
    parts::element::{El, Parts, el, gather, link},
    places::frame::{place, place_title},
    places::message::message,
    places::my_data::my_data,
    places::owner,
    places::people,
    places::search::search_box,
    places::someone_left,
    places::start,
    places::step,
    places::summary,
    places::test_grid,
    places::trail::{trail, trying},
};
use crate::{
    browser::document,
    guide::{Place, Stage, StandardPlace},
    link::What,
    record::State,
};

pub fn guide_page(walk: Walk) -> Parts {
    let (words, session) = (walk.words, walk.session);
    let count = move || {
        let count = walk.read(|handover| handover.count());
        (words.nav.count)(count.done, count.all)
    };
    let bar = el("header")
        .class("bar")
        .child(link(session.root, words.product).class("home").attr("title", words.nav.home))
        .child(el("b").class("app-name").child(walk.guide.app.as_str()))
        .child(el("span").class("count").live(count))
        .child(link("#steps", words.nav.steps).class("steps-link"));
    let main = el("main").flag("data-menu", move || session.menu.get()).child((
        notices(session),
        el("div").class("notices").live(move || (watching(walk), trying(walk))),
        places(walk),
    ));
    // Turns over with every message, so that the style shows one like the last for a moment, too.
    let turned = StoredValue::new(true);
    let again = move || {
        session.announcement.track();
        turned.update_value(|turned| *turned = !*turned);
        turned.get_value()
    };
    let said = el("p").class("said").attr("role", "status").flag("data-again", again);
    let said = said.live(move || session.announcement.get());
    // Below whatever place is on the screen; the static page has nobody to ask.
    let share = asking(walk, "plain", words.links.share.to_owned(), What::Share, None);
    let foot = share.map(|share| el("footer").class("foot-bar").child(el("p").child(share)));
    gather((bar, main, said, (steps(walk), foot)))
}

/// The part of the support place that the app fills with the message.
pub const PACKET: &str = "packet";

/// The part of the search place that the app fills with the search.
pub const SEARCH: &str = "search-box";

/// All of them on the static page; in the app none, which gets them from there.
fn places(walk: Walk) -> Vec<El> {
    match walk.session.is_live() {
        true => Vec::new(),
        false => walk
            .guide
            .places()
            .into_iter()
            .filter_map(|place| reading(walk, place).or_else(|| Some(view_of(walk, place))))
            .collect(),
    }
}

/// When a place is come to for the first time, its views step in for its static section, or are added to it.
pub fn mount_place(walk: Walk, shown: Place<'static>) {
    let id = shown.id();
    if walk.is_mounted(id) {
        return;
    }
    match shown {
        Place::Symptom(_) | Place::Question(_) | Place::Fix(_) => {
            let walk = walk.at(id);
            document::extend(id, move |section| mount_to(section, move || trail(walk).view()).forget());
        }
        Place::Standard(StandardPlace::Support) => {
            let walk = walk.at(id);
            document::fill(PACKET, move |slot| mount_to(slot, move || message(walk).view()).forget());
        }
        Place::Standard(StandardPlace::Search) => {
            // It asks for its own changes only.
            document::fill(SEARCH, move |slot| {
                mount_to(slot, move || search_box(walk.at(id).session, &walk.guide.id).view()).forget()
            });
        }
        _ if shown.is_reading() => {}
        _ => document::replace(id, move |main| mount_to(main, move || view_of(walk, shown).view()).forget()),
    }
}

fn view_of(walk: Walk, shown: Place<'static>) -> El {
    let walk = walk.at(shown.id());
    match shown {
        Place::Step(step) => step::step(walk, step),
        Place::Standard(StandardPlace::Owner) => owner::owner(walk),
        Place::Standard(StandardPlace::People) => people::people(walk),
        Place::Standard(StandardPlace::Tests) => test_grid::tests(walk),
        Place::Standard(StandardPlace::Summary) => summary::summary(walk),
        Place::Standard(StandardPlace::SomeoneLeft) => someone_left::someone_left(walk),
        Place::Standard(StandardPlace::MyData) => {
            place(walk, StandardPlace::MyData.id(), walk.guide.app.as_str(), my_data(walk.session, Some(walk)))
        }
        _ => start::start(walk),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn reading(walk: Walk, shown: Place<'static>) -> Option<El> {
    use crate::view::{places::reading, places::trouble};
    let section = match shown {
        Place::Symptom(symptom) => trouble::symptom(walk, symptom),
        Place::Question(question) => trouble::question(walk, question),
        Place::Fix(fix) => trouble::fix(walk, fix),
        Place::Faq(entry) => reading::faq_entry(walk, entry),
        Place::Standard(StandardPlace::Search) => trouble::search(walk),
        Place::Standard(StandardPlace::Faq) => reading::faq(walk),
        Place::Standard(StandardPlace::Mistakes) => reading::mistakes(walk),
        Place::Standard(StandardPlace::Example) => reading::example(walk),
        Place::Standard(StandardPlace::Support) => reading::support(walk),
        Place::Standard(StandardPlace::Sources) => reading::sources(walk),
        Place::Standard(StandardPlace::Trouble) => trouble::trouble(walk),
        _ => return None,
    };
    Some(section.attr("data-reading", ""))
}

#[cfg(target_arch = "wasm32")]
fn reading(_: Walk, _: Place<'static>) -> Option<El> {
    None
}

/// The list of steps: beside the place on a wide screen, in its stead (as `#steps`) on a narrow one.
fn steps(walk: Walk) -> El {
    let words = &walk.words.nav;
    let fixed = |list: &[StandardPlace]| list.iter().map(|fixed| Place::Standard(*fixed)).collect::<Vec<_>>();
    let stage = |stage| walk.guide.steps_of(stage).map(Place::Step).collect::<Vec<_>>();
    let ready =
        [fixed(&[StandardPlace::Start]), stage(Stage::Ready), fixed(&[StandardPlace::Owner, StandardPlace::People])]
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
        (words.stage_prove, fixed(&[StandardPlace::Tests, StandardPlace::Summary])),
        (words.stage_more, fixed(&more)),
    ];
    let groups = groups.into_iter().collect::<Vec<_>>();
    // A second user's half: what is theirs to do, and where help is.
    let help = fixed(&[
        StandardPlace::Trouble,
        StandardPlace::Search,
        StandardPlace::Faq,
        StandardPlace::Support,
        StandardPlace::MyData,
    ]);
    // One live part, not one a row: a row costs little, a live part does. Most ticks and answers change nothing here.
    let list = move || {
        walk.listed.track();
        let group = |(title, places): &(&'static str, Vec<Place<'static>>)| {
            let rows = places.iter().filter_map(|place| step_row(walk, *place)).collect::<Vec<_>>();
            (el("h3").child(*title), el("ol").child(rows))
        };
        if walk.peek(|handover| handover.record.is_second_users()) {
            let ids: Vec<_> = walk.peek(|handover| handover.walk().iter().map(|place| place.id().to_owned()).collect());
            let own = ids.iter().filter_map(|id| walk.guide.find(id)).collect();
            return [(walk.words.links.your_part, own), (words.stage_more, help.clone())].iter().map(group).collect();
        }
        groups.iter().map(group).collect::<Vec<_>>()
    };
    el("nav")
        .class("steps")
        .id("steps")
        .flag("data-menu", move || walk.session.menu.get())
        .attr("aria-labelledby", "steps-title")
        .child(el("h2").id("steps-title").attr("tabindex", "-1").child(words.steps_title))
        .live(list)
}

/// `None` where the choices made leave a step out.
fn step_row(walk: Walk, place: Place<'static>) -> Option<El> {
    let words = &walk.words.nav;
    let state = walk.peek(|handover| match place {
        Place::Step(step) if !handover.shows_step(step) => None,
        _ => Some(handover.state(place)),
    })?;
    let current = walk.session.place.with_untracked(|here| here == place.id());
    let (mark, said) = match state {
        State::Done => ("✓", words.done),
        State::ToDo => ("○", words.to_do),
        State::Read => ("", ""),
    };
    let said = el("span").class("unseen").child((" ", if current { words.current } else { said }));
    let mark = el("span").class("mark").attr("aria-hidden", "true").child(mark);
    let way = link(format!("#{}", place.id()), (mark, el("span").child((place_title(place, walk), said))));
    let way = way.attr_if("aria-current", current.then_some("step"));
    Some(el("li").attr_if("class", (state == State::Done).then_some("done")).child(way))
}
