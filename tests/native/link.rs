//! What may stand behind `#`, and where it leads.

use handover::{
    guide::Id,
    link::{Fragment, Link, Prefill, Sealed, case_number, clean},
};
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
}

#[test]
fn that_there_are_parts_for_the_links_is_said() {
    for (text, more) in [
        ("#tests", false),
        ("#tests&record=r1", false),
        ("#tests?utm_source=mail&fbclid=x", false),
        ("#tests&record=<b>", true),
        ("#tests&w=AQ", true),
        ("#tests&record=r1&w=AQ", true),
        ("#tests&w=AQ&record=r1", true),
        ("#tests&record=r1&record=r2", true),
    ] {
        assert_eq!(!Fragment::parse(text).parts.is_empty(), more, "{text}");
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
        prop_assert_eq!(Fragment::parse(&fragment.to_string()), Fragment { parts: Vec::new(), ..fragment });
    }
}

mod arriving {
    use super::*;

    #[test]
    fn only_what_is_listed_is_taken_and_the_rest_is_named() {
        let link = Link::parse(
            "#tests&record=r1&role=staff&ticket=T%2077&order=A-1&model=X%20%2F%201&from=support&w=AbZ&code=AC-1&x=1&__proto__=2&y",
        );
        let prefill = Prefill {
            role: Some("staff".into()),
            ticket: "T 77".into(),
            order: "A-1".into(),
            model: "X / 1".into(),
            from_support: true,
        };
        let expected = Link {
            place: "tests".into(),
            record: Some("r1".into()),
            prefill,
            work: Some(Sealed::from_w("AbZ")),
            code: Some("AC-1".into()),
            dropped: vec!["x".into(), "__proto__".into(), "y".into()],
        };
        assert_eq!(link, expected);
        assert!(Link::parse("#tests&q=A%24BZ").work == Some(Sealed::from_q("A$BZ")));
    }

    #[test]
    fn values_that_are_not_allowed_are_dropped() {
        let link =
            Link::parse("#tests&role=<b>&from=your%20bank&record=../x&code=&ticket=one&ticket=1&ticket=2&w=A&q=B");
        let dropped = ["role", "from", "record", "code", "ticket", "q"];
        assert_eq!(link.dropped, dropped);
        let prefill = Prefill { ticket: "1".into(), ..Prefill::default() };
        assert_eq!((link.prefill, link.work), (prefill, Some(Sealed::from_w("A"))));
    }

    #[test]
    fn numbers_are_cleaned_and_whatever_is_none_is_dropped() {
        let link = Link::parse(&format!(
            "#tests&ticket=%E2%80%AET%0D%0A%2077&order={}&model=call%20%2B61%202%205550%201234",
            "9".repeat(90)
        ));
        assert_eq!(
            (link.prefill.ticket.as_str(), link.dropped),
            ("T 77", vec!["order".to_owned(), "model".to_owned()])
        );
        assert_eq!((link.prefill.order.as_str(), link.prefill.model.as_str()), ("", ""));
        assert_eq!(Link::parse("#%3Cscript%3E").place, "script");
    }

    #[test]
    fn a_malformed_escape_stands_for_itself() {
        for (raw, text) in
            [("50%", "50%"), ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%FF", "%FF"), ("100%25", "100%")]
        {
            assert_eq!(Link::parse(&format!("#a&code={raw}&order=1")).code.as_deref(), Some(text));
        }
        let link = Link::parse("#a&code=%26order%3D2&order=1");
        assert_eq!(
            (link.code.as_deref(), &*link.prefill.order),
            (Some("&order=2"), "1"),
            "each part is read by itself"
        );
    }

    #[test]
    fn a_link_is_written_one_way_and_ends_in_what_chat_programs_keep() {
        let mut link = Link::place("share-one-device");
        link.prefill =
            Prefill { ticket: "T 77(".into(), order: "ä&=#".into(), from_support: true, ..Prefill::default() };
        assert_eq!(link.to_string(), "#share-one-device&ticket=T%2077%28&order=%C3%A4%26%3D%23&from=support");
        assert_eq!(Link::place("").to_string(), "#");
        for text in ["T-", "T_", "T.", "T~", "T)", "T*"] {
            let mut link = Link::place("tests");
            link.prefill.model = text.into();
            assert!(link.to_string().ends_with(|sign: char| sign.is_ascii_alphanumeric()), "{link}");
        }
    }

    #[test]
    fn three_megabytes_of_parts_are_read_at_once_and_hardly_any_is_kept() {
        for part in ["x=1&", "%41=%42&", "w=AAAA&", "&&&&", "=", "%"] {
            let link = Link::parse(&format!("#tests&{}", part.repeat(3_000_000 / part.len())));
            assert!(link.dropped.len() <= 8);
            assert!(link.to_string().len() < 200, "{part}");
        }
        // Escaped as a whole, and once more.
        for part in ["%26", "%2526x", "%26w%3DCA", "%26amp;", "?%26=%253D", "%26http://"] {
            let link = Link::parse(&format!("#tests%26{}", part.repeat(1_500_000 / part.len())));
            assert_eq!((link.place.as_str(), link.dropped.len() <= 8), ("tests", true), "{part}");
        }
        assert_eq!(crate::toy::guide().nearest(&"tests".repeat(600_000)), None);
    }

    proptest! {
        #![proptest_config(same_cases_every_time(1000))]

        #[test]
        fn any_text_is_read_and_written_again_the_same(
            text in "\\PC{0,60}|#?[a-z%0-9]{0,6}(&(record|role|ticket|order|model|from|w|q|code|x)=[a-zA-Z0-9%.<+ü\u{202E} -]{0,40}){0,8}",
        ) {
            let link = Link { dropped: Vec::new(), ..Link::parse(&text) };
            let written = link.to_string();
            prop_assert!(written.starts_with('#') && !written.contains(|sign: char| sign.is_control() || sign == ' '));
            prop_assert_eq!(Link::parse(&written), link.clone());
            // The app's own small reader finds the same record.
            prop_assert_eq!(Fragment::parse(&written).record, link.record);
            for text in [&link.prefill.ticket, &link.prefill.order, &link.prefill.model] {
                prop_assert!(text.is_empty() || case_number(text).as_ref() == Some(text));
            }
            prop_assert_eq!(&clean(link.code.as_deref().unwrap_or_default(), 60), link.code.as_deref().unwrap_or_default());
            prop_assert!(link.prefill.role.as_ref().is_none_or(Id::is_well_formed));
        }
    }
}
