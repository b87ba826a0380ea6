//! The language a page speaks. Chosen once, by the page's `lang`, and passed in.
//!
//! Each group of words is asked for by itself: a part of the program holds only the words it asks for.

#[cfg(not(target_arch = "wasm32"))]
use super::{
    AfterStartWords, AgentPageWords, ENGLISH_AFTER_START, ENGLISH_AGENT_PAGE, ENGLISH_EMBED, ENGLISH_GUARD,
    ENGLISH_MISSING, ENGLISH_OFFLINE, ENGLISH_RETURNING, EmbedWords, GuardWords, MissingWords, OfflineWords,
    ReturningWords,
};
use super::{AgentWords, DialogWords, ENGLISH, ENGLISH_AGENT, ENGLISH_DIALOGS, ENGLISH_QR, QrWords, Words};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
}

impl Language {
    /// `None`: the program has no words in it.
    pub fn of(tag: &str) -> Option<Self> {
        match tag {
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Those of the app itself.
    pub fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
        }
    }

    pub fn dialogs(self) -> &'static DialogWords {
        match self {
            Self::English => &ENGLISH_DIALOGS,
        }
    }

    pub fn qr(self) -> &'static QrWords {
        match self {
            Self::English => &ENGLISH_QR,
        }
    }

    pub fn agent(self) -> &'static AgentWords {
        match self {
            Self::English => &ENGLISH_AGENT,
        }
    }
}

/// What only the pages have, and the scripts beside the app.
#[cfg(not(target_arch = "wasm32"))]
impl Language {
    pub fn agent_page(self) -> &'static AgentPageWords {
        match self {
            Self::English => &ENGLISH_AGENT_PAGE,
        }
    }

    pub fn offline(self) -> &'static OfflineWords {
        match self {
            Self::English => &ENGLISH_OFFLINE,
        }
    }

    pub fn missing(self) -> &'static MissingWords {
        match self {
            Self::English => &ENGLISH_MISSING,
        }
    }

    pub fn guard(self) -> &'static GuardWords {
        match self {
            Self::English => &ENGLISH_GUARD,
        }
    }

    pub fn after_start(self) -> &'static AfterStartWords {
        match self {
            Self::English => &ENGLISH_AFTER_START,
        }
    }

    pub fn returning(self) -> &'static ReturningWords {
        match self {
            Self::English => &ENGLISH_RETURNING,
        }
    }

    pub fn embed(self) -> &'static EmbedWords {
        match self {
            Self::English => &ENGLISH_EMBED,
        }
    }
}
