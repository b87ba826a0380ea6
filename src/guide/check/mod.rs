//! What a guide must pass before it is published. All problems are gathered, never the first alone.
//!
//! Pure: a problem says *where in the data* it is; `site::load` knows where in the file that is.

mod at;
mod edges;
mod ids;
mod marks;
mod same;
mod shape;
mod site;
mod sources;
mod statement;
mod texts;
mod trees;
mod when;

pub use at::{At, Key};
pub use same::check_same;
pub use site::{PAPER, PAPER_DARK, check_site, contrast};

use super::Guide;

/// Something an editor must mend. Messages are lower case, names in backticks, no full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub at: At,
    pub message: String,
    pub hint: Option<String>,
}

impl Problem {
    fn new(at: At, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), hint: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Every problem of one guide, in the order of the checks; empty when it may be published.
pub fn check(guide: &Guide) -> Vec<Problem> {
    let statements = statement::statements(guide);
    [
        ids::check(guide),
        shape::check(guide),
        edges::check(guide),
        trees::check(guide),
        marks::check(guide),
        when::check(guide, &statements),
        texts::check(guide, &statements),
        sources::check(guide, &statements),
    ]
    .concat()
}

/// A hint for a name that is not among `known`.
pub(crate) fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    super::nearest::nearest(name, known).map(|candidate| format!("did you mean `{candidate}`?"))
}
