//! The forms of the open record: what is typed into one is kept until it is saved or cleared.

use leptos::prelude::*;

use crate::view::{app::drafts, app::notice::Notice, app::store::Store};
use crate::{
    browser::storage::StorageError,
    record::{Draft, DraftName, Key},
};

impl Store {
    /// The draft of a form of the record that is open now.
    pub fn draft_name(&self, form: &Key) -> DraftName {
        let (guide, form) = (self.guide.id.clone(), form.clone());
        self.peek(|handover| DraftName { guide, record: handover.record.id.clone(), form })
    }

    /// What stands in a form and is not saved yet.
    pub fn draft(&self, form: &Key) -> Option<Draft> {
        let is_own = self.own.with_value(Option::is_none);
        is_own.then(|| self.session.base.with_value(|base| drafts::read(base, &self.draft_name(form))))?
    }

    /// The forms of this name that something stands in, the latest first.
    pub fn drafts(&self, form: &str) -> Vec<(Key, Draft)> {
        if !self.session.is_live() {
            return Vec::new();
        }
        let named = |name: &DraftName| {
            let same = self.draft_name(&name.form);
            *name == same && *name.form.node == *form
        };
        let forms = self.session.base.with_value(|base| drafts::all(base));
        let forms = forms.into_iter().map(|(name, _)| name).filter(named).map(|name| name.form);
        // Of each, what this tab has.
        forms.filter_map(|form| self.draft(&form).map(|draft| (form, draft))).collect()
    }

    /// Keeps what stands in a form now. Nothing is kept of somebody else's handover, which is only looked at.
    pub fn keep_draft(&self, form: &Key, draft: &Draft) {
        if self.own.with_value(Option::is_some) {
            return;
        }
        if draft.is_blank() {
            return self.clear_draft(form);
        }
        let kept = self.session.base.with_value(|base| drafts::keep(base, &self.draft_name(form), draft));
        // A record that is blank is not saved, and the tab is to come back to it.
        self.remember_opened();
        let is_quiet = self.session.notice.with_untracked(Option::is_none);
        if kept == Err(StorageError::Full) && is_quiet {
            self.session.notice.set(Some(Notice::Full));
        }
    }

    /// What stood in a form is saved, or not wanted.
    pub fn clear_draft(&self, form: &Key) {
        self.clear_draft_named(&self.draft_name(form));
    }

    /// The same, of a record that may no longer be open.
    pub fn clear_draft_named(&self, name: &DraftName) {
        self.session.base.with_value(|base| drafts::clear(base, name));
    }
}
