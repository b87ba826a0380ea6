//! What people's tools do to links, one row each: whatever is left of a link is read, and nothing that they added.

use handover::{
    link::{Fragment, Kind, Link, LinkError, Work, pasted, read_out},
    record::Person,
};
use proptest::prelude::*;

use super::work::{full, opened};
use crate::{
    same_cases_every_time,
    toy::{self, at, mia},
};

const PAGE: &str = "https://help.example/help/share/toy/";

/// One of each kind, behind the address of the page.
fn links() -> Vec<(&'static str, String)> {
    let guide = toy::guide();
    let sealed = Work::seal(Kind::Continue, guide, &full());
    let mut named = full();
    let person = Person { name: "علی\u{200C}رضا".to_owned(), ..toy::person("X", &[]) };
    named.set_person(guide, mia(), person, at(30));
    let with_joiners = Work::seal(Kind::Continue, guide, &named);
    [
        ("place", "#send-one".to_owned()),
        ("case", "#send-one&role=staff&ticket=T-77&order=A-1001&model=NVR%204(C)&from=support".to_owned()),
        ("record", "#people&record=r1f3a".to_owned()),
        ("work", format!("#tests&w={}", sealed.w())),
        ("dense", format!("#tests&q={}", sealed.q())),
        ("joined", format!("#tests&w={}", with_joiners.w())),
        ("code", format!("#start&code={}", read_out::write(guide, "tests", None))),
    ]
    .map(|(name, fragment)| (name, format!("{PAGE}{fragment}")))
    .to_vec()
}

/// As `encodeURIComponent` does it.
fn escaped(text: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
    text.bytes().map(|byte| if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Every so many characters something else, but not within an escape.
fn broken(text: &str, every: usize, with: &str) -> String {
    let mut broken = String::new();
    let mut since = 0;
    for c in text.chars() {
        let in_escape = broken.chars().rev().take(2).any(|c| c == '%');
        if since >= every && !in_escape {
            broken += with;
            since = 0;
        }
        broken.push(c);
        since += 1;
    }
    broken
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// With `=` written as `=3D`, in lines of 75.
fn quoted_printable(text: &str) -> String {
    broken(&text.replace('=', "=3D"), 75, "=\r\n")
}

/// What stands behind the first `#` of an address, after what a browser does to it.
fn in_the_address_bar(address: &str) -> String {
    let fragment = address.split_once('#').expect("it has a fragment").1;
    let kept = |c: char| c.is_ascii_graphic() && !"\"<>`".contains(c);
    let fragment = fragment.chars().filter(|c| !matches!(c, '\t' | '\r' | '\n'));
    fragment.map(|c| if kept(c) { c.to_string() } else { escaped(&c.to_string()) }).collect()
}

type Mangling = (&'static str, fn(&str) -> String);

/// What is done to what stands behind the `#`, and so reaches a page that is opened by the link.
const IN_THE_ADDRESS: [Mangling; 30] = [
    ("nothing", str::to_owned),
    ("escaped", |link| after_hash(link, escaped)),
    ("escaped twice", |link| after_hash(link, |text| escaped(&escaped(text)))),
    ("escaped three times", |link| after_hash(link, |text| escaped(&escaped(&escaped(text))))),
    ("only separators escaped", |link| after_hash(link, |text| text.replace('&', "%26"))),
    ("only `=` escaped", |link| after_hash(link, |text| text.replace('=', "%3D"))),
    ("HTML", html),
    ("HTML twice", |link| html(&html(link))),
    ("HTML, escaped", |link| after_hash(link, |text| escaped(&html(text)))),
    ("HTML by number", |link| link.replace('&', "&#38;")),
    ("end of an attribute", |link| format!("{}&quot;&gt;Open&lt;/a&gt;", html(link))),
    ("quotation marks", |link| format!("{link}\"")),
    ("typographic quotation marks", |link| format!("{link}”.")),
    ("pointed brackets", |link| format!("{link}>")),
    ("a sentence in brackets", |link| format!("{link}).")),
    ("square brackets", |link| format!("{link}]")),
    ("Markdown", |link| format!("{link}](https://help.example/)")),
    ("bold", |link| format!("{link}*")),
    ("bold in Markdown", |link| format!("{link}**,")),
    ("a chat's label", |link| format!("{link}|Open this>")),
    ("the end of a sentence", |link| format!("{link}!?…")),
    ("tracked", |link| format!("{link}?utm_source=mail&utm_medium=x")),
    ("tracked as another part", |link| format!("{link}&fbclid=IwAR0x_y-z&_ga=2.1")),
    ("tracked and escaped", |link| after_hash(&format!("{link}?gclid=x&mc_eid=y"), escaped)),
    ("a highlight", |link| format!("{link}:~:text=Send%20one,device")),
    ("double", |link| format!("{link}{link}")),
    ("double with a gap", |link| format!("{link} {link}")),
    ("soft hyphens", |link| after_hash(link, |text| broken(text, 20, "\u{AD}"))),
    ("quoted-printable", quoted_printable),
    ("escapes of Markdown", |link| after_hash(link, |text| text.replace('-', "\\-").replace('_', "\\_"))),
];

fn after_hash(link: &str, mangle: fn(&str) -> String) -> String {
    let (address, fragment) = link.split_once('#').expect("it has a fragment");
    format!("{address}#{}", mangle(fragment))
}

/// What is done to the whole address, or stands round it, where it is pasted.
const PASTED: [Mangling; 27] = [
    ("a space before and behind", |link| format!("  {link}\n")),
    ("in a sentence", |link| format!("Hi Mia, please open {link}, and tell me.")),
    ("on a line of its own", |link| format!("Open this:\r\n\r\n{link}\r\n\r\nThanks, Joe. It is step #4.")),
    ("<…>", |link| format!("<{link}>")),
    ("(…)", |link| format!("(see {link})")),
    ("[…]", |link| format!("[{link}]")),
    ("“…”", |link| format!("“{link}”")),
    ("*…*", |link| format!("*{link}*")),
    ("_…_", |link| format!("_{link}_")),
    ("~…~", |link| format!("~{link}~")),
    ("`…`", |link| format!("`{link}`")),
    ("Markdown", |link| format!("[Open this step](<{link}>)")),
    ("a link of HTML", |link| format!("<a href=\"{}\">Open</a>", html(link))),
    ("HTML as text", |link| html(&format!("<a href=\"{}\">Open</a>", html(link)))),
    ("Slack", |link| format!("<{link}|Open this step>")),
    ("JSON", |link| format!("{{\"link\":\"{}\"}}", link.replace('&', "\\u0026").replace('=', "\\u003d"))),
    ("wholly escaped", escaped),
    ("the # escaped", |link| link.replace('#', "%23")),
    ("tracked before the #", |link| link.replace('#', "?utm_source=mail&gclid=x#")),
    ("without the scheme", |link| link.replace("https://", "")),
    ("Outlook", |link| {
        format!(
            "https://eur01.safelinks.protection.outlook.com/?url={}&data=05%7C02&sdata=x%3D&reserved=0",
            escaped(link)
        )
    }),
    ("Google", |link| {
        format!("https://www.google.com/url?q={}&sa=D&ust=1", link.replace('#', "%23").replace('&', "%26"))
    }),
    ("two of them", |link| {
        let inner = format!("https://l.facebook.com/l.php?u={}&h=AT0", escaped(link));
        format!("https://eur01.safelinks.protection.outlook.com/?url={}&data=05", escaped(&inner))
    }),
    ("Proofpoint", |link| {
        let inner = escaped(&link.replace("-", "%2D").replace('_', "%5F")).replace("%25", "%");
        let inner = inner.replace("%2F", "_").replace('%', "-");
        format!("https://urldefense.proofpoint.com/v2/url?u={inner}&d=DwMFaQ&c=x&e=")
    }),
    ("Proofpoint's third form", |link| {
        format!("https://urldefense.com/v3/__{}__;Iw!!AbC!xyz$", link.replace('#', "*"))
    }),
    ("broken over lines", |link| format!("Open {}", broken(link, 60, "\r\n"))),
    ("broken in a quotation", |link| format!("> Open\n> {}", broken(link, 60, "\n> "))),
];

fn whole(original: &str) -> Link {
    Link::parse(original.split_once('#').expect("it has a fragment").1)
}

#[track_caller]
fn is_read(name: &str, how: &str, original: &str, link: &Link) {
    assert_eq!(*link, whole(original), "{name}, {how}");
}

#[test]
fn an_address_is_read_as_it_was_before_a_tool_had_it() {
    let mut lost = Vec::new();
    for (name, original) in links() {
        for (how, mangle) in IN_THE_ADDRESS {
            let raw = in_the_address_bar(&mangle(&original));
            if Link::parse(&raw) != whole(&original) {
                lost.push(format!("{name}, {how}: {raw}"));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn what_is_pasted_is_read_as_it_was_before_a_tool_had_it() {
    let mut lost = Vec::new();
    for (name, original) in links() {
        for (how, mangle) in IN_THE_ADDRESS.iter().chain(&PASTED) {
            let text = mangle(&original);
            if pasted(&text, PAGE) != Ok(Some(whole(&original))) {
                lost.push(format!("{name}, {how}: {text}\n  {:?}", pasted(&text, PAGE)));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_link_is_read_in_capitals_but_for_a_payload_that_needs_small_letters() {
    for (name, original) in links() {
        let capitals = original.to_uppercase();
        let link = Link::parse(&in_the_address_bar(&capitals));
        if matches!(name, "work" | "joined") {
            let work = link.work.expect("there is one");
            assert_eq!(Work::open(&work, toy::guide()), Err(LinkError::Altered), "{name}");
        } else {
            is_read(name, "capitals", &original, &link);
        }
    }
    let (_, dense) = links().into_iter().find(|(name, _)| *name == "dense").expect("it is among them");
    is_read("dense", "small letters", &dense, &Link::parse(&in_the_address_bar(&dense.to_lowercase())));
    assert_eq!(Fragment::parse("#FAQ").place, "faq");
}

#[test]
fn what_a_payload_lost_is_not_made_up() {
    let sealed = Work::seal(Kind::Continue, toy::guide(), &full());
    let fault = |fragment: &str| {
        let link = Link::parse(&in_the_address_bar(&format!("{PAGE}#{fragment}")));
        Work::open(&link.work.expect("there is one"), toy::guide()).map(|work| work.kind)
    };
    for (key, text) in [("w", sealed.w()), ("q", sealed.q())] {
        let (half, quarter) = (&text[..text.len() / 2], &text[..text.len() / 4]);
        for cut in [half.to_owned(), format!("{half}?utm_source=x"), format!("{half}…"), format!("{half}\">Open")] {
            assert_eq!(fault(&format!("tests&{key}={cut}")), Err(LinkError::Cut), "{cut}");
        }
        let rest = &text[text.len() / 2 + 1..];
        let altered = [format!("{half} {rest}"), format!("{half}é{rest}"), format!("{quarter}{rest}{rest}Z")];
        for altered in altered {
            assert_eq!(fault(&format!("tests&{key}={altered}")), Err(LinkError::Altered), "{altered}");
        }
        assert_eq!(fault(&format!("tests&{key}=see+below%21+%3Cb%3E")), Err(LinkError::Unrecognised));
    }
}

#[test]
fn a_payload_is_read_whatever_a_word_processor_made_of_its_hyphens() {
    for (_, original) in links().into_iter().filter(|(name, _)| matches!(*name, "work" | "dense" | "joined")) {
        for dash in ['\u{2010}', '\u{2011}', '\u{2013}', '\u{2212}'] {
            let text = after_hash(&original, str::to_owned).replace('-', &dash.to_string());
            is_read("work", "dashes", &original, &Link::parse(&in_the_address_bar(&text)));
        }
    }
}

#[test]
fn only_the_first_of_two_values_counts_and_the_other_is_named() {
    let link = Link::parse("#tests&ticket=T-77&ticket=T-78&ticket=T-77&from=support&from=support");
    assert_eq!((link.prefill.ticket.as_str(), link.dropped), ("T-77", vec!["ticket".to_owned()]));
}

#[test]
fn a_tool_that_counts_clicks_gets_nothing_into_a_number() {
    for (raw, ticket) in [
        ("T-77?utm_source=x", "T-77"),
        ("T-77&fbclid=x", "T-77"),
        ("T-77%3Fgclid%3Dx", ""),
        ("T-77https://help.example/toy/#send-one", "T-77"),
        ("T-77).", "T-77"),
        ("NVR(C)", ""),
        ("NVR4(C)", "NVR4(C)"),
        ("NVR4(C))", "NVR4(C)"),
    ] {
        assert_eq!(Link::parse(&format!("#send-one&ticket={raw}")).prefill.ticket, ticket, "{raw}");
    }
}

proptest! {
    #![proptest_config(same_cases_every_time(400))]

    /// Two tools one after the other, or one that cut the end off as well: nothing breaks, and nothing else is opened.
    #[test]
    fn whatever_two_tools_made_of_work_it_is_that_work_or_refused(
        first in 0..IN_THE_ADDRESS.len(), second in 0..PASTED.len(), cut in 0..400_usize, dense in any::<bool>(),
    ) {
        let links = links();
        let (_, original) = links.iter().find(|(name, _)| *name == if dense { "dense" } else { "work" }).expect("it is there");
        let mut text = PASTED[second].1(&IN_THE_ADDRESS[first].1(original));
        text.truncate(text.floor_char_boundary(text.len().saturating_sub(cut.saturating_sub(200))));
        if let Ok(Some(Link { work: Some(work), .. })) = pasted(&text, PAGE)
            && let Ok(work) = Work::open(&work, toy::guide())
        {
            prop_assert_eq!(work.record, full());
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}|((https?://|#|%23|&|=|amp;|3D|w|q|code|C|Z|[?/.*_ -]|\n> |x){0,30})") {
        let _ = (pasted(&text, PAGE), Fragment::parse(&text), Link::parse(&text));
    }
}

mod pasting {
    use handover::link::Sealed;

    use super::*;

    fn link(text: &str) -> Link {
        match pasted(text, PAGE) {
            Ok(Some(link)) => link,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_link_to_a_place_of_this_page_is_that_place() {
        for (text, place) in [
            (PAGE, ""),
            ("https://help.example/help/share/toy", ""),
            ("https://HELP.example/help/share/toy/index.html#tests", "tests"),
            ("http://localhost:8080/toy/?x=1#tests", "tests"),
            ("#tests", "tests"),
            ("toy/#tests", "tests"),
        ] {
            assert_eq!(link(text), Link::place(place), "{text}");
        }
    }

    #[test]
    fn a_link_of_another_page_is_named_as_such() {
        for (text, error) in [
            ("https://help.example/help/share/dmss/#tests", LinkError::OtherGuide),
            ("https://help.example/help/share/dmss/", LinkError::OtherGuide),
            ("https://help.example/help/share/agent/#recipes", LinkError::OtherGuide),
            ("https://search.example/?q=handover#top", LinkError::Unrecognised),
            ("https://search.example/", LinkError::Unrecognised),
        ] {
            assert_eq!(pasted(text, PAGE), Err(error), "{text}");
        }
    }

    #[test]
    fn a_payload_says_itself_whose_it_is_and_may_have_lost_its_address() {
        let sealed = Work::seal(Kind::Continue, toy::guide(), &full());
        for text in [
            format!("https://other.example/elsewhere/#tests&w={}", sealed.w()),
            format!("tests&w={}", sealed.w()),
            format!("w={}", sealed.w()),
            format!("q={}", sealed.q()),
            sealed.w(),
            broken(&sealed.w(), 40, "\n"),
            sealed.q(),
        ] {
            let work: Sealed = link(&text).work.unwrap_or_else(|| panic!("{text}"));
            assert_eq!(opened(&work, toy::guide()).record, full(), "{text}");
        }
    }

    #[test]
    fn of_two_links_the_one_that_is_whole_is_taken() {
        let text = format!("{PAGE}#tests&w={}", Work::seal(Kind::Continue, toy::guide(), &full()).w());
        let cut = &text[..text.len() - 30];
        is_read("work", "behind a cut one", &text, &link(&format!("{cut}\n\n{text}\n")));
        is_read("work", "behind another", &text, &link(&format!("{PAGE}#tests and {text}")));
    }

    #[test]
    fn anything_else_is_a_code_or_nothing() {
        for text in ["", "hello", "1A2C-3D4E-5", "1A2C/3D4E/5", "Code: 1A2C", "a=b"] {
            assert_eq!(pasted(text, PAGE), Ok(None), "{text}");
        }
    }

    #[test]
    fn the_longest_text_is_answered_at_once() {
        for part in ["#", "%23", "https://", "=http", "a b ", "&w=AAAA", "%25", "> \n"] {
            let _ = pasted(&part.repeat(49_000 / part.len()), PAGE);
            assert_eq!(pasted(&part.repeat(1_500_000 / part.len()), PAGE), Err(LinkError::TooLong), "{part}");
        }
    }
}
