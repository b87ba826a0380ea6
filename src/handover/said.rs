//! A value and when it was said. Of two sayings the later holds, so records from two tabs merge without loss.

use serde::{Deserialize, Serialize};

use super::Moment;

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Said<T>(
    // First, so that the derived order is by time, and by value only at the same millisecond.
    Moment,
    T,
);

impl<T> Said<T> {
    pub fn new(value: T, at: Moment) -> Self {
        Self(at, value)
    }

    pub fn get(&self) -> &T {
        &self.1
    }

    pub fn at(&self) -> Moment {
        self.0
    }
}

impl<T: Ord> Said<T> {
    pub fn merge(&mut self, other: Self) {
        if other > *self {
            *self = other;
        }
    }
}
