//! A link opens with another edition of its guide: what is still there arrives, the rest is counted.

use handover::{
    guide::Guide,
    json,
    link::{Kind, Work},
    record::{Outcome, Record},
};

use super::work::{full, opened};
use crate::{
    real,
    toy::{self, changed, edition, mia, with},
};

#[track_caller]
fn sent(from: &Guide, record: &Record, to: &Guide) -> Work {
    opened(&Work::seal(Kind::Continue, from, record), to)
}

#[test]
fn a_reworded_guide_is_the_same_edition() {
    let reworded = toy::changed_guide("title = \"Send one\"", "title = \"Send just one\"");
    assert_eq!(reworded.edition(), toy::guide().edition());
    assert!(sent(toy::guide(), &full(), &reworded).same_edition);
}

#[test]
fn whatever_a_link_is_read_by_makes_another_edition() {
    let mut editions = vec![toy::guide().edition()];
    for (from, to) in [
        ("checked = \"2026-11\"", "checked = \"2026-12\""),
        ("id = \"one-login\"", "id = \"single-login\""),
        ("[aliases]", "[aliases]\nolder = \"ask\""),
        ("{ id = \"say\", text", "{ id = \"tell\", text"),
        ("{ id = \"qr\", label", "{ id = \"code\", label"),
        ("screenshots = [{ id = \"share\"", "screenshots = [{ id = \"list\""),
    ] {
        let text = match to.contains("\"code\"") {
            true => with(from, to).replace("reach = \"qr\"", "reach = \"code\""),
            false => with(from, to),
        };
        editions.push(edition(&text).edition());
    }
    let different: std::collections::BTreeSet<_> = editions.iter().collect();
    assert_eq!(different.len(), editions.len());
}

#[test]
fn the_page_of_a_guide_is_the_same_edition_as_its_file() {
    for guide in &real::guides().guides {
        let page: Guide = json::from_text(&json::to_text(guide)).expect("a page's data");
        assert_eq!(page.edition(), guide.edition());
    }
}

#[test]
fn what_a_newer_guide_has_renamed_arrives_under_its_new_id() {
    let text = with("id = \"send-one\"", "id = \"send-just-one\"");
    let text = changed(&text, "old-send = \"send-one\"", "old-send = \"send-just-one\"\nsend-one = \"send-just-one\"");
    let text = text.replace("back = \"send-one\"", "back = \"send-just-one\"");
    let newer = edition(&text.replace("\"send-one/send\"", "\"send-just-one/send\""));
    let work = sent(toy::guide(), &full(), &newer);
    assert_eq!((work.same_edition, work.dropped), (false, 0));
    let step = newer.step("send-just-one").expect("the renamed step");
    assert!(work.record.ticked(step, &"send".into(), Some(&mia())).is_some());
    assert_eq!(work.record.troubles.get(&"nothing-there".into()).map(|met| &**met.get()), Some("send-just-one"));
    assert_eq!(work.record.guide_checked, "2026-11");
}

#[test]
fn what_a_newer_guide_no_longer_has_is_dropped_and_said_so() {
    let newer = toy::changed_guide("{ id = \"say\", text", "{ id = \"tell\", text");
    let work = sent(toy::guide(), &full(), &newer);
    // Mia's and Tom's.
    assert_eq!((work.same_edition, work.dropped), (false, 2));
    assert!(!work.record.ticks.contains_key(&"ask/say@p1".into()));
    assert!(!work.record.ticks.contains_key(&"ask/tell@p1".into()));
    assert!(work.record.ticks.contains_key(&"ask/email@p1".into()));
}

#[test]
fn a_role_and_a_permission_that_are_gone_are_counted() {
    let mut record = toy::empty();
    let person = handover::record::Person { role: "boss".into(), ..toy::person("Mia", &["live", "record"]) };
    record.set_person(toy::guide(), mia(), person, toy::at(1));
    record.set_outcome(&"sound".into(), &mia(), Some(Outcome::Works), toy::at(2));
    let work = sent(toy::guide(), &record, toy::guide());
    assert_eq!((work.same_edition, work.dropped), (true, 3));
    let person = work.record.person(&mia()).expect("Mia");
    assert_eq!((&*person.role, person.permissions.len()), ("", 1));
}

#[test]
fn former_ids_in_a_record_travel_as_those_of_today() {
    let mut record = toy::empty();
    record.ticks.insert("old-send/send@p1".into(), handover::record::Stamped::new(true, toy::at(2)));
    record.set_person(toy::guide(), mia(), toy::person("Mia", &[]), toy::at(1));
    let work = sent(toy::guide(), &record, toy::guide());
    assert!(work.record.ticked(toy::step("send-one"), &"send".into(), Some(&mia())).is_some());
    assert_eq!(work.dropped, 0);
}
