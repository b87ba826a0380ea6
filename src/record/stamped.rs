//! A value and when it was said. Of two sayings the later holds, so records from two tabs merge without loss.

use super::Moment;
use crate::json::{Json, Reader, Writer};

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamped<T>(
    // First, so that the derived order is by time, and by value only at the same millisecond.
    Moment,
    T,
);

impl<T: Json> Json for Stamped<T> {
    fn read(reader: &mut Reader) -> Self {
        let (at, value) = Json::read(reader);
        Self(at, value)
    }
    fn write(&self, writer: &mut Writer) {
        writer.open("[");
        self.0.write(writer);
        self.1.write(writer);
        writer.close("]");
    }
}

impl<T> Stamped<T> {
    pub fn new(value: T, at: Moment) -> Self {
        Self(at, value)
    }

    pub fn get(&self) -> &T {
        &self.1
    }

    pub fn at(&self) -> Moment {
        self.0
    }

    pub(super) fn at_mut(&mut self) -> &mut Moment {
        &mut self.0
    }

    pub fn into_value(self) -> T {
        self.1
    }
}

impl<T: Ord> Stamped<T> {
    pub fn merge(&mut self, other: Self) {
        if other > *self {
            *self = other;
        }
    }
}
