//! What a valid link may do: nothing that is here changes unasked, and no kind brings what it may not.

use handover::{
    guide::Reply,
    link::{Answer, Arrival, Choice, Here, Kind, Link, Work, arrival, of_code, return_code},
    record::{Change, Destination, Field, Key, Moment, Outcome, Part, Person, PersonId, Record, RecordId, Side},
};

use crate::toy::{self, at, empty, finished, guide, mia, person, tick, tom, two_people};

fn now() -> Moment {
    at(600)
}

/// What a link with this work comes to, where `own` is open and `shelf` is saved, with `others` of other guides.
#[track_caller]
fn opened(kind: Kind, work: &Record, own: &Record, shelf: &[Record], others: &[RecordId]) -> Arrival {
    let link = Link { work: Some(Work::seal(kind, guide(), work)), ..Link::place("tests") };
    let taken: Vec<RecordId> = shelf.iter().map(|record| record.id.clone()).chain(others.iter().cloned()).collect();
    let fresh = "rfresh".into();
    let here = Here { guide: guide(), own, shelf, taken: &taken, now: now(), fresh: &fresh };
    arrival(&link, here).expect("the link is whole").0
}

fn blank() -> Record {
    Record { id: "rnew".into(), ..empty() }
}

fn anna() -> Record {
    let mut record = two_people();
    record.set_field(Field::Site, "Anna’s shop".to_owned(), at(3));
    record
}

fn ben() -> Record {
    let mut record = Record { id: "rben".into(), ..empty() };
    record.set_person(guide(), "p7".into(), person("Ben", &["live"]), at(1));
    record
}

#[track_caller]
fn asked(arrival: Arrival) -> Choice {
    let Arrival::Choose(choice) = arrival else { panic!("it asks: {arrival:?}") };
    *choice
}

#[track_caller]
fn answered(arrival: Arrival) -> Answer {
    let Arrival::Answer(answer) = arrival else { panic!("it is an answer: {arrival:?}") };
    *answer
}

mod a_record_is_its_guide_its_id_and_its_side {
    use super::*;

    #[test]
    fn an_id_that_another_guides_record_has_is_not_taken_from_it() {
        let Arrival::Open(record) = opened(Kind::Continue, &finished(), &blank(), &[], &["r1".into()]) else {
            panic!("there is no other work of this guide")
        };
        assert_eq!(&*record.id, "rfresh");
    }

    #[test]
    fn another_handover_is_opened_beside_mine_and_never_put_into_it() {
        for (own, shelf) in [(anna(), vec![anna()]), (blank(), vec![anna()])] {
            let choice = asked(opened(Kind::Continue, &ben(), &own, &shelf, &[]));
            assert_eq!((&*choice.mine.id, choice.merged), ("r1", None));
            assert_eq!(choice.theirs.map(|theirs| theirs.id), Some("rben".into()));
        }
    }

    #[test]
    fn of_several_the_one_with_the_same_id_is_meant() {
        let mut later = ben();
        later.set_field(Field::Site, "Ben’s bar".to_owned(), at(20));
        let choice = asked(opened(Kind::Continue, &later, &anna(), &[anna(), ben()], &[]));
        let merged = choice.merged.expect("both are one handover");
        assert_eq!((&*choice.mine.id, &*merged.record.id), ("rben", "rben"));
        let site = Change::Field { field: Field::Site, from: String::new(), to: "Ben’s bar".to_owned() };
        assert_eq!(merged.changes, [site]);
    }

    #[test]
    fn what_is_not_the_same_record_is_not_merged_at_all() {
        for other in [
            Record { guide: "cat".into(), ..finished() },
            Record { id: "r2".into(), ..finished() },
            Record { side: Some(Side::Customer), ..finished() },
        ] {
            let mut mine = two_people();
            mine.merge(other);
            assert_eq!(mine, two_people());
        }
    }
}

mod what_would_change_is_named_before_it_does {
    use super::*;

    #[test]
    fn every_account_permission_removal_and_tick() {
        let mut theirs = finished();
        let forged = |record: &Record, id: &PersonId| record.person(id).expect("somebody").clone();
        let mia_now = Person {
            account: "attacker@evil.example".to_owned(),
            permissions: vec!["playback".into()],
            ..forged(&theirs, &mia())
        };
        theirs.set_person(guide(), mia(), mia_now, at(50));
        theirs.remove_person(&tom(), at(50));
        theirs.tick(toy::step("before"), &"online".into(), None, false, at(50));
        theirs.set_outcome(&"playback".into(), &mia(), Some(Outcome::Fails), at(50));
        let mine = finished();
        let merged = asked(opened(Kind::Continue, &theirs, &mine, &[], &[])).merged.expect("one handover");
        let name = || "Mia".to_owned();
        assert_eq!(
            merged.changes,
            [
                Change::Account {
                    name: name(),
                    from: "mia@shop.example".to_owned(),
                    to: "attacker@evil.example".to_owned()
                },
                Change::PermissionTaken { name: name(), permission: "live".into() },
                Change::PersonGone { name: "Tom".to_owned() },
                Change::Test {
                    name: name(),
                    test: "playback".into(),
                    from: Some(Outcome::Works),
                    to: Some(Outcome::Fails)
                },
                Change::Unticked(1),
            ]
        );
        assert!(merged.changes.iter().all(Change::is_loss));
    }

    #[test]
    fn what_is_only_added_is_no_loss() {
        let mut theirs = two_people();
        tick(&mut theirs, "before", "online", None, 20);
        theirs.set_outcome(&"playback".into(), &mia(), Some(Outcome::Works), at(20));
        let merged = asked(opened(Kind::Continue, &theirs, &two_people(), &[], &[])).merged.expect("one handover");
        assert!(!merged.changes.is_empty() && !merged.changes.iter().any(Change::is_loss), "{:?}", merged.changes);
    }

    /// Whatever else two copies of a record say, where no change is named nothing is another.
    #[test]
    fn a_link_that_leaves_names_out_takes_none_away() {
        let mut there = finished();
        tick(&mut there, "before", "count", None, 40);
        let sent = there.travelling(guide(), Destination::ContinueLink, &[]);
        let merged = asked(opened(Kind::Continue, &sent, &finished(), &[], &[])).merged.expect("one handover");
        assert_eq!(merged.changes, [Change::Ticked(1)]);
        assert_eq!(merged.record.person(&mia()), finished().person(&mia()));
    }
}

mod each_kind_brings_its_own_and_no_more {
    use super::*;

    /// Everything there is, as somebody seals it who does not keep to the kinds.
    fn forged() -> Record {
        let mut record = finished();
        record.set_outcome(&"playback".into(), &mia(), Some(Outcome::Fails), at(50));
        record.meet(&"no-recording".into(), Some(&mia()), "tests".into(), at(51));
        record.answer(&"no-recording".into(), &"given".into(), Some(&mia()), Reply::Yes, at(52));
        record
    }

    #[test]
    fn an_answer_sets_no_tick_of_the_owners_and_changes_nobody() {
        let answer = answered(opened(Kind::Answer, &forged(), &two_people(), &[], &[]));
        let ticks: Vec<String> = answer.with_it.ticks.keys().map(Key::to_string).collect();
        assert_eq!(ticks, ["second-user/accept@p1"]);
        assert_eq!(answer.with_it.people, two_people().people);
        assert!(answer.with_it.tests.keys().all(|key| key.is_for(&mia())), "nor of anybody else");
        assert!(answer.with_it.fields.is_empty() && answer.with_it.choices.is_empty());
    }

    #[test]
    fn an_invitation_brings_no_test_and_no_tick() {
        let Arrival::Open(half) = opened(Kind::Invite, &forged(), &blank(), &[], &[]) else { panic!("a new half") };
        assert!(half.tests.is_empty() && half.ticks.is_empty() && half.answers.is_empty() && half.troubles.is_empty());
        assert_eq!(half.people.len(), 1, "it is about one person");
    }

    #[test]
    fn what_was_left_behind_is_counted() {
        let link = Link { work: Some(Work::seal(Kind::Invite, guide(), &forged())), ..Link::place("tests") };
        let (own, fresh) = (blank(), "rfresh".into());
        let here = Here { guide: guide(), own: &own, shelf: &[], taken: &[], now: now(), fresh: &fresh };
        let (_, work) = arrival(&link, here).expect("the link is whole");
        assert!(work.expect("it carries work").dropped > 10);
    }
}

mod an_invitation {
    use super::*;

    fn invitation(owners: &Record) -> Record {
        owners.for_person(&mia()).travelling(guide(), Destination::Invite, &[Part::PersonName])
    }

    fn half() -> Record {
        let Arrival::Open(mut half) = opened(Kind::Invite, &invitation(&finished()), &blank(), &[], &[]) else {
            panic!("a new half")
        };
        for test in ["account", "playback"] {
            half.set_outcome(&test.into(), &mia(), Some(Outcome::Fails), at(60));
        }
        half
    }

    fn widened() -> Record {
        let mut owners = finished();
        let all = Person { permissions: vec!["live".into()], ..owners.person(&mia()).expect("Mia").clone() };
        owners.set_person(guide(), mia(), all, at(90));
        owners
    }

    #[test]
    fn for_a_half_that_is_here_changes_no_test_of_it() {
        let forged = Record { tests: finished().tests, ..invitation(&finished()) };
        let Arrival::Open(again) = opened(Kind::Invite, &forged, &half(), &[half()], &[]) else { panic!("as it was") };
        assert_eq!(again, half());
    }

    #[test]
    fn that_is_newer_updates_the_half_and_asks_before() {
        let mut half = half();
        // On her phone she is called otherwise, and that was said later.
        let named = Person { name: "You".to_owned(), ..half.person(&mia()).expect("her").clone() };
        half.set_person(guide(), mia(), named, at(500));
        let choice = asked(opened(Kind::Invite, &invitation(&widened()), &half, &[], &[]));
        assert_eq!(choice.theirs, None, "there is one half of each");
        let merged = choice.merged.expect("it is the same half");
        assert_eq!(merged.changes, [Change::PermissionTaken { name: "You".to_owned(), permission: "playback".into() }]);
        assert_eq!(merged.record.tests, half.tests);
    }

    #[test]
    fn that_is_older_says_so_and_changes_nothing() {
        let updated = asked(opened(Kind::Invite, &invitation(&widened()), &half(), &[], &[])).merged.expect("a half");
        let arrival = opened(Kind::Invite, &invitation(&finished()), &updated.record, &[], &[]);
        assert_eq!(arrival, Arrival::Older(updated.record));
    }

    #[test]
    fn opened_by_its_maker_is_a_half_beside_the_handover() {
        let Arrival::Open(half) = opened(Kind::Invite, &invitation(&finished()), &finished(), &[finished()], &[])
        else {
            panic!("nothing of the handover changes")
        };
        assert!(half.id != finished().id && half.is_second_users());
    }
}

mod an_answer {
    use super::*;

    fn answer(outcome: Outcome, minute: u64) -> Record {
        let mut half = finished().for_person(&mia());
        half.tests = Default::default();
        half.set_outcome(&"playback".into(), &mia(), Some(outcome), at(minute));
        half.travelling(guide(), Destination::Answer, &[])
    }

    #[test]
    fn that_is_older_than_the_one_before_says_so() {
        let (first, second) = (answer(Outcome::Works, 20), answer(Outcome::Fails, 30));
        let with_it = answered(opened(Kind::Answer, &second, &two_people(), &[], &[])).with_it;
        let again = answered(opened(Kind::Answer, &first, &with_it, &[], &[]));
        assert!(again.is_older);
        assert_eq!(again.changes.len(), 1, "and what it would change is named: {:?}", again.changes);
        assert!(!answered(opened(Kind::Answer, &second, &two_people(), &[], &[])).is_older);
    }

    #[test]
    fn that_is_older_than_what_the_owner_noted_says_so() {
        let mut owner = two_people();
        owner.set_outcome(&"playback".into(), &mia(), Some(Outcome::Fails), at(40));
        assert!(answered(opened(Kind::Answer, &answer(Outcome::Works, 20), &owner, &[], &[])).is_older);
        assert!(!answered(opened(Kind::Answer, &answer(Outcome::Works, 50), &owner, &[], &[])).is_older);
    }

    #[test]
    fn that_is_in_already_changes_nothing() {
        let with_it = answered(opened(Kind::Answer, &answer(Outcome::Works, 20), &two_people(), &[], &[])).with_it;
        assert_eq!(opened(Kind::Answer, &answer(Outcome::Works, 20), &with_it, &[], &[]), Arrival::Known);
    }

    #[test]
    fn that_fits_one_person_in_two_handovers_asks_which() {
        let copy = Record { id: "rcopy".into(), ..two_people() };
        let arrival = opened(Kind::Answer, &answer(Outcome::Works, 20), &two_people(), &[copy], &[]);
        let Arrival::Several(answers) = arrival else { panic!("it asks: {arrival:?}") };
        assert_eq!(answers.iter().map(|answer| &*answer.with_it.id).collect::<Vec<_>>(), ["r1", "rcopy"]);
    }

    #[test]
    fn by_a_code_that_fits_two_people_asks_which_unless_one_is_waited_for() {
        let same = |id: &PersonId| handover::link::mark(id) >> 2 == handover::link::mark(&mia()) >> 2;
        let other = (0x100..).map(PersonId::from_random).find(same).expect("16384 marks are few");
        let mut bens = ben();
        bens.set_person(guide(), other.clone(), person("Ben", &["live"]), at(9));
        let code = return_code::write(guide(), &answer(Outcome::Works, 20), &mia());
        let (own, fresh, taken) = (two_people(), "rfresh".into(), ["r1".into(), "rben".into()]);
        let shelf = [bens];
        let here = Here { guide: guide(), own: &own, shelf: &shelf, taken: &taken, now: now(), fresh: &fresh };
        let (arrival, _) = of_code(&code, here, None).expect("a code of ours");
        let Arrival::Several(answers) = arrival else { panic!("it asks: {arrival:?}") };
        assert_eq!(answers.into_iter().map(|answer| answer.person).collect::<Vec<_>>(), [mia(), other]);
        let (arrival, _) = of_code(&code, here, Some(&mia())).expect("a code of ours");
        assert_eq!(answered(arrival).person, mia());
    }
}

mod two_devices {
    use super::*;

    const YEAR: u64 = 365 * 24 * 60;

    fn changed(record: &Record, id: &PersonId, change: impl FnOnce(&mut Person), minute: u64) -> Record {
        let mut record = record.clone();
        let mut person = record.person(id).expect("somebody").clone();
        change(&mut person);
        record.set_person(guide(), id.clone(), person, at(minute));
        record
    }

    #[test]
    fn that_change_different_things_about_one_person_lose_neither() {
        let one = changed(&finished(), &mia(), |mia| mia.account = "mia@new.example".to_owned(), 20);
        let other = changed(&finished(), &mia(), |mia| mia.permissions = vec!["live".into()], 30);
        for (mut mine, theirs) in [(one.clone(), other.clone()), (other, one)] {
            mine.merge(theirs);
            let mia = mine.person(&mia()).expect("Mia");
            assert_eq!((mia.account.as_str(), mia.permissions.len()), ("mia@new.example", 1));
        }
    }

    #[test]
    fn that_each_add_a_device_have_both() {
        let with = |name: &str, minute| {
            let mut record = finished();
            let mut devices: Vec<_> = record.devices().into_iter().cloned().collect();
            devices.push(handover::record::Device { name: name.to_owned(), model: String::new() });
            record.set_devices(devices, at(minute));
            record
        };
        let mut both = with("Yard", 20);
        both.merge(with("Gate", 21));
        assert_eq!(
            both.devices().into_iter().map(|device| &*device.name).collect::<Vec<_>>(),
            ["Shop", "Yard", "Gate"]
        );
    }

    /// One clock is a year ahead: what is said on the other after it was read there still holds.
    #[test]
    fn whose_clocks_differ_by_a_year_lose_nothing_of_each_other() {
        let ahead = changed(&finished(), &mia(), |mia| mia.account = "typo@shop.example".to_owned(), YEAR);
        let choice = asked(opened(Kind::Continue, &ahead, &finished(), &[], &[]));
        let behind = choice.merged.expect("one handover").record;
        let mended = changed(&behind, &mia(), |mia| mia.account = "right@shop.example".to_owned(), 700);
        let back = asked(opened(Kind::Continue, &mended, &ahead, &[], &[])).merged.expect("one handover").record;
        assert_eq!(back.person(&mia()).expect("Mia").account, "right@shop.example");
    }

    #[test]
    fn a_moment_beyond_all_clocks_can_still_be_changed_after_it_came() {
        let mut forged = finished();
        forged.tick(toy::step("before"), &"online".into(), None, false, Moment::utc(1 << 59));
        let merged = asked(opened(Kind::Continue, &forged, &finished(), &[], &[])).merged.expect("one handover");
        let mut record = merged.record;
        record.tick(toy::step("before"), &"online".into(), None, true, now());
        assert!(record.ticked(toy::step("before"), &"online".into(), None).is_some());
        assert!(record.changed() < now().plus_days(3660));
    }

    /// A record is settled when it is opened, before any link is made of it.
    #[test]
    fn what_was_settled_travels_as_it_did() {
        for record in [finished(), two_people(), ben()] {
            let mut settled = record.clone();
            settled.settle(Moment::local(now().milliseconds(), 600));
            let [plain, settled] = [&record, &settled].map(|record| Work::seal(Kind::Continue, guide(), record));
            assert_eq!(plain, settled);
            assert!(Work::open(&settled, guide()).is_ok());
        }
    }

    #[test]
    fn a_day_once_shown_never_changes() {
        // London, twenty past midnight in summer.
        let mut record = two_people();
        record.set_outcome(&"playback".into(), &mia(), Some(Outcome::Works), Moment::local(1_782_861_600_000, 60));
        let day = |offset| record.outcome(&"playback".into(), &mia()).expect("tested").at().day(offset).to_string();
        assert_eq!((day(0), day(600), day(-480)), ("2026-07-01".into(), "2026-07-01".into(), "2026-07-01".into()));
    }
}
