//! What the reader must be told, and stays until they have seen it.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The browser stores nothing here.
    Blocked,
    Full,
    /// What is stored was written by a newer version of the app, and is left alone.
    Newer,
    /// Something stored could not be read and was kept.
    Aside,
    RemovedElsewhere,
    /// Something was deleted and can be brought back: what is said, key and text.
    Undo(String, String, String),
    Text(String),
    /// What is said, and a link: its address and its words.
    Link(String, String, String),
}

impl Notice {
    /// Whether it is over as soon as something is saved again.
    pub fn is_of_saving(&self) -> bool {
        matches!(self, Notice::Blocked | Notice::Full | Notice::Newer)
    }
}
