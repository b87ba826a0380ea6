//! Ids that were renamed: what is said under a former one still holds.

use super::{Guide, Id};

impl Guide {
    /// An id as it is today, through [`Guide::aliases`] if it was renamed.
    pub fn current<'g>(&'g self, id: &'g str) -> &'g str {
        self.aliases.get(id).map_or(id, |renamed| renamed)
    }

    /// An id of today, after those it once had.
    pub fn ids_of<'g>(&'g self, id: &'g Id) -> Vec<&'g Id> {
        let former = self.aliases.iter().filter(|(_, new)| *new == id).map(|(old, _)| old);
        former.chain([id]).collect()
    }
}
