//! What is left to do.

use super::{Handover, Person, Standing};
use crate::guide::Step;

/// Something that is left to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Left<'a> {
    Step(&'a Step, usize),
    NoPeople,
    /// The address to share with is not written down.
    Account(&'a Person),
    Tests(&'a Person, Standing),
    Review(&'a Person),
}

impl<'a> Handover<'a> {
    /// What is left, in the order of the walk; empty when the handover is proven, or everybody on it has left.
    pub fn left(&self) -> Vec<Left<'a>> {
        let mut left = Vec::new();
        // Accounts and reviews are the owner's affair.
        let owners = !self.record.is_second_users();
        for step in self.steps() {
            let count = self.count_step(step);
            if count.done < count.all {
                left.push(Left::Step(step, count.all - count.done));
            }
        }
        let active = self.record.active();
        if self.record.people().is_empty() {
            left.push(Left::NoPeople);
        }
        for (id, person) in active {
            if owners && person.account.trim().is_empty() {
                left.push(Left::Account(person));
            }
            match self.standing(id, person) {
                Standing::Proven => {}
                standing => left.push(Left::Tests(person, standing)),
            }
            if owners && person.review.is_none() {
                left.push(Left::Review(person));
            }
        }
        left
    }
}
