//! What came by a link, a code or a file: opened, looked at, put in, or asked about.

use super::{Dialog, enter};
use crate::{
    browser::document,
    guide::{Guide, StandardPlace, Test},
    link::{Act, Answer, Arrival, Choice, Link, LinkError, Prefill, arrival},
    record::{Handover, Outcome, Record},
    view::parts::element::{button, el},
    words::SuggestedWords,
};

/// The page was opened by a link.
pub fn arrived(dialog: Dialog, link: &Link) {
    if let Err(error) = open(dialog, link) {
        let text = (dialog.words.link_error)(error);
        dialog.show(dialog.words.found.failed, el("p").attr("role", "alert").child(text));
    }
}

/// Opens what a link brings.
pub fn open(dialog: Dialog, link: &Link) -> Result<(), LinkError> {
    let (arrival, work) = arrival(link, dialog.here())?;
    let (dropped, same_edition) = work.map_or((0, true), |work| (work.dropped, work.same_edition));
    let role_is_gone = link.prefill.role.as_ref().is_some_and(|role| dialog.guide.role(role).is_none());
    let dropped = dropped + link.dropped.len() + usize::from(role_is_gone);
    let mut remarks = remarks(dialog, dropped, same_edition);
    if link.prefill.from_support {
        remarks = suggested(&dialog.words.suggested, dialog.guide, &link.prefill) + &remarks;
    }
    show(dialog, arrival, &remarks);
    Ok(())
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

/// In fixed words; what the link itself says stands behind its label.
pub fn suggested(words: &SuggestedWords, guide: &Guide, prefill: &Prefill) -> String {
    let role = prefill.role.as_ref().and_then(|role| guide.role(role)).map_or("", |role| role.name.as_str());
    let facts = [(words.ticket, prefill.ticket.as_str()), (words.order, &prefill.order), (words.model, &prefill.model)];
    let mut said = words.step.to_owned();
    for (label, text) in facts.into_iter().chain([(words.role, role)]).filter(|(_, text)| !text.is_empty()) {
        said.push_str(&format!(" {label}: {text}."));
    }
    said
}

pub fn show(dialog: Dialog, arrival: Arrival, remarks: &str) {
    let words = &dialog.words.found;
    let say = |text: &str| format!("{text}{remarks}").trim().to_owned();
    match arrival {
        Arrival::Place => dialog.reply(Act::Say, None, "", &say("")),
        Arrival::Known => dialog.reply(Act::Say, None, "", &say(if remarks.is_empty() { words.known } else { "" })),
        Arrival::Fill(record) => dialog.done(Act::Open, record, "", &say("")),
        Arrival::Open(record) => {
            let said = match record.is_second_users() {
                true => say(words.half),
                false => {
                    let count = Handover::new(dialog.guide, &record).count();
                    say(&(words.opened)(count.done, count.all))
                }
            };
            dialog.done(Act::Keep, named(dialog, record), "", &said);
        }
        Arrival::Watch(record) => {
            let place = record.here.get().place.clone();
            dialog.done(Act::Watch, record, &place, &say(""));
        }
        Arrival::Choose(choice) => choose(dialog, *choice, say("")),
        Arrival::Answer(answer) => put_in(dialog, *answer, say("")),
        Arrival::Nobody => dialog.show(words.failed, el("p").attr("role", "alert").child(words.nobody)),
        Arrival::Code(code) => enter::enter(dialog, code),
    }
}

/// Whoever did not say what they are called is "You" on their own phone.
fn named(dialog: Dialog, mut record: Record) -> Record {
    if record.is_second_users()
        && let Some((id, person)) = record.people().first().map(|(id, person)| ((*id).clone(), (*person).clone()))
        && person.name.is_empty()
    {
        let person = crate::record::Person { name: dialog.words.found.you.to_owned(), ..person };
        record.set_person(dialog.guide, id, person, dialog.now());
    }
    record
}

/// Keep mine, open theirs, or put both together. A dialog that is closed keeps mine.
fn choose(dialog: Dialog, choice: Choice, remarks: String) {
    let words = &dialog.words.choice;
    let Choice { theirs, merged } = choice;
    let count = |record: &Record| Handover::new(dialog.guide, record).count();
    let (in_link, here) = (count(&theirs), count(dialog.record));
    let way = |class, label: &'static str, hint: &'static str, act: Box<dyn Fn()>| {
        el("li").child((button(class, label, act), el("small").class("hint").child(hint)))
    };
    let said = remarks.clone();
    let keep = Box::new(move || {
        dialog.reply(Act::Say, None, "", &said);
        document::close_dialog();
    });
    let said = remarks.clone();
    let open = Box::new(move || dialog.done(Act::Keep, theirs.clone(), "", &said));
    let said = if remarks.is_empty() { dialog.words.found.merged.to_owned() } else { remarks.clone() };
    let merge = Box::new(move || dialog.done(Act::Keep, merged.clone(), "", &said));
    let ways = el("ul").class("choices").child((
        way("primary", words.merge, words.merge_hint, merge),
        way("plain", words.keep, words.keep_hint, keep),
        way("plain", words.open, words.open_hint, open),
    ));
    let facts = [(words.mine)(here.done, here.all), (words.theirs)(in_link.done, in_link.all)];
    let facts = el("ul").class("list").child(facts.map(|fact| el("li").child(fact)).into_iter().collect::<Vec<_>>());
    let remarks = (!remarks.is_empty()).then(|| el("p").child(remarks));
    dialog.show(words.title, (remarks, facts, ways));
}

/// What a second user found, before it is put in.
fn put_in(dialog: Dialog, answer: Answer, remarks: String) {
    let words = &dialog.words.found;
    let Answer { person, answer, with_it } = answer;
    let name = with_it.person(&person).map_or("", |person| person.name.as_str());
    let name = if name.is_empty() { words.unnamed } else { name }.to_owned();
    let found = Handover::new(dialog.guide, &answer);
    let row = |test: &'static Test| {
        let outcome = answer.outcome(&test.id, &person).and_then(|said| *said.get())?;
        let result = (dialog.app_words.tests.result)(Some(outcome), None);
        let met = (outcome == Outcome::Fails).then(|| dialog.guide.symptom(&test.symptom)).flatten();
        let met = met.filter(|symptom| found.met(symptom, Some(&person)).is_some());
        let met = met.map(|symptom| el("small").class("hint").child((words.met)(&symptom.title)));
        Some(el("li").child((el("b").child(test.name.as_str()), format!(": {result} "), met)))
    };
    let rows = dialog.guide.tests.iter().filter_map(row).collect::<Vec<_>>();
    let said = (words.is_in)(&name);
    let yes = move || dialog.done(Act::Keep, with_it.clone(), StandardPlace::Tests.id(), &said);
    let buttons = (button("primary", words.put_in, yes), button("plain", words.leave, document::close_dialog));
    let remarks = (!remarks.is_empty()).then(|| el("p").child(remarks));
    let body = (remarks, el("ul").class("list").child(rows), el("p").class("buttons").child(buttons));
    dialog.show((words.answer_of)(&name), body);
}
