//! Any text as a code; and any number as one that adds up, is of this guide and, if of somebody, of the one on it.
#![no_main]

mod guides;

use handover::{
    guide::Guide,
    record::{Handover, Moment, Person, Record},
    link::{mark, read_out, return_code},
};
use libfuzzer_sys::fuzz_target;

use guides::GUIDES;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let number = data.iter().take(10).rev().fold(0, |number, byte| number << 8 | u128::from(*byte));
    for guide in GUIDES.iter() {
        read(&text, guide);
        for edition in [guide.edition(), 0] {
            (0..2).for_each(|form| read(&forged(form, guide, edition, number), guide));
            let of_p1 = u128::from(edition >> 6) % 32 + (u128::from(mark("p1") >> 2) + (number << 14)) * 32;
            read(&forged(2, guide, edition, of_p1), guide);
        }
    }
});

/// As somebody would forge it; written apart from the codec.
fn forged(form: u128, guide: &Guide, edition: u16, rest: u128) -> String {
    let head = u128::from(mark(&guide.id) >> 2) + u128::from(edition >> 11) * (1 << 14);
    let mut number = form + 3 * (head + rest * (1 << 19));
    let mut digits = Vec::new();
    while number > 0 || digits.len() < 8 {
        digits.insert(0, number % 29);
        number /= 29;
    }
    let weighed = |n: usize, digit: u128| (n as u128 + 1) * digit;
    let sum: u128 = digits.iter().enumerate().map(|(n, digit)| weighed(n, *digit)).sum();
    let last = (0..29).find(|last| (sum + weighed(digits.len(), *last)) % 29 == 0);
    digits.extend(last);
    digits.iter().map(|digit| char::from(b"0123456789ACDEFGHJKMNPQRTVWXY"[*digit as usize])).collect()
}

fn read(text: &str, guide: &Guide) {
    if let Ok(screen) = read_out::read(text, guide) {
        let record = screen.record(guide, "r1".into(), Moment(0));
        let trail = screen.symptom.map(|symptom| Handover::new(guide, &record).trail(symptom, None));
        let again = read_out::write(guide, screen.place.id(), trail.as_ref());
        let again = read_out::read(&again, guide).expect("what is written is read");
        assert!(again.place == screen.place && again.replies == screen.replies);
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
