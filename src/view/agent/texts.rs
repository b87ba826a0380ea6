//! The link, ready to be sent: as it is, as a code, and in the words of an e-mail, a chat, a text message, a page.

use super::maker::{Fetched, Maker};
use crate::{
    browser::address,
    export::{Sms, Suggestion, html_link, mailto, markdown_link},
    link::Qr,
    view::{
        parts::element::{El, Parts, button, el, gather},
        parts::qr::qr,
    },
    words::{ENGLISH_QR, Ready},
};

const LINK: &str = "agent.link";

/// The link itself, to be seen, copied and scanned.
pub fn made(maker: Maker, page: &'static Fetched) -> El {
    let (agent, words) = (maker.agent, maker.agent.words);
    let made = move || {
        let link = maker.address(page);
        let code = qr(Qr::new(&link), &(words.code)(maker.title(page)), &ENGLISH_QR);
        gather((
            el("h2").child(words.link.title),
            el("pre").class("preview").id(LINK).child(link.clone()),
            el("p").class("buttons").child(agent.copy("primary", &words.link, link)),
            code,
        ))
    };
    el("div").class("link-made").live(made)
}

pub fn texts(maker: Maker, page: &'static Fetched) -> El {
    el("div").class("texts").live(move || ready(maker, page))
}

fn ready(maker: Maker, page: &'static Fetched) -> Parts {
    let agent = maker.agent;
    let words = agent.words;
    let (link, prefill) = (maker.address(page), maker.link().prefill);
    let suggestion = Suggestion {
        app: &page.guide.app,
        title: maker.title(page),
        site: &agent.site.name,
        prefill: &prefill,
        link: &link,
    };
    let ready = |what: &'static Ready, text: String, more: Option<El>| {
        let shown = el("pre").class("preview").child(text.clone());
        let buttons = el("p").class("buttons").child((agent.copy("plain", what, text), more));
        el("div").class("ready").child((el("h3").child(what.title), shown, buttons))
    };
    let email = suggestion.email(&words.suggestion, &agent.dialog_words.suggested);
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
