//! What a choice rules out is hidden; as long as it is open, "Only if …" stands before what hangs on it.

use crate::view::{
    app::store::Store,
    parts::element::{El, el},
};
use crate::{
    guide::{Choices, Guide, Id, When},
    words::Words,
};

/// Whether an answered choice rules something out, for whoever's turn it is.
pub fn ruled_out(store: Store, when: &'static When) -> impl Fn() -> bool + Copy {
    move || !when.is_always() && !store.read(|handover| handover.shows(when, store.turn_of_any().as_ref()))
}

/// "Only if …", as long as the choice it hangs on is open.
pub fn only_if(store: Store, when: &'static When) -> Option<El> {
    if when.is_always() {
        return None;
    }
    let answered = move || {
        let person = store.turn_of_any();
        store.read(|handover| {
            let mut asked = store.guide.choices.iter().filter(|choice| when.0.contains_key(&choice.id));
            asked.all(|choice| handover.record.chosen(choice, person.as_ref()).is_some())
        })
    };
    Some(el("span").class("only-if").hidden(answered).child(condition(store.guide, when, store.words)))
}

fn condition(guide: &Guide, when: &When, words: &Words) -> String {
    let one = |(id, options): (&Id, &Choices)| {
        let choice = guide.choices.iter().find(|choice| choice.id == *id);
        let known = choice.into_iter().flat_map(|choice| &choice.options);
        let named = known.filter(|option| options.0.contains(&option.id)).map(|option| option.condition.as_str());
        named.collect::<Vec<_>>().join(words.step.or)
    };
    let all: Vec<String> = when.0.iter().map(one).collect();
    (words.step.only_if)(&all.join(words.step.and))
}
