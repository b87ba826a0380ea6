//! Where in a guide's data something stands: `steps[2].tasks[0].text`.

use std::fmt;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At(Vec<Key>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    Field(String),
    Index(usize),
}

impl At {
    pub fn root() -> Self {
        Self::default()
    }

    pub fn of(field: &str, index: usize) -> Self {
        Self::root().field(field).index(index)
    }

    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.with(Key::Field(name.to_owned()))
    }

    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Key::Index(index))
    }

    /// `other` as it stands within this.
    #[must_use]
    pub fn join(&self, other: &At) -> Self {
        Self([self.keys(), other.keys()].concat())
    }

    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    fn with(&self, key: Key) -> Self {
        let mut keys = self.0.clone();
        keys.push(key);
        Self(keys)
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, key) in self.0.iter().enumerate() {
            match key {
                Key::Field(name) if n == 0 => f.write_str(name)?,
                Key::Field(name) => write!(f, ".{name}")?,
                Key::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
