//! What was ticked and typed on the static page, put into the record. Input ids say what they are:
//! `tick.<step>.<task>`, `choice.<choice>.<option>`, `field.<field>`.

use crate::view::app::store::Store;
use crate::{
    browser::early::{Input, Value},
    guide::Guide,
    record::{Field, Moment, PersonId, Record},
};

/// Puts it into the open record and saves it.
pub fn take_over(store: Store, inputs: &[Input]) {
    let mut record = store.record();
    if apply(inputs, store.guide, &mut record, store.turn_of_any(), store.session.now()) {
        store.put(record);
        store.save_aloud();
    }
}

/// True if anything was taken over.
fn apply(inputs: &[Input], guide: &Guide, record: &mut Record, person: Option<PersonId>, now: Moment) -> bool {
    let applied = inputs.iter().filter(|input| apply_one(input, guide, record, person.as_ref(), now).is_some());
    applied.count() > 0
}

fn apply_one(input: &Input, guide: &Guide, record: &mut Record, person: Option<&PersonId>, now: Moment) -> Option<()> {
    let mut parts = input.id.split('.');
    match (parts.next()?, parts.next()?, parts.next(), &input.value) {
        ("tick", step, Some(task), Value::On) => {
            let step = guide.step(step)?;
            let task = step.tasks.iter().find(|known| &*known.id == task)?;
            record.tick(step, &task.id, person, true, now);
        }
        ("choice", choice, Some(option), Value::On) => {
            let choice = guide.choices.iter().find(|known| &*known.id == choice)?;
            let option = choice.options.iter().find(|known| &*known.id == option)?;
            record.choose(choice, person, option.id.clone(), now);
        }
        ("field", field, None, Value::Text(text)) => {
            let field = Field::of(field)?;
            record.set_field(field, text.clone(), now);
        }
        _ => return None,
    }
    Some(())
}
