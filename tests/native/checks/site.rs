//! The support organisation: reachable, its colours legible, and who may frame its guides named as a browser wants it.

use handover::{
    guide::{Site, check::check_site},
    site::read,
};

use super::line_of;
use crate::toy::changed;

const FRAMED: &str = "\n[embedding]\nallow = [\"https://shop.example\"]\n";

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
    refuses_text(&changed(SITE, from, to), line, message, hint);
}

#[track_caller]
fn refuses_text(text: &str, line: &str, message: &str, hint: Option<&str>) {
    let reports = read::<Site>("src/guides/site.toml", text, check_site).map(|_| ()).expect_err("must be refused");
    let found: Vec<_> = reports.iter().map(|r| (r.line, r.message.as_str(), r.hint.as_deref())).collect();
    assert_eq!(found, [(line_of(text, line), message, hint)]);
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

/// The site with this table behind it.
fn embedding(lines: &str) -> String {
    format!("{SITE}{}", changed(FRAMED, "allow = [\"https://shop.example\"]", lines))
}

#[test]
fn nobody_frames_the_site_unless_it_says_so() {
    let site = read::<Site>("site.toml", SITE, check_site).expect("it may be left out");
    assert!(site.embedding.allow.is_empty() && site.embedding.report_to.is_empty());
}

#[test]
fn who_may_frame_the_site_is_named_by_its_origin() {
    for origin in
        ["https://shop.example", "https://*.shop.example", "https://a.b-1.example:8443", "http://localhost:8080"]
    {
        let site = read::<Site>("site.toml", &embedding(&format!("allow = [\"{origin}\"]")), check_site);
        assert_eq!(site.expect("it is one").embedding.allow, [origin]);
    }
    let written = "write it as `https://shop.example`";
    let ends = "an origin ends with the name of its host: no slash, no path";
    let begins = "an origin begins with https://";
    for (origin, hint) in [
        ("shop.example", begins),
        ("http://shop.example", begins),
        ("'none'", begins),
        ("https://shop.example/", ends),
        ("https://shop.example/help", ends),
        ("https://*", written),
        ("https://*.", written),
        ("https://*.*.example", written),
        ("https://shop.*", written),
        ("https://", written),
        ("https://shop..example", written),
        ("https://Shop.example", written),
        ("https://shop.example:x", written),
        ("https://a.example https://b.example", ends),
        ("https://a.example; script-src *", written),
        ("https://a.example,b.example", written),
    ] {
        let message = format!("`{origin}` is not the origin of a site");
        refuses_text(&embedding(&format!("allow = [\"{origin}\"]")), "allow", &message, Some(hint));
    }
}

#[test]
fn who_is_told_of_progress_is_one_of_those_that_may_frame_it() {
    let told = |origin: &str| {
        embedding(&format!("allow = [\"https://shop.example\", \"https://*.b.example\"]\nreport_to = [\"{origin}\"]"))
    };
    for origin in ["https://shop.example", "https://a.b.example"] {
        let site = read::<Site>("site.toml", &told(origin), check_site).expect("it may frame the site");
        assert_eq!(site.embedding.report_to, [origin]);
    }
    for origin in ["https://other.example", "https://b.example", "https://a.b.example:8443"] {
        let message = format!("`{origin}` is told of progress but may not frame the site");
        refuses_text(&told(origin), "report_to", &message, Some("name it in `allow` as well"));
    }
    // A message goes to one origin, never to all that a pattern fits.
    refuses_text(
        &told("https://*.b.example"),
        "report_to",
        "`https://*.b.example` is not the origin of one site",
        Some("write it as `https://shop.example`"),
    );
}
