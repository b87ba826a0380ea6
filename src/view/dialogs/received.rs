//! What came by a link, a code or a file: opened, looked at, put in, or asked about.

use super::{
    changes::changes,
    dialog::{Dialog, Opening},
    whose::{label, whose},
};
use crate::{
    browser::document,
    guide::{StandardPlace, Test},
    link::{Answer, Arrival, Choice, Link, LinkError, arrival},
    record::{Change, Handover, Outcome, Person, Record},
    view::parts::{
        element::{El, button, el, gather},
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
        Arrival::Fill(record) => dialog.take(Opening::Keep, record, "", &say("")),
        Arrival::Open(record) => {
            let count = Handover::new(dialog.store.guide, &record).count();
            let said =
                if record.is_second_users() { words.half.to_owned() } else { (words.opened)(count.done, count.all) };
            dialog.take(Opening::Keep, named(dialog, record), "", &say(&said));
        }
        Arrival::Older(record) => dialog.take(Opening::Keep, record, "", &say(words.older_invitation)),
        Arrival::Watch(record) => {
            let place = record.here.get().place.clone();
            dialog.take(Opening::Watch, record, &place, &say(""));
        }
        Arrival::Choose(choice) if choice.mine.is_second_users() => update(dialog, *choice, say("")),
        Arrival::Choose(choice) => choose(dialog, *choice, say("")),
        Arrival::Answer(answer) => put_in(dialog, *answer, say("")),
        Arrival::Several(answers) => which(dialog, answers, say("")),
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

/// One thing to choose, and what comes of it.
fn option(is_first: bool, label: &'static str, hint: &'static str, act: impl Fn() + 'static) -> El {
    let class = if is_first { "primary" } else { "plain" };
    el("li").child((button(class, label, act), el("small").class("hint").child(hint)))
}

fn keep_mine(dialog: Dialog, said: String) -> impl Fn() + 'static {
    move || {
        dialog.leave(&said);
        document::close_dialog();
    }
}

/// Keep mine, open theirs beside it, or put both together if they are one handover. A dialog that is closed keeps mine.
fn choose(dialog: Dialog, choice: Choice, remarks: String) {
    let words = &dialog.words.choice;
    let Choice { mine, theirs, merged } = choice;
    let same = merged.is_some();
    // What somebody wrote is not given away by the first button.
    let is_safe = merged.as_ref().is_some_and(|merged| !merged.changes.iter().any(Change::is_loss));
    let changed = merged.as_ref().and_then(|merged| changes(dialog, &merged.changes));
    let merge = merged.map(|merged| {
        let said = if remarks.is_empty() { dialog.words.found.merged.to_owned() } else { remarks.clone() };
        let act = move || dialog.take(Opening::Keep, merged.record.clone(), "", &said);
        option(is_safe, words.merge, words.merge_hint, act)
    });
    let facts = [
        Some((words.mine)(&whose(dialog, &mine))),
        theirs.as_ref().map(|theirs| (words.theirs)(&whose(dialog, theirs))),
    ];
    let said = remarks.clone();
    let open = theirs.map(|theirs| {
        let hint = if same { words.apart_hint } else { words.open_hint };
        option(!same, if same { words.apart } else { words.open }, hint, move || {
            dialog.take(Opening::Keep, theirs.clone(), "", &said)
        })
    });
    let keep = option(same && !is_safe, words.keep, words.keep_hint, keep_mine(dialog, remarks.clone()));
    let options = el("ul").class("choices");
    let options = match same && !is_safe {
        true => options.child((keep, merge, open)),
        false => options.child((merge, open, keep)),
    };
    let facts =
        el("ul").class("list").child(facts.into_iter().flatten().map(|fact| el("li").child(fact)).collect::<Vec<_>>());
    let remarks = (!remarks.is_empty()).then(|| el("p").child(remarks));
    dialog.show(if same { words.title } else { words.title_other }, (remarks, facts, changed, options));
}

/// A later invitation, for a half that is here.
fn update(dialog: Dialog, choice: Choice, remarks: String) {
    let words = &dialog.words.choice;
    let Some(merged) = choice.merged else { return };
    let changed = changes(dialog, &merged.changes);
    let said = dialog.words.found.updated.to_owned();
    let act = move || dialog.take(Opening::Keep, merged.record.clone(), "", &said);
    let options = el("ul").class("choices").child((
        option(true, words.update, words.update_hint, act),
        option(false, words.keep, words.keep_hint, keep_mine(dialog, remarks.clone())),
    ));
    let remarks = (!remarks.is_empty()).then(|| el("p").child(remarks));
    dialog.show(words.title_half, (remarks, changed, options));
}

/// Whose answer it is, where it may be that of several.
fn which(dialog: Dialog, answers: Vec<Answer>, remarks: String) {
    let words = &dialog.words.found;
    let row = |answer: Answer| {
        let name = answer.with_it.person(&answer.person).map_or("", |person| person.name.trim()).to_owned();
        let name = if name.is_empty() { words.unnamed.to_owned() } else { name };
        let label = format!("{name} ({})", label(dialog, &answer.with_it));
        let remarks = remarks.clone();
        el("p").child(button("plain", label, move || put_in(dialog, answer.clone(), remarks.clone())))
    };
    let rows = answers.into_iter().map(row).collect::<Vec<_>>();
    dialog.show(words.whose_answer, (el("p").child(words.several), rows));
}

/// What a second user found, before it is put in.
fn put_in(dialog: Dialog, answer: Answer, remarks: String) {
    let words = &dialog.words.found;
    let Answer { person, answer, with_it, changes: changed, is_older } = answer;
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
    let lost: Vec<Change> = changed.into_iter().filter(Change::is_loss).collect();
    let whose = el("p").class("hint").child(whose(dialog, &with_it));
    let yes = move || dialog.take(Opening::Keep, with_it.clone(), StandardPlace::Tests.id(), &said);
    let (put, leave) = if is_older { ("plain", "primary") } else { ("primary", "plain") };
    let put = button(put, if is_older { words.put_in_older } else { words.put_in }, yes);
    let leave = button(leave, words.leave, document::close_dialog);
    let buttons = if is_older { (leave, put) } else { (put, leave) };
    let older = is_older.then(|| el("p").class("note check").child((words.older_answer)(&name)));
    let remarks = (!remarks.is_empty()).then(|| el("p").child(remarks));
    let list = el("ul").class("list").child(rows);
    let told = gather((remarks, older, whose, list));
    dialog.show((words.answer_of)(&name), (told, changes(dialog, &lost), el("p").class("buttons").child(buttons)));
}
