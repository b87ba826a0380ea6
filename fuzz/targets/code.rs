//! Any text as a code; with each of the 29 signs behind it, so that one of them adds up.
#![no_main]

use std::sync::LazyLock;

use handover::{
    guide::Guide,
    handover::{Handover, Moment, Person, Record},
    link::{read_out, return_code},
    site::guides::read_guide,
};
use libfuzzer_sys::fuzz_target;

static GUIDES: LazyLock<[Guide; 2]> = LazyLock::new(|| {
    let read = |stem: &str, text: &str| read_guide(stem, stem, text).unwrap_or_else(|_| panic!("{stem} does not pass"));
    [
        read("dmss", include_str!("../../src/guides/dmss.toml")),
        read("toy", include_str!("../../tests/native/toy.toml")),
    ]
});

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for guide in GUIDES.iter() {
        read(&text, guide);
        for last in "0123456789ACDEFGHJKMNPQRTVWXY".chars() {
            read(&format!("{text}{last}"), guide);
        }
    }
});

fn read(text: &str, guide: &Guide) {
    if let Ok(screen) = read_out::read(text, guide) {
        let record = screen.record(guide, "r1".into(), Moment(0));
        let trail = screen.symptom.map(|symptom| Handover::new(guide, &record).trail(symptom, None));
        let again = read_out::write(guide, screen.place.id(), trail.as_ref());
        let again = read_out::read(&again, guide).expect("what is written is read");
        assert!(again.place == screen.place && again.said == screen.said);
    }
    let mut owners = Record::new("r1".into(), guide, Moment(0));
    let person = Person {
        name: String::new(),
        account: String::new(),
        role: guide.roles[0].id.clone(),
        permissions: Vec::new(),
        review: None,
        added: Moment(0),
        left: None,
    };
    owners.set_person(guide, "p1".into(), person, Moment(0));
    if let Ok((person, answer)) = return_code::read(text, guide, &owners, Moment(1)) {
        owners.take_answer(&person, &answer, Moment(1));
        let again = return_code::write(guide, &answer, &person);
        let (_, once_more) = return_code::read(&again, guide, &owners, Moment(1)).expect("what is written is read");
        assert_eq!(once_more, answer);
    }
}
