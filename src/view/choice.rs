//! A choice: radio buttons whose answer shows and hides steps, tasks and paths.

use leptos::prelude::*;

use super::{session::Walk, text::words_of};
use crate::guide::{Choice, Opt, Step};

/// The choices asked on a step.
pub fn choices(walk: Walk, step: &'static Step) -> AnyView {
    let asked = walk.guide.choices.iter().filter(|choice| choice.at == step.id);
    asked.map(|choice| fieldset(walk, choice)).collect_view().into_any()
}

fn fieldset(walk: Walk, choice: &'static Choice) -> AnyView {
    let option = move |option: &'static Opt| {
        let chosen = move || {
            let person = walk.turn_of_any();
            walk.read(|handover| handover.record.chosen(choice, person.as_ref()) == Some(&option.id))
        };
        let choose = move |_| {
            let person = walk.turn_of_any();
            walk.change(|record, now| record.choose(choice, person.as_ref(), option.id.clone(), now));
        };
        view! {
            <label class="option">
                <input
                    type="radio"
                    id=format!("choice.{}.{}", choice.id, option.id)
                    name=format!("choice.{}", choice.id)
                    autocomplete="off"
                    prop:checked=chosen
                    on:change=choose
                />
                <span>
                    {words_of(&option.label)}
                    {option.hint.as_ref().map(|hint| view! { <small>{words_of(hint)}</small> })}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="choice">
            <legend>{words_of(&choice.ask)}</legend>
            {choice.options.iter().map(option).collect_view()}
        </fieldset>
    }
    .into_any()
}
