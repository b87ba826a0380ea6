//! A way down a question tree as digits: at each node what was said, or that it stands there.
//!
//! Answers count by what they say, not by where they stand in the file, so that a way is still read when a question
//! was moved or got another answer.

use super::code::{Number, Rest};
use crate::{
    guide::{Guide, Node, Say, Symptom},
    handover::{Entry, Moment, Outcome, PersonId, Record, Trail},
};

/// What was said on the way, and where it stands.
pub(super) struct Way<'g> {
    pub said: Vec<(Node<'g>, Say)>,
    pub at: Node<'g>,
    /// Whether this guide has every answer of it.
    pub is_whole: bool,
}

/// Writes down what was said at questions and of fixes.
pub(super) fn note(
    said: &[(Node<'_>, Say)],
    record: &mut Record,
    symptom: &Symptom,
    person: Option<&PersonId>,
    now: Moment,
) {
    for (node, say) in said {
        match node {
            Node::Question(question) => record.answer(&symptom.id, &question.id, person, *say, now),
            Node::Fix(fix) => {
                let outcome = if *say == Say::Yes { Outcome::Works } else { Outcome::Fails };
                record.set_tried(&symptom.id, &fix.id, person, Some(outcome), now);
            }
            Node::Symptom(_) | Node::Support => {}
        }
    }
}

const ANSWERS: u128 = Say::ALL.len() as u128 + 1;
const STANDS: u128 = 0;

/// Of a fix: it helped, or it did not and one went on.
const HELPED: u128 = 1;
const NO_HELP: u128 = 2;
const OUTCOMES: u128 = 3;

/// The trail as far as `until`, which is on it.
pub(super) fn write(number: &mut Number, trail: &Trail<'_>, until: &str) {
    for entry in &trail.entries {
        match entry {
            Entry::Tried(_, true, _) => return number.put(HELPED, OUTCOMES),
            Entry::Asked(question, ..) if *question.id == *until => return number.put(STANDS, ANSWERS),
            Entry::Tried(fix, ..) if *fix.id == *until => return number.put(STANDS, OUTCOMES),
            Entry::Asked(_, say, _) => number.put(*say as u128 + 1, ANSWERS),
            Entry::Tried(..) => number.put(NO_HELP, OUTCOMES),
        }
    }
    // At the end of a number this need not be written; where more follows it must be.
    match trail.at {
        Node::Question(_) => number.put(STANDS, ANSWERS),
        Node::Fix(_) => number.put(STANDS, OUTCOMES),
        Node::Symptom(_) | Node::Support => {}
    }
}

/// Whether a place is passed or reached on a trail.
pub(super) fn passes(trail: &Trail<'_>, place: &str) -> bool {
    let is_passed = |entry: &Entry<'_>| match entry {
        Entry::Asked(question, ..) => *question.id == *place,
        Entry::Tried(fix, ..) => *fix.id == *place,
    };
    trail.at.id() == place || trail.entries.iter().any(is_passed)
}

/// The way from a symptom's first question. Where this guide has no such answer, it stands still.
pub(super) fn read<'g>(rest: &mut Rest, guide: &'g Guide, symptom: &'g Symptom) -> Way<'g> {
    let mut way = Way { said: Vec::new(), at: Node::Symptom(symptom), is_whole: true };
    let mut to = &symptom.first;
    loop {
        way.at = guide.node(to).unwrap_or(Node::Support);
        let say = match way.at {
            Node::Symptom(symptom) => {
                to = &symptom.first;
                continue;
            }
            Node::Question(_) => rest.take(ANSWERS).checked_sub(1).map(|n| Say::ALL[n as usize]),
            Node::Fix(_) => match rest.take(OUTCOMES) {
                HELPED => Some(Say::Yes),
                NO_HELP => Some(Say::No),
                _ => None,
            },
            Node::Support => None,
        };
        let Some(say) = say else { return way };
        let next = match way.at {
            Node::Question(question) => question.to(say),
            Node::Fix(fix) => (say == Say::No).then_some(&fix.next),
            Node::Symptom(_) | Node::Support => None,
        };
        way.is_whole = next.is_some() || matches!(way.at, Node::Fix(_));
        if way.is_whole {
            way.said.push((way.at, say));
        }
        let Some(next) = next else { return way };
        to = next;
    }
}

/// The largest number a way down from `node` may take. The guide's trees have no circle.
pub(crate) fn largest(guide: &Guide, node: Node<'_>) -> u128 {
    let then = |to: &str| largest(guide, guide.node(to).unwrap_or(Node::Support));
    match node {
        Node::Symptom(symptom) => then(&symptom.first),
        Node::Question(question) => {
            let numbers = question.answers.iter().map(|answer| answer.say as u128 + 1 + ANSWERS * then(&answer.to));
            numbers.max().unwrap_or_default()
        }
        Node::Fix(fix) => NO_HELP + OUTCOMES * then(&fix.next),
        Node::Support => 0,
    }
}
