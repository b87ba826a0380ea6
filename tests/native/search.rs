//! The search: what it forgives, what it prefers, and what people's own words find in the real guides.

use std::{collections::BTreeMap, sync::LazyLock};

use handover::{
    json::{from_text, to_text},
    search::{App, Entry, Index, Kind, Search, words},
    site::search_index::index,
};
use proptest::prelude::*;

use crate::{real::guides, same_cases_every_time, toy};

/// Enough for anybody, and more than any query of these tests finds.
const ALL: usize = 1000;

fn app(id: &str, name: &str, names: &[&str]) -> App {
    App { id: id.into(), name: name.to_owned(), names: names.iter().map(|name| (*name).to_owned()).collect() }
}

fn entry(app: u16, place: &str, kind: Kind, title: &str, also: &[&str], text: &str) -> Entry {
    let also = also.iter().map(|also| (*also).to_owned()).collect();
    Entry { app, place: place.into(), kind, title: title.to_owned(), also, text: text.to_owned() }
}

/// Two apps and one entry for each thing there is to forgive.
fn small() -> Index {
    let same = [
        &["playback", "recordings", "rewind", "go back in time"][..],
        &["bound", "already added", "another account"],
        &["recorder", "nvr"],
        &["no picture", "black screen"],
    ];
    Index {
        same: same.iter().map(|group| group.iter().map(|word| (*word).to_owned()).collect()).collect(),
        apps: vec![app("bear", "Bear View", &["Ursa", "gBear Plus"]), app("cat", "Cat-Live", &["Felis Vision"])],
        entries: vec![
            entry(0, "recordings", Kind::Symptom, "They cannot see the recordings", &[], "Nobody gave them."),
            entry(0, "picture", Kind::Symptom, "There is no picture", &["camera is dark"], "Something is off."),
            entry(0, "bound", Kind::Symptom, "The recorder is bound", &["belongs to Zoë"], "Somebody has it."),
            entry(0, "online", Kind::Fix, "Bring it online", &[], "Look at the cable. Then look at the picture."),
            entry(0, "permissions", Kind::Step, "Set the permissions", &[], "The least that will do."),
            entry(1, "alerts", Kind::Symptom, "They get no alerts", &[], "The phone is silent."),
            entry(1, "cat-recordings", Kind::Symptom, "They cannot see the recordings", &[], "Nobody gave them."),
            entry(1, "wifi", Kind::Faq, "Does it work without Wi-Fi?", &[], "Yes, on mobile data."),
        ],
    }
}

fn places<'s>(search: &'s Search, query: &str, prefer: Option<&str>) -> Vec<&'s str> {
    search.find(query, prefer, ALL).into_iter().map(|hit| &*hit.entry.place).collect()
}

#[track_caller]
fn finds(query: &str, place: &str) {
    assert_eq!(places(&Search::new(small()), query, None).first(), Some(&place), "{query}");
}

#[track_caller]
fn finds_nothing(query: &str) {
    assert_eq!(places(&Search::new(small()), query, None), [""; 0], "{query}");
}

#[test]
fn case_accents_and_the_shape_of_quotes_make_no_difference() {
    for query in ["belongs to zoe", "BELONGS TO ZOË", "belongs to “Zoé”!", "Zo\u{eb}’s"] {
        finds(query, "bound");
    }
    for query in ["can't see recordings", "cant see recordings", "can’t see recordings", "cannot see recordings"] {
        finds(query, "recordings");
    }
}

#[test]
fn a_letter_that_is_wrong_missing_too_many_or_swapped_is_forgiven() {
    for query in ["alorts", "alrts", "aalerts", "alrets", "slerts"] {
        finds(query, "alerts");
    }
    for query in ["permisions", "premissoins", "pemisions"] {
        finds(query, "permissions");
    }
}

#[test]
fn two_slips_in_a_short_word_and_one_in_a_tiny_word_are_another_word() {
    finds_nothing("alortz");
    finds_nothing("nvx");
}

#[test]
fn a_word_is_found_while_it_is_typed() {
    for query in ["al", "ale", "aler", "alert", "no al", "alerts"] {
        finds(query, "alerts");
    }
    finds_nothing("ale ");
    finds_nothing("ale zebra");
}

#[test]
fn another_form_of_a_word_is_the_same_word() {
    for query in ["permission", "setting permissions", "permission set"] {
        finds(query, "permissions");
    }
    finds("alerted", "alerts");
}

#[test]
fn another_word_for_the_same_thing_finds_it() {
    finds("rewind", "recordings");
    finds("can't rewind", "recordings");
    finds("nvr", "bound");
    finds("rewnid", "recordings");
    finds("rewi", "recordings");
}

#[test]
fn a_phrase_means_what_its_words_alone_do_not() {
    finds("how do I go back in time?", "recordings");
    finds("already added", "bound");
    finds("black screen", "picture");
    finds("blakc screen", "picture");
    finds_nothing("black");
    finds_nothing("added");
}

#[test]
fn the_word_itself_counts_more_than_one_for_the_same_and_that_more_than_a_slip() {
    let mut index = small();
    index.entries = vec![
        entry(0, "slip", Kind::Symptom, "About rewint", &[], ""),
        entry(0, "same", Kind::Symptom, "About playback", &[], ""),
        entry(0, "exact", Kind::Symptom, "About rewind", &[], ""),
    ];
    let search = Search::new(index);
    assert_eq!(places(&search, "rewind", None), ["exact", "same"]);
    assert_eq!(places(&search, "rewynd", None), ["exact", "same"]);
}

#[test]
fn a_title_or_another_name_for_it_counts_more_than_the_text() {
    finds("picture", "picture");
    finds("dark", "picture");
    assert_eq!(places(&Search::new(small()), "picture", None), ["picture", "online"]);
}

#[test]
fn a_rare_word_counts_more_than_a_common_one() {
    finds("recordings alerts", "alerts");
}

#[test]
fn symptoms_come_before_fixes_before_answers_before_steps() {
    let kinds = [Kind::Step, Kind::Faq, Kind::Fix, Kind::Symptom];
    let mut index = small();
    index.entries = kinds.iter().map(|kind| entry(0, "x", *kind, "Hello bear", &[], "")).collect();
    let search = Search::new(index);
    let found: Vec<_> = search.find("bear", None, ALL).into_iter().map(|hit| hit.entry.kind).collect();
    assert_eq!(found, [Kind::Symptom, Kind::Fix, Kind::Faq, Kind::Step]);
}

#[test]
fn the_app_of_the_page_comes_first_when_both_have_it() {
    let search = Search::new(small());
    assert_eq!(places(&search, "recordings", Some("bear")), ["recordings", "cat-recordings"]);
    assert_eq!(places(&search, "recordings", Some("cat")), ["cat-recordings", "recordings"]);
    assert_eq!(places(&search, "alerts", Some("bear")), ["alerts"], "what only the other has is found all the same");
    assert_eq!(places(&search, "recordings", Some("gone")), places(&search, "recordings", None));
}

#[test]
fn an_app_that_is_named_comes_first_whatever_page_one_is_on() {
    let search = Search::new(small());
    for name in ["cat-live", "Cat Live", "catlive", "cat", "felis", "Felis Vision", "fleis"] {
        let query = format!("{name} recordings");
        assert_eq!(places(&search, &query, Some("bear")), ["cat-recordings", "recordings"], "{query}");
    }
    for name in ["ursa", "bear", "gbear", "gBear Plus"] {
        let query = format!("recordings in {name}");
        assert_eq!(places(&search, &query, Some("cat")), ["recordings", "cat-recordings"], "{query}");
    }
}

#[test]
fn the_name_of_an_app_alone_finds_what_it_has() {
    let search = Search::new(small());
    let mut found = places(&search, "felis", None);
    found.sort_unstable();
    assert_eq!(found, ["alerts", "cat-recordings", "wifi"]);
}

#[test]
fn words_that_say_nothing_are_passed_over_unless_there_are_no_others() {
    finds("but why is it that they do not get the alerts", "alerts");
    finds("does", "wifi");
    finds_nothing("why is it that zebras");
}

#[test]
fn a_query_that_matches_nothing_finds_nothing() {
    for query in ["", " ", "?!", "…", "\u{301}", "'", "zebra", "qqqq wwww", "日本語"] {
        finds_nothing(query);
    }
    assert!(Search::new(Index::default()).find("alerts", None, ALL).is_empty());
}

#[test]
fn no_more_is_found_than_was_asked_for() {
    let search = Search::new(small());
    for most in 0..3 {
        assert_eq!(search.find("recordings", None, most).len(), most.min(2));
    }
}

#[test]
fn a_hit_says_which_app_it_is_of() {
    let search = Search::new(small());
    let hit = search.find("alerts", None, 1)[0];
    assert_eq!((hit.app.name.as_str(), hit.entry.title.as_str()), ("Cat-Live", "They get no alerts"));
}

#[test]
fn a_query_is_cut_where_nobody_would_type_on() {
    let search = Search::new(small());
    let long = format!("alerts {}", "ö".repeat(300));
    assert_eq!(places(&search, &long, None), ["alerts"]);
    let late = format!("{} alerts", "x ".repeat(100));
    finds_nothing(&late);
    let huge = "recordings of alerts ".repeat(100_000);
    assert_eq!(places(&search, &huge, None), places(&search, &huge[..200], None));
}

proptest! {
    #![proptest_config(same_cases_every_time(256))]

    #[test]
    fn whatever_is_typed_is_answered(query in ".{0,220}", prefer in proptest::option::of("[a-z]{0,4}")) {
        Search::new(small()).find(&query, prefer.as_deref(), ALL);
    }

    #[test]
    fn whatever_the_entries_say_can_be_read_and_searched(title in ".{0,40}", also in ".{0,20}", text in ".{0,60}") {
        let mut index = small();
        index.entries.push(entry(1, "x", Kind::Faq, &title, &[&also], &text));
        let written = to_text(&index);
        prop_assert_eq!(from_text::<Index>(&written), Ok(index.clone()));
        Search::new(index).find(&title, None, ALL);
    }
}

#[test]
fn the_index_is_written_without_names_and_read_back() {
    let index = index(guides());
    let written = to_text(&index);
    assert_eq!(from_text(&written), Ok(index));
    let small = Index {
        same: vec![],
        apps: vec![app("bear", "Bear", &[])],
        entries: vec![entry(0, "x", Kind::Faq, "X?", &[], "Y.")],
    };
    let written = to_text(&small);
    assert_eq!(written, r#"[[],[["bear","Bear",[]]],[[0,"x",2,"X?",[],"Y."]]]"#);
    assert_eq!(from_text(&written), Ok(small));
}

#[test]
fn the_index_has_every_symptom_fix_answer_and_step_with_its_words() {
    let guides = handover::site::guides::Guides {
        site: guides().site.clone(),
        guides: vec![toy::guide().clone()],
        same: vec![vec!["a".to_owned(), "b".to_owned()]],
    };
    let index = index(&guides);
    assert_eq!(index.same, guides.same);
    assert_eq!(index.apps, [app("toy", "Toy", &["Toymaker", "Toy One"])]);
    let find = |place: &str| index.entries.iter().find(|entry| &*entry.place == place).expect("an entry");
    let symptom = entry(0, "nothing-there", Kind::Symptom, "Nothing is there", &["empty"], "It went elsewhere.");
    assert_eq!(*find("nothing-there"), symptom);
    assert_eq!(*find("give"), entry(0, "give", Kind::Fix, "Give it", &[], "Look. Give it."));
    assert_eq!(*find("one-login"), entry(0, "one-login", Kind::Faq, "One login for all?", &[], "Better not."));
    assert_eq!(*find("send-one"), entry(0, "send-one", Kind::Step, "Send one", &[], "One is quick. Tap Share."));
    let toy = toy::guide();
    let places = toy.symptoms.len() + toy.fixes.len() + toy.faq.len() + toy.steps.len();
    assert_eq!(index.entries.len(), places);
}

static REAL: LazyLock<Search> = LazyLock::new(|| Search::new(index(guides())));

#[test]
fn every_place_is_found_by_its_own_title() {
    for guide in &guides().guides {
        for entry in
            index(guides()).entries.iter().filter(|entry| guides().guides[usize::from(entry.app)].id == guide.id)
        {
            let hits = REAL.find(&entry.title, Some(&guide.id), 3);
            let found: Vec<_> = hits.iter().map(|hit| (&*hit.app.id, hit.entry.title.as_str())).collect();
            assert_eq!(found.first(), Some(&(&*guide.id, entry.title.as_str())), "{found:#?}");
        }
    }
}

#[test]
fn every_symptom_is_found_by_its_other_names() {
    for entry in index(guides()).entries {
        let guide = &guides().guides[usize::from(entry.app)].id;
        for also in &entry.also {
            let hits = REAL.find(also, Some(guide), 5);
            let found: Vec<_> = hits.iter().map(|hit| (&*hit.app.id, &*hit.entry.place)).collect();
            assert!(found.contains(&(&**guide, &*entry.place)), "{guide}: {also} finds {found:?}");
        }
    }
}

/// A word in two groups would join them; the check sees equal words, this also their forms.
#[test]
fn no_word_of_the_search_means_two_things_in_any_of_its_forms() {
    let mut groups: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    for group in &guides().same {
        for phrase in group {
            let stems: Vec<String> = words::words(phrase)
                .iter()
                .filter(|word| words::voice(word) != words::Voice::Stop)
                .map(|word| words::stem(word).to_owned())
                .collect();
            assert!(stems.iter().any(|stem| stem != "not"), "`{phrase}` says nothing");
            let other = groups.insert(stems, &group[0]).unwrap_or(&group[0]);
            assert_eq!(other, group[0], "`{phrase}` is in both groups");
        }
    }
}

#[test]
fn typing_on_never_loses_what_was_found() {
    for (query, place) in
        [("playback", "live-no-playback"), ("rewind", "live-no-playback"), ("black screen", "no-picture")]
    {
        for end in (4..=query.len()).filter(|end| !query[..*end].ends_with(' ')) {
            let hits = REAL.find(&query[..end], Some("dmss"), 6);
            let found: Vec<_> = hits.iter().map(|hit| &*hit.entry.place).collect();
            assert!(found.contains(&place), "{}: {found:?}", &query[..end]);
        }
    }
}

/// What people type, the guide they are on, and the place they are meant to see first.
/// `guide/place` where they name another app than that of the page.
const TABLE: &[(&str, &str, &str)] = &[
    // Short, as one begins.
    ("playback", "dmss", "live-no-playback"),
    ("can't rewind", "dmss", "live-no-playback"),
    ("cant rewind", "hik-connect", "no-playback"),
    ("no history", "wisenet-mobile", "no-playback"),
    ("already added", "dmss", "already-bound"),
    ("already added", "hik-connect", "adds-directly"),
    ("already added", "wisenet-mobile", "binding-conflict"),
    ("black screen", "dmss", "no-picture"),
    ("no picture", "hik-connect", "no-live-picture"),
    ("4g", "wisenet-mobile", "not-on-mobile-data"),
    ("ex-employee", "dmss", "still-sees"),
    ("microphone", "hik-connect", "no-talk-or-ptz"),
    ("ptz", "hik-connect", "no-talk-or-ptz"),
    ("who has access", "dmss", "see-who"),
    ("appeal", "dmss", "appeal"),
    ("20013", "hik-connect", "adds-directly"),
    ("20007", "hik-connect", "no-live-picture"),
    ("wave", "wisenet-mobile", "which-app"),
    ("cloud portal", "wisenet-mobile", "cloud-portal"),
    ("alarm hub", "dmss", "alarm-hub"),
    ("forgot password", "wisenet-mobile", "password-refused"),
    ("forgot login", "hik-connect", "owner-login-unknown"),
    ("change owner", "hik-connect", "wrong-owner"),
    ("remove share", "hik-connect", "remove-share"),
    ("user not found", "dmss", "account-not-found"),
    ("account does not exist", "hik-connect", "share-refused"),
    ("list is empty", "dmss", "nothing-appears"),
    ("network busy", "hik-connect", "share-refused"),
    ("allow notifications", "hik-connect", "allow-notify"),
    // Slips of the finger.
    ("recrodings missing", "hik-connect", "no-playback"),
    ("blak screen", "wisenet-mobile", "no-picture"),
    ("notificatons dont come", "wisenet-mobile", "no-alerts"),
    ("accpet invitation", "hik-connect", "accept-it"),
    ("pasword refused", "wisenet-mobile", "password-refused"),
    ("remve someone", "dmss", "cannot-remove"),
    ("recoder offlien", "hik-connect", "no-live-picture"),
    ("transfr the recroder", "hik-connect", "transfer-it"),
    ("qr cdoe wont scan", "dmss", "qr-not-scanning"),
    // Other words for it.
    ("cctv footage", "hik-connect", "no-playback"),
    ("how do i go back in time", "dmss", "live-no-playback"),
    ("only works at home", "dmss", "mobile-data-fails"),
    ("works on wifi but not away from home", "hik-connect", "only-on-wifi"),
    ("doesn't work outside the house", "dmss", "mobile-data-fails"),
    ("nvr is offline", "dmss", "no-picture"),
    ("alarm messages", "wisenet-mobile", "no-alerts"),
    ("no push on her phone", "hik-connect", "no-alerts"),
    ("two way audio", "hik-connect", "no-talk-or-ptz"),
    ("can't move the camera", "hik-connect", "no-talk-or-ptz"),
    ("added by someone else", "dmss", "already-bound"),
    ("unbind", "dmss", "already-bound"),
    ("revoke access", "hik-connect", "remove-it"),
    ("expired", "dmss", "does-it-end"),
    ("delete user from the nvr", "wisenet-mobile", "remove-their-user"),
    ("kick out old tenant", "hik-connect", "still-has-access"),
    ("we sold the business", "wisenet-mobile", "pass-recorder-on"),
    ("factory reset", "wisenet-mobile", "pass-recorder-on"),
    ("same country", "dmss", "new-region-account"),
    ("technician's account", "wisenet-mobile", "wrong-owner"),
    // Sentences.
    (
        "my wife can see the cameras live but when she looks at last night it says no permission",
        "dmss",
        "live-no-playback",
    ),
    ("the device has already been bound by another user", "dmss", "already-bound"),
    ("tried to add the nvr and it says added by another account", "hik-connect", "adds-directly"),
    ("employee got fired but still sees the cameras", "hik-connect", "still-has-access"),
    ("my ex wife can still watch", "wisenet-mobile", "still-watching"),
    ("former staff still get notifications", "wisenet-mobile", "old-staff-alerts"),
    ("where can i find the button to share", "dmss", "no-share-menu"),
    ("nobody knows which login the site is on", "hik-connect", "owner-login-unknown"),
    ("her phone is signed in with my login", "wisenet-mobile", "signed-in-as-owner"),
    ("how many people can i share with", "dmss", "how-many"),
    ("does everyone need playback", "hik-connect", "playback-for-all"),
    ("can the second user change settings", "dmss", "their-settings"),
    ("can i share just one camera of the recorder", "hik-connect", "some-cameras"),
    ("what is the error number 20017", "hik-connect", "error-numbers"),
    ("how does my installer keep access", "dmss", "installer-access"),
    // Steps and fixes by what they do.
    ("share several devices", "dmss", "share-several"),
    ("show my qr id", "dmss", "their-qr"),
    ("set up the app on my phone", "wisenet-mobile", "second-account"),
    ("check the restrictions", "wisenet-mobile", "check-restrictions"),
    ("choose permissions", "hik-connect", "set-permissions"),
    ("update dmss", "dmss", "update-both"),
    ("turn on mobile data", "hik-connect", "mobile-data-on"),
    ("remote viewing", "wisenet-mobile", "open-remote"),
    ("pick the qr picture in the scanner", "dmss", "open-in-scanner"),
    // An app by its name, or its maker's, from another page or from none.
    ("hik connect no recordings", "", "hik-connect/no-playback"),
    ("hikconnect share button missing", "", "hik-connect/no-share-entry"),
    ("hick connect no notifications", "dmss", "hik-connect/no-alerts"),
    ("hikvision already bound", "", "hik-connect/adds-directly"),
    ("guarding vision", "", "hik-connect/guarding-vision"),
    ("dahua black screen", "hik-connect", "dmss/no-picture"),
    ("gdmss qr", "wisenet-mobile", "dmss/qr-not-scanning"),
    ("dmss other country", "hik-connect", "dmss/which-region"),
    ("wisenet alerts", "", "wisenet-mobile/no-alerts"),
    ("wisnet wrong pasword", "", "wisenet-mobile/password-refused"),
    ("hanwha can't see recordings", "dmss", "wisenet-mobile/no-playback"),
];

#[test]
fn peoples_own_words_find_the_right_place_first() {
    let mut wrong = Vec::new();
    for (query, guide, expected) in TABLE {
        let prefer = Some(*guide).filter(|guide| !guide.is_empty());
        let hits = REAL.find(query, prefer, 4);
        let found: Vec<_> = hits.iter().map(|hit| format!("{}/{}", hit.app.id, hit.entry.place)).collect();
        let expected = if expected.contains('/') { (*expected).to_owned() } else { format!("{guide}/{expected}") };
        if found.first() != Some(&expected) {
            wrong.push(format!("“{query}” on `{guide}` finds {found:?}, not `{expected}`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
