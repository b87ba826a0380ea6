//! What every guide must have, whatever the app.

use super::{also_refuses, refuses, without};
use crate::toy::{TOY, with};

#[test]
fn minutes_are_a_span() {
    for span in ["[0, 10]", "[11, 10]"] {
        let text = with("minutes = [5, 10]", &format!("minutes = {span}"));
        refuses(&text, "minutes", &format!("`{span}` is not a span of minutes"), None);
    }
}

#[test]
fn checked_is_a_month() {
    for month in ["2026-13", "2026-00", "2026-1", "26-11", "11-2026", "2026-11-21", "+026-11", "2026-+1", ""] {
        let text = with("checked = \"2026-11\"", &format!("checked = \"{month}\""));
        refuses(&text, "checked", &format!("`{month}` is not a month"), Some("write it as `2026-11`"));
    }
}

#[test]
fn the_walk_begins_with_before() {
    let message = "the first step of stage `ready` must be `before`";
    let moved = with("id = \"before\"\ntitle", "id = \"check\"\ntitle").replace("at = \"before\"", "at = \"check\"");
    also_refuses(&moved, "[[steps]]#1", message, None);
    let shared = with("stage = \"ready\"", "stage = \"share\"");
    refuses(&shared, "[[steps]]#1", message, None);
}

#[test]
fn the_second_user_has_a_page_of_their_own() {
    let message = "there must be a step `second-user`";
    let hint = Some("with stage = \"share\", who = \"second-user\" and per = \"person\": it is that person's own page");
    refuses(&with("id = \"second-user\"", "id = \"accept\""), "[[steps]]#1", message, hint);
    refuses(&with("who = \"second-user\"", "who = \"owner\""), "[[steps]]#1", message, hint);
    refuses(
        &with("who = \"second-user\"\nper = \"person\"", "who = \"second-user\"\nper = \"handover\""),
        "[[steps]]#1",
        message,
        hint,
    );
}

#[test]
fn access_can_be_taken_away() {
    let text = TOY.replace("stage = \"leave\"", "stage = \"share\"");
    refuses(&text, "[[steps]]#1", "no step of stage `leave`", Some("say how access is taken away when someone leaves"));
}

#[test]
fn no_list_that_a_reader_needs_is_empty() {
    for (field, text) in [
        ("audience", "Owners of a Toy."),
        ("needs", "Both phones."),
        ("covers", "One share for each person."),
        ("causes", "The wrong account."),
        ("mistakes", "Lending the login."),
    ] {
        let line = TOY.lines().find(|line| line.contains(text)).expect("a line of the toy");
        refuses(&with(line, &format!("{field} = []")), &format!("{field} = []"), &format!("`{field}` is empty"), None);
    }
    for (section, next) in [
        ("permissions", "roles"),
        ("roles", "tests"),
        ("tests", "steps"),
        ("symptoms", "questions"),
        ("questions", "fixes"),
        ("fixes", "example"),
        ("faq", "support"),
        ("sources", "end"),
    ] {
        also_refuses(&without(section, next), &format!("{section} = []"), &format!("`{section}` is empty"), None);
    }
    for (field, text) in [
        ("when", "text = \"It still fails.\""),
        ("screenshots", "id = \"share\", text = \"The share screen.\""),
        ("send", "text = \"What they see.\""),
    ] {
        let line = format!("{field} = [{{ {text}, source = [\"general.test\"] }}]");
        let message = format!("`support.{field}` is empty");
        refuses(&with(&line, &format!("{field} = []")), &format!("{field} = []"), &message, None);
    }
}

#[test]
fn a_choice_has_something_to_choose_from() {
    let one = "  { id = \"qr\", label = \"QR code\", condition = \"you scan their code\" },\n";
    also_refuses(&with(one, ""), "options = [#2", "choice `reach` has fewer than two options", None);
    let both =
        with(one, "").replace("  { id = \"email\", label = \"E-mail\", condition = \"you use their e-mail\" },\n", "");
    also_refuses(&both, "options = [#2", "choice `reach` has fewer than two options", None);
}

#[test]
fn a_step_has_something_to_tick_and_a_way_out() {
    let text = with("tasks = [{ id = \"accept\", text = \"Accept it.\", source = [\"page.share\"] }]", "tasks = []");
    also_refuses(&text, "[[steps]]#5", "step `second-user` has no task to tick", None);
    let text =
        with("symptoms = [\"nothing-there\"]\ntasks = [{ id = \"accept\"", "symptoms = []\ntasks = [{ id = \"accept\"");
    let hint = Some("\"It didn't work\" must lead somewhere on every step");
    refuses(&text, "symptoms = []", "step `second-user` offers no symptom", hint);
}

#[test]
fn a_fix_says_what_to_do() {
    let text = with("actions = [\"Compare both.\"]", "actions = []");
    refuses(&text, "actions = []", "fix `change-account` says nothing to do", None);
}

#[test]
fn a_path_has_taps() {
    refuses(&with("taps = [{ label = \"Share\" }]", "taps = []"), "taps = []", "a path without a tap", None);
    refuses(&with("taps = [{ label = \"Give\" }]", "taps = []"), "taps = []", "a path without a tap", None);
    refuses(&with("taps = [{ label = \"Account\" }]", "taps = []"), "taps = []", "a path without a tap", None);
}
