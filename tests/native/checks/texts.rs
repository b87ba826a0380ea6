//! Words: none missing, marks closed, ways leading somewhere.

use handover::site::guides::read_guide;

use super::refuses;
use crate::toy::{FILE, with};

const MARKS: Option<&str> = Some("write `**label**` or `[words](#place)`");

#[test]
fn no_text_is_empty() {
    refuses(&with("why = \"One is quick.\"", "why = \" \""), "why = \" \"", "the text is empty", None);
    refuses(&with("title = \"Send one\"", "title = \"\""), "title = \"\"", "the text is empty", None);
    refuses(
        &with("question = \"One login for all?\"", "question = \"\""),
        "question = \"\"",
        "the text is empty",
        None,
    );
    refuses(&with("label = \"Share\"", "label = \"\""), "label = \"\"", "the text is empty", None);
    refuses(&with("condition = \"you share one\"", "condition = \"\""), "condition = \"\"", "the text is empty", None);
    refuses(&with("\"Look.\", \"Give it.\"", "\"Look.\", \"\""), "\"Look.\"", "the text is empty", None);
    for (from, empty) in [
        ("title = \"No recordings\"", "title = \"\""),
        ("meaning = \"It went elsewhere.\"", "meaning = \"\""),
        ("also = [\"empty\"]", "also = [\" \"]"),
        ("ask = \"Was the share sent?\"", "ask = \"\""),
        ("help = \"Read the address.\"", "help = \" \""),
        ("title = \"Give it\"", "title = \"\""),
        ("label = \"Account\"", "label = \"\""),
        ("text = \"The share screen.\"", "text = \"\""),
    ] {
        refuses(&with(from, empty), empty, "the text is empty", None);
    }
}

#[test]
fn marks_are_closed_and_stand_apart() {
    refuses(&with("Tap **Share**.", "Tap **Share*."), "Share*.", "a mark is not closed in `Tap **Share*.`", MARKS);
    refuses(
        &with("[the tests](#tests)", "[the tests](tests)"),
        "(tests)",
        "a mark is not closed in `See [the tests](tests).`",
        MARKS,
    );
    refuses(&with("Tap **Share**.", "Tap ****."), "****", "a mark is not closed in `Tap ****.`", MARKS);
    refuses(
        &with("[the tests](#tests)", "[**Tests**](#tests)"),
        "**Tests**",
        "a mark stands within another in `**Tests**`",
        MARKS,
    );
}

#[test]
fn names_carry_no_marks() {
    let hint = Some("no mark may stand here");
    refuses(
        &with("title = \"Send one\"", "title = \"Send **one**\""),
        "**one**",
        "`Send **one**` is shown as it is written",
        hint,
    );
    refuses(
        &with("label = \"Give\"", "label = \"[Give](#ask)\""),
        "(#ask)",
        "`[Give](#ask)` is shown as it is written",
        hint,
    );
}

#[test]
fn a_label_says_whose_word_it_is() {
    refuses(
        &with("Owners of a Toy.", "Owners of **Toy**."),
        "**Toy**",
        "`Toy` is a label, but nothing says whether it is the app's own",
        Some("add labels = \"exact\" or labels = \"generic\""),
    );
    let said = with("text = \"Owners of a Toy.\"", "text = \"Owners of **Toy**.\", labels = \"exact\"");
    assert!(read_guide(FILE, "toy", &said).is_ok());
}

#[test]
fn a_way_leads_somewhere() {
    refuses(
        &with("[the tests](#tests)", "[the tests](#testz)"),
        "testz",
        "place `testz` does not exist",
        Some("did you mean `tests`?"),
    );
    refuses(
        &with("Compare both.", "Compare [both](#nowhere-at-all)."),
        "Compare",
        "place `nowhere-at-all` does not exist",
        None,
    );
}
