//! Conditions name real answers, and nothing is out of reach.

use super::{refuses, refuses_all};
use crate::toy::{changed, with};

#[test]
fn a_condition_names_a_choice_and_its_options() {
    refuses(
        &with("when = { method = \"one\" }", "when = { methd = \"one\" }"),
        "methd",
        "choice `methd` does not exist",
        Some("did you mean `method`?"),
    );
    refuses(
        &with("when = { method = [\"several\", \"unsure\"] }", "when = { method = [\"several\", \"unsur\"] }"),
        "unsur\"]",
        "choice `method` has no option `unsur`",
        Some("did you mean `unsure`?"),
    );
    refuses(
        &with("when = { method = \"one\" }", "when = { method = [] }"),
        "method = []",
        "no option of `method` is named, so this is never shown",
        None,
    );
}

#[test]
fn conditions_are_read_wherever_they_may_stand() {
    let message = "choice `nope` does not exist";
    for (from, to) in [
        ("{ text = \"Both phones.\"", "{ when = { nope = \"x\" }, text = \"Both phones.\""),
        ("{ label = \"Share\" }]", "{ label = \"Share\" }], when = { nope = \"x\" }"),
        ("{ label = \"Give\" }]", "{ label = \"Give\" }], when = { nope = \"x\" }"),
        ("fact = { text = \"See", "fact = { when = { nope = \"x\" }, text = \"See"),
        ("{ id = \"mark\"", "{ when = { nope = \"x\" }, id = \"mark\""),
    ] {
        refuses(&with(from, to), "nope", message, None);
    }
}

#[test]
fn a_question_is_not_asked_on_a_step_that_its_answer_hides() {
    refuses(
        &with("at = \"before\"", "at = \"send-one\""),
        "at = \"send-one\"",
        "choice `method` is asked on step `send-one`, which it hides",
        None,
    );
}

#[test]
fn a_question_about_a_person_is_asked_on_that_persons_step() {
    refuses(
        &with("at = \"ask\"", "at = \"before\""),
        "at = \"before\"#2",
        "choice `reach` is made per person on step `before`, which is not",
        Some("ask it on a step with per = \"person\""),
    );
}

#[test]
fn what_is_done_once_does_not_depend_on_who_it_is_for() {
    let message = "step `before` is done once, but depends on `reach`, which differs by person";
    let hint = Some("give it per = \"person\"");
    let before = "tasks = [\n  { id = \"online\"";
    for part in [
        "when = { reach = \"qr\" }\n",
        "paths = [{ labels = \"exact\", source = [\"page.share\"], taps = [{ label = \"x\" }], when = { reach = \"qr\" } }]\n",
        "different = [{ labels = \"exact\", source = [\"page.share\"], taps = [{ label = \"x\" }], when = { reach = \"qr\" } }]\n",
        "notes = [{ kind = \"good\", fact = { text = \"x\", source = [\"page.share\"], when = { reach = \"qr\" } } }]\n",
    ] {
        refuses(&with(before, &format!("{part}{before}")), "[[steps]]#1", message, hint);
    }
}

#[test]
fn everything_a_step_holds_is_reached_by_some_answers() {
    let several = "when = { method = \"several\" }";
    refuses(
        &with("text = \"Tick each device.\"", "when = { method = \"one\" }, text = \"Tick each device.\""),
        "Tick each device",
        "task `mark` of step `send-many` cannot be reached by any set of answers",
        None,
    );
    for (from, part) in [
        ("{ label = \"Share\" }]", "paths[0]"),
        ("{ label = \"Give\" }]", "different[0]"),
        ("fact = { text = \"See [the tests](#tests).\"", "notes[0]"),
    ] {
        let message = format!("`{part}` of step `send-one` cannot be reached by any set of answers");
        refuses(&with(from, &format!("{from}, {several}")), from, &message, None);
    }
}

#[test]
fn a_step_that_is_shown_has_something_to_tick() {
    let task = "{ id = \"send\", text = \"Tap **Share**.\"";
    refuses(
        &with(task, &format!("{task}, when = {{ reach = \"qr\" }}")),
        "[[steps]]#3",
        "step `send-one` has no task to tick for some answers",
        Some("give the step the same `when`, or a task without one"),
    );
}

#[test]
fn whatever_is_answered_something_is_left_to_share() {
    let text = with("when = { method = [\"several\", \"unsure\"] }", "when = { method = \"several\" }");
    let text = changed(
        &text,
        "title = \"Ask for their account\"\nstage = \"share\"",
        "title = \"Ask for their account\"\nstage = \"ready\"",
    );
    let left = |reach| format!("with method = unsure, reach = {reach} nothing is left of stage `share`");
    refuses_all(&text, &[("[[steps]]#1", &left("email"), None), ("[[steps]]#1", &left("qr"), None)]);
}
