//! Where each part of a record may go. One table, so that nothing leaves the device by oversight.

use litemap::LiteMap;

use super::{Devices, Field, Person, PersonField, PersonId, Record, Stamped};
use crate::guide::{Guide, Id, Stage, Who};

/// A part of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Site,
    OwnerName,
    OwnerAccount,
    Reference,
    Devices,
    PersonName,
    PersonAccount,
    Role,
    Permissions,
    Review,
    Left,
    Choices,
    /// Of all tasks but the second user's own.
    Ticks,
    /// Of what the second user does on their own phone.
    SecondUserTicks,
    Tests,
    Here,
    /// Answers, and fixes tried, in the question trees.
    Trail,
    Screenshots,
}

impl Part {
    pub const ALL: [Part; 18] = {
        let mut all = [Part::Site; 18];
        let mut n = 0;
        while n < all.len() {
            all[n] = PARTS[n].0;
            n += 1;
        }
        all
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// localStorage on this device.
    Saved,
    ContinueLink,
    ResultLink,
    /// Paper, and the summary as text or Markdown.
    Print,
    SupportPacket,
    /// From the owner to the second user: their half.
    Invite,
    /// Back from the second user: what they found out.
    Answer,
}

impl Destination {
    pub const ALL: [Self; 7] = {
        use Destination::*;
        [Saved, ContinueLink, ResultLink, Print, SupportPacket, Invite, Answer]
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    Go,
    /// Only when the reader ticks it: it says who somebody is.
    IfTicked,
    Stay,
}

pub const PARTS: [(Part, [May; 7]); 18] = {
    use May::{Go, IfTicked, Stay};
    [
        // part             saved continue result print packet invite answer
        (Part::Site, [Go, IfTicked, Stay, Go, IfTicked, IfTicked, Stay]),
        (Part::OwnerName, [Go, IfTicked, Stay, Go, IfTicked, IfTicked, Stay]),
        (Part::OwnerAccount, [Go, IfTicked, Stay, Go, IfTicked, Stay, Stay]),
        (Part::Reference, [Go, Go, IfTicked, Go, Go, Stay, Stay]),
        (Part::Devices, [Go, Go, IfTicked, Go, Go, Stay, Stay]),
        (Part::PersonName, [Go, IfTicked, Stay, Go, IfTicked, IfTicked, IfTicked]),
        (Part::PersonAccount, [Go, IfTicked, Stay, Go, IfTicked, IfTicked, IfTicked]),
        (Part::Role, [Go, Go, Go, Go, Go, Go, Stay]),
        (Part::Permissions, [Go, Go, Go, Go, Go, Go, Stay]),
        (Part::Review, [Go, Go, Stay, Go, Stay, Stay, Stay]),
        (Part::Left, [Go, Go, Stay, Go, Stay, Stay, Stay]),
        (Part::Choices, [Go, Go, Go, Stay, Go, Go, Stay]),
        (Part::Ticks, [Go, Go, Go, Go, Go, Stay, Stay]),
        (Part::SecondUserTicks, [Go, Go, Go, Go, Go, Stay, Go]),
        (Part::Tests, [Go, Go, Go, Go, Go, Stay, Go]),
        (Part::Here, [Go, Go, Go, Stay, Go, Stay, Stay]),
        (Part::Trail, [Go, Go, Go, Stay, Go, Stay, Go]),
        (Part::Screenshots, [Go, Go, Stay, Stay, Go, Stay, Stay]),
    ]
};

pub fn may_go(part: Part, destination: Destination) -> May {
    PARTS[part as usize].1[destination as usize]
}

impl Record {
    /// What of this record may go to `destination`, when the reader ticked these parts.
    pub fn travelling(&self, guide: &Guide, destination: Destination, ticked: &[Part]) -> Self {
        self.only_parts(guide, |part| match may_go(part, destination) {
            May::Go => true,
            May::IfTicked => ticked.contains(&part),
            May::Stay => false,
        })
    }

    /// A copy without the other parts.
    pub(super) fn only_parts(&self, guide: &Guide, goes: impl Fn(Part) -> bool) -> Self {
        let mut copy = self.clone();
        copy.fields = only(&self.fields, |field, _| {
            goes(match field {
                Field::Site => Part::Site,
                Field::Owner => Part::OwnerName,
                Field::Account => Part::OwnerAccount,
                Field::Reference | Field::Ticket => Part::Reference,
            })
        });
        if !goes(Part::Devices) {
            copy.devices = Devices::default();
        }
        copy.people = LiteMap::new();
        for (id, said) in self.people.iter() {
            let person = said.get().as_ref().map(|person| Person {
                name: if goes(Part::PersonName) { person.name.clone() } else { String::new() },
                account: if goes(Part::PersonAccount) { person.account.clone() } else { String::new() },
                role: if goes(Part::Role) { person.role.clone() } else { Id::default() },
                permissions: if goes(Part::Permissions) { person.permissions.clone() } else { Vec::new() },
                review: person.review.filter(|_| goes(Part::Review)),
                added: person.added,
                left: person.left.filter(|_| goes(Part::Left)),
            });
            copy.people.insert(id.clone(), Stamped::new(person, said.at()));
        }
        copy.edits = only(&self.edits, |key, _| PersonField::of(&key.node).is_some_and(|field| goes(field.part())));
        copy.answered = LiteMap::new();
        copy.choices = only(&self.choices, |_, _| goes(Part::Choices));
        copy.ticks = only(&self.ticks, |key, _| {
            let step = key.parent.as_ref().and_then(|step| guide.step(step));
            let is_second_users = step.is_some_and(|step| step.stage == Stage::Share && step.who == Who::SecondUser);
            goes(if is_second_users { Part::SecondUserTicks } else { Part::Ticks })
        });
        copy.tests = only(&self.tests, |_, _| goes(Part::Tests));
        copy.troubles = only(&self.troubles, |_, _| goes(Part::Trail));
        copy.answers = only(&self.answers, |_, _| goes(Part::Trail));
        copy.tried = only(&self.tried, |_, _| goes(Part::Trail));
        copy.screenshots = only(&self.screenshots, |_, _| goes(Part::Screenshots));
        if !goes(Part::Here) {
            copy.here = Stamped::default();
        }
        copy
    }

    /// What belongs to one person: themselves, and what was chosen, ticked, tested and tried for them.
    pub fn for_person(&self, person: &PersonId) -> Self {
        let mut copy = self.clone();
        copy.people = only(&self.people, |id, _| id == person);
        copy.edits = only(&self.edits, |key, _| key.is_for(person));
        copy.answered = only(&self.answered, |id, _| id == person);
        // What is said once for all holds for them, too.
        copy.choices = only(&self.choices, |key, _| key.person.is_none() || key.is_for(person));
        copy.ticks = only(&self.ticks, |key, _| key.is_for(person));
        copy.tests = only(&self.tests, |key, _| key.is_for(person));
        copy.troubles = only(&self.troubles, |key, _| key.is_for(person));
        copy.answers = only(&self.answers, |key, _| key.is_for(person));
        copy.tried = only(&self.tried, |key, _| key.is_for(person));
        copy
    }
}

impl PersonField {
    fn part(self) -> Part {
        match self {
            Self::Name => Part::PersonName,
            Self::Account => Part::PersonAccount,
            Self::Role => Part::Role,
            Self::Permissions => Part::Permissions,
            Self::Review => Part::Review,
            Self::Left => Part::Left,
        }
    }
}

fn only<K: Ord + Clone, V: Clone>(table: &LiteMap<K, V>, keep: impl Fn(&K, &V) -> bool) -> LiteMap<K, V> {
    let mut kept = LiteMap::new();
    for (key, value) in table.iter().filter(|(key, value)| keep(key, value)) {
        kept.insert(key.clone(), value.clone());
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_every_part_in_its_place() {
        for (n, (part, _)) in PARTS.iter().enumerate() {
            assert_eq!(*part as usize, n);
        }
    }

    #[test]
    fn what_says_who_somebody_is_leaves_only_when_ticked() {
        for part in [Part::Site, Part::OwnerName, Part::OwnerAccount, Part::PersonName, Part::PersonAccount] {
            for destination in [Destination::ContinueLink, Destination::ResultLink, Destination::SupportPacket] {
                assert_ne!(may_go(part, destination), May::Go, "{part:?} to {destination:?}");
            }
        }
    }
}
