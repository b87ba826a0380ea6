//! The maker of links: app, place, what is filled in; what the customer will see; and the link, ready to be sent.
//!
//! A guide is read from its own page, which is fetched when its app is chosen: so this page does not grow with the guides.

use leptos::prelude::*;

use super::{
    Agent,
    places::{fits, group_of},
    preview::preview,
    texts::{made, texts},
};
use crate::{
    browser::{address, other_page::OtherPage},
    guide::{Guide, Id, StandardPlace},
    json::from_text,
    link::{Link, Prefill},
    view::{
        app::page::read_headings,
        app::page::{Card, Page, PageKind},
        parts::element::{El, Parts, button, el, gather, input},
    },
};

const APP: &str = "agent.app";
const FILTER: &str = "agent.filter";
const ROLE: &str = "agent.role";
const GROUP: &str = "agent.group";

/// Characters that a text of a link may have; [`Link`] cuts what is longer.
const TEXT: &str = "60";

#[derive(Clone, Copy)]
enum Opened {
    Nothing,
    Coming,
    Failed,
    Here(&'static Fetched),
}

/// A guide with the page it was read from. Kept as long as this page is open: an agent goes to and fro.
#[derive(Clone)]
pub struct Fetched {
    pub guide: &'static Guide,
    /// From this page to the guide's.
    pub address: String,
    /// Ids and titles of the places, as on the page.
    pub places: Vec<(&'static str, String, usize)>,
}

#[derive(Clone, Copy)]
pub struct Maker {
    pub agent: Agent,
    /// The app that was chosen last: a guide that comes too late is not opened.
    app: RwSignal<String>,
    opened: RwSignal<Opened>,
    pages: StoredValue<Vec<(&'static Fetched, OtherPage)>, LocalStorage>,
    place: RwSignal<String>,
    filter: RwSignal<String>,
    role: RwSignal<String>,
    ticket: RwSignal<String>,
    order: RwSignal<String>,
    model: RwSignal<String>,
}

pub fn maker(agent: Agent) -> El {
    let text = || RwSignal::new(String::new());
    let maker = Maker {
        agent,
        app: text(),
        opened: RwSignal::new(Opened::Nothing),
        pages: StoredValue::new_local(Vec::new()),
        place: RwSignal::new(StandardPlace::Start.id().to_owned()),
        filter: text(),
        role: text(),
        ticket: text(),
        order: text(),
        model: text(),
    };
    let words = agent.words;
    let option = |card: &'static Card| el("option").attr("value", card.id.to_string()).child(card.app.as_str());
    let options = (el("option").attr("value", "").child(words.choose_app), agent.cards.iter().map(option).collect());
    let select = el("select").id(APP).attr("autocomplete", "off").on("change", move |event| {
        maker.app.set(event_target_value(&event));
        maker.open();
    });
    let label = el("label").attr("for", APP).child(words.app);
    let options: (El, Vec<El>) = options;
    let app = el("div").class("field").child((label, select.child(options)));
    el("div").class("maker").child((app, el("div").class("made").live(move || maker.body())))
}

impl Maker {
    /// Opens the guide of the app that was chosen.
    fn open(self) {
        let app = self.app.get_untracked();
        let known =
            self.pages.with_value(|pages| pages.iter().find(|(page, _)| *page.guide.id == *app).map(|(page, _)| *page));
        match known {
            _ if app.is_empty() => self.opened.set(Opened::Nothing),
            Some(page) => self.show(page),
            None => {
                self.opened.set(Opened::Coming);
                let address = format!("{}{app}/", self.agent.root);
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
        self.role.set(String::new());
        self.filter.set(String::new());
        self.opened.set(Opened::Here(page));
    }

    fn body(self) -> Parts {
        let words = self.agent.words;
        match self.opened.get() {
            Opened::Nothing => Parts::default(),
            Opened::Coming => gather(el("p").class("hint").attr("role", "status").child(words.coming)),
            Opened::Failed => {
                let again = button("plain", words.again, move || self.open());
                let failed = el("p").class("fault").attr("role", "alert").child(words.failed);
                gather((failed, el("p").class("buttons").child(again)))
            }
            Opened::Here(page) => {
                let fields = el("div").class("fields").child((self.places(page), self.filled_in(page)));
                gather((fields, preview(self, page), made(self, page), texts(self, page)))
            }
        }
    }

    fn places(self, page: &'static Fetched) -> El {
        let words = self.agent.words;
        let filter = input("search", FILTER)
            .value(move || self.filter.get())
            .on("input", move |event| self.filter.set(event_target_value(&event)));
        let filter = el("div").class("field").child((el("label").attr("for", FILTER).child(words.filter), filter));
        let list = move || {
            let typed = self.filter.get();
            let mut groups = Vec::new();
            for (n, label) in words.groups.into_iter().enumerate() {
                let fits = page.places.iter().filter(|(_, title, group)| *group == n && fits(title, &typed));
                let options: Vec<El> = fits.map(|(id, title, _)| self.place_option(id, title)).collect();
                if !options.is_empty() {
                    let name = format!("{GROUP}-{n}");
                    let group = el("div").attr("role", "group").attr("aria-labelledby", name.clone());
                    groups.push(group.child((el("b").id(name).child(label), options)));
                }
            }
            match groups.is_empty() {
                true => gather(el("p").class("hint").child(words.none_fits)),
                false => gather(groups),
            }
        };
        let list = el("div").class("places").live(list);
        el("fieldset").child((el("legend").child(words.place), filter, list))
    }

    fn place_option(self, id: &'static str, title: &str) -> El {
        let radio = input("radio", format!("agent.place.{id}"))
            .attr("name", "agent.place")
            .checked(move || self.place.with(|place| place == id))
            .on("change", move |_| self.place.set(id.to_owned()));
        el("label").class("option").child((radio, el("span").child(title.to_owned())))
    }

    fn filled_in(self, page: &'static Fetched) -> El {
        let words = self.agent.words;
        let text = |id: &'static str, label: &'static str, signal: RwSignal<String>| {
            let field = input("text", id)
                .attr("maxlength", TEXT)
                .value(move || signal.get())
                .on("input", move |event| signal.set(event_target_value(&event)));
            el("div").class("field").child((el("label").attr("for", id).child(label), field))
        };
        let role = |role: &'static crate::guide::Role| {
            el("option").attr("value", role.id.to_string()).child(role.name.as_str())
        };
        let roles = page.guide.roles.iter().map(role).collect::<Vec<_>>();
        let select = el("select")
            .id(ROLE)
            .attr("autocomplete", "off")
            .on("change", move |event| self.role.set(event_target_value(&event)))
            .child((el("option").attr("value", "").child(words.no_role), roles));
        let role = el("div").class("field").child((el("label").attr("for", ROLE).child(words.role), select));
        let texts = [
            text("agent.ticket", words.ticket, self.ticket),
            text("agent.order", words.order, self.order),
            text("agent.model", words.model, self.model),
        ];
        let texts = el("div").class("fields").child((texts.into_iter().collect::<Vec<_>>(), role));
        el("fieldset").child((el("legend").child(words.more), el("p").class("hint").child(words.more_hint), texts))
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

/// Reads a guide from its page. `None` where it is not a page of this build.
fn fetched(address: String, other: &OtherPage) -> Option<&'static Fetched> {
    let mut page = from_text::<Page>(&other.text_of("data")?).ok()?;
    read_headings(&mut page, |place| other.heading_of(place));
    let PageKind::Guide(guide) = page.kind else { return None };
    let guide: &'static Guide = Box::leak(guide);
    let place =
        |place: crate::guide::Place<'static>| (place.id(), other.heading_of(place.id()), group_of(guide, &place));
    let places = guide.places().into_iter().map(place).collect();
    Some(Box::leak(Box::new(Fetched { guide, address, places })))
}
