//! The support organisation: reachable, and its colours legible.

use handover::{
    guide::{Site, check::check_site},
    site::read,
};

use super::line_of;
use crate::toy::changed;

const SITE: &str = r##"name = "Toy support"
accent = "#0a6b6b"
accent_dark = "#5cc8c0"
send = ["Your order number"]

[[contacts]]
kind = "phone"
label = "02 1234"
value = "+61 2 1234"

[[contacts]]
kind = "email"
label = "help@toy.example"
value = "help@toy.example"

[[contacts]]
kind = "web"
label = "toy.example"
value = "https://toy.example/"
"##;

#[track_caller]
fn refuses(from: &str, to: &str, line: &str, message: &str, hint: Option<&str>) {
    let text = changed(SITE, from, to);
    let reports = read::<Site>("src/guides/site.toml", &text, check_site).map(|_| ()).expect_err("must be refused");
    let found: Vec<_> = reports.iter().map(|r| (r.line, r.message.as_str(), r.hint.as_deref())).collect();
    assert_eq!(found, [(line_of(&text, line), message, hint)]);
}

#[test]
fn support_has_a_name_and_can_be_reached() {
    assert!(read::<Site>("site.toml", SITE, check_site).is_ok());
    refuses("name = \"Toy support\"", "name = \" \"", "name = ", "the name is empty", None);
    refuses(
        "\"+61 2 1234\"",
        "\"ask Ana\"",
        "ask Ana",
        "`ask Ana` cannot be reached",
        Some("a phone number has digits"),
    );
    refuses(
        "value = \"help@toy.example\"",
        "value = \"help\"",
        "value = \"help\"",
        "`help` cannot be reached",
        Some("an e-mail address has an `@`"),
    );
    refuses(
        "https://toy.example/",
        "http://toy.example/",
        "http://",
        "`http://toy.example/` cannot be reached",
        Some("a web address begins with https://"),
    );
    let alone = &SITE[..SITE.find("[[contacts]]").expect("contacts")];
    let reports =
        read::<Site>("site.toml", &format!("contacts = []\n{alone}"), check_site).map(|_| ()).expect_err("refused");
    assert_eq!(
        reports.iter().map(|r| (r.line, r.message.as_str())).collect::<Vec<_>>(),
        [(1, "there is no way to contact support")]
    );
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_in_its_theme() {
    refuses(
        "accent = \"#0a6b6b\"",
        "accent = \"#5cc8c0\"",
        "accent = ",
        "`#5cc8c0` on `#fbfaf7` has a contrast of 1.9, 4.5 is needed",
        None,
    );
    refuses(
        "accent_dark = \"#5cc8c0\"",
        "accent_dark = \"#0a6b6b\"",
        "accent_dark",
        "`#0a6b6b` on `#0f161b` has a contrast of 2.9, 4.5 is needed",
        None,
    );
    for colour in ["teal", "#0a6", "#0a6b6g", "#+1+2+3", "0a6b6b", "#0a6b6b;}"] {
        let to = format!("accent = \"{colour}\"");
        let message = format!("`{colour}` is not a colour");
        refuses("accent = \"#0a6b6b\"", &to, "accent = ", &message, Some("write it as `#0a6b6b`"));
    }
}
