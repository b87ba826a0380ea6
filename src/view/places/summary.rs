//! The summary: the record as a document to print, copy and file. Its words come from `export`, as the files' do.

use crate::view::{
    app::store::Store,
    parts::element::{El, Parts, button, el, gather},
    places::frame::{place, position},
};
use crate::{
    export::{self, PersonRow, Summary, markdown, text},
    guide::StandardPlace,
    record::Outcome,
};

pub fn summary(store: Store) -> El {
    let words = store.words;
    let session = store.session;
    // The clock is asked only in the browser: the prerendered foot would date the build.
    let made = move || {
        let now = session.is_live().then(|| session.now());
        store.read(|handover| export::summary(handover, session.site, words, now, session.offset))
    };
    let hand = session.hand();
    let copy = move || hand.copy(text(&made(), words));
    let download = move || hand.download(words.summary.file, "text/markdown", &markdown(&made(), words));
    let print = move || hand.print();
    let buttons = (
        button("primary", words.summary.print, print),
        button("plain", words.summary.copy, copy),
        button("plain", words.summary.download, download),
    );
    let body = el("div")
        .class("body")
        .child(el("p").class("why screen-only").child(words.summary.intro))
        .child(el("article").class("record").attr("translate", "no").live(move || document(store, made())))
        .child(el("p").class("buttons screen-only").child(buttons));
    place(store, StandardPlace::Summary.id(), position(store, StandardPlace::Summary.id()), body)
}

fn document(store: Store, summary: Summary) -> Parts {
    let words = &store.words.summary;
    let status = el("p").class(if summary.proven { "status proven" } else { "status" }).child(summary.status);
    let owner = el("div").child((el("h3").child(words.owner), pairs(summary.owner)));
    let people = (!summary.people.is_empty()).then(|| {
        let rows = summary.people.into_iter().map(|row| person(store, row)).collect::<Vec<_>>();
        (el("h3").child(words.people), el("div").class("rows").child(rows))
    });
    let lists =
        [list(words.left, summary.left), list(words.leaving, summary.leaving), list(words.contact, summary.contact)];
    gather((
        el("header").class("band").child((el("h2").child(summary.title), status)),
        el("div").class("columns").child((owner, list(words.devices, summary.devices))),
        people,
        (
            el("div").class("columns").child(lists.into_iter().flatten().collect::<Vec<_>>()),
            el("p").class("foot").child(summary.foot),
        ),
    ))
}

fn pairs(pairs: Vec<(String, String)>) -> El {
    let pair = |(label, value)| el("div").child((el("dt").child(label), el("dd").child(value)));
    el("dl").class("pairs").child(pairs.into_iter().map(pair).collect::<Vec<_>>())
}

fn list(title: &'static str, lines: Vec<String>) -> Option<El> {
    let items = |lines: Vec<String>| lines.into_iter().map(|line| el("li").child(line)).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| el("div").child((el("h3").child(title), el("ul").child(items(lines)))))
}

fn person(store: Store, row: PersonRow) -> El {
    let details = row.details(store.words).map(|(label, value)| (label.to_owned(), value.to_owned()));
    let tests = row.tests.into_iter().map(|test| {
        let mark = match test.outcome {
            Some(Outcome::Works) => "✓",
            Some(Outcome::Fails) => "✗",
            None => "○",
        };
        let mark = el("span").class("mark").attr("aria-hidden", "true").child(mark);
        el("li").child((mark, format!(" {}: {}", test.name, test.result)))
    });
    let marks = el("ul").class("marks").attr("aria-label", store.words.summary.tests).child(tests.collect::<Vec<_>>());
    el("section")
        .class(if row.proven { "row proven" } else { "row" })
        .child(el("h4").child((row.name, " ", el("small").child(row.role))))
        .child((pairs(details.into_iter().collect()), marks))
}
