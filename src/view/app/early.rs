//! What was ticked and typed on the static page, put into the record. Input ids say what they are:
//! `tick.<step>.<task>`, `choice.<choice>.<option>`, `field.<field>`, `device.<n>.name`; `person.…` is of the form for people,
//! which is saved by its own button.

use crate::view::app::store::Store;
use crate::{
    browser::{
        clock,
        early::{Input, Value},
    },
    guide::{Guide, Per, Stage},
    record::{Day, Device, Field, Handover, Key, Moment, PERSON_FORM, PersonForm, PersonId, Record},
};

/// Puts it into the open record and saves it.
pub fn take_over(store: Store, inputs: &[Input]) {
    let mut record = store.record();
    if apply(inputs, store.guide, &mut record, store.turn_of_any(), store.session.now()) {
        store.put(record);
        store.save_aloud();
    }
    if let Some(form) = person_form(inputs, store.guide, store.session.today()) {
        store.keep_draft(&Key::of(&PERSON_FORM.into(), None), &form.to_draft(store.session.now()));
    }
}

/// Somebody who was begun to be added.
fn person_form(inputs: &[Input], guide: &Guide, today: Day) -> Option<PersonForm> {
    let mut form = None;
    // The role first: it brings permissions and a day with it.
    for part in ["role", "permission", "name", "account", "review"] {
        for input in inputs {
            let Some(rest) = input.id.strip_prefix("person.").and_then(|rest| rest.strip_prefix(part)) else {
                continue;
            };
            let form = form.get_or_insert_with(|| PersonForm::blank(PersonId::from_random(clock::random())));
            match (part, rest.strip_prefix('.'), &input.value) {
                ("role", Some(role), Value::On) => {
                    if let Some(role) = guide.role(&role.into()) {
                        form.choose(role, today);
                    }
                }
                ("permission", Some(permission), Value::On) => form.give(&permission.into(), true),
                ("name", None, Value::Text(text)) => form.name = text.clone(),
                ("account", None, Value::Text(text)) => form.account = text.clone(),
                ("review", None, Value::Text(text)) => form.review = text.clone(),
                _ => {}
            }
        }
    }
    form
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
            let leaver = Handover::new(guide, record).leaver().cloned();
            let person = if step.stage == Stage::Leave { leaver.as_ref() } else { person };
            // Access is taken away from nobody who was not chosen.
            if person.is_some() || record.people().is_empty() || step.per == Per::Handover {
                record.tick(step, &task.id, person, true, now);
            }
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
        ("device", n, Some(part), Value::Text(text)) => {
            let mut devices: Vec<Device> = record.devices().into_iter().cloned().collect();
            let n = n.parse::<usize>().ok()?;
            // The page has one row, or few.
            if n > devices.len() {
                return None;
            }
            devices.resize(devices.len().max(n + 1), Device::default());
            match part {
                "name" => devices[n].name = text.clone(),
                _ => devices[n].model = text.clone(),
            }
            record.set_devices(devices, now);
        }
        _ => return None,
    }
    Some(())
}
