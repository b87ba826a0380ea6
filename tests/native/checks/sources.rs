//! Nothing is said without a source, and nothing taken from one is forgotten.

use super::refuses;
use crate::toy::with;

#[test]
fn every_statement_names_a_source() {
    refuses(
        &with("{ text = \"Both phones.\", source = [\"page.owner\"] }", "{ text = \"Both phones.\", source = [] }"),
        "Both phones",
        "names no source",
        Some("as in source = [\"article.own-account\"], listed under [[sources]]"),
    );
}

#[test]
fn a_source_and_its_fact_are_listed() {
    let phones = |source: &str| {
        let to = format!("{{ text = \"Both phones.\", source = [\"{source}\"] }}");
        with("{ text = \"Both phones.\", source = [\"page.owner\"] }", &to)
    };
    refuses(&phones("pages.owner"), "Both phones", "source `pages` does not exist", Some("did you mean `page`?"));
    refuses(&phones("page.owners"), "Both phones", "source `page` has no fact `owners`", Some("did you mean `owner`?"));
    refuses(&phones("page"), "Both phones", "`page` names a source, not a fact of it", Some("as in `page.fact-id`"));
}

#[test]
fn a_fact_that_nothing_uses_is_named() {
    refuses(
        &with("playback = \"past\"", "playback = \"past\", bear = \"brown\""),
        "bear = ",
        "nothing in the guide uses fact `page.bear`",
        Some("use it where it belongs, or delete it"),
    );
    refuses(
        &with("test = \"try it\"", "test = \"try it\"\nagain = \"twice\""),
        "again",
        "nothing in the guide uses fact `general.again`",
        Some("use it where it belongs, or delete it"),
    );
}

#[test]
fn an_address_is_https() {
    refuses(&with("https://toy", "ftp://toy"), "ftp", "`ftp://toy.example/share` is not an https address", None);
}
