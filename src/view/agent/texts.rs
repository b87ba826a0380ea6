//! The link, ready to be sent: as it is, as a code, and in the words of an e-mail, a chat, a text message, a page.

use super::{draft::Draft, fetched::Fetched};
use crate::{
    browser::address,
    export::{Sms, Suggestion, html_link, mailto, markdown_link},
    link::Qr,
    view::{
        parts::element::{El, Parts, button, el, gather},
        parts::qr::qr,
    },
    words::Ready,
};

const LINK: &str = "agent.link";

/// The link itself, to be seen, copied and scanned.
pub fn made(draft: Draft, page: &'static Fetched) -> El {
    let (desk, words) = (draft.desk, draft.desk.words);
    let made = move || {
        let link = draft.address(page);
        let code = qr(Qr::new(&link), &(words.code)(draft.title(page)), desk.language.qr());
        gather((
            el("h2").child(words.link.title),
            el("pre").class("preview").id(LINK).attr("translate", "no").child(link.clone()),
            el("p").class("buttons").child(desk.copy("primary", &words.link, link)),
            code,
        ))
    };
    el("div").class("link-made").live(made)
}

pub fn texts(draft: Draft, page: &'static Fetched) -> El {
    el("div").class("texts").live(move || ready(draft, page))
}

fn ready(draft: Draft, page: &'static Fetched) -> Parts {
    let desk = draft.desk;
    let words = desk.words;
    let (link, prefill) = (draft.address(page), draft.link().prefill);
    let suggestion = Suggestion {
        app: &page.guide.app,
        title: draft.title(page),
        site: &desk.site.name,
        prefill: &prefill,
        link: &link,
    };
    let ready = |what: &'static Ready, text: String, more: Option<El>| {
        let shown = el("pre").class("preview").attr("translate", "no").child(text.clone());
        let buttons = el("p").class("buttons").child((desk.copy("plain", what, text), more));
        el("div").class("ready").child((el("h3").child(what.title), shown, buttons))
    };
    let email = suggestion.email(&words.suggestion, &desk.dialog_words.suggested);
    let open_mail = mailto("", &email.subject, &email.body);
    let open_mail = open_mail.map(|href| button("plain", words.open_mail, move || address::leave(&href)));
    let sms = suggestion.sms(&words.suggestion);
    let Sms { used, most } = Sms::of(&sms);
    let name = suggestion.name();
    gather((
        el("h2").child(words.texts),
        (ready(&words.subject, email.subject, None), ready(&words.body, email.body, open_mail)),
        (
            ready(&words.chat, suggestion.chat(&words.suggestion), None),
            ready(&words.sms, sms, None).child(el("p").class("hint").child((words.sms_length)(used, most))),
        ),
        (ready(&words.markdown, markdown_link(&name, &link), None), ready(&words.html, html_link(&name, &link), None)),
    ))
}
