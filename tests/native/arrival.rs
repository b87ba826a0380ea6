//! Opening a link or a code: nothing that is on the device is ever lost by it.

use handover::{
    guide::Reply,
    link::{
        Arrival, Choice, CodeError, Here, Kind, Link, LinkError, Prefill, Work, arrival, of_code, read_out, return_code,
    },
    record::{Destination, Field, Handover, Here as Left, Key, Moment, Outcome, Part, Record, RecordId, Side},
};

use crate::toy::{at, empty, finished, guide, mia, tick, tom, two_people};

fn fresh() -> RecordId {
    "rfresh".into()
}

fn now() -> Moment {
    at(600)
}

fn theirs(choice: &Choice) -> &Record {
    choice.theirs.as_ref().expect("it can be opened beside mine")
}

fn merged(choice: &Choice) -> &Record {
    &choice.merged.as_ref().expect("both are one handover").record
}

fn ids(shelf: &[Record]) -> Vec<RecordId> {
    shelf.iter().map(|record| record.id.clone()).collect()
}

#[track_caller]
fn opened(link: &Link, own: &Record, shelf: &[Record]) -> Arrival {
    let fresh = fresh();
    arrival(link, Here { guide: guide(), own, shelf, taken: &ids(shelf), now: now(), fresh: &fresh })
        .expect("the link is whole")
        .0
}

fn with_work(kind: Kind, record: &Record) -> Link {
    Link { work: Some(Work::seal(kind, guide(), record)), ..Link::place("tests") }
}

fn from_support() -> Link {
    let prefill = Prefill {
        role: Some("manager".into()),
        ticket: "T-77".into(),
        order: "A-1001".into(),
        model: "T-100".into(),
        from_support: true,
    };
    Link { prefill, ..Link::place("ask") }
}

/// Nothing is open: a record that is not saved yet.
fn just_opened() -> Record {
    Record { id: "rnew".into(), ..empty() }
}

/// As it leaves a device: to the second.
fn continued(record: &Record) -> Record {
    record.travelling(guide(), Destination::ContinueLink, &Part::ALL)
}

mod from_support {
    use super::*;

    #[test]
    fn a_place_alone_asks_nothing_and_changes_nothing() {
        for link in [
            Link::place("ask"),
            Link { prefill: Prefill { from_support: true, ..Prefill::default() }, ..Link::place("ask") },
        ] {
            assert_eq!(opened(&link, &empty(), &[]), Arrival::Place);
            assert_eq!(opened(&link, &finished(), &[finished()]), Arrival::Place);
        }
    }

    #[test]
    fn what_it_says_of_the_case_stands_in_a_handover_that_has_not_begun() {
        let Arrival::Fill(record) = opened(&from_support(), &empty(), &[]) else { panic!("nothing is asked") };
        assert_eq!((record.field(Field::Ticket), record.field(Field::Reference)), ("T-77", "A-1001"));
        assert_eq!(record.devices()[0].model, "T-100");
        assert_eq!(record.proposed_role().map(|role| &**role), Some("manager"));
        assert_eq!(record.id, fresh());
    }

    #[test]
    fn over_existing_work_it_asks() {
        let own = two_people();
        let Arrival::Choose(choice) = opened(&from_support(), &own, std::slice::from_ref(&own)) else {
            panic!("it asks")
        };
        assert_eq!(theirs(&choice).id, fresh(), "opened beside it, under an id of its own");
        assert!(theirs(&choice).people.is_empty());
        assert_eq!((&merged(&choice).id, &merged(&choice).people), (&own.id, &own.people));
        assert_eq!(merged(&choice).field(Field::Ticket), "T-77");
    }

    #[test]
    fn nothing_it_says_writes_over_what_somebody_wrote() {
        let mut own = finished();
        own.set_field(Field::Reference, "B-2".to_owned(), at(10));
        own.set_field(Field::Ticket, "T-1".to_owned(), at(10));
        own.propose_role("staff".into(), at(10));
        assert_eq!(opened(&from_support(), &own, &[own.clone()]), Arrival::Known, "there is nothing to fill in");
    }

    #[test]
    fn a_role_that_the_guide_does_not_have_is_not_proposed() {
        let prefill = Prefill { role: Some("emperor".into()), ..Prefill::default() };
        assert_eq!(opened(&Link { prefill, ..Link::place("ask") }, &empty(), &[]), Arrival::Place);
    }
}

mod going_on_elsewhere {
    use super::*;

    #[test]
    fn a_device_without_work_opens_it_as_it_was() {
        let Arrival::Open(record) = opened(&with_work(Kind::Continue, &continued(&finished())), &empty(), &[]) else {
            panic!("nothing is asked")
        };
        assert_eq!(record, finished());
    }

    #[test]
    fn a_device_with_work_asks_and_no_answer_loses_a_tick() {
        let mut here = two_people();
        tick(&mut here, "before", "online", None, 20);
        let mut there = two_people();
        tick(&mut there, "ask", "say", Some(&mia()), 21);
        let Arrival::Choose(choice) = opened(&with_work(Kind::Continue, &continued(&there)), &here, &[here.clone()])
        else {
            panic!("it asks")
        };
        let ticks = |record: &Record| record.ticks.keys().map(Key::to_string).collect::<Vec<_>>();
        assert_eq!(ticks(merged(&choice)), ["ask/say@p1", "before/online"]);
        assert_eq!(merged(&choice).id, here.id);
        assert_eq!(ticks(theirs(&choice)), ["ask/say@p1"]);
        assert_eq!(theirs(&choice).id, fresh(), "the same handover, opened beside mine, does not take its place");
    }

    #[test]
    fn what_is_only_on_the_shelf_counts_as_work_too() {
        let here = two_people();
        let link = with_work(Kind::Continue, &continued(&finished()));
        assert!(matches!(opened(&link, &empty(), &[here]), Arrival::Choose(_)));
    }

    #[test]
    fn a_link_that_brings_nothing_new_asks_nothing() {
        let here = finished();
        let link = with_work(Kind::Continue, &continued(&here));
        assert_eq!(opened(&link, &here, std::slice::from_ref(&here)), Arrival::Known);
    }

    #[test]
    fn another_handovers_id_is_kept_when_it_is_opened_beside_mine() {
        let there = Record { id: "rother".into(), ..finished() };
        let Arrival::Choose(choice) = opened(&with_work(Kind::Continue, &continued(&there)), &two_people(), &[]) else {
            panic!("it asks")
        };
        assert_eq!(&*theirs(&choice).id, "rother");
    }
}

mod from_a_file {
    use super::*;

    #[track_caller]
    fn given(record: Record, own: &Record) -> Arrival {
        let fresh = fresh();
        Here { guide: guide(), own, shelf: &[], taken: &[], now: now(), fresh: &fresh }.given(record)
    }

    #[test]
    fn work_goes_on_as_by_link() {
        assert_eq!(given(finished(), &just_opened()), Arrival::Open(finished()));
        assert!(matches!(given(finished(), &two_people()), Arrival::Choose(_)));
    }

    #[test]
    fn a_customers_handover_is_only_looked_at() {
        let sent = Record { side: Some(Side::Customer), ..finished() };
        assert_eq!(given(sent.clone(), &two_people()), Arrival::Watch(sent));
    }

    #[test]
    fn a_second_users_half_is_an_answer_to_its_owner_and_goes_on_elsewhere() {
        let half = finished().for_person(&mia()).travelling(guide(), Destination::Answer, &[]);
        let half = Record { side: Some(Side::SecondUser), ..half };
        assert!(matches!(given(half.clone(), &two_people()), Arrival::Answer(_)));
        let Arrival::Open(opened) = given(half, &just_opened()) else { panic!("nobody else is here") };
        assert!(opened.is_second_users());
    }
}

#[test]
fn what_is_of_another_side_is_never_put_together() {
    let half = finished().for_person(&mia()).travelling(guide(), Destination::Invite, &[]);
    let half = Record { side: Some(Side::SecondUser), id: "h1".into(), ..half };
    let link = with_work(Kind::Continue, &continued(&finished()));
    assert_eq!(opened(&link, &half, std::slice::from_ref(&half)), Arrival::Open(finished()));
}

mod two_phones {
    use super::*;

    fn invitation() -> Link {
        with_work(Kind::Invite, &finished().for_person(&mia()).travelling(guide(), Destination::Invite, &[]))
    }

    fn half() -> Record {
        match opened(&invitation(), &empty(), &[]) {
            Arrival::Open(record) => record,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_invitation_opens_the_second_users_half() {
        let half = half();
        assert_eq!(half.side, Some(Side::SecondUser));
        assert_ne!(half.id, finished().id, "on a phone they share, it is not the owner's");
        assert_eq!(Handover::new(guide(), &half).walk().len(), 2);
    }

    #[test]
    fn opening_the_invitation_again_finds_what_was_ticked() {
        let mut begun = half();
        tick(&mut begun, "second-user", "accept", Some(&mia()), 30);
        let Arrival::Open(again) = opened(&invitation(), &empty(), std::slice::from_ref(&begun)) else {
            panic!("no question")
        };
        assert_eq!(again.ticks, begun.ticks);
        assert_eq!(again.id, begun.id);
    }

    fn answered() -> Record {
        let mut half = half();
        tick(&mut half, "second-user", "accept", Some(&mia()), 30);
        half.set_outcome(&"account".into(), &mia(), Some(Outcome::Works), at(31));
        half.set_outcome(&"playback".into(), &mia(), Some(Outcome::Fails), at(32));
        let symptom = "no-recording".into();
        half.meet(&symptom, Some(&mia()), "tests".into(), at(33));
        half.answer(&symptom, &"given".into(), Some(&mia()), Reply::Yes, at(34));
        half
    }

    #[track_caller]
    fn is_put_in(arrival: Arrival) {
        let Arrival::Answer(answer) = arrival else { panic!("{arrival:?}") };
        assert_eq!(answer.person, mia());
        let owner = answer.with_it;
        let outcome = |test: &str| owner.outcome(&test.into(), &mia()).and_then(|said| *said.get());
        assert_eq!((outcome("account"), outcome("playback")), (Some(Outcome::Works), Some(Outcome::Fails)));
        let handover = Handover::new(guide(), &owner);
        let trail = handover.trail(guide().symptom("no-recording").expect("a symptom"), Some(&mia()));
        assert!(trail.begun && trail.said_of("given") == Some(Reply::Yes), "with the symptom they walked");
        assert_eq!(owner.people, two_people().people, "who they are, the owner knows best");
    }

    #[test]
    fn an_answer_by_link_fills_the_owners_tests_for_that_person() {
        let answer = answered().for_person(&mia()).travelling(guide(), Destination::Answer, &[]);
        let link = with_work(Kind::Answer, &answer);
        is_put_in(opened(&link, &two_people(), &[]));
        is_put_in(opened(&link, &just_opened(), &[two_people()]));
        let Arrival::Answer(answer) = opened(&link, &two_people(), &[]) else { panic!() };
        assert!(answer.with_it.ticks.contains_key(&"second-user/accept@p1".into()));
    }

    #[test]
    fn an_answer_by_code_does_the_same() {
        let code = return_code::write(guide(), &answered(), &mia());
        for (own, shelf) in [(two_people(), vec![]), (just_opened(), vec![two_people()])] {
            let fresh = fresh();
            let here =
                Here { guide: guide(), own: &own, shelf: &shelf, taken: &ids(&shelf), now: now(), fresh: &fresh };
            is_put_in(of_code(&code, here, None).expect("the code is whole").0);
        }
    }

    #[test]
    fn an_answer_holds_over_what_was_tested_before_and_unticks_nothing() {
        let mut owner = finished();
        owner.set_outcome(&"playback".into(), &mia(), Some(Outcome::Works), at(500));
        let link =
            with_work(Kind::Answer, &answered().for_person(&mia()).travelling(guide(), Destination::Answer, &[]));
        let Arrival::Answer(answer) = opened(&link, &owner, &[]) else { panic!() };
        assert_eq!(*answer.with_it.outcome(&"playback".into(), &mia()).expect("said").get(), Some(Outcome::Fails));
        for (key, said) in owner.ticks.iter() {
            assert_eq!(answer.with_it.ticks.get(key).map(|said| *said.get()), Some(*said.get()), "{key}");
        }
        for (key, said) in owner.tests.iter().filter(|(key, _)| key.is_for(&"p2".into())) {
            assert_eq!(answer.with_it.tests.get(key), Some(said), "nobody else's");
        }
    }

    #[test]
    fn an_answer_of_nobody_here_is_named_as_such() {
        let mut owner = empty();
        owner.set_person(guide(), tom(), crate::toy::person("Tom", &["live"]), at(1));
        let answer = answered().for_person(&mia()).travelling(guide(), Destination::Answer, &[]);
        assert_eq!(opened(&with_work(Kind::Answer, &answer), &owner, &[]), Arrival::Nobody);
        let fresh = fresh();
        let here = Here { guide: guide(), own: &owner, shelf: &[], taken: &[], now: now(), fresh: &fresh };
        let code = return_code::write(guide(), &answered(), &mia());
        assert_eq!(of_code(&code, here, None), Err(CodeError::NotHere));
    }

    #[test]
    fn their_own_half_is_not_an_owners_handover() {
        let answer = answered().for_person(&mia()).travelling(guide(), Destination::Answer, &[]);
        assert_eq!(opened(&with_work(Kind::Answer, &answer), &answered(), &[]), Arrival::Nobody);
    }
}

mod for_support {
    use super::*;

    #[test]
    fn a_result_is_only_looked_at_whatever_is_here() {
        let sent = finished().travelling(guide(), Destination::ResultLink, &[]);
        for own in [empty(), two_people()] {
            let Arrival::Watch(record) = opened(&with_work(Kind::Result, &sent), &own, &[]) else { panic!() };
            assert_eq!(record.side, Some(Side::Customer));
            assert!(record.people().iter().all(|(_, person)| person.name.is_empty() && person.account.is_empty()));
            assert_eq!(record.tests, finished().tests);
        }
    }

    #[test]
    fn a_code_that_was_read_out_shows_the_customers_screen_and_trail() {
        let mut customers = empty();
        let symptom = "no-recording".into();
        customers.meet(&symptom, None, "tests".into(), at(1));
        customers.answer(&symptom, &"given".into(), None, Reply::Yes, at(2));
        let handover = Handover::new(guide(), &customers);
        let trail = handover.trail(guide().symptom("no-recording").expect("a symptom"), None);
        let stands = trail.at.id();
        let code = read_out::write(guide(), stands, Some(&trail));
        let own = two_people();
        let fresh = fresh();
        let here = Here { guide: guide(), own: &own, shelf: &[], taken: &[], now: now(), fresh: &fresh };
        let (Arrival::Watch(record), true) = of_code(&code, here, None).expect("the code is whole") else { panic!() };
        assert_eq!(record.here.get(), &Left { place: stands.to_owned(), person: None });
        let handover = Handover::new(guide(), &record);
        let seen = handover.trail(guide().symptom("no-recording").expect("a symptom"), None);
        assert_eq!((seen.said_of("given"), seen.at.id()), (Some(Reply::Yes), stands));
    }

    #[test]
    fn a_code_in_a_link_is_handed_on_to_be_read() {
        let link = Link { code: Some("ABC".into()), ..Link::place("start") };
        assert_eq!(opened(&link, &empty(), &[]), Arrival::Code("ABC".into()));
    }
}

#[test]
fn a_link_that_cannot_be_read_is_an_error_with_a_name() {
    let cut = with_work(Kind::Continue, &continued(&finished())).to_string();
    let cut: String = cut.chars().take(cut.chars().count() - 9).collect();
    let (own, fresh) = (empty(), fresh());
    let here = Here { guide: guide(), own: &own, shelf: &[], taken: &[], now: now(), fresh: &fresh };
    assert_eq!(arrival(&Link::parse(&cut), here).map(|(arrival, _)| arrival), Err(LinkError::Cut));
}
