//! The code that is read out on the phone: which guide and edition, which place, and the replies on the way there.
//!
//! A place alone takes 9 symbols. A trail takes at most [`MAX_SYMBOLS`], which the check of a guide sees to.

use super::{
    CodeError,
    code::{Form, Head},
    mark::bits,
    path,
};
#[cfg(not(target_arch = "wasm32"))]
use super::{code::HEAD, symbol};
use crate::{
    guide::{Guide, Node, Place, Reply, StandardPlace, Symptom},
    record::{Here, Moment, Record, RecordId, Side, Trail},
};

/// What the caller has on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen<'g> {
    pub place: Place<'g>,
    /// Whose tree they are in.
    pub symptom: Option<&'g Symptom>,
    /// Questions and answers, and fixes (yes: it helped), in order. The place itself is not among them, except a fix
    /// that helped.
    pub replies: Vec<(Node<'g>, Reply)>,
    /// Whether it was written with this edition of the guide. If not, the trail is followed as far as it goes.
    pub same_edition: bool,
}

/// Most symbols of a code with a trail.
pub const MAX_SYMBOLS: usize = 12;

/// Bits of a place's mark, and of a symptom's.
const PLACE: u32 = 18;
const SYMPTOM: u32 = 14;

/// 9 to 12 symbols in groups. `trail` is the one that the reader is on, if any.
pub fn write(guide: &Guide, place: &str, trail: Option<&Trail<'_>>) -> String {
    let on_trail = trail.filter(|trail| path::passes(trail, place));
    if let Some(trail) = on_trail {
        let mut number = Head::write(Form::Trail, guide);
        number.put(symptom_mark(&trail.symptom.id), 1 << SYMPTOM);
        number.put(path::write(trail, place), 1);
        // The check keeps trees so small that it does.
        if number.fits(MAX_SYMBOLS) {
            return number.code();
        }
    }
    let mut number = Head::write(Form::Place, guide);
    number.put(place_mark(guide.find(place).map_or(place, |place| place.id())), 1 << PLACE);
    number.code()
}

pub fn read<'g>(code: &str, guide: &'g Guide) -> Result<Screen<'g>, CodeError> {
    let (head, mut rest) = Head::of(code, guide)?;
    let same_edition = head.is_edition(guide);
    let (screen, is_whole) = match head.form {
        Form::Return => return Err(CodeError::OtherKind),
        Form::Place => {
            let mark = rest.take(1 << PLACE);
            let places = guide.places();
            let place = places.into_iter().find(|place| place_mark(place.id()) == mark);
            let renamed = || guide.aliases.keys().find(|old| place_mark(old) == mark).and_then(|old| guide.find(old));
            let place = place.or_else(renamed).ok_or(CodeError::Unknown)?;
            let symptom = if let Place::Symptom(symptom) = place { Some(symptom) } else { None };
            (Screen { place, symptom, replies: Vec::new(), same_edition }, rest.is_done())
        }
        Form::Trail => {
            let mark = rest.take(1 << SYMPTOM);
            let symptom = guide.symptoms.iter().find(|symptom| symptom_mark(&symptom.id) == mark);
            let renamed = || guide.symptom(guide.aliases.iter().find(|(old, _)| symptom_mark(old) == mark)?.1);
            let symptom = symptom.or_else(renamed).ok_or(CodeError::Unknown)?;
            let path = path::read(rest.all(), guide, symptom);
            (
                Screen { place: path.at.into(), symptom: Some(symptom), replies: path.replies, same_edition },
                path.is_whole,
            )
        }
    };
    // Of another edition there may be more than can still be followed.
    if !is_whole && (same_edition || head.form == Form::Place) {
        return Err(CodeError::Unknown);
    }
    Ok(screen)
}

fn place_mark(id: &str) -> u128 {
    bits(id, PLACE).into()
}

pub(crate) fn symptom_mark(id: &str) -> u128 {
    bits(id, SYMPTOM).into()
}

/// Whether every trail of a symptom fits into a code.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn fits(guide: &Guide, symptom: &Symptom) -> bool {
    path::largest(guide, Node::Symptom(symptom)).saturating_add(1) <= symbol::room(MAX_SYMBOLS) / (HEAD << SYMPTOM)
}

impl Screen<'_> {
    /// A record that shows the same: for support, apart from their own.
    pub fn record(&self, guide: &Guide, id: RecordId, now: Moment) -> Record {
        let mut record = Record::new(id, guide, now);
        record.side = Some(Side::Customer);
        if let Some(symptom) = self.symptom {
            record.meet(&symptom.id, None, StandardPlace::Trouble.id().into(), now);
            path::note(&self.replies, &mut record, symptom, None, now);
        }
        record.go(Here { place: self.place.id().to_owned(), person: None }, now);
        record
    }
}
