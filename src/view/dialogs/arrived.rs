//! The page was opened by a link that carries more than a place.

use super::{dialog::Dialog, enter::enter, received};
use crate::{link::Link, view::parts::element::el};

pub fn arrived(dialog: Dialog, link: &Link) {
    match received::open(dialog, link) {
        Ok(None) => {}
        Ok(Some(code)) => enter(dialog, code),
        Err(error) => {
            let text = (dialog.words.link_error)(error);
            dialog.show(dialog.words.found.failed, el("p").attr("role", "alert").child(text));
        }
    }
}
