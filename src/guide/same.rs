//! Words that people use for the same thing, in every guide: `search.toml`. The search finds each by the others.

use serde::Deserialize;

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meanings {
    pub same: Vec<Same>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Same {
    /// Words and phrases, at least two: `playback`, `rewind`, `go back in time`.
    pub words: Vec<String>,
}
