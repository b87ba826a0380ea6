//! Done means proven: for every set of permissions and results, on the real guides.

use handover::{
    export::summary,
    guide::{Guide, Id, Stage},
    record::{Handover, Outcome, Person, PersonId, Record, Standing},
    words::ENGLISH,
};
use proptest::{prelude::*, sample::subsequence};

use crate::{
    real, same_cases_every_time,
    toy::{self, at, day, finished, mia, person, tick, tom, two_people},
};

/// Somebody with some of a guide's permissions, and a result or none for each of the guide's tests.
#[derive(Clone, Debug)]
struct Somebody {
    permissions: Vec<Id>,
    results: Vec<Option<Outcome>>,
}

fn result() -> impl Strategy<Value = Option<Outcome>> {
    prop_oneof![3 => Just(Some(Outcome::Works)), 1 => Just(Some(Outcome::Fails)), 1 => Just(None)]
}

fn somebody(guide: &'static Guide) -> impl Strategy<Value = Somebody> {
    let ids: Vec<Id> = guide.permissions.iter().map(|permission| permission.id.clone()).collect();
    let all = ids.len();
    let results = prop_oneof![
        2 => proptest::collection::vec(result(), guide.tests.len()),
        1 => Just(vec![Some(Outcome::Works); guide.tests.len()]),
    ];
    (subsequence(ids, 0..=all), results).prop_map(|(permissions, results)| Somebody { permissions, results })
}

fn handovers() -> impl Strategy<Value = (&'static Guide, Vec<Somebody>, bool)> {
    let guides: Vec<&'static Guide> = real::guides().guides.iter().collect();
    proptest::sample::select(guides)
        .prop_flat_map(|guide| (Just(guide), proptest::collection::vec(somebody(guide), 0..4), any::<bool>()))
}

fn record(guide: &Guide, people: &[Somebody], ticked: bool) -> Record {
    let mut record = Record::new("r1".into(), guide, at(0));
    for (n, somebody) in people.iter().enumerate() {
        let id = PersonId::from_random(n as u64);
        let given = Person { permissions: somebody.permissions.clone(), ..person("Mia", &[]) };
        record.set_person(guide, id.clone(), given, at(1));
        for (test, result) in guide.tests.iter().zip(&somebody.results) {
            record.set_outcome(&test.id, &id, *result, at(2));
        }
        for choice in guide.choices.iter().filter(|_| ticked) {
            record.choose(choice, Some(&id), choice.options[0].id.clone(), at(2));
        }
        for step in guide.steps.iter().filter(|step| ticked && step.stage != Stage::Leave) {
            step.tasks.iter().for_each(|task| record.tick(step, &task.id, Some(&id), true, at(3)));
        }
    }
    record
}

/// The rule itself, said a second time: these results decide.
fn required(guide: &Guide, somebody: &Somebody) -> Vec<Option<Outcome>> {
    let tests = guide.tests.iter().zip(&somebody.results);
    let follows =
        tests.filter(|(test, _)| test.needs.as_ref().is_none_or(|needs| somebody.permissions.contains(needs)));
    follows.map(|(_, result)| *result).collect()
}

proptest! {
    #![proptest_config(same_cases_every_time(400))]

    #[test]
    fn done_means_proven((guide, people, ticked) in handovers()) {
        let record = record(guide, &people, ticked);
        let handover = Handover::new(guide, &record);
        let summary = summary(handover, &real::guides().site, &ENGLISH, Some(at(9)), 0);
        let mut all = !people.is_empty();
        for (n, somebody) in people.iter().enumerate() {
            let id = PersonId::from_random(n as u64);
            let required = required(guide, somebody);
            prop_assert!(!required.is_empty(), "somebody is asked nothing");
            let proven = required.iter().all(|result| *result == Some(Outcome::Works));
            all &= proven;
            let person = record.person(&id).expect("somebody who was added");
            let standing = handover.standing(&id, person);
            prop_assert_eq!(standing == Standing::Proven, proven);

            let fails = required.iter().filter(|result| **result == Some(Outcome::Fails)).count();
            let open = required.iter().filter(|result| result.is_none()).count();
            match standing {
                Standing::Proven => prop_assert_eq!((fails, open), (0, 0)),
                Standing::Failing { failed } => prop_assert_eq!(failed, fails),
                Standing::Untested { open: counted } => prop_assert_eq!((fails, counted), (0, open)),
                Standing::NotShared => prop_assert_eq!((fails, open, ticked), (0, required.len(), false)),
                Standing::Leaving | Standing::Left(_) => prop_assert!(false, "nobody left"),
            }

            let words = (ENGLISH.standing)(standing);
            prop_assert_eq!(words.contains("proven"), proven, "{}", words);
            let row = &summary.people[n];
            prop_assert_eq!((&row.standing, row.proven), (&words, proven));
            let shown: Vec<_> = row.tests.iter().map(|test| test.outcome).collect();
            prop_assert_eq!(shown, required);
        }
        prop_assert_eq!(handover.is_proven(), all);
        prop_assert_eq!(summary.proven, all);
        prop_assert_eq!(summary.status == ENGLISH.summary.proven, all);
        prop_assert_eq!(summary.status.to_lowercase().contains("proven"), all);
        if handover.left().is_empty() {
            prop_assert!(all, "nothing left, yet not proven");
        }
    }

    #[test]
    fn a_permission_brings_its_tests_and_takes_them_away((guide, people, _) in handovers()) {
        for somebody in &people {
            let given = Person { permissions: somebody.permissions.clone(), ..person("Mia", &[]) };
            let record = record(guide, &[], false);
            let handover = Handover::new(guide, &record);
            let tests: Vec<_> = handover.tests(&given).into_iter().map(|test| &test.id).collect();
            for permission in &somebody.permissions {
                let permissions = given.permissions.iter().filter(|id| *id != permission).cloned().collect();
                let less = Person { permissions, ..given.clone() };
                let kept: Vec<_> = handover.tests(&less).into_iter().map(|test| &test.id).collect();
                let proves = |id: &&Id| guide.tests.iter().any(|test| test.id == **id && test.needs.as_ref() == Some(permission));
                let gone: Vec<_> = tests.iter().filter(|id| !kept.contains(id)).collect();
                prop_assert!(!gone.is_empty() && gone.iter().all(|id| proves(id)), "{permission}: {gone:?}");
            }
        }
    }
}

#[test]
fn no_number_of_ticks_proves_anything() {
    for guide in &real::guides().guides {
        let open = vec![None; guide.tests.len()];
        let permissions = guide.permissions.iter().map(|permission| permission.id.clone()).collect();
        let record = record(guide, &[Somebody { permissions, results: open }], true);
        let handover = Handover::new(guide, &record);
        let id = PersonId::from_random(0);
        let standing = handover.standing(&id, record.person(&id).expect("somebody"));
        assert_eq!(standing, Standing::Untested { open: guide.tests.len() }, "{}", guide.id);
        assert!(!handover.is_proven());
    }
}

#[test]
fn a_new_permission_takes_the_proof_back_until_its_test_passed() {
    let mut record = finished();
    let standing =
        |record: &Record| Handover::new(toy::guide(), record).standing(&tom(), record.person(&tom()).expect("Tom"));
    assert_eq!(standing(&record), Standing::Proven);
    record.set_person(toy::guide(), tom(), person("Tom", &["live", "playback"]), at(20));
    assert_eq!(standing(&record), Standing::Untested { open: 1 });
    record.set_outcome(&"playback".into(), &tom(), Some(Outcome::Fails), at(21));
    assert_eq!(standing(&record), Standing::Failing { failed: 1 });
    record.set_person(toy::guide(), tom(), person("Tom", &["live"]), at(22));
    assert_eq!(standing(&record), Standing::Proven, "what is not given need not work");
    record.set_person(toy::guide(), tom(), person("Tom", &["live", "playback"]), at(23));
    assert_eq!(standing(&record), Standing::Failing { failed: 1 }, "and is not forgotten");
}

#[test]
fn shared_means_that_the_owners_steps_for_this_person_are_ticked() {
    let mut record = two_people();
    let standing =
        |record: &Record, id| Handover::new(toy::guide(), record).standing(&id, record.person(&id).expect("somebody"));
    record.choose(toy::choice("method"), None, "one".into(), at(3));
    record.choose(toy::choice("reach"), Some(&mia()), "qr".into(), at(3));
    assert_eq!(standing(&record, mia()), Standing::NotShared);
    for (step, task) in [("ask", "say"), ("ask", "code"), ("send-one", "send")] {
        tick(&mut record, step, task, Some(&mia()), 4);
    }
    assert_eq!(standing(&record, mia()), Standing::Untested { open: 3 }, "their own phone comes after");
    assert_eq!(standing(&record, tom()), Standing::NotShared);
}

#[test]
fn with_a_question_open_nothing_is_shared_yet() {
    let mut record = two_people();
    let standing =
        |record: &Record| Handover::new(toy::guide(), record).standing(&mia(), record.person(&mia()).expect("Mia"));
    record.choose(toy::choice("method"), None, "one".into(), at(3));
    for (step, task) in [("ask", "say"), ("ask", "email"), ("ask", "code"), ("send-one", "send")] {
        tick(&mut record, step, task, Some(&mia()), 4);
    }
    assert_eq!(standing(&record), Standing::NotShared);
    record.choose(toy::choice("reach"), Some(&mia()), "email".into(), at(5));
    assert_eq!(standing(&record), Standing::Untested { open: 3 });
}

#[test]
fn a_test_of_one_person_says_nothing_about_another() {
    let mut record = two_people();
    for test in ["account", "live-view", "playback"] {
        record.set_outcome(&test.into(), &mia(), Some(Outcome::Works), at(3));
    }
    let handover = Handover::new(toy::guide(), &record);
    assert_eq!(handover.outcome(toy::test("account"), &mia()), Some(Outcome::Works));
    assert_eq!(handover.outcome(toy::test("account"), &tom()), None);
    assert!(!handover.is_proven());
}

#[test]
fn who_left_is_neither_proven_nor_in_the_way() {
    let mut record = finished();
    record.set_person(
        toy::guide(),
        tom(),
        Person { left: Some(day("2026-11-21")), ..person("Tom", &["live"]) },
        at(20),
    );
    let handover = Handover::new(toy::guide(), &record);
    let standing = handover.standing(&tom(), record.person(&tom()).expect("Tom"));
    assert_eq!(standing, Standing::Left(day("2026-11-21")));
    assert_eq!((ENGLISH.standing)(standing), "access removed on 21 Nov 2026");
    assert!(handover.is_proven());
}

#[test]
fn where_somebody_stands_is_said_in_these_words() {
    let says = |standing, words: &str| assert_eq!((ENGLISH.standing)(standing), words);
    says(Standing::NotShared, "not yet shared");
    says(Standing::Untested { open: 1 }, "shared, not yet tested (1 test left)");
    says(Standing::Untested { open: 3 }, "shared, not yet tested (3 tests left)");
    says(Standing::Failing { failed: 1 }, "not working yet (1 test failed)");
    says(Standing::Failing { failed: 2 }, "not working yet (2 tests failed)");
    says(Standing::Proven, "proven: every test passed");
    says(Standing::Leaving, "access is being taken away");
}
