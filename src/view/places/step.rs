//! A step: why, the way to tap, the tasks, the callouts, and what to do when it is not as described.

use leptos::prelude::*;

use crate::view::{
    app::request::DialogRequest,
    app::store::Store,
    parts::element::{El, Event, Part, Parts, button, el, gather, input, link},
    parts::text::words_of,
    places::choice::choices,
    places::condition::{only_if, ruled_out},
    places::dialog_button::dialog_button,
    places::facts::notes,
    places::frame::{place, position},
    places::paths::paths,
};
use crate::{
    guide::{Id, Labels, Per, Stage, Step, Task, Who},
    record::{Person, PersonId},
};

pub fn step(store: Store, step: &'static Step) -> El {
    let words = store.words;
    let see = |see: &'static crate::guide::Text| {
        el("p").class("see").child((el("b").child(words.step.see), ": ", words_of(see)))
    };
    let tasks = step.tasks.iter().map(|task| task_row(store, step, task)).collect::<Vec<_>>();
    let body = el("div")
        .class("body")
        .child(only_if(store, &step.when))
        .child(el("p").class("why").child(words_of(&step.why)))
        .child((step.per == Per::Person).then(|| turns(store, step)))
        .child(choices(store, step))
        .child(paths(store, &step.paths))
        .child(el("h2").class("tasks-title").child(words.step.tasks))
        .child(el("ul").class("tasks").child(tasks))
        .child(step.see.as_ref().map(see))
        .child(notes(store, &step.notes))
        .child(different(store, step))
        .child(failed(store, step))
        .child(source(store, step));
    place(store, &step.id, kicker(store, step), body)
}

/// `Step 2 of 8 · On Mia’s phone`.
fn kicker(store: Store, step: &'static Step) -> Parts {
    let words = store.words;
    let whose = move || {
        if store.is_second_users() {
            return words.links.your_phone.to_owned();
        }
        let name = store.turn(step).map(|person| store.name_of(&person));
        match (name, step.who) {
            (Some(name), Who::SecondUser) => (words.step.on_phone_of)(&name),
            (Some(name), who) => format!("{} · {}", (words.step.who)(who), (words.step.for_person)(&name)),
            (None, who) => (words.step.who)(who).to_owned(),
        }
    };
    let where_in = match step.stage {
        Stage::Leave => gather(words.leaving.title),
        _ => position(store, &step.id),
    };
    gather((where_in, " · ", el("span").live(whose)))
}

fn task_row(store: Store, step: &'static Step, task: &'static Task) -> El {
    let ticked = move || {
        let person = store.turn(step);
        store.read(|handover| handover.record.ticked(step, &task.id, person.as_ref()))
    };
    let tick = move |event| {
        if store.lacks_turn(step) {
            store.session.announcement.set(store.words.leaving.nobody_said.to_owned());
            return store.notify();
        }
        let (person, on) = (store.turn(step), event_target_checked(&event));
        store.change(|record, now| record.tick(step, &task.id, person.as_ref(), on, now));
    };
    let when = move || ticked().map(|at| (store.words.step.ticked_at)(&at.clock(store.session.offset)));
    let square = input("checkbox", format!("tick.{}.{}", step.id, task.id))
        .checked(move || ticked().is_some())
        .on(Event::Change, tick);
    let text = el("span")
        .child(only_if(store, &task.when))
        .child(words_of(&task.text))
        .child(el("small").class("when").live(when));
    el("li").hidden(ruled_out(store, &task.when)).child(el("label").class("task").child((square, text)))
}

/// Whose turn it is: a switch between people, and what the owner needs to know about this one.
fn turns(store: Store, step: &'static Step) -> Parts {
    let words = store.words;
    let switch = move || {
        let current = store.turn(step);
        let turns = store.read(|handover| {
            let named = handover.turns(step).into_iter().flatten();
            named.map(|id| (id.clone(), handover.count_for(step, Some(id)))).collect::<Vec<_>>()
        });
        let turn = |(id, count): (PersonId, crate::record::Count)| {
            let (name, pressed) = (store.name_of(&id), current.as_ref() == Some(&id));
            let done = count.all > 0 && count.done == count.all;
            let how_far =
                if done { format!("✓ {}", words.nav.done) } else { format!("{}/{}", count.done, count.all) };
            let label = (name, " ", el("small").child(how_far));
            button("turn", label, move || store.set_turn(id.clone())).aria_bool("aria-pressed", pressed)
        };
        turns.into_iter().map(turn).collect::<Vec<_>>()
    };
    let nobody = move || store.read(|handover| handover.record.active().is_empty());
    let only_one = move || nobody() || store.is_second_users();
    let switch = el("div")
        .class("turns")
        .hidden(only_one)
        .attr("role", "group")
        .attr("aria-label", words.step.turn)
        .live(switch);
    let hint = (words.step.no_people, " ", link("#people", words.step.add_people));
    // What the owner needs of them; on their own phone, what the invitation said.
    let about = move || {
        let id = store.turn(step)?;
        let person = store.person(&id)?;
        let theirs = store.is_second_users();
        let card = match step.who {
            Who::SecondUser if theirs => Some(own_card(store, &person)),
            Who::Owner => Some(person_card(store, &person)),
            _ => None,
        };
        let invite = (step.stage == Stage::Share && !theirs)
            .then(|| dialog_button(store, "plain", (words.links.invite)(&person.name), DialogRequest::Invite(id)));
        Some(gather((card, invite.map(|invite| el("p").child(invite)))))
    };
    let hint = el("p").class("hint").hidden(move || !nobody()).child(hint);
    gather((switch, hint, el("div").live(about)))
}

/// What the owner's invitation said of the reader.
fn own_card(store: Store, person: &Person) -> El {
    let words = &store.words.links;
    let account = (!person.account.is_empty())
        .then(|| (el("dt").child(words.your_account), el("dd").class("address").child(person.account.clone())));
    el("dl").class("card").child(account).child((el("dt").child(words.you_may), el("dd").child(store.given(person))))
}

/// The address to type and the permissions to give, where the owner types and gives them.
fn person_card(store: Store, person: &Person) -> El {
    let words = store.words;
    let address = person.account.clone();
    let copy = move || store.session.hand().copy(address.clone());
    let account = if person.account.trim().is_empty() {
        gather(link("#people", words.people.no_account))
    } else {
        gather((el("span").class("address").child(person.account.clone()), " ", button("plain", words.step.copy, copy)))
    };
    el("dl")
        .class("card")
        .child((el("dt").child((words.step.address)(&person.name)), el("dd").child(account)))
        .child((el("dt").child((words.step.permissions)(&person.name)), el("dd").child(store.given(person))))
}

fn different(store: Store, step: &'static Step) -> El {
    let words = &store.words.step;
    aside(step, "different", words.different, (el("p").child(words.different_help), paths(store, &step.different)))
}

/// What may be seen here, by whoever's turn it is.
fn failed(store: Store, step: &'static Step) -> El {
    let symptom = move |id: &'static Id| {
        let symptom = store.guide.symptom(id)?;
        let person = store.turn(step);
        if !store.read(|handover| handover.shows(&symptom.when, person.as_ref())) {
            return None;
        }
        let lacks = store.read(|handover| {
            let lacking = handover.lacks(symptom, person.as_ref()?)?;
            let name = &handover.record.person(person.as_ref()?)?.name;
            Some((store.words.trouble.not_given)(name, lacking))
        });
        let note = lacks.map(|lacks| el("small").child((" ", lacks)));
        Some(el("li").child(link(format!("#{id}"), el("span").child((symptom.title.as_str(), note)))))
    };
    let links = move || {
        let symptoms = step.symptoms.iter().filter_map(symptom).collect::<Vec<_>>();
        (symptoms, el("li").child(link("#trouble", store.words.trouble.all)))
    };
    let links = el("ul").class("ways").live(links);
    aside(step, "failed", store.words.step.failed, (el("p").child(store.words.step.failed_help), links))
}

fn aside(step: &Step, name: &str, title: &'static str, body: impl Part) -> El {
    el("details").class("aside").id(format!("{}-{name}", step.id)).child((el("summary").child(title), body))
}

fn source(store: Store, step: &'static Step) -> El {
    let words = &store.words.step;
    let labels = match step.labels {
        _ if store.guide.is_general(&step.source) => words.general_advice,
        Labels::Exact => words.exact_names,
        Labels::Generic => words.generic_names,
    };
    let text = format!(": {}. {labels}", store.guide.numbers_of(&step.source));
    el("p").class("source").child((link("#sources", words.source), text))
}
