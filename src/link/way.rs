//! A way down a question tree as a number: at each node what was said, or that it stands there.
//!
//! Answers count by what they say, not by where they stand in the file, so that a way is still read when a question
//! was moved or got another answer.

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

/// What can be said of a question, and of a fix: that it helped, or that it did not and one went on.
const ANSWERS: u128 = Say::ALL.len() as u128;
const OUTCOMES: u128 = 2;
const HELPED: u128 = 0;
const NO_HELP: u128 = 1;

/// The trail as far as `until`, which is on it. Where it stands is 0, and every answer on the way there counts from 1:
/// so no number is wasted on ways that do not end.
pub(super) fn write(trail: &Trail<'_>, until: &str) -> u128 {
    let mut digits = Vec::new();
    for entry in &trail.entries {
        digits.push(match entry {
            Entry::Tried(_, true, _) => (HELPED, OUTCOMES),
            Entry::Asked(question, ..) if *question.id == *until => break,
            Entry::Tried(fix, ..) if *fix.id == *until => break,
            Entry::Asked(_, say, _) => (*say as u128, ANSWERS),
            Entry::Tried(..) => (NO_HELP, OUTCOMES),
        });
    }
    digits.into_iter().rev().fold(0, |after, (digit, base)| 1 + digit + base * after)
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
pub(super) fn read<'g>(number: u128, guide: &'g Guide, symptom: &'g Symptom) -> Way<'g> {
    let mut way = Way { said: Vec::new(), at: Node::Symptom(symptom), is_whole: true };
    let mut rest = number;
    let mut to = &symptom.first;
    loop {
        way.at = guide.node(to).unwrap_or(Node::Support);
        let base = match way.at {
            Node::Symptom(symptom) => {
                to = &symptom.first;
                continue;
            }
            Node::Question(_) => ANSWERS,
            Node::Fix(_) => OUTCOMES,
            Node::Support => 0,
        };
        let Some(digit) = rest.checked_sub(1).filter(|_| base > 0) else { break };
        let (say, next) = match way.at {
            Node::Fix(_) if digit % base == HELPED => (Say::Yes, None),
            Node::Fix(fix) => (Say::No, Some(&fix.next)),
            Node::Question(question) => {
                let say = Say::ALL[(digit % base) as usize];
                let Some(next) = question.to(say) else { break };
                (say, Some(next))
            }
            Node::Symptom(_) | Node::Support => break,
        };
        rest = digit / base;
        way.said.push((way.at, say));
        let Some(next) = next else { break };
        to = next;
    }
    way.is_whole = rest == 0;
    way
}

/// The largest number a way down from `node` may take. The guide's trees have no circle.
pub(crate) fn largest(guide: &Guide, node: Node<'_>) -> u128 {
    let then = |to: &str| largest(guide, guide.node(to).unwrap_or(Node::Support));
    match node {
        Node::Symptom(symptom) => then(&symptom.first),
        Node::Question(question) => {
            let numbers = question.answers.iter().map(|answer| 1 + answer.say as u128 + ANSWERS * then(&answer.to));
            numbers.max().unwrap_or_default()
        }
        Node::Fix(fix) => 1 + NO_HELP + OUTCOMES * then(&fix.next),
        Node::Support => 0,
    }
}
