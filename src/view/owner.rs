//! The owner: who holds the account, which site, which devices. Everything may stay empty.

use leptos::prelude::*;

use super::{
    early::field_name,
    frame::{place, position},
    session::Walk,
};
use crate::{
    guide::Fixed,
    handover::{Device, Field},
};

pub fn owner(walk: Walk) -> AnyView {
    let words = walk.words;
    let body = view! {
        <p class="why">{words.owner.intro}</p>
        <div class="fields">{Field::ALL.into_iter().map(|field| text_field(walk, field)).collect_view()}</div>
        <fieldset class="devices">
            <legend>{words.owner.devices}</legend>
            <p class="hint">{words.owner.devices_help}</p>
            {devices(walk)}
        </fieldset>
        <p class="hint">{words.owner.no_passwords}</p>
    };
    place(walk, Fixed::Owner.id(), position(walk, Fixed::Owner.id()), body.into_any())
}

fn text_field(walk: Walk, field: Field) -> AnyView {
    let words = walk.words;
    let id = format!("field.{}", field_name(field));
    let hint = format!("{id}.hint");
    view! {
        <div class="field">
            <label for=id.clone()>{(words.owner.field)(field)}</label>
            <small class="hint" id=hint.clone()>{(words.owner.hint)(field)}</small>
            <input
                type="text"
                id=id
                aria-describedby=hint
                autocomplete="off"
                autocapitalize=if field == Field::Account { "none" } else { "words" }
                maxlength="200"
                prop:value=move || walk.read(|handover| handover.record.field(field).to_owned())
                on:input=move |ev| walk.change(|record, now| record.set_field(field, event_target_value(&ev), now))
            />
        </div>
    }
    .into_any()
}

/// One empty row at least. Rows are keyed by their number, so that typing does not move the focus.
fn devices(walk: Walk) -> AnyView {
    let words = walk.words;
    let rows = RwSignal::new(walk.peek(|handover| handover.record.devices().len().max(1)));
    let device = move |n: usize| walk.read(|handover| handover.record.devices().get(n).cloned().unwrap_or_default());
    let change = move |n: usize, change: &dyn Fn(&mut Device)| {
        walk.change(|record, now| {
            let mut devices = record.devices().to_vec();
            devices.resize(devices.len().max(n + 1), Device::default());
            change(&mut devices[n]);
            record.set_devices(devices, now);
        });
    };
    let remove = move |n: usize| {
        walk.change(|record, now| {
            let mut devices = record.devices().to_vec();
            if n < devices.len() {
                devices.remove(n);
            }
            record.set_devices(devices, now);
        });
        rows.update(|rows| *rows = (*rows - 1).max(1));
    };
    let row = move |n: usize| {
        view! {
            <div class="device">
                <label for=format!("device.{n}.name")>{(words.owner.device_name)(n + 1)}</label>
                <input
                    type="text"
                    id=format!("device.{n}.name")
                    autocomplete="off"
                    maxlength="200"
                    prop:value=move || device(n).name
                    on:input=move |ev| change(n, &|device| device.name = event_target_value(&ev))
                />
                <label for=format!("device.{n}.model")>{(words.owner.device_model)(n + 1)}</label>
                <input
                    type="text"
                    id=format!("device.{n}.model")
                    autocomplete="off"
                    maxlength="200"
                    prop:value=move || device(n).model
                    on:input=move |ev| change(n, &|device| device.model = event_target_value(&ev))
                />
                <button type="button" class="plain" hidden=move || rows.get() < 2 on:click=move |_| remove(n)>
                    {(words.owner.remove_device)(n + 1)}
                </button>
            </div>
        }
    };
    view! {
        <For each=move || 0..rows.get() key=|n| *n children=row />
        <button type="button" class="plain" on:click=move |_| rows.update(|rows| *rows += 1)>{words.owner.add_device}</button>
    }
    .into_any()
}
