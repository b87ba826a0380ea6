//! The form that a person is added or changed with: what stands in it, what is missing, and the person it makes.

use super::{Day, Draft, Moment, Person, PersonId};
use crate::guide::{Guide, Id, Role};

/// A review further away than this is a slip of the finger, like one in the year 2.
const MOST_YEARS: i32 = 10;

/// Its name among the drafts.
pub const PERSON_FORM: &str = "person";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonForm {
    /// Whom it adds or changes. It stays the same while the form is filled in, in every tab, so nobody is added twice.
    pub id: PersonId,
    /// Whether they are on the record already.
    pub is_change: bool,
    pub name: String,
    pub account: String,
    pub role: Option<Id>,
    pub permissions: Vec<Id>,
    /// As it stands in the field: a day, or nothing.
    pub review: String,
}

/// What stands in the way of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Name,
    Role,
    /// The day to look again is past, or too far away.
    Review,
}

impl PersonForm {
    /// For somebody new.
    pub fn blank(id: PersonId) -> Self {
        Self {
            id,
            is_change: false,
            name: String::new(),
            account: String::new(),
            role: None,
            permissions: Vec::new(),
            review: String::new(),
        }
    }

    /// For somebody who is on the record.
    pub fn of(id: &PersonId, person: &Person) -> Self {
        Self {
            id: id.clone(),
            is_change: true,
            name: person.name.clone(),
            account: person.account.clone(),
            role: Some(person.role.clone()),
            permissions: person.permissions.clone(),
            review: person.review.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// Takes a role, with the least it needs and the day to look again.
    pub fn choose(&mut self, role: &Role, today: Day) {
        self.role = Some(role.id.clone());
        self.permissions = role.permissions.clone();
        self.review = today.plus_months(role.review_months).to_string();
    }

    pub fn give(&mut self, permission: &Id, on: bool) {
        self.permissions.retain(|given| given != permission);
        if on {
            self.permissions.push(permission.clone());
        }
    }

    /// What stands in it, for the time until it is saved.
    pub fn to_draft(&self, at: Moment) -> Draft {
        let permissions: Vec<&str> = self.permissions.iter().map(|id| &**id).collect();
        Draft::new(
            at,
            [
                ("id", self.id.to_string()),
                ("name", self.name.clone()),
                ("account", self.account.clone()),
                ("role", self.role.as_deref().unwrap_or_default().to_owned()),
                ("permissions", permissions.join(" ")),
                ("review", self.review.clone()),
            ],
        )
    }

    /// As it stood. What the guide no longer has is left out.
    pub fn of_draft(guide: &Guide, draft: &Draft, is_change: bool) -> Self {
        let role = guide.role(&draft.field("role").into());
        let given = |id: &&Id| draft.field("permissions").split(' ').any(|given| *given == ***id);
        let permissions = guide.permissions.iter().map(|permission| &permission.id);
        Self {
            id: draft.field("id").into(),
            is_change,
            name: draft.field("name").to_owned(),
            account: draft.field("account").to_owned(),
            role: role.map(|role| role.id.clone()),
            permissions: permissions.filter(given).cloned().collect(),
            review: draft.field("review").to_owned(),
        }
    }

    /// Whether the same is filled in, whoever it is for.
    pub fn is_filled_in_as(&self, other: &Self) -> bool {
        // In whatever order they were ticked.
        let gives = |form: &Self, other: &Self| form.permissions.iter().all(|given| other.permissions.contains(given));
        (&self.name, &self.account, &self.role, &self.review)
            == (&other.name, &other.account, &other.role, &other.review)
            && gives(self, other)
            && gives(other, self)
    }

    /// The person it makes out of whoever was there `before`, or what is missing.
    pub fn person(&self, guide: &Guide, before: Option<&Person>, now: Moment, today: Day) -> Result<Person, Missing> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(Missing::Name);
        }
        let role = self.role.clone().ok_or(Missing::Role)?;
        let review = Day::parse(&self.review);
        // A day that was reached since is not for whoever mends a letter of the name.
        let is_new = review != before.and_then(|before| before.review);
        if review.is_some_and(|day| is_new && (day < today || day.year() > today.year() + MOST_YEARS)) {
            return Err(Missing::Review);
        }
        let permissions = guide.permissions.iter();
        let given = permissions.filter(|one| one.compulsory || self.permissions.contains(&one.id));
        Ok(Person {
            name: name.to_owned(),
            account: self.account.trim().to_owned(),
            role,
            permissions: given.map(|permission| permission.id.clone()).collect(),
            review,
            added: before.map_or(now, |before| before.added),
            left: before.and_then(|before| before.left),
        })
    }
}
