//! How a link can be sent: copied, shared, by e-mail, as a code on the screen, as a file where it is too long.

use super::dialog::Dialog;
use crate::{
    browser::{address, share},
    export::{html_link, mailto, markdown_link},
    link::{Kind, Qr, QrError, REFUSE, WARN, Work},
    record::Record,
    view::{
        parts::element::{El, button, el},
        parts::qr::qr,
    },
};

/// Something ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    /// The whole address.
    pub link: String,
    /// The same address in the form that makes the smaller code.
    pub dense: String,
    /// In few words; the subject of an e-mail, the label of a link.
    pub title: String,
    /// The message, with the link in it.
    pub text: String,
    /// Also to be had as Markdown and HTML, for those who write pages and tickets.
    pub rich: bool,
    /// What the code does when it is scanned: `opens this page`.
    pub code: String,
    /// What to hand over where a link is too long: name and content.
    pub file: Option<(&'static str, String)>,
}

/// What is said of a link with work in it.
pub struct OutgoingTexts {
    pub title: String,
    /// What stands before the link.
    pub message: String,
    /// What the code does when it is scanned.
    pub code: String,
}

impl Outgoing {
    /// A link to `place` with a record in it, and that record as a file.
    pub fn with_work(dialog: Dialog, kind: Kind, place: &str, record: &Record, texts: OutgoingTexts) -> Self {
        let (link, dense) = dialog.addresses(place, Some(&Work::seal(kind, dialog.store.guide, record)));
        let file = dialog.file(&Record { side: kind.side(record.side), ..record.clone() });
        let OutgoingTexts { title, message, code } = texts;
        let text = format!("{message}\n{link}");
        Self { link, dense, title, text, rich: false, code, file: Some(("handover-record.json", file)) }
    }
}

/// Made anew with what is in it, so that the link shown is the link sent.
pub fn share_options(dialog: Dialog, outgoing: Outgoing) -> El {
    let (words, hand) = (&dialog.words.ways, dialog.hand());
    let length = outgoing.link.chars().count();
    let code = smallest(&outgoing);
    // A file where a link may be cut, or nothing can be scanned.
    let file = outgoing.file.clone().filter(|_| length > WARN || code.is_err());
    let file = file
        .map(|(name, text)| button("plain", words.save_file, move || hand.download(name, "application/json", &text)));
    if length > REFUSE {
        return el("div").child((el("p").class("hint").child(words.too_long), el("p").class("buttons").child(file)));
    }
    let long = (length > WARN).then(|| el("p").class("hint").child(words.long));
    let copy =
        |label: &'static str, class: &'static str, text: String| button(class, label, move || hand.copy(text.clone()));
    let link = outgoing.link.clone();
    let field = el("textarea")
        .id("dialog.link")
        .class("link")
        .attr("readonly", "")
        .attr("rows", "3")
        .attr("aria-label", words.link)
        .attr("translate", "no")
        .value(move || link.clone());
    let (title, text) = (outgoing.title.clone(), outgoing.text.clone());
    let send = share::is_there().then(|| {
        let (title, text) = (title.clone(), text.clone());
        button("plain", words.share, move || hand.share(&title, &text))
    });
    let rich = outgoing.rich.then(|| {
        (
            copy(words.copy_markdown, "plain", markdown_link(&title, &outgoing.link)),
            copy(words.copy_html, "plain", html_link(&title, &outgoing.link)),
        )
    });
    let email = mailto("", &title, &text).map(|href| button("plain", words.email, move || address::leave(&href)));
    let buttons = el("p").class("buttons").child((
        copy(words.copy_link, "primary", outgoing.link.clone()),
        copy(words.copy_text, "plain", outgoing.text),
        (send, email),
        (rich, file, button("plain", dialog.app_words.summary.print, move || hand.print())),
    ));
    let code = qr(code, &outgoing.code, dialog.store.session.language.qr());
    el("div").class("ways-out").child((long, field, buttons, code))
}

/// The dense spelling has more signs, and most take less room: what there is more of decides.
fn smallest(outgoing: &Outgoing) -> Result<Qr, QrError> {
    let dense = Qr::new(&outgoing.dense)?;
    match Qr::new(&outgoing.link) {
        Ok(plain) if plain.side() < dense.side() => Ok(plain),
        _ => Ok(dense),
    }
}
