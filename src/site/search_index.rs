//! What the search looks through: the words of every symptom, fix, answer and step, without marks.

use super::guides::Guides;
use crate::{
    guide::{Guide, Id, Text},
    search::{App, Entry, Index, Kind},
};

pub fn index(guides: &Guides) -> Index {
    let apps = guides.guides.iter().map(app).collect();
    let entries = guides.guides.iter().enumerate().flat_map(|(n, guide)| {
        // More guides than this would not fit on a disk.
        entries(guide, u16::try_from(n).expect("fewer than 65,536 guides"))
    });
    Index { same: guides.same.clone(), apps, entries: entries.collect() }
}

fn app(guide: &Guide) -> App {
    let names = [&guide.vendor].into_iter().chain(&guide.names).cloned().collect();
    App { id: guide.id.clone(), name: guide.app.clone(), names }
}

fn entries(guide: &Guide, app: u16) -> Vec<Entry> {
    let entry = |place: &Id, kind, title: &str, text: String| Entry {
        app,
        place: place.clone(),
        kind,
        title: title.to_owned(),
        also: Vec::new(),
        text,
    };
    let symptoms = guide.symptoms.iter().map(|symptom| Entry {
        also: symptom.also.clone(),
        ..entry(&symptom.id, Kind::Symptom, &symptom.title, symptom.meaning.plain())
    });
    let fixes = guide.fixes.iter().map(|fix| entry(&fix.id, Kind::Fix, &fix.title, plain(&fix.actions)));
    let faq = guide.faq.iter().map(|faq| entry(&faq.id, Kind::Faq, &faq.question, faq.answer.plain()));
    let steps = guide.steps.iter().map(|step| {
        let text = plain([&step.why].into_iter().chain(step.tasks.iter().map(|task| &task.text)));
        entry(&step.id, Kind::Step, &step.title, text)
    });
    symptoms.chain(fixes).chain(faq).chain(steps).collect()
}

fn plain<'t>(texts: impl IntoIterator<Item = &'t Text>) -> String {
    texts.into_iter().map(Text::plain).collect::<Vec<_>>().join(" ")
}
