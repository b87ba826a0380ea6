//! What of a person is changed by itself, and has a moment of its own: two tabs may each change another.

use std::cmp::Ordering;

use super::{Key, Person, PersonId};
use crate::ids;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonField {
    Name,
    Account,
    Role,
    Permissions,
    Review,
    Left,
}

ids! {
    PersonField {
        Name = "name", Account = "account", Role = "role", Permissions = "permissions", Review = "review", Left = "left",
    }
}

impl PersonField {
    pub fn key(self, person: &PersonId) -> Key {
        Key::of(&self.id().into(), Some(person))
    }

    pub fn is_same(self, one: &Person, other: &Person) -> bool {
        self.rank(one, other) == Ordering::Equal
    }

    /// Of two that were said at the same moment the greater holds, whichever comes first.
    pub fn rank(self, one: &Person, other: &Person) -> Ordering {
        match self {
            Self::Name => one.name.cmp(&other.name),
            Self::Account => one.account.cmp(&other.account),
            Self::Role => one.role.cmp(&other.role),
            Self::Permissions => one.permissions.cmp(&other.permissions),
            Self::Review => one.review.cmp(&other.review),
            Self::Left => one.left.cmp(&other.left),
        }
    }

    pub fn copy(self, from: &Person, to: &mut Person) {
        match self {
            Self::Name => to.name.clone_from(&from.name),
            Self::Account => to.account.clone_from(&from.account),
            Self::Role => to.role.clone_from(&from.role),
            Self::Permissions => to.permissions.clone_from(&from.permissions),
            Self::Review => to.review = from.review,
            Self::Left => to.left = from.left,
        }
    }

    /// What is written there, of name and account.
    pub fn text(self, person: &Person) -> &str {
        match self {
            Self::Name => &person.name,
            Self::Account => &person.account,
            _ => "",
        }
    }
}
