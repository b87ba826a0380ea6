//! What was found, as a page shows it.

use super::{Hit, Kind};
use crate::guide::Id;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The guide's id, which is its page's folder.
    pub guide: Id,
    pub app: String,
    pub place: Id,
    pub kind: Kind,
    pub title: String,
}

impl From<Hit<'_>> for Found {
    fn from(hit: Hit<'_>) -> Self {
        Self {
            guide: hit.app.id.clone(),
            app: hit.app.name.clone(),
            place: hit.entry.place.clone(),
            kind: hit.entry.kind,
            title: hit.entry.title.clone(),
        }
    }
}
