//! All of a fragment: what a link asks for, each part read by itself. Nothing is done by reading it.
//!
//! Only what is listed here is taken from a link. Whatever else it says is dropped, and the reader can be told.

use std::fmt;

use super::{
    REFUSE, Sealed,
    fragment::{decoded, encoded, parts, record_id, text},
};
use crate::{guide::Id, record::RecordId};

/// How many dropped parts are named.
const NAMED: usize = 8;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// An id, or empty for the first place of the page.
    pub place: String,
    pub record: Option<RecordId>,
    pub prefill: Prefill,
    pub work: Option<Sealed>,
    /// A read-out or return code, as somebody wrote it.
    pub code: Option<String>,
    /// Keys that are not known, or whose value is not allowed: for telling the reader. Never written.
    pub dropped: Vec<String>,
}

/// What support may fill in. It is proposed, and never written over what is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefill {
    pub role: Option<Id>,
    /// Support's number for the case.
    pub ticket: String,
    pub order: String,
    pub model: String,
    /// Whether the link says it is from support. Anybody can write that.
    pub from_support: bool,
}

impl Prefill {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Link {
    pub fn place(id: &str) -> Self {
        Self { place: id.to_owned(), ..Self::default() }
    }

    /// From `location.hash` as the browser has it, with or without the `#`. Any text is read, the longest at once.
    pub fn parse(raw: &str) -> Self {
        let (place, parts) = parts(raw);
        let mut link = Self::place(&text(place));
        for (key, value) in parts {
            if !link.take(key, value) && link.dropped.len() < NAMED {
                let key = text(key);
                if !link.dropped.contains(&key) {
                    link.dropped.push(key);
                }
            }
        }
        link
    }

    /// Takes a part in, if it is known, allowed and the first of its name.
    fn take(&mut self, key: &str, value: &str) -> bool {
        let prefill = &mut self.prefill;
        match key {
            "record" => fill(&mut self.record, record_id(value)),
            "role" => fill(&mut prefill.role, Some(Id::from(&*text(value))).filter(Id::is_well_formed)),
            "ticket" => fill_text(&mut prefill.ticket, value),
            "order" => fill_text(&mut prefill.order, value),
            "model" => fill_text(&mut prefill.model, value),
            "from" => {
                let known = value == "support" && !prefill.from_support;
                prefill.from_support |= known;
                known
            }
            "w" => fill(&mut self.work, Some(Sealed::from_w(&payload(value)))),
            "q" => fill(&mut self.work, Some(Sealed::from_q(&payload(value)))),
            "code" => fill(&mut self.code, Some(text(value)).filter(|code| !code.is_empty())),
            _ => false,
        }
    }
}

fn fill<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let fits = field.is_none() && value.is_some();
    if fits {
        *field = value;
    }
    fits
}

fn fill_text(field: &mut String, value: &str) -> bool {
    let fits = field.is_empty();
    if fits {
        *field = text(value);
    }
    fits
}

/// One that is too long is cut to what is still too long.
fn payload(raw: &str) -> String {
    let most = REFUSE + 4;
    let payload = decoded(raw, 3 * most);
    payload[..payload.floor_char_boundary(most)].to_owned()
}

/// Begins with `#`. Read again it is the same, if its texts are clean and nothing was dropped.
impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, record, prefill, work, code, dropped: _ } = self;
        write!(f, "#{}", encoded(place))?;
        let mut part = |key: &str, value: &str| match value {
            "" => Ok(()),
            _ => write!(f, "&{key}={}", encoded(value)),
        };
        part("record", record.as_deref().unwrap_or_default())?;
        part("role", prefill.role.as_deref().unwrap_or_default())?;
        part("ticket", &prefill.ticket)?;
        part("order", &prefill.order)?;
        part("model", &prefill.model)?;
        part("from", if prefill.from_support { "support" } else { "" })?;
        part("code", code.as_deref().unwrap_or_default())?;
        match work {
            Some(sealed) => {
                let (key, value) = sealed.part();
                write!(f, "&{key}={}", encoded(value))
            }
            None => Ok(()),
        }
    }
}
