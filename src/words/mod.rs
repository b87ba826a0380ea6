//! Every sentence of the interface itself. One struct, one value of it per language: a missing translation does not compile.
//!
//! The words of the guides are in the guides.

#[cfg(not(target_arch = "wasm32"))]
mod after_start;
mod agent;
#[cfg(not(target_arch = "wasm32"))]
mod agent_page;
mod dialogs;
#[cfg(not(target_arch = "wasm32"))]
mod embed;
mod english;
#[cfg(not(target_arch = "wasm32"))]
mod guard;
mod language;
#[cfg(not(target_arch = "wasm32"))]
mod missing;
#[cfg(not(target_arch = "wasm32"))]
mod offline;
mod qr;
#[cfg(not(target_arch = "wasm32"))]
mod reading;

use crate::{
    guide::{Difficulty, NoteKind, Reply, SharingModel, Who},
    record::{Day, Field, Outcome, Part, Standing},
    search::Kind,
};

#[cfg(not(target_arch = "wasm32"))]
pub use after_start::{AfterStartWords, ENGLISH_AFTER_START, ENGLISH_RETURNING, ReturningWords};
pub use agent::{AgentWords, ENGLISH_AGENT, Ready, SuggestionWords};
#[cfg(not(target_arch = "wasm32"))]
pub use agent_page::{AgentPageWords, ENGLISH_AGENT_PAGE};
pub use dialogs::{DialogWords, ENGLISH_DIALOGS, SuggestedWords, WaysWords};
#[cfg(not(target_arch = "wasm32"))]
pub use embed::{ENGLISH_EMBED, EmbedWords};
pub use english::ENGLISH;
#[cfg(not(target_arch = "wasm32"))]
pub use guard::{ENGLISH_GUARD, GuardWords};
pub use language::Language;
#[cfg(not(target_arch = "wasm32"))]
pub use missing::{ENGLISH_MISSING, MissingWords};
#[cfg(not(target_arch = "wasm32"))]
pub use offline::{ENGLISH_OFFLINE, OfflineWords};
pub use qr::{ENGLISH_QR, QrWords};
#[cfg(not(target_arch = "wasm32"))]
pub use reading::{ENGLISH_READING, ReadingWords};

pub struct Words {
    /// For `<html lang>`.
    pub lang: &'static str,
    pub product: &'static str,
    /// `21 Nov 2026`
    pub day: fn(Day) -> String,
    /// Where a person stands. The same on screen, in print and in files.
    pub standing: fn(Standing) -> String,
    pub nav: Nav,
    pub start: Start,
    pub step: StepWords,
    pub owner: OwnerWords,
    pub people: PeopleWords,
    pub tests: TestWords,
    pub summary: SummaryWords,
    pub left: LeftWords,
    pub leaving: LeavingWords,
    pub trouble: TroubleWords,
    pub search: SearchWords,
    pub packet: PacketWords,
    pub links: LinkWords,
    pub more: MoreWords,
    pub data: DataWords,
    pub saving: SavingWords,
    pub refused: RefusedWords,
    pub door: DoorWords,
    /// Of what is only read: the app finds it in the page.
    #[cfg(not(target_arch = "wasm32"))]
    pub reading: ReadingWords,
}

pub struct Nav {
    pub steps: &'static str,
    pub steps_title: &'static str,
    pub stage_ready: &'static str,
    pub stage_share: &'static str,
    pub stage_prove: &'static str,
    pub stage_more: &'static str,
    pub back: &'static str,
    pub next_is: fn(&str) -> String,
    pub home: &'static str,
    pub done: &'static str,
    pub current: &'static str,
    pub to_do: &'static str,
    /// Done and all: `12 of 31 done`.
    pub count: fn(usize, usize) -> String,
    /// Number and of how many: `Step 2 of 8`.
    pub position: fn(usize, usize) -> String,
    /// Of the place that is shown in its stead. What the link asked for is not repeated: anybody wrote it.
    pub place_unknown: fn(&str) -> String,
    pub ways: &'static str,
}

pub struct Start {
    pub begin: &'static str,
    pub resume: fn(&str) -> String,
    pub for_whom: &'static str,
    pub covers: &'static str,
    pub needs: &'static str,
    pub time: fn(u16, u16) -> String,
    pub difficulty: fn(Difficulty) -> &'static str,
    pub how: fn(SharingModel) -> &'static str,
    pub another: &'static str,
    pub also: &'static str,
    pub facts: &'static str,
    pub checked: fn(&str) -> String,
}

pub struct StepWords {
    pub see: &'static str,
    pub who: fn(Who) -> &'static str,
    pub for_person: fn(&str) -> String,
    pub on_phone_of: fn(&str) -> String,
    pub tasks: &'static str,
    pub path: &'static str,
    pub generic: &'static str,
    pub general_advice: &'static str,
    pub exact_names: &'static str,
    pub generic_names: &'static str,
    pub different: &'static str,
    pub different_help: &'static str,
    pub failed: &'static str,
    pub failed_help: &'static str,
    pub note: fn(NoteKind) -> &'static str,
    pub only_if: fn(&str) -> String,
    pub and: &'static str,
    pub or: &'static str,
    pub turn: &'static str,
    pub now_for: fn(&str) -> String,
    pub ticked_at: fn(&str) -> String,
    pub address: fn(&str) -> String,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub permissions: fn(&str) -> String,
    pub source: &'static str,
    pub no_people: &'static str,
    pub add_people: &'static str,
}

pub struct OwnerWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub field: fn(Field) -> &'static str,
    /// As short as a record wants it.
    pub short: fn(Field) -> &'static str,
    pub hint: fn(Field) -> &'static str,
    pub devices: &'static str,
    pub devices_help: &'static str,
    pub device_name: fn(usize) -> String,
    pub device_model: fn(usize) -> String,
    pub add_device: &'static str,
    pub remove_device: fn(usize) -> String,
    pub no_passwords: &'static str,
}

pub struct PeopleWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub list: &'static str,
    pub add: &'static str,
    pub add_another: &'static str,
    pub edit: &'static str,
    pub editing: fn(&str) -> String,
    pub remove: &'static str,
    pub removed: fn(&str) -> String,
    pub save: &'static str,
    pub save_changes: &'static str,
    pub cancel: &'static str,
    pub name: &'static str,
    pub account: &'static str,
    pub account_help: &'static str,
    pub no_account: &'static str,
    pub role: &'static str,
    pub role_help: &'static str,
    pub permissions: &'static str,
    pub compulsory: &'static str,
    pub can: fn(&str) -> String,
    pub beyond_role: &'static str,
    pub review: &'static str,
    pub review_help: &'static str,
    pub missing_name: &'static str,
    pub missing_role: &'static str,
    pub missing_review: &'static str,
}

pub struct TestWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub works: &'static str,
    pub fails: &'static str,
    pub untested: &'static str,
    pub find_out: &'static str,
    pub result: fn(Option<Outcome>, Option<Day>) -> String,
    pub no_people: &'static str,
    pub only_with: fn(&str) -> String,
}

pub struct SummaryWords {
    pub place_title: &'static str,
    pub intro: &'static str,
    pub title: fn(&str, &str) -> String,
    pub proven: &'static str,
    pub unproven: &'static str,
    pub nobody: &'static str,
    pub leaving_now: &'static str,
    pub all_left: &'static str,
    pub owner: &'static str,
    pub devices: &'static str,
    pub people: &'static str,
    pub person: &'static str,
    pub account: &'static str,
    pub role: &'static str,
    pub permissions: &'static str,
    pub tests: &'static str,
    pub test: &'static str,
    pub result: &'static str,
    pub standing: &'static str,
    pub review: &'static str,
    pub left: &'static str,
    pub leaving: &'static str,
    pub contact: &'static str,
    pub blank: &'static str,
    /// App, month of the guide, and the day the record was made, if it was.
    pub foot: fn(&str, &str, Option<Day>) -> String,
    pub print: &'static str,
    pub copy: &'static str,
    pub download: &'static str,
    pub file: &'static str,
}

pub struct LeftWords {
    pub step: fn(&str, usize) -> String,
    pub no_people: &'static str,
    pub account: fn(&str) -> String,
    pub review: fn(&str) -> String,
}

pub struct LeavingWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub who: &'static str,
    pub nobody: &'static str,
    /// Where one must be chosen first.
    pub nobody_said: &'static str,
    pub steps: &'static str,
    pub finish: fn(&str) -> String,
    pub finish_help: &'static str,
    pub finished: fn(&str, &str) -> String,
    pub bring_back: fn(&str) -> String,
    /// Above the way back from it.
    pub undo_help: &'static str,
    /// On from the last step.
    pub record_it: &'static str,
}

pub struct TroubleWords {
    pub title: &'static str,
    pub say: fn(Reply) -> &'static str,
    pub helped: &'static str,
    pub no_help: &'static str,
    /// The trail: what was said so far.
    pub so_far: &'static str,
    pub about: &'static str,
    pub go_on: &'static str,
    /// Behind an answer that nobody was asked for.
    pub from_record: &'static str,
    pub did_help: &'static str,
    pub did_not_help: &'static str,
    /// Of answers that are kept: the way no longer comes by, or the guide no longer asks.
    pub beside: &'static str,
    pub gone: &'static str,
    pub forget: &'static str,
    pub forgotten: &'static str,
    /// Fix, and the person it is for.
    pub trying: fn(&str, Option<&str>) -> String,
    pub read_again: &'static str,
    pub solved: &'static str,
    pub test_again: fn(&str, &str) -> String,
    pub mended: fn(&str) -> String,
    /// Person and permission: `Mia was not given Playback`.
    pub not_given: fn(&str, &str) -> String,
    /// The place of a question that is no longer asked.
    pub replaced: fn(&str) -> String,
    pub back: fn(&str) -> String,
    pub all: &'static str,
}

pub struct SearchWords {
    pub title: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub found: fn(usize) -> String,
    pub nothing: &'static str,
    pub unavailable: &'static str,
    pub list: &'static str,
    /// On the page without the app.
    pub without: &'static str,
}

/// The message to support.
pub struct PacketWords {
    pub intro: &'static str,
    pub title: fn(&str) -> String,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub facts: &'static str,
    pub fill_in: &'static str,
    pub person: fn(usize) -> String,
    pub works: &'static str,
    pub fails: &'static str,
    pub untested: &'static str,
    pub tried: &'static str,
    pub unanswered: &'static str,
    pub open: &'static str,
    pub screenshots: &'static str,
    pub screenshots_hint: &'static str,
    pub attached: &'static str,
    pub missing: &'static str,
    /// App, month of the guide, version of Handover, day.
    pub foot: fn(&str, &str, &str, &str) -> String,
    pub include: &'static str,
    pub include_hint: &'static str,
    pub part: fn(Part) -> &'static str,
    pub preview: &'static str,
    pub copy: &'static str,
    pub share: &'static str,
    pub email: &'static str,
    pub too_long: &'static str,
    pub too_long_not_copied: &'static str,
    pub download: &'static str,
    pub file: &'static str,
}

/// What the app itself says of links; what makes and reads them has its own words.
pub struct LinkWords {
    pub share: &'static str,
    /// Whose page is sent: `Send Mia their page`.
    pub invite: fn(&str) -> String,
    /// Whose answer is put in.
    pub enter_of: fn(&str) -> String,
    pub enter: &'static str,
    pub answer: &'static str,
    pub answer_help: &'static str,
    pub support: &'static str,
    pub not_there: &'static str,
    pub customers: &'static str,
    pub nothing_saved: &'static str,
    pub keep_copy: &'static str,
    pub stop_watching: &'static str,
    pub read_only: &'static str,
    /// The heading of a second user's steps, and whose phone they are on.
    pub your_part: &'static str,
    pub your_phone: &'static str,
    pub your_account: &'static str,
    pub you_may: &'static str,
}

pub struct MoreWords {
    pub faq: &'static str,
    pub mistakes: &'static str,
    pub example: &'static str,
    pub support: &'static str,
    pub sources: &'static str,
}

pub struct DataWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub none: &'static str,
    /// App and site: `DMSS · Corner Shop`.
    pub record: fn(&str, &str) -> String,
    /// People, and day of the last change.
    pub about: fn(&[String], &str) -> String,
    /// How many there are: the latest alone are listed.
    pub show_all: fn(usize) -> String,
    pub holds: &'static str,
    /// How long it stays, and what to do about it.
    pub lasts: &'static str,
    /// Of so many forms that were typed into and are not saved.
    pub drafts: fn(usize) -> String,
    pub unreadable: &'static str,
    pub newer: &'static str,
    pub open: &'static str,
    pub delete: &'static str,
    pub deleted: &'static str,
    pub undo: &'static str,
    pub download: &'static str,
    pub download_all: &'static str,
    pub wipe: &'static str,
    pub wipe_sure: &'static str,
    pub wipe_yes: &'static str,
    pub wipe_no: &'static str,
    pub wiped: &'static str,
    pub blocked: &'static str,
}

pub struct SavingWords {
    pub saved: &'static str,
    pub blocked: &'static str,
    pub full: &'static str,
    pub newer: &'static str,
    pub aside: &'static str,
    pub download: &'static str,
    pub other_tab: &'static str,
    pub removed_elsewhere: &'static str,
    pub dismiss: &'static str,
}

/// What the browser was asked for and did not do.
pub struct RefusedWords {
    pub share: &'static str,
    pub download: &'static str,
    pub print: &'static str,
}

pub struct DoorWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub choose: &'static str,
    pub choose_help: &'static str,
    pub minutes: fn(u16, u16) -> String,
    pub by: fn(&str) -> String,
    pub which: &'static str,
    pub which_link: &'static str,
    pub which_intro: &'static str,
    pub also_called: fn(&str) -> String,
    pub trouble: &'static str,
    pub trouble_link: &'static str,
    pub trouble_intro: &'static str,
    pub someone_left: &'static str,
    pub someone_left_link: &'static str,
    pub someone_left_intro: &'static str,
    pub someone_left_saved: &'static str,
    pub someone_left_apps: &'static str,
    pub saved: &'static str,
    pub left: fn(usize) -> String,
    pub private: &'static str,
    pub my_data: &'static str,
    pub offline: &'static str,
    pub agent: &'static str,
    pub licences: &'static str,
}
