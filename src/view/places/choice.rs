//! A choice: radio buttons whose answer shows and hides steps, tasks and paths.

use crate::guide::{Choice, Opt, Step};
use crate::view::{
    app::session::Walk,
    parts::element::{El, el, input},
    parts::text::words_of,
};

/// The choices asked on a step.
pub fn choices(walk: Walk, step: &'static Step) -> Vec<El> {
    walk.guide.choices.iter().filter(|choice| choice.at == step.id).map(|choice| fieldset(walk, choice)).collect()
}

fn fieldset(walk: Walk, choice: &'static Choice) -> El {
    let option = |option: &'static Opt| {
        let chosen = move || {
            let person = walk.turn_of_any();
            walk.read(|handover| handover.record.chosen(choice, person.as_ref()) == Some(&option.id))
        };
        let choose = move |_| {
            let person = walk.turn_of_any();
            walk.change(|record, now| record.choose(choice, person.as_ref(), option.id.clone(), now));
        };
        let radio = input("radio", format!("choice.{}.{}", choice.id, option.id))
            .attr("name", format!("choice.{}", choice.id))
            .checked(chosen)
            .on("change", choose);
        let hint = option.hint.as_ref().map(|hint| el("small").child(words_of(hint)));
        el("label").class("option").child((radio, el("span").child((words_of(&option.label), hint))))
    };
    el("fieldset")
        .class("choice")
        .child(el("legend").child(words_of(&choice.ask)))
        .child(choice.options.iter().map(option).collect::<Vec<_>>())
}
