//! A path down a question tree as one number: a digit for the reply at each node, the first the lowest.
//!
//! No digit is 0, so the path ends where nothing is left, and none is spent on saying so. Answers count by what they say,
//! not by where they stand in the file: a path is still read when a question was moved.

use crate::{
    guide::{Guide, Node, Reply, Symptom},
    record::{Entry, Moment, Outcome, PersonId, Record, Trail},
};

/// The replies on a path, and where it stands.
pub(super) struct TreePath<'g> {
    pub replies: Vec<(Node<'g>, Reply)>,
    pub at: Node<'g>,
    /// Whether this guide has every answer of it.
    pub is_whole: bool,
}

/// Enters replies to questions, and of fixes whether they helped.
pub(super) fn note(
    replies: &[(Node<'_>, Reply)],
    record: &mut Record,
    symptom: &Symptom,
    person: Option<&PersonId>,
    now: Moment,
) {
    for (node, reply) in replies {
        match node {
            Node::Question(question) => record.answer(&symptom.id, &question.id, person, *reply, now),
            Node::Fix(fix) => {
                let outcome = if *reply == Reply::Yes { Outcome::Works } else { Outcome::Fails };
                record.set_tried(&symptom.id, &fix.id, person, Some(outcome), now);
            }
            Node::Symptom(_) | Node::Support => {}
        }
    }
}

const ANSWERS: u128 = Reply::ALL.len() as u128;

/// Of a fix: it helped, and the path ends there; or it did not, and the path goes on.
const HELPED: u128 = 1;
const NO_HELP: u128 = 2;
const OUTCOMES: u128 = 2;

/// The trail as far as `until`, which is on it.
pub(super) fn write(trail: &Trail<'_>, until: &str) -> u128 {
    let digits = trail.entries.iter().map_while(|entry| match entry {
        Entry::Tried(_, true, _) => Some((HELPED, OUTCOMES)),
        Entry::Tried(fix, ..) => (*fix.id != *until).then_some((NO_HELP, OUTCOMES)),
        Entry::Asked(question, reply, _) => (*question.id != *until).then_some((*reply as u128 + 1, ANSWERS)),
    });
    let (mut number, mut unit) = (0_u128, 1_u128);
    for (digit, base) in digits {
        number = number.saturating_add(unit.saturating_mul(digit));
        unit = unit.saturating_mul(base);
    }
    number
}

/// Whether a trail passes a place or ends at it.
pub(super) fn passes(trail: &Trail<'_>, place: &str) -> bool {
    let is_passed = |entry: &Entry<'_>| match entry {
        Entry::Asked(question, ..) => *question.id == *place,
        Entry::Tried(fix, ..) => *fix.id == *place,
    };
    trail.at.id() == place || trail.entries.iter().any(is_passed)
}

/// The path from a symptom's first question. Where this guide has no such answer, it stands still.
pub(super) fn read<'g>(mut number: u128, guide: &'g Guide, symptom: &'g Symptom) -> TreePath<'g> {
    let mut path = TreePath { replies: Vec::new(), at: Node::Symptom(symptom), is_whole: false };
    let mut to = &symptom.first;
    loop {
        path.at = guide.node(to).unwrap_or(Node::Support);
        if let Node::Symptom(symptom) = path.at {
            to = &symptom.first;
            continue;
        }
        if number == 0 {
            path.is_whole = true;
            return path;
        }
        let mut digit = |base| {
            let digit = (number - 1) % base + 1;
            number = (number - digit) / base;
            digit
        };
        let (reply, next) = match path.at {
            Node::Question(question) => {
                let reply = Reply::ALL[digit(ANSWERS) as usize - 1];
                (reply, question.to(reply))
            }
            Node::Fix(_) if digit(OUTCOMES) == HELPED => {
                path.replies.push((path.at, Reply::Yes));
                path.is_whole = number == 0;
                return path;
            }
            Node::Fix(fix) => (Reply::No, Some(&fix.next)),
            Node::Symptom(_) | Node::Support => return path,
        };
        let Some(next) = next else { return path };
        path.replies.push((path.at, reply));
        to = next;
    }
}

/// The largest number of a path down from `node` has. The guide's trees have no circle.
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
