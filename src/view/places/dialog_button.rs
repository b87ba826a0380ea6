//! The buttons that ask for a dialog.

use crate::view::{
    app::request::DialogRequest,
    app::store::Store,
    parts::element::{El, button},
};

/// There in the app alone, and made when its place is come to.
pub fn dialog_button(store: Store, class: &'static str, label: String, dialog: DialogRequest) -> Option<El> {
    store.session.is_live().then(|| button(class, label, move || store.request_dialog(dialog.clone())))
}
