//! The people: a list, and one form for adding and changing.

use leptos::prelude::*;

use crate::view::{
    app::store::Store,
    parts::element::{El, Event, Part, button, el, input},
    parts::field::filled,
    parts::note::callout,
    parts::text::words_of,
    places::frame::{place_with_form, position},
};
use crate::{
    browser::{clock, document},
    guide::{Id, NoteKind, Permission, Role, StandardPlace},
    record::{Key, Missing, PERSON_FORM, Person, PersonForm, PersonId},
};

/// What the form shows.
struct Shown {
    is_open: bool,
    filled: PersonForm,
    missing: Option<Missing>,
}

#[derive(Clone, Copy)]
struct Form {
    store: Store,
    shown: RwSignal<Shown>,
    /// Who was removed since this place was come to: their rows stay, so that nobody else's is under the finger.
    removed: StoredValue<Vec<(PersonId, Person)>>,
}

pub fn people(store: Store) -> El {
    let words = &store.words.people;
    let nobody = move || store.read(|handover| handover.record.people().is_empty());
    let form = Form::new(store);
    let list = el("ul")
        .class("people")
        .attr("aria-label", words.list)
        .hidden(move || nobody() && form.removed.with_value(Vec::is_empty))
        .live(move || rows(form));
    let label = el("span").live(move || if nobody() { words.add } else { words.add_another });
    let add = button("plain", label, move || form.start(form.fresh())).id("add-person");
    let body = el("div")
        .class("body")
        .child(el("p").class("why").child(words.intro))
        .child(list)
        .child(el("p").hidden(move || form.is_open()).child(add))
        .child(el("div").hidden(move || !form.is_open()).child(fields(form)));
    let id = StandardPlace::People.id();
    place_with_form(store, id, position(store, id), body, move || form.settle())
}

fn rows(form: Form) -> Vec<El> {
    let store = form.store;
    let mut people: Vec<_> = store.people().into_iter().map(|(id, person)| (id, person, false)).collect();
    for (id, person) in form.removed.get_value() {
        if people.iter().all(|(known, ..)| *known != id) {
            let at = people.iter().position(|(_, known, _)| known.added > person.added).unwrap_or(people.len());
            people.insert(at, (id, person, true));
        }
    }
    let row = |(id, person, is_removed)| if is_removed { removed_row(form, id, person) } else { row(form, id, person) };
    people.into_iter().map(row).collect()
}

fn row(form: Form, id: PersonId, person: Person) -> El {
    let store = form.store;
    let words = &store.words.people;
    let standing = store.read(|handover| (store.words.standing)(handover.standing(&id, &person)));
    let named = |label: &'static str| (label, el("span").class("unseen").child(format!(" {}", person.name)));
    let change = {
        let (id, person) = (id.clone(), person.clone());
        button("plain", named(words.edit), move || form.start(form.of(&id, &person)))
    };
    let remove = {
        let (button_id, person) = (remove_id(&id), person.clone());
        button("plain", named(words.remove), move || form.remove(&id, &person)).id(button_id)
    };
    about(store, "person", &person, standing).child(el("span").class("buttons").child((change, remove)))
}

/// Where the row was, and as high: so no other row is where *Remove* was, and neither is the way back.
fn removed_row(form: Form, id: PersonId, person: Person) -> El {
    let words = form.store.words;
    let label = (words.data.undo, el("span").class("unseen").child(format!(" {}", person.name)));
    let row = about(form.store, "person removed", &person, (words.people.removed)(&person.name));
    let undo_id = undo_id(&id);
    let undo = button("plain", label, move || form.bring_back(&id, &person)).id(undo_id);
    row.child(el("span").class("buttons").child(undo))
}

fn about(store: Store, class: &'static str, person: &Person, standing: String) -> El {
    let words = &store.words.people;
    let role = store.guide.role(&person.role).map(|role| role.name.as_str()).unwrap_or_default();
    let account = if person.account.trim().is_empty() { words.no_account } else { &person.account };
    let line = format!("{role} · {account}");
    el("li")
        .class(class)
        .child((el("b").child(person.name.clone()), el("span").child(line), el("span").child(store.given(person))))
        .child(el("span").class("standing").child(standing))
}

fn remove_id(id: &PersonId) -> String {
    format!("person.remove.{}", &**id)
}

fn undo_id(id: &PersonId) -> String {
    format!("person.undo.{}", &**id)
}

fn fields(form: Form) -> El {
    let store = form.store;
    let words = &store.words.people;
    let is_change = move || form.with(|filled| filled.is_change);
    let title = move || {
        form.with(|filled| match filled.is_change {
            true => (words.editing)(&filled.name),
            false => words.add.to_owned(),
        })
    };
    let fault = move |what: Missing, text: &'static str| {
        el("div").live(move || {
            (form.shown.with(|shown| shown.missing == Some(what)))
                .then(|| el("p").class("fault").attr("role", "alert").child(text))
        })
    };
    let name = input("text", "person.name").attr("autocapitalize", "words").attr("maxlength", "100");
    let name = form.text(name, |filled| &filled.name, |filled, name| filled.name = name);
    let account = input("text", "person.account").attr("autocapitalize", "none").attr("spellcheck", "false");
    let account = account.attr("maxlength", "200").attr("aria-describedby", "person.account.hint");
    let account = form.text(account, |filled| &filled.account, |filled, account| filled.account = account);
    // No year has five figures, as browsers else allow.
    let review =
        input("date", "person.review").attr("max", "9999-12-31").attr("aria-describedby", "person.review.hint");
    let review = form.text(review, |filled| &filled.review, |filled, review| filled.review = review);
    let roles = store.guide.roles.iter().map(|role| role_option(form, role)).collect::<Vec<_>>();
    let permissions = store.guide.permissions.iter().map(|permission| permission_option(form, permission));
    let save = el("button").attr("type", "submit").class("primary");
    let save = save.live(move || if is_change() { words.save_changes } else { words.save });
    let nobody = move || store.read(|handover| handover.record.people().is_empty());
    let nothing_to_cancel = move || !is_change() && nobody() && !form.is_filled_in();
    let cancel = button("plain", words.cancel, move || form.cancel()).hidden(nothing_to_cancel);
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
        .child(field(
            "person.review",
            words.review,
            Some(words.review_help),
            (fault(Missing::Review, words.missing_review), review),
        ))
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
    let choose = move |_| form.change(|filled| filled.choose(role, form.store.session.today()));
    let radio = input("radio", role_id(role))
        .attr("name", "person.role")
        .checked(move || form.with(|filled| filled.role.as_ref() == Some(&role.id)))
        .on(Event::Change, choose);
    let text = el("span").child((role.name.as_str(), el("small").child(words_of(&role.reason))));
    el("label").class("option").child((radio, text))
}

fn role_id(role: &Role) -> String {
    format!("person.role.{}", role.id)
}

fn permission_option(form: Form, permission: &'static Permission) -> El {
    let words = &form.store.words.people;
    let given = move || permission.compulsory || form.with(|filled| filled.permissions.contains(&permission.id));
    let give = move |event| form.change(|filled| filled.give(&permission.id, event_target_checked(&event)));
    let square =
        input("checkbox", format!("person.permission.{}", permission.id)).checked(given).on(Event::Change, give);
    let square = if permission.compulsory { square.attr("disabled", "").attr("checked", "") } else { square };
    let compulsory = permission.compulsory.then(|| format!(" ({})", words.compulsory));
    let allows = el("small").child(((words.can)(&permission.allows), compulsory));
    el("label").class("option").child((square, el("span").child((permission.name.as_str(), allows))))
}

/// Why it is risky to give more than the role's least set.
fn beyond_role(form: Form) -> Option<El> {
    let store = form.store;
    let role = form.with(|filled| filled.role.clone()).and_then(|role| store.guide.role(&role))?;
    let beyond_role = |permission: &&Permission| {
        let given = form.with(|filled| filled.permissions.contains(&permission.id));
        given && !role.permissions.contains(&permission.id)
    };
    let risks: Vec<_> =
        store.guide.permissions.iter().filter(beyond_role).map(|wide| (" ", words_of(&wide.risk))).collect();
    (!risks.is_empty()).then(|| callout(NoteKind::Check, &store.words.step, (store.words.people.beyond_role, risks)))
}

impl Form {
    fn new(store: Store) -> Self {
        let form = Self {
            store,
            shown: RwSignal::new(Shown { is_open: false, filled: fresh(store), missing: None }),
            removed: StoredValue::new(Vec::new()),
        };
        form.close();
        form
    }

    fn is_open(self) -> bool {
        self.shown.with(|shown| shown.is_open)
    }

    fn with<T>(self, ask: impl FnOnce(&PersonForm) -> T) -> T {
        self.shown.with(|shown| ask(&shown.filled))
    }

    fn filled(self) -> PersonForm {
        self.shown.with_untracked(|shown| shown.filled.clone())
    }

    fn show(self, is_open: bool, filled: PersonForm) {
        self.shown.set(Shown { is_open, filled, missing: None });
    }

    fn text(self, input: El, get: fn(&PersonForm) -> &str, set: fn(&mut PersonForm, String)) -> El {
        filled(
            input,
            move || self.with(|filled| get(filled).to_owned()),
            move |text| self.change(|filled| set(filled, text)),
        )
    }

    /// What is filled in changes, and is kept until it is saved.
    fn change(self, change: impl FnOnce(&mut PersonForm)) {
        self.shown.update(|shown| change(&mut shown.filled));
        self.keep();
    }

    fn keep(self) {
        let filled = self.filled();
        match untrack(|| self.is_filled_in()) {
            true => self.store.keep_draft(&key(&filled), &filled.to_draft(self.store.session.now())),
            false => self.store.clear_draft(&key(&filled)),
        }
    }

    /// Whether the reader has filled in anything that is not saved.
    fn is_filled_in(self) -> bool {
        let blank = fresh(self.store);
        self.with(|filled| {
            let person = self.store.person(&filled.id).filter(|_| filled.is_change);
            let before = person.map_or(blank, |person| PersonForm::of(&filled.id, &person));
            !filled.is_filled_in_as(&before)
        })
    }

    /// The form for somebody new, as it was left.
    fn fresh(self) -> PersonForm {
        let fresh = fresh(self.store);
        self.left(&fresh).unwrap_or(fresh)
    }

    /// The form for somebody on the record, as it was left.
    fn of(self, id: &PersonId, person: &Person) -> PersonForm {
        let of = PersonForm::of(id, person);
        self.left(&of).unwrap_or(of)
    }

    fn left(self, form: &PersonForm) -> Option<PersonForm> {
        let draft = self.store.draft(&key(form))?;
        Some(PersonForm::of_draft(self.store.guide, &draft, form.is_change))
    }

    /// What was typed last and is not saved; else nothing, and the form is closed.
    fn unsaved(self) -> Option<PersonForm> {
        let Form { store, .. } = self;
        for (key, draft) in store.drafts(PERSON_FORM) {
            let form = PersonForm::of_draft(store.guide, &draft, key.person.is_some());
            let is_on_record = store.peek(|handover| handover.record.person(&form.id).is_some());
            if is_on_record == form.is_change {
                return Some(form);
            }
            // Added in another tab, or removed.
            store.clear_draft(&key);
        }
        None
    }

    fn start(self, form: PersonForm) {
        self.show(true, form);
        document::after_paint(|| document::focus("person-form-title"));
    }

    /// Nothing is lost with it: what was begun for somebody else is opened.
    fn close(self) {
        let unsaved = self.unsaved();
        // With nobody on the record, adding is the only thing to do here; so it is on the static page.
        let nobody = self.store.peek(|handover| handover.record.people().is_empty());
        self.show(unsaved.is_some() || nobody, unsaved.unwrap_or_else(|| fresh(self.store)));
    }

    fn cancel(self) {
        self.store.clear_draft(&key(&self.filled()));
        self.close();
    }

    /// On going on: what is filled in is saved. False if something is missing, which is then shown.
    fn settle(self) -> bool {
        !untrack(|| self.is_open() && self.is_filled_in()) || self.save()
    }

    fn save(self) -> bool {
        let Form { store, .. } = self;
        let form = self.filled();
        let before = store.peek(|handover| handover.record.person(&form.id).cloned());
        match form.person(store.guide, before.as_ref(), store.session.now(), store.session.today()) {
            Ok(person) => {
                store.clear_draft(&key(&form));
                store.change(|record, now| record.set_person(store.guide, form.id, person, now));
                self.close();
                let next = if untrack(|| self.is_open()) { "person-form-title" } else { "add-person" };
                document::after_paint(move || document::focus(next));
                true
            }
            Err(missing) => {
                self.shown.update(|shown| shown.missing = Some(missing));
                match missing {
                    Missing::Name => document::focus("person.name"),
                    Missing::Role => document::focus(&store.guide.roles.first().map(role_id).unwrap_or_default()),
                    Missing::Review => document::focus("person.review"),
                }
                false
            }
        }
    }

    fn remove(self, id: &PersonId, person: &Person) {
        let Form { store, .. } = self;
        store.change(|record, now| record.remove_person(id, now));
        if store.peek(|handover| handover.record.person(id).is_some()) {
            return;
        }
        store.clear_draft(&key(&PersonForm::of(id, person)));
        self.removed.update_value(|removed| {
            removed.retain(|(known, _)| known != id);
            removed.push((id.clone(), person.clone()));
        });
        if self.filled().id == *id || !untrack(|| self.is_open()) {
            self.close();
        }
        store.session.announcement.set((store.words.people.removed)(&person.name));
        let undo = undo_id(id);
        document::after_paint(move || document::focus(&undo));
    }

    fn bring_back(self, id: &PersonId, person: &Person) {
        let Form { store, .. } = self;
        if store.peek(|handover| handover.record.person(id).is_none()) {
            store.change(|record, now| record.set_person(store.guide, id.clone(), person.clone(), now));
        }
        self.removed.update_value(|removed| removed.retain(|(known, _)| known != id));
        store.notify();
        if !untrack(|| self.is_filled_in()) {
            self.close();
        }
        let remove = remove_id(id);
        document::after_paint(move || document::focus(&remove));
    }
}

/// Under which what is filled in is kept.
fn key(form: &PersonForm) -> Key {
    Key::of(&PERSON_FORM.into(), form.is_change.then_some(&form.id))
}

/// Of somebody new: with the role that support's link proposed, if one did.
fn fresh(store: Store) -> PersonForm {
    let role: Option<Id> = store.peek(|handover| handover.record.proposed_role().cloned());
    let role = role.and_then(|role| store.guide.role(&role));
    // The site builder has nobody to add, and no chance.
    let id = if store.session.is_live() { PersonId::from_random(clock::random()) } else { "".into() };
    let mut blank = PersonForm::blank(id);
    if let Some(role) = role {
        blank.choose(role, store.session.today());
    }
    blank
}
