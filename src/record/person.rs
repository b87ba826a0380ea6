//! Somebody who gets access.

use super::{Day, Moment};
use crate::{
    as_object,
    guide::{Guide, Id},
    transparent,
};

/// Random, so that two tabs adding somebody at once add two people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(String);

transparent! { PersonId }

impl PersonId {
    pub fn from_random(random: u64) -> Self {
        Self(format!("p{random:x}"))
    }
}

impl From<&str> for PersonId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::ops::Deref for PersonId {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    pub name: String,
    /// The exact e-mail address or phone number on *their* account.
    pub account: String,
    pub role: Id,
    /// Each once, in the guide's order.
    pub permissions: Vec<Id>,
    /// When to look at this access again.
    pub review: Option<Day>,
    pub added: Moment,
    /// When their access was taken away; they stay on the record.
    pub left: Option<Day>,
}

as_object! { Person { name, account, role, permissions, review or none, added, left or none } }

impl Person {
    /// What was given beyond the role's least set.
    pub fn beyond_role<'g>(&self, guide: &'g Guide) -> Vec<&'g Id> {
        let least = guide.role(&self.role).map(|role| role.permissions.as_slice()).unwrap_or_default();
        let given = guide.permissions.iter().map(|permission| &permission.id);
        given.filter(|id| self.permissions.contains(*id) && !least.contains(id)).collect()
    }
}
