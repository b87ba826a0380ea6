//! All of a fragment: what a link asks for, each part read by itself. Nothing is done by reading it.
//!
//! Only what is listed here is taken from a link. Whatever else it says is dropped, and the reader can be told.

use std::fmt;

use super::{
    Sealed, case_number, clean,
    escape::{decoded, encoded},
    fragment::Fragment,
    mangling, tidy,
};
use crate::{guide::Id, record::RecordId};

/// How many dropped parts are named.
const NAMED: usize = 8;

/// Longest text that a link brings, in characters.
const MAX_TEXT: usize = 60;

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

    /// Of what stands in an address.
    pub fn parse(raw: &str) -> Self {
        Self::of(Fragment::parse(raw))
    }

    /// Of what was found in a fragment.
    pub fn of(fragment: Fragment) -> Self {
        let Fragment { place, record, parts } = fragment;
        let mut link = Self { place, record, ..Self::default() };
        for (key, value) in parts {
            if !link.take(&key, &value) && link.dropped.len() < NAMED {
                let key = clean(&key, MAX_TEXT);
                if !link.dropped.contains(&key) {
                    link.dropped.push(key);
                }
            }
        }
        link
    }

    /// Takes a part in, if it is known, allowed, and the first of its name or the same again.
    fn take(&mut self, key: &str, value: &str) -> bool {
        let prefill = &mut self.prefill;
        match key {
            "role" => fill(&mut prefill.role, Some(Id::from(&*mangling::id(&text(value)))).filter(Id::is_well_formed)),
            "ticket" => fill_number(&mut prefill.ticket, value),
            "order" => fill_number(&mut prefill.order, value),
            "model" => fill_number(&mut prefill.model, value),
            "from" => {
                let known = mangling::id(&text(value)) == "support";
                prefill.from_support |= known;
                known
            }
            "w" => fill(&mut self.work, Some(Sealed::from_w(&decoded(value, value.len())))),
            "q" => fill(&mut self.work, Some(Sealed::from_q(&decoded(value, value.len())))),
            "code" => fill(&mut self.code, Some(code(value)).filter(|code| !code.is_empty())),
            _ => false,
        }
    }

    /// How many of its parts are known and were read: of two readings of one text, the better has more.
    pub(super) fn parts(&self) -> usize {
        let Self { place: _, record, prefill, work, code, dropped: _ } = self;
        let texts = [&prefill.ticket, &prefill.order, &prefill.model].into_iter().filter(|text| !text.is_empty());
        let of_link = [record.is_some(), prefill.role.is_some(), prefill.from_support, work.is_some(), code.is_some()];
        texts.count() + of_link.into_iter().filter(|is_there| *is_there).count()
    }
}

fn fill<T: PartialEq>(field: &mut Option<T>, value: Option<T>) -> bool {
    if field.is_none() {
        *field = value;
        return field.is_some();
    }
    *field == value
}

fn fill_number(field: &mut String, value: &str) -> bool {
    let Some(number) = case_number(&text(value)) else { return value.is_empty() };
    if field.is_empty() {
        *field = number;
        return true;
    }
    *field == number
}

/// A text that a link brings: clean, and not longer than can be shown.
fn text(raw: &str) -> String {
    // Markdown writes `\\-` for `-`.
    let raw = decoded(raw, 12 * MAX_TEXT).replace('\\', "");
    mangling::value(&clean(&raw, MAX_TEXT)).to_owned()
}

/// A code, which adds up only without what quoted-printable leaves before it.
fn code(raw: &str) -> String {
    let code = text(raw);
    match code.strip_prefix("3D") {
        Some(bare) if tidy(&code).is_err() && tidy(bare).is_ok() => bare.to_owned(),
        _ => code,
    }
}

/// Begins with `#`. Read again it is the same, if its texts are such as a link may bring and nothing was dropped.
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
