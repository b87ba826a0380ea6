use crate::{guide::*, handover::*};
use thiserror::Error;
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prefill {
    pub role: Option<Id>,
    pub ticket: String,
    pub order: String,
    pub model: String,
    pub from_support: bool,
}
impl Prefill {
    pub fn is_empty(&self) -> bool {
        self.role.is_none() && self.ticket.is_empty() && self.order.is_empty() && self.model.is_empty()
    }
}
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    pub place: String,
    pub record: Option<RecordId>,
    pub prefill: Prefill,
    pub work: Option<Sealed>,
    pub code: Option<String>,
    pub dropped: Vec<String>,
}
impl Link {
    pub fn parse(_: &str) -> Self {
        Self::default()
    }
    pub fn place(id: &str) -> Self {
        Self { place: id.to_owned(), ..Self::default() }
    }
}
impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.place)
    }
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Continue,
    Result,
    Invite,
    Answer,
}
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    pub kind: Kind,
    pub record: Record,
    pub same_edition: bool,
    pub dropped: usize,
}
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed(pub Vec<u8>);
impl Sealed {
    pub fn w(&self) -> String {
        String::new()
    }
    pub fn q(&self) -> String {
        String::new()
    }
}
impl Work {
    pub fn seal(_: Kind, _: &Guide, _: &Record) -> Sealed {
        Sealed(Vec::new())
    }
    pub fn open(_: &Sealed, _: &Guide) -> Result<Work, LinkError> {
        Err(LinkError::Cut)
    }
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("x")]
pub enum LinkError {
    Foreign,
    Cut,
    Altered,
    Newer,
    TooLong,
    TooMuch,
    OtherGuide,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("x")]
pub enum CodeError {
    Empty,
    Sign(char),
    Length,
    Check,
    OtherGuide,
    Unknown,
    NotHere,
    OtherKind,
}
pub mod read_out {
    use super::*;
    pub struct Screen<'g> {
        pub place: Place<'g>,
        pub same_edition: bool,
    }
    impl Screen<'_> {
        pub fn record(&self, guide: &Guide, id: RecordId, now: Moment) -> Record {
            Record::new(id, guide, now)
        }
    }
    pub fn write(_: &Guide, _: &str, _: Option<&Trail<'_>>) -> String {
        "ABCD EFGH K".to_owned()
    }
    pub fn read<'g>(_: &str, _: &'g Guide) -> Result<Screen<'g>, CodeError> {
        Err(CodeError::Empty)
    }
}
pub mod return_code {
    use super::*;
    pub fn write(_: &Guide, _: &Record, _: &PersonId) -> String {
        "ABCD EFGH K".to_owned()
    }
    pub fn read(_: &str, _: &Guide, _: &Record, _: Moment) -> Result<(PersonId, Record), CodeError> {
        Err(CodeError::Empty)
    }
}
impl Record {
    pub fn take_answer(&mut self, _: &PersonId, _: &Record, _: Moment) {}
}
