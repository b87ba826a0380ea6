//! Choices show and hide; they never lose.

use handover::record::{Handover, PersonId, Record};

use crate::toy::{at, choice, empty, guide, mia, step, tick, tom, two_people};

#[track_caller]
fn shows(record: &Record, step_id: &str, person: Option<&PersonId>, tasks: &[&str]) {
    let handover = Handover::new(guide(), record);
    let found: Vec<_> = handover.tasks(step(step_id), person).into_iter().map(|task| &*task.id).collect();
    assert_eq!(found, tasks, "of step `{step_id}`");
}

fn walk(record: &Record) -> Vec<&str> {
    Handover::new(guide(), record).walk().iter().map(|place| place.id()).collect()
}

#[test]
fn an_open_choice_shows_everything_that_could_apply() {
    let record = empty();
    assert_eq!(
        walk(&record),
        ["start", "before", "owner", "people", "ask", "send-one", "send-many", "second-user", "tests", "summary"]
    );
    shows(&record, "before", None, &["online", "count"]);
    shows(&record, "ask", None, &["say", "email", "code"]);
}

#[test]
fn an_answer_hides_what_belongs_to_the_others() {
    let mut record = empty();
    record.choose(choice("method"), None, "one".into(), at(1));
    assert_eq!(
        walk(&record),
        ["start", "before", "owner", "people", "ask", "send-one", "second-user", "tests", "summary"]
    );
    shows(&record, "before", None, &["online"]);
    shows(&record, "send-many", None, &[]);
}

#[test]
fn a_condition_of_several_options_holds_for_each_of_them() {
    for (option, shown) in [("one", "send-one"), ("several", "send-many"), ("unsure", "send-many")] {
        let mut record = empty();
        record.choose(choice("method"), None, option.into(), at(1));
        let sends: Vec<_> = walk(&record).into_iter().filter(|id| id.starts_with("send")).collect();
        assert_eq!(sends, [shown], "{option}");
    }
}

#[test]
fn going_back_on_an_answer_brings_the_ticks_back() {
    let mut record = empty();
    record.choose(choice("method"), None, "one".into(), at(1));
    tick(&mut record, "send-one", "send", None, 2);
    record.choose(choice("method"), None, "several".into(), at(3));
    tick(&mut record, "send-many", "mark", None, 4);
    shows(&record, "send-one", None, &[]);
    let done = |record: &Record, id| Handover::new(guide(), record).count_step(step(id)).done;
    assert_eq!((done(&record, "send-one"), done(&record, "send-many")), (0, 1), "hidden ticks do not count");
    record.choose(choice("method"), None, "one".into(), at(5));
    assert_eq!((done(&record, "send-one"), done(&record, "send-many")), (1, 0));
    assert_eq!(record.ticked(step("send-many"), &"mark".into(), None), Some(at(4)), "and none is lost");
}

#[test]
fn a_choice_made_per_person_differs_by_person() {
    let mut record = two_people();
    record.choose(choice("reach"), Some(&mia()), "email".into(), at(3));
    record.choose(choice("reach"), Some(&tom()), "qr".into(), at(4));
    shows(&record, "ask", Some(&mia()), &["say", "email"]);
    shows(&record, "ask", Some(&tom()), &["say", "code"]);
    shows(&record, "ask", None, &["say", "email", "code"]);
}

#[test]
fn a_choice_made_once_is_the_same_for_everybody() {
    let mut record = two_people();
    record.choose(choice("method"), Some(&mia()), "one".into(), at(3));
    assert_eq!(record.chosen(choice("method"), Some(&tom())), Some(&"one".into()));
    assert_eq!(record.chosen(choice("method"), None), Some(&"one".into()));
}

#[test]
fn an_answer_that_the_guide_no_longer_has_shows_what_belongs_to_no_answer() {
    let mut record = empty();
    record.choose(choice("method"), None, "gone".into(), at(1));
    assert_eq!(walk(&record), ["start", "before", "owner", "people", "ask", "second-user", "tests", "summary"]);
}
