//! What cannot be read as a guide: every fault of a file at once, in the words of the format.

use handover::site::guides::read_guide;

use super::{line_of, refuses, refuses_all, reports};
use crate::toy::{self, FILE, TOY, changed, with};

#[test]
fn an_unknown_field_is_named_with_the_one_that_was_meant() {
    refuses_all(
        &with("why = \"One is quick.\"", "wy = \"One is quick.\""),
        &[
            ("[[steps]]#3", "missing field `why`", None),
            (
                "wy = ",
                "unknown field `wy`, expected one of `id`, `title`, `stage`, `who`, `per`, `why`, `see`, `source`, `labels`, \
                 `when`, `paths`, `tasks`, `notes`, `different`, `symptoms`",
                Some("did you mean `why`?"),
            ),
        ],
    );
    refuses(
        &with("review_months = 12", "review_months = 12\ncolour = \"red\""),
        "colour",
        "unknown field `colour`, expected one of `id`, `name`, `permissions`, `reason`, `review_months`, `source`",
        None,
    );
}

#[test]
fn an_unknown_field_does_not_hide_what_the_checks_find() {
    refuses_all(
        &changed(&with("minutes = [5, 10]", "minutes = [9, 5]"), "[example]", "[example]\nmoral = \"Share.\""),
        &[
            ("minutes", "`[9, 5]` is not a span of minutes", None),
            (
                "moral",
                "unknown field `moral`, expected one of `title`, `situation`, `solution`, `reason`, `notes`",
                None,
            ),
        ],
    );
}

#[test]
fn a_typo_in_a_fixed_word_is_named_with_the_one_that_was_meant() {
    refuses(
        &with("sharing = \"account\"", "sharing = \"acount\""),
        "sharing",
        "unknown variant `acount`, expected one of `account`, `code`, `role`, `recorder-user`",
        Some("did you mean `account`?"),
    );
    refuses(
        &with("who = \"second-user\"", "who = \"Second user\""),
        "who = \"Second user\"",
        "unknown variant `Second user`, expected one of `owner`, `second-user`, `installer`",
        Some("did you mean `second-user`?"),
    );
}

#[test]
fn a_missing_field_is_shown_at_the_table_that_lacks_it() {
    refuses(&with("vendor = \"Toymaker\"\n", ""), "# The smallest", "missing field `vendor`", None);
    refuses(&with("title = \"Send one\"\n", ""), "[[steps]]#3", "missing field `title`", None);
    refuses(
        &with("{ id = \"send\", text = \"Send the share.\",", "{ id = \"send\","),
        "id = \"send\", source",
        "missing field `text`",
        None,
    );
    refuses(
        &with("labels = \"generic\", source = [\"page.owner\"], taps", "labels = \"generic\", taps"),
        "label = \"Account\"",
        "missing field `source`",
        None,
    );
    for (from, to, line, field) in [
        ("meaning = \"It was not given.\"\n", "", "[[symptoms]]#2", "meaning"),
        ("first = \"given\"\n", "", "[[symptoms]]#2", "first"),
        ("help = \"Look at the list.\"\n", "", "[[questions]]#1", "help"),
        ("ask = \"Was playback given?\"\n", "", "[[questions]]#3", "ask"),
        ("actions = [\"Compare both.\"]\n", "", "[[fixes]]#2", "actions"),
        ("next = \"support\"\nlabels", "labels", "[[fixes]]#2", "next"),
        ("source = [\"page.playback\"]\n\n# example", "\n# example", "[[fixes]]#3", "source"),
        ("{ id = \"share\", text = \"The share screen.\"", "{ id = \"share\"", "screenshots", "text"),
        ("checks = [\"playback\"], ", "", "rows = ", "checks"),
    ] {
        refuses(&with(from, to), line, &format!("missing field `{field}`"), None);
    }
}

#[test]
fn a_value_of_the_wrong_kind_is_named() {
    refuses(
        &with("minutes = [5, 10]", "minutes = [5, \"x\"]"),
        "minutes",
        "invalid type: string \"x\", expected u16",
        None,
    );
    refuses(
        &with("minutes = [5, 10]", "minutes = [5]"),
        "minutes",
        "invalid length 1, expected an array of length 2",
        None,
    );
    refuses(
        &with("compulsory = true", "compulsory = 1"),
        "compulsory",
        "invalid type: integer `1`, expected a boolean",
        None,
    );
    refuses(
        &with("when = { method = \"one\" }", "when = { method = 1 }"),
        "method = 1",
        "invalid type: integer `1`, expected an option or a list of options",
        None,
    );
    refuses(
        &with("source = [\"page.warning\"]\n\n# support", "source = [1]\n\n# support"),
        "source = [1]",
        "invalid type: integer `1`, expected a source and its fact, as in `article.own-account`",
        None,
    );
    refuses(
        &with("recognise = {", "recognise = 1 # {"),
        "recognise",
        "invalid type: integer `1`, expected struct Fact",
        None,
    );
    refuses(
        &with("names = [\"Toy One\"]", "names = \"Toy One\""),
        "names",
        "invalid type: string \"Toy One\", expected a sequence",
        None,
    );
}

#[test]
fn a_fault_of_syntax_is_shown_where_it_is() {
    refuses(
        &with("title = \"Share Toy access\"", "title = \"Share Toy access"),
        "Share Toy access",
        "invalid basic string, expected `\"`",
        None,
    );
    refuses(
        &with("per = \"person\"\nsource", "per = \"person\"\nper = \"person\"\nsource"),
        "per = \"person\"#2",
        "duplicate key",
        None,
    );
    for (word, message) in
        [("Bear", "string values must be quoted, expected literal string"), ("Toy", "invalid boolean, expected `true`")]
    {
        let text = with("app = \"Toy\"", &format!("app = {word}"));
        refuses(&text, "app = ", message, Some("a text stands in quotes, as in app = \"DMSS\""));
    }
}

#[test]
fn a_bracket_that_is_not_closed_does_not_bury_the_reader_in_what_follows_from_it() {
    let reports = reports(&with("minutes = [5, 10]", "minutes = [5, 10"));
    assert_eq!(reports.len(), 3);
    assert_eq!(reports[0].line, line_of(TOY, "audience"));
    assert_eq!(reports[0].message, "missing comma between array elements, expected `,`");
}

#[test]
fn several_faults_in_one_file_are_all_reported_in_its_order() {
    let text = with("sharing = \"account\"", "sharing = \"acount\"");
    let text = changed(&text, "difficulty = \"easy-to-moderate\"", "difficulty = \"hard\"");
    let text = changed(&text, "title = \"Send one\"\n", "");
    let text = changed(&text, "text = \"See the picture.\"", "text = 3");
    let text = changed(&text, "{ id = \"count\", text =", "{ id = \"count\", txt =");
    let text = changed(&text, "kind = \"maker\"", "kind = \"makers\"");
    let found: Vec<_> = reports(&text).into_iter().map(|report| report.message).collect();
    assert_eq!(
        found,
        [
            "unknown variant `acount`, expected one of `account`, `code`, `role`, `recorder-user`",
            "unknown variant `hard`, expected one of `easy`, `easy-to-moderate`, `moderate`",
            "invalid type: integer `3`, expected a string",
            "unknown field `txt`, expected one of `id`, `text`, `source`, `when`",
            "missing field `text`",
            "missing field `title`",
            "unknown variant `makers`, expected one of `maker`, `article`, `general`",
        ]
    );
}

#[test]
fn several_problems_of_several_rules_are_all_reported_in_the_order_of_the_file() {
    let text = with("checked = \"2026-11\"", "checked = \"November\"");
    let text = changed(&text, "see = [\"before\", \"tests\"]", "see = [\"befor\", \"test\"]");
    let text = changed(&text, "symptom = \"no-recording\"\nlabels", "symptom = \"no-recordings\"\nlabels");
    let text = changed(&text, "https://toy", "http://toy");
    refuses_all(
        &text,
        &[
            ("checked", "`November` is not a month", Some("write it as `2026-11`")),
            ("no-recordings", "symptom `no-recordings` does not exist", Some("did you mean `no-recording`?")),
            ("see =", "place `befor` does not exist", Some("did you mean `before`?")),
            ("see =", "place `test` does not exist", Some("did you mean `tests`?")),
            ("http://toy", "`http://toy.example/share` is not an https address", None),
        ],
    );
}

#[test]
fn an_empty_file_lists_all_that_a_guide_needs() {
    let found: Vec<_> = reports("").into_iter().map(|report| report.message).collect();
    assert_eq!(found.len(), 28, "{found:#?}");
    assert!(found.iter().all(|message| message.starts_with("missing field `")), "{found:#?}");
}

#[test]
fn a_file_from_another_system_reads_the_same() {
    for text in [TOY.replace('\n', "\r\n"), format!("\u{feff}{TOY}")] {
        assert_eq!(read_guide(FILE, "toy", &text).as_ref(), Ok(toy::guide()));
    }
}

#[test]
fn a_report_shows_file_line_excerpt_and_hint() {
    let text = with("symptom = \"no-recording\"\nlabels", "symptom = \"no-recordings\"\nlabels");
    let line = line_of(&text, "no-recordings");
    assert_eq!(
        reports(&text)[0].to_string(),
        format!(
            "error: symptom `no-recordings` does not exist\n   \
             --> src/guides/toy.toml:{line}:11\n    \
             |\n\
             {line} | symptom = \"no-recordings\"\n    \
             |           ^^^^^^^^^^^^^^^\n    \
             |\n\
             help: did you mean `no-recording`?"
        )
    );
}
