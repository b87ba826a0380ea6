//! A record arrives as it was sent, or is refused by a name.

use handover::{
    guide::{Guide, Id, Reply},
    link::{Kind, Link, LinkError, REFUSE, Sealed, Work, clean, mark},
    record::{
        Destination, Device, Devices, Field, Here, Key, Moment, Outcome, Part, Person, PersonId, Record, RecordId,
        Side, Stamped,
    },
};
use proptest::prelude::*;

use crate::{
    real, same_cases_every_time,
    toy::{self, at, day, finished, mia},
};

/// One of everything.
pub fn full() -> Record {
    let (guide, mut record) = (toy::guide(), finished());
    let (nothing, recording) = ("nothing-there".into(), "no-recording".into());
    record.set_field(Field::Ticket, "T-77".to_owned(), at(9));
    record.propose_role("staff".into(), at(9));
    let zoe = Person { left: Some(day("2026-11-21")), review: None, added: at(10), ..toy::person("Zoë", &["live"]) };
    record.set_person(guide, PersonId::from_random(0xfeed_beef_cafe), zoe, at(10));
    record.set_person(guide, "p4".into(), toy::person("Nobody", &[]), at(10));
    record.remove_person(&"p4".into(), at(11));
    record.tick(toy::step("before"), &"count".into(), None, false, at(11));
    record.meet(&nothing, None, "send-one".into(), at(14));
    record.answer(&nothing, &"sent".into(), None, Reply::No, at(14));
    record.set_tried(&nothing, &"send-it".into(), None, Some(Outcome::Works), at(15));
    record.meet(&recording, Some(&mia()), "tests".into(), at(16));
    record.answer(&recording, &"given".into(), Some(&mia()), Reply::Yes, at(16));
    record.forget(guide, &recording, Some(&mia()), at(17));
    record.set_screenshot(&"share".into(), true, at(21));
    record.go(Here { place: "tests".to_owned(), person: Some(mia()) }, at(22));
    record
}

#[track_caller]
pub fn opened(sealed: &Sealed, guide: &Guide) -> Work {
    Work::open(sealed, guide).expect("a payload of ours")
}

#[test]
fn everything_arrives_as_it_was_sent() {
    let (guide, record) = (toy::guide(), full());
    let sealed = Work::seal(Kind::Continue, guide, &record);
    let work = opened(&sealed, guide);
    assert_eq!(work, Work { kind: Kind::Continue, record, same_edition: true, dropped: 0 });
    assert_eq!(sealed.guide(), Ok(mark("toy")));
    assert_eq!(opened(&sealed.dense(), guide), work);
    assert_eq!(Sealed::from_q(&sealed.q()).w(), sealed.w());
}

#[test]
fn whose_side_a_record_is_follows_from_the_kind_of_link() {
    let guide = toy::guide();
    let sides = [
        (Kind::Continue, None),
        (Kind::Result, Some(Side::Customer)),
        (Kind::Invite, Some(Side::SecondUser)),
        (Kind::Answer, Some(Side::SecondUser)),
    ];
    for (kind, side) in sides {
        let work = opened(&Work::seal(kind, guide, &finished()), guide);
        assert_eq!((work.kind, work.record.side), (kind, side));
    }
    let record = Record { side: Some(Side::SecondUser), ..finished() };
    assert_eq!(opened(&Work::seal(Kind::Continue, guide, &record), guide).record, record);
}

#[test]
fn an_invitation_without_names_is_short_and_says_nothing_of_who_they_are() {
    for guide in &real::guides().guides {
        let mut owners = Record::new(RecordId::from_random(0xffff_ffff_ffff), guide, at(0));
        let person = PersonId::from_random(0xeeee_eeee_eeee);
        let role = guide.roles.iter().max_by_key(|role| role.permissions.len()).expect("a role");
        let access = Person { role: role.id.clone(), permissions: role.permissions.clone(), ..toy::person("Mia", &[]) };
        owners.set_person(guide, person.clone(), access, at(1));
        let invite = owners.for_person(&person).travelling(guide, Destination::Invite, &[]);
        let sealed = Work::seal(Kind::Invite, guide, &invite);
        let link = Link { work: Some(sealed.clone()), ..Link::place("second-user") };
        assert!(45 + link.to_string().len() < 300, "{link}");
        let there = opened(&sealed, guide).record;
        let found = there.person(&person).expect("the one person");
        assert_eq!((found.name.as_str(), found.account.as_str()), ("", ""));
        assert_eq!(found.permissions, role.permissions);
    }
}

#[test]
fn cut_anywhere_it_is_named_as_cut() {
    let sealed = Work::seal(Kind::Continue, toy::guide(), &full());
    for (text, read) in both(&sealed) {
        for cut in 0..text.len() {
            assert_eq!(Work::open(&read(&text[..cut]), toy::guide()), Err(LinkError::Cut), "at {cut}");
        }
    }
}

#[test]
fn altered_anywhere_it_is_named_as_altered() {
    let sealed = Work::seal(Kind::Invite, toy::guide(), &finished().for_person(&mia()));
    for ((text, read), signs) in both(&sealed).into_iter().zip([
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:",
    ]) {
        for n in 0..text.len() {
            for sign in signs.chars().chain(['%', ' ', 'é', '\u{202E}', '<']) {
                let altered = format!("{}{sign}{}", &text[..n], &text[n + 1..]);
                if altered == text {
                    continue;
                }
                // This may make an escape of the next two, which takes them with it.
                if sign == '%' && text[n + 1..].chars().take(2).all(|c| c.is_ascii_hexdigit()) {
                    assert!(Work::open(&read(&altered), toy::guide()).is_err(), "at {n}");
                    continue;
                }
                let header = if signs.len() == 64 { 7 } else { 9 };
                let expected = match sign {
                    _ if signs.contains(sign) => LinkError::Altered,
                    // Without the beginning nothing says that it is ours; where it ends, it depends on what is there.
                    _ if (header - 3..header).contains(&n) => {
                        assert!(Work::open(&read(&altered), toy::guide()).is_err(), "{sign} at {n}");
                        continue;
                    }
                    _ if n < header => LinkError::Unrecognised,
                    // With this a link ends, and then the rest of it is missing.
                    '<' => LinkError::Cut,
                    ' ' if n + 1 == text.len() => LinkError::Cut,
                    _ => LinkError::Altered,
                };
                assert_eq!(Work::open(&read(&altered), toy::guide()), Err(expected), "{sign} at {n}");
            }
        }
    }
}

#[test]
fn what_stands_behind_a_whole_payload_is_not_of_it() {
    let sealed = Work::seal(Kind::Continue, toy::guide(), &full());
    for (text, read) in both(&sealed) {
        for more in [
            "",
            ".",
            ",",
            ")",
            ">",
            "\"",
            "'",
            " ",
            "\n",
            ").",
            ">,",
            "!",
            "*",
            "_",
            "**",
            "-",
            "A",
            "0Z",
            "Z",
            "?gclid=x",
            "https://help.example/toy/#tests",
            " and then tell me",
        ] {
            let found = read(&format!("{text}{more}"));
            assert_eq!(found, read(&text), "{more:?}");
            assert_eq!(opened(&found, toy::guide()).record, full(), "{more:?}");
        }
    }
}

#[test]
fn a_name_keeps_its_joiners_on_the_second_phone_and_an_older_app_says_that_it_is_older() {
    let guide = toy::guide();
    for name in ["علی\u{200C}رضا", "ශ\u{DCA}\u{200D}ර\u{DD3}", "👨\u{200D}👩\u{200D}👧 ❤\u{FE0F}"] {
        let mut record = finished();
        let person = Person { name: name.to_owned(), ..toy::person("X", &[]) };
        record.set_person(guide, mia(), person, at(30));
        let sealed = Work::seal(Kind::Continue, guide, &record);
        assert_eq!(opened(&sealed, guide).record, record);
        // The first byte is version and kind: the version that an app of before does not know is newer to it.
        assert_eq!((&sealed.w()[..1], &Work::seal(Kind::Continue, guide, &finished()).w()[..1]), ("E", "C"));
    }
}

#[test]
fn what_is_not_ours_is_refused_at_once_however_long_it_is() {
    let open = |text: &str| Work::open(&Sealed::from_w(text), toy::guide());
    assert_eq!(open(""), Err(LinkError::Cut));
    assert_eq!(open("<script>alert(1)</script>"), Err(LinkError::Unrecognised));
    assert_eq!(open("helloworldhelloworld"), Err(LinkError::Altered));
    let bomb = "A".repeat(3_000_000);
    assert_eq!(open(&bomb), Err(LinkError::TooLong));
    assert_eq!(open(&"A".repeat(REFUSE + 1)), Err(LinkError::TooLong));
    let link = Link::parse(&format!("#tests&w={bomb}&ticket={bomb}"));
    assert_eq!(Work::open(&link.work.expect("a payload"), toy::guide()), Err(LinkError::TooLong));
    assert_eq!(link.dropped, ["ticket"]);
}

#[test]
fn a_payload_of_another_guide_is_named_as_such() {
    let sealed = Work::seal(Kind::Continue, toy::guide(), &full());
    assert_eq!(Work::open(&sealed, real::guide("dmss")), Err(LinkError::OtherGuide));
}

const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "&lt;b&gt; &#x27; {{7*7}} ${7*7}",
    "a\u{202E}txt.exe\u{2066}\u{200F}",
    "\u{0}\u{7}\u{1b}[31m\r\nX: y",
    "zero\u{200B}\u{FEFF}\u{E0041}width",
    "  wide \u{3000}\u{2028} gaps ",
];

#[test]
fn hostile_text_in_any_field_comes_out_as_plain_clean_text() {
    let guide = toy::guide();
    for hostile in HOSTILE {
        let mut record = full();
        for field in Field::ALL {
            record.set_field(field, hostile.to_owned(), at(30));
        }
        record.set_devices(vec![Device { name: hostile.to_owned(), model: hostile.to_owned() }], at(30));
        let person = Person { name: hostile.to_owned(), account: hostile.to_owned(), ..toy::person("X", &[]) };
        record.set_person(guide, mia(), person, at(30));
        let there = opened(&Work::seal(Kind::Continue, guide, &record), guide).record;
        let tidy = clean(hostile, 200);
        assert!(Field::ALL.iter().all(|field| there.field(*field) == tidy));
        assert_eq!(there.devices(), [&Device { name: tidy.clone(), model: tidy.clone() }]);
        let person = there.person(&mia()).expect("Mia");
        assert_eq!((&person.name, &person.account), (&tidy, &tidy));
        assert!(
            !tidy.chars().any(|sign| sign.is_control() || "\u{202E}\u{2066}\u{200F}\u{200B}\u{FEFF}".contains(sign))
        );
    }
}

#[test]
fn long_texts_are_cut() {
    let mut record = finished();
    record.set_field(Field::Site, "ä".repeat(300), at(30));
    let there = opened(&Work::seal(Kind::Continue, toy::guide(), &record), toy::guide()).record;
    assert_eq!(there.field(Field::Site), "ä".repeat(200));
}

#[test]
fn ids_that_no_link_can_carry_stay_behind() {
    let mut record = finished();
    record.ticks.insert("ask/say@p<b>".into(), Stamped::new(true, at(30)));
    record.ticks.insert("nonsense@p9".into(), Stamped::new(true, at(30)));
    record.ticks.insert("nonsense".into(), Stamped::new(true, at(30)));
    record.id = "no/id".into();
    let work = opened(&Work::seal(Kind::Continue, toy::guide(), &record), toy::guide());
    assert_eq!(work.record, Record { id: "r0".into(), ..finished() });
}

mod two_phones {
    use super::*;

    #[test]
    fn the_second_users_answer_fills_the_owners_grid_and_no_tick_is_lost() {
        let (guide, mut owners) = (toy::guide(), finished());
        let invite = owners.for_person(&mia()).travelling(guide, Destination::Invite, &[]);
        let mut theirs = opened(&Work::seal(Kind::Invite, guide, &invite), guide).record;
        // Their clock is behind.
        let then = Moment::utc(1_000_000);
        theirs.tick(toy::step("second-user"), &"accept".into(), Some(&mia()), false, then);
        theirs.tick(toy::step("ask"), &"code".into(), Some(&mia()), true, then);
        theirs.set_outcome(&"live-view".into(), &mia(), Some(Outcome::Fails), then);
        theirs.set_outcome(&"account".into(), &mia(), None, then);
        theirs.meet(&"nothing-there".into(), Some(&mia()), "tests".into(), then);
        theirs.answer(&"nothing-there".into(), &"sent".into(), Some(&mia()), Reply::No, then);
        theirs.set_tried(&"nothing-there".into(), &"send-it".into(), Some(&mia()), Some(Outcome::Fails), then);
        theirs.set_outcome(&"live-view".into(), &"p9".into(), Some(Outcome::Fails), then);
        let answer = theirs.travelling(guide, Destination::Answer, &[]);
        let answer = opened(&Work::seal(Kind::Answer, guide, &answer), guide).record;
        let before = owners.clone();
        owners.take_answer(&mia(), &answer, None, at(90));
        let outcome = |record: &Record, test: &str| record.outcome(&test.into(), &mia()).map(|said| *said.get());
        assert_eq!(outcome(&owners, "live-view"), Some(Some(Outcome::Fails)));
        assert_eq!(outcome(&owners, "account"), Some(Some(Outcome::Works)), "what was not tested changes nothing");
        assert_eq!(owners.outcome(&"live-view".into(), &mia()).map(Stamped::at), Some(at(90)));
        assert!(owners.ticked(toy::step("second-user"), &"accept".into(), Some(&mia())).is_some());
        assert!(owners.ticked(toy::step("ask"), &"code".into(), Some(&mia())).is_none());
        assert_eq!(owners.answers.len(), 1);
        assert_eq!(owners.tried.len(), 1);
        assert_eq!(owners.troubles.len(), 1);
        assert_eq!((&owners.people, &owners.fields), (&before.people, &before.fields));
        assert!(owners.outcome(&"live-view".into(), &"p9".into()).is_none(), "it is for one person");
    }
}

/// Ids of the toy, and one each that it does not know.
const STEPS: [&str; 5] = ["before/online", "ask/say", "send-many/mark", "second-user/accept", "gone/task"];
const SYMPTOMS: [&str; 3] = ["nothing-there", "no-recording", "gone"];
const QUESTIONS: [&str; 3] = ["sent", "given", "gone"];
const FIXES: [&str; 3] = ["send-it", "give", "gone"];
const TESTS: [&str; 4] = ["account", "live-view", "playback", "gone"];
const CHOICES: [(&str, &str); 5] =
    [("method", "one"), ("reach", "qr"), ("role", "staff"), ("gone", "one"), ("method", "gone")];
const PLACES: [&str; 5] = ["", "tests", "ask", "give", "gone"];

fn person_id(n: usize) -> PersonId {
    [PersonId::from("p1"), PersonId::from_random(0xabc_def0_1234), PersonId::from("anna")][n].clone()
}

fn key(id: &str, who: usize) -> Key {
    Key { person: (who < 3).then(|| person_id(who)), ..Key::from(id) }
}

/// A record of whatever there may be in one: known ids (`most` of each list), and unknown ones.
fn records(known: bool) -> impl Strategy<Value = Record> {
    let entry = (0..10usize, 0..5usize, 0..5usize, 0..4usize, 0..4usize, 0..2_000_000_000u64);
    let text = prop_oneof![Just(String::new()), "[a-zA-Zäöü€李🐻<>&\"' ]{0,40}".prop_map(|text| clean(&text, 200))];
    let random = prop_oneof![0..16u64, any::<u64>().prop_map(|random| random >> 16)];
    (proptest::collection::vec((entry, text), 0..40), random, 0..4usize).prop_map(move |(entries, random, side)| {
        let mut record = Record::new(RecordId::from_random(random), toy::guide(), Moment::utc(1_793_534_400_000));
        record.side = [None, None, Some(Side::SecondUser), Some(Side::Customer)][side];
        // The last of a list is unknown.
        let pick = |n: usize, len: usize| n % (len - usize::from(known));
        for ((table, a, b, who, value, seconds), text) in entries {
            let now = Moment::utc(seconds * 1000);
            let outcome = [None, Some(Outcome::Works), Some(Outcome::Fails), None][value];
            let symptom = SYMPTOMS[pick(a, 3)];
            match table {
                0 => {
                    record.fields.insert(Field::ALL[a], Stamped::new(text, now));
                }
                1 => {
                    let device = Device { name: text, model: "T".to_owned() };
                    record.devices = Devices::of_list(vec![device; value], now);
                }
                2 => {
                    let permissions = ["live", "playback", "gone"][..b.min(3 - usize::from(known))].iter();
                    let person = Person {
                        name: text.clone(),
                        account: text,
                        role: Id::from(["", "staff", "gone"][pick(a, 3)]),
                        permissions: permissions.map(|id| Id::from(*id)).collect(),
                        review: [None, Some(day("2027-05-31")), Some(day("1999-12-31")), None][value],
                        added: Moment::utc(seconds / 2 * 1000),
                        left: [Some(day("9999-12-31")), None, None, None][value],
                    };
                    record.people.insert(person_id(who % 3), Stamped::new((value < 3).then_some(person), now));
                }
                3 => {
                    let (choice, option) = CHOICES[if known { a % 3 } else { a }];
                    record.choices.insert(key(choice, who), Stamped::new(option.into(), now));
                }
                4 => {
                    record.ticks.insert(key(STEPS[pick(a, 5)], who), Stamped::new(value > 0, now));
                }
                5 => {
                    record.tests.insert(key(TESTS[pick(a, 4)], who), Stamped::new(outcome, now));
                }
                6 => {
                    record.troubles.insert(key(symptom, who), Stamped::new(PLACES[pick(b, 5)].into(), now));
                }
                7 => {
                    let path = format!("{symptom}/{}", QUESTIONS[pick(b, 3)]);
                    record
                        .answers
                        .insert(key(&path, who), Stamped::new(["", "yes", "no", "not-sure"][value].into(), now));
                }
                8 => {
                    let path = format!("{symptom}/{}", FIXES[pick(b, 3)]);
                    record.tried.insert(key(&path, who), Stamped::new(outcome, now));
                }
                _ => {
                    record.screenshots.insert("share".into(), Stamped::new(value > 0, now));
                    let person = (who < 3).then(|| person_id(who));
                    record.here = Stamped::new(Here { place: PLACES[pick(a, 5)].to_owned(), person }, now);
                }
            }
        }
        record
    })
}

proptest! {
    #![proptest_config(same_cases_every_time(150))]

    #[test]
    fn any_record_arrives_and_is_sealed_again_to_the_byte(record in records(true)) {
        let guide = toy::guide();
        for kind in Kind::ALL {
            let sealed = Work::seal(kind, guide, &record);
            let work = opened(&sealed, guide);
            prop_assert_eq!((work.kind, work.same_edition, work.dropped), (kind, true, 0));
            prop_assert_eq!(Work::seal(kind, guide, &work.record), sealed.clone());
            let side = work.record.side;
            prop_assert_eq!(Record { side, ..record.clone() }, work.record);
            let dense = sealed.dense();
            prop_assert_eq!(dense.w(), sealed.w());
            let link = Link { work: Some(dense), ..Link::place("tests") };
            prop_assert_eq!(Link::parse(&link.to_string()), link);
        }
    }

    #[test]
    fn what_the_guide_does_not_know_is_left_out_and_counted(record in records(false)) {
        let guide = toy::guide();
        let work = opened(&Work::seal(Kind::Continue, guide, &record), guide);
        let again = opened(&Work::seal(Kind::Continue, guide, &work.record), guide);
        prop_assert_eq!(&again.record, &work.record);
        prop_assert_eq!(again.dropped, 0);
        let has_unknown = handover::json::to_text(&record).contains("gone");
        prop_assert_eq!(work.dropped > 0, has_unknown);
        prop_assert!(!handover::json::to_text(&work.record).contains("gone"));
    }

    #[test]
    fn any_text_is_opened_or_refused(text in "\\PC{0,80}|[A-Za-z0-9_-]{0,80}|[0-9A-Z$*+./:-]{0,80}") {
        for sealed in [Sealed::from_w(&text), Sealed::from_q(&text)] {
            let _ = (Work::open(&sealed, toy::guide()), sealed.guide(), sealed.w(), sealed.q());
        }
    }
}

type Read = fn(&str) -> Sealed;

/// The two spellings of a payload, and how each is read.
fn both(sealed: &Sealed) -> [(String, Read); 2] {
    [(sealed.w(), Sealed::from_w), (sealed.q(), Sealed::from_q)]
}

#[test]
fn names_travel_only_when_ticked() {
    let guide = toy::guide();
    let open = |ticked: &[Part]| {
        let travelling = finished().travelling(guide, Destination::ContinueLink, ticked);
        opened(&Work::seal(Kind::Continue, guide, &travelling), guide).record
    };
    assert_eq!(open(&[]).person(&mia()).map(|person| person.name.clone()), Some(String::new()));
    assert_eq!(open(&[Part::PersonName]).person(&mia()).map(|person| person.name.clone()), Some("Mia".to_owned()));
}
