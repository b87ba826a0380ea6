//! Choices: the few questions whose answers decide which steps are shown.
//!
//! As long as a choice is open everything that could apply is shown, each part saying when it applies:
//! that is also what a page without the app shows, so starting the app moves nothing.

use std::fmt;

use litemap::LiteMap;
use serde::{Deserialize, Deserializer, de};

#[cfg(not(target_arch = "wasm32"))]
use super::Sources;
use super::{Id, Per, Text};
use crate::{as_array, transparent};

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: Id,
    /// The question: `How many devices are you sharing?`
    pub ask: Text,
    /// The step that asks it.
    pub at: Id,
    /// Answered once, or anew for each person.
    pub per: Per,
    #[cfg(not(target_arch = "wasm32"))]
    pub source: Sources,
    pub options: Vec<Opt>,
}

as_array! { Choice { id, ask, at, per, options } host { source } }

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opt {
    pub id: Id,
    pub label: Text,
    /// A second line that helps to choose.
    pub hint: Option<Text>,
    /// After "Only if": `you are sharing one device`.
    pub condition: String,
}

as_array! { Opt { id, label, hint, condition } }

/// Which answers a part belongs to: `{ method = "one" }`, `{ reach = ["together", "apart"] }`. All must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct When(pub LiteMap<Id, Choices>);

transparent! { When }

/// Any of these options of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices(pub Vec<Id>);

transparent! { Choices }

impl When {
    pub fn is_always(&self) -> bool {
        self.0.is_empty()
    }

    /// True unless an answered choice rules it out.
    pub fn holds<'a>(&self, answer: impl Fn(&Id) -> Option<&'a Id>) -> bool {
        self.0.iter().all(|(choice, options)| answer(choice).is_none_or(|given| options.0.contains(given)))
    }
}

impl<'de> Deserialize<'de> for Choices {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Choices;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an option or a list of options")
            }
            fn visit_str<E: de::Error>(self, option: &str) -> Result<Choices, E> {
                Ok(Choices(vec![option.into()]))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Choices, A::Error> {
                let mut options = Vec::new();
                while let Some(option) = seq.next_element()? {
                    options.push(option);
                }
                Ok(Choices(options))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
