//! What may stand behind `#`, and where it leads.

use handover::link::Fragment;
use proptest::prelude::*;

use crate::same_cases_every_time;

#[track_caller]
fn reads(text: &str, place: &str, record: Option<&str>) {
    let fragment = Fragment::parse(text);
    assert_eq!((&*fragment.place, fragment.record.as_deref()), (place, record), "{text}");
}

#[test]
fn a_fragment_names_a_place_and_perhaps_a_record() {
    reads("#tests", "tests", None);
    reads("tests", "tests", None);
    reads("#tests&record=r1f3a", "tests", Some("r1f3a"));
    reads("#&record=r1f3a", "", Some("r1f3a"));
    reads("", "", None);
    reads("#", "", None);
}

#[test]
fn what_no_version_has_written_is_left_out() {
    reads("#tests&record=", "tests", None);
    reads("#tests&record=../secret", "tests", None);
    reads("#tests&record=<b>", "tests", None);
    reads(&format!("#tests&record={}", "r".repeat(33)), "tests", None);
    reads("#tests&x=1&record=r2&y", "tests", Some("r2"));
    reads("#tests&RECORD=r2", "tests", None);
}

#[test]
fn that_there_are_parts_for_the_links_is_said() {
    for (text, more) in [
        ("#tests", false),
        ("#tests&record=r1", false),
        ("#tests&record=<b>", false),
        ("#tests&w=AQ", true),
        ("#tests&record=r1&w=AQ", true),
        ("#tests&w=AQ&record=r1", true),
        ("#tests&record=r1&record=r2", true),
    ] {
        assert_eq!(Fragment::parse(text).more, more, "{text}");
    }
}

#[test]
fn a_fragment_is_written_as_it_is_read() {
    assert_eq!(Fragment::place("tests").to_string(), "#tests");
    assert_eq!(Fragment { record: Some("r1".into()), ..Fragment::place("tests") }.to_string(), "#tests&record=r1");
}

#[test]
fn nothing_typed_into_the_address_bar_finds_a_place_by_accident() {
    let toy = crate::toy::guide();
    for text in ["#<script>alert(1)</script>", "#%3Cb%3E", "#../../etc", "#\u{202e}stset", "#🐻"] {
        let fragment = Fragment::parse(text);
        assert_eq!(toy.find(&fragment.place), None, "{text}");
        assert_eq!(toy.nearest(&fragment.place), None, "{text}");
    }
}

proptest! {
    #![proptest_config(same_cases_every_time(256))]

    #[test]
    fn any_text_is_read_and_once_read_stays_the_same(text in ".{0,60}|#?[a-z#&=-]{0,12}(&record=[a-zA-Z0-9<]{0,40}){0,2}") {
        let fragment = Fragment::parse(&text);
        prop_assert_eq!(Fragment::parse(&fragment.to_string()), Fragment { more: false, ..fragment });
    }
}
