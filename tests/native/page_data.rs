//! The data a page carries: structs as arrays, variants as numbers, written by the build and read by the same build in
//! the browser. And the reader and writer of JSON under it, which a record shares.

use std::fmt::Debug;

use handover::{
    as_array, as_object,
    guide::{Embedding, Fact, Guide, Id, Labels, Path, Sources},
    json::{Json, Unrecognised, from_text, to_text},
    record::Glance,
    view::{Page, PageKind},
};
use litemap::LiteMap;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    pages::{door, guide_pages},
    real, same_cases_every_time,
};

/// A guide in small.
#[derive(Clone, Debug, PartialEq)]
struct Small {
    name: String,
    /// Of the host alone.
    reading: Vec<String>,
    hint: Option<String>,
    parts: Vec<Part>,
    when: LiteMap<Id, Vec<Id>>,
    minutes: [u16; 2],
}

as_array! { Small { name, hint, parts, when, minutes } host { reading } }

#[derive(Clone, Debug, PartialEq)]
struct Part {
    spot: Option<Spot>,
    inner: Option<Box<Leaf>>,
    kind: Kind,
    on: bool,
}

as_array! { Part { spot, inner, kind, on } }

#[derive(Clone, Debug, PartialEq)]
struct Leaf {
    spot: Option<Spot>,
    on: bool,
}

as_array! { Leaf { spot, on } }

#[derive(Clone, Copy, Debug, PartialEq)]
enum Spot {
    TopLeft,
    Row,
}

as_array! { enum Spot { TopLeft, Row } }

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Named(String),
    Pairs(Vec<(Id, u64)>),
    Whole(Box<Leaf>),
}

as_array! { enum Kind { Named(0), Pairs(1), Whole(2) } }

impl Small {
    /// As it is read back.
    fn read(&self) -> Self {
        Self { reading: Vec::new(), ..self.clone() }
    }
}

fn spot() -> impl Strategy<Value = Option<Spot>> {
    prop_oneof![Just(None), Just(Some(Spot::TopLeft)), Just(Some(Spot::Row))]
}

fn leaf() -> impl Strategy<Value = Leaf> {
    (spot(), any::<bool>()).prop_map(|(spot, on)| Leaf { spot, on })
}

fn id() -> impl Strategy<Value = Id> {
    "[a-z]{1,3}".prop_map(|id| Id::from(&*id))
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        ".{0,6}".prop_map(Kind::Named),
        proptest::collection::vec((id(), any::<u64>()), 0..3).prop_map(Kind::Pairs),
        leaf().prop_map(|leaf| Kind::Whole(Box::new(leaf))),
    ]
}

fn part() -> impl Strategy<Value = Part> {
    (spot(), proptest::option::of(leaf()), kind(), any::<bool>()).prop_map(|(spot, inner, kind, on)| Part {
        spot,
        inner: inner.map(Box::new),
        kind,
        on,
    })
}

fn small() -> impl Strategy<Value = Small> {
    let table = proptest::collection::vec((id(), proptest::collection::vec(id(), 0..3)), 0..3);
    let parts = proptest::collection::vec(part(), 0..3);
    (".{0,6}", proptest::option::of(".{0,6}"), parts, table, any::<[u16; 2]>()).prop_map(
        |(name, hint, parts, pairs, minutes)| {
            let mut when = LiteMap::new();
            pairs.into_iter().for_each(|(key, value)| drop(when.insert(key, value)));
            Small { name, reading: vec!["left out".to_owned()], hint, parts, when, minutes }
        },
    )
}

/// Every beginning of a text, the whole left out.
fn cut(text: &str) -> impl Iterator<Item = &str> {
    (0..text.len()).filter(|end| text.is_char_boundary(*end)).map(|end| &text[..end])
}

/// The text with another byte somewhere, or one less.
fn altered(text: &str, at: prop::sample::Index, byte: Option<u8>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = at.index(bytes.len());
    match byte {
        Some(byte) => bytes[at] = byte,
        None => {
            bytes.remove(at);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #![proptest_config(same_cases_every_time(256))]

    #[test]
    fn whatever_the_build_writes_the_browser_reads(small in small()) {
        let text = to_text(&small);
        prop_assert_eq!(from_text::<Small>(&text), Ok(small.read()), "{}", text);
        prop_assert!(!text.contains("left out"));
        prop_assert!(serde_json::from_str::<Value>(&text).is_ok(), "{} is no JSON", text);
    }

    #[test]
    fn a_text_cut_anywhere_is_foreign(small in small()) {
        let text = to_text(&small);
        for cut in cut(&text) {
            prop_assert_eq!(from_text::<Small>(cut), Err(Unrecognised), "{}", cut);
        }
    }

    #[test]
    fn what_is_read_from_a_damaged_text_is_what_it_says(
        small in small(),
        at in any::<prop::sample::Index>(),
        byte in any::<Option<u8>>(),
    ) {
        let text = altered(&to_text(&small), at, byte);
        if let Ok(read) = from_text::<Small>(&text) {
            // Some other sound text, then, and none that serde_json would refuse.
            prop_assert!(serde_json::from_str::<Value>(&text).is_ok(), "{} is no JSON", text);
            prop_assert_eq!(from_text::<Small>(&to_text(&read)), Ok(read), "{}", text);
        }
    }
}

fn named(name: &str) -> Part {
    Part { spot: None, inner: None, kind: Kind::Named(name.to_owned()), on: true }
}

#[track_caller]
fn is_written<T: Json + Debug + PartialEq>(value: &T, text: &str) {
    assert_eq!(to_text(value), text);
    assert_eq!(from_text::<T>(text).as_ref(), Ok(value));
}

#[test]
fn a_struct_is_an_array_of_its_fields() {
    let mut when = LiteMap::new();
    when.insert(Id::from("method"), vec![Id::from("one")]);
    let small = Small {
        name: "Toy".into(),
        reading: vec!["x".into()],
        hint: Some("A bear".into()),
        parts: vec![named("x")],
        when,
        minutes: [5, 10],
    };
    let text = r#"["Toy","A bear",[[null,null,[0,"x"],true]],{"method":["one"]},[5,10]]"#;
    assert_eq!(to_text(&small), text);
    assert_eq!(from_text(text), Ok(small.read()));
}

#[test]
fn a_field_that_is_empty_keeps_its_place() {
    let small = Small {
        name: String::new(),
        reading: vec![],
        hint: None,
        parts: vec![],
        when: LiteMap::new(),
        minutes: [0, 0],
    };
    is_written(&small, r#"["",null,[],{},[0,0]]"#);
}

#[test]
fn a_variant_is_its_number_and_with_content_a_pair() {
    is_written(&Spot::TopLeft, "0");
    is_written(&Spot::Row, "1");
    is_written(&Kind::Named("x".into()), r#"[0,"x"]"#);
    is_written(&Kind::Pairs(vec![("a".into(), 7)]), r#"[1,[["a",7]]]"#);
    is_written(&Kind::Whole(Box::new(Leaf { spot: None, on: true })), "[2,[null,true]]");
}

#[track_caller]
fn is_foreign<T: Json + Debug + PartialEq>(text: &str) {
    assert_eq!(from_text::<T>(text), Err(Unrecognised), "{text}");
}

#[test]
fn data_of_another_shape_is_foreign() {
    for text in [
        "",
        "null",
        "7",
        "{}",
        "[]",
        r#"["Toy"]"#,
        r#"{"name":"Toy"}"#,
        r#"["",null,[],{},[0]]"#,
        r#"["",null,[],{},[0,0,0]]"#,
        r#"["",null,[],{},[0,0],null]"#,
        r#"["",null,[],{},[0,70000]]"#,
        r#"["",null,[],{},[0,-1]]"#,
        r#"["",null,[],{},[0,0.5]]"#,
        r#"["",null,[],{},[0,0]"#,
        r#"["",null,[],{},[0,0]]]"#,
        r#"[7,null,[],{},[0,0]]"#,
        r#"[null,null,[],{},[0,0]]"#,
        r#"["",7,[],{},[0,0]]"#,
        r#"["",null,null,{},[0,0]]"#,
        r#"["",null,{},{},[0,0]]"#,
        r#"["",null,[],null,[0,0]]"#,
        r#"["",null,[],[],[0,0]]"#,
        r#"["",null,[],{"a":7},[0,0]]"#,
        r#"["",null,[],{"a":[7]},[0,0]]"#,
        r#"["",null,[[null,null,[3,"x"],true]],{},[0,0]]"#,
        r#"["",null,[[null,null,[0,"x",1],true]],{},[0,0]]"#,
        r#"["",null,[[null,null,[0],true]],{},[0,0]]"#,
        r#"["",null,[[null,null,0,true]],{},[0,0]]"#,
        r#"["",null,[[null,null,[0,7],true]],{},[0,0]]"#,
        r#"["",null,[[null,null,[1,"x"],true]],{},[0,0]]"#,
        r#"["",null,[[null,null,["named","x"],true]],{},[0,0]]"#,
        r#"["",null,[[2,null,[0,"x"],true]],{},[0,0]]"#,
        r#"["",null,[["row",null,[0,"x"],true]],{},[0,0]]"#,
        r#"["",null,[[null,[null],[0,"x"],true]],{},[0,0]]"#,
        r#"["",null,[[null,null,[0,"x"],1]],{},[0,0]]"#,
    ] {
        is_foreign::<Small>(text);
    }
    assert_eq!(Unrecognised.to_string(), "not a text of ours");
}

#[test]
fn a_record_is_never_read_from_arrays_nor_a_page_from_objects() {
    let glance = Glance { left: 2, next: "Send".to_owned() };
    is_written(&glance, r#"{"left":2,"next":"Send"}"#);
    is_foreign::<Glance>(r#"[2,"Send"]"#);
    is_written(&Leaf { spot: None, on: true }, "[null,true]");
    is_foreign::<Leaf>(r#"{"spot":null,"on":true}"#);
}

mod the_json {
    use super::*;

    /// An object of which nothing is asked: any JSON may be in it.
    #[derive(Debug, PartialEq)]
    struct Nothing {}

    as_object! { Nothing {} }

    #[derive(Debug, Default, PartialEq)]
    struct Pair {
        a: u8,
        b: Option<u8>,
    }

    as_object! { Pair { a, b or none } }

    #[track_caller]
    fn reads<T: Json + Debug + PartialEq>(text: &str, value: T) {
        assert_eq!(from_text(text), Ok(value), "{text}");
        assert!(serde_json::from_str::<Value>(text).is_ok(), "{text}");
    }

    fn reads_text(text: &str, value: &str) {
        reads(text, value.to_owned());
        assert_eq!(serde_json::from_str::<String>(text).ok().as_deref(), Some(value), "{text}");
    }

    /// Passed over where nobody asks for it, wherever it stands.
    #[track_caller]
    fn is_json(text: &str) {
        reads(&format!(r#"{{"x":{text}}}"#), Nothing {});
        reads(&format!(r#"{{"x":[0,{text},{{"y":{text}}}],"z":0}}"#), Nothing {});
    }

    #[track_caller]
    fn is_no_json(text: &str) {
        let text = format!(r#"{{"x":{text}}}"#);
        is_foreign::<Nothing>(&text);
        assert!(serde_json::from_str::<Value>(&text).is_err(), "{text}");
    }

    #[test]
    fn every_escape_is_read() {
        reads_text(r#""""#, "");
        reads_text(r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t");
        reads_text(r#""a\nb\\n""#, "a\nb\\n");
        reads_text(r#""\u0000\u001f\u0041\u00eb\u00EB\u20ac\uFFFD\uffff""#, "\0\u{1f}Aëë€\u{fffd}\u{ffff}");
        reads_text("\"Zoë “x” \u{7f} 🐻\"", "Zoë “x” \u{7f} 🐻");
    }

    #[test]
    fn a_pair_of_surrogates_is_one_character() {
        reads_text(r#""\ud83d\udc3b""#, "🐻");
        reads_text(r#""x\uD83D\uDC3By""#, "x🐻y");
        reads_text(r#""\ud800\udc00\udbff\udfff""#, "\u{10000}\u{10ffff}");
    }

    #[test]
    fn half_a_pair_of_surrogates_is_foreign() {
        for text in [
            r#""\ud83d""#,
            r#""\ud83dx""#,
            r#""\ud83d\n""#,
            r#""\ud83d\ud83d""#,
            r#""\ud83d\u0041""#,
            r#""\ud83d\udc3""#,
            r#""\ud83d\\udc3b""#,
            r#""\udc3b""#,
            r#""\udc3b\ud83d""#,
            r#""\udfff""#,
        ] {
            is_foreign::<String>(text);
            is_no_json(text);
        }
    }

    #[test]
    fn an_escape_that_json_does_not_know_is_foreign() {
        for text in [
            r#""\x41""#,
            r#""\'""#,
            r#""\0""#,
            r#""\U0041""#,
            r#""\u""#,
            r#""\u41""#,
            r#""\u004g""#,
            r#""\u+041""#,
            r#""\u00 1""#,
            r#""\uë041""#,
            r#""\ë""#,
            r#""\""#,
            r#""a"#,
            r#"a""#,
            "'a'",
            "\"\n\"",
            "\"\t\"",
            "\"\0\"",
            "\"\u{1f}\"",
        ] {
            is_foreign::<String>(text);
            is_no_json(text);
        }
    }

    #[test]
    fn space_may_stand_wherever_it_says_nothing() {
        reads(" \t\n\r{ \"a\" : 1 , \"b\" : 2 } \n", Pair { a: 1, b: Some(2) });
        reads("\n[ \"a\" ,\t\"b\" ]\r\n", vec!["a".to_owned(), "b".to_owned()]);
        reads(" [ ] ", Vec::<u8>::new());
        for text in ["\u{a0}1", "\u{feff}1", "1\u{b}", "1\u{2028}", "1\0"] {
            is_foreign::<u8>(text);
        }
    }

    #[test]
    fn what_stands_behind_the_end_is_foreign() {
        for text in ["1 2", "1,", "1]", "1}", "1\"", "1x", "1 null", "1//", "1/* */"] {
            is_foreign::<u8>(text);
        }
        for text in ["[1][", "[1]]", "[1],", "[1] [1]", "[1]x"] {
            is_foreign::<Vec<u8>>(text);
        }
        for text in ["{}{", "{}}", "{},", "{}{}"] {
            is_foreign::<Nothing>(text);
        }
    }

    #[test]
    fn a_comma_stands_between_two_and_nowhere_else() {
        for text in ["[,]", "[0,]", "[,0]", "[0,,0]", "[0 0]", "[0;0]", "[0", "[", "]", "[0}", "[\"x\":0]"] {
            is_foreign::<Vec<u8>>(text);
            is_no_json(text);
        }
        for text in [
            "{,}",
            "{\"a\":0,}",
            "{,\"a\":0}",
            "{\"a\":0,,\"b\":0}",
            "{\"a\":0 \"b\":0}",
            "{\"a\"}",
            "{\"a\":}",
            "{:0}",
            "{\"a\" 0}",
            "{\"a\",0}",
            "{a:0}",
            "{0:0}",
            "{null:0}",
            "{\"a\"::0}",
            "{\"a\":0",
            "{",
            "}",
            "{\"a\":0]",
        ] {
            is_foreign::<Pair>(text);
            is_no_json(text);
        }
    }

    #[test]
    fn a_number_that_is_too_large_is_foreign() {
        reads("0", 0u8);
        reads("255", u8::MAX);
        reads("65535", u16::MAX);
        reads("4294967295", u32::MAX);
        reads("18446744073709551615", u64::MAX);
        reads("9007199254740993", 9_007_199_254_740_993u64);
        for text in ["256", "1000", "65536", "18446744073709551616"] {
            is_foreign::<u8>(text);
        }
        is_foreign::<u16>("65536");
        is_foreign::<u32>("4294967296");
        for text in ["18446744073709551616", "99999999999999999999999999999999999999999"] {
            is_foreign::<u64>(text);
            is_foreign::<usize>(text);
        }
    }

    #[test]
    fn a_number_that_we_never_write_is_foreign_where_one_is_asked_for_and_passed_over_where_none_is() {
        for text in
            ["-1", "-0", "0.0", "0.5", "-0.5", "1.5", "1e2", "1E2", "1e+2", "1.0e-2", "0e0", "18446744073709551616"]
        {
            is_foreign::<u64>(text);
            is_json(text);
        }
    }

    /// A damaged text must not pass for one of ours.
    #[test]
    fn what_is_not_even_a_number_is_foreign_wherever_it_stands() {
        for text in [
            "+1",
            ".5",
            "-",
            "-x",
            "x",
            "1x",
            "0x1",
            "1.",
            "01",
            "00",
            "-01",
            "1.5.5",
            "1e",
            "1e+",
            "1.e1",
            "1-1",
            "1+1",
            "0-",
            "--1",
            "1a",
            "Infinity",
            "NaN",
            "-Infinity",
        ] {
            is_foreign::<u64>(text);
            is_no_json(text);
        }
    }

    #[test]
    fn there_are_three_words() {
        reads("true", true);
        reads("false", false);
        reads("null", None::<bool>);
        reads("true", Some(true));
        for text in ["True", "TRUE", "tru", "truee", "true1", "nul", "undefined", "none", ""] {
            is_foreign::<bool>(text);
            is_foreign::<Option<bool>>(text);
            is_no_json(text);
        }
        is_foreign::<bool>("null");
        is_foreign::<bool>("1");
        is_foreign::<bool>("\"true\"");
    }

    #[test]
    fn of_two_values_for_a_key_the_last_counts() {
        reads(r#"{"a":1,"b":2,"a":3}"#, Pair { a: 3, b: Some(2) });
        reads(r#"{"a":1,"b":2,"b":null}"#, Pair { a: 1, b: None });
        reads(r#"{"a":"of another type","a":3}"#, Pair { a: 3, b: None });
        is_foreign::<Pair>(r#"{"a":3,"a":"of another type"}"#);
        let mut table = LiteMap::new();
        table.insert(Id::from("a"), 3u8);
        reads(r#"{"a":1,"a":3}"#, table);
    }

    #[test]
    fn keys_stand_in_any_order_and_those_that_nobody_asks_for_are_passed_over() {
        reads(r#"{"b":2,"a":1}"#, Pair { a: 1, b: Some(2) });
        // A value that looks like a key, and a key that is one only once its escapes are read.
        reads(r#"{"x":"a","y":["a",9],"z":{"a":9,"b":9},"\u0061":1}"#, Pair { a: 1, b: None });
        reads(r#"[{"x":[{}],"a":1},{"a":2,"x":{"b":[]}}]"#, vec![Pair { a: 1, b: None }, Pair { a: 2, b: None }]);
        for text in ["{}", r#"{"b":2}"#, r#"{"A":1}"#, r#"{"x":{"a":1}}"#, r#"{"x":"a"}"#] {
            is_foreign::<Pair>(text);
        }
        is_foreign::<Vec<Pair>>(r#"[{"b":1},{"a":2}]"#);
        is_foreign::<(Pair, u8)>(r#"[{"b":1},2]"#);
    }

    #[test]
    fn the_deepest_text_is_no_deeper_than_it_may_be_and_stops_nothing() {
        let deep = |depth: usize| format!(r#"{{"x":{}0{}}}"#, "[".repeat(depth - 1), "]".repeat(depth - 1));
        let objects = |depth: usize| format!("{}0{}", r#"{"x":"#.repeat(depth), "}".repeat(depth));
        for depth in [2, 10, 100, 127] {
            reads(&deep(depth), Nothing {});
            reads(&objects(depth), Nothing {});
        }
        for depth in [129, 1000, 100_000] {
            is_foreign::<Nothing>(&deep(depth));
            is_foreign::<Nothing>(&objects(depth));
            is_foreign::<Nothing>(&"[".repeat(depth));
            is_foreign::<Nothing>(&r#"{"x":"#.repeat(depth));
        }
        // As wide as one likes, for what is closed is not deep any more.
        reads(&format!(r#"{{"x":[{}[]]}}"#, "[[]],".repeat(10_000)), Nothing {});
    }

    #[test]
    fn a_key_is_found_whatever_stands_before_it() {
        let text = format!(r#"{{"x":[{}{{}}],"a":1}}"#, r#"{"a":[[7]]},"#.repeat(1000));
        reads(&text, Pair { a: 1, b: None });
    }

    proptest! {
        #![proptest_config(same_cases_every_time(512))]

        #[test]
        fn a_text_is_written_as_serde_json_writes_it(text in any::<String>()) {
            prop_assert_eq!(to_text(&text), serde_json::to_string(&text).expect("a text"));
            prop_assert_eq!(from_text(&to_text(&text)), Ok(text));
        }

        #[test]
        fn a_text_of_escapes_is_read_as_serde_json_reads_it(
            parts in proptest::collection::vec(
                prop_oneof![r#"\\u[0-9a-fA-F]{4}"#, r#"\\u[dD][89a-fA-F][0-9a-f]{2}"#, r#"\\["\\/bfnrtux]"#, "[ -~]", "."],
                0..6,
            ),
        ) {
            let text = format!("\"{}\"", parts.concat());
            prop_assert_eq!(from_text::<String>(&text).ok(), serde_json::from_str::<String>(&text).ok(), "{}", text);
        }

        #[test]
        fn a_number_is_read_as_serde_json_reads_it(number in any::<u64>(), small in any::<u16>()) {
            for number in [number, u64::from(small)] {
                prop_assert_eq!(to_text(&number), number.to_string());
                prop_assert_eq!(from_text(&number.to_string()), Ok(number));
                let is_u16 = u16::try_from(number).map_err(|_| Unrecognised);
                prop_assert_eq!(from_text::<u16>(&number.to_string()), is_u16);
            }
        }

        #[test]
        fn whatever_is_no_json_is_foreign_and_whatever_is_is_passed_over(
            tokens in proptest::collection::vec(
                prop::sample::select(vec![
                    "[", "]", "{", "}", ",", ":", "\"a\"", "\"", "0", "1", "-1", "1.5", "true", "null", " ",
                ]),
                0..12,
            ),
        ) {
            let text = format!("{{\"x\":{}}}", tokens.concat());
            let is_json = serde_json::from_str::<Value>(&text).is_ok();
            // What is no number has a test of its own.
            prop_assume!(is_json || from_text::<Nothing>(&text).is_err() || !has_odd_number(&text));
            prop_assert_eq!(from_text::<Nothing>(&text).is_ok(), is_json, "{}", text);
        }
    }

    /// Whether signs of numbers stand together as no number has them: `01`, `1-1`, `1.5null`.
    fn has_odd_number(text: &str) -> bool {
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)));
        words.filter(|word| !word.is_empty()).any(|word| serde_json::from_str::<Value>(word).is_err())
    }
}

#[test]
fn the_front_door_is_read_back_as_it_was_written() {
    let page: Page = from_text(&door().data).expect("what the build wrote");
    let PageKind::Door(cards) = &page.kind else { panic!("the door is a door") };
    let guides = &real::guides().guides;
    assert_eq!(cards.len(), guides.len());
    for (card, guide) in cards.iter().zip(guides) {
        assert_eq!((&card.id, &card.app, &card.names), (&guide.id, &guide.app, &guide.names));
        assert_eq!((&card.vendor, card.minutes, &card.checked), (&guide.vendor, guide.minutes, &guide.checked));
        assert_eq!(card.recognise.text, guide.recognise.text);
        let symptoms: Vec<_> = guide.symptoms.iter().map(|one| (one.id.clone(), one.title.clone())).collect();
        assert_eq!(card.symptoms, symptoms);
    }
    is_of_the_site(&page, "./");
}

#[track_caller]
fn is_of_the_site(page: &Page, root: &str) {
    let site = &real::guides().site;
    assert_eq!((&page.site.name, &page.site.contacts), (&site.name, &site.contacts));
    // In the page's text and style, and not again in its data.
    assert!(page.site.send.is_empty() && page.site.accent.is_empty() && page.site.accent_dark.is_empty());
    assert_eq!(page.site.embedding, Embedding::default());
    assert_eq!((page.root.as_str(), page.lang.as_str()), (root, "en"));
}

/// What a page carries is all the app does its work with; the rest is empty on the host, not moved, and not made up.
#[test]
fn a_guide_is_read_back_without_what_is_only_read() {
    for (guide, document, _) in guide_pages() {
        let page: Page = from_text(&document.data).expect("what the build wrote");
        let PageKind::Guide(read) = &page.kind else { panic!("a guide's page is of a guide") };
        assert_eq!(**read, in_the_app(guide), "{}", guide.id);
        is_of_the_site(&page, "../");
        assert_eq!(to_text(&page).replace('<', "\\u003c"), document.data, "{}", guide.id);
    }
}

#[test]
fn the_data_of_a_page_cut_anywhere_is_foreign() {
    let data = &door().data;
    for cut in cut(data).step_by(7) {
        assert_eq!(from_text::<Page>(cut).err(), Some(Unrecognised), "{cut}");
    }
}

proptest! {
    #![proptest_config(same_cases_every_time(64))]

    #[test]
    fn no_damage_to_the_data_of_a_page_makes_reading_panic(
        at in any::<prop::sample::Index>(),
        byte in any::<Option<u8>>(),
    ) {
        for (_, document, _) in guide_pages() {
            let _ = from_text::<Page>(&altered(&document.data, at, byte));
        }
    }

    #[test]
    fn a_value_of_another_type_anywhere_in_a_page_is_foreign(at in any::<prop::sample::Index>()) {
        let data: Value = serde_json::from_str(&door().data).expect("JSON");
        let mut count = 0;
        visit(&data, &mut |_| count += 1);
        let at = at.index(count);
        for other in [json!(true), json!(-1), json!([[[]]]), json!({"x": {}}), json!({"0": []})] {
            let mut now = 0;
            let mut changed = None;
            let text = rewritten(&data, &mut |value| {
                now += 1;
                if now == at + 1 {
                    changed = Some(value.clone());
                    return Some(other.clone());
                }
                None
            })
            .to_string();
            let changed = changed.expect("a value");
            prop_assert_eq!(from_text::<Page>(&text).err(), Some(Unrecognised), "{} for {}", other, changed);
        }
    }
}

fn visit(value: &Value, seen: &mut dyn FnMut(&Value)) {
    seen(value);
    match value {
        Value::Array(values) => values.iter().for_each(|value| visit(value, seen)),
        Value::Object(fields) => fields.values().for_each(|value| visit(value, seen)),
        _ => {}
    }
}

fn rewritten(value: &Value, other: &mut dyn FnMut(&Value) -> Option<Value>) -> Value {
    if let Some(other) = other(value) {
        return other;
    }
    match value {
        Value::Array(values) => values.iter().map(|value| rewritten(value, other)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), rewritten(value, other)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        value => value.clone(),
    }
}

/// A guide with only what the browser has.
fn in_the_app(guide: &Guide) -> Guide {
    fn fact(fact: &mut Fact) {
        *fact = Fact { text: fact.text.clone(), when: fact.when.clone(), ..Fact::default() };
    }
    fn path(path: &mut Path) {
        path.source = Sources::default();
    }
    let mut guide = guide.clone();
    guide.names.clear();
    guide.recognise = Fact::default();
    guide.causes.clear();
    guide.mistakes.clear();
    guide.example = Default::default();
    [&mut guide.summary, &mut guide.warning].into_iter().for_each(fact);
    guide.audience.iter_mut().chain(&mut guide.needs).chain(&mut guide.covers).for_each(fact);
    guide.choices.iter_mut().for_each(|choice| choice.source = Sources::default());
    for permission in &mut guide.permissions {
        (permission.labels, permission.source) = (Labels::default(), Sources::default());
    }
    guide.roles.iter_mut().for_each(|role| role.source = Sources::default());
    for test in &mut guide.tests {
        (test.labels, test.source) = (Labels::default(), Sources::default());
    }
    for step in &mut guide.steps {
        // Which sources, not which of their facts.
        let mut ids: Vec<String> = step.source.iter().map(|reference| reference.source.to_string()).collect();
        ids.dedup();
        step.source = serde_json::from_value(json!(ids)).expect("ids");
        step.paths.iter_mut().chain(&mut step.different).for_each(path);
        step.tasks.iter_mut().for_each(|task| task.source = Sources::default());
        step.notes.iter_mut().for_each(|note| fact(&mut note.fact));
    }
    for symptom in &mut guide.symptoms {
        symptom.meaning = Default::default();
        symptom.also.clear();
        symptom.source = Sources::default();
    }
    for question in &mut guide.questions {
        question.help = Default::default();
        (question.labels, question.source) = (Labels::default(), Sources::default());
    }
    for fix in &mut guide.fixes {
        fix.actions.clear();
        fix.paths.clear();
        (fix.labels, fix.source) = (Labels::default(), Sources::default());
    }
    for entry in &mut guide.faq {
        entry.answer = Default::default();
        entry.see.clear();
        (entry.labels, entry.source) = (Labels::default(), Sources::default());
    }
    guide.support.when.clear();
    guide.support.send.clear();
    guide.support.screenshots.iter_mut().for_each(|shot| shot.source = Sources::default());
    for source in &mut guide.sources {
        source.title.clear();
        source.url = None;
        source.confidence = Default::default();
        source.facts = LiteMap::new();
        source.rows.clear();
    }
    guide
}
