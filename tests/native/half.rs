//! A second user's half: what is theirs to do on their own phone, and nothing else.

use handover::record::{Count, Destination, Handover, Key, Left, Outcome, Part, Record, Side, Standing};

use crate::toy::{at, finished, guide, mia, tick, tom, two_people};

/// What the owner's invitation for Mia opens.
pub fn half() -> Record {
    let invited = finished().for_person(&mia()).travelling(guide(), Destination::Invite, &[]);
    Record { side: Some(Side::SecondUser), ..invited }
}

fn of(record: &Record) -> Handover<'_> {
    Handover::new(guide(), record)
}

fn ids(record: &Record) -> Vec<&str> {
    of(record).walk().into_iter().map(|place| place.id()).collect()
}

#[test]
fn it_walks_their_own_steps_and_the_tests() {
    assert_eq!(ids(&half()), ["second-user", "tests"]);
    assert!(ids(&two_people()).contains(&"ask"), "the owner's has theirs");
}

#[test]
fn it_counts_what_is_theirs_alone() {
    let mut half = half();
    assert_eq!(of(&half).count(), Count { done: 0, all: 4 });
    tick(&mut half, "second-user", "accept", Some(&mia()), 20);
    half.set_outcome(&"playback".into(), &mia(), Some(Outcome::Works), at(21));
    assert_eq!(of(&half).count(), Count { done: 2, all: 4 });
}

#[test]
fn nothing_of_the_owners_is_left_to_do_on_it() {
    let half = half();
    let left = of(&half).left();
    assert!(
        matches!(left[..], [Left::Step(step, 1), Left::Tests(_, Standing::Untested { open: 3 })] if &*step.id == "second-user"),
        "{left:?}"
    );
}

#[test]
fn whoever_was_invited_is_shared_with_whatever_the_owner_ticked() {
    let half = half();
    let person = half.person(&mia()).expect("Mia is on it");
    assert_eq!(of(&half).standing(&mia(), person), Standing::Untested { open: 3 });
}

#[test]
fn when_all_is_done_it_ends_with_the_tests_and_not_with_a_summary() {
    let mut half = half();
    tick(&mut half, "second-user", "accept", Some(&mia()), 20);
    for test in ["account", "live-view", "playback"] {
        half.set_outcome(&test.into(), &mia(), Some(Outcome::Works), at(21));
    }
    assert_eq!(of(&half).resume().id(), "tests");
    assert_eq!(of(&half).left(), []);
}

#[test]
fn an_invitation_holds_one_person_and_says_who_they_are_only_when_ticked() {
    let half = half();
    assert_eq!(half.people().into_iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), [mia()]);
    let person = half.person(&mia()).expect("Mia is on it");
    assert_eq!((person.name.as_str(), person.account.as_str(), person.review), ("", "", None));
    assert_eq!(person.permissions, ["live".into(), "playback".into()]);
    assert!(half.fields.is_empty() && half.devices().is_empty() && half.ticks.is_empty() && half.tests.is_empty());
    assert_eq!(
        half.choices.keys().map(Key::to_string).collect::<Vec<_>>(),
        ["method", "reach@p1"],
        "what was chosen decides what they see"
    );
    let named =
        finished().for_person(&mia()).travelling(guide(), Destination::Invite, &[Part::PersonName, Part::OwnerAccount]);
    assert_eq!(named.person(&mia()).expect("Mia").name, "Mia");
    assert!(named.fields.is_empty(), "the owner's account is not for them, ticked or not");
}

#[test]
fn an_answer_holds_what_they_did_and_nobody_elses() {
    let answer = finished().for_person(&tom()).travelling(guide(), Destination::Answer, &[]);
    assert_eq!(answer.ticks.keys().filter(|key| !key.is_for(&tom())).count(), 0);
    assert_eq!(answer.tests.keys().map(Key::to_string).collect::<Vec<_>>(), ["account@p2", "live-view@p2"]);
    let person = answer.person(&tom()).expect("Tom");
    assert_eq!((person.name.as_str(), person.account.as_str(), &*person.role), ("", "", ""));
    assert!(answer.choices.is_empty() && answer.fields.is_empty() && answer.devices().is_empty());
}
