//! The link that is being made: its app, its place, and what it fills in.

use leptos::prelude::*;

use super::{
    desk::Desk,
    fetched::{Fetched, fetched},
    unsaved::Form,
};
use crate::{
    browser::{address, other_page::OtherPage},
    guide::{Id, StandardPlace},
    link::{Link, Prefill},
};

#[derive(Clone, Copy)]
pub enum Opened {
    Nothing,
    Coming,
    Failed,
    Here(&'static Fetched),
}

#[derive(Clone, Copy)]
pub struct Draft {
    pub desk: Desk,
    /// The app that was chosen last: a guide that comes too late is not opened.
    pub app: RwSignal<String>,
    pub opened: RwSignal<Opened>,
    pages: StoredValue<Vec<(&'static Fetched, OtherPage)>, LocalStorage>,
    pub place: RwSignal<String>,
    pub filter: RwSignal<String>,
    pub role: RwSignal<String>,
    pub ticket: RwSignal<String>,
    pub order: RwSignal<String>,
    pub model: RwSignal<String>,
}

impl Draft {
    pub fn new(desk: Desk) -> Self {
        let left = Form::Link.read(desk);
        let text = |field| RwSignal::new(left.field(field).to_owned());
        let place = text("place");
        if place.with_untracked(String::is_empty) {
            place.set(StandardPlace::Start.id().to_owned());
        }
        let draft = Self {
            desk,
            app: text("app"),
            opened: RwSignal::new(Opened::Nothing),
            pages: StoredValue::new_local(Vec::new()),
            place,
            filter: RwSignal::new(String::new()),
            role: text("role"),
            ticket: text("ticket"),
            order: text("order"),
            model: text("model"),
        };
        Effect::new(move |_| draft.keep());
        draft.open();
        draft
    }

    fn keep(self) {
        let fields = [("app", self.app), ("role", self.role), ("ticket", self.ticket), ("order", self.order)];
        let fields = fields.into_iter().chain([("model", self.model)]).map(|(field, text)| (field, text.get()));
        let place = Some(self.place.get()).filter(|place| place != StandardPlace::Start.id()).unwrap_or_default();
        Form::Link.keep(self.desk, fields.chain([("place", place)]));
    }

    /// For the next link, with nothing of this one.
    pub fn clear(self) {
        for text in [self.app, self.filter, self.role, self.ticket, self.order, self.model] {
            text.set(String::new());
        }
        self.place.set(StandardPlace::Start.id().to_owned());
        self.open();
    }

    /// Opens the guide of the app that was chosen.
    pub fn open(self) {
        let app = self.app.get_untracked();
        let known =
            self.pages.with_value(|pages| pages.iter().find(|(page, _)| *page.guide.id == *app).map(|(page, _)| *page));
        match known {
            _ if app.is_empty() => self.opened.set(Opened::Nothing),
            Some(page) => self.show(page),
            None => {
                self.opened.set(Opened::Coming);
                let address = format!("{}{app}/", self.desk.root);
                OtherPage::fetch(&address.clone(), move |page| {
                    let read = page.and_then(|page| Some((fetched(address, &page)?, page)));
                    if let Some(read) = &read {
                        self.pages.update_value(|pages| pages.push(read.clone()));
                    }
                    if self.app.get_untracked() == app {
                        match read {
                            Some((page, _)) => self.show(page),
                            None => self.opened.set(Opened::Failed),
                        }
                    }
                });
            }
        }
    }

    fn show(self, page: &'static Fetched) {
        let has = |id: &str| page.places.iter().any(|(known, ..)| *known == id);
        if !self.place.with_untracked(|place| has(place)) {
            self.place.set(StandardPlace::Start.id().to_owned());
        }
        if self.role.with_untracked(|role| page.guide.role(&role.as_str().into()).is_none()) {
            self.role.set(String::new());
        }
        self.filter.set(String::new());
        self.opened.set(Opened::Here(page));
    }

    /// What the customer's browser will read: cleaned and cut as there. Made anew with every change.
    pub fn link(self) -> Link {
        let text = |signal: RwSignal<String>| signal.get();
        let role = self.role.get();
        let prefill = Prefill {
            role: (!role.is_empty()).then(|| Id::from(role.as_str())),
            ticket: text(self.ticket),
            order: text(self.order),
            model: text(self.model),
            from_support: true,
        };
        let link = Link { place: self.place.get(), prefill, ..Link::default() };
        Link::parse(&link.to_string())
    }

    /// The link as people send it.
    pub fn address(self, page: &Fetched) -> String {
        address::whole(&format!("{}{}", page.address, self.link()))
    }

    pub fn title(self, page: &'static Fetched) -> &'static str {
        let place = self.place.get();
        page.places.iter().find(|(id, ..)| *id == place).map_or("", |(_, title, _)| title)
    }

    /// Puts the chosen place of the guide's page into the element with this id.
    pub fn show_place(self, page: &'static Fetched, within: &str) {
        let place = self.place.get();
        self.pages.with_value(|pages| {
            if let Some((_, other)) = pages.iter().find(|(known, _)| known.guide.id == page.guide.id) {
                other.show(&place, within);
            }
        });
    }
}
