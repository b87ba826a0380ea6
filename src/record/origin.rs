//! From what each part of a record may come. One table, so that nothing is taken in by oversight: whoever forges a link
//! can fill in no more than those who make such links do.

use super::{Part, PersonId, Record};
use crate::guide::Guide;

/// What somebody opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The same handover from another device.
    ContinueLink,
    /// From the owner, on the second user's phone.
    Invite,
    /// From the second user, on the owner's device.
    Answer,
    /// A customer's handover, for support.
    ResultLink,
    /// What support wrote about the case.
    SupportLink,
    /// What somebody else has on the screen.
    ReadOutCode,
    /// The second user's tests.
    ReturnCode,
    /// A saved copy.
    File,
}

impl Origin {
    pub const ALL: [Self; 8] = {
        use Origin::*;
        [ContinueLink, Invite, Answer, ResultLink, SupportLink, ReadOutCode, ReturnCode, File]
    };

    /// Whether all that comes is about one person.
    fn is_of_one_person(self) -> bool {
        matches!(self, Self::Invite | Self::Answer | Self::ReturnCode)
    }
}

const COMES: [(Part, [u8; 8]); Part::ALL.len()] = [
    // part          continue invite answer result support read-out return file
    (Part::Site, [1, 1, 0, 0, 0, 0, 0, 1]),
    (Part::OwnerName, [1, 1, 0, 0, 0, 0, 0, 1]),
    (Part::OwnerAccount, [1, 0, 0, 0, 0, 0, 0, 1]),
    (Part::Reference, [1, 0, 0, 1, 1, 0, 0, 1]),
    (Part::Devices, [1, 0, 0, 1, 1, 0, 0, 1]),
    (Part::PersonName, [1, 1, 1, 0, 0, 0, 0, 1]),
    (Part::PersonAccount, [1, 1, 1, 0, 0, 0, 0, 1]),
    (Part::Role, [1, 1, 0, 1, 0, 0, 0, 1]),
    (Part::Permissions, [1, 1, 0, 1, 0, 0, 0, 1]),
    (Part::Review, [1, 0, 0, 0, 0, 0, 0, 1]),
    (Part::Left, [1, 0, 0, 0, 0, 0, 0, 1]),
    // From support the role it proposes, which stands among them.
    (Part::Choices, [1, 1, 0, 1, 1, 0, 0, 1]),
    (Part::Ticks, [1, 0, 0, 1, 0, 0, 0, 1]),
    (Part::SecondUserTicks, [1, 0, 1, 1, 0, 0, 0, 1]),
    (Part::Tests, [1, 0, 1, 1, 0, 0, 1, 1]),
    (Part::Here, [1, 0, 0, 1, 0, 1, 0, 1]),
    (Part::Trail, [1, 0, 1, 1, 0, 1, 1, 1]),
    (Part::Screenshots, [1, 0, 0, 0, 0, 0, 0, 1]),
];

pub fn may_come(part: Part, origin: Origin) -> bool {
    COMES[part as usize].1[origin as usize] == 1
}

impl Record {
    /// What of this record may come from `origin`, and how many entries were left behind.
    pub fn coming(&self, guide: &Guide, origin: Origin) -> (Self, usize) {
        let mut copy = self.only_parts(guide, |part| may_come(part, origin));
        if origin.is_of_one_person()
            && let Some(person) = first_person(self)
        {
            copy = copy.for_person(&person);
        }
        let left = self.entries().saturating_sub(copy.entries());
        (copy, left)
    }

    /// How many things it says.
    fn entries(&self) -> usize {
        let people = self.people.values().map(|said| {
            let Some(person) = said.get() else { return 1 };
            let texts = [&person.name, &person.account, &*person.role].into_iter().filter(|text| !text.is_empty());
            let days = [person.review, person.left].into_iter().flatten();
            1 + texts.count() + days.count() + person.permissions.len()
        });
        let keyed = [self.choices.len(), self.ticks.len(), self.tests.len(), self.troubles.len(), self.answers.len()];
        let keyed = keyed.into_iter().chain([self.tried.len(), self.screenshots.len(), self.fields.len()]);
        let here = usize::from(!self.here.get().place.is_empty());
        keyed.sum::<usize>() + people.sum::<usize>() + self.devices().len() + here
    }
}

fn first_person(record: &Record) -> Option<PersonId> {
    record.people().first().map(|(id, _)| (*id).clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Destination, May, may_go};

    #[test]
    fn the_table_has_a_row_for_every_part_in_its_place() {
        for (n, (part, _)) in COMES.iter().enumerate() {
            assert_eq!(*part as usize, n);
        }
    }

    #[test]
    fn by_each_kind_of_link_comes_what_may_go_by_it_and_nothing_else() {
        for part in Part::ALL {
            for (origin, destination) in [
                (Origin::ContinueLink, Destination::ContinueLink),
                (Origin::Invite, Destination::Invite),
                (Origin::Answer, Destination::Answer),
                (Origin::ResultLink, Destination::ResultLink),
                (Origin::File, Destination::Saved),
            ] {
                assert_eq!(may_come(part, origin), may_go(part, destination) != May::Stay, "{part:?}, {origin:?}");
            }
        }
    }
}
