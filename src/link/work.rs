//! Links that carry work: a record of one guide, by marks of ids, so that it opens with other editions of the guide.

use thiserror::Error;

use super::{Sealed, wire::Wire};
use crate::{
    guide::Guide,
    record::{Record, Side},
};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same handover on another device, in another window or in the installed app.
    Continue,
    /// For support, to read.
    Result,
    /// From the owner to the second user: their half.
    Invite,
    /// Back from the second user: what they found out.
    Answer,
}

impl Kind {
    /// Their numbers in a payload; one more may be added at the end.
    pub const ALL: [Self; 4] = [Self::Continue, Self::Result, Self::Invite, Self::Answer];

    /// Whose side a record is that came so; `own`: as it was where it came from.
    pub fn side(self, own: Option<Side>) -> Option<Side> {
        match self {
            Self::Continue => own,
            Self::Result => Some(Side::Customer),
            Self::Invite | Self::Answer => Some(Side::SecondUser),
        }
    }
}

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    #[error("is not one of our links")]
    Unrecognised,
    #[error("was cut off")]
    Cut,
    #[error("was altered")]
    Altered,
    #[error("was made by a newer version")]
    Newer,
    #[error("is too long")]
    TooLong,
    #[error("holds more than a handover can")]
    TooMuch,
    #[error("belongs to another guide")]
    OtherGuide,
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
    use crate::{record::Moment, site::guides::read_guide};

    /// Payloads with right checksums, as only somebody who forges them makes.
    #[test]
    fn whatever_opens_is_what_would_be_sealed() {
        let text = include_str!("../../tests/native/toy.toml");
        let guide = read_guide("toy.toml", "toy", text).expect("the toy passes");
        let mut record = Record::new("r1".into(), &guide, Moment(1_793_534_400_000));
        let (person, now) = ("p1".into(), Moment(1_793_534_460_000));
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

    #[test]
    fn more_than_a_handover_can_hold_is_refused_by_name() {
        let text = include_str!("../../tests/native/toy.toml");
        let guide = read_guide("toy.toml", "toy", text).expect("the toy passes");
        let mut record = Record::new("r1".into(), &guide, Moment(0));
        record.set_devices(vec![Default::default(); 251], Moment(1000));
        let sealed = Work::seal(Kind::Continue, &guide, &record);
        assert_eq!(Work::open(&sealed, &guide), Err(LinkError::TooMuch));
    }
}
