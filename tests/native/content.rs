//! The guides themselves: nothing lost that the sources say, nothing taken over word by word, nothing published ever gone.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs,
};

use handover::{
    guide::{Difficulty, Guide, Id, Labels, NoteKind, Path, Per, Place, Span, Stage, StandardPlace, Step, Text, Who},
    site::guides::read_guide,
};

use crate::real::{self, guide, guides};

/// Every text of a guide that is shown, as the file has it.
fn texts(id: &str) -> Vec<String> {
    fn gather(value: &toml::Value, texts: &mut Vec<String>) {
        match value {
            toml::Value::String(text) => texts.push(text.clone()),
            toml::Value::Array(array) => array.iter().for_each(|value| gather(value, texts)),
            toml::Value::Table(table) => table.values().for_each(|value| gather(value, texts)),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    gather(&toml::Value::Table(file(id).parse().expect("a guide that was read")), &mut texts);
    texts
}

fn file(id: &str) -> String {
    fs::read_to_string(real::folder().join(format!("{id}.toml"))).expect("a guide")
}

#[track_caller]
fn step(guide: &'static Guide, id: &str) -> &'static Step {
    guide.step(id).unwrap_or_else(|| panic!("{} has no step `{id}`", guide.id))
}

fn taps(path: &Path) -> Vec<&str> {
    path.taps.iter().map(|tap| tap.label.as_str()).collect()
}

/// A path with these taps, in the app's own words.
#[track_caller]
fn has_path(step: &Step, expected: &[&str]) {
    let paths: Vec<_> = step.paths.iter().chain(&step.different).collect();
    let found = paths.iter().find(|path| taps(path) == expected);
    assert_eq!(found.map(|path| path.labels), Some(Labels::Exact), "{expected:?} among {paths:#?}");
}

/// The tasks of a step hold these labels, in this order.
#[track_caller]
fn labels_in_order(step: &Step, expected: &[&str]) {
    let found: Vec<_> = step.tasks.iter().flat_map(|task| labels(&task.text)).collect();
    let mut rest = found.iter();
    for label in expected {
        assert!(rest.any(|found| found == label), "`{label}` is not in its place among {found:?}");
    }
}

fn labels(text: &Text) -> Vec<&str> {
    let label = |span| if let Span::Label(label) = span { Some(label) } else { None };
    text.spans().into_iter().filter_map(label).collect()
}

/// Some one text holds all these words, whatever their case.
#[track_caller]
fn says(guide: &Guide, words: &[&str]) {
    let found = texts(&guide.id).iter().any(|text| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(&word.to_lowercase()))
    });
    assert!(found, "nowhere does {} say {words:?}", guide.id);
}

#[track_caller]
fn choice_is(guide: &Guide, id: &str, options: &[&str]) {
    let choice = guide.choices.iter().find(|choice| &*choice.id == id).unwrap_or_else(|| panic!("no choice `{id}`"));
    assert_eq!(choice.options.iter().map(|option| &*option.id).collect::<Vec<_>>(), options);
}

mod every_guide {
    use super::*;

    #[test]
    fn is_on_the_site_and_passes_all_checks() {
        let on_disk = fs::read_dir(real::folder()).expect("the guides").filter(|entry| {
            let path = entry.as_ref().expect("an entry").path();
            let is_guide = path.file_stem().is_some_and(|stem| stem != "site" && stem != "search");
            is_guide && path.extension().is_some_and(|ext| ext == "toml")
        });
        let ids: Vec<_> = guides().guides.iter().map(|guide| &*guide.id).collect();
        assert_eq!(ids.len(), on_disk.count());
        for id in ["dmss", "hik-connect", "wisenet-mobile"] {
            assert!(ids.contains(&id), "{ids:?}");
        }
    }

    #[test]
    fn uses_every_fact_it_takes_from_a_source() {
        for guide in &guides().guides {
            let mut text = file(&guide.id);
            let facts = text.matches("[sources.facts]\n").count();
            assert_eq!(facts, guide.sources.len(), "each source of {} lists its facts", guide.id);
            text = text.replace("[sources.facts]\n", "[sources.facts]\nnobody-says-this = \"x\"\n");
            let reports = read_guide("x", &guide.id, &text).map(|_| ()).expect_err("a fact that nothing uses");
            let found: BTreeSet<_> = reports.iter().map(|report| report.message.clone()).collect();
            let unused = |id: &Id| format!("nothing in the guide uses fact `{id}.nobody-says-this`");
            assert_eq!(found, guide.sources.iter().map(|source| unused(&source.id)).collect());
        }
    }

    #[test]
    fn takes_something_from_each_source() {
        for guide in &guides().guides {
            for source in &guide.sources {
                assert!(!source.facts.is_empty(), "{}: nothing is taken from `{}`", guide.id, source.id);
            }
        }
    }

    #[test]
    fn has_the_places_that_links_rely_on() {
        for guide in &guides().guides {
            for id in ["start", "before", "people", "second-user", "trouble", "faq", "summary"] {
                assert_eq!(guide.find(id).map(|place| place.id()), Some(id), "{}", guide.id);
            }
            let places: Vec<_> = guide.places().iter().map(Place::id).collect();
            assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len(), "{}: each place once", guide.id);
            for fixed in StandardPlace::ALL {
                assert!(places.contains(&fixed.id()), "{}: {fixed:?}", guide.id);
            }
            assert_eq!(places[0], "start");
        }
    }

    #[test]
    fn has_the_same_roles_and_the_least_for_each() {
        for guide in &guides().guides {
            let roles: Vec<_> = guide.roles.iter().map(|role| &*role.id).collect();
            assert_eq!(roles, ["manager", "staff", "family", "short-term"], "{}", guide.id);
            let compulsory = guide.permissions.iter().filter(|permission| permission.compulsory).count();
            for role in &guide.roles {
                assert!(role.review_months >= 1, "{}: {}", guide.id, role.id);
                assert!(role.permissions.contains(&"live".into()), "{}: {}", guide.id, role.id);
            }
            let short = &guide.roles[3];
            assert_eq!(
                short.permissions.len(),
                compulsory.max(1),
                "{}: the least for somebody who is there for a short time",
                guide.id
            );
            assert!(guide.roles.iter().all(|role| role.review_months >= short.review_months), "{}", guide.id);
        }
    }

    #[test]
    fn tests_the_right_account_and_mobile_data_with_everybody_and_the_rest_by_permission() {
        for guide in &guides().guides {
            let test = |id: &str| guide.tests.iter().find(|test| &*test.id == id).expect("a test every guide has");
            assert_eq!(test("right-account").needs, None, "{}", guide.id);
            assert_eq!(test("mobile-data").needs, None, "{}", guide.id);
            assert_eq!(test("live-view").needs, Some("live".into()), "{}", guide.id);
            assert_eq!(test("playback").needs, Some("playback".into()), "{}", guide.id);
            assert!(test("mobile-data").how.plain().contains("Wi-Fi"), "{}", guide.id);
        }
    }

    #[test]
    fn says_what_it_is_for_and_what_it_takes() {
        for guide in &guides().guides {
            assert_eq!(guide.minutes, [10, 20], "{}", guide.id);
            assert_eq!(guide.difficulty, Difficulty::EasyToModerate, "{}", guide.id);
            assert!(guide.audience.len() >= 2 && guide.needs.len() >= 3 && guide.covers.len() >= 4, "{}", guide.id);
            assert!(guide.mistakes.len() >= 4 && guide.causes.len() >= 4 && guide.faq.len() >= 5, "{}", guide.id);
            assert!(guide.warning.text.plain().contains("login"), "{}: why not to lend the login", guide.id);
            assert!(guide.steps_of(Stage::Leave).count() >= 3, "{}: clean-up", guide.id);
            assert!(!guide.support.when.is_empty() && !guide.support.send.is_empty(), "{}", guide.id);
        }
    }

    #[test]
    fn sends_order_number_and_model_with_every_request() {
        let send = &guides().site.send;
        assert!(send.iter().any(|line| line.contains("order number")), "{send:?}");
        assert!(send.iter().any(|line| line.contains("model")), "{send:?}");
    }

    #[test]
    fn has_an_end_for_everything_that_does_not_work() {
        for guide in &guides().guides {
            let offered: BTreeSet<_> = guide
                .steps
                .iter()
                .flat_map(|step| &step.symptoms)
                .chain(guide.tests.iter().map(|test| &test.symptom))
                .collect();
            for symptom in &guide.symptoms {
                assert!(offered.contains(&symptom.id), "{}: nothing offers `{}`", guide.id, symptom.id);
            }
        }
    }

    #[test]
    fn is_in_our_own_words() {
        let seeds = real::root().join("../shared/seeds");
        let Ok(seeds) = fs::read_dir(seeds) else { return };
        let mut taken: HashSet<Vec<String>> = HashSet::new();
        for seed in seeds {
            let words = words(&fs::read_to_string(seed.expect("a seed").path()).expect("its text"));
            taken.extend(words.windows(9).map(<[String]>::to_vec));
        }
        assert!(taken.len() > 1000, "the seeds are there, but hardly a word in them");
        for guide in &guides().guides {
            for text in texts(&guide.id) {
                let words = words(&text);
                let run = words.windows(9).find(|run| taken.contains(*run));
                assert_eq!(run, None, "{}: nine words in a row from a source, in `{text}`", guide.id);
            }
        }
    }

    fn words(text: &str) -> Vec<String> {
        let letters = text.split(|c: char| !c.is_alphanumeric());
        letters.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    }
}

mod published {
    use super::*;

    /// What may stand behind `#` in a link that somebody has kept.
    fn listed(id: &str) -> Vec<String> {
        let path = real::root().join(format!("tests/native/published-places/{id}.txt"));
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
        text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
    }

    #[test]
    fn a_place_once_published_is_found_for_ever() {
        for guide in &guides().guides {
            for id in listed(&guide.id) {
                assert!(
                    guide.find(&id).is_some(),
                    "`{id}` was published and is gone: name its successor under [aliases] of {}.toml",
                    guide.id
                );
            }
        }
    }

    #[test]
    fn every_place_is_on_the_list_from_its_first_day() {
        for guide in &guides().guides {
            let listed = listed(&guide.id);
            for id in guide.places().iter().map(Place::id) {
                assert!(
                    listed.iter().any(|known| known == id),
                    "add `{id}` to tests/native/published-places/{}.txt",
                    guide.id
                );
            }
        }
    }

    #[test]
    fn a_link_to_a_step_that_is_gone_opens_its_successor() {
        let toy = crate::toy::guide();
        assert_eq!(toy.find("old-send").map(|place| place.id()), Some("send-one"));
        for id in ["one-login", "nothing-there", "sent", "send-it"] {
            assert_eq!(toy.find(id).map(|place| place.id()), Some(id), "an answer, a symptom, a question, a fix");
        }
        assert_eq!(toy.find("gone").map(|place| place.id()), None);
        assert_eq!(toy.nearest("send-onne").map(|place| place.id()), Some("send-one"));
    }
}

mod dmss {
    use super::*;

    fn dmss() -> &'static Guide {
        guide("dmss")
    }

    #[test]
    fn play_video_is_compulsory_and_in_every_role() {
        let permission = &dmss().permissions[0];
        assert_eq!(
            (permission.name.as_str(), permission.labels, permission.compulsory),
            ("Play Video", Labels::Exact, true)
        );
        assert!(dmss().roles.iter().all(|role| role.permissions.contains(&permission.id)));
        assert_eq!(dmss().permissions.iter().filter(|permission| permission.compulsory).count(), 1);
    }

    #[test]
    fn the_choices_are_how_many_how_to_reach_them_and_how_much() {
        choice_is(dmss(), "method", &["one", "several"]);
        choice_is(dmss(), "reach", &["together", "apart", "email"]);
        choice_is(dmss(), "scope", &["channels", "whole"]);
    }

    #[test]
    fn one_device_is_shared_from_its_dots() {
        let step = step(dmss(), "share-one-device");
        has_path(step, &["Home", "⋯", "Share Device"]);
        labels_in_order(step, &["Home", "⋯", "Share Device", "OK", "Play Video", "Save", "Share", "OK"]);
    }

    #[test]
    fn several_devices_are_shared_from_me() {
        let step = step(dmss(), "share-several");
        has_path(step, &["Me", "Service", "Share Devices"]);
        labels_in_order(step, &["Me", "Service", "Share Devices", "Share", "OK", "OK"]);
        assert!(step.tasks.iter().any(|task| &*task.id == "permissions"), "permissions are set for each device");
    }

    #[test]
    fn a_device_is_missing_from_the_list_for_three_reasons() {
        let symptom = dmss().symptom("not-in-list").expect("the symptom");
        let fixes = dmss().fixes.iter().filter(|fix| dmss().leads(symptom, &fix.id));
        let questions = dmss().questions.iter().filter(|question| dmss().leads(symptom, &question.id));
        let sources = fixes.map(|fix| &fix.source).chain(questions.map(|question| &question.source));
        let sources: Vec<String> = sources.flat_map(|source| source.iter().map(ToString::to_string)).collect();
        for reason in ["article.missing-unbound", "article.missing-shared", "article.missing-unsupported"] {
            assert!(sources.iter().any(|source| source == reason), "{reason}");
        }
        let step = step(dmss(), "share-several");
        assert!(
            step.notes.iter().any(|note| note.fact.text.as_str().contains("(#not-in-list)")),
            "the step leads there"
        );
    }

    #[test]
    fn the_qr_id_is_shown_saved_and_scanned() {
        let step = step(dmss(), "their-qr");
        has_path(step, &["Me", "QR icon"]);
        has_path(step, &["Me", "QR icon", "Save To Album"]);
        assert_eq!(step.who, Who::SecondUser);
        says(dmss(), &["picture icon of the scanner"]);
    }

    #[test]
    fn the_device_is_on_the_owners_account_and_the_installer_is_entrusted() {
        let step = step(dmss(), "confirm-owner");
        let stop = step.notes.iter().find(|note| note.kind == NoteKind::Stop).expect("a warning");
        assert!(stop.fact.text.plain().contains("installer"));
        says(dmss(), &["Entrust Service Provider"]);
    }

    #[test]
    fn older_names_and_the_region_are_told() {
        assert_eq!(dmss().names, ["gDMSS Plus", "iDMSS Plus"]);
        says(dmss(), &["older versions", "Device"]);
        let before = step(dmss(), "before");
        let region = before.notes.iter().find(|note| note.fact.text.plain().contains("region")).expect("a note");
        assert_eq!(region.kind, NoteKind::Check, "one source only");
    }
}

mod hik_connect {
    use super::*;

    fn hik() -> &'static Guide {
        guide("hik-connect")
    }

    #[test]
    fn it_has_five_permissions_and_a_test_for_each() {
        let ids: Vec<_> = hik().permissions.iter().map(|permission| &*permission.id).collect();
        assert_eq!(ids, ["live", "playback", "alerts", "talk", "ptz"]);
        for id in ids {
            assert!(hik().tests.iter().any(|test| test.needs.as_deref() == Some(id)), "{id}");
        }
    }

    #[test]
    fn it_asks_what_the_app_looks_like_and_shows_both_generations() {
        choice_is(hik(), "app", &["cards", "more", "unsure"]);
        choice_is(hik(), "method", &["one", "several"]);
        choice_is(hik(), "reach", &["email", "phone", "qr"]);
        let step = step(hik(), "open-share");
        let shown = |app: &str, method: &str| {
            let answers: BTreeMap<Id, Id> = [("app".into(), app.into()), ("method".into(), method.into())].into();
            step.paths.iter().filter(|path| path.when.holds(|choice| answers.get(choice))).count()
        };
        for method in ["one", "several"] {
            assert_eq!((shown("cards", method), shown("more", method), shown("unsure", method)), (1, 1, 2), "{method}");
        }
        has_path(step, &["More", "Manage Sharing Settings"]);
    }

    #[test]
    fn the_recipient_accepts() {
        let step = step(hik(), "second-user");
        has_path(step, &["Go", "Others' Device", "Accept"]);
        labels_in_order(step, &["Go", "Accept", "Reject"]);
        has_path(step, &["More", "Account Management", "My QR Code"]);
    }

    #[test]
    fn a_phone_number_has_its_country_code_and_no_plus() {
        says(hik(), &["country code", "without “+”"]);
    }

    #[test]
    fn a_transfer_is_warned_of_because_it_gives_everything_away() {
        let note =
            step(hik(), "confirm-owner").notes.iter().find(|note| note.kind == NoteKind::Stop).expect("a warning");
        assert!(labels(&note.fact.text).contains(&"Transfer Device"));
        assert!(note.fact.text.plain().contains("gives everything away"));
        assert!(hik().symptom("wrong-owner").is_some());
    }

    #[test]
    fn the_installers_right_to_switch_the_service_off_is_looked_for() {
        labels_in_order(
            step(hik(), "check-installer"),
            &["Allow Me to Disable Hik-Connect Service", "Release Permission"],
        );
    }

    #[test]
    fn what_usually_causes_trouble_is_told() {
        let sources: Vec<String> =
            hik().causes.iter().flat_map(|cause| cause.source.iter().map(ToString::to_string)).collect();
        for fact in ["article.cause-one-login", "article.cause-undocumented", "article.cause-too-limited"] {
            assert!(sources.iter().any(|source| source == fact), "{fact} in {sources:?}");
        }
    }
}

mod wisenet_mobile {
    use super::*;

    fn wisenet() -> &'static Guide {
        guide("wisenet-mobile")
    }

    #[test]
    fn the_order_is_owner_online_second_account_share_mobile_data() {
        let order = ["confirm-owner", "recorder-online", "second-account", "send-invite", "second-user", "tests"];
        let walk = wisenet().walk();
        let at = |id: &str| {
            walk.iter().position(|place| place.id() == id).unwrap_or_else(|| panic!("no `{id}` in the walk"))
        };
        assert!(order.is_sorted_by_key(|id| at(id)), "{:?}", order.map(at));
        assert_eq!(wisenet().tests.last().map(|test| &*test.id), Some("mobile-data"));
    }

    #[test]
    fn a_binding_conflict_means_stop() {
        for (step, who) in
            [(step(wisenet(), "send-invite"), Who::Owner), (step(wisenet(), "second-user"), Who::SecondUser)]
        {
            assert_eq!(step.who, who);
            let stop = step.notes.iter().find(|note| note.kind == NoteKind::Stop).expect("a warning");
            assert!(stop.fact.text.plain().contains("stop"), "{}", step.id);
        }
        assert!(wisenet().symptom("binding-conflict").is_some());
    }

    #[test]
    fn it_asks_who_owns_it_and_which_way_the_app_offers() {
        choice_is(wisenet(), "ownership", &["right", "wrong"]);
        choice_is(wisenet(), "way", &["invite", "recorder-user"]);
        assert!(step(wisenet(), "confirm-owner").why.plain().contains("installer"));
    }

    #[test]
    fn it_says_that_menus_differ_and_names_no_button_that_no_maker_confirms() {
        says(wisenet(), &["menus differ"]);
        let invite = step(wisenet(), "send-invite");
        assert_eq!(invite.labels, Labels::Generic);
        assert!(invite.paths.iter().all(|path| path.labels == Labels::Generic));
    }

    #[test]
    fn access_as_a_recorder_user_is_a_way_of_its_own() {
        let step = step(wisenet(), "make-recorder-user");
        has_path(step, &["Setup", "System", "User"]);
        assert_eq!(step.per, Per::Person);
    }

    #[test]
    fn clean_up_deletes_the_user_changes_passwords_and_clears_the_phone() {
        let leave: Vec<_> = wisenet().steps_of(Stage::Leave).map(|step| &*step.id).collect();
        for id in ["remove-person", "change-passwords", "their-phone"] {
            assert!(leave.contains(&id), "{id}");
        }
        let tasks: Vec<_> = step(wisenet(), "remove-person").tasks.iter().map(|task| &*task.id).collect();
        assert_eq!(tasks[..2], ["delete-user", "or-password"], "first of all");
        assert!(step(wisenet(), "their-phone").tasks.iter().any(|task| &*task.id == "delete-device"));
    }
}
