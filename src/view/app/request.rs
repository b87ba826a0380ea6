//! What the store and the places ask of the page. They know nothing of it; it hears them (see `guide_page`).

use crate::{guide::Place, link::Fragment, record::PersonId};

#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// The views of a place that is about to be shown.
    Place(Place<'static>),
    /// Another record was opened: what is on the screen is made anew.
    Opened,
    Dialog(DialogRequest),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialogRequest {
    /// A link to where the reader is, or their work to go on with elsewhere, or for support.
    Share,
    /// The second user's own page, for the owner to send.
    Invite(PersonId),
    /// What the second user found out, for them to send back.
    Answer(PersonId),
    /// A field for what somebody sent: a link, a code, a file. With the person it is expected from, if it is one's.
    Enter(Option<PersonId>),
    /// What support needs, as a link or a code to read out.
    Support,
    /// The page was opened by a link that carries more than a place.
    Arrived(Fragment),
    /// The full page with the work in it, for a page that is in a frame.
    FullPage,
}
