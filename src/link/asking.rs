//! What the app asks of the part that makes and reads links, and what that replies. It is a WebAssembly of its own
//! (`bin/links.rs`), fetched when it is first asked; both are of one build.

use crate::{
    as_array,
    record::{PersonId, Record},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A link to where the reader is, or their work to go on with elsewhere, or for support.
    Share,
    /// The second user's own page, for the owner to send.
    Invite,
    /// What the second user found out, for them to send back.
    Answer,
    /// Reads what somebody sent: a link, a code, a file.
    Enter,
    /// What support needs, as a link or a code to read out.
    Support,
    /// The page was opened by a link that carries more than a place.
    Arrived,
    /// The full page with the work in it, for a page that is in a frame.
    FullPage,
    /// Makes the workplace of support alive on its page.
    Agent,
}

as_array! { enum What { Share, Invite, Answer, Enter, Support, Arrived, FullPage, Agent } }

#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub what: What,
    /// What is open on the page; nothing on a page that is no guide's.
    pub record: Option<Record>,
    pub place: String,
    pub person: Option<PersonId>,
    /// As the address had it, where the page was opened by a link.
    pub fragment: String,
}

as_array! { Ask { what, record, place, person, fragment } }

/// What becomes of the record in a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Nothing: there is only something to say.
    Say,
    /// It is opened, and saved with the next change.
    Open,
    /// It is opened and saved.
    Keep,
    /// It is looked at, and nothing of it is saved.
    Watch,
}

as_array! { enum Act { Say, Open, Keep, Watch } }

#[derive(Clone, Debug, PartialEq)]
pub struct DialogReply {
    pub act: Act,
    pub record: Option<Record>,
    /// Where to go; empty to stay.
    pub place: String,
    /// What the reader is told; empty for nothing.
    pub say: String,
}

as_array! { DialogReply { act, record, place, say } }
