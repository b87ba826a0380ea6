//! What is read out arrives, whatever the other one has on the screen; what was misheard does not.

use handover::{
    guide::{Guide, Node, Place, Reply, StandardPlace, Symptom},
    link::{CodeError, CodeKind, kind_of, mark, mark_of, read_out, return_code},
    record::{Entry, Handover, Moment, Outcome, PersonId, Record, Trail},
};
use proptest::prelude::*;

use crate::{
    real, same_cases_every_time,
    toy::{self, at, empty, mia, tom, two_people},
};

fn all_guides() -> impl Iterator<Item = &'static Guide> {
    real::guides().guides.iter().chain([toy::guide()])
}

fn signs(code: &str) -> usize {
    code.chars().filter(|sign| sign.is_alphanumeric()).count()
}

/// What a code of a place on a trail is to say.
#[track_caller]
fn reads(guide: &Guide, place: Node<'_>, trail: &Trail<'_>, replies: &[(Node<'_>, Reply)]) {
    let code = read_out::write(guide, place.id(), Some(trail));
    let screen = read_out::read(&code, guide).expect("a code of ours");
    assert_eq!(screen.place.id(), place.id(), "{code}");
    assert_eq!(screen.symptom, Some(trail.symptom), "{code}");
    assert_eq!(screen.replies, replies, "{code}");
    assert!(screen.same_edition && signs(&code) <= 12, "{code}");
}

/// Every state that a symptom's tree can be left in, and each earlier node of it; how many there are.
fn every_state(guide: &Guide, symptom: &Symptom, record: &Record) -> usize {
    let trail = Handover::new(guide, record).trail(symptom, None);
    let entries: Vec<(Node<'_>, Reply)> = trail
        .entries
        .iter()
        .map(|entry| match entry {
            Entry::Asked(question, say, _) => (Node::Question(question), *say),
            Entry::Tried(fix, helped, _) => (Node::Fix(fix), if *helped { Reply::Yes } else { Reply::No }),
        })
        .collect();
    reads(guide, trail.at, &trail, &entries);
    if trail.solved().is_some() {
        return 1;
    }
    // Every fourth will do: the ways there are states of their own.
    if trail.at == Node::Support && record.answers.len().is_multiple_of(4) {
        for (n, (node, _)) in entries.iter().enumerate() {
            reads(guide, *node, &trail, &entries[..n]);
        }
    }
    let mut states = 1;
    let mut go_on = |change: &dyn Fn(&mut Record)| {
        let mut next = record.clone();
        change(&mut next);
        states += every_state(guide, symptom, &next);
    };
    match trail.at {
        Node::Question(question) => {
            for say in Reply::ALL {
                go_on(&|record| record.answer(&symptom.id, &question.id, None, say, at(2)));
            }
        }
        Node::Fix(fix) => {
            for outcome in Outcome::ALL {
                go_on(&|record| record.set_tried(&symptom.id, &fix.id, None, Some(outcome), at(2)));
            }
        }
        Node::Symptom(_) | Node::Support => {}
    }
    states
}

#[track_caller]
fn the_one<T: std::fmt::Debug>(found: Result<Vec<T>, CodeError>) -> T {
    let [one] = <[T; 1]>::try_from(found.expect("a code of ours")).expect("it fits one person");
    one
}

#[test]
fn every_state_of_every_tree_of_every_guide_is_read_back() {
    for guide in all_guides() {
        let mut states = 0;
        for symptom in &guide.symptoms {
            let mut record = Record::new("r1".into(), guide, at(0));
            record.meet(&symptom.id, None, "tests".into(), at(1));
            states += every_state(guide, symptom, &record);
        }
        assert!(states > guide.symptoms.len() * 3, "{}: {states}", guide.id);
    }
}

#[test]
fn every_place_of_every_guide_is_read_back_from_nine_signs() {
    for guide in all_guides() {
        for place in guide.places() {
            let code = read_out::write(guide, place.id(), None);
            assert_eq!(signs(&code), 9, "{code}");
            let screen = read_out::read(&code, guide).expect("a code of ours");
            assert_eq!((screen.place, screen.same_edition), (place, true));
            assert!(screen.replies.is_empty());
            assert_eq!((kind_of(&code), mark_of(&code)), (Ok(CodeKind::ReadOut), Ok(mark(&guide.id) >> 2)));
            let symptom = if let Place::Symptom(symptom) = place { Some(symptom) } else { None };
            assert_eq!(screen.symptom, symptom);
        }
    }
}

#[test]
fn a_place_beside_the_trail_is_a_place_alone() {
    let (guide, mut record) = (toy::guide(), empty());
    record.answer(&"nothing-there".into(), &"sent".into(), None, Reply::Yes, at(1));
    let trail = Handover::new(guide, &record).trail(guide.symptom("nothing-there").expect("a symptom"), None);
    let screen = read_out::read(&read_out::write(guide, "faq", Some(&trail)), guide).expect("a code");
    assert_eq!((screen.place, screen.symptom), (Place::Standard(StandardPlace::Faq), None));
}

#[test]
fn a_former_id_is_read_out_as_the_place_of_today() {
    let guide = toy::guide();
    let code = read_out::write(guide, "old-send", None);
    assert_eq!(code, read_out::write(guide, "send-one", None));
}

#[test]
fn a_code_made_before_a_place_was_renamed_still_leads_there() {
    let then = toy::changed_guide("id = \"one-login\"", "id = \"single-login\"");
    let now = toy::changed_guide("[aliases]", "[aliases]\nsingle-login = \"one-login\"");
    let screen_of =
        |code: &str| read_out::read(code, &now).map(|screen| (screen.place.id().to_owned(), screen.same_edition));
    let code = read_out::write(&then, "single-login", None);
    assert_eq!(screen_of(&code), Ok(("one-login".to_owned(), false)));
    let gone = toy::changed_guide("id = \"one-login\"", "id = \"login-for-all\"");
    assert_eq!(screen_of(&read_out::write(&gone, "login-for-all", None)), Err(CodeError::Unknown));
}

#[test]
fn the_record_of_a_screen_shows_the_same_trail() {
    let guide = toy::guide();
    let symptom = guide.symptom("nothing-there").expect("a symptom");
    let mut record = empty();
    record.meet(&symptom.id, None, "tests".into(), at(1));
    record.answer(&symptom.id, &"sent".into(), None, Reply::No, at(2));
    record.set_tried(&symptom.id, &"send-it".into(), None, Some(Outcome::Works), at(3));
    let trail = Handover::new(guide, &record).trail(symptom, None);
    let code = read_out::write(guide, trail.at.id(), Some(&trail));
    let shown = read_out::read(&code, guide).expect("a code").record(guide, "r2".into(), at(9));
    let again = Handover::new(guide, &shown).trail(symptom, None);
    assert_eq!((again.at, again.solved().is_some(), again.begun), (trail.at, true, true));
    assert_eq!(shown.here.get().place, trail.at.id());
    assert_eq!(shown.side, Some(handover::record::Side::Customer));
    assert_eq!(read_out::write(guide, again.at.id(), Some(&again)), code);
}

#[test]
fn a_code_of_another_guide_is_named_as_such() {
    let code = read_out::write(real::guide("dmss"), "tests", None);
    assert_eq!(read_out::read(&code, toy::guide()), Err(CodeError::OtherGuide));
    assert_eq!(mark_of(&code), Ok(mark("dmss") >> 2));
}

/// The second user's record: the toy's tests in their order.
fn answered(outcomes: [Option<Outcome>; 3]) -> Record {
    let mut record = two_people().for_person(&mia());
    for (test, outcome) in toy::guide().tests.iter().zip(outcomes) {
        record.set_outcome(&test.id, &mia(), outcome, at(3));
    }
    record
}

#[test]
fn every_result_is_read_back_for_the_person_it_is_of() {
    let guide = toy::guide();
    let all = [None, Some(Outcome::Works), Some(Outcome::Fails)];
    for outcomes in (0..27).map(|n| [all[n % 3], all[n / 3 % 3], all[n / 9]]) {
        let code = return_code::write(guide, &answered(outcomes), &mia());
        assert_eq!(kind_of(&code), Ok(CodeKind::Return));
        assert!(signs(&code) <= 12, "{code}");
        let (person, answer) = the_one(return_code::read(&code, guide, &two_people(), at(50)));
        assert_eq!(person, mia());
        let handover = Handover::new(guide, &answer);
        assert_eq!(guide.tests.iter().map(|test| handover.outcome(test, &mia())).collect::<Vec<_>>(), outcomes);
        assert!(answer.tests.values().all(|said| said.at() == at(50)));
    }
}

#[test]
fn a_result_of_a_real_guide_takes_twelve_signs() {
    for guide in &real::guides().guides {
        let person = PersonId::from_random(0xffff_ffff_ffff);
        let mut record = Record::new("r1".into(), guide, at(0));
        let access = handover::record::Person { role: guide.roles[0].id.clone(), ..toy::person("Mia", &[]) };
        record.set_person(guide, person.clone(), access, at(1));
        for test in &guide.tests {
            record.set_outcome(&test.id, &person, Some(Outcome::Works), at(2));
        }
        let code = return_code::write(guide, &record, &person);
        assert!(signs(&code) <= 12, "{}: {code}", guide.id);
        let (of, answer) = the_one(return_code::read(&code, guide, &record, at(3)));
        assert_eq!((of, answer.tests.len()), (person, guide.tests.len()));
    }
}

#[test]
fn what_does_not_work_arrives_with_the_symptom_walked() {
    let guide = toy::guide();
    let mut record = answered([Some(Outcome::Works), Some(Outcome::Fails), Some(Outcome::Fails)]);
    record.meet(&"nothing-there".into(), Some(&mia()), "second-user".into(), at(4));
    record.answer(&"nothing-there".into(), &"sent".into(), Some(&mia()), Reply::No, at(5));
    record.meet(&"no-recording".into(), Some(&mia()), "tests".into(), at(6));
    record.answer(&"no-recording".into(), &"given".into(), Some(&mia()), Reply::Yes, at(6));
    let code = return_code::write(guide, &record, &mia());
    let mut owners = two_people();
    let (person, answer) = the_one(return_code::read(&code, guide, &owners, at(60)));
    owners.take_answer(&person, &answer, None, at(60));
    let way = |record: &Record| {
        let trails = Handover::new(guide, record).trails();
        let mut ways: Vec<_> = trails
            .iter()
            .map(|trail| (trail.symptom.id.to_string(), trail.at.id().to_owned(), trail.entries.len()))
            .collect();
        ways.sort();
        ways
    };
    assert_eq!(way(&owners), way(&record));
    assert_eq!(way(&owners).len(), 2);
}

#[test]
fn a_result_goes_to_nobody_else() {
    let (guide, code) = (toy::guide(), return_code::write(toy::guide(), &answered([None; 3]), &mia()));
    let mut owners = two_people();
    owners.remove_person(&mia(), at(9));
    assert_eq!(return_code::read(&code, guide, &owners, at(9)), Ok(Vec::new()));
    assert_eq!(return_code::read(&code, guide, &empty(), at(9)), Ok(Vec::new()));
    assert_eq!(return_code::read(&code, real::guide("dmss"), &two_people(), at(9)), Err(CodeError::OtherGuide));
    let other = toy::changed_guide("checked = \"2026-11\"", "checked = \"2026-12\"");
    assert_eq!(return_code::read(&code, &other, &two_people(), at(9)), Err(CodeError::OtherEdition));
    let of_tom = return_code::write(guide, &two_people(), &tom());
    assert_eq!(the_one(return_code::read(&of_tom, guide, &two_people(), at(9))).0, tom());
}

#[test]
fn a_result_that_could_be_of_either_of_two_is_read_for_both() {
    let same = |id: &PersonId| mark(id) >> 2 == mark(&mia()) >> 2;
    let other = (0x100..).map(PersonId::from_random).find(same).expect("16384 marks are few");
    let code = return_code::write(toy::guide(), &answered([None; 3]), &mia());
    let mut owners = two_people();
    owners.set_person(toy::guide(), other.clone(), toy::person("Zoë", &[]), at(9));
    let found = return_code::read(&code, toy::guide(), &owners, at(9)).expect("a code of ours");
    assert_eq!(found.into_iter().map(|(person, _)| person).collect::<Vec<_>>(), [mia(), other]);
}

#[test]
fn the_two_kinds_of_code_are_never_taken_for_each_other() {
    let guide = toy::guide();
    let screen = read_out::write(guide, "tests", None);
    let result = return_code::write(guide, &answered([None; 3]), &mia());
    assert_eq!(return_code::read(&screen, guide, &two_people(), at(9)), Err(CodeError::OtherKind));
    assert_eq!(read_out::read(&result, guide), Err(CodeError::OtherKind));
}

#[test]
fn no_wrong_sign_and_no_two_that_changed_places_are_taken() {
    let guide = real::guide("hik-connect");
    let symptom = &guide.symptoms[0];
    let mut record = Record::new("r1".into(), guide, at(0));
    record.meet(&symptom.id, None, "tests".into(), at(1));
    let trail = Handover::new(guide, &record).trail(symptom, None);
    let places = guide.places();
    let mut codes: Vec<String> = places.iter().map(|place| read_out::write(guide, place.id(), None)).collect();
    codes.push(read_out::write(guide, trail.at.id(), Some(&trail)));
    codes.push(return_code::write(toy::guide(), &answered([Some(Outcome::Works); 3]), &mia()));
    for code in codes {
        let right: Vec<char> = code.chars().filter(|sign| *sign != '-').collect();
        for n in 0..right.len() {
            for sign in "0123456789ACDEFGHJKMNPQRTVWXY".chars().filter(|sign| *sign != right[n]) {
                let mut wrong = right.clone();
                wrong[n] = sign;
                refused(wrong);
            }
            for m in (0..n).filter(|m| right[*m] != right[n]) {
                let mut wrong = right.clone();
                wrong.swap(n, m);
                refused(wrong);
            }
        }
    }
}

#[track_caller]
fn refused(code: Vec<char>) {
    let code: String = code.into_iter().collect();
    assert!(matches!(kind_of(&code), Err(CodeError::Check | CodeError::Length)), "{code}");
}

/// What the fuzzer does as well, a few times.
fn any_code_is_read_or_refused(text: &str) {
    for guide in [toy::guide(), real::guide("dmss")] {
        if let Ok(screen) = read_out::read(text, guide) {
            let record = screen.record(guide, "r1".into(), Moment::utc(0));
            let handover = Handover::new(guide, &record);
            let trail = screen.symptom.map(|symptom| handover.trail(symptom, None));
            let code = read_out::write(guide, screen.place.id(), trail.as_ref());
            let again = read_out::read(&code, guide).expect("what is written is read");
            assert_eq!((again.place, again.replies), (screen.place, screen.replies), "{text}");
        }
        let _ = return_code::read(text, guide, &two_people(), Moment::utc(0));
    }
}

proptest! {
    #![proptest_config(same_cases_every_time(2000))]

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}|[0-9A-Y -]{0,30}") {
        any_code_is_read_or_refused(&text);
    }

    /// One wrong sign in 29 adds up, so a tenth of a second finds some that do.
    #[test]
    fn whatever_adds_up_is_read_or_refused(body in "[0-9AC-HJKMNP-RTVWXY]{8,14}") {
        for last in "0123456789ACDEFGHJKMNPQRTVWXY".chars() {
            any_code_is_read_or_refused(&format!("{body}{last}"));
        }
    }
}
