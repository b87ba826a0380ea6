//! A step: why, the way to tap, the tasks, the callouts, and what to do when it is not as described.

use leptos::prelude::*;

use super::{
    choice::choices,
    frame::{place, position},
    note::notes,
    session::Walk,
    taps::paths,
    text::{only_if, words_of},
};
use crate::{
    browser::clipboard,
    guide::{Labels, Per, Stage, Step, Task, Who},
    handover::PersonId,
};

pub fn step(walk: Walk, step: &'static Step) -> AnyView {
    let words = walk.words;
    let body = view! {
        {only_if(walk, &step.when)}
        <p class="why">{words_of(&step.why)}</p>
        {(step.per == Per::Person).then(|| turns(walk, step))}
        {choices(walk, step)}
        {paths(walk, &step.paths)}
        <h2 class="tasks-title">{words.step.tasks}</h2>
        <ul class="tasks">{step.tasks.iter().map(|task| task_row(walk, step, task)).collect_view()}</ul>
        {step.see.as_ref().map(|see| view! { <p class="see"><b>{words.step.see}": "</b>{words_of(see)}</p> })}
        {notes(walk, &step.notes)}
        {different(walk, step)}
        {failed(walk, step)}
        {source(walk, step)}
    };
    place(walk, &step.id, kicker(walk, step), body.into_any())
}

fn kicker(walk: Walk, step: &'static Step) -> AnyView {
    let words = walk.words;
    let position = position(walk, &step.id);
    let whose = move || match (walk.turn(step).map(|person| walk.name_of(&person)), step.who) {
        (Some(name), Who::SecondUser) => (words.step.on_phone_of)(&name),
        (Some(name), _) => format!("{} · {}", (words.step.who)(step.who), (words.step.for_person)(&name)),
        (None, who) => (words.step.who)(who).to_owned(),
    };
    let place = move || match step.stage {
        Stage::Leave => words.leaving.title.to_owned(),
        _ => position(),
    };
    view! { {place}" · "{whose} }.into_any()
}

fn task_row(walk: Walk, step: &'static Step, task: &'static Task) -> AnyView {
    let ticked = move || {
        let person = walk.turn(step);
        walk.read(|handover| handover.record.ticked(step, &task.id, person.as_ref()))
    };
    let hidden = move || {
        let person = walk.turn(step);
        !walk.read(|handover| handover.shows(&task.when, person.as_ref()))
    };
    let tick = move |ev| {
        let person = walk.turn(step);
        walk.change(|record, now| record.tick(step, &task.id, person.as_ref(), event_target_checked(&ev), now));
    };
    let when = move || ticked().map(|at| (walk.words.step.ticked_at)(&at.clock(walk.session.offset)));
    view! {
        <li hidden=hidden>
            <label class="task">
                <input
                    type="checkbox"
                    id=format!("tick.{}.{}", step.id, task.id)
                    autocomplete="off"
                    prop:checked=move || ticked().is_some()
                    on:change=tick
                />
                <span>{only_if(walk, &task.when)}{words_of(&task.text)}<small class="when">{when}</small></span>
            </label>
        </li>
    }
    .into_any()
}

/// Whose turn it is: a switch between people, and what the owner needs to know about this one.
pub fn turns(walk: Walk, step: &'static Step) -> AnyView {
    let words = walk.words;
    let switch = move || {
        let turns: Vec<_> = walk.read(|handover| {
            let named = handover.turns(step).into_iter().flatten();
            named.map(|id| (id.clone(), handover.count_for(step, Some(id)))).collect()
        });
        let current = walk.turn(step);
        turns
            .into_iter()
            .map(|(id, count)| {
                let pressed = current.as_ref() == Some(&id);
                let (name, done) = (walk.name_of(&id), count.all > 0 && count.done == count.all);
                let take = move |_| walk.set_turn(id.clone());
                view! {
                    <button type="button" class="turn" aria-pressed=pressed.to_string() on:click=take>
                        {name}" "<small>{if done { format!("✓ {}", words.nav.done) } else { format!("{}/{}", count.done, count.all) }}</small>
                    </button>
                }
            })
            .collect_view()
    };
    let nobody = move || walk.read(|handover| handover.record.active().is_empty());
    let card = move || walk.turn(step).filter(|_| step.who == Who::Owner).map(|person| person_card(walk, person));
    view! {
        <div class="turns" hidden=nobody role="group" aria-label=words.step.turn>{switch}</div>
        <p class="hint" hidden=move || !nobody()>
            {words.step.no_people}" "<a href="#people">{words.step.add_people}</a>
        </p>
        {card}
    }
    .into_any()
}

/// The address to type and the permissions to give, where the owner types and gives them.
fn person_card(walk: Walk, id: PersonId) -> AnyView {
    let words = walk.words;
    let Some((name, account, permissions)) = walk.read(|handover| {
        let person = handover.record.person(&id)?;
        let given = walk.guide.permissions.iter().filter(|permission| person.permissions.contains(&permission.id));
        let given: Vec<_> = given.map(|permission| permission.name.as_str()).collect();
        Some((person.name.clone(), person.account.clone(), given.join(", ")))
    }) else {
        return ().into_any();
    };
    let address = account.clone();
    let copy = move |_| {
        clipboard::copy(address.clone(), move |copied| {
            let said = if copied { words.step.copied } else { words.step.not_copied };
            walk.session.said.set(said.to_owned());
        });
    };
    let account = if account.trim().is_empty() {
        view! { <a href="#people">{words.people.no_account}</a> }.into_any()
    } else {
        view! { <span class="address">{account}</span>" "<button type="button" class="plain" on:click=copy>{words.step.copy}</button> }
            .into_any()
    };
    view! {
        <dl class="card">
            <dt>{(words.step.address)(&name)}</dt>
            <dd>{account}</dd>
            <dt>{(words.step.permissions)(&name)}</dt>
            <dd>{permissions}</dd>
        </dl>
    }
    .into_any()
}

fn different(walk: Walk, step: &'static Step) -> AnyView {
    let words = walk.words;
    view! {
        <details class="aside" id=format!("{}-different", step.id)>
            <summary>{words.step.different}</summary>
            <p>{words.step.different_help}</p>
            {paths(walk, &step.different)}
        </details>
    }
    .into_any()
}

fn failed(walk: Walk, step: &'static Step) -> AnyView {
    let words = walk.words;
    let symptom = |id| {
        walk.guide
            .symptom(id)
            .map(|symptom| view! { <li><a href=format!("#{}", symptom.id)>{symptom.title.as_str()}</a></li> })
    };
    view! {
        <details class="aside" id=format!("{}-failed", step.id)>
            <summary>{words.step.failed}</summary>
            <p>{words.step.failed_help}</p>
            <ul class="ways">
                {step.symptoms.iter().map(|id| symptom(id)).collect_view()}
                <li><a href="#trouble">{words.trouble.all}</a></li>
            </ul>
        </details>
    }
    .into_any()
}

fn source(walk: Walk, step: &'static Step) -> AnyView {
    let words = walk.words;
    let labels = match step.labels {
        _ if walk.guide.is_general(&step.source) => words.step.general_advice,
        Labels::Exact => words.step.exact_names,
        Labels::Generic => words.step.generic_names,
    };
    let mut titles: Vec<&str> = Vec::new();
    for reference in step.source.iter() {
        match walk.guide.source(&reference.source) {
            Some(source) if !titles.contains(&source.title.as_str()) => titles.push(&source.title),
            _ => {}
        }
    }
    view! {
        <p class="source"><a href="#sources">{words.step.source}</a>": "{titles.join("; ")}". "{labels}</p>
    }
    .into_any()
}
