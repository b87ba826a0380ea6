//! The pages as they are published, rendered on the host: what a reader without JavaScript gets, and all there is to
//! read, print and search.

use std::{collections::BTreeSet, sync::LazyLock};

use handover::{
    guide::{Guide, Place, Site, Stage, StandardPlace, Step, Text},
    record::{Field, Handover, Record},
    site::pages::{Document, documents},
    view::{Page, PageKind, page_html},
    words::{ENGLISH, ENGLISH_DIALOGS, ENGLISH_OFFLINE},
};
use serde_json::Value;

use crate::{
    html::{Element, Html},
    real::guides,
    toy::{self, at},
};

static PAGES: LazyLock<Vec<(Document, Html)>> = LazyLock::new(|| {
    let read = |document: Document| {
        let html = Html::read(&document.app);
        (document, html)
    };
    documents(guides()).into_iter().map(read).collect()
});

pub fn door() -> &'static Document {
    &PAGES[0].0
}

pub fn door_html() -> &'static Html {
    &PAGES[0].1
}

pub fn agent() -> (&'static Document, &'static Html) {
    (&PAGES[1].0, &PAGES[1].1)
}

/// Every guide with its page.
pub fn guide_pages() -> impl Iterator<Item = (&'static Guide, &'static Document, &'static Html)> {
    guides().guides.iter().zip(&PAGES[2..]).map(|(guide, (document, html))| (guide, document, html))
}

#[track_caller]
fn parsed(text: &str) -> Guide {
    toml::from_str(text).expect("a guide")
}

/// The page that a guide would have.
fn page_of(guide: &Guide) -> Html {
    let page = Page {
        root: "../".into(),
        lang: "en".into(),
        site: guides().site.clone(),
        kind: PageKind::Guide(Box::new(guide.clone())),
    };
    Html::read(&page_html(Box::leak(Box::new(page))))
}

fn places(html: &Html) -> impl Iterator<Item = &Element> {
    html.named("section").filter(|section| section.has_class("place"))
}

#[track_caller]
fn heading<'h>(html: &'h Html, place: &str) -> &'h Element {
    html.inside(place).find(|element| element.name == "h1").expect("a place has a heading")
}

/// The strings of some JSON, keys left out.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(fields) => fields.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

#[track_caller]
fn shows(html: &Html, id: &str, text: &Text) {
    let text = text.plain();
    assert!(html.by_id(id).text.contains(&text), "`{text}` is not in `#{id}`");
}

mod every_page {
    use super::*;

    #[test]
    fn no_place_has_an_id_of_the_shell() {
        let shell =
            ["Trunk.toml", "index.html"].map(|file| std::fs::read_to_string(crate::real::root().join(file)).unwrap());
        for document in documents(crate::real::guides()) {
            for id in Html::read(&document.app).ids() {
                assert!(!shell.iter().any(|text| text.contains(&format!("id=\"{id}\""))), "{id}");
            }
        }
    }

    #[test]
    fn is_in_the_folder_of_its_guide_and_knows_the_way_to_the_root() {
        let folders: Vec<_> = PAGES.iter().map(|(page, _)| (page.folder.as_str(), page.root)).collect();
        let expected: Vec<_> = guides().guides.iter().map(|guide| format!("{}/", guide.id)).collect();
        assert_eq!(folders[..2], [("", "./"), ("agent/", "../")]);
        assert_eq!(folders[2..], expected.iter().map(|folder| (folder.as_str(), "../")).collect::<Vec<_>>());
    }

    #[test]
    fn has_a_title_and_a_description_of_its_own() {
        for part in [|page: &Document| page.title.clone(), |page: &Document| page.description.clone()] {
            let parts: BTreeSet<_> = PAGES.iter().map(|(page, _)| part(page).trim().to_owned()).collect();
            assert_eq!(parts.len(), PAGES.len(), "{parts:?}");
            assert!(!parts.contains(""));
            assert!(parts.iter().all(|part| !part.contains("**") && !part.contains("](#")), "{parts:?}");
        }
        assert!(PAGES.iter().all(|(page, _)| page.lang == "en"));
    }

    #[test]
    fn is_the_same_each_time_it_is_built() {
        for (again, (before, _)) in documents(guides()).iter().zip(PAGES.iter()) {
            assert!(again.app == before.app && again.data == before.data, "{}", before.folder);
            assert_eq!(again.structured, before.structured);
        }
    }

    #[test]
    fn gives_an_id_once() {
        for (page, html) in PAGES.iter() {
            // Those of the shell round it, see `index.html`.
            let mut seen: BTreeSet<&str> = ["app", "data"].into();
            for id in html.ids() {
                assert!(seen.insert(id), "`{id}` twice on /{}", page.folder);
            }
        }
    }

    #[test]
    fn leads_to_an_id_of_its_own_with_every_way_inside() {
        for (page, html) in PAGES.iter() {
            let ids: BTreeSet<_> = html.ids().collect();
            for link in html.named("a") {
                let href = link.attribute("href").expect("a link leads somewhere");
                if let Some(id) = href.strip_prefix('#') {
                    assert!(
                        ids.contains(id),
                        "`{}` leads to `{href}`, which /{} does not have",
                        link.text,
                        page.folder
                    );
                }
            }
        }
    }

    #[test]
    fn stays_within_its_folder_or_says_where_it_leads() {
        for (page, html) in PAGES.iter() {
            for link in html.named("a") {
                let href = link.attribute("href").expect("a link leads somewhere");
                let inside = href.starts_with('#') || href.starts_with(page.root);
                let calls = href.starts_with("tel:") || href.starts_with("mailto:");
                let outside = href.starts_with("https://") && link.attribute("rel") == Some("noreferrer");
                assert!(inside || calls || outside, "`{href}` on /{}", page.folder);
                assert!(!link.text.trim().is_empty(), "the link to `{href}` says nothing");
            }
        }
    }

    #[test]
    fn needs_neither_inline_styles_nor_inline_scripts() {
        for (_, html) in PAGES.iter() {
            for element in html.all() {
                assert!(!["script", "style", "iframe", "object", "embed"].contains(&element.name.as_str()));
                for (name, value) in &element.attributes {
                    assert!(name != "style" && !name.starts_with("on"), "{name}={value} on `{}`", element.name);
                    assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{value}");
                }
            }
        }
    }

    #[test]
    fn loads_nothing_by_itself() {
        for (_, html) in PAGES.iter() {
            for element in html.all() {
                assert!(!element.has("src") && !element.has("srcset") && element.name != "link", "{element:?}");
            }
        }
    }

    #[test]
    fn names_each_place_by_its_one_heading() {
        for (page, html) in PAGES.iter() {
            for place in places(html) {
                let id = place.id().expect("a place has an id");
                let headings: Vec<_> = html.inside(id).filter(|element| element.name == "h1").collect();
                assert_eq!(headings.len(), 1, "`{id}` of /{}", page.folder);
                // The app lets the focus go there; the page need not carry it for each.
                assert_eq!((headings[0].id(), headings[0].attribute("tabindex")), (None, None), "{id}");
                assert_eq!(place.attribute("aria-labelledby"), None, "{id}");
                assert!(!headings[0].text.trim().is_empty(), "{id}");
            }
            assert_eq!(html.named("h1").count(), places(html).count(), "no heading outside a place");
        }
    }

    #[test]
    fn goes_down_its_headings_one_level_at_a_time() {
        for (page, html) in PAGES.iter() {
            for place in places(html) {
                let id = place.id().expect("a place has an id");
                let levels = html.inside(id).filter_map(|element| element.name.strip_prefix('h'));
                let levels = levels.filter_map(|level| level.parse::<u8>().ok());
                levels.fold(0, |before, level| {
                    assert!(level <= before + 1, "h{level} under h{before} in `{id}` of /{}", page.folder);
                    level
                });
            }
        }
    }

    #[test]
    fn has_a_name_for_whatever_can_be_filled_in() {
        for (page, html) in PAGES.iter() {
            for input in html.named("input") {
                let id = input.id().expect("what was typed before the app came is found by its id");
                let labelled = html.named("label").any(|label| label.attribute("for") == Some(id))
                    || html.around(input).any(|outer| outer.name == "label");
                assert!(labelled, "`{id}` on /{}", page.folder);
                assert_eq!(input.attribute("autocomplete"), Some("off"), "{id}");
                let kind = input.attribute("type").expect("a type");
                assert!(
                    ["text", "date", "checkbox", "radio", "search"].contains(&kind),
                    "`{kind}`: a password is never asked for"
                );
            }
            for element in html.all() {
                for name in ["for", "aria-labelledby", "aria-describedby"] {
                    for id in element.attribute(name).into_iter().flat_map(|ids| ids.split(' ')) {
                        assert!(html.ids().any(|known| known == id), "{name}={id} on /{}", page.folder);
                    }
                }
            }
            for button in html.named("button") {
                let named = !button.text.trim().is_empty() || button.has("aria-label");
                assert!(named && button.has("type"), "a button of /{}: {button:?}", page.folder);
            }
        }
    }

    #[test]
    fn shows_no_place_as_the_one_the_reader_is_at() {
        for (_, html) in PAGES.iter() {
            for element in html.all() {
                assert!(!element.has("data-here") && !element.has("data-menu"), "{element:?}");
                assert_ne!(element.attribute("aria-current"), Some("step"), "{element:?}");
            }
        }
    }

    #[test]
    fn carries_data_that_cannot_end_its_script() {
        for (page, _) in PAGES.iter() {
            for json in [&page.data, &page.structured] {
                assert!(!json.contains('<'), "/{}", page.folder);
                serde_json::from_str::<Value>(json).expect("JSON");
            }
        }
    }
}

mod the_front_door {
    use super::*;

    fn leads_to(href: &str, place: &str) -> bool {
        door_html().inside(place).any(|element| element.name == "a" && element.attribute("href") == Some(href))
    }

    #[test]
    fn has_the_places_that_links_rely_on() {
        let ids: Vec<_> = places(door_html()).filter_map(Element::id).collect();
        assert_eq!(ids, ["start", "which-app", "trouble", "someone-left", "my-data", "offline"]);
    }

    #[test]
    fn names_what_to_tap_as_the_app_does_where_it_tells_how_to_bring_work_over() {
        let app = [ENGLISH.links.share, ENGLISH.links.enter, ENGLISH.data.title];
        let dialog = [ENGLISH_DIALOGS.share.elsewhere, ENGLISH_DIALOGS.ways.copy_link, ENGLISH_DIALOGS.enter.open];
        let named = ENGLISH_OFFLINE.bring_list.iter().flat_map(|step| step.split("**").skip(1).step_by(2));
        for name in named {
            assert!(app.contains(&name) || dialog.contains(&name), "“{name}” is nowhere");
        }
    }

    #[test]
    fn has_a_sentence_for_whatever_the_script_finds_out_about_work_without_network() {
        let script = std::fs::read_to_string(crate::real::root().join("public/after-start/offline.js")).unwrap();
        let states: BTreeSet<_> = door_html().all().filter_map(|part| part.attribute("data-offline")).collect();
        let states: BTreeSet<_> = states.into_iter().flat_map(|states| states.split(' ')).collect();
        // What is said of a network stands beside a state.
        assert_eq!(states, ENGLISH_OFFLINE.states.iter().map(|(state, _)| *state).chain(["altered"]).collect());
        for state in states {
            assert!(script.contains(&format!("'{state}'")), "nothing leads to `{state}`");
        }
    }

    #[test]
    fn leads_to_every_guide() {
        for guide in &guides().guides {
            assert!(leads_to(&format!("./{}/", guide.id), "start"), "{}", guide.id);
            assert!(leads_to(&format!("./{}/", guide.id), "which-app"), "{}", guide.id);
            assert!(leads_to(&format!("./{}/#someone-left", guide.id), "someone-left"), "{}", guide.id);
        }
    }

    #[test]
    fn leads_to_every_symptom() {
        for guide in &guides().guides {
            for symptom in &guide.symptoms {
                assert!(leads_to(&format!("./{}/#{}", guide.id, symptom.id), "trouble"), "{}", symptom.id);
            }
        }
    }

    #[test]
    fn leads_only_to_pages_and_places_there_are() {
        for link in door_html().named("a") {
            let Some(way) = link.attribute("href").and_then(|href| href.strip_prefix("./")) else { continue };
            // Written by the build, and no page: see `site::notices`.
            if way == Site::NOTICES {
                continue;
            }
            let (folder, id) = way.split_once('#').unwrap_or((way, "start"));
            let page = PAGES.iter().find(|(page, _)| page.folder == folder);
            assert!(page.is_some_and(|(_, html)| html.ids().any(|known| known == id)), "{way}");
        }
    }

    #[test]
    fn leads_at_its_foot_to_the_licences_of_the_software_used_and_no_other_page_does() {
        let leads = |html: &Html| {
            let is_there = |link: &&Element| link.attribute("href").is_some_and(|href| href.ends_with(Site::NOTICES));
            html.named("a").find(is_there).cloned()
        };
        let link = leads(door_html()).expect("the way there");
        assert_eq!(link.attribute("href"), Some("./licences.txt"));
        assert_eq!(link.text, ENGLISH.door.licences);
        assert!(places(door_html()).all(|place| !place.text.contains(&link.text)), "it is below the places");
        assert!(PAGES[1..].iter().all(|(_, html)| leads(html).is_none()));
    }

    #[test]
    fn tells_the_apps_apart_without_their_logos() {
        for guide in &guides().guides {
            shows(door_html(), "which-app", &guide.recognise.text);
            let named = |name: &String| door_html().by_id("which-app").text.contains(name);
            assert!(named(&guide.app) && named(&guide.vendor) && guide.names.iter().all(named), "{}", guide.id);
        }
    }
}

mod every_guide {
    use super::*;

    #[test]
    fn shows_each_of_its_places_as_a_section_in_their_order() {
        for (guide, _, html) in guide_pages() {
            let sections: Vec<_> = places(html).filter_map(Element::id).collect();
            assert_eq!(sections, guide.places().iter().map(Place::id).collect::<Vec<_>>(), "{}", guide.id);
            assert!(places(html).all(|place| html.around(place).next().is_some_and(|outer| outer.name == "main")));
        }
    }

    #[test]
    fn keeps_an_id_for_every_place_that_was_renamed() {
        let keeps = |guide: &Guide, html: &Html, old: &str, new: &str| {
            let new = guide.find(new).expect("the check knows its successor").id();
            assert!(html.inside(new).any(|element| element.id() == Some(old)), "{}: `{old}` in `{new}`", guide.id);
        };
        for (guide, _, html) in guide_pages() {
            guide.aliases.iter().for_each(|(old, new)| keeps(guide, html, old, new));
        }
        // Whatever kind of place it is.
        for new in ["ask", "take-away", "nothing-there", "sent", "give", "one-login", "tests", "faq"] {
            let guide = parsed(&toy::with("[aliases]", &format!("[aliases]\nolder = \"{new}\"")));
            keeps(&guide, &page_of(&guide), "older", new);
        }
    }

    #[test]
    fn marks_the_places_that_are_only_read() {
        for (guide, _, html) in guide_pages() {
            let marked: Vec<_> =
                places(html).filter(|place| place.has("data-reading")).filter_map(Element::id).collect();
            let reading = guide.places().into_iter().filter(Place::is_reading);
            assert_eq!(marked, reading.map(|place| place.id()).collect::<Vec<_>>(), "{}", guide.id);
        }
    }

    #[test]
    fn says_all_that_is_to_do_before_anything_was_chosen() {
        for (guide, _, html) in guide_pages() {
            for step in &guide.steps {
                let id = &*step.id;
                assert!(heading(html, id).text.contains(&step.title), "{id}");
                shows(html, id, &step.why);
                step.see.iter().for_each(|see| shows(html, id, see));
                step.tasks.iter().for_each(|task| shows(html, id, &task.text));
                step.notes.iter().for_each(|note| shows(html, id, &note.fact.text));
                let text = &html.by_id(id).text;
                for path in step.paths.iter().chain(&step.different) {
                    assert!(path.taps.iter().all(|tap| text.contains(&tap.label)), "{id}: {path:?}");
                }
                for choice in guide.choices.iter().filter(|choice| choice.at == step.id) {
                    shows(html, id, &choice.ask);
                    choice.options.iter().for_each(|option| shows(html, id, &option.label));
                }
                let offered = |symptom: &handover::guide::Id| {
                    let href = format!("#{symptom}");
                    html.inside(id).any(|element| element.attribute("href") == Some(href.as_str()))
                };
                assert!(step.symptoms.iter().all(offered), "{id}");
            }
        }
    }

    #[test]
    fn hides_no_step_no_task_and_no_path_before_anything_was_chosen() {
        for (guide, _, html) in guide_pages() {
            for element in html.all().filter(|element| element.has("hidden")) {
                assert!(!element.has_class("place") && !element.has_class("path") && !element.has_class("note"));
                for step in &guide.steps {
                    let holds = |task: &handover::guide::Task| element.text.contains(&task.text.plain());
                    assert!(!step.tasks.iter().any(holds), "{}: {element:?}", guide.id);
                }
                assert!(html.around(element).all(|outer| outer.id() != Some("steps")), "{element:?}");
            }
        }
    }

    #[test]
    fn says_under_which_answer_something_holds() {
        for (guide, _, html) in guide_pages() {
            for step in &guide.steps {
                let whens = step.tasks.iter().map(|task| &task.when).chain(step.paths.iter().map(|path| &path.when));
                for when in whens.chain([&step.when]) {
                    for (choice, options) in when.0.iter() {
                        let choice = guide.choices.iter().find(|known| known.id == *choice).expect("a choice");
                        for option in choice.options.iter().filter(|option| options.0.contains(&option.id)) {
                            let said = html
                                .inside(&step.id)
                                .any(|part| part.has_class("only-if") && part.text.contains(&option.condition));
                            assert!(said, "{}: only if {}", step.id, option.condition);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn has_a_square_for_each_task_and_a_circle_for_each_option() {
        for (guide, _, html) in guide_pages() {
            let kind = |id: String| html.by_id(&id).attribute("type").map(str::to_owned);
            for step in &guide.steps {
                for task in &step.tasks {
                    assert_eq!(kind(format!("tick.{}.{}", step.id, task.id)).as_deref(), Some("checkbox"));
                }
            }
            for choice in &guide.choices {
                for option in &choice.options {
                    let radio = html.by_id(&format!("choice.{}.{}", choice.id, option.id));
                    assert_eq!(radio.attribute("type"), Some("radio"));
                    assert_eq!(radio.attribute("name"), Some(&*format!("choice.{}", choice.id)), "one of them");
                }
            }
            for field in Field::ASKED {
                assert_eq!(kind(format!("field.{}", field.id())).as_deref(), Some("text"));
            }
        }
    }

    #[test]
    fn lists_the_tests_and_when_each_is_asked() {
        for (guide, _, html) in guide_pages() {
            for test in &guide.tests {
                shows(html, "tests", &test.how);
                let needs = test.needs.as_ref().and_then(|needs| guide.permission(needs));
                let said = needs.map(|needs| (ENGLISH.tests.only_with)(&needs.name));
                assert!(said.is_none_or(|said| html.by_id("tests").text.contains(&said)), "{}", test.id);
            }
        }
    }

    #[test]
    fn shows_who_may_do_what() {
        for (guide, _, html) in guide_pages() {
            let text = &html.by_id("people").text;
            for permission in &guide.permissions {
                assert!(text.contains(&permission.name) && text.contains(&permission.allows), "{}", permission.id);
                let square = html.by_id(&format!("person.permission.{}", permission.id));
                assert_eq!(square.has("disabled"), permission.compulsory, "{}", permission.id);
            }
            for role in &guide.roles {
                assert!(text.contains(&role.name), "{}", role.id);
                shows(html, "people", &role.reason);
            }
        }
    }

    #[test]
    fn leads_on_from_start_to_summary() {
        for (guide, _, html) in guide_pages() {
            let record = Record::new("r1".into(), guide, at(0));
            let handover = Handover::new(guide, &record);
            let next = |id: &str| -> Option<String> {
                let next = html.inside(id).find(|element| element.has_class("next"));
                next.and_then(|next| next.attribute("href")).map(|href| href.trim_start_matches('#').to_owned())
            };
            let mut walked = vec!["start".to_owned()];
            while let Some(id) = next(&walked[walked.len() - 1]).filter(|_| walked.len() < 99) {
                walked.push(id);
            }
            let walk = handover.walk();
            assert_eq!(walked, walk.iter().map(Place::id).collect::<Vec<_>>(), "{}", guide.id);
        }
    }

    #[test]
    fn leads_on_to_a_place_from_wherever_somebody_lands() {
        for (guide, _, html) in guide_pages() {
            for place in guide.places().iter().filter(|place| place.id() != "summary") {
                let id = place.id();
                // Its ways on, and how many there must be at least.
                let (is_way, least): (fn(&Element) -> bool, _) = match place {
                    Place::Question(question) => (|way| way.has("data-say"), question.answers.len()),
                    Place::Fix(_) => (|way| way.has("data-say"), 2),
                    Place::Faq(entry) => (|way| way.name == "a", 1 + entry.see.len()),
                    Place::Symptom(_) | Place::Step(_) | Place::Standard(_) => (|way| way.has_class("next"), 1),
                };
                let ways: Vec<_> = html.inside(id).filter(|element| is_way(element)).collect();
                assert!(ways.len() >= least, "{}: from `{id}` no way leads on", guide.id);
                for way in ways {
                    let to =
                        way.attribute("href").and_then(|href| href.strip_prefix('#')).and_then(|to| guide.find(to));
                    assert!(to.is_some_and(|to| to.id() != id), "{}: from `{id}` to {to:?}", guide.id);
                }
            }
        }
    }

    #[test]
    fn leads_to_every_answer_and_every_tree_from_their_lists_and_back() {
        for (guide, _, html) in guide_pages() {
            let leads = |from: &str, to: &str| {
                let href = format!("#{to}");
                let found = html.inside(from).any(|element| element.attribute("href") == Some(href.as_str()));
                assert!(found, "{}: `{from}` does not lead to `{to}`", guide.id);
            };
            for entry in &guide.faq {
                leads("faq", &entry.id);
                leads(&entry.id, "faq");
                entry.see.iter().for_each(|see| leads(&entry.id, see));
            }
            guide.symptoms.iter().for_each(|symptom| leads("trouble", &symptom.id));
            guide.trees().iter().for_each(|node| leads(node.id(), "trouble"));
            leads("trouble", "search");
        }
    }

    #[test]
    fn lists_all_steps_in_its_menu() {
        for (guide, _, html) in guide_pages() {
            let rows: Vec<_> = html
                .inside("steps")
                .filter(|element| element.name == "a")
                .filter_map(|link| link.attribute("href").and_then(|href| href.strip_prefix('#')))
                .collect();
            let walk: Vec<_> = guide.walk().iter().map(|place| place.id().to_owned()).collect();
            assert_eq!(rows[..walk.len()], walk, "{}", guide.id);
            for fixed in StandardPlace::ALL {
                assert!(rows.contains(&fixed.id()), "{fixed:?}");
            }
        }
    }

    #[test]
    fn counts_what_is_sure_to_be_done_before_anything_was_said() {
        for (guide, _, html) in guide_pages() {
            let record = Record::new("r1".into(), guide, at(0));
            let count = Handover::new(guide, &record).count();
            let said = html.all().find(|element| element.has_class("count")).expect("the count");
            assert_eq!(said.text, format!("0 of {} done", count.all), "{}", guide.id);
        }
    }

    #[test]
    fn does_not_date_its_empty_record() {
        for (guide, _, html) in guide_pages() {
            let summary = &html.by_id("summary").text;
            assert!(summary.contains(&format!("{} guide, checked ", guide.app)), "{summary}");
            assert!(!summary.contains("Record made"), "{summary}");
            assert!(summary.contains(ENGLISH.summary.nobody));
        }
    }

    #[test]
    fn says_how_to_reach_support_and_what_to_have_ready() {
        for (guide, _, html) in guide_pages() {
            let site = &guides().site;
            for contact in &site.contacts {
                let href = contact.href();
                let way = html.inside("support").find(|element| element.attribute("href") == Some(href.as_str()));
                assert!(way.is_some_and(|way| way.text.contains(&contact.label)), "{}: {href}", guide.id);
            }
            assert!(site.send.iter().all(|line| html.by_id("support").text.contains(line)), "{}", guide.id);
            guide.support.screenshots.iter().for_each(|shot| shows(html, "support", &shot.text));
            guide.support.send.iter().for_each(|fact| shows(html, "support", &fact.text));
        }
    }

    #[test]
    fn leaves_a_place_for_what_the_app_adds() {
        for (guide, _, html) in guide_pages() {
            let inside = |place: &str, id: &str| html.inside(place).find(|part| part.id() == Some(id));
            let search = inside("search", "search-box").expect("where the search goes");
            assert_eq!(search.name, "div");
            let words = &ENGLISH.search;
            assert_eq!(search.text, format!("{} {}", words.without, words.list), "{}", guide.id);
            assert!(!words.without.trim().is_empty() && !words.list.trim().is_empty());
            let ways: Vec<_> = html.inside("search-box").filter_map(|part| part.attribute("href")).collect();
            assert_eq!(ways, ["#trouble"], "{}", guide.id);
            let packet = inside("support", "packet").expect("where the message goes");
            assert_eq!(packet.name, "div");
            guide.support.screenshots.iter().for_each(|shot| shows(html, "packet", &shot.text));
        }
    }

    /// `Sources: 1, 4`, counted as the list of sources counts.
    #[test]
    fn says_by_number_which_sources_a_step_and_a_fix_rest_on() {
        for (guide, _, html) in guide_pages() {
            let lists: Vec<_> = html.inside("sources").filter(|element| element.name == "ol").collect();
            assert_eq!(lists.len(), 1, "{}: its rows are numbered", guide.id);
            let rows: Vec<_> = html.inside("sources").filter(|element| element.name == "li").collect();
            let titles: Vec<_> = guide.sources.iter().map(|source| source.title.as_str()).collect();
            assert_eq!(rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), titles, "{}", guide.id);
            for row in rows {
                assert!(html.around(row).next().is_some_and(|list| list.name == "ol" && !list.has("start")));
                assert!(!row.has("value"));
            }
            let says = |id: &str, sources: &handover::guide::Sources| {
                let said: Vec<_> =
                    html.inside(id).filter(|part| part.name == "p" && part.has_class("source")).collect();
                assert_eq!(said.len(), 1, "{}: {id}", guide.id);
                let link = html.inside(id).find(|part| part.attribute("href") == Some("#sources")).expect("a link");
                assert_eq!(link.text, ENGLISH.step.source);
                assert!(html.around(link).next().is_some_and(|outer| outer.has_class("source")), "{id}");
                let rest = said[0].text.strip_prefix(&format!("{}: ", link.text)).expect("the link, then the numbers");
                let (numbers, _) = rest.split_once('.').expect("the end of a sentence");
                let numbers: Vec<usize> = numbers.split(", ").map(|n| n.parse().expect("a number")).collect();
                assert!(numbers.is_sorted_by(|before, n| before < n), "{}: {id}: {numbers:?}", guide.id);
                // Just those it names, and each by the row it stands in.
                let named: BTreeSet<_> = sources.iter().map(|reference| &reference.source).collect();
                let found: BTreeSet<_> = numbers.iter().map(|n| &guide.sources[n - 1].id).collect();
                assert_eq!(found, named, "{}: {id}", guide.id);
            };
            guide.steps.iter().for_each(|step| says(&step.id, &step.source));
            guide.fixes.iter().for_each(|fix| says(&fix.id, &fix.source));
        }
    }

    #[test]
    fn names_every_source_with_its_address() {
        for (guide, _, html) in guide_pages() {
            for source in &guide.sources {
                assert!(html.by_id("sources").text.contains(&source.title), "{}", source.id);
                let leads = |url: &String| {
                    html.inside("sources").any(|element| element.attribute("href") == Some(url.as_str()))
                };
                assert!(source.url.as_ref().is_none_or(leads), "{}", source.id);
            }
        }
    }
}

mod what_is_only_read {
    use super::*;

    /// Every text that only reading places show, with the place that shows it.
    fn reading_texts(guide: &Guide) -> Vec<(&str, &Text)> {
        let mut texts: Vec<(&str, &Text)> = Vec::new();
        texts.extend(guide.causes.iter().map(|fact| ("trouble", &fact.text)));
        texts.extend(guide.mistakes.iter().map(|fact| ("mistakes", &fact.text)));
        let example = &guide.example;
        let told = [&example.situation, &example.solution, &example.reason, &example.notes];
        texts.extend(told.map(|fact| ("example", &fact.text)));
        texts.extend(guide.support.when.iter().chain(&guide.support.send).map(|fact| ("support", &fact.text)));
        texts.extend(guide.faq.iter().map(|entry| (&*entry.id, &entry.answer)));
        texts.extend(guide.symptoms.iter().map(|symptom| (&*symptom.id, &symptom.meaning)));
        texts.extend(guide.questions.iter().map(|question| (&*question.id, &question.help)));
        texts.extend(guide.fixes.iter().flat_map(|fix| fix.actions.iter().map(|action| (&*fix.id, action))));
        texts
    }

    #[test]
    fn is_on_the_page() {
        for (guide, _, html) in guide_pages() {
            reading_texts(guide).into_iter().for_each(|(place, text)| shows(html, place, text));
            for answer in &guide.faq {
                assert!(html.by_id(&answer.id).text.contains(&answer.question));
            }
            // The same words as the app has for them, without their marks.
            let headed = |id: &str, title: &str| assert_eq!(heading(html, id).text, title, "{}", guide.id);
            guide.questions.iter().for_each(|question| headed(&question.id, &question.ask.plain()));
            guide.fixes.iter().for_each(|fix| headed(&fix.id, &fix.title));
            guide.faq.iter().for_each(|entry| headed(&entry.id, &entry.question));
            assert!(html.by_id("example").text.contains(&guide.example.title));
        }
    }

    #[test]
    fn is_not_again_in_its_data() {
        for (guide, document, _) in guide_pages() {
            let data: Value = serde_json::from_str(&document.data).expect("JSON");
            let data: BTreeSet<_> = strings(&data).into_iter().collect();
            let mut texts: Vec<&str> = reading_texts(guide).into_iter().map(|(_, text)| text.as_str()).collect();
            texts.extend([guide.example.title.as_str(), guide.recognise.text.as_str()]);
            texts.extend(guide.sources.iter().map(|source| source.title.as_str()));
            texts.extend(guide.sources.iter().filter_map(|source| source.url.as_deref()));
            texts.extend(guide.sources.iter().flat_map(|source| source.facts.values().map(String::as_str)));
            // A fix may say what a step or a task says, and the app needs those.
            let is_of_step = |text: &str| {
                let is_it =
                    |step: &Step| step.title == text || step.tasks.iter().any(|task| task.text.as_str() == text);
                guide.steps.iter().any(is_it)
            };
            for text in texts.into_iter().filter(|text| !is_of_step(text)) {
                assert!(!data.contains(text), "{}: `{text}`", guide.id);
            }
        }
    }

    #[test]
    fn leaves_the_data_of_the_app_whole() {
        for (guide, document, _) in guide_pages() {
            let data: Value = serde_json::from_str(&document.data).expect("JSON");
            let data: BTreeSet<_> = strings(&data).into_iter().collect();
            let mut texts: Vec<&str> = vec![&guide.id, &guide.app, &guide.title, guide.summary.text.as_str()];
            for step in &guide.steps {
                texts.extend([&*step.id, &step.title, step.why.as_str()]);
                texts.extend(step.tasks.iter().flat_map(|task| [&*task.id, task.text.as_str()]));
                texts.extend(step.notes.iter().map(|note| note.fact.text.as_str()));
            }
            texts.extend(guide.symptoms.iter().flat_map(|symptom| [&*symptom.id, symptom.title.as_str()]));
            texts.extend(guide.tests.iter().flat_map(|test| [&*test.id, test.how.as_str()]));
            texts.extend(guide.permissions.iter().flat_map(|permission| [&*permission.id, permission.risk.as_str()]));
            texts.extend(guide.questions.iter().flat_map(|question| [&*question.id, question.ask.as_str()]));
            texts.extend(guide.questions.iter().flat_map(|question| &question.answers).map(|answer| &*answer.to));
            texts.extend(guide.fixes.iter().flat_map(|fix| [&*fix.id, &fix.title, &*fix.back, &*fix.next]));
            texts.extend(guide.faq.iter().flat_map(|entry| [&*entry.id, &entry.question]));
            texts.extend(guide.sources.iter().map(|source| &*source.id));
            texts.extend(guide.support.screenshots.iter().map(|shot| shot.text.as_str()));
            for text in texts {
                assert!(data.contains(text), "{}: `{text}`", guide.id);
            }
        }
    }

    #[test]
    fn leads_on_by_every_way_of_the_trees() {
        for (guide, _, html) in guide_pages() {
            let leads = |from: &str, to: &str, attribute: &str, value: &str| {
                let href = format!("#{to}");
                let found = html.inside(from).any(|element| {
                    element.attribute("href") == Some(href.as_str()) && element.attribute(attribute) == Some(value)
                });
                assert!(found, "{}: {from} leads to {to}, {attribute} = {value}", guide.id);
            };
            for symptom in &guide.symptoms {
                leads(&symptom.id, &symptom.first, "data-say", "");
            }
            for question in &guide.questions {
                for answer in &question.answers {
                    leads(&question.id, &answer.to, "data-say", answer.say.id());
                }
            }
            for fix in &guide.fixes {
                leads(&fix.id, &fix.back, "data-say", "yes");
                leads(&fix.id, &fix.next, "data-say", "no");
            }
        }
    }
}

mod for_search_engines {
    use super::*;

    fn graph(document: &Document) -> Vec<Value> {
        let structured: Value = serde_json::from_str(&document.structured).expect("JSON");
        assert_eq!(structured["@context"], "https://schema.org");
        structured["@graph"].as_array().expect("a graph").clone()
    }

    fn of_type<'g>(graph: &'g [Value], kind: &str) -> &'g Value {
        let mut found = graph.iter().filter(|node| node["@type"] == kind);
        let one = found.next().unwrap_or_else(|| panic!("no {kind}"));
        assert!(found.next().is_none(), "one {kind}");
        one
    }

    fn leads_to_an_id(html: &Html, url: &Value) {
        let id = url.as_str().and_then(|url| url.strip_prefix('#')).expect("a place of this page");
        html.by_id(id);
    }

    #[test]
    fn a_guide_is_a_how_to_with_all_steps_of_a_first_handover() {
        for (guide, document, html) in guide_pages() {
            let graph = graph(document);
            let how_to = of_type(&graph, "HowTo");
            assert_eq!(how_to["name"], *guide.title);
            assert_eq!(how_to["totalTime"], format!("PT{}M", guide.minutes[1]));
            let steps = how_to["step"].as_array().expect("steps");
            let walk: Vec<_> = guide.steps.iter().filter(|step| step.stage != Stage::Leave).collect();
            assert_eq!(steps.len(), walk.len(), "{}", guide.id);
            let walk = [Stage::Ready, Stage::Share].into_iter().flat_map(|stage| guide.steps_of(stage));
            for (node, step) in steps.iter().zip(walk) {
                assert_eq!((&node["@type"], &node["name"]), (&"HowToStep".into(), &step.title.as_str().into()));
                assert_eq!(node["url"], format!("#{}", step.id));
                leads_to_an_id(html, &node["url"]);
                // Its tasks are on the page, once.
                assert!(node.get("itemListElement").is_none(), "{}", step.id);
            }
        }
    }

    #[test]
    fn a_guide_is_a_page_of_all_its_questions() {
        for (guide, document, html) in guide_pages() {
            let graph = graph(document);
            let questions = of_type(&graph, "FAQPage")["mainEntity"].as_array().expect("questions");
            assert_eq!(questions.len(), guide.faq.len());
            for (node, answer) in questions.iter().zip(&guide.faq) {
                assert_eq!((&node["@type"], &node["name"]), (&"Question".into(), &answer.question.as_str().into()));
                assert_eq!(node["acceptedAnswer"]["@type"], "Answer");
                assert_eq!(node["acceptedAnswer"]["text"], answer.answer.plain());
                assert_eq!(node["url"], format!("#{}", answer.id));
                leads_to_an_id(html, &node["url"]);
            }
        }
    }

    #[test]
    fn the_door_is_the_site() {
        let site: Value = serde_json::from_str(&door().structured).expect("JSON");
        assert_eq!((&site["@type"], &site["name"]), (&"WebSite".into(), &"Handover".into()));
    }
}

/// A guide is data: whatever an editor writes is shown as words.
#[test]
fn nothing_a_guide_says_becomes_markup() {
    let hostile = "</script><!-- <b onclick=x> & \\\" ' %title% {{x}} <script>";
    let text = toy::with("title = \"Check first\"", &format!("title = \"{hostile}\""));
    let mut text = toy::changed(&text, "question = \"One login for all?\"", &format!("question = \"{hostile}\""));
    for (from, to) in [
        ("title = \"Nothing is there\"", "title"),
        ("meaning = \"It went elsewhere.\"", "meaning"),
        ("ask = \"Was the share sent?\"", "ask"),
        ("help = \"Look at the list.\"", "help"),
        ("title = \"Send it\"", "title"),
        ("text = \"The share screen.\"", "text"),
    ] {
        text = toy::changed(&text, from, &format!("{to} = \"{hostile}\""));
    }
    let guide = parsed(&text);
    let html = page_of(&guide);
    let said = hostile.replace("\\\"", "\"");
    assert_eq!(heading(&html, "before").text, said);
    for id in ["one-login", "nothing-there", "sent", "send-it", "support"] {
        assert!(html.by_id(id).text.contains(&said), "{id}");
    }
    assert!(html.named("script").next().is_none() && html.all().all(|element| !element.has("onclick")));

    let guides = handover::site::guides::Guides { site: guides().site.clone(), guides: vec![guide], same: Vec::new() };
    let document = documents(&guides).pop().expect("a page");
    assert!(!document.data.contains('<') && !document.structured.contains('<'));
    let data: Value = serde_json::from_str(&document.data).expect("JSON");
    assert!(strings(&data).contains(&said.as_str()));
}
