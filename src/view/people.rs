//! The people: a list, and one form for adding and changing.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    frame::{place, position},
    note::class_of,
    session::Walk,
    text::words_of,
};
use crate::{
    browser::{clock, document},
    guide::{Fixed, Id, NoteKind, Permission, Role},
    handover::{Day, Person, PersonId},
};

/// What the form holds until it is saved.
#[derive(Clone, Debug, Default)]
struct Draft {
    /// `None` while adding.
    changing: Option<PersonId>,
    name: String,
    account: String,
    role: Option<Id>,
    permissions: BTreeSet<Id>,
    review: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    Name,
    Role,
}

#[derive(Clone, Copy)]
struct Form {
    walk: Walk,
    open: RwSignal<bool>,
    draft: RwSignal<Draft>,
    missing: RwSignal<Option<Missing>>,
}

pub fn people(walk: Walk) -> AnyView {
    let words = walk.words;
    let anybody = move || !walk.read(|handover| handover.record.people().is_empty());
    let form = Form {
        walk,
        // With nobody on the record, adding is the only thing to do here; so it is on the static page.
        open: RwSignal::new(walk.peek(|handover| handover.record.people().is_empty())),
        draft: RwSignal::new(Draft::default()),
        missing: RwSignal::new(None),
    };
    let list = move || {
        let people: Vec<_> = walk.read(|handover| {
            handover.record.people().into_iter().map(|(id, person)| (id.clone(), person.clone())).collect()
        });
        people.into_iter().map(|(id, person)| row(form, id, person)).collect_view()
    };
    let body = view! {
        <p class="why">{words.people.intro}</p>
        <ul class="people" aria-label=words.people.list hidden=move || !anybody()>{list}</ul>
        <p hidden=move || form.open.get()>
            <button type="button" class="plain" id="add-person" on:click=move |_| form.start(Draft::default())>
                {move || if anybody() { words.people.add_another } else { words.people.add }}
            </button>
        </p>
        <div hidden=move || !form.open.get()>{fields(form)}</div>
    };
    place(walk, Fixed::People.id(), position(walk, Fixed::People.id()), body.into_any())
}

fn row(form: Form, id: PersonId, person: Person) -> AnyView {
    let Form { walk, .. } = form;
    let words = walk.words;
    let standing = walk.read(|handover| (words.standing)(handover.standing(&id, &person)));
    let role = walk.guide.role(&person.role).map(|role| role.name.clone()).unwrap_or_default();
    let given = walk.guide.permissions.iter().filter(|permission| person.permissions.contains(&permission.id));
    let given: Vec<_> = given.map(|permission| permission.name.as_str()).collect();
    let account =
        if person.account.trim().is_empty() { words.people.no_account.to_owned() } else { person.account.clone() };
    let name = person.name.clone();
    let change = {
        let (id, person) = (id.clone(), person.clone());
        move |_| {
            form.start(Draft {
                changing: Some(id.clone()),
                name: person.name.clone(),
                account: person.account.clone(),
                role: Some(person.role.clone()),
                permissions: person.permissions.clone(),
                review: person.review.map(|day| day.to_string()).unwrap_or_default(),
            });
        }
    };
    let remove = {
        let name = person.name.clone();
        move |_| {
            walk.change(|record, now| record.remove_person(&id, now));
            walk.session.said.set((words.people.removed)(&name));
            form.close();
        }
    };
    view! {
        <li class="person">
            <b>{name.clone()}</b>
            <span>{role}" · "{account}</span>
            <span>{given.join(", ")}</span>
            <span class="standing">{standing}</span>
            <span class="buttons">
                <button type="button" class="plain" on:click=change>{(words.people.edit)(&name)}</button>
                <button type="button" class="plain" on:click=remove>{(words.people.remove)(&name)}</button>
            </span>
        </li>
    }
    .into_any()
}

fn fields(form: Form) -> AnyView {
    let Form { walk, draft, missing, .. } = form;
    let words = walk.words;
    let title = move || match draft.with(|draft| draft.changing.is_some().then(|| draft.name.clone())) {
        Some(name) => (words.people.editing)(&name),
        None => words.people.add.to_owned(),
    };
    let changing = move || draft.with(|draft| draft.changing.is_some());
    let fault = move |what: Missing, words: &'static str| {
        move || (missing.get() == Some(what)).then(|| view! { <p class="fault" role="alert">{words}</p> })
    };
    let cancellable = move || changing() || !walk.read(|handover| handover.record.people().is_empty());
    view! {
        <form class="person-form" aria-labelledby="person-form-title" novalidate on:submit=move |ev| { ev.prevent_default(); form.save(); }>
            <h2 id="person-form-title" tabindex="-1">{title}</h2>
            <div class="field">
                <label for="person.name">{words.people.name}</label>
                {fault(Missing::Name, words.people.missing_name)}
                <input
                    type="text" id="person.name" autocomplete="off" autocapitalize="words" maxlength="100"
                    prop:value=move || draft.with(|draft| draft.name.clone())
                    on:input=move |ev| draft.update(|draft| draft.name = event_target_value(&ev))
                />
            </div>
            <div class="field">
                <label for="person.account">{words.people.account}</label>
                <small class="hint" id="person.account.hint">{words.people.account_help}</small>
                <input
                    type="text" id="person.account" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200"
                    aria-describedby="person.account.hint"
                    prop:value=move || draft.with(|draft| draft.account.clone())
                    on:input=move |ev| draft.update(|draft| draft.account = event_target_value(&ev))
                />
            </div>
            <fieldset class="choice">
                <legend>{words.people.role}</legend>
                <p class="hint">{words.people.role_help}</p>
                {fault(Missing::Role, words.people.missing_role)}
                {walk.guide.roles.iter().map(|role| role_option(form, role)).collect_view()}
            </fieldset>
            <fieldset class="choice">
                <legend>{words.people.permissions}</legend>
                {walk.guide.permissions.iter().map(|permission| permission_option(form, permission)).collect_view()}
                {move || wider(form)}
            </fieldset>
            <div class="field">
                <label for="person.review">{words.people.review}</label>
                <small class="hint" id="person.review.hint">{words.people.review_help}</small>
                <input
                    type="date" id="person.review" autocomplete="off" aria-describedby="person.review.hint"
                    prop:value=move || draft.with(|draft| draft.review.clone())
                    on:input=move |ev| draft.update(|draft| draft.review = event_target_value(&ev))
                />
            </div>
            <p class="buttons">
                <button type="submit" class="primary">
                    {move || if changing() { words.people.save_changes } else { words.people.save }}
                </button>
                <button type="button" class="plain" hidden=move || !cancellable() on:click=move |_| form.close()>{words.people.cancel}</button>
            </p>
        </form>
    }
    .into_any()
}

fn role_option(form: Form, role: &'static Role) -> AnyView {
    let draft = form.draft;
    let choose = move |_| {
        let today = form.walk.session.now().day(form.walk.session.offset);
        draft.update(|draft| {
            draft.role = Some(role.id.clone());
            draft.permissions = role.permissions.iter().cloned().collect();
            draft.review = today.plus_months(role.review_months).to_string();
        });
    };
    view! {
        <label class="option">
            <input
                type="radio" name="person.role" id=format!("person.role.{}", role.id) autocomplete="off"
                prop:checked=move || draft.with(|draft| draft.role.as_ref() == Some(&role.id))
                on:change=choose
            />
            <span>{role.name.as_str()}<small>{words_of(&role.reason)}</small></span>
        </label>
    }
    .into_any()
}

fn permission_option(form: Form, permission: &'static Permission) -> AnyView {
    let Form { walk, draft, .. } = form;
    let words = walk.words;
    let given = move || permission.compulsory || draft.with(|draft| draft.permissions.contains(&permission.id));
    let give = move |ev| {
        let on = event_target_checked(&ev);
        draft.update(|draft| {
            if on {
                draft.permissions.insert(permission.id.clone())
            } else {
                draft.permissions.remove(&permission.id)
            };
        });
    };
    view! {
        <label class="option">
            <input
                type="checkbox" id=format!("person.permission.{}", permission.id) autocomplete="off"
                disabled=permission.compulsory checked=permission.compulsory
                prop:checked=given
                on:change=give
            />
            <span>
                {permission.name.as_str()}
                <small>
                    {(words.people.can)(&permission.allows)}
                    {permission.compulsory.then(|| format!(" ({})", words.people.compulsory))}
                </small>
            </span>
        </label>
    }
    .into_any()
}

/// Why it is risky to give more than the role's least set.
fn wider(form: Form) -> Option<AnyView> {
    let Form { walk, draft, .. } = form;
    let role = draft.with(|draft| draft.role.clone()).and_then(|role| walk.guide.role(&role))?;
    let wider = |permission: &&Permission| {
        draft.with(|draft| draft.permissions.contains(&permission.id)) && !role.permissions.contains(&permission.id)
    };
    let risks: Vec<_> = walk
        .guide
        .permissions
        .iter()
        .filter(wider)
        .map(|permission| view! { <li>{words_of(&permission.risk)}</li> })
        .collect();
    (!risks.is_empty()).then(|| {
        view! {
            <div class=class_of(NoteKind::Check) role="note">
                <p><b class="kind">{(walk.words.step.note)(NoteKind::Check)}</b>" "{walk.words.people.wider}</p>
                <ul class="list">{risks.into_iter().collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

impl Form {
    fn start(&self, draft: Draft) {
        self.draft.set(draft);
        self.missing.set(None);
        self.open.set(true);
        document::after_paint(|| document::focus("person-form-title"));
    }

    fn close(&self) {
        self.draft.set(Draft::default());
        self.missing.set(None);
        self.open.set(self.walk.peek(|handover| handover.record.people().is_empty()));
    }

    fn save(&self) {
        let draft = self.draft.get_untracked();
        let Some(person) = self.person(&draft) else { return };
        let id = draft.changing.unwrap_or_else(|| PersonId::from_random(clock::random()));
        self.walk.change(|record, now| record.set_person(self.walk.guide, id, person, now));
        self.close();
        document::after_paint(|| document::focus("add-person"));
    }

    /// The person the form describes; `None`, with the fault shown, while something is missing.
    fn person(&self, draft: &Draft) -> Option<Person> {
        let name = draft.name.trim();
        let fault = if name.is_empty() { Some((Missing::Name, "person.name".to_owned())) } else { None };
        let first_role =
            self.walk.guide.roles.first().map(|role| format!("person.role.{}", role.id)).unwrap_or_default();
        let fault = fault.or_else(|| draft.role.is_none().then_some((Missing::Role, first_role)));
        self.missing.set(fault.as_ref().map(|(missing, _)| *missing));
        if let Some((_, id)) = fault {
            document::focus(&id);
            return None;
        }
        let record = self.walk.record.read_untracked();
        let before = draft.changing.as_ref().and_then(|id| record.person(id));
        let compulsory = self.walk.guide.permissions.iter().filter(|permission| permission.compulsory);
        Some(Person {
            name: name.to_owned(),
            account: draft.account.trim().to_owned(),
            role: draft.role.clone()?,
            permissions: draft
                .permissions
                .iter()
                .cloned()
                .chain(compulsory.map(|permission| permission.id.clone()))
                .collect(),
            review: Day::parse(&draft.review),
            added: before.map_or_else(|| self.walk.session.now(), |before| before.added),
            left: before.and_then(|before| before.left),
        })
    }
}
