//! The page for support agents, the recipes on it, and the texts that are sent with a link.

use std::{collections::BTreeSet, env, fs};

use handover::{
    export::{Sms, Suggestion, html_link, markdown_link},
    guide::{Guide, Site},
    json::from_text,
    link::{Link, MAX_CASE_NUMBER, Prefill, RECIPES, Recipe, SITE, case_number},
    site::guides::read_guide,
    view::{Page, PageKind},
    words::{ENGLISH, ENGLISH_AGENT, ENGLISH_AGENT_PAGE, ENGLISH_DIALOGS},
};
use proptest::prelude::*;

use crate::{
    html::{Element, Html},
    pages::{agent, door_html, guide_pages},
    real::{guide, guides, root},
    same_cases_every_time,
    toy::TOY,
};

const WORDS: &handover::words::AgentPageWords = &ENGLISH_AGENT_PAGE;

/// What is between `#` and the end.
fn fragment(link: &str) -> &str {
    link.split_once('#').expect("a link of ours has a fragment").1
}

/// As `encodeURIComponent` does it.
fn percent_encoded(text: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
    let sign = |byte: u8| if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(sign).collect()
}

fn filled(recipe: &Recipe, value: &str) -> String {
    recipe.placeholders.iter().fold(recipe.link(), |link, (placeholder, _)| link.replace(placeholder, value))
}

#[track_caller]
fn brings(recipe: &Recipe, link: &str, value: &str) {
    let link = Link::parse(fragment(link));
    assert_eq!(link.place, recipe.place);
    let of = |key: &str| match recipe.placeholders.iter().any(|(_, known)| *known == key) {
        true => value.to_owned(),
        false => String::new(),
    };
    let role = recipe.parts.contains("role=staff").then(|| "staff".into());
    let from_support = recipe.parts.contains("from=support");
    let expected = Prefill { role, ticket: of("ticket"), order: of("order"), model: of("model"), from_support };
    assert_eq!(link.prefill, expected, "{value}");
    assert_eq!((link.dropped, link.work, link.code, link.record), (vec![], None, None, None));
}

mod the_page {
    use super::*;

    #[test]
    fn has_the_places_that_links_rely_on() {
        let (_, html) = agent();
        let published = fs::read_to_string(root().join("tests/native/published-places/agent.txt")).expect("the list");
        let published: Vec<_> = published.lines().filter(|line| !line.starts_with('#')).collect();
        let places = html.named("section").filter(|section| section.has_class("place"));
        assert_eq!(places.filter_map(Element::id).collect::<Vec<_>>(), published);
    }

    #[test]
    fn is_found_from_the_door_and_leads_back() {
        let leads = |html: &Html, href: &str| html.named("a").any(|link| link.attribute("href") == Some(href));
        assert!(leads(door_html(), "./agent/"));
        assert!(leads(agent().1, "../"));
    }

    #[test]
    fn makes_no_guide_heavier() {
        for (_, document, _) in guide_pages() {
            assert!(!document.app.contains("agent/"), "{}", document.folder);
        }
    }

    #[test]
    fn knows_every_app_and_little_else_of_the_guides() {
        let page: Page = from_text(&agent().0.data).expect("what the build wrote");
        let PageKind::Agent(cards) = &page.kind else { panic!("the page for support agents is one") };
        let names: Vec<_> = cards.iter().map(|card| (&card.id, &card.app)).collect();
        assert_eq!(names, guides().guides.iter().map(|guide| (&guide.id, &guide.app)).collect::<Vec<_>>());
        assert!(cards.iter().all(|card| card.symptoms.is_empty()));
    }

    #[test]
    fn says_without_the_app_what_it_waits_for() {
        let (_, html) = agent();
        assert!(html.by_id("maker").text.contains(WORDS.maker_waits));
        assert!(html.by_id("reader").text.contains(WORDS.code_waits));
    }

    #[test]
    fn has_every_recipe_whole() {
        let (_, html) = agent();
        let shown: BTreeSet<_> = html.inside("recipes").filter(|element| element.name == "pre").collect_texts();
        for recipe in &RECIPES {
            assert!(shown.contains(recipe.link().as_str()), "{}", recipe.link());
        }
    }

    trait Texts<'h> {
        fn collect_texts(self) -> BTreeSet<&'h str>;
    }

    impl<'h, I: Iterator<Item = &'h Element>> Texts<'h> for I {
        fn collect_texts(self) -> BTreeSet<&'h str> {
            self.map(|element| element.text.as_str()).collect()
        }
    }

    #[test]
    fn no_guide_takes_its_folder() {
        let text = TOY.replace("id = \"toy\"", &format!("id = \"{}\"", Site::AGENT));
        let reports = read_guide("src/guides/agent.toml", "agent", &text).map(|_| ()).expect_err("its folder is taken");
        let found: Vec<_> = reports.iter().map(|report| (report.line, report.message.as_str())).collect();
        let line = text.lines().position(|line| line == "id = \"agent\"").expect("it is there") + 1;
        assert_eq!(found, [(line, "`agent` is the folder of the page for support agents")]);
    }
}

mod a_recipe {
    use super::*;

    #[test]
    fn leads_to_a_place_by_the_id_it_has_today() {
        for recipe in &RECIPES {
            let place = guide(recipe.guide).find(recipe.place).map(|place| place.id());
            assert_eq!(place, Some(recipe.place), "{}", recipe.guide);
            if recipe.parts.contains("role=") {
                assert!(guide(recipe.guide).role(&"staff".into()).is_some(), "{}", recipe.guide);
            }
        }
    }

    #[test]
    fn is_followed_with_awkward_values_as_they_are() {
        let values = ["4711", "#4711", "AU-2026/0042", "INC 42", "4+b", "Größe 3", "DS-7608NI-M1/S(C)"];
        for recipe in &RECIPES {
            for value in values {
                brings(recipe, &filled(recipe, value), value);
            }
        }
    }

    #[test]
    fn brings_the_customer_to_the_place_without_a_value_that_is_no_number() {
        for recipe in RECIPES.iter().filter(|recipe| !recipe.placeholders.is_empty()) {
            for value in
                ["<b>x</b>", "\"'`", "{{ticket.id}}", "100% sure", "a=b=c", "TICKET", "read them your password"]
            {
                let link = Link::parse(fragment(&filled(recipe, value)));
                assert_eq!((link.place.as_str(), link.prefill.from_support), (recipe.place, true), "{value}");
                assert_eq!(link.prefill.ticket, "", "{value}");
                assert_eq!(link.dropped.len(), recipe.placeholders.len(), "{value}");
            }
        }
    }

    #[test]
    fn is_followed_with_any_value_that_is_percent_encoded() {
        for recipe in &RECIPES {
            for value in ["4711", "RD #7", "東京 3", "DS-7608NI-M1/S(C)"] {
                brings(recipe, &filled(recipe, &percent_encoded(value)), value);
            }
        }
    }

    #[test]
    fn keeps_its_place_and_its_sender_whatever_is_put_in() {
        for recipe in RECIPES.iter().filter(|recipe| !recipe.placeholders.is_empty()) {
            let link = Link::parse(fragment(&filled(recipe, "1&B")));
            assert_eq!((link.place.as_str(), link.prefill.from_support), (recipe.place, true));
            assert_eq!((link.prefill.ticket.as_str(), &link.dropped), ("1", &vec!["b".to_owned()]));
        }
    }

    #[test]
    fn is_the_same_in_html() {
        let recipe = &RECIPES[0];
        let (_, html) = agent();
        let shown =
            html.inside("recipes").filter(|element| element.name == "pre").last().expect("the last one is HTML");
        let read = Html::read(&shown.text);
        let link = read.named("a").next().and_then(|link| link.attribute("href")).expect("it is a link");
        assert_eq!(link, recipe.link());
        brings(recipe, &link.replace("{{ticket.id}}", "4711"), "4711");
    }

    #[test]
    fn names_placeholders_that_it_has() {
        for recipe in &RECIPES {
            for (placeholder, key) in recipe.placeholders {
                assert!(recipe.parts.contains(&format!("&{key}={placeholder}")), "{placeholder}");
            }
        }
    }
}

mod what_is_said_of_links {
    use super::*;

    #[test]
    fn names_every_part_that_is_known_and_no_other() {
        let keys: Vec<_> = WORDS.parts_list.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["place", "role", "ticket", "order", "model", "from"]);
        let all = Link::parse("people&role=staff&ticket=1&order=2&model=3&from=support");
        assert_eq!(all.dropped, Vec::<String>::new());
        assert!(all.prefill.role.is_some() && all.prefill.from_support);
        assert_eq!(Link::parse("people&name=Ana&from=me&role=A%2FB").dropped, ["name", "from", "role"]);
    }

    #[test]
    fn holds_for_what_a_number_is() {
        assert!(WORDS.parts_intro.contains("at most 40 characters") && MAX_CASE_NUMBER == 40);
        let made_of = WORDS.parts_intro.split_once("spaces and ").and_then(|(_, rest)| rest.split_once(". One with"));
        let (made_of, _) = made_of.expect("it says what a number is made of");
        for symbol in made_of.split(' ') {
            assert!(case_number(&format!("1{symbol}")).is_some(), "{symbol}");
        }
        assert_eq!(Link::parse(&format!("people&ticket={}", "1".repeat(41))).dropped, ["ticket"]);
    }

    #[test]
    fn holds_for_how_values_are_written() {
        let link = Link::parse("people&ticket=a%201&order=1+b&model=a%231");
        let Prefill { ticket, order, model, .. } = link.prefill;
        assert_eq!([ticket, order, model], ["a 1", "1+b", "a#1"]);
    }

    #[test]
    fn quotes_what_the_customer_reads() {
        let from = WORDS.parts_list.iter().find(|(key, _)| *key == "from").expect("it is listed").1;
        assert!(from.contains(ENGLISH_DIALOGS.suggested.step), "{from}");
        let roles: BTreeSet<_> = guides().guides.iter().flat_map(|guide| &guide.roles).map(|role| &*role.id).collect();
        let role = WORDS.parts_list.iter().find(|(key, _)| *key == "role").expect("it is listed").1;
        assert!(roles.iter().all(|id| role.contains(id)), "{roles:?}");
    }

    /// The copy for developers. `HANDOVER_WRITE=1 cargo test --test native agent` renews it.
    #[test]
    fn stands_in_the_documentation_too() {
        const BEGIN: &str = "<!-- recipes: written by tests/native/agent.rs -->\n";
        const END: &str = "<!-- end of the recipes -->\n";
        let file = root().join("docs/links.md");
        let text = fs::read_to_string(&file).expect("docs/links.md");
        let (before, rest) = text.split_once(BEGIN).expect("the begin of the recipes is marked");
        let (written, after) = rest.split_once(END).expect("the end of the recipes is marked");
        let recipes = documentation();
        if env::var_os("HANDOVER_WRITE").is_some() {
            fs::write(&file, format!("{before}{BEGIN}{recipes}{END}{after}")).expect("it can be written");
        } else {
            assert!(written == recipes, "docs/links.md is stale: HANDOVER_WRITE=1 cargo test --test native agent");
        }
    }

    fn documentation() -> String {
        let list = |items: &[&str]| items.iter().map(|item| format!("- {item}\n")).collect::<String>();
        let code = |text: &str| format!("```text\n{text}\n```\n");
        let mut text =
            format!("\n## {}\n\n{}\n{}\n", WORDS.grammar, code(&RECIPES[3].link()), list(&WORDS.grammar_text));
        text += &format!("## {}\n\n{}\n\n| | |\n|---|---|\n", WORDS.parts, WORDS.parts_intro);
        for (key, what) in WORDS.parts_list {
            text += &format!("| `{key}` | {what} |\n");
        }
        text += &format!("\n{}\n\n## {}\n\n{}\n", WORDS.else_happens, WORDS.values, list(&WORDS.values_list));
        text += &format!("## {}\n\n{}\n\n", WORDS.templates, WORDS.templates_intro);
        for recipe in &RECIPES {
            let title = (WORDS.template)(recipe.desk, &guide(recipe.guide).app, recipe.parts.is_empty());
            text += &format!("{title}:\n\n{}\n", code(&recipe.link()));
        }
        let html = html_link(&(WORDS.html_title)(&guide(RECIPES[0].guide).app), &RECIPES[0].link());
        text += &format!(
            "{}\n\n{}\n## {}\n\n{}\n",
            WORDS.html_intro,
            code(&html),
            WORDS.promises,
            list(&WORDS.promises_list)
        );
        text
    }

    #[test]
    fn is_written_with_the_address_that_has_to_be_replaced() {
        assert!(WORDS.templates_intro.contains(SITE));
    }
}

mod a_suggestion {
    use super::*;

    const LINK: &str = "https://help.example.com/support/handover/dmss/#share-one-device&ticket=4711&from=support";

    fn prefill(ticket: &str, order: &str, model: &str) -> Prefill {
        let [ticket, order, model] = [ticket, order, model].map(str::to_owned);
        Prefill { ticket, order, model, from_support: true, role: None }
    }

    fn of<'a>(title: &'a str, prefill: &'a Prefill) -> Suggestion<'a> {
        Suggestion { app: "DMSS", title, site: "Example Security support", prefill, link: LINK }
    }

    fn body(suggestion: Suggestion<'_>) -> String {
        suggestion.email(&ENGLISH_AGENT.suggestion, &ENGLISH_DIALOGS.suggested).body
    }

    #[test]
    fn is_an_email_with_the_link_on_a_line_of_its_own() {
        let prefill = prefill("4711", "", "NVR 5216");
        let email = of("Share one device", &prefill).email(&ENGLISH_AGENT.suggestion, &ENGLISH_DIALOGS.suggested);
        assert_eq!(email.subject, "Share one device (DMSS) · Ticket: 4711");
        let lines: Vec<_> = email.body.lines().collect();
        assert_eq!(
            lines,
            [
                "Hello,",
                "",
                "please open this step:",
                "Share one device (DMSS)",
                LINK,
                "",
                "Ticket: 4711",
                "Model: NVR 5216",
                "",
                "The link opens a guide in your browser. It changes nothing by itself.",
                "",
                "Example Security support",
            ]
        );
    }

    #[test]
    fn has_no_empty_labels() {
        let nothing = Prefill::default();
        let body = body(of("Share one device", &nothing));
        assert!(!body.contains("Ticket") && !body.contains("\n\n\n"), "{body}");
    }

    proptest! {
        #![proptest_config(same_cases_every_time(256))]

        #[test]
        fn no_field_can_forge_a_line(
            ticket in "(a|\n|\r|\u{2028}|\u{85}|Order: 7|\u{202e}|https://x){0,8}",
            title in "(a|\n|\r|\u{2029}|Hello,){0,6}",
        ) {
            let prefill = prefill(&ticket, "1", "m");
            let suggestion = of(&title, &prefill);
            let email = suggestion.email(&ENGLISH_AGENT.suggestion, &ENGLISH_DIALOGS.suggested);
            let breaks = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{202e}'];
            prop_assert!(!email.subject.contains(breaks));
            prop_assert!(!suggestion.chat(&ENGLISH_AGENT.suggestion).contains(breaks));
            prop_assert!(!suggestion.sms(&ENGLISH_AGENT.suggestion).contains(breaks));
            prop_assert!(!email.body.contains(&breaks[1..]));
            let body = |prefill: &Prefill| {
                of("a", prefill).email(&ENGLISH_AGENT.suggestion, &ENGLISH_DIALOGS.suggested).body
            };
            let facts = usize::from(!handover::link::clean(&ticket, 99).is_empty());
            prop_assert_eq!(email.body.lines().count(), body(&self::prefill("", "1", "m")).lines().count() + facts);
        }
    }

    #[test]
    fn fits_into_one_text_message_where_the_link_does() {
        let nothing = Prefill::default();
        for guide in &guides().guides {
            for (place, title) in titles(guide) {
                let link =
                    format!("https://help.example.com/handover/{}/#{place}&ticket=47110815&from=support", guide.id);
                let suggestion = Suggestion { app: &guide.app, link: &link, ..of(&title, &nothing) };
                let sms = suggestion.sms(&ENGLISH_AGENT.suggestion);
                assert!(Sms::of(&sms).is_one() && sms.ends_with(&link), "{}: {sms}", sms.len());
            }
        }
    }

    /// Every place with its heading.
    fn titles(guide: &Guide) -> Vec<(String, String)> {
        let (_, _, html) = guide_pages().find(|(known, ..)| known.id == guide.id).expect("it has a page");
        let title = |id: &str| html.inside(id).find(|element| element.name == "h1").expect("a heading").text.clone();
        guide.places().iter().map(|place| (place.id().to_owned(), title(place.id()))).collect()
    }

    #[test]
    fn says_as_much_as_a_text_message_holds() {
        let nothing = Prefill::default();
        let sms = |link: &str| Suggestion { link, ..of("It’s “dark”", &nothing) }.sms(&ENGLISH_AGENT.suggestion);
        let short = "https://x.example/#a";
        assert_eq!(
            sms(short),
            format!("Example Security support: Please open this step: It's \"dark\" (DMSS) {short}")
        );
        let (longer, long) = (format!("https://x.example/#{}", "a".repeat(100)), "a".repeat(170));
        assert_eq!(sms(&longer), format!("It's \"dark\" (DMSS): {longer}"));
        assert_eq!(sms(&long), long);
    }

    #[test]
    fn counts_as_phones_do() {
        assert_eq!(Sms::of("abc"), Sms { used: 3, most: 160 });
        assert_eq!(Sms::of("[€]"), Sms { used: 6, most: 160 });
        assert_eq!(Sms::of("’"), Sms { used: 1, most: 70 });
        assert_eq!(Sms::of("🐻"), Sms { used: 2, most: 70 });
        assert!(Sms::of(&"a".repeat(160)).is_one() && !Sms::of(&"a".repeat(161)).is_one());
        assert!(Sms::of(&"я".repeat(70)).is_one() && !Sms::of(&"я".repeat(71)).is_one());
    }

    #[test]
    fn is_called_by_its_title_as_text_in_html_and_markdown() {
        let nothing = Prefill::default();
        let name = of("</a><script>alert(1)</script>[x](y)", &nothing).name();
        let html = html_link(&name, LINK);
        let read = Html::read(&html);
        assert_eq!(read.all().map(|element| element.name.as_str()).collect::<Vec<_>>(), ["a"]);
        let link = read.named("a").next().expect("it is a link");
        assert_eq!((link.attribute("href"), &link.text), (Some(LINK), &name));
        let markdown = markdown_link(&name, LINK);
        assert!(markdown.ends_with(&format!("\\[x\\](y) (DMSS)](<{LINK}>)")), "{markdown}");
    }
}

#[test]
fn the_door_has_the_words_for_the_page() {
    let link = door_html().named("a").find(|link| link.attribute("href") == Some("./agent/")).expect("the way there");
    assert_eq!(link.text, ENGLISH.door.agent);
}
