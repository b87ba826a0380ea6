//! The link, ready to be sent: as it is, as a code, and in the words of an e-mail, a chat, a text message, a page.

use super::maker::{Fetched, Maker};
use crate::{
    browser::address,
    export::{Sms, Suggestion, html_link, mailto, markdown_link},
    link::Qr,
    view::{
        element::{El, Parts, button, el, gather},
        qr::qr,
    },
    words::ENGLISH_QR,
};

pub fn texts(maker: Maker, page: &'static Fetched) -> El {
    el("div").class("texts").live(move || made(maker, page))
}

fn made(maker: Maker, page: &'static Fetched) -> Parts {
    let studio = maker.studio;
    let words = studio.words;
    let (link, prefill) = (maker.address(page), maker.link().prefill);
    let title = maker.title(page);
    let suggestion =
        Suggestion { app: &page.guide.app, title, site: &studio.site.name, prefill: &prefill, link: &link };
    let ready = |what: &'static str, text: String, more: Option<El>| {
        let shown = el("pre").class("preview").child(text.clone());
        let buttons = el("p").class("buttons").child((studio.copy(what, text), more));
        el("div").class("ready").child((el("h3").child(what), shown, buttons))
    };
    let email = suggestion.email(&words.suggestion, &studio.sheet_words.suggested);
    let open_mail = mailto("", &email.subject, &email.body);
    let open_mail = open_mail.map(|href| button("plain", words.open_mail, move || address::leave(&href)));
    let sms = suggestion.sms(&words.suggestion);
    let Sms { used, most } = Sms::of(&sms);
    let name = suggestion.name();
    let code = qr(Qr::new(&link), &(words.code)(title), &ENGLISH_QR);
    gather((
        el("div").class("link-made").child((
            el("h2").child(words.link),
            el("pre").class("preview").id("studio.link").child(link.clone()),
            el("p").class("buttons").child(studio.copy(words.link, link.clone())),
            code,
        )),
        el("h2").child(words.texts),
        (
            ready(words.subject, email.subject, None),
            ready(words.body, email.body, open_mail),
            ready(words.chat, suggestion.chat(&words.suggestion), None),
            ready(words.sms, sms, None).child(el("p").class("hint").child((words.sms_length)(used, most))),
        ),
        (ready(words.markdown, markdown_link(&name, &link), None), ready(words.html, html_link(&name, &link), None)),
    ))
}
