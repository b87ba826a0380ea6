//! Links that carry work: a record of one guide, by marks of ids, so that it opens with other editions of the guide.

use super::{Kind, LinkError, Sealed, wire::Wire};
use crate::{guide::Guide, record::Record};

/// What came out of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    pub kind: Kind,
    pub record: Record,
    /// Whether it was sealed with this edition of the guide.
    pub same_edition: bool,
    /// How many entries this guide knows nothing of; they are left out.
    pub dropped: usize,
}

impl Work {
    /// Of a record that is already reduced to what may travel. Moments lose their milliseconds, texts are cleaned, and
    /// former ids become those of today. It may be too long to be opened: compare its length with
    /// [`REFUSE`](super::REFUSE).
    pub fn seal(kind: Kind, guide: &Guide, record: &Record) -> Sealed {
        Sealed::seal(kind, &Wire::of(kind, guide, record).bytes(kind))
    }

    /// Opens what [`Work::seal`] sealed, and nothing that it would have sealed otherwise.
    pub fn open(sealed: &Sealed, guide: &Guide) -> Result<Self, LinkError> {
        let (kind, body) = sealed.body()?;
        if sealed.guide()? != super::mark(&guide.id) {
            return Err(LinkError::OtherGuide);
        }
        let wire = Wire::read(kind, &body)?;
        if wire.bytes(kind) != body {
            return Err(LinkError::Altered);
        }
        let (mut record, dropped) = wire.record(guide);
        record.side = kind.side(wire.side);
        let same_edition = wire.edition == guide.edition();
        if same_edition && dropped == 0 && Wire::of(kind, guide, &record) != wire {
            return Err(LinkError::Altered);
        }
        Ok(Self { kind, record, same_edition, dropped })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        record::{Moment, Side},
        site::guides::read_guide,
    };

    /// Payloads with right checksums, as only somebody who forges them makes.
    #[test]
    fn whatever_opens_is_what_would_be_sealed() {
        let text = include_str!("../../tests/native/toy.toml");
        let guide = read_guide("toy.toml", "toy", text).expect("the toy passes");
        let mut record = Record::new("r1".into(), &guide, Moment::utc(1_793_534_400_000));
        let (person, now) = ("p1".into(), Moment::utc(1_793_534_460_000));
        record.tick(&guide.steps[0], &guide.steps[0].tasks[0].id, None, true, now);
        record.set_outcome(&guide.tests[0].id, &person, None, now);
        record.set_field(crate::record::Field::Site, "Shop".to_owned(), now);
        record.propose_role("staff".into(), now);
        record.side = Some(Side::Customer);
        let body = Wire::of(Kind::Continue, &guide, &record).bytes(Kind::Continue);
        let mut opened = 0;
        let mut open = |kind: Kind, body: &[u8]| {
            let sealed = Sealed::seal(kind, body);
            if let Ok(work) = Work::open(&sealed, &guide) {
                opened += 1;
                let again = Work::seal(kind, &guide, &work.record);
                assert!(again == sealed || work.dropped > 0 || !work.same_edition, "{body:?}");
            }
        };
        for n in 0..body.len() {
            open(Kind::Continue, &body[..n]);
            for byte in (0..=255).step_by(3) {
                let mut forged = body.clone();
                forged[n] = byte;
                Kind::ALL.into_iter().for_each(|kind| open(kind, &forged));
                forged.insert(n, byte);
                open(Kind::Continue, &forged);
            }
        }
        assert!(opened > 500, "moments and texts may be any: {opened}");
    }

    /// The body of a record that has a person, a field and a test, and where its parts stand.
    fn body_of_today(guide: &Guide) -> (Vec<u8>, usize) {
        let mut record = Record::new("r1".into(), guide, Moment::utc(1_793_534_400_000));
        let now = Moment::utc(1_793_534_460_000);
        let person = crate::record::Person {
            name: "Mia".to_owned(),
            account: String::new(),
            role: Default::default(),
            permissions: Vec::new(),
            review: None,
            added: now,
            left: None,
        };
        record.set_field(crate::record::Field::Site, "Shop".to_owned(), now);
        record.set_person(guide, "p1".into(), person, now);
        record.set_outcome(&guide.tests[0].id, &"p1".into(), Some(crate::record::Outcome::Works), now);
        let body = Wire::of(Kind::Continue, guide, &record).bytes(Kind::Continue);
        // Two marks, no side, two bytes for the month, one for the id, five for the moment.
        (body, 4 + 1 + 2 + 1 + 5)
    }

    /// The sealed form of tomorrow in today's app. Whoever adds something adds it so that this holds.
    #[test]
    fn what_a_newer_version_adds_is_named_as_newer_and_not_as_altered() {
        let text = include_str!("../../tests/native/toy.toml");
        let guide = read_guide("toy.toml", "toy", text).expect("the toy passes");
        let (body, parts) = body_of_today(&guide);
        let opened = |body: &[u8]| Work::open(&Sealed::seal(Kind::Continue, body), &guide).map(|work| work.dropped);
        assert_eq!(opened(&body), Ok(0));
        let changed = |at: usize, was: &[u8], new: &[u8]| {
            assert_eq!(&body[at..at + was.len()], was, "at {at} of {body:?}");
            [&body[..at], new, &body[at + was.len()..]].concat()
        };
        // Fields, people and tests are there.
        let bits: u64 = 1 | 1 << 2 | 1 << 6;
        let [low, high] = [bits as u8 & 0x7f | 0x80, (bits >> 7) as u8];
        let was: &[u8] = if high == 0 { &[bits as u8] } else { &[low, high] };
        for new in 13..20 {
            let bits = bits | 1 << new;
            let new: Vec<u8> = vec![bits as u8 & 0x7f | 0x80, (bits >> 7) as u8 & 0x7f | 0x80, (bits >> 14) as u8];
            assert_eq!(opened(&changed(parts, was, &new)), Err(LinkError::Newer), "a part");
        }
        let field = parts + was.len() + 1;
        for number in 5..100 {
            assert_eq!(opened(&changed(field, &[0], &[number])), Err(LinkError::Newer), "a field");
        }
        // Its moment is a minute on, then its text; one person, whose id is a number.
        let person = field + 1 + 1 + 5 + 1 + 1;
        for bit in 6..14 {
            let bits = 2 | 16 | 1_u64 << bit;
            let new = [bits as u8 & 0x7f | 0x80, (bits >> 7) as u8];
            let new: &[u8] = if bits > 0x7f { &new } else { &[bits as u8] };
            assert_eq!(opened(&changed(person, &[2 | 16], new)), Err(LinkError::Newer), "something of a person");
        }
        for side in 3..100 {
            assert_eq!(opened(&changed(4, &[0], &[side])), Err(LinkError::Newer), "a side");
        }
        let last = body.len() - 1;
        assert_eq!(opened(&changed(last, &[body[last]], &[body[last] | 3])), Err(LinkError::Newer), "an outcome");
    }

    #[test]
    fn more_than_a_handover_can_hold_is_refused_by_name() {
        let text = include_str!("../../tests/native/toy.toml");
        let guide = read_guide("toy.toml", "toy", text).expect("the toy passes");
        let mut record = Record::new("r1".into(), &guide, Moment::utc(0));
        record.set_devices(vec![Default::default(); 251], Moment::utc(1000));
        let sealed = Work::seal(Kind::Continue, &guide, &record);
        assert_eq!(Work::open(&sealed, &guide), Err(LinkError::TooMuch));
    }
}
