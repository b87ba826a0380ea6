//! The kinds of links that carry work.

use crate::record::Side;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same handover on another device, in another window or in the installed app.
    Continue,
    /// For support, to read.
    Result,
    /// From the owner to the second user: their half.
    Invite,
    /// Back from the second user: what they found out.
    Answer,
}

impl Kind {
    /// Their numbers in a payload; one more may be added at the end.
    pub const ALL: [Self; 4] = [Self::Continue, Self::Result, Self::Invite, Self::Answer];

    /// Whose side a record is that came so; `own`: as it was where it came from.
    pub fn side(self, own: Option<Side>) -> Option<Side> {
        match self {
            Self::Continue => own,
            Self::Result => Some(Side::Customer),
            Self::Invite | Self::Answer => Some(Side::SecondUser),
        }
    }
}
