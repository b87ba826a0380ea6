//! Steps: what one person does at one place, with tasks to tick and the way to tap.

use serde::Deserialize;

use super::{Fact, Id, Labels, Per, Sources, Text, When};
use crate::as_array;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: Id,
    /// An instruction: `Share one device from Home`.
    pub title: String,
    pub stage: Stage,
    pub who: Who,
    pub per: Per,
    /// One sentence: why this is worth doing.
    pub why: Text,
    /// What they will see when it worked.
    pub see: Option<Text>,
    pub source: Sources,
    pub labels: Labels,
    #[serde(default)]
    pub when: When,
    #[serde(default)]
    pub paths: Vec<Path>,
    pub tasks: Vec<Task>,
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Other screens that do the same: shown under "It looks different".
    #[serde(default)]
    pub different: Vec<Path>,
    /// Which symptoms "It didn't work" offers, likeliest first.
    pub symptoms: Vec<Id>,
}

as_array! { Step { id, title, stage, who, per, why, see, source, labels, when, paths, tasks, notes, different, symptoms } }

/// Where a step stands in the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Before anything is shared.
    Ready,
    /// Giving the access.
    Share,
    /// Someone left: taking it away again. Not part of the first walk.
    Leave,
}

as_array! { enum Stage { Ready, Share, Leave } }

/// Whose hands are on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    Owner,
    SecondUser,
    Installer,
}

as_array! { enum Who { Owner, SecondUser, Installer } }

/// One thing to do and tick.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Unique within its step.
    pub id: Id,
    pub text: Text,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
    #[serde(default)]
    pub when: When,
}

as_array! { Task { id, text, when } host { source } }

/// A way to tap through the app: **Me › Service › Share Devices**.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// When there are several: `Older app, one device`.
    pub title: Option<String>,
    pub taps: Vec<Tap>,
    pub labels: Labels,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
    #[serde(default)]
    pub when: When,
}

as_array! { Path { title, taps, labels, when } host { source } }

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tap {
    /// The label as on the screen, or a picture's description: `QR icon`.
    pub label: String,
    /// Where it is in words: `bottom right`.
    pub place: Option<String>,
    /// Where to ring it on the drawing; only where a source tells the place.
    pub spot: Option<Spot>,
}

as_array! { Tap { label, place, spot } }

/// A spot on the schematic phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spot {
    TopLeft,
    TopRight,
    /// The first tab at the bottom.
    TabFirst,
    /// The last tab at the bottom.
    TabLast,
    /// The right end of a row in a list, as a row's three dots.
    RowEnd,
    /// A row of a list.
    Row,
    /// A button along the bottom.
    ButtonBottom,
    /// A pop-up in the middle of the screen.
    Dialog,
}

as_array! { enum Spot { TopLeft, TopRight, TabFirst, TabLast, RowEnd, Row, ButtonBottom, Dialog } }

/// A callout.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub kind: NoteKind,
    pub fact: Fact,
}

as_array! { Note { kind, fact } }

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Do this and you lose something.
    Stop,
    Check,
    /// Good to know.
    Good,
}

as_array! { enum NoteKind { Stop, Check, Good } }
