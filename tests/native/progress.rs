//! Counts that are honest, a walk in the right order, and ticks that find their person.

use handover::{
    guide::{Guide, Place, Reply, Stage, StandardPlace},
    record::{Count, Device, Devices, Field, Handover, Left, Outcome, Person, PersonId, Record, Standing, State},
};
use litemap::LiteMap;
use proptest::prelude::*;

use crate::{
    half::half,
    real, same_cases_every_time,
    toy::{at, choice, day, empty, finished, guide, mia, person, step, tick, tom, two_people},
};

fn ids<'p>(places: &[Place<'p>]) -> Vec<&'p str> {
    places.iter().map(Place::id).collect()
}

fn of(record: &Record) -> Handover<'_> {
    Handover::new(guide(), record)
}

#[track_caller]
fn counts(record: &Record, done: usize, all: usize) {
    assert_eq!(of(record).count(), Count { done, all });
}

#[track_caller]
fn stands(record: &Record, id: &str, state: State) {
    let place = guide().find(id).expect("a place of the toy");
    assert_eq!(of(record).state(place), state, "{id}");
}

mod counting {
    use super::*;

    #[test]
    fn a_new_handover_counts_what_is_sure_to_be_done_and_no_tests() {
        // before: `online` and its choice; ask: `say` and its choice; second-user 1
        counts(&empty(), 0, 5);
    }

    #[test]
    fn each_person_adds_their_own_tasks_and_the_tests_of_their_permissions() {
        let mut record = empty();
        record.set_person(guide(), mia(), person("Mia", &["live", "playback"]), at(1));
        counts(&record, 0, 2 + 3 + 3);
        record.set_person(guide(), tom(), person("Tom", &["live"]), at(2));
        counts(&record, 0, 2 + 3 + 3 + 3 + 2);
    }

    #[test]
    fn what_hangs_on_an_open_choice_is_shown_and_does_not_count() {
        let record = empty();
        let [ask, send] = [step("ask"), step("send-many")];
        assert_eq!(of(&record).tasks(ask, None).len(), 3);
        assert_eq!(of(&record).count_for(ask, None), Count { done: 0, all: 2 }, "`say`, and to say how to reach them");
        assert_eq!(of(&record).tasks(send, None).len(), 2);
        assert_eq!(of(&record).count_for(send, None), Count { done: 0, all: 0 }, "of a step that may not be needed");
    }

    #[test]
    fn an_answer_is_one_thing_done_and_brings_what_belongs_to_it() {
        let mut record = two_people();
        record.choose(choice("method"), None, "one".into(), at(3));
        // before 2, one of them the answer; Mia 3 + 1 and 3 tests; Tom 3 + 1 and 2 tests
        counts(&record, 1, 2 + 4 + 3 + 4 + 2);
        record.choose(choice("method"), None, "several".into(), at(4));
        counts(&record, 1, 3 + 5 + 3 + 5 + 2);
        record.choose(choice("reach"), Some(&mia()), "qr".into(), at(5));
        counts(&record, 2, 3 + 6 + 3 + 5 + 2);
        assert_eq!(of(&record).count_for(step("ask"), Some(&mia())), Count { done: 1, all: 3 });
        assert_eq!(of(&record).count_for(step("ask"), Some(&tom())), Count { done: 0, all: 2 });
    }

    #[test]
    fn a_tick_on_what_hangs_on_an_open_choice_counts_once_it_is_answered() {
        let mut record = empty();
        tick(&mut record, "send-one", "send", None, 1);
        counts(&record, 0, 5);
        record.choose(choice("method"), None, "one".into(), at(2));
        counts(&record, 2, 6);
    }

    #[test]
    fn a_tick_is_one_and_taking_it_back_is_one_less() {
        let mut record = two_people();
        tick(&mut record, "ask", "say", Some(&mia()), 3);
        tick(&mut record, "before", "online", None, 3);
        counts(&record, 2, 13);
        record.tick(step("ask"), &"say".into(), Some(&mia()), false, at(4));
        counts(&record, 1, 13);
        assert_eq!(of(&record).count_for(step("ask"), Some(&tom())), Count { done: 0, all: 2 });
    }

    #[test]
    fn only_a_test_that_works_is_done() {
        let mut record = two_people();
        record.set_outcome(&"account".into(), &mia(), Some(Outcome::Works), at(3));
        record.set_outcome(&"live-view".into(), &mia(), Some(Outcome::Fails), at(3));
        assert_eq!(of(&record).count_tests(), Count { done: 1, all: 5 });
        record.set_outcome(&"account".into(), &mia(), None, at(4));
        assert_eq!(of(&record).count_tests(), Count { done: 0, all: 5 });
    }

    #[test]
    fn taking_access_away_is_not_part_of_the_first_handover() {
        let mut record = empty();
        tick(&mut record, "list-people", "list", None, 1);
        tick(&mut record, "take-away", "remove", None, 1);
        counts(&record, 0, 5);
        assert_eq!(of(&record).count_step(step("list-people")), Count { done: 1, all: 1 });
    }

    #[test]
    fn somebody_who_left_is_no_longer_counted() {
        let mut record = two_people();
        record.set_person(guide(), tom(), Person { left: Some(day("2026-11-21")), ..person("Tom", &["live"]) }, at(3));
        counts(&record, 0, 2 + 3 + 3);
        assert_eq!(of(&record).turns(step("ask")), [Some(&mia())]);
    }

    #[test]
    fn a_finished_handover_counts_all_as_done() {
        let count = of(&finished()).count();
        assert_eq!(count, Count { done: 17, all: 17 });
    }
}

mod walking {
    use super::*;

    #[track_caller]
    fn beside(record: &Record, id: &str, before: Option<&str>, after: Option<&str>) {
        let (found_before, found_after) = of(record).neighbours(id);
        assert_eq!(
            (found_before.map(|place| place.id()), found_after.map(|place| place.id())),
            (before, after),
            "beside {id}"
        );
    }

    #[test]
    fn the_walk_goes_from_start_to_summary_and_does_not_fall_off_its_ends() {
        let record = empty();
        beside(&record, "start", None, Some("before"));
        beside(&record, "before", Some("start"), Some("owner"));
        beside(&record, "people", Some("owner"), Some("ask"));
        beside(&record, "second-user", Some("send-many"), Some("tests"));
        beside(&record, "summary", Some("tests"), None);
    }

    #[test]
    fn the_steps_for_somebody_leaving_are_a_walk_of_their_own() {
        let record = empty();
        beside(&record, "someone-left", None, Some("list-people"));
        beside(&record, "list-people", Some("someone-left"), Some("take-away"));
        beside(&record, "take-away", Some("list-people"), Some("summary"));
    }

    #[test]
    fn a_hidden_step_is_walked_past() {
        let mut record = empty();
        record.choose(choice("method"), None, "several".into(), at(1));
        beside(&record, "ask", Some("people"), Some("send-many"));
        beside(&record, "send-many", Some("ask"), Some("second-user"));
        beside(&record, "send-one", None, None);
    }

    #[test]
    fn help_stands_beside_the_walk() {
        for id in ["trouble", "nothing-there", "faq", "my-data", "nowhere"] {
            beside(&empty(), id, None, None);
        }
    }

    #[test]
    fn each_guide_walks_ready_owner_people_share_tests_summary() {
        fn walk(guide: &'static Guide) -> Vec<&'static str> {
            let record = Record::new("r1".into(), guide, at(0));
            ids(&Handover::new(guide, &record).walk())
                .into_iter()
                .map(|id| guide.find(id).expect("a place").id())
                .collect()
        }
        assert_eq!(
            walk(real::guide("dmss")),
            [
                "start",
                "before",
                "confirm-owner",
                "choose-method",
                "owner",
                "people",
                "reach-them",
                "their-qr",
                "share-one-device",
                "share-several",
                "second-user",
                "tests",
                "summary",
            ]
        );
        assert_eq!(
            walk(real::guide("hik-connect")),
            [
                "start",
                "before",
                "confirm-owner",
                "check-installer",
                "owner",
                "people",
                "ask-for-account",
                "open-share",
                "name-person",
                "set-permissions",
                "second-user",
                "tests",
                "summary",
            ]
        );
        assert_eq!(
            walk(real::guide("wisenet-mobile")),
            [
                "start",
                "before",
                "confirm-owner",
                "fix-owner",
                "recorder-online",
                "owner",
                "people",
                "find-the-way",
                "second-account",
                "send-invite",
                "make-recorder-user",
                "check-restrictions",
                "second-user",
                "tests",
                "summary",
            ]
        );
    }

    #[test]
    fn next_and_back_lead_over_the_whole_walk_of_each_guide() {
        for guide in &real::guides().guides {
            let record = Record::new("r1".into(), guide, at(0));
            let handover = Handover::new(guide, &record);
            let walk = ids(&handover.walk());
            let mut walked = vec!["start"];
            while let (_, Some(next)) = handover.neighbours(walked[walked.len() - 1]) {
                assert_eq!(
                    handover.neighbours(next.id()).0.map(|place| place.id()),
                    walked.last().copied(),
                    "back from {}",
                    next.id()
                );
                walked.push(next.id());
            }
            assert_eq!(walked, walk, "{}", guide.id);
        }
    }
}

mod people {
    use super::*;

    #[test]
    fn what_was_ticked_before_there_was_anybody_goes_to_the_first_person_only() {
        let mut record = empty();
        tick(&mut record, "ask", "say", None, 1);
        tick(&mut record, "before", "online", None, 1);
        record.choose(choice("reach"), None, "qr".into(), at(1));
        record.set_person(guide(), mia(), person("Mia", &["live"]), at(2));
        record.set_person(guide(), tom(), person("Tom", &["live"]), at(3));
        let ticked = |person| record.ticked(step("ask"), &"say".into(), person).is_some();
        assert_eq!((ticked(Some(&mia())), ticked(Some(&tom()))), (true, false));
        let chosen = |person| record.chosen(choice("reach"), person).map(|id| &**id);
        assert_eq!((chosen(Some(&mia())), chosen(Some(&tom()))), (Some("qr"), None));
        assert!(record.ticked(step("before"), &"online".into(), Some(&tom())).is_some(), "done once, for both");
    }

    #[test]
    fn editing_somebody_does_not_tick_again_what_they_unticked() {
        let mut record = empty();
        tick(&mut record, "ask", "say", None, 1);
        record.set_person(guide(), mia(), person("Mia", &["live"]), at(2));
        record.tick(step("ask"), &"say".into(), Some(&mia()), false, at(3));
        record.set_person(guide(), mia(), person("Mia B", &["live"]), at(4));
        assert_eq!(record.ticked(step("ask"), &"say".into(), Some(&mia())), None);
        assert_eq!(record.person(&mia()).map(|person| person.name.as_str()), Some("Mia B"));
    }

    #[test]
    fn people_stand_in_the_order_they_were_added() {
        let mut record = two_people();
        record.set_person(guide(), mia(), person("Mia B", &["live"]), at(9));
        let names: Vec<_> = record.people().iter().map(|(_, person)| person.name.as_str()).collect();
        assert_eq!(names, ["Mia B", "Tom"]);
    }

    #[test]
    fn when_one_is_done_the_next_is_proposed_ahead_first() {
        let mut record = two_people();
        let zoe = "p3".into();
        record.set_person(guide(), "p3".into(), Person { added: at(2), ..person("Zoe", &["live"]) }, at(3));
        fn next(record: &Record, from: Option<&PersonId>) -> Option<PersonId> {
            of(record).next_turn(step("second-user"), from).cloned()
        }
        assert_eq!(next(&record, None), Some(mia()));
        assert_eq!(next(&record, Some(&mia())), Some(tom()));
        assert_eq!(next(&record, Some(&zoe)), Some(mia()), "round to the first");
        assert_eq!(next(&record, Some(&tom())), Some(zoe.clone()), "ahead before back");
        tick(&mut record, "second-user", "accept", Some(&tom()), 4);
        assert_eq!(next(&record, Some(&mia())), Some(zoe.clone()), "past who is done");
        tick(&mut record, "second-user", "accept", Some(&mia()), 5);
        assert_eq!(next(&record, Some(&zoe)), None, "oneself is no next turn");
        assert_eq!(next(&record, Some(&mia())), Some(zoe));
        assert_eq!(of(&record).next_turn(step("before"), None), None, "done once: no turns");
    }

    #[test]
    fn what_goes_beyond_the_role_is_told() {
        let beyond_role = Person { role: "staff".into(), ..person("Tom", &["live", "playback"]) };
        assert_eq!(beyond_role.beyond_role(guide()), [&"playback".into()]);
        assert!(person("Mia", &["live", "playback"]).beyond_role(guide()).is_empty());
        let unknown = Person { role: "gone".into(), ..person("Tom", &["live"]) };
        assert_eq!(unknown.beyond_role(guide()), [&"live".into()], "of a role that is gone everything is");
    }
}

mod what_is_left {
    use super::*;

    #[test]
    fn what_is_left_is_where_one_goes_on() {
        let mut record = finished();
        let unknown = Person { account: " ".into(), review: None, ..person("Tom", &["live"]) };
        record.set_person(guide(), tom(), unknown, at(20));
        assert!(!of(&record).left().is_empty());
        assert_eq!(of(&record).resume().id(), "people");
    }

    #[test]
    fn when_everybody_left_nothing_is_left_to_share() {
        let mut record = finished();
        for (id, name) in [(mia(), "Mia"), (tom(), "Tom")] {
            let gone = Person { left: Some(day("2026-11-21")), ..person(name, &["live"]) };
            record.set_person(guide(), id, gone, at(20));
        }
        assert_eq!(of(&record).left(), []);
        assert!(of(&record).walk().iter().any(|place| place.id() == "second-user"), "the steps can still be read");
    }

    #[test]
    fn what_was_emptied_again_is_not_written() {
        let mut record = empty();
        record.set_field(Field::Site, "x".into(), at(1));
        assert_eq!(of(&record).state(Place::Standard(StandardPlace::Owner)), State::Done);
        record.set_field(Field::Site, String::new(), at(2));
        record.set_devices(vec![Device::default()], at(3));
        assert_eq!(of(&record).state(Place::Standard(StandardPlace::Owner)), State::ToDo);
    }

    #[track_caller]
    fn left(record: &Record) -> Vec<Left<'_>> {
        of(record).left()
    }

    #[test]
    fn nothing_is_left_of_a_finished_handover_and_it_is_proven() {
        let record = finished();
        assert_eq!(left(&record), []);
        assert!(of(&record).is_proven());
    }

    #[test]
    fn whatever_is_taken_away_from_a_finished_handover_is_left() {
        type Undo = fn(&mut Record);
        let undone: [(&str, Undo); 6] = [
            ("Step", |record| record.tick(step("send-one"), &"send".into(), Some(&tom()), false, at(20))),
            ("Tests", |record| record.set_outcome(&"playback".into(), &mia(), None, at(20))),
            ("Tests", |record| record.set_outcome(&"account".into(), &tom(), Some(Outcome::Fails), at(20))),
            ("Account", |record| {
                record.set_person(
                    guide(),
                    tom(),
                    Person { account: " ".to_owned(), ..person("Tom", &["live"]) },
                    at(20),
                )
            }),
            ("Review", |record| {
                record.set_person(guide(), tom(), Person { review: None, ..person("Tom", &["live"]) }, at(20))
            }),
            ("Tests", |record| record.set_person(guide(), tom(), person("Tom", &["live", "playback"]), at(20))),
        ];
        for (kind, undo) in undone {
            let mut record = finished();
            undo(&mut record);
            let left: Vec<_> = left(&record).iter().map(|left| format!("{left:?}")).collect();
            assert_eq!(left.len(), 1, "{left:?}");
            assert!(left[0].starts_with(kind), "{} is not {kind}", left[0]);
        }
    }

    #[test]
    fn without_people_there_is_always_something_left() {
        let mut record = empty();
        record.choose(choice("method"), None, "one".into(), at(1));
        record.choose(choice("reach"), None, "qr".into(), at(1));
        for (step, task) in
            [("before", "online"), ("ask", "say"), ("ask", "code"), ("send-one", "send"), ("second-user", "accept")]
        {
            tick(&mut record, step, task, None, 2);
        }
        assert_eq!(left(&record), [Left::NoPeople]);
        assert!(!of(&record).is_proven());
    }

    #[test]
    fn people_are_asked_for_only_while_nobody_was_ever_on_the_record() {
        let mut record = empty();
        assert!(left(&record).contains(&Left::NoPeople));
        let gone = Person { left: Some(day("2026-11-21")), ..person("Mia", &["live"]) };
        record.set_person(guide(), mia(), gone, at(1));
        assert!(!left(&record).contains(&Left::NoPeople), "who left was somebody");
        assert!(!of(&record).is_proven());
        record.remove_person(&mia(), at(2));
        assert!(left(&record).contains(&Left::NoPeople), "who was removed was a mistake");
    }

    #[test]
    fn an_unanswered_question_is_left() {
        let mut record = empty();
        tick(&mut record, "before", "online", None, 1);
        assert_eq!(left(&record)[0], Left::Step(step("before"), 1));
        record.choose(choice("method"), None, "several".into(), at(2));
        assert_eq!(left(&record)[0], Left::Step(step("before"), 1), "now it is the task the answer brought");
        assert_eq!(left(&record)[2], Left::Step(step("send-many"), 2));
    }

    /// Answers whatever is asked, ticks whatever is shown, tests whatever follows; `pick` chooses the answers.
    fn do_everything(guide: &'static Guide, people: usize, pick: &[usize]) -> Record {
        let mut record = Record::new("r1".into(), guide, at(0));
        let role = &guide.roles[pick[0] % guide.roles.len()];
        for n in 0..people {
            let given = Person { role: role.id.clone(), permissions: role.permissions.clone(), ..person("Mia", &[]) };
            record.set_person(guide, PersonId::from_random(n as u64), given, at(1));
        }
        let mut pick = pick.iter().cycle();
        for step in guide.steps.iter().filter(|step| step.stage != Stage::Leave) {
            let turns: Vec<_> = Handover::new(guide, &record).turns(step).into_iter().map(|id| id.cloned()).collect();
            for turn in turns {
                for choice in guide.choices.iter().filter(|choice| choice.at == step.id) {
                    let option = &choice.options[pick.next().expect("a cycle") % choice.options.len()];
                    record.choose(choice, turn.as_ref(), option.id.clone(), at(2));
                }
                let shown = Handover::new(guide, &record).tasks(step, turn.as_ref());
                let shown: Vec<_> = shown.into_iter().map(|task| task.id.clone()).collect();
                shown.iter().for_each(|task| record.tick(step, task, turn.as_ref(), true, at(3)));
            }
        }
        for n in 0..people {
            for test in guide.tests.iter() {
                record.set_outcome(&test.id, &PersonId::from_random(n as u64), Some(Outcome::Works), at(4));
            }
        }
        record
    }

    proptest! {
        #![proptest_config(same_cases_every_time(200))]

        #[test]
        fn who_does_all_that_is_shown_has_nothing_left(
            which in 0..3usize,
            people in 1..4usize,
            pick in proptest::collection::vec(0..6usize, 8),
        ) {
            let guide = &real::guides().guides[which];
            let record = do_everything(guide, people, &pick);
            let handover = Handover::new(guide, &record);
            prop_assert_eq!(handover.left(), []);
            let count = handover.count();
            prop_assert_eq!(count.done, count.all);
            prop_assert!(handover.is_proven());
            prop_assert_eq!(handover.resume().id(), "summary");
            for step in &guide.steps {
                for turn in handover.turns(step) {
                    let asked = guide.choices.iter().filter(|choice| choice.at == step.id).count();
                    let shown = handover.tasks(step, turn).len();
                    let all = if shown == 0 { 0 } else { shown + asked };
                    prop_assert_eq!(handover.count_for(step, turn).all, all, "{}: all that is shown counts", step.id);
                }
            }
        }
    }

    #[test]
    fn what_is_left_is_told_in_the_order_of_the_walk_and_how_much_of_it() {
        let mut record = finished();
        record.tick(step("second-user"), &"accept".into(), Some(&mia()), false, at(20));
        record.tick(step("second-user"), &"accept".into(), Some(&tom()), false, at(20));
        record.tick(step("before"), &"online".into(), None, false, at(20));
        record.set_outcome(&"account".into(), &tom(), Some(Outcome::Fails), at(20));
        let tom = record.person(&tom()).expect("Tom");
        let expected = [
            Left::Step(step("before"), 1),
            Left::Step(step("second-user"), 2),
            Left::Tests(tom, Standing::Failing { failed: 1 }),
        ];
        assert_eq!(left(&record), expected);
    }

    #[test]
    fn who_left_leaves_nothing_behind() {
        let mut record = finished();
        let gone = Person { left: Some(day("2026-11-21")), account: String::new(), ..person("Tom", &["live"]) };
        record.set_outcome(&"account".into(), &tom(), Some(Outcome::Fails), at(19));
        record.set_person(guide(), tom(), gone, at(20));
        assert_eq!(left(&record), []);
        assert!(of(&record).is_proven());
    }
}

mod going_on {
    use super::*;

    #[test]
    fn states_follow_from_what_was_said() {
        let mut record = empty();
        for id in ["before", "owner", "people", "ask", "tests"] {
            stands(&record, id, State::ToDo);
        }
        for id in ["start", "summary", "trouble", "faq", "no-recording"] {
            stands(&record, id, State::Read);
        }
        tick(&mut record, "before", "online", None, 1);
        stands(&record, "before", State::ToDo);
        record.choose(choice("method"), None, "several".into(), at(2));
        stands(&record, "before", State::ToDo);
        tick(&mut record, "before", "count", None, 2);
        stands(&record, "before", State::Done);
        record.set_person(guide(), mia(), person("Mia", &["live"]), at(4));
        stands(&record, "people", State::Done);
        for id in ["before", "owner", "people", "ask", "send-one", "second-user", "tests"] {
            stands(&finished(), id, State::Done);
        }
    }

    #[test]
    fn the_signs_of_the_walk_are_others_exactly_when_the_list_of_steps_is() {
        let mut records = vec![empty(), finished(), two_people()];
        let mut record = empty();
        let mut then = |change: &dyn Fn(&mut Record)| {
            change(&mut record);
            records.push(record.clone());
        };
        then(&|record| tick(record, "before", "online", None, 1));
        then(&|record| record.choose(choice("method"), None, "several".into(), at(2)));
        then(&|record| tick(record, "before", "count", None, 3));
        then(&|record| record.choose(choice("method"), None, "one".into(), at(4)));
        then(&|record| record.answer(&"no-recording".into(), &"given".into(), None, Reply::Yes, at(5)));
        then(&|record| record.set_person(guide(), mia(), person("Mia", &["live"]), at(6)));
        records.push(half());
        let list = |record: &Record| {
            let shown = |place: &Place<'_>| !matches!(place, Place::Step(step) if !of(record).shows_step(step));
            let places = guide().walk().into_iter().filter(shown);
            let states: Vec<_> = places.map(|place| (place.id(), of(record).state(place))).collect();
            (record.is_second_users(), states)
        };
        for a in &records {
            for b in &records {
                let (same, signs) = (list(a) == list(b), [a, b].map(|record| of(record).states()));
                assert_eq!(signs[0] == signs[1], same, "{signs:?}");
            }
        }
    }

    #[test]
    fn a_step_is_not_done_before_its_question_is_answered() {
        let mut record = empty();
        tick(&mut record, "ask", "say", None, 1);
        stands(&record, "ask", State::ToDo);
        tick(&mut record, "ask", "email", None, 1);
        tick(&mut record, "ask", "code", None, 1);
        stands(&record, "ask", State::ToDo);
        record.choose(choice("reach"), None, "qr".into(), at(2));
        stands(&record, "ask", State::Done);
    }

    #[test]
    fn anything_written_about_the_owner_shows_that_it_was_not_overlooked() {
        for field in Field::ALL {
            let mut record = empty();
            record.set_field(field, "x".to_owned(), at(1));
            let asked = field != Field::Ticket;
            stands(&record, "owner", if asked { State::Done } else { State::ToDo });
        }
        let mut record = empty();
        record.set_devices(vec![Device { name: "Shop".to_owned(), model: String::new() }], at(1));
        stands(&record, "owner", State::Done);
    }

    #[test]
    fn a_hidden_step_is_never_done() {
        let mut record = finished();
        tick(&mut record, "send-many", "send", Some(&mia()), 9);
        stands(&record, "send-many", State::ToDo);
    }

    #[track_caller]
    fn resumes(record: &Record, id: &str) {
        assert_eq!(of(record).resume().id(), id);
    }

    #[test]
    fn the_walk_goes_on_at_the_first_thing_to_do() {
        let mut record = empty();
        resumes(&record, "before");
        tick(&mut record, "before", "online", None, 1);
        resumes(&record, "before");
        record.choose(choice("method"), None, "one".into(), at(1));
        resumes(&record, "people");
        record.set_person(guide(), mia(), person("Mia", &["live"]), at(3));
        resumes(&record, "ask");
        resumes(&finished(), "summary");
        let mut record = finished();
        record.set_outcome(&"account".into(), &tom(), None, at(20));
        resumes(&record, "tests");
    }

    #[test]
    fn what_may_stay_empty_holds_nobody_up() {
        let mut record = finished();
        record.fields = LiteMap::new();
        record.devices = Devices::default();
        stands(&record, "owner", State::ToDo);
        resumes(&record, "summary");
        assert_eq!(of(&record).left(), []);
    }

    #[test]
    fn fixed_places_are_places_like_any_other() {
        assert_eq!(of(&empty()).state(Place::Standard(StandardPlace::MyData)), State::Read);
    }
}
