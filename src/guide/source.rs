//! Where facts come from. A guide lists its sources and, under each, the facts it takes from it;
//! everything it says points at one of them, and the check refuses a fact that nothing uses.

use std::{fmt, ops::Deref};

#[cfg(not(target_arch = "wasm32"))]
use litemap::LiteMap;
use serde::{Deserialize, Deserializer, de};

use super::Id;
use crate::{
    as_array,
    json::{Json, Reader, Writer},
};

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: Id,
    /// As a reader would look for it: document, maker, year.
    #[cfg(not(target_arch = "wasm32"))]
    pub title: String,
    #[cfg(not(target_arch = "wasm32"))]
    pub url: Option<String>,
    pub kind: SourceKind,
    #[cfg(not(target_arch = "wasm32"))]
    pub confidence: Confidence,
    /// What is taken from it, by a short name. For editors: the page does not carry them.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub facts: LiteMap<Id, String>,
    /// The rows of its troubleshooting table, if it has one. Each must be reached by a tree, as it is written there.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub rows: Vec<Row>,
}

as_array! { Source { id, kind } host { title, url, confidence, facts, rows } }

/// A row of a source's troubleshooting table: symptom, what to check, what to do.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub symptom: Id,
    /// The facts of what to check. Each stands in a question, or a fix, on the way.
    pub checks: Vec<Id>,
    /// The facts of what to do. Each stands in one of the fixes.
    pub remedies: Vec<Id>,
    /// Where the ways end: one for each thing the row says to check.
    pub fixes: Vec<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// The maker's own page or manual.
    Maker,
    /// A dealer's or trade support page.
    Article,
    /// Good practice for any app of this kind; shown as general advice.
    General,
}

as_array! { enum SourceKind { Maker, Article, General } }

/// There is no `low`: what is not at least medium is not written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    High,
    #[default]
    Medium,
}

/// The sources of one statement, `["article.own-account", "maker.one-owner"]`.
///
/// A page keeps only which sources: it says where a step comes from, not which sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Sources(Vec<SourceRef>);

impl Deref for Sources {
    type Target = [SourceRef];
    fn deref(&self) -> &[SourceRef] {
        &self.0
    }
}

impl Json for Sources {
    fn read(reader: &mut Reader) -> Self {
        let ids: Vec<Id> = Json::read(reader);
        Self(ids.into_iter().map(|source| SourceRef { source, fact: None }).collect())
    }
    fn write(&self, writer: &mut Writer) {
        let mut ids: Vec<Id> = self.0.iter().map(|reference| reference.source.clone()).collect();
        ids.dedup();
        ids.write(writer);
    }
}

/// `source.fact`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRef {
    pub source: Id,
    pub fact: Option<Id>,
}

impl From<&str> for SourceRef {
    fn from(text: &str) -> Self {
        match text.split_once('.') {
            Some((source, fact)) => Self { source: source.into(), fact: Some(fact.into()) },
            None => Self { source: text.into(), fact: None },
        }
    }
}

impl fmt::Display for SourceRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        match &self.fact {
            Some(fact) => write!(f, ".{fact}"),
            None => Ok(()),
        }
    }
}

impl<'de> Deserialize<'de> for SourceRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = SourceRef;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a source and its fact, as in `article.own-account`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<SourceRef, E> {
                Ok(text.into())
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}
