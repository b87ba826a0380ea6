//! The place on work without network. It is only read: what it says of this device, `public/after-start/offline.js` shows.

use crate::view::{
    app::page::Card,
    app::session::Session,
    parts::element::{El, Parts, el, gather, link},
    places::frame::section,
};

pub fn offline(session: Session, cards: &'static [Card]) -> El {
    let words = session.language.offline();
    let device = |(device, what): &'static (&str, &str)| (el("h3").child(*device), el("p").child(labelled(what)));
    let steps = words.bring_list.map(|step| el("li").child(labelled(step))).into_iter().collect::<Vec<_>>();
    let body = el("div")
        .class("body")
        .child(el("p").class("why").child(words.intro))
        .child((el("h2").child(words.state), state(session, cards)))
        .child((el("h2").child(words.home_screen), el("p").child(words.home_screen_intro)))
        .child(words.home_screen_list.iter().map(device).collect::<Vec<_>>())
        .child((el("h2").child(words.own_storage), el("p").child(words.own_storage_text)))
        .child((el("ol").class("list").child(steps), el("p").class("hint").child(words.bring_file)));
    section("offline", link("#start", session.words.product), session.words.door.offline, body)
}

/// What it may be, all of it hidden until one shows; what works anyway does not wait.
fn state(session: Session, cards: &'static [Card]) -> El {
    let words = session.language.offline();
    let hidden = |tag, states| el(tag).attr("data-offline", states).attr("hidden", "");
    let said = words.states.map(|(state, text)| hidden("p", state).child(text)).into_iter().collect::<Vec<_>>();
    let (version, saved) = (el("b"), el("b").attr("lang", words.date));
    let altered = hidden("p", "altered").class("hint").child(words.altered);
    let refused = hidden("p", "refused").class("hint").child((words.refused, " ", el("code")));
    let version = hidden("p", "ready part").class("hint").child((words.version, " ", version)).child((
        ", ",
        words.saved,
        " ",
        saved,
    ));
    let save = el("button").attr("type", "button").class("primary").id("offline-save").child(words.save);
    let guide = |card: &'static Card| el("li").child(link(format!("{}{}/", session.root, card.id), card.app.as_str()));
    let guides = el("ul").class("list").child(cards.iter().map(guide).collect::<Vec<_>>());
    let file = (words.instead_file, " ", link("#my-data", session.words.data.title), ".");
    let instead = el("div")
        .attr("data-offline", "unsaved blocked framed refused")
        .child((el("h3").child(words.instead), hidden("p", "refused").child(words.instead_network)))
        .child(el("p").child(words.instead_print))
        .child((guides, el("p").child(file)));
    el("div").class("body").child(el("div").attr("role", "status").child((said, altered, refused))).child((
        version,
        hidden("p", "unsaved part refused").class("buttons").child(save),
        instead,
    ))
}

/// `Tap **Open**`: what stands between the stars is what the screen says.
fn labelled(text: &'static str) -> Parts {
    let piece = |(n, piece): (usize, &'static str)| match n % 2 {
        0 => gather(piece),
        _ => gather(el("b").class("label").child(piece)),
    };
    gather(text.split("**").enumerate().map(piece).collect::<Vec<_>>())
}
