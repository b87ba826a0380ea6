//! A choice: radio buttons whose answer shows and hides steps, tasks and paths.

use crate::guide::{Choice, Opt, Step};
use crate::view::{
    app::store::Store,
    parts::element::{El, Event, el, input},
    parts::text::words_of,
};

/// The choices asked on a step.
pub fn choices(store: Store, step: &'static Step) -> Vec<El> {
    store.guide.choices.iter().filter(|choice| choice.at == step.id).map(|choice| fieldset(store, choice)).collect()
}

fn fieldset(store: Store, choice: &'static Choice) -> El {
    let option = |option: &'static Opt| {
        let chosen = move || {
            let person = store.turn_of_any();
            store.read(|handover| handover.record.chosen(choice, person.as_ref()) == Some(&option.id))
        };
        let choose = move |_| {
            let person = store.turn_of_any();
            store.change(|record, now| record.choose(choice, person.as_ref(), option.id.clone(), now));
        };
        let radio = input("radio", format!("choice.{}.{}", choice.id, option.id))
            .attr("name", format!("choice.{}", choice.id))
            .checked(chosen)
            .on(Event::Change, choose);
        let hint = option.hint.as_ref().map(|hint| el("small").child(words_of(hint)));
        el("label").class("option").child((radio, el("span").child((words_of(&option.label), hint))))
    };
    el("fieldset")
        .class("choice")
        .child(el("legend").child(words_of(&choice.ask)))
        .child(choice.options.iter().map(option).collect::<Vec<_>>())
}
