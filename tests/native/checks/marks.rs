//! Links and codes name ids by marks: what shares one is refused.

use handover::link::mark;

use super::{also_refuses, refuses};
use crate::toy::with;

const NEWER: Option<&str> = Some("choose another id for the newer of them");

/// An id with the same mark, but for so many of its last bits.
fn alike(id: &str, bits: u32) -> String {
    let mut names = (0..).map(|n| format!("x{n}"));
    names
        .find(|name| {
            mark(name) >> bits == mark(id) >> bits && mark(name) != mark(id) || bits == 0 && mark(name) == mark(id)
        })
        .expect("65536 marks are few")
}

#[test]
fn no_two_places_share_a_mark() {
    for id in ["tests", "send-one", "nothing-there", "give"] {
        let other = alike(id, 0);
        let text = with("id = \"one-login\"", &format!("id = \"{other}\""));
        let message = format!("place ids `{id}` and `{other}` have the same mark in links");
        refuses(&text, &format!("id = \"{other}\""), &message, NEWER);
    }
    let other = alike("give", 0);
    let text = with("[aliases]", &format!("[aliases]\n{other} = \"ask\""));
    refuses(&text, &other, &format!("place ids `give` and `{other}` have the same mark in links"), NEWER);
}

#[test]
fn no_two_symptoms_share_the_shorter_mark_of_codes() {
    let other = alike("nothing-there", 2);
    let text = with("[aliases]", &format!("[aliases]\n{other} = \"no-recording\""));
    let message = format!("symptom ids `nothing-there` and `{other}` have the same mark in links");
    refuses(&text, &other, &message, NEWER);
}

#[test]
fn no_two_of_another_kind_share_a_mark() {
    let role = alike("manager", 0);
    let message = format!("role ids `manager` and `{role}` have the same mark in links");
    refuses(&with("id = \"staff\"", &format!("id = \"{role}\"")), &format!("\"{role}\""), &message, NEWER);
    let test = alike("account", 0);
    let message = format!("test ids `account` and `{test}` have the same mark in links");
    refuses(&with("id = \"live-view\"", &format!("id = \"{test}\"")), &format!("\"{test}\""), &message, NEWER);
    let task = alike("say", 0);
    let message = format!("task ids `say` and `{task}` have the same mark in links");
    refuses(&with("{ id = \"code\", text", &format!("{{ id = \"{task}\", text")), &task, &message, NEWER);
    let option = alike("one", 0);
    let message = format!("option ids `one` and `{option}` have the same mark in links");
    also_refuses(&with("{ id = \"unsure\"", &format!("{{ id = \"{option}\"")), &option, &message, NEWER);
    let choice = alike("role", 0);
    let message = format!("choice ids `role` and `{choice}` have the same mark in links");
    also_refuses(&with("id = \"reach\"", &format!("id = \"{choice}\"")), &choice, &message, NEWER);
    let permission = alike("live", 0);
    let message = format!("permission ids `live` and `{permission}` have the same mark in links");
    let text = with("id = \"playback\"\nname = \"Playback\"", &format!("id = \"{permission}\"\nname = \"Playback\""));
    also_refuses(&text, &format!("\"{permission}\""), &message, NEWER);
    let shot = alike("share", 0);
    let more = format!("{{ id = \"{shot}\", text = \"The list.\", source = [\"general.test\"] }}]");
    let text = with(
        "The share screen.\", source = [\"general.test\"] }]",
        &format!("The share screen.\", source = [\"general.test\"] }},\n{more}"),
    );
    refuses(&text, &shot, &format!("screenshot ids `share` and `{shot}` have the same mark in links"), NEWER);
}

#[test]
fn a_trail_that_does_not_fit_into_a_code_is_refused() {
    // Fixes in a row, each to be tried after the other: a way of so many bits.
    let fix = |n: usize, next: &str| {
        format!(
            "[[fixes]]\nid = \"fix-{n}\"\ntitle = \"Fix {n}\"\nactions = [\"Do it.\"]\nback = \"tests\"\nnext = \"{next}\"\nlabels = \"generic\"\nsource = [\"page.share\"]\n\n"
        )
    };
    let row = |count: usize| {
        let fixes: String = (1..=count)
            .map(|n| fix(n, &if n < count { format!("fix-{}", n + 1) } else { "nothing-there".to_owned() }))
            .collect();
        let text = with("# faq\n", &format!("{fixes}# faq\n"));
        let first = text.rfind("first = ").expect("the last symptom has a first question");
        let end = first + text[first..].find('\n').expect("a line");
        // The last symptom leads to the row first.
        format!("{}first = \"fix-1\"{}", &text[..first], &text[end..])
    };
    let reports = |count| match handover::site::guides::read_guide("toy.toml", "toy", &row(count)) {
        Ok(_) => Vec::new(),
        Err(reports) => reports.into_iter().map(|report| report.message).collect(),
    };
    let too_long = |count| {
        let messages: Vec<String> = reports(count);
        messages.iter().any(|message| message.ends_with("does not fit into 12 signs"))
    };
    assert!(!too_long(10));
    assert!(too_long(30));
}

#[test]
fn more_tests_than_a_return_code_can_hold_are_refused() {
    let test = |n: usize| {
        format!(
            "[[tests]]\nid = \"more-{n}\"\nname = \"More {n}\"\nhow = \"Try.\"\nsymptom = \"nothing-there\"\nlabels = \"generic\"\nsource = [\"general.test\"]\n\n"
        )
    };
    let text = |count: usize| with("# steps\n", &format!("{}# steps\n", (0..count).map(test).collect::<String>()));
    assert!(handover::site::guides::read_guide("toy.toml", "toy", &text(37)).is_ok());
    let message = "more than 40 tests do not fit into a return code";
    refuses(&text(38), "[[tests]]#41", message, None);
}
