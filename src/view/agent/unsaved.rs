//! What stands in the forms of the page for support agents, kept as the forms of a handover are.

use super::desk::Desk;
use crate::{
    browser::clock,
    guide::Site,
    record::{Draft, DraftName, Key, Moment},
    view::app::drafts,
};

/// A form of this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Link,
    Code,
}

impl Form {
    fn name(self) -> DraftName {
        let form = match self {
            Self::Link => "link",
            Self::Code => "code",
        };
        DraftName { guide: Site::AGENT.into(), record: "".into(), form: Key::from(form) }
    }

    /// What stood in it.
    pub fn read(self, desk: Desk) -> Draft {
        drafts::read(desk.base, &self.name()).unwrap_or_default()
    }

    /// Where nothing can be stored, this page has it as long as it is open.
    pub fn keep<'f>(self, desk: Desk, fields: impl IntoIterator<Item = (&'f str, String)>) {
        let draft = Draft::new(Moment::utc(clock::now()), fields);
        match draft.is_blank() {
            true => drafts::clear(desk.base, &self.name()),
            false => drop(drafts::keep(desk.base, &self.name(), &draft)),
        }
    }

    pub fn clear(self, desk: Desk) {
        drafts::clear(desk.base, &self.name());
    }
}
