//! The second user's result as a code that can be read out: what works, what does not, and what was tried.
//!
//! Tests and answers are counted in the order of the guide, so a code of another edition is refused, not guessed at:
//! the return link opens with any.

use super::{
    CodeError,
    code::{Form, Head, Rest},
    mark::bits,
    path, symbol,
};
use crate::{
    guide::{Guide, Node, StandardPlace, Symptom},
    record::{Handover, Moment, Outcome, PersonId, Record},
};

/// Bits of a person's mark.
const PERSON: u32 = 14;

/// Bits of the edition beyond those that every code has.
const EDITION: u32 = 5;

/// Most tests of a guide, so that their outcomes always fit.
pub(crate) const TESTS: usize = 40;

const OUTCOMES: u128 = Outcome::ALL.len() as u128 + 1;

/// At most 27 signs, in groups. Trails that do not fit are left out.
pub fn write(guide: &Guide, record: &Record, person: &PersonId) -> String {
    let handover = Handover::new(guide, record);
    let mut number = Head::write(Form::Return, guide);
    number.put(edition(guide), 1 << EDITION);
    number.put(person_mark(person), 1 << PERSON);
    let outcome = |test| handover.outcome(test, person);
    for test in guide.tests.iter().take(TESTS) {
        number.put(outcome(test).map_or(0, |outcome| outcome as u128 + 1), OUTCOMES);
    }
    for symptom in failing(guide, |n| outcome(&guide.tests[n]) == Some(Outcome::Fails)) {
        let trail = handover.trail(symptom, Some(person));
        let mut with = number.clone();
        with.put(path::write(&trail, trail.at.id()) + 1, paths(guide, symptom));
        if trail.begun && with.fits(symbol::MAX_SYMBOLS) {
            number = with;
        } else {
            number.put(0, paths(guide, symptom));
        }
    }
    number.code()
}

/// Whose result it may be among the owner's people, and a record with their tests and trails, said `now`: for
/// [`Record::take_answer`]. A code names a person by a few bits, which may be those of another, too.
pub fn read(code: &str, guide: &Guide, owners: &Record, now: Moment) -> Result<Vec<(PersonId, Record)>, CodeError> {
    let (head, mut rest) = Head::of(code, guide)?;
    if head.form != Form::Return {
        return Err(CodeError::OtherKind);
    }
    if !head.is_edition(guide) || rest.take(1 << EDITION) != edition(guide) {
        return Err(CodeError::OtherEdition);
    }
    let mark = rest.take(1 << PERSON);
    let people = owners.people().into_iter().map(|(id, _)| id).filter(|id| person_mark(id) == mark);
    people.map(|person| Ok((person.clone(), read_of(person, rest, guide, owners, now)?))).collect()
}

fn read_of(
    person: &PersonId,
    mut rest: Rest,
    guide: &Guide,
    owners: &Record,
    now: Moment,
) -> Result<Record, CodeError> {
    let mut record = Record::new(owners.id.clone(), guide, now);
    let mut outcomes = Vec::new();
    for test in guide.tests.iter().take(TESTS) {
        let outcome = rest.take(OUTCOMES).checked_sub(1).map(|n| Outcome::ALL[n as usize]);
        if outcome.is_some() {
            record.set_outcome(&test.id, person, outcome, now);
        }
        outcomes.push(outcome);
    }
    for symptom in failing(guide, |n| outcomes.get(n) == Some(&Some(Outcome::Fails))) {
        let Some(number) = rest.take(paths(guide, symptom)).checked_sub(1) else { continue };
        let path = path::read(number, guide, symptom);
        if !path.is_whole {
            return Err(CodeError::Unknown);
        }
        record.meet(&symptom.id, Some(person), StandardPlace::Tests.id().into(), now);
        path::note(&path.replies, &mut record, symptom, Some(person), now);
    }
    if rest.is_done() { Ok(record) } else { Err(CodeError::Unknown) }
}

/// The symptoms that failing tests lead to, each once.
fn failing(guide: &Guide, fails: impl Fn(usize) -> bool) -> Vec<&Symptom> {
    let mut symptoms: Vec<&Symptom> = Vec::new();
    for (n, test) in guide.tests.iter().enumerate() {
        if let Some(symptom) = guide.symptom(&test.symptom).filter(|_| fails(n))
            && symptoms.iter().all(|known| known.id != symptom.id)
        {
            symptoms.push(symptom);
        }
    }
    symptoms
}

/// How many paths a symptom's tree has, and that it was not looked into.
fn paths(guide: &Guide, symptom: &Symptom) -> u128 {
    path::largest(guide, Node::Symptom(symptom)) + 2
}

fn person_mark(person: &PersonId) -> u128 {
    bits(person, PERSON).into()
}

fn edition(guide: &Guide) -> u128 {
    u128::from(guide.edition() >> (11 - EDITION)) % (1 << EDITION)
}
