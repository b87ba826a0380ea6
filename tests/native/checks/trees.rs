//! The question trees: each rule broken once.

use super::{also_refuses, refuses, refuses_all};
use crate::toy::{TOY, changed, with};

const SENT: &str = r#"answers = [{ say = "yes", to = "right-account" }, { say = "no", to = "send-it" }, { say = "not-sure", to = "send-it" }]"#;

/// The toy with other answers to its first question.
fn answering(answers: &str) -> String {
    with(SENT, &format!("answers = [{answers}]"))
}

#[test]
fn every_question_has_yes_no_and_not_sure() {
    let text = answering(r#"{ say = "yes", to = "right-account" }, { say = "no", to = "send-it" }"#);
    refuses(
        &text,
        r#"answers = [{ say = "yes", to = "right-account" }, { say = "no", to = "send-it" }]"#,
        "question `sent` has no answer `not-sure`",
        Some("\"Not sure\" leads to the branch that is safe to try"),
    );
    let text = answering(r#"{ say = "yes", to = "right-account" }, { say = "not-sure", to = "send-it" }"#);
    refuses(
        &text,
        r#"answers = [{ say = "yes", to = "right-account" }, { say = "not-sure", to = "send-it" }]"#,
        "question `sent` has no answer `no`",
        Some("every question is answered with yes, no or not sure"),
    );
}

#[test]
fn no_two_answers_of_a_question_are_the_same() {
    let text = with(SENT, &SENT.replacen("{ say = \"no\"", "{ say = \"yes\", to = \"send-it\" }, { say = \"no\"", 1));
    refuses(&text, "to = \"send-it\" }, { say = \"no\"", "question `sent` has two answers `yes`", None);
}

#[test]
fn a_question_whose_answers_all_lead_to_the_same_is_not_asked() {
    let text = with(SENT, &SENT.replace("send-it", "right-account"));
    also_refuses(
        &text,
        &SENT.replace("send-it", "right-account"),
        "every answer of question `sent` leads to the same",
        Some("then it need not be asked"),
    );
}

#[test]
fn every_way_leads_to_a_node() {
    refuses(
        &with(SENT, &SENT.replacen("right-account", "rigth-account", 1)),
        "rigth-account",
        "`rigth-account` is no symptom, question or fix",
        Some("did you mean `right-account`?"),
    );
    refuses(
        &with("first = \"given\"", "first = \"gven\""),
        "gven",
        "`gven` is no symptom, question or fix",
        Some("did you mean `given`?"),
    );
    refuses(
        &with("next = \"support\"", "next = \"suport\""),
        "suport",
        "`suport` is no symptom, question or fix",
        Some("did you mean `support`?"),
    );
}

#[test]
fn a_way_ends_in_support_and_not_on_a_page_to_read() {
    refuses(
        &with("next = \"support\"", "next = \"faq\""),
        "next = \"faq\"",
        "`faq` is no symptom, question or fix",
        None,
    );
}

#[test]
fn every_fix_goes_back_to_where_something_is_done() {
    refuses(
        &with("back = \"send-one\"", "back = \"send-on\""),
        "send-on\"",
        "place `send-on` does not exist",
        Some("did you mean `send-one`?"),
    );
    refuses(
        &with("back = \"send-one\"", "back = \"faq\""),
        "back = \"faq\"",
        "fix `send-it` goes back to `faq`, where nothing is done",
        Some("name the step that it mends, or `owner`, `people`, `tests`"),
    );
    let missing = with("back = \"send-one\"\n", "");
    also_refuses(&missing, "[[fixes]]#1", "missing field `back`", None);
}

#[test]
fn nothing_goes_round_in_a_circle() {
    let text = with("back = \"ask\"\nnext = \"support\"", "back = \"ask\"\nnext = \"sent\"");
    refuses(&text, "[[symptoms]]#1", "this goes round in a circle: sent › right-account › change-account › sent", None);
}

#[test]
fn every_node_is_reached_from_a_symptom() {
    let text = with(
        "# fixes\n",
        "[[questions]]\nid = \"alone\"\nask = \"Alone?\"\nhelp = \"Look.\"\nlabels = \"generic\"\nsource = [\"page.owner\"]\n\
         answers = [{ say = \"yes\", to = \"support\" }, { say = \"no\", to = \"give\" }, { say = \"not-sure\", to = \"give\" }]\n\n# fixes\n",
    );
    refuses(&text, "[[questions]]#4", "no symptom leads to `alone`", None);
}

/// So many questions one after the other, before the toy's own.
fn with_questions(count: usize) -> String {
    let question = |n: usize| {
        let next = if n + 1 == count { "sent".to_owned() } else { format!("q{}", n + 1) };
        format!(
            "[[questions]]\nid = \"q{n}\"\nask = \"This?\"\nhelp = \"Look.\"\nlabels = \"generic\"\nsource = [\"page.owner\"]\n\
             answers = [{{ say = \"yes\", to = \"{next}\" }}, {{ say = \"no\", to = \"send-it\" }}, {{ say = \"not-sure\", to = \"{next}\" }}]\n\n"
        )
    };
    let more: String = (0..count).map(question).collect();
    changed(&with("first = \"sent\"", "first = \"q0\""), "# fixes\n", &format!("{more}# fixes\n"))
}

#[test]
fn nobody_is_asked_more_than_seven_questions() {
    assert!(handover::site::guides::read_guide("toy.toml", "toy", &with_questions(4)).is_ok(), "seven are");
    let message = |symptom: &str, n: usize| format!("symptom `{symptom}` can ask {n} questions, 7 at most are asked");
    let refused = message("no-recording", 8);
    refuses(&with_questions(5), "[[symptoms]]#2", &refused, None);
    refuses_all(
        &with_questions(6),
        &[
            ("[[symptoms]]#1", &message("nothing-there", 8), None),
            ("[[symptoms]]#2", &message("no-recording", 9), None),
        ],
    );
}

#[test]
fn what_the_record_is_asked_for_is_there() {
    for (known, message, hint) in [
        ("permission = \"playbak\"", "permission `playbak` does not exist", Some("did you mean `playback`?")),
        ("permission = \"no-recording\"", "permission `no-recording` does not exist", None),
        ("test = \"playbak\"", "test `playbak` does not exist", Some("did you mean `playback`?")),
        ("task = \"send-on/send\"", "step `send-on` does not exist", Some("did you mean `send-one`?")),
        ("task = \"send-one/sent\"", "task `sent` does not exist", Some("did you mean `send`?")),
        ("option = \"metod/one\"", "choice `metod` does not exist", Some("did you mean `method`?")),
        ("option = \"method/on\"", "option `on` does not exist", Some("did you mean `one`?")),
    ] {
        let text = with("known = { permission = \"playback\" }", &format!("known = {{ {known} }}"));
        refuses(&text, &format!("known = {{ {known} }}"), message, hint);
    }
}

const ROW: &str =
    r#"rows = [{ symptom = "no-recording", checks = ["playback"], remedies = ["playback"], fixes = ["give"] }]"#;

#[test]
fn every_row_of_a_source_has_its_leaf() {
    for (from, to, message, hint) in [
        (
            "no-recording",
            "no-recordings",
            "symptom `no-recordings` does not exist",
            Some("did you mean `no-recording`?"),
        ),
        ("\"no-recording\"", "\"nothing-there\"", "symptom `nothing-there` does not lead to fix `give`", None),
        ("[\"give\"]", "[\"gives\"]", "symptom `no-recording` does not lead to fix `gives`", None),
        ("checks = [\"playback\"]", "checks = [\"live\"]", "nothing on the way to the fixes says `page.live`", None),
        (
            "remedies = [\"playback\"]",
            "remedies = [\"owner\"]",
            "nothing on the way to the fixes says `page.owner`",
            None,
        ),
        ("checks = [\"playback\"]", "checks = []", "`checks` is empty", None),
    ] {
        let row = ROW.replacen(from, to, 1);
        also_refuses(&with(ROW, &row), &row, message, hint);
    }
    assert_eq!(TOY.matches(ROW).count(), 1);
}
