//! The people: a list, and one form for adding and changing.

use leptos::prelude::*;

use crate::view::{
    app::store::Store,
    parts::element::{El, Event, Part, button, el, input},
    parts::note::callout,
    parts::text::words_of,
    places::frame::{place, position},
};
use crate::{
    browser::{clock, document},
    guide::{Id, NoteKind, Permission, Role, StandardPlace},
    record::{Day, Person, PersonId},
};

/// What the form holds until it is saved.
#[derive(Clone, Debug, Default)]
struct Draft {
    open: bool,
    missing: Option<Missing>,
    /// `None` while adding.
    changing: Option<PersonId>,
    name: String,
    account: String,
    role: Option<Id>,
    permissions: Vec<Id>,
    review: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    Name,
    Role,
}

#[derive(Clone, Copy)]
struct Form {
    store: Store,
    draft: RwSignal<Draft>,
}

pub fn people(store: Store) -> El {
    let words = &store.words.people;
    let nobody = move || store.read(|handover| handover.record.people().is_empty());
    let form = Form {
        store,
        // With nobody on the record, adding is the only thing to do here; so it is on the static page.
        draft: RwSignal::new(Draft::fresh(store, store.peek(|handover| handover.record.people().is_empty()))),
    };
    let list = move || store.people().into_iter().map(|(id, person)| row(form, id, person)).collect::<Vec<_>>();
    let list = el("ul").class("people").attr("aria-label", words.list).hidden(nobody).live(list);
    let label = el("span").live(move || if nobody() { words.add } else { words.add_another });
    let add = button("plain", label, move || form.start(Draft::fresh(store, true))).id("add-person");
    let body = el("div")
        .class("body")
        .child(el("p").class("why").child(words.intro))
        .child(list)
        .child(el("p").hidden(move || form.draft.with(|draft| draft.open)).child(add))
        .child(el("div").hidden(move || !form.draft.with(|draft| draft.open)).child(fields(form)));
    place(store, StandardPlace::People.id(), position(store, StandardPlace::People.id()), body)
}

fn row(form: Form, id: PersonId, person: Person) -> El {
    let Form { store, .. } = form;
    let words = &store.words.people;
    let standing = store.read(|handover| (store.words.standing)(handover.standing(&id, &person)));
    let role = store.guide.role(&person.role).map(|role| role.name.as_str()).unwrap_or_default();
    let account = if person.account.trim().is_empty() { words.no_account } else { &person.account };
    let line = format!("{role} · {account}");
    let (name, given) = (person.name.clone(), store.given(&person));
    let remove = {
        let (id, name) = (id.clone(), name.clone());
        move || {
            store.change(|record, now| record.remove_person(&id, now));
            store.session.announcement.set((words.removed)(&name));
            form.close();
        }
    };
    let change = move || form.start(Draft::of(&id, &person));
    let buttons = (
        button("plain", (words.edit, el("span").class("unseen").child(format!(" {name}"))), change),
        button("plain", (words.remove, el("span").class("unseen").child(format!(" {name}"))), remove),
    );
    el("li")
        .class("person")
        .child((el("b").child(name), el("span").child(line), el("span").child(given)))
        .child(el("span").class("standing").child(standing))
        .child(el("span").class("buttons").child(buttons))
}

fn fields(form: Form) -> El {
    let Form { store, draft } = form;
    let words = &store.words.people;
    let changing = move || draft.with(|draft| draft.changing.is_some());
    let title = move || {
        let name = draft.with(|draft| draft.changing.is_some().then(|| draft.name.clone()));
        name.map_or_else(|| words.add.to_owned(), |name| (words.editing)(&name))
    };
    let fault = move |what: Missing, text: &'static str| {
        el("div").live(move || {
            (draft.with(|draft| draft.missing == Some(what)))
                .then(|| el("p").class("fault").attr("role", "alert").child(text))
        })
    };
    let name = input("text", "person.name").attr("autocapitalize", "words").attr("maxlength", "100");
    let name = form.text(name, |draft| &draft.name, |draft, name| draft.name = name);
    let account = input("text", "person.account").attr("autocapitalize", "none").attr("spellcheck", "false");
    let account = account.attr("maxlength", "200").attr("aria-describedby", "person.account.hint");
    let account = form.text(account, |draft| &draft.account, |draft, account| draft.account = account);
    let review = input("date", "person.review").attr("aria-describedby", "person.review.hint");
    let review = form.text(review, |draft| &draft.review, |draft, review| draft.review = review);
    let roles = store.guide.roles.iter().map(|role| role_option(form, role)).collect::<Vec<_>>();
    let permissions = store.guide.permissions.iter().map(|permission| permission_option(form, permission));
    let save = el("button").attr("type", "submit").class("primary");
    let save = save.live(move || if changing() { words.save_changes } else { words.save });
    let nothing_to_cancel = move || !changing() && store.read(|handover| handover.record.people().is_empty());
    let cancel = button("plain", words.cancel, move || form.close()).hidden(nothing_to_cancel);
    el("form")
        .class("person-form")
        .attr("aria-labelledby", "person-form-title")
        .attr("novalidate", "")
        .on(Event::Submit, move |event| {
            event.prevent_default();
            form.save();
        })
        .child(el("h2").id("person-form-title").attr("tabindex", "-1").live(title))
        .child(field("person.name", words.name, None, (fault(Missing::Name, words.missing_name), name)))
        .child(field("person.account", words.account, Some(words.account_help), account))
        .child(
            group(words.role)
                .child(el("p").class("hint").child(words.role_help))
                .child(fault(Missing::Role, words.missing_role))
                .child(roles),
        )
        .child(
            group(words.permissions)
                .child(permissions.collect::<Vec<_>>())
                .child(el("div").live(move || beyond_role(form))),
        )
        .child(field("person.review", words.review, Some(words.review_help), review))
        .child(el("p").class("buttons").child((save, cancel)))
}

fn field(id: &'static str, label: &'static str, hint: Option<&'static str>, input: impl Part) -> El {
    let hint = hint.map(|hint| el("small").class("hint").id(format!("{id}.hint")).child(hint));
    el("div").class("field").child((el("label").attr("for", id).child(label), hint, input))
}

fn group(legend: &'static str) -> El {
    el("fieldset").class("choice").child(el("legend").child(legend))
}

fn role_option(form: Form, role: &'static Role) -> El {
    let draft = form.draft;
    let choose = move |_| draft.update(|draft| draft.choose(form.store, role));
    let radio = input("radio", format!("person.role.{}", role.id))
        .attr("name", "person.role")
        .checked(move || draft.with(|draft| draft.role.as_ref() == Some(&role.id)))
        .on(Event::Change, choose);
    let text = el("span").child((role.name.as_str(), el("small").child(words_of(&role.reason))));
    el("label").class("option").child((radio, text))
}

fn permission_option(form: Form, permission: &'static Permission) -> El {
    let Form { store, draft } = form;
    let words = &store.words.people;
    let given = move || permission.compulsory || draft.with(|draft| draft.permissions.contains(&permission.id));
    let give = move |event| {
        draft.update(|draft| {
            draft.permissions.retain(|given| *given != permission.id);
            if event_target_checked(&event) {
                draft.permissions.push(permission.id.clone());
            }
        });
    };
    let square =
        input("checkbox", format!("person.permission.{}", permission.id)).checked(given).on(Event::Change, give);
    let square = if permission.compulsory { square.attr("disabled", "").attr("checked", "") } else { square };
    let compulsory = permission.compulsory.then(|| format!(" ({})", words.compulsory));
    let allows = el("small").child(((words.can)(&permission.allows), compulsory));
    el("label").class("option").child((square, el("span").child((permission.name.as_str(), allows))))
}

/// Why it is risky to give more than the role's least set.
fn beyond_role(form: Form) -> Option<El> {
    let Form { store, draft } = form;
    let role = draft.with(|draft| draft.role.clone()).and_then(|role| store.guide.role(&role))?;
    let beyond_role = |permission: &&Permission| {
        let given = draft.with(|draft| draft.permissions.contains(&permission.id));
        given && !role.permissions.contains(&permission.id)
    };
    let risks: Vec<_> =
        store.guide.permissions.iter().filter(beyond_role).map(|wide| (" ", words_of(&wide.risk))).collect();
    (!risks.is_empty()).then(|| callout(NoteKind::Check, &store.words.step, (store.words.people.beyond_role, risks)))
}

impl Draft {
    /// Of somebody new: with the role that support's link proposed, if one did.
    fn fresh(store: Store, open: bool) -> Self {
        let mut draft = Self { open, ..Self::default() };
        let proposed = store.peek(|handover| handover.record.proposed_role().cloned());
        if let Some(role) = proposed.and_then(|role| store.guide.role(&role)) {
            draft.choose(store, role);
        }
        draft
    }

    fn choose(&mut self, store: Store, role: &Role) {
        let today = store.session.today();
        self.role = Some(role.id.clone());
        self.permissions = role.permissions.clone();
        self.review = today.plus_months(role.review_months).to_string();
    }

    fn of(id: &PersonId, person: &Person) -> Self {
        Self {
            open: true,
            missing: None,
            changing: Some(id.clone()),
            name: person.name.clone(),
            account: person.account.clone(),
            role: Some(person.role.clone()),
            permissions: person.permissions.clone(),
            review: person.review.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

impl Form {
    fn text(self, input: El, get: fn(&Draft) -> &str, set: fn(&mut Draft, String)) -> El {
        input
            .value(move || self.draft.with(|draft| get(draft).to_owned()))
            .on(Event::Input, move |event| self.draft.update(|draft| set(draft, event_target_value(&event))))
    }

    fn start(&self, draft: Draft) {
        self.draft.set(draft);
        document::after_paint(|| document::focus("person-form-title"));
    }

    fn close(&self) {
        let open = self.store.peek(|handover| handover.record.people().is_empty());
        self.draft.set(Draft::fresh(self.store, open));
    }

    fn save(&self) {
        let draft = self.draft.get_untracked();
        let Some(person) = self.person(&draft) else { return };
        let id = draft.changing.unwrap_or_else(|| PersonId::from_random(clock::random()));
        self.store.change(|record, now| record.set_person(self.store.guide, id, person, now));
        self.close();
        document::after_paint(|| document::focus("add-person"));
    }

    /// The person the form describes; `None`, with the fault shown, while something is missing.
    fn person(&self, draft: &Draft) -> Option<Person> {
        let name = draft.name.trim();
        let fault = if name.is_empty() { Some((Missing::Name, "person.name".to_owned())) } else { None };
        let first_role =
            self.store.guide.roles.first().map(|role| format!("person.role.{}", role.id)).unwrap_or_default();
        let fault = fault.or_else(|| draft.role.is_none().then_some((Missing::Role, first_role)));
        self.draft.update(|draft| draft.missing = fault.as_ref().map(|(missing, _)| *missing));
        if let Some((_, id)) = fault {
            document::focus(&id);
            return None;
        }
        let before = draft.changing.as_ref();
        let before = before.and_then(|id| self.store.peek(|handover| handover.record.person(id).cloned()));
        let given = |permission: &&Permission| permission.compulsory || draft.permissions.contains(&permission.id);
        let permissions = self.store.guide.permissions.iter().filter(given).map(|permission| permission.id.clone());
        Some(Person {
            name: name.to_owned(),
            account: draft.account.trim().to_owned(),
            role: draft.role.clone()?,
            permissions: permissions.collect(),
            review: Day::parse(&draft.review),
            added: before.as_ref().map_or_else(|| self.store.session.now(), |before| before.added),
            left: before.and_then(|before| before.left),
        })
    }
}
