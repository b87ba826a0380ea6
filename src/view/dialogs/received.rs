//! What came by a link, a code or a file: opened, looked at, put in, or asked about.

use super::dialog::{Dialog, Opening};
use crate::{
    browser::document,
    guide::{StandardPlace, Test},
    link::{Answer, Arrival, Choice, Link, LinkError, arrival},
    record::{Handover, Outcome, Person, Record},
    view::parts::{
        element::{button, el},
        suggested::suggested,
    },
};

/// Opens what a link brings. A code in it is given back: it is read next.
pub fn open(dialog: Dialog, link: &Link) -> Result<Option<String>, LinkError> {
    let guide = dialog.store.guide;
    let (arrival, work) = dialog.with_here(|here| arrival(link, here))?;
    let (dropped, same_edition) = work.map_or((0, true), |work| (work.dropped, work.same_edition));
    let role_is_gone = link.prefill.role.as_ref().is_some_and(|role| guide.role(role).is_none());
    let dropped = dropped + link.dropped.len() + usize::from(role_is_gone);
    let mut remarks = remarks(dialog, dropped, same_edition);
    if link.prefill.from_support {
        remarks = suggested(&dialog.words.suggested, guide, &link.prefill) + remarks.as_str();
    }
    Ok(show(dialog, arrival, &remarks))
}

/// What has to be said of something that was read: each a sentence.
pub fn remarks(dialog: Dialog, dropped: usize, same_edition: bool) -> String {
    let words = &dialog.words.found;
    let mut remarks = String::new();
    if !same_edition {
        remarks.push(' ');
        remarks.push_str(words.other_edition);
    }
    if dropped > 0 {
        remarks.push(' ');
        remarks.push_str(&(words.dropped)(dropped));
    }
    remarks
}

/// Takes in what arrived, or asks about it. A code is given back: it is read next.
#[must_use]
pub fn show(dialog: Dialog, arrival: Arrival, remarks: &str) -> Option<String> {
    let words = &dialog.words.found;
    let say = |text: &str| format!("{text}{remarks}").trim().to_owned();
    match arrival {
        Arrival::Place => dialog.leave(&say("")),
        Arrival::Known => dialog.leave(&say(if remarks.is_empty() { words.known } else { "" })),
        Arrival::Fill(record) => dialog.take(Opening::Open, record, "", &say("")),
        Arrival::Open(record) => {
            let said = match record.is_second_users() {
                true => say(words.half),
                false => {
                    let count = Handover::new(dialog.store.guide, &record).count();
                    say(&(words.opened)(count.done, count.all))
                }
            };
            dialog.take(Opening::Keep, named(dialog, record), "", &said);
        }
        Arrival::Watch(record) => {
            let place = record.here.get().place.clone();
            dialog.take(Opening::Watch, record, &place, &say(""));
        }
        Arrival::Choose(choice) => choose(dialog, *choice, say("")),
        Arrival::Answer(answer) => put_in(dialog, *answer, say("")),
        Arrival::Nobody => dialog.show(words.failed, el("p").attr("role", "alert").child(words.nobody)),
        Arrival::Code(code) => return Some(code),
    }
    None
}

/// Whoever did not say what they are called is "You" on their own phone.
fn named(dialog: Dialog, mut record: Record) -> Record {
    if record.is_second_users()
        && let Some((id, person)) = record.people().first().map(|(id, person)| ((*id).clone(), (*person).clone()))
        && person.name.is_empty()
    {
        let person = Person { name: dialog.words.found.you.to_owned(), ..person };
        record.set_person(dialog.store.guide, id, person, dialog.store.session.now());
    }
    record
}

/// Keep mine, open theirs, or put both together. A dialog that is closed keeps mine.
fn choose(dialog: Dialog, choice: Choice, remarks: String) {
    let words = &dialog.words.choice;
    let Choice { theirs, merged } = choice;
    let count = |record: &Record| Handover::new(dialog.store.guide, record).count();
    let (in_link, here) = (count(&theirs), dialog.store.peek(|handover| handover.count()));
    let option = |class, label: &'static str, hint: &'static str, act: Box<dyn Fn()>| {
        el("li").child((button(class, label, act), el("small").class("hint").child(hint)))
    };
    let said = remarks.clone();
    let keep = Box::new(move || {
        dialog.leave(&said);
        document::close_dialog();
    });
    let said = remarks.clone();
    let open = Box::new(move || dialog.take(Opening::Keep, theirs.clone(), "", &said));
    let said = if remarks.is_empty() { dialog.words.found.merged.to_owned() } else { remarks.clone() };
    let merge = Box::new(move || dialog.take(Opening::Keep, merged.clone(), "", &said));
    let options = el("ul").class("choices").child((
        option("primary", words.merge, words.merge_hint, merge),
        option("plain", words.keep, words.keep_hint, keep),
        option("plain", words.open, words.open_hint, open),
    ));
    let facts = [(words.mine)(here.done, here.all), (words.theirs)(in_link.done, in_link.all)];
    let facts = el("ul").class("list").child(facts.map(|fact| el("li").child(fact)).into_iter().collect::<Vec<_>>());
    let remarks = (!remarks.is_empty()).then(|| el("p").child(remarks));
    dialog.show(words.title, (remarks, facts, options));
}

/// What a second user found, before it is put in.
fn put_in(dialog: Dialog, answer: Answer, remarks: String) {
    let words = &dialog.words.found;
    let Answer { person, answer, with_it } = answer;
    let name = with_it.person(&person).map_or("", |person| person.name.as_str());
    let name = if name.is_empty() { words.unnamed } else { name }.to_owned();
    let found = Handover::new(dialog.store.guide, &answer);
    let row = |test: &'static Test| {
        let outcome = answer.outcome(&test.id, &person).and_then(|said| *said.get())?;
        let result = (dialog.app_words.tests.result)(Some(outcome), None);
        let met = (outcome == Outcome::Fails).then(|| dialog.store.guide.symptom(&test.symptom)).flatten();
        let met = met.filter(|symptom| found.met(symptom, Some(&person)).is_some());
        let met = met.map(|symptom| el("small").class("hint").child((words.met)(&symptom.title)));
        Some(el("li").child((el("b").child(test.name.as_str()), format!(": {result} "), met)))
    };
    let rows = dialog.store.guide.tests.iter().filter_map(row).collect::<Vec<_>>();
    let said = (words.is_in)(&name);
    let yes = move || dialog.take(Opening::Keep, with_it.clone(), StandardPlace::Tests.id(), &said);
    let buttons = (button("primary", words.put_in, yes), button("plain", words.leave, document::close_dialog));
    let remarks = (!remarks.is_empty()).then(|| el("p").child(remarks));
    let body = (remarks, el("ul").class("list").child(rows), el("p").class("buttons").child(buttons));
    dialog.show((words.answer_of)(&name), body);
}
