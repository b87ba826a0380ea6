//! The trail through a question tree: never stored as a path, walked anew from what was said, so that nothing said is
//! lost and nothing that no longer holds is shown as if it did.

use handover::{
    guide::{Guide, Node, Reply, Symptom},
    record::{By, Entry, Handover, Moment, Outcome, Person, PersonId, Record, Trail, from_text, to_text},
    site::guides::read_guide,
};
use proptest::prelude::*;

use crate::{
    real, same_cases_every_time,
    toy::{self, FILE, TOY, at, changed, choice, day, empty, mia, person, tick, tom, two_people, with},
};

/// A toy that passes all checks.
#[track_caller]
fn guide_of(text: &str) -> Guide {
    read_guide(FILE, "toy", text)
        .unwrap_or_else(|reports| panic!("{}", reports.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

#[track_caller]
fn symptom<'g>(guide: &'g Guide, id: &str) -> &'g Symptom {
    guide.symptom(id).expect("a symptom")
}

/// Says this, each a minute after the one before: `sent no, send-it fails`. A fix is `open` when it is taken back.
fn say(record: &mut Record, symptom: &str, person: Option<&PersonId>, said: &str, minute: u64) {
    for (n, said) in said.split(", ").filter(|said| !said.is_empty()).enumerate() {
        let (node, said) = said.split_once(' ').expect("what is said of what");
        let (symptom, node, now) = (symptom.into(), node.into(), at(minute + n as u64));
        match (Reply::of(said), said) {
            (Some(say), _) => record.answer(&symptom, &node, person, say, now),
            (_, "works") => record.set_tried(&symptom, &node, person, Some(Outcome::Works), now),
            (_, "fails") => record.set_tried(&symptom, &node, person, Some(Outcome::Fails), now),
            (_, "open") => record.set_tried(&symptom, &node, person, None, now),
            _ => panic!("`{said}` is nothing that can be said"),
        }
    }
}

/// `sent yes, given no (record), give fails › right-account`: what was passed, and where the trail stands.
fn told(trail: &Trail<'_>) -> String {
    let entry = |entry: &Entry<'_>| match entry {
        Entry::Asked(question, say, By::Reader(_)) => format!("{} {}", question.id, say.id()),
        Entry::Asked(question, say, By::Record) => format!("{} {} (record)", question.id, say.id()),
        Entry::Tried(fix, helped, _) => format!("{} {}", fix.id, if *helped { "works" } else { "fails" }),
    };
    let passed = trail.entries.iter().map(entry).collect::<Vec<_>>().join(", ");
    format!("{passed} › {}", trail.at.id()).trim_start().to_owned()
}

#[track_caller]
fn goes(guide: &Guide, record: &Record, id: &str, person: Option<&PersonId>, way: &str) {
    let trail = Handover::new(guide, record).trail(symptom(guide, id), person);
    assert_eq!(told(&trail), way, "of `{id}`");
    assert_eq!((&trail.symptom.id, trail.person.as_ref()), (&id.into(), person));
}

/// What is kept beside the way: the id as the record has it, and what was said.
#[track_caller]
fn keeps(guide: &Guide, record: &Record, id: &str, person: Option<&PersonId>, kept: &[(&str, &str)]) {
    let trail = Handover::new(guide, record).trail(symptom(guide, id), person);
    let found: Vec<_> = trail.off_path.iter().map(|beside| (beside.id, beside.said)).collect();
    assert_eq!(found, kept, "of `{id}`");
}

mod walking {
    use super::*;

    #[test]
    fn each_answer_goes_one_node_on() {
        for (id, said, way) in [
            ("nothing-there", "", "› sent"),
            ("nothing-there", "sent yes", "sent yes › right-account"),
            ("nothing-there", "sent no", "sent no › send-it"),
            ("nothing-there", "sent not-sure", "sent not-sure › send-it"),
            ("nothing-there", "sent no, send-it fails", "sent no, send-it fails › right-account"),
            ("nothing-there", "sent no, send-it works", "sent no, send-it works › send-it"),
            ("nothing-there", "sent yes, right-account yes", "sent yes, right-account yes › support"),
            (
                "nothing-there",
                "sent yes, right-account no, change-account fails",
                "sent yes, right-account no, change-account fails › support",
            ),
            ("no-recording", "given not-sure, give fails", "given not-sure, give fails › right-account"),
            // From one symptom to another, and on in its tree: said is said of the trouble one began with.
            ("no-recording", "given yes", "given yes › sent"),
            ("no-recording", "given yes, sent yes", "given yes, sent yes › right-account"),
        ] {
            let mut record = two_people();
            say(&mut record, id, Some(&mia()), said, 10);
            goes(toy::guide(), &record, id, Some(&mia()), way);
            keeps(toy::guide(), &record, id, Some(&mia()), &[]);
        }
    }

    #[test]
    fn what_is_said_in_any_order_leads_the_same_way() {
        let mut record = two_people();
        say(&mut record, "nothing-there", None, "change-account fails, right-account no, sent yes", 10);
        goes(
            toy::guide(),
            &record,
            "nothing-there",
            None,
            "sent yes, right-account no, change-account fails › support",
        );
    }

    #[test]
    fn what_is_said_of_one_symptom_says_nothing_of_another() {
        let mut record = two_people();
        say(&mut record, "nothing-there", None, "sent yes, right-account no", 10);
        goes(toy::guide(), &record, "no-recording", None, "› given");
        say(&mut record, "no-recording", None, "given no, give fails", 20);
        goes(toy::guide(), &record, "no-recording", None, "given no, give fails › right-account");
        keeps(toy::guide(), &record, "no-recording", None, &[]);
    }

    #[test]
    fn each_entry_says_when_it_was_said() {
        let mut record = two_people();
        say(&mut record, "nothing-there", None, "sent no, send-it fails, right-account yes", 10);
        let handover = Handover::new(toy::guide(), &record);
        let trail = handover.trail(symptom(toy::guide(), "nothing-there"), None);
        let when = |entry: &Entry<'_>| match entry {
            Entry::Asked(_, _, By::Reader(at)) | Entry::Tried(_, _, at) => Some(*at),
            Entry::Asked(_, _, By::Record) => None,
        };
        let times: Vec<Option<Moment>> = trail.entries.iter().map(when).collect();
        assert_eq!(times, [Some(at(10)), Some(at(11)), Some(at(12))]);
    }

    #[test]
    fn nothing_was_said_in_a_new_handover_of_any_guide() {
        for guide in &real::guides().guides {
            let record = Record::new("r1".into(), guide, at(0));
            let handover = Handover::new(guide, &record);
            for symptom in &guide.symptoms {
                let trail = handover.trail(symptom, None);
                assert_eq!(trail.entries, [], "{}: {}", guide.id, symptom.id);
                assert_eq!((trail.begun, trail.trying(), trail.solved()), (false, None, None));
                assert_eq!(trail.at.id(), &*symptom.first, "{}: {}", guide.id, symptom.id);
            }
            assert_eq!(handover.trails(), []);
        }
    }

    #[test]
    fn every_tree_of_every_guide_ends_in_support_when_nothing_helps() {
        for guide in &real::guides().guides {
            for symptom in &guide.symptoms {
                for answer in Reply::ALL {
                    let mut record = Record::new("r1".into(), guide, at(0));
                    for question in &guide.questions {
                        record.answer(&symptom.id, &question.id, None, answer, at(1));
                    }
                    for fix in &guide.fixes {
                        record.set_tried(&symptom.id, &fix.id, None, Some(Outcome::Fails), at(2));
                    }
                    let trail = Handover::new(guide, &record).trail(symptom, None);
                    assert_eq!(trail.at, Node::Support, "{}: {}, {answer:?}", guide.id, symptom.id);
                    let all = guide.questions.len() + guide.fixes.len();
                    assert_eq!(trail.entries.len() + trail.off_path.len(), all, "nothing said is lost");
                }
            }
        }
    }
}

mod fixes {
    use super::*;

    fn trail(record: &Record) -> Trail<'_> {
        Handover::new(toy::guide(), record).trail(symptom(toy::guide(), "nothing-there"), Some(&tom()))
    }

    #[test]
    fn a_fix_is_tried_until_something_is_said_of_it() {
        let mut record = two_people();
        assert_eq!(trail(&record).trying(), None);
        say(&mut record, "nothing-there", Some(&tom()), "sent no", 10);
        assert_eq!(trail(&record).trying().map(|fix| &*fix.id), Some("send-it"));
        say(&mut record, "nothing-there", Some(&tom()), "send-it fails", 11);
        assert_eq!((trail(&record).trying(), trail(&record).solved()), (None, None));
    }

    #[test]
    fn a_fix_that_helped_ends_the_trail() {
        let mut record = two_people();
        say(&mut record, "nothing-there", Some(&tom()), "sent no, send-it works", 10);
        let trail = trail(&record);
        assert_eq!(trail.solved().map(|(fix, at)| (&*fix.id, at)), Some(("send-it", at(11))));
        assert_eq!(trail.trying(), None, "what helped is no longer tried");
        assert_eq!(trail.at.id(), "send-it");
    }

    #[test]
    fn what_was_said_after_a_fix_that_helped_is_beside_the_way() {
        let mut record = two_people();
        say(&mut record, "nothing-there", Some(&tom()), "sent no, send-it fails, right-account no", 10);
        say(&mut record, "nothing-there", Some(&tom()), "send-it works", 20);
        assert!(trail(&record).solved().is_some());
        keeps(toy::guide(), &record, "nothing-there", Some(&tom()), &[("right-account", "no")]);
    }

    #[test]
    fn a_fix_that_did_not_help_goes_on_and_taken_back_it_is_tried_again() {
        let mut record = two_people();
        say(&mut record, "nothing-there", Some(&tom()), "sent no, send-it fails", 10);
        goes(toy::guide(), &record, "nothing-there", Some(&tom()), "sent no, send-it fails › right-account");
        say(&mut record, "nothing-there", Some(&tom()), "send-it open", 20);
        goes(toy::guide(), &record, "nothing-there", Some(&tom()), "sent no › send-it");
        keeps(toy::guide(), &record, "nothing-there", Some(&tom()), &[]);
        assert!(trail(&record).trying().is_some());
    }
}

mod changing {
    use super::*;

    #[test]
    fn a_changed_answer_keeps_what_still_applies_and_shows_the_rest_beside() {
        let mut record = two_people();
        let goes = |record: &Record, way| goes(toy::guide(), record, "nothing-there", None, way);
        let keeps = |record: &Record, kept| keeps(toy::guide(), record, "nothing-there", None, kept);
        say(&mut record, "nothing-there", None, "sent yes, right-account no, change-account fails", 10);
        goes(&record, "sent yes, right-account no, change-account fails › support");
        keeps(&record, &[]);
        // Another way, on which the later answers do not stand yet.
        say(&mut record, "nothing-there", None, "sent no", 20);
        goes(&record, "sent no › send-it");
        keeps(&record, &[("right-account", "no"), ("change-account", "fails")]);
        // The way comes by there again.
        say(&mut record, "nothing-there", None, "send-it fails", 21);
        goes(&record, "sent no, send-it fails, right-account no, change-account fails › support");
        keeps(&record, &[]);
        // And back.
        say(&mut record, "nothing-there", None, "sent yes", 30);
        goes(&record, "sent yes, right-account no, change-account fails › support");
        keeps(&record, &[("send-it", "fails")]);
    }

    #[test]
    fn what_is_beside_says_what_it_was_and_when_it_was_said() {
        let mut record = two_people();
        record.meet(&"nothing-there".into(), None, "ask".into(), at(9));
        say(&mut record, "nothing-there", None, "sent yes, right-account no, change-account fails, sent no", 10);
        let handover = Handover::new(toy::guide(), &record);
        let trail = handover.trail(symptom(toy::guide(), "nothing-there"), None);
        let found: Vec<_> =
            trail.off_path.iter().map(|beside| (beside.node.map(|node| node.id()), beside.at)).collect();
        assert_eq!(found, [(Some("right-account"), at(11)), (Some("change-account"), at(12))]);
        assert!(trail.begun);
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_bring_an_old_answer_back() {
        let mut record = two_people();
        say(&mut record, "nothing-there", None, "sent yes", 50);
        say(&mut record, "nothing-there", None, "sent no", 10);
        goes(toy::guide(), &record, "nothing-there", None, "sent no › send-it");
    }
}

mod what_the_record_knows {
    use super::*;

    /// The toy whose question `given`, and no other, is answered by `known`.
    #[track_caller]
    fn knowing(known: &str) -> Guide {
        let text = with("known = { task = \"send-one/send\" }\n", "");
        guide_of(&changed(&text, "known = { permission = \"playback\" }", &format!("known = {{ {known} }}")))
    }

    const ASKED: &str = "› given";
    const YES: &str = "given yes (record) › sent";
    const NO: &str = "given no (record) › give";

    #[test]
    fn a_permission_that_was_not_given_is_a_no_and_one_that_was_is_asked() {
        let record = two_people();
        goes(toy::guide(), &record, "no-recording", Some(&tom()), NO);
        goes(toy::guide(), &record, "no-recording", Some(&mia()), ASKED);
        goes(toy::guide(), &record, "no-recording", None, ASKED);
        goes(toy::guide(), &record, "no-recording", Some(&"p9".into()), ASKED);
        let mut record = record;
        record.set_person(toy::guide(), tom(), person("Tom", &["live", "playback"]), at(9));
        goes(toy::guide(), &record, "no-recording", Some(&tom()), ASKED);
    }

    #[test]
    fn a_task_is_a_yes_once_ticked_and_a_no_once_its_step_was_begun_or_passed() {
        let guide = knowing("task = \"ask/email\"");
        for (ticks, answer) in [
            (&[] as &[(&str, &str)], ASKED),
            // Not there yet.
            (&[("before", "online")], ASKED),
            (&[("ask", "email")], YES),
            (&[("ask", "say")], NO),
            (&[("ask", "say"), ("ask", "email")], YES),
            (&[("second-user", "accept")], NO),
            (&[("second-user", "accept"), ("ask", "email")], YES),
        ] {
            let mut record = two_people();
            for (step, task) in ticks {
                tick(&mut record, step, task, Some(&mia()), 5);
            }
            goes(&guide, &record, "no-recording", Some(&mia()), answer);
            goes(&guide, &record, "no-recording", Some(&tom()), ASKED);
        }
    }

    #[test]
    fn whoever_ticks_nothing_is_asked() {
        let guide = knowing("task = \"ask/email\"");
        let mut record = two_people();
        goes(&guide, &record, "no-recording", Some(&mia()), ASKED);
        record.choose(choice("method"), None, "one".into(), at(3));
        tick(&mut record, "before", "online", None, 4);
        goes(&guide, &record, "no-recording", Some(&mia()), ASKED);
        // Taken back.
        tick(&mut record, "ask", "email", Some(&mia()), 5);
        record.tick(toy::step("ask"), &"email".into(), Some(&mia()), false, at(6));
        goes(&guide, &record, "no-recording", Some(&mia()), ASKED);
    }

    #[test]
    fn a_choice_is_not_a_tick() {
        let guide = knowing("task = \"ask/email\"");
        let mut record = two_people();
        record.choose(choice("reach"), Some(&mia()), "email".into(), at(3));
        goes(&guide, &record, "no-recording", Some(&mia()), ASKED);
        // So it is in the guides: who says what the app looks like has not said that the recorder is missing.
        let hik = real::guide("hik-connect");
        let mut record = Record::new("r1".into(), hik, at(0));
        let app = hik.choices.iter().find(|choice| &*choice.id == "app").expect("the choice");
        record.choose(app, None, "cards".into(), at(1));
        goes(hik, &record, "adds-directly", None, "› owner-sees");
    }

    #[test]
    fn a_task_that_a_choice_leaves_out_is_asked() {
        let guide = knowing("task = \"ask/email\"");
        let mut record = two_people();
        tick(&mut record, "ask", "say", Some(&mia()), 4);
        goes(&guide, &record, "no-recording", Some(&mia()), NO);
        record.choose(choice("reach"), Some(&mia()), "qr".into(), at(5));
        goes(&guide, &record, "no-recording", Some(&mia()), ASKED);
        // The whole step, too.
        let mut record = two_people();
        record.choose(choice("method"), None, "several".into(), at(3));
        tick(&mut record, "second-user", "accept", Some(&mia()), 4);
        goes(toy::guide(), &record, "nothing-there", Some(&mia()), "› sent");
        record.choose(choice("method"), None, "one".into(), at(5));
        goes(toy::guide(), &record, "nothing-there", Some(&mia()), "sent no (record) › send-it");
    }

    #[test]
    fn an_option_is_a_yes_or_a_no_once_something_was_chosen() {
        let guide = knowing("option = \"method/one\"");
        for (option, answer) in [(None, ASKED), (Some("one"), YES), (Some("several"), NO), (Some("unsure"), NO)] {
            let mut record = two_people();
            option.into_iter().for_each(|option| record.choose(choice("method"), None, option.into(), at(3)));
            goes(&guide, &record, "no-recording", Some(&mia()), answer);
            goes(&guide, &record, "no-recording", None, answer);
        }
        let guide = knowing("option = \"reach/qr\"");
        let mut record = two_people();
        record.choose(choice("reach"), Some(&mia()), "qr".into(), at(3));
        goes(&guide, &record, "no-recording", Some(&mia()), YES);
        goes(&guide, &record, "no-recording", Some(&tom()), ASKED);
    }

    #[test]
    fn a_test_is_a_yes_when_it_passed_and_a_no_when_it_failed() {
        let guide = knowing("test = \"account\"");
        for (outcome, answer) in [(None, ASKED), (Some(Outcome::Works), YES), (Some(Outcome::Fails), NO)] {
            let mut record = two_people();
            record.set_outcome(&"account".into(), &mia(), outcome, at(3));
            goes(&guide, &record, "no-recording", Some(&mia()), answer);
            goes(&guide, &record, "no-recording", Some(&tom()), ASKED);
            goes(&guide, &record, "no-recording", None, ASKED);
        }
    }

    #[test]
    fn what_the_reader_says_holds_over_what_the_record_knows() {
        let mut record = two_people();
        goes(toy::guide(), &record, "no-recording", Some(&tom()), NO);
        say(&mut record, "no-recording", Some(&tom()), "given yes", 10);
        goes(toy::guide(), &record, "no-recording", Some(&tom()), "given yes › sent");
        say(&mut record, "no-recording", Some(&tom()), "given no", 11);
        goes(toy::guide(), &record, "no-recording", Some(&tom()), "given no › give");
        record.forget(toy::guide(), &"no-recording".into(), Some(&tom()), at(12));
        goes(toy::guide(), &record, "no-recording", Some(&tom()), NO);
    }

    #[test]
    fn what_the_record_knows_alone_begins_no_trail() {
        let mut record = two_people();
        let handover = Handover::new(toy::guide(), &record);
        let trail = handover.trail(symptom(toy::guide(), "no-recording"), Some(&tom()));
        assert_eq!((trail.entries.len(), trail.begun), (1, false));
        assert_eq!(handover.trails(), []);
        // Whoever looks into it has set out, though there was nothing to answer.
        record.meet(&"no-recording".into(), Some(&tom()), "tests".into(), at(9));
        let handover = Handover::new(toy::guide(), &record);
        let trail = handover.trail(symptom(toy::guide(), "no-recording"), Some(&tom()));
        assert_eq!((trail.entries.len(), trail.begun), (1, true));
        assert_eq!(handover.trails(), [trail]);
        assert!(!handover.trail(symptom(toy::guide(), "no-recording"), None).begun, "of nobody else");
    }
}

mod testing {
    use super::*;

    fn mended(record: &Record, test: &str, of: &PersonId) -> Option<String> {
        Handover::new(toy::guide(), record).mended(toy::test(test), of).map(|fix| fix.id.to_string())
    }

    #[test]
    fn a_test_is_mended_only_by_a_fix_that_helped_after_it_failed() {
        for (outcome, tested, said, tried, expected) in [
            (Some(Outcome::Fails), 10, "given no, give works", 20, Some("give")),
            (Some(Outcome::Fails), 30, "given no, give works", 20, None),
            (Some(Outcome::Fails), 10, "given no, give fails", 20, None),
            (Some(Outcome::Fails), 10, "given no, give open", 20, None),
            (Some(Outcome::Fails), 10, "given no", 20, None),
            (Some(Outcome::Fails), 10, "", 20, None),
            (Some(Outcome::Works), 10, "given no, give works", 20, None),
            (None, 10, "given no, give works", 20, None),
            // Off the way, it mends nothing.
            (Some(Outcome::Fails), 10, "given no, give works, given yes", 20, None),
        ] {
            let mut record = two_people();
            record.set_outcome(&"playback".into(), &mia(), outcome, at(tested));
            say(&mut record, "no-recording", Some(&mia()), said, tried);
            assert_eq!(mended(&record, "playback", &mia()).as_deref(), expected, "{outcome:?} at {tested}: {said}");
            assert_eq!(mended(&record, "playback", &tom()), None, "of another");
            assert_eq!(mended(&record, "live-view", &mia()), None, "another test");
        }
    }

    #[test]
    fn a_test_that_failed_again_is_no_longer_mended() {
        let mut record = two_people();
        record.set_outcome(&"playback".into(), &mia(), Some(Outcome::Fails), at(10));
        say(&mut record, "no-recording", Some(&mia()), "given no, give works", 20);
        assert_eq!(mended(&record, "playback", &mia()).as_deref(), Some("give"));
        record.set_outcome(&"playback".into(), &mia(), Some(Outcome::Fails), at(30));
        assert_eq!(mended(&record, "playback", &mia()), None);
        record.set_outcome(&"playback".into(), &mia(), Some(Outcome::Works), at(40));
        assert_eq!(mended(&record, "playback", &mia()), None);
    }

    #[test]
    fn a_permission_that_is_lacking_is_named_where_nothing_else_leads_to_the_symptom() {
        let record = two_people();
        let handover = Handover::new(toy::guide(), &record);
        let lacks = |id, of: &PersonId| handover.lacks(symptom(toy::guide(), id), of);
        assert_eq!(lacks("no-recording", &tom()), Some("Playback"));
        assert_eq!(lacks("no-recording", &mia()), None, "was given it");
        assert_eq!(lacks("nothing-there", &tom()), None, "everybody's account is tested");
        assert_eq!(lacks("no-recording", &"p9".into()), None);
    }

    #[test]
    fn a_symptom_belongs_to_the_test_that_leads_to_it_if_the_person_must_pass_it() {
        let record = two_people();
        let handover = Handover::new(toy::guide(), &record);
        let test = |id, of: &PersonId| handover.test_of(symptom(toy::guide(), id), of).map(|test| &*test.id);
        assert_eq!(test("nothing-there", &tom()), Some("account"));
        assert_eq!(test("no-recording", &mia()), Some("playback"));
        assert_eq!(test("no-recording", &tom()), None);
        assert_eq!(test("no-recording", &"p9".into()), None);
    }
}

mod forgetting {
    use super::*;

    #[test]
    fn forgetting_takes_all_back() {
        let mut record = two_people();
        record.meet(&"nothing-there".into(), Some(&mia()), "tests".into(), at(9));
        say(&mut record, "nothing-there", Some(&mia()), "sent no, send-it fails, right-account no, sent yes", 10);
        record.forget(toy::guide(), &"nothing-there".into(), Some(&mia()), at(20));
        goes(toy::guide(), &record, "nothing-there", Some(&mia()), "› sent");
        keeps(toy::guide(), &record, "nothing-there", Some(&mia()), &[]);
        let handover = Handover::new(toy::guide(), &record);
        assert!(!handover.trail(symptom(toy::guide(), "nothing-there"), Some(&mia())).begun);
        assert_eq!(handover.trails(), []);
    }

    #[test]
    fn forgetting_one_trouble_leaves_the_others() {
        let mut record = two_people();
        for (id, of, said) in [
            ("nothing-there", Some(mia()), "sent yes"),
            ("nothing-there", Some(tom()), "sent no"),
            ("nothing-there", None, "sent not-sure"),
            ("no-recording", Some(mia()), "given no"),
        ] {
            say(&mut record, id, of.as_ref(), said, 10);
        }
        record.forget(toy::guide(), &"nothing-there".into(), Some(&mia()), at(20));
        goes(toy::guide(), &record, "nothing-there", Some(&mia()), "› sent");
        goes(toy::guide(), &record, "nothing-there", Some(&tom()), "sent no › send-it");
        goes(toy::guide(), &record, "nothing-there", None, "sent not-sure › send-it");
        goes(toy::guide(), &record, "no-recording", Some(&mia()), "given no › give");
        record.forget(toy::guide(), &"nothing-there".into(), None, at(21));
        goes(toy::guide(), &record, "nothing-there", None, "› sent");
        goes(toy::guide(), &record, "nothing-there", Some(&tom()), "sent no › send-it");
    }

    #[test]
    fn forgotten_stays_forgotten_whatever_the_clock_says_and_what_is_said_next_counts() {
        let mut record = two_people();
        say(&mut record, "nothing-there", None, "sent no, send-it fails", 50);
        let copy = record.clone();
        record.forget(toy::guide(), &"nothing-there".into(), None, at(10));
        goes(toy::guide(), &record, "nothing-there", None, "› sent");
        record.merge(copy);
        goes(toy::guide(), &record, "nothing-there", None, "› sent");
        say(&mut record, "nothing-there", None, "sent no", 11);
        goes(toy::guide(), &record, "nothing-there", None, "sent no › send-it");
    }

    #[test]
    fn what_was_said_under_a_former_id_is_forgotten_too() {
        let guide = guide_of(&with("[aliases]", "[aliases]\nno-show = \"nothing-there\"\nwas-sent = \"sent\""));
        for (of_symptom, said) in [("nothing-there", "was-sent no"), ("no-show", "sent no"), ("no-show", "was-sent no")]
        {
            let mut record = two_people();
            say(&mut record, of_symptom, Some(&mia()), said, 10);
            goes(&guide, &record, "nothing-there", Some(&mia()), "sent no › send-it");
            record.forget(&guide, &"nothing-there".into(), Some(&mia()), at(20));
            goes(&guide, &record, "nothing-there", Some(&mia()), "› sent");
        }
    }
}

mod people {
    use super::*;

    #[test]
    fn the_trails_of_two_people_are_apart() {
        let mut record = two_people();
        say(&mut record, "nothing-there", Some(&mia()), "sent yes, right-account no", 10);
        say(&mut record, "nothing-there", Some(&tom()), "sent no, send-it works", 20);
        goes(toy::guide(), &record, "nothing-there", Some(&mia()), "sent yes, right-account no › change-account");
        goes(toy::guide(), &record, "nothing-there", Some(&tom()), "sent no, send-it works › send-it");
        goes(toy::guide(), &record, "nothing-there", None, "› sent");
        for of in [Some(mia()), Some(tom()), None] {
            keeps(toy::guide(), &record, "nothing-there", of.as_ref(), &[]);
        }
    }

    /// The trails the record has, each as its symptom and person.
    fn trails(guide: &Guide, record: &Record) -> Vec<String> {
        let of = |trail: &Trail<'_>| {
            let person = trail.person.as_ref().map(|person| format!("@{}", &**person)).unwrap_or_default();
            format!("{}{person}", trail.symptom.id)
        };
        Handover::new(guide, record).trails().iter().map(of).collect()
    }

    fn look_into(record: &mut Record, id: &str, of: Option<&PersonId>, said: &str, minute: u64) {
        record.meet(&id.into(), of, "tests".into(), at(minute));
        say(record, id, of, said, minute);
    }

    #[test]
    fn the_trouble_last_looked_into_stands_first() {
        let mut record = two_people();
        look_into(&mut record, "nothing-there", Some(&mia()), "sent yes", 10);
        look_into(&mut record, "no-recording", Some(&mia()), "given no", 30);
        look_into(&mut record, "nothing-there", Some(&tom()), "sent no", 20);
        look_into(&mut record, "nothing-there", None, "sent no", 15);
        let expected = ["no-recording@p1", "nothing-there@p2", "nothing-there", "nothing-there@p1"];
        assert_eq!(trails(toy::guide(), &record), expected);
        look_into(&mut record, "nothing-there", Some(&mia()), "right-account no", 40);
        let expected = ["nothing-there@p1", "no-recording@p1", "nothing-there@p2", "nothing-there"];
        assert_eq!(trails(toy::guide(), &record), expected);
    }

    #[test]
    fn only_what_was_looked_into_is_a_trail_until_it_is_forgotten() {
        let mut record = two_people();
        say(&mut record, "nothing-there", Some(&tom()), "sent yes", 9);
        assert_eq!(trails(toy::guide(), &record), [] as [&str; 0]);
        record.meet(&"nothing-there".into(), Some(&mia()), "tests".into(), at(10));
        assert_eq!(trails(toy::guide(), &record), ["nothing-there@p1"]);
        say(&mut record, "nothing-there", Some(&mia()), "sent yes", 11);
        assert_eq!(trails(toy::guide(), &record), ["nothing-there@p1"]);
        record.forget(toy::guide(), &"nothing-there".into(), Some(&mia()), at(20));
        assert_eq!(trails(toy::guide(), &record), [] as [&str; 0]);
        let handover = Handover::new(toy::guide(), &record);
        assert_eq!(handover.met(symptom(toy::guide(), "nothing-there"), Some(&mia())), None);
        look_into(&mut record, "nothing-there", Some(&mia()), "", 30);
        assert_eq!(trails(toy::guide(), &record), ["nothing-there@p1"]);
    }

    #[test]
    fn somebody_taken_off_the_record_has_no_trail_and_somebody_who_left_keeps_theirs() {
        let mut record = two_people();
        look_into(&mut record, "nothing-there", Some(&mia()), "sent yes", 10);
        look_into(&mut record, "nothing-there", Some(&tom()), "sent no", 20);
        record.set_person(
            toy::guide(),
            mia(),
            Person { left: Some(day("2026-11-21")), ..person("Mia", &["live"]) },
            at(30),
        );
        record.remove_person(&tom(), at(31));
        assert_eq!(trails(toy::guide(), &record), ["nothing-there@p1"]);
    }

    #[test]
    fn a_symptom_that_was_renamed_is_one_trail() {
        let guide = guide_of(&with("[aliases]", "[aliases]\nno-show = \"nothing-there\""));
        let mut record = two_people();
        look_into(&mut record, "no-show", Some(&mia()), "sent yes", 10);
        assert_eq!(trails(&guide, &record), ["nothing-there@p1"]);
        look_into(&mut record, "nothing-there", Some(&mia()), "right-account no", 20);
        assert_eq!(trails(&guide, &record), ["nothing-there@p1"]);
        goes(&guide, &record, "nothing-there", Some(&mia()), "sent yes, right-account no › change-account");
    }

    #[track_caller]
    fn belongs(record: &Record, node: &str, turn: Option<PersonId>, to: Option<(&str, Option<PersonId>)>) {
        let found = Handover::new(toy::guide(), record).trouble_of(node, turn.as_ref());
        assert_eq!(found.map(|(symptom, person)| (&*symptom.id, person)), to, "{node}");
    }

    #[test]
    fn a_node_belongs_to_the_trouble_last_looked_into_that_leads_there() {
        let mut record = two_people();
        // Nothing looked into: the first symptom that leads there, for whoever's turn it is.
        belongs(&record, "right-account", Some(mia()), Some(("nothing-there", Some(mia()))));
        belongs(&record, "right-account", None, Some(("nothing-there", None)));
        belongs(&record, "give", Some(tom()), Some(("no-recording", Some(tom()))));
        look_into(&mut record, "no-recording", Some(&tom()), "given no", 10);
        belongs(&record, "right-account", Some(mia()), Some(("no-recording", Some(tom()))));
        belongs(&record, "sent", Some(mia()), Some(("no-recording", Some(tom()))));
        look_into(&mut record, "nothing-there", Some(&mia()), "sent no", 20);
        belongs(&record, "right-account", None, Some(("nothing-there", Some(mia()))));
        // The last one does not lead there.
        belongs(&record, "give", Some(mia()), Some(("no-recording", Some(mia()))));
        for id in ["support", "faq", "ask", "nowhere"] {
            belongs(&record, id, Some(mia()), None);
        }
    }

    #[test]
    fn a_node_never_belongs_to_a_trouble_that_was_forgotten() {
        let mut record = two_people();
        look_into(&mut record, "nothing-there", Some(&mia()), "sent yes", 10);
        look_into(&mut record, "no-recording", Some(&tom()), "given no", 20);
        record.forget(toy::guide(), &"no-recording".into(), Some(&tom()), at(30));
        belongs(&record, "right-account", None, Some(("nothing-there", Some(mia()))));
    }

    #[test]
    fn a_node_never_belongs_to_the_trouble_of_somebody_taken_off_the_record() {
        let mut record = two_people();
        look_into(&mut record, "no-recording", Some(&tom()), "given no", 10);
        record.remove_person(&tom(), at(20));
        belongs(&record, "give", Some(mia()), Some(("no-recording", Some(mia()))));
    }
}

mod copies {
    use super::*;

    #[test]
    fn of_two_tabs_the_later_answer_holds_and_none_is_lost() {
        let mut here = two_people();
        say(&mut here, "nothing-there", None, "sent yes", 10);
        let mut there = here.clone();
        say(&mut here, "nothing-there", None, "right-account no", 20);
        say(&mut there, "nothing-there", None, "sent no, send-it fails", 30);
        for (mut mine, theirs) in [(here.clone(), there.clone()), (there, here)] {
            mine.merge(theirs);
            let way = "sent no, send-it fails, right-account no › change-account";
            goes(toy::guide(), &mine, "nothing-there", None, way);
        }
    }

    #[derive(Clone, Debug)]
    struct Op {
        in_first: bool,
        symptom: &'static str,
        person: Option<&'static str>,
        said: &'static str,
    }

    fn ops() -> impl Strategy<Value = Vec<Op>> {
        use proptest::sample::select;
        let said = select(vec![
            "sent yes",
            "sent no",
            "sent not-sure",
            "right-account yes",
            "right-account no",
            "given yes",
            "given no",
            "gone-question yes",
            "send-it works",
            "send-it fails",
            "send-it open",
            "change-account fails",
            "give works",
            "give fails",
        ]);
        let symptom = select(vec!["nothing-there", "no-recording"]);
        let person = select(vec![None, Some("p1"), Some("p2")]);
        let op = (any::<bool>(), symptom, person, said);
        let op = op.prop_map(|(in_first, symptom, person, said)| Op { in_first, symptom, person, said });
        proptest::collection::vec(op, 0..24)
    }

    proptest! {
        #![proptest_config(same_cases_every_time(400))]

        #[test]
        fn merging_two_copies_is_as_if_all_was_said_in_one(ops in ops()) {
            let (mut first, mut second, mut one) = (two_people(), two_people(), two_people());
            for (n, op) in ops.iter().enumerate() {
                let person = op.person.map(PersonId::from);
                let now = 100 + n as u64;
                for record in [if op.in_first { &mut first } else { &mut second }, &mut one] {
                    record.meet(&op.symptom.into(), person.as_ref(), "tests".into(), at(now));
                    say(record, op.symptom, person.as_ref(), op.said, now);
                }
            }
            let (mut merged, mut other_way) = (first.clone(), second.clone());
            merged.merge(second.clone());
            other_way.merge(first.clone());
            prop_assert_eq!(&merged, &one);
            prop_assert_eq!(&other_way, &one);
            merged.merge(first);
            prop_assert_eq!(&merged, &one, "taken in again, it changes nothing");
            let trails = |record: &Record| -> Vec<String> {
                let handover = Handover::new(toy::guide(), record);
                handover.trails().iter().map(|trail| format!("{trail:?}")).collect()
            };
            prop_assert_eq!(trails(&merged), trails(&one));
            // What was said of a trail is on it or beside it.
            let handover = Handover::new(toy::guide(), &one);
            for symptom in &toy::guide().symptoms {
                for person in [None, Some(mia()), Some(tom())] {
                    let trail = handover.trail(symptom, person.as_ref());
                    let of_trail = |op: &&Op| op.symptom == &*symptom.id && op.person.map(PersonId::from) == person;
                    let mut said: Vec<_> = ops.iter().filter(of_trail).map(|op| op.said).collect();
                    // The last word on each node, unless it took the rest back.
                    said.reverse();
                    let mut nodes = std::collections::BTreeSet::new();
                    said.retain(|said| nodes.insert(said.split(' ').next()) && !said.ends_with(" open"));
                    let by_reader = |entry: &&Entry<'_>| !matches!(entry, Entry::Asked(_, _, By::Record));
                    let told = trail.entries.iter().filter(by_reader).count() + trail.off_path.len();
                    prop_assert_eq!(told, said.len(), "{}", symptom.id);
                }
            }
        }
    }

    #[test]
    fn a_trail_is_the_same_after_it_was_saved() {
        let mut record = two_people();
        record.meet(&"no-recording".into(), Some(&mia()), "tests".into(), at(9));
        say(
            &mut record,
            "no-recording",
            Some(&mia()),
            "given yes, sent no, send-it fails, right-account no, given no",
            10,
        );
        record.set_screenshot(&"share".into(), true, at(20));
        let handover = Handover::new(toy::guide(), &record);
        let glance = handover::record::Glance { left: 0, next: String::new() };
        let (read, _) = from_text(&to_text(&record, &glance)).expect("what was written");
        assert_eq!(read, record);
        assert_eq!(Handover::new(toy::guide(), &read).trails(), handover.trails());
    }
}

mod guides_that_changed {
    use super::*;

    #[test]
    fn an_answer_to_a_question_that_is_gone_is_kept_beside_the_way() {
        let mut record = two_people();
        say(&mut record, "nothing-there", Some(&mia()), "was-sent yes, resend works, sent yes", 10);
        goes(toy::guide(), &record, "nothing-there", Some(&mia()), "sent yes › right-account");
        let handover = Handover::new(toy::guide(), &record);
        let trail = handover.trail(symptom(toy::guide(), "nothing-there"), Some(&mia()));
        let found: Vec<_> =
            trail.off_path.iter().map(|beside| (beside.id, beside.node, beside.said, beside.at)).collect();
        assert_eq!(found, [("was-sent", None, "yes", at(10)), ("resend", None, "works", at(11))]);
    }

    #[test]
    fn a_node_that_became_something_else_is_no_node() {
        // `ask` is a step of the toy, `support` is where every tree ends.
        let mut record = two_people();
        say(&mut record, "nothing-there", None, "ask yes, support fails", 10);
        let handover = Handover::new(toy::guide(), &record);
        let trail = handover.trail(symptom(toy::guide(), "nothing-there"), None);
        assert!(trail.off_path.iter().all(|beside| beside.node.is_none()), "{:?}", trail.off_path);
        assert_eq!(trail.off_path.len(), 2);
    }

    #[test]
    fn an_answer_to_a_question_that_was_renamed_counts_for_the_new_one() {
        let guide = guide_of(&with(
            "[aliases]",
            "[aliases]\nwas-sent = \"sent\"\nresend = \"send-it\"\nno-show = \"nothing-there\"",
        ));
        for (of_symptom, said) in [
            ("nothing-there", "was-sent no, resend fails"),
            ("nothing-there", "sent no, resend fails"),
            ("no-show", "was-sent no, send-it fails"),
            ("no-show", "sent no, send-it fails"),
        ] {
            let mut record = two_people();
            say(&mut record, of_symptom, Some(&mia()), said, 10);
            let way = "sent no, send-it fails › right-account";
            goes(&guide, &record, "nothing-there", Some(&mia()), way);
            keeps(&guide, &record, "nothing-there", Some(&mia()), &[]);
            goes(&guide, &record, "nothing-there", Some(&tom()), "› sent");
        }
    }

    #[test]
    fn of_an_old_answer_and_a_new_one_the_later_holds() {
        let guide = guide_of(&with("[aliases]", "[aliases]\nwas-sent = \"sent\""));
        for (said, way) in
            [("was-sent yes, sent no", "sent no › send-it"), ("sent no, was-sent yes", "sent yes › right-account")]
        {
            let mut record = two_people();
            say(&mut record, "nothing-there", None, said, 10);
            goes(&guide, &record, "nothing-there", None, way);
            keeps(&guide, &record, "nothing-there", None, &[]);
        }
    }

    #[test]
    fn a_tree_that_was_rewritten_shows_what_is_left_of_an_old_trail() {
        let mut record = two_people();
        say(&mut record, "nothing-there", None, "sent yes, right-account no, change-account fails", 10);
        // The account is looked at first now, and `sent` is no longer asked of this symptom.
        let text =
            changed(&with("first = \"sent\"", "first = \"right-account\""), "first = \"given\"", "first = \"sent\"");
        let text = changed(&text, "to = \"nothing-there\"", "to = \"right-account\"");
        let text = changed(&text, "to = \"send-it\" }, { say = \"not-sure\"", "to = \"given\" }, { say = \"not-sure\"");
        let guide = guide_of(&text);
        goes(&guide, &record, "nothing-there", None, "right-account no, change-account fails › support");
        let trail = Handover::new(&guide, &record).trail(symptom(&guide, "nothing-there"), None).off_path;
        assert_eq!(trail.iter().map(|beside| (beside.id, beside.node.is_some())).collect::<Vec<_>>(), [("sent", true)]);
        assert_eq!(record.answers.len() + record.tried.len(), 3, "and the record is as it was");
    }

    #[test]
    fn an_answer_that_no_version_has_written_is_not_taken_for_one() {
        let mut record = two_people();
        say(&mut record, "nothing-there", None, "sent yes", 10);
        let text = to_text(&record, &handover::record::Glance { left: 0, next: String::new() });
        let text = changed(&text, "\"yes\"", "\"maybe\"");
        let (record, _) = from_text(&text).expect("still a record");
        goes(toy::guide(), &record, "nothing-there", None, "› sent");
    }

    #[test]
    fn a_symptom_that_is_gone_is_no_trail_and_breaks_nothing() {
        let mut record = empty();
        record.meet(&"no-show".into(), None, "tests".into(), at(9));
        say(&mut record, "no-show", None, "sent yes", 10);
        let handover = Handover::new(toy::guide(), &record);
        assert_eq!(handover.trails(), []);
        assert_eq!(handover.trouble_of("sent", None).map(|(symptom, _)| &*symptom.id), Some("nothing-there"));
        assert_eq!(
            record.troubles.get(&"no-show".into()).map(|said| &**said.get()),
            Some("tests"),
            "and the record keeps it"
        );
        assert!(!TOY.contains("no-show"));
    }
}
