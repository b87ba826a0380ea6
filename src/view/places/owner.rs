//! The owner: who holds the account, which site, which devices. Everything may stay empty.

use leptos::prelude::*;

use crate::view::{
    app::store::Store,
    parts::element::{El, Event, button, el, input},
    parts::field::filled,
    places::frame::{place, position},
};
use crate::{
    browser::document,
    guide::StandardPlace,
    record::{Device, Field},
};

pub fn owner(store: Store) -> El {
    let words = &store.words.owner;
    let devices = el("fieldset")
        .class("devices")
        .child((el("legend").child(words.devices), el("p").class("hint").child(words.devices_help)))
        .child(devices(store));
    // The ticket number comes from support's link, or not at all.
    let asked = |field: &Field| {
        *field != Field::Ticket || store.peek(|handover| !handover.record.field(Field::Ticket).is_empty())
    };
    let fields = Field::ALL.into_iter().filter(asked).map(|field| text_field(store, field)).collect::<Vec<_>>();
    let body = el("div")
        .class("body")
        .child(el("p").class("why").child(words.intro))
        .child(el("div").class("fields").child(fields))
        .child(devices)
        .child(el("p").class("hint").child(words.no_passwords));
    place(store, StandardPlace::Owner.id(), position(store, StandardPlace::Owner.id()), body)
}

fn text_field(store: Store, field: Field) -> El {
    let words = &store.words.owner;
    let id = format!("field.{}", field.id());
    let hint = format!("{id}.hint");
    let text = input("text", id.clone())
        .attr("aria-describedby", hint.clone())
        .attr("autocapitalize", if field == Field::Account { "none" } else { "words" })
        .attr("maxlength", "200");
    let text = filled(
        text,
        move || store.read(|handover| handover.record.field(field).to_owned()),
        move |text| store.change(|record, now| record.set_field(field, text, now)),
    );
    el("div")
        .class("field")
        .child(el("label").attr("for", id).child((words.field)(field)))
        .child(el("small").class("hint").id(hint).child((words.hint)(field)))
        .child(text)
}

/// One empty row at least. Rows are made anew only when their number changes, so typing does not move the focus.
fn devices(store: Store) -> El {
    let words = &store.words.owner;
    let rows = RwSignal::new(store.peek(|handover| handover.record.devices().len().max(1) as u32));
    let list = move || (0..rows.get()).map(|n| device_row(store, rows, n as usize)).collect::<Vec<_>>();
    let add = move || rows.update(|rows| *rows += 1);
    el("div").child((el("div").live(list), button("plain", words.add_device, add)))
}

fn device_row(store: Store, rows: RwSignal<u32>, n: usize) -> El {
    let words = &store.words.owner;
    let text = move |part: &'static str, label: String, get: fn(&Device) -> &str, set: fn(&mut Device, String)| {
        let id = format!("device.{n}.{part}");
        let value = move || {
            store.read(|handover| {
                handover.record.devices().get(n).map(|device| get(device).to_owned()).unwrap_or_default()
            })
        };
        let fill = move |text| {
            change_devices(store, |devices| {
                devices.resize(devices.len().max(n + 1), Device::default());
                set(&mut devices[n], text);
            });
        };
        let text = filled(input("text", id.clone()).attr("maxlength", "200"), value, fill);
        (el("label").attr("for", id).child(label), text)
    };
    let remove = move |event| {
        // The next device stands there by now.
        if document::is_second_tap(&event) {
            return;
        }
        change_devices(store, |devices| {
            if n < devices.len() {
                devices.remove(n);
            }
        });
        rows.update(|rows| *rows -= 1);
        let nearest = format!("device.{}.name", n.min(rows.get_untracked() as usize - 1));
        document::after_paint(move || document::focus(&nearest));
    };
    let remove =
        |label: String| el("button").attr("type", "button").class("plain").child(label).on(Event::Click, remove);
    el("div")
        .class("device")
        .child(text("name", (words.device_name)(n + 1), |device| &device.name, |device, name| device.name = name))
        .child(text("model", (words.device_model)(n + 1), |device| &device.model, |device, model| device.model = model))
        .child((rows.get_untracked() > 1).then(|| remove((words.remove_device)(n + 1))))
}

fn change_devices(store: Store, change: impl FnOnce(&mut Vec<Device>)) {
    store.change(|record, now| {
        let mut devices: Vec<Device> = record.devices().into_iter().cloned().collect();
        change(&mut devices);
        record.set_devices(devices, now);
    });
}
