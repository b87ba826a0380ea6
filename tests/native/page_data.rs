//! The data a page carries: structs as arrays, written by the build and read by the same build in the browser.
//!
//! What the host leaves out the browser does not read, so a guide cannot be read back here; a shape like it can.

use std::{fs, path::PathBuf};

use handover::{
    guide::Id,
    handover::Glance,
    plain::{Foreign, from_json, from_positional},
    site::positional::to_positional,
    table::Table,
    view::{Page, PageKind},
};
use proptest::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{pages::door, real, same_cases_every_time};

/// A guide in small, as the build writes it.
#[derive(Clone, Debug, Serialize)]
struct Written {
    name: String,
    /// Only read, never counted on by the app.
    #[serde(skip_serializing)]
    #[expect(dead_code, reason = "it is left out of the data")]
    reading: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    parts: Vec<Part>,
    #[serde(skip_serializing_if = "Table::is_empty")]
    when: Table<Id, Vec<Id>>,
    minutes: [u16; 2],
}

/// The same as the browser reads it.
#[derive(Debug, PartialEq, Deserialize)]
struct Read {
    name: String,
    #[serde(skip_deserializing)]
    reading: Vec<String>,
    #[serde(default)]
    hint: Option<String>,
    parts: Vec<Part>,
    #[serde(default)]
    when: Table<Id, Vec<Id>>,
    minutes: [u16; 2],
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Part {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spot: Option<Spot>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    inner: Option<Box<Part>>,
    kind: Kind,
    on: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Spot {
    TopLeft,
    Row,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Nothing,
    Named(String),
    Pairs(Vec<(Id, u64)>),
    Whole(Box<Part>),
}

impl Written {
    fn read(&self) -> Read {
        let Written { name, hint, parts, when, minutes, .. } = self.clone();
        Read { name, reading: Vec::new(), hint, parts, when, minutes }
    }
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Nothing),
        ".{0,6}".prop_map(Kind::Named),
        proptest::collection::vec(("[a-z]{1,3}".prop_map(|id| Id::from(&*id)), any::<u64>()), 0..3)
            .prop_map(Kind::Pairs),
    ]
}

fn part() -> impl Strategy<Value = Part> {
    let spot = prop_oneof![Just(None), Just(Some(Spot::TopLeft)), Just(Some(Spot::Row))];
    let leaf = (spot, kind(), any::<bool>()).prop_map(|(spot, kind, on)| Part { spot, inner: None, kind, on });
    leaf.prop_recursive(3, 6, 1, |part| {
        (part.clone(), part, any::<bool>()).prop_map(|(inner, whole, on)| Part {
            spot: None,
            inner: on.then(|| Box::new(inner)),
            kind: Kind::Whole(Box::new(whole)),
            on,
        })
    })
}

fn written() -> impl Strategy<Value = Written> {
    let id = || "[a-z]{1,3}".prop_map(|id| Id::from(&*id));
    let table = proptest::collection::vec((id(), proptest::collection::vec(id(), 0..3)), 0..3);
    let parts = proptest::collection::vec(part(), 0..3);
    (".{0,6}", proptest::option::of(".{0,6}"), parts, table, any::<[u16; 2]>()).prop_map(
        |(name, hint, parts, pairs, minutes)| {
            let mut when = Table::new();
            pairs.into_iter().for_each(|(key, value)| when.insert(key, value));
            Written { name, reading: vec!["left out".to_owned()], hint, parts, when, minutes }
        },
    )
}

proptest! {
    #![proptest_config(same_cases_every_time(256))]

    #[test]
    fn whatever_the_build_writes_the_browser_reads(written in written()) {
        let text = to_positional(&written).expect("plain data");
        prop_assert_eq!(from_positional::<Read>(&text), Ok(written.read()), "{}", text);
        prop_assert!(!text.contains("left out"));
    }
}

fn part_of(kind: Kind) -> Part {
    Part { spot: None, inner: None, kind, on: true }
}

#[track_caller]
fn is_written(value: &impl Serialize, text: &str) {
    assert_eq!(to_positional(value).expect("plain data"), text);
}

#[test]
fn a_struct_is_an_array_of_its_fields() {
    let mut when = Table::new();
    when.insert(Id::from("method"), vec![Id::from("one")]);
    let written = Written {
        name: "Toy".into(),
        reading: vec!["x".into()],
        hint: Some("A bear".into()),
        parts: vec![part_of(Kind::Nothing)],
        when,
        minutes: [5, 10],
    };
    is_written(&written, r#"["Toy","A bear",[[null,null,"nothing",true]],{"method":["one"]},[5,10]]"#);
}

#[test]
fn a_field_that_has_its_default_keeps_its_place() {
    let written = Written {
        name: String::new(),
        reading: vec![],
        hint: None,
        parts: vec![],
        when: Table::new(),
        minutes: [0, 0],
    };
    is_written(&written, r#"["",null,[],null,[0,0]]"#);
    assert_eq!(from_positional::<Read>(r#"["",null,[],null,[0,0]]"#), Ok(written.read()));
}

#[test]
fn a_variant_is_text_or_an_object_with_one_key() {
    is_written(&Spot::TopLeft, r#""top-left""#);
    is_written(&Kind::Named("x".into()), r#"{"named":"x"}"#);
    is_written(&Kind::Pairs(vec![("a".into(), 7)]), r#"{"pairs":[["a",7]]}"#);
    is_written(&Kind::Whole(Box::new(part_of(Kind::Nothing))), r#"{"whole":[null,null,"nothing",true]}"#);
}

#[test]
fn what_a_page_never_holds_is_refused_by_the_build() {
    #[derive(Serialize)]
    struct Tuple(u8, u8);
    #[derive(Serialize)]
    enum Fields {
        Of { x: u8 },
        Two(u8, u8),
    }
    let refused = |error: Result<String, serde_json::Error>, what: &str| {
        assert_eq!(error.map_err(|error| error.to_string()), Err(format!("a page's data holds no {what}")));
    };
    refused(to_positional(&-1i32), "i32");
    refused(to_positional(&0.5f64), "f64");
    refused(to_positional(&Tuple(1, 2)), "tuple struct");
    refused(to_positional(&Fields::Of { x: 1 }), "struct variant");
    refused(to_positional(&Fields::Two(1, 2)), "tuple variant");
    refused(to_positional(&std::collections::BTreeMap::from([(1u8, 2u8)])), "key but text");
}

#[track_caller]
fn is_foreign<T: DeserializeOwned + std::fmt::Debug + PartialEq>(text: &str) {
    assert_eq!(from_positional::<T>(text), Err(Foreign), "{text}");
}

#[test]
fn data_of_another_shape_is_foreign() {
    for text in [
        "",
        "null",
        "{}",
        "[]",
        r#"["Toy"]"#,
        r#"{"name":"Toy"}"#,
        r#"["",null,[],null,[0]]"#,
        r#"["",null,[],null,[0,70000]]"#,
        r#"["",null,[],null,[0,-1]]"#,
        r#"["",null,[],null,[0,0]"#,
        r#"[7,null,[],null,[0,0]]"#,
        r#"["",null,[],{"a":7},[0,0]]"#,
        r#"["",null,[[null,null,"other",true]],null,[0,0]]"#,
        r#"["",null,[[null,null,{"named":"x","nothing":null},true]],null,[0,0]]"#,
    ] {
        is_foreign::<Read>(text);
    }
    assert_eq!(Foreign.to_string(), "not a text of ours");
}

#[test]
fn a_record_is_never_read_from_arrays_nor_a_page_from_objects() {
    let glance = Glance { left: 2, next: "Send".to_owned() };
    let [object, array] = [r#"{"left":2,"next":"Send"}"#, r#"[2,"Send"]"#];
    assert_eq!(from_json(object), Ok(glance.clone()));
    assert_eq!(from_positional(array), Ok(glance));
    assert_eq!(from_json::<Glance>(array), Err(Foreign));
    assert_eq!(from_positional::<Glance>(object), Err(Foreign));
}

#[test]
fn the_front_door_is_read_back_as_it_was_written() {
    let page: Page = from_positional(&door().data).expect("what the build wrote");
    let PageKind::Door(cards) = &page.kind else { panic!("the door is a door") };
    let guides = &real::guides().guides;
    assert_eq!(cards.len(), guides.len());
    for (card, guide) in cards.iter().zip(guides) {
        assert_eq!((&card.id, &card.app, &card.names), (&guide.id, &guide.app, &guide.names));
        assert_eq!(card.recognise.text, guide.recognise.text);
        let symptoms: Vec<_> = guide.symptoms.iter().map(|one| (one.id.clone(), one.title.clone())).collect();
        assert_eq!(card.symptoms, symptoms);
    }
    assert_eq!(page.site, real::guides().site);
    assert_eq!((page.root.as_str(), page.lang.as_str()), ("./", "en"));
}

/// A field skipped on one side alone would move all behind it, and only a browser would notice.
#[test]
fn what_the_host_leaves_out_is_just_what_the_browser_does_not_read() {
    const HOST: &str = r#"#[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing))]"#;
    const BROWSER: &str = r#"#[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]"#;
    let mut pairs = 0;
    for path in sources() {
        let text = fs::read_to_string(&path).expect("a source file");
        let lines: Vec<_> = text.lines().map(str::trim).collect();
        let attributes = || lines.iter().enumerate().filter(|(_, line)| line.starts_with("#["));
        for (n, line) in attributes().filter(|(_, line)| line.contains("skip_serializing))")) {
            assert_eq!((*line, lines[n + 1]), (HOST, BROWSER), "{}:{}", path.display(), n + 1);
            pairs += 1;
        }
        for (n, line) in attributes().filter(|(_, line)| line.contains("skip_deserializing")) {
            assert_eq!((lines[n - 1], *line), (HOST, BROWSER), "{}:{}", path.display(), n + 1);
        }
    }
    assert!(pairs > 20, "{pairs} fields are only for reading");
}

fn sources() -> Vec<PathBuf> {
    let folder = real::root().join("src/guide");
    let files = fs::read_dir(folder).expect("the model").map(|entry| entry.expect("an entry").path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.chain([real::root().join("src/view/page.rs")]).collect()
}
