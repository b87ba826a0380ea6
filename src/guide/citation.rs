//! What a statement of a guide rests on.

use super::{Guide, Source, SourceKind, SourceRef, Sources};

impl Guide {
    /// What a statement rests on, by the numbers of the list of sources: `1, 4`.
    pub fn numbers_of(&self, sources: &Sources) -> String {
        let named = |source: &Source| sources.iter().any(|reference| reference.source == source.id);
        let numbers =
            (1..).zip(&self.sources).filter(|(_, source)| named(source)).map(|(n, _): (u32, _)| n.to_string());
        numbers.collect::<Vec<_>>().join(", ")
    }

    /// Whether a statement rests on good practice alone.
    pub fn is_general(&self, sources: &Sources) -> bool {
        let general = |reference: &SourceRef| {
            self.source(&reference.source).is_some_and(|source| source.kind == SourceKind::General)
        };
        !sources.is_empty() && sources.iter().all(general)
    }
}
