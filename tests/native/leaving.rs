//! Taking access away: of whom it is, that the record does not say done meanwhile, and that it ends on the record.

use handover::{
    export::summary,
    guide::{Place, Stage},
    link::{Kind, Work},
    record::{Handover, Person, PersonId, Record, Standing},
    words::ENGLISH,
};

use crate::{
    real,
    toy::{at, day, empty, finished, guide, mia, person, tick, tom, two_people},
};

fn of(record: &Record) -> Handover<'_> {
    Handover::new(guide(), record)
}

fn standing(record: &Record, id: &PersonId) -> Standing {
    of(record).standing(id, record.person(id).expect("somebody on the record"))
}

fn status(record: &Record) -> String {
    summary(of(record), &real::guides().site, &ENGLISH, None, 0).status
}

fn after(record: &Record, id: &str) -> Option<String> {
    of(record).neighbours(id).1.map(|place: Place<'_>| place.id().to_owned())
}

fn left(record: &mut Record, id: &PersonId, minute: u64) {
    record.take_away(guide(), id, day("2026-11-02"), at(minute));
}

#[test]
fn nobody_is_chosen_beforehand_where_there_are_two() {
    let mut record = two_people();
    assert_eq!(of(&record).leaver(), None);
    record.set_leaving(Some(&tom()), at(5));
    assert_eq!(of(&record).leaver(), Some(&tom()));
    record.set_leaving(Some(&mia()), at(6));
    assert_eq!(of(&record).leaver(), Some(&mia()));
    assert!(!of(&record).is_leaving(&tom()), "one is chosen at a time");
    record.set_leaving(None, at(7));
    assert_eq!(of(&record).leaver(), None);
}

#[test]
fn the_only_one_need_not_be_chosen() {
    let mut record = empty();
    record.set_person(guide(), mia(), person("Mia", &["live"]), at(1));
    assert_eq!(of(&record).leaver(), Some(&mia()));
    assert!(!of(&record).is_leaving(&mia()), "nor are they leaving by that");
}

#[test]
fn whoever_stays_behind_is_not_chosen_when_one_has_left() {
    let mut record = two_people();
    record.set_leaving(Some(&tom()), at(5));
    left(&mut record, &tom(), 6);
    assert_eq!(of(&record).leaver(), None);
}

#[test]
fn what_was_begun_for_somebody_goes_on_for_them() {
    let mut record = two_people();
    tick(&mut record, "take-away", "remove", Some(&tom()), 5);
    assert_eq!(of(&record).leaver(), Some(&tom()));
}

#[test]
fn while_access_is_being_taken_away_nothing_says_done() {
    let begun: [fn(&mut Record); 2] = [
        |record| record.set_leaving(Some(&tom()), at(20)),
        |record| tick(record, "take-away", "remove", Some(&tom()), 20),
    ];
    for begin in begun {
        let mut record = finished();
        assert!(of(&record).is_proven() && of(&record).left().is_empty());
        begin(&mut record);
        assert!(!of(&record).is_proven());
        assert_eq!(standing(&record, &tom()), Standing::Leaving);
        assert_eq!(standing(&record, &mia()), Standing::Proven);
        assert_eq!(status(&record), ENGLISH.summary.leaving_now);
        assert_eq!(of(&record).left().len(), 1);
        assert_eq!(of(&record).resume().id(), "someone-left");
        left(&mut record, &tom(), 21);
        assert!(of(&record).is_proven() && of(&record).left().is_empty(), "it is on the record");
        assert_eq!(status(&record), ENGLISH.summary.proven);
    }
}

#[test]
fn reading_the_steps_that_hold_for_all_takes_nothing_away() {
    let mut record = finished();
    tick(&mut record, "list-people", "list", None, 20);
    assert!(of(&record).is_proven());
}

#[test]
fn the_steps_end_where_it_is_put_on_the_record() {
    let mut record = two_people();
    record.set_leaving(Some(&tom()), at(5));
    assert_eq!(after(&record, "someone-left").as_deref(), Some("list-people"));
    assert_eq!(after(&record, "list-people").as_deref(), Some("take-away"));
    assert_eq!(after(&record, "take-away").as_deref(), Some("someone-left"));
    tick(&mut record, "list-people", "list", None, 6);
    tick(&mut record, "take-away", "remove", Some(&tom()), 6);
    assert_eq!(after(&record, "take-away").as_deref(), Some("someone-left"));
    assert_eq!(after(&record, "someone-left").as_deref(), Some("summary"), "not round again");
    left(&mut record, &tom(), 7);
    assert_eq!(after(&record, "someone-left").as_deref(), Some("summary"));
    record.set_leaving(Some(&mia()), at(8));
    assert_eq!(after(&record, "someone-left").as_deref(), Some("list-people"), "for the next who leaves");
}

#[test]
fn a_slip_is_undone_and_it_is_as_it_was() {
    let mut record = finished();
    record.set_leaving(Some(&tom()), at(20));
    tick(&mut record, "take-away", "remove", Some(&tom()), 21);
    let before = record.person(&tom()).cloned();
    left(&mut record, &tom(), 22);
    record.undo_take_away(guide(), &tom(), at(23));
    assert_eq!(record.person(&tom()).cloned(), before);
    assert_eq!(standing(&record, &tom()), Standing::Leaving);
    assert_eq!(of(&record).leaver(), Some(&tom()));
}

#[test]
fn whoever_has_access_after_all_is_as_before_anybody_left() {
    let mut record = finished();
    record.set_leaving(Some(&tom()), at(20));
    tick(&mut record, "take-away", "remove", Some(&tom()), 21);
    left(&mut record, &tom(), 22);
    record.give_back(guide(), &tom(), at(23));
    assert_eq!(standing(&record, &tom()), Standing::Proven);
    assert_eq!(of(&record).leaver(), None);
    assert!(of(&record).is_proven());
}

#[test]
fn a_removal_that_is_undone_brings_back_what_was_proven() {
    let mut record = finished();
    let tom_before: Person = record.person(&tom()).expect("Tom").clone();
    record.remove_person(&tom(), at(20));
    assert_eq!(record.person(&tom()), None);
    record.set_person(guide(), tom(), tom_before.clone(), at(21));
    assert_eq!(record.person(&tom()), Some(&tom_before));
    assert_eq!(standing(&record, &tom()), Standing::Proven);
}

#[test]
fn a_link_to_go_on_with_elsewhere_says_who_is_leaving() {
    let mut record = finished();
    record.set_leaving(Some(&tom()), at(20));
    let work = Work::open(&Work::seal(Kind::Continue, guide(), &record), guide()).expect("it is whole");
    assert_eq!(work.dropped, 0);
    assert_eq!(of(&work.record).leaver(), Some(&tom()));
}

#[test]
fn in_each_guide_taking_away_begins_with_a_tick_for_one_person() {
    for guide in &real::guides().guides {
        let mut record = Record::new("r1".into(), guide, at(0));
        for (id, name) in [(mia(), "Mia"), (tom(), "Tom")] {
            record.set_person(guide, id, person(name, &[]), at(1));
        }
        let step = guide.steps_of(Stage::Leave).find(|step| step.per == handover::guide::Per::Person);
        let step = step.expect("access is taken away from one person");
        record.tick(step, &step.tasks[0].id, Some(&tom()), true, at(2));
        let handover = Handover::new(guide, &record);
        assert_eq!((handover.leaver(), handover.is_leaving(&mia())), (Some(&tom()), false), "{}", guide.id);
    }
}
