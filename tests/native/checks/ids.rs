//! Ids: well formed, unique, and old ones still leading somewhere.

use std::collections::BTreeSet;

use handover::site::guides::read_guide;

use super::{also_refuses, line_of, refuses};
use crate::{
    pages::guide_pages,
    toy::{TOY, with},
};

const MADE_OF: Option<&str> = Some("an id is made of lower-case letters, digits and hyphens");

#[test]
fn an_id_is_letters_digits_and_hyphens() {
    refuses(&with("id = \"send-many\"", "id = \"Send many\""), "Send many\"", "`Send many` cannot be an id", MADE_OF);
    refuses(&with("id = \"one-login\"", "id = \"one_login\""), "one_login", "`one_login` cannot be an id", MADE_OF);
    refuses(&with("{ id = \"mark\"", "{ id = \"\""), "id = \"\"", "`` cannot be an id", MADE_OF);
}

#[test]
fn the_guides_own_id_is_the_folder_of_its_page() {
    let text = with("id = \"toy\"", "id = \"Toy\"");
    let reports = read_guide("src/guides/Toy.toml", "Toy", &text).map(|_| ()).expect_err("not a folder for a page");
    assert_eq!(reports.iter().map(|r| r.message.as_str()).collect::<Vec<_>>(), ["`Toy` cannot be an id"]);
}

#[test]
fn places_share_one_name_space_with_those_every_guide_has() {
    let twice = "place id `nothing-there` is used twice";
    refuses(&with("id = \"one-login\"", "id = \"nothing-there\""), "id = \"nothing-there\"#2", twice, None);
    refuses(&with("id = \"one-login\"", "id = \"tests\""), "id = \"tests\"", "place id `tests` is used twice", None);
    refuses(
        &with("id = \"take-away\"", "id = \"my-data\""),
        "id = \"my-data\"",
        "place id `my-data` is used twice",
        None,
    );
    // Questions and fixes are places as well. What led to the one renamed leads nowhere, which is said too.
    for (from, to, nth) in [
        ("id = \"given\"", "id = \"nothing-there\"", "#2"),
        ("id = \"right-account\"", "id = \"sent\"", "#2"),
        ("id = \"give\"", "id = \"second-user\"", "#2"),
        ("id = \"send-it\"", "id = \"search\"", ""),
        ("id = \"one-login\"", "id = \"give\"", "#2"),
    ] {
        let id = to.split('"').nth(1).expect("an id");
        also_refuses(&with(from, to), &format!("{to}{nth}"), &format!("place id `{id}` is used twice"), None);
    }
}

#[test]
fn other_ids_are_used_once_in_their_list() {
    also_refuses(
        &with("id = \"reach\"", "id = \"method\""),
        "id = \"method\"#2",
        "choice id `method` is used twice",
        None,
    );
    also_refuses(
        &with("id = \"playback\"\nname = \"Playback\"", "id = \"live\"\nname = \"Playback\""),
        "id = \"live\"#2",
        "permission id `live` is used twice",
        None,
    );
    refuses(&with("id = \"staff\"", "id = \"manager\""), "id = \"manager\"#2", "role id `manager` is used twice", None);
    refuses(
        &with("id = \"live-view\"", "id = \"account\""),
        "id = \"account\"#2",
        "test id `account` is used twice",
        None,
    );
    also_refuses(&with("id = \"general\"", "id = \"page\""), "id = \"page\"#2", "source id `page` is used twice", None);
    let shot = "{ id = \"share\", text = \"The share screen.\", source = [\"general.test\"] }";
    let twice = format!("{shot}, {}", shot.replace("The share screen.", "The list."));
    refuses(&with(shot, &twice), "The list.", "screenshot id `share` is used twice", None);
    refuses(
        &with("{ id = \"mark\"", "{ id = \"send\""),
        "text = \"Send the share.\"",
        "task id `send` is used twice",
        None,
    );
}

#[test]
fn options_are_used_once_in_their_choice() {
    let text = with("{ id = \"unsure\"", "{ id = \"one\"");
    also_refuses(&text, "Not sure", "option id `one` is used twice", None);
}

#[test]
fn an_alias_is_an_id_that_is_gone_and_leads_to_one_that_is_there() {
    let gone = Some("an alias is an id that was published once and is no longer used");
    refuses(&with("old-send =", "ask ="), "ask = \"send-one\"", "alias `ask` is still the id of a place", gone);
    refuses(&with("old-send =", "one-login ="), "one-login =", "alias `one-login` is still the id of a place", gone);
    let nowhere = "alias `old-send` leads to `send-on`, which is not a place of this guide";
    refuses(&with("old-send = \"send-one\"", "old-send = \"send-on\""), "old-send", nowhere, None);
    let chain = "alias `older` leads to `old-send`, which is not a place of this guide";
    refuses(&with("[aliases]", "[aliases]\nolder = \"old-send\""), "older", chain, None);
}

#[test]
fn the_id_is_the_name_of_the_file() {
    let reports = read_guide("src/guides/bear.toml", "bear", TOY).map(|_| ()).expect_err("another file's guide");
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].line, line_of(TOY, "id = \"toy\""));
    assert_eq!(reports[0].message, "the id is `toy`, but the file is `bear.toml`");
    assert_eq!(reports[0].hint.as_deref(), Some("they are the same: the id is the page's address"));
}

#[test]
fn ids_of_the_page_round_the_places_are_refused() {
    let made = ["before-failed", "before-different", "tests-of-x", "recovery-x"];
    let shell =
        ["app", "boot", "data", "steps", "steps-title", "person-form-title", "recovery", "add-person", "packet"];
    for id in shell.into_iter().chain(made) {
        let text = with("id = \"send-many\"\ntitle", &format!("id = \"{id}\"\ntitle"));
        also_refuses(
            &text,
            &format!("\"{id}\""),
            &format!("`{id}` is an id of the page itself"),
            Some("choose another"),
        );
    }
}

#[test]
fn no_id_that_a_page_has_beside_its_places_can_be_a_place() {
    let mut ids = BTreeSet::new();
    for (guide, _, html) in guide_pages() {
        let place = |id: &&str| guide.find(id).is_some();
        // A place's id has no dot in it.
        ids.extend(html.ids().filter(|id| !id.contains('.') && !place(id)));
    }
    assert!(!ids.is_empty());
    for id in ids {
        let text = with("id = \"send-many\"\ntitle", &format!("id = \"{id}\"\ntitle"));
        also_refuses(
            &text,
            &format!("id = \"{id}\""),
            &format!("`{id}` is an id of the page itself"),
            Some("choose another"),
        );
    }
}
