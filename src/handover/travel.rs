//! Where each part of a record may go. One table, so that nothing leaves the device by oversight.

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
    Ticks,
    Tests,
    Here,
    /// Answers, and fixes tried, in the question trees.
    Trail,
    Screenshots,
}

impl Part {
    pub const ALL: [Part; 17] = {
        let mut all = [Part::Site; 17];
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    Go,
    /// Only when the reader ticks it: it says who somebody is.
    IfTicked,
    Stay,
}

pub const PARTS: [(Part, [May; 5]); 17] = {
    use May::{Go, IfTicked, Stay};
    [
        // part               saved continue  result    print packet
        (Part::Site, [Go, IfTicked, Stay, Go, IfTicked]),
        (Part::OwnerName, [Go, IfTicked, Stay, Go, IfTicked]),
        (Part::OwnerAccount, [Go, IfTicked, Stay, Go, IfTicked]),
        (Part::Reference, [Go, Go, IfTicked, Go, Go]),
        (Part::Devices, [Go, Go, IfTicked, Go, Go]),
        (Part::PersonName, [Go, IfTicked, Stay, Go, IfTicked]),
        (Part::PersonAccount, [Go, IfTicked, Stay, Go, IfTicked]),
        (Part::Role, [Go, Go, Go, Go, Go]),
        (Part::Permissions, [Go, Go, Go, Go, Go]),
        (Part::Review, [Go, Go, Stay, Go, Stay]),
        (Part::Left, [Go, Go, Stay, Go, Stay]),
        (Part::Choices, [Go, Go, Go, Stay, Go]),
        (Part::Ticks, [Go, Go, Go, Go, Go]),
        (Part::Tests, [Go, Go, Go, Go, Go]),
        (Part::Here, [Go, Go, Go, Stay, Go]),
        (Part::Trail, [Go, Go, Go, Stay, Go]),
        (Part::Screenshots, [Go, Go, Stay, Stay, Go]),
    ]
};

pub fn may_go(part: Part, destination: Destination) -> May {
    PARTS[part as usize].1[destination as usize]
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
