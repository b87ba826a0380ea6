//! What a check finds wrong.

use super::At;

/// Something an editor must mend. Messages are lower case, names in backticks, no full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub at: At,
    pub message: String,
    pub hint: Option<String>,
}

impl Problem {
    pub(super) fn new(at: At, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), hint: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A hint for a name that is not among `known`.
pub(crate) fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    crate::guide::nearest::nearest(name, known).map(|candidate| format!("did you mean `{candidate}`?"))
}
