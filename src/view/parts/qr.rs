//! A QR code on the screen, to be scanned by another phone or saved for a page or a print-out.
//!
//! An image, not elements: it is copied and saved as one, and a screen reader has one thing to say.

use std::rc::Rc;

use leptos::prelude::*;

use crate::view::parts::element::{El, button, el};
use crate::{
    browser::{file, picture},
    link::{Qr, QrError},
    words::QrWords,
};

/// Of a saved picture, in pixels a module: 1050 pixels for the largest code.
const SCALE: u32 = 10;

/// The code with its buttons, or a sentence where there can be none. `does` says what happens when it is scanned:
/// `opens “Share one device”`. The link itself is to stand beside it as text; that is for the caller.
pub fn qr(code: Result<Qr, QrError>, does: &str, words: &'static QrWords) -> El {
    let Ok(code) = code else { return el("p").class("no-code").child(words.too_large) };
    let code = Rc::new(code);
    let about = (words.about)(does);
    let drawing = code.svg(&about);
    let pixels = code.pixels().to_string();
    let shown = el("img")
        .attr("src", data_url(&drawing))
        .attr("alt", about)
        .attr("width", pixels.clone())
        .attr("height", pixels);
    let trouble = RwSignal::new(None);
    let show_outcome = move |saved| trouble.set(if saved { None } else { Some(words.not_saved) });
    let save_picture = move || {
        let modules = Rc::clone(&code);
        let dark = move |x, y| modules.is_dark_framed(x, y);
        picture::save_png(words.picture_file, code.framed_side(), SCALE, dark, show_outcome);
    };
    let save_drawing = move || show_outcome(file::download(words.drawing_file, "image/svg+xml", &drawing));
    let buttons =
        (button("plain", words.save_picture, save_picture), button("plain", words.save_drawing, save_drawing));
    el("div")
        .class("code")
        .child(shown)
        .child(el("p").class("buttons screen-only").child(buttons))
        .child(el("p").class("screen-only").attr("role", "status").live(move || trouble.get()))
}

/// All but what RFC 3986 lets stand in a path is percent-encoded.
fn data_url(svg: &str) -> String {
    let mut url = String::from("data:image/svg+xml,");
    for byte in svg.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b',' | b'/' | b':' | b'=' => {
                url.push(char::from(byte));
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}
