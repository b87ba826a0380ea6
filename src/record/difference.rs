//! What putting one copy of a record in place of another changes: for the question that is asked before it is done.
//!
//! Only what is compared here is named to the reader, so every field of a record and of a person is.

use litemap::LiteMap;

use super::{Device, Field, Key, Outcome, Person, PersonId, Record, Stamped};
use crate::guide::Id;

/// One thing that would change. Names are as they will be; where nobody has one it is empty.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Field {
        field: Field,
        from: String,
        to: String,
    },
    DeviceAdded(Device),
    DeviceGone(Device),
    PersonAdded {
        name: String,
        account: String,
    },
    PersonGone {
        name: String,
    },
    Name {
        from: String,
        to: String,
    },
    Account {
        name: String,
        from: String,
        to: String,
    },
    Role {
        name: String,
        from: Id,
        to: Id,
    },
    PermissionGiven {
        name: String,
        permission: Id,
    },
    PermissionTaken {
        name: String,
        permission: Id,
    },
    ReviewMoved {
        name: String,
    },
    AccessTaken {
        name: String,
    },
    AccessBack {
        name: String,
    },
    Test {
        name: String,
        test: Id,
        from: Option<Outcome>,
        to: Option<Outcome>,
    },
    Choice {
        name: String,
        choice: Id,
        from: Id,
        to: Id,
    },
    /// How many tasks become ticked.
    Ticked(usize),
    Unticked(usize),
    /// How many answers in trees, fixes and screenshots become others.
    Trail(usize),
}

impl Change {
    /// Whether something that is here now would be another or gone, and nothing is only added.
    pub fn is_loss(&self) -> bool {
        match self {
            Self::Field { from, .. } | Self::Name { from, .. } | Self::Account { from, .. } => !from.is_empty(),
            Self::Role { from, .. } | Self::Choice { from, .. } => !from.is_empty(),
            Self::Test { from, .. } => from.is_some(),
            Self::DeviceAdded(_) | Self::PersonAdded { .. } | Self::Ticked(_) | Self::Trail(_) => false,
            Self::DeviceGone(_)
            | Self::PersonGone { .. }
            | Self::PermissionGiven { .. }
            | Self::PermissionTaken { .. }
            | Self::ReviewMoved { .. }
            | Self::AccessTaken { .. }
            | Self::AccessBack { .. }
            | Self::Unticked(_) => true,
        }
    }
}

impl Record {
    /// What becomes another if `then` is taken for this record.
    pub fn changes_to(&self, then: &Record) -> Vec<Change> {
        let mut changes = Vec::new();
        for field in Field::ALL {
            let (from, to) = (self.field(field), then.field(field));
            if from != to {
                changes.push(Change::Field { field, from: from.to_owned(), to: to.to_owned() });
            }
        }
        let written = |record: &Record| -> Vec<Device> {
            let devices = record.devices().into_iter().cloned();
            devices.filter(|device| *device != Device::default()).collect()
        };
        let (had, has) = (written(self), written(then));
        changes.extend(had.iter().filter(|device| !has.contains(device)).cloned().map(Change::DeviceGone));
        changes.extend(has.iter().filter(|device| !had.contains(device)).cloned().map(Change::DeviceAdded));
        for (id, person) in then.people() {
            match self.person(id) {
                None => {
                    let Person { name, account, .. } = person.clone();
                    changes.push(Change::PersonAdded { name, account });
                }
                Some(before) => of_person(before, person, &mut changes),
            }
        }
        for (id, person) in self.people() {
            if then.person(id).is_none() {
                changes.push(Change::PersonGone { name: person.name.clone() });
            }
        }
        let name_of = |person: Option<&PersonId>| {
            let person = person.and_then(|id| then.person(id).or(self.person(id)));
            person.map(|person| person.name.clone()).unwrap_or_default()
        };
        for (key, from, to) in others(&self.choices, &then.choices) {
            let (choice, name) = (key.node.clone(), name_of(key.person.as_ref()));
            changes.push(Change::Choice { name, choice, from, to });
        }
        for (key, from, to) in others(&self.tests, &then.tests) {
            let (test, name) = (key.node.clone(), name_of(key.person.as_ref()));
            changes.push(Change::Test { name, test, from, to });
        }
        let ticks = others(&self.ticks, &then.ticks);
        let on = ticks.iter().filter(|(_, _, to)| *to).count();
        let many = |count: usize, change: fn(usize) -> Change| (count > 0).then(|| change(count));
        changes.extend(many(on, Change::Ticked));
        changes.extend(many(ticks.len() - on, Change::Unticked));
        let trail = others(&self.troubles, &then.troubles).len()
            + others(&self.answers, &then.answers).len()
            + others(&self.tried, &then.tried).len()
            + others(&self.screenshots, &then.screenshots).len();
        changes.extend(many(trail, Change::Trail));
        changes
    }
}

fn of_person(before: &Person, after: &Person, changes: &mut Vec<Change>) {
    // Every field is named, so that none that is added is forgotten.
    let Person { name, account, role, permissions, review, added: _, left } = after.clone();
    if before.name != name {
        changes.push(Change::Name { from: before.name.clone(), to: name.clone() });
    }
    let called = || name.clone();
    if before.account != account {
        changes.push(Change::Account { name: called(), from: before.account.clone(), to: account });
    }
    if before.role != role {
        changes.push(Change::Role { name: called(), from: before.role.clone(), to: role });
    }
    let gained = permissions.iter().filter(|id| !before.permissions.contains(id));
    changes.extend(gained.map(|id| Change::PermissionGiven { name: called(), permission: id.clone() }));
    let lost = before.permissions.iter().filter(|id| !permissions.contains(id));
    changes.extend(lost.map(|id| Change::PermissionTaken { name: called(), permission: id.clone() }));
    if before.review != review {
        changes.push(Change::ReviewMoved { name: called() });
    }
    match (before.left, left) {
        (None, Some(_)) => changes.push(Change::AccessTaken { name: called() }),
        (Some(_), None) => changes.push(Change::AccessBack { name: called() }),
        _ => {}
    }
}

/// What is said otherwise, with what was and what will be. What was never said is as what was taken back.
fn others<V: Clone + Default + PartialEq>(
    before: &LiteMap<Key, Stamped<V>>,
    after: &LiteMap<Key, Stamped<V>>,
) -> Vec<(Key, V, V)> {
    let mut keys: Vec<&Key> = before.keys().chain(after.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    let value = |map: &LiteMap<Key, Stamped<V>>, key| map.get(key).map(|said| said.get().clone()).unwrap_or_default();
    let both = keys.into_iter().map(|key| (key.clone(), value(before, key), value(after, key)));
    both.filter(|(_, from, to)| from != to).collect()
}
