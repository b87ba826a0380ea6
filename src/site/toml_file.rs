//! Reading a TOML file so that an editor sees every problem at once.
//!
//! serde stops at the first fault. So whatever it stumbles over is mended in the parsed document, which keeps its
//! positions, by something it accepts, and it reads again: one report a fault, with the words serde has for it.
//! What was put in stands behind the end of the text, and faults found there are mended without a report.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue, Deserializer},
};

use super::Report;
use crate::guide::check::{Key, Problem, nearest};

/// More than anybody mends in one sitting; also an end to the loop whatever a fault looks like.
const MOST_MENDS: usize = 500;

/// One bracket that is not closed makes a fault of every line after it.
const MOST_SYNTAX_FAULTS: usize = 3;

/// For a word that the reader takes for a slip in `true` or `nan`.
const UNQUOTED: &str = "a text stands in quotes, as in app = \"DMSS\"";

/// Reads `text` as `T` and runs `check` on it. The reports are in the order of the file.
///
/// `check` runs only on a document that could be read whole but for unknown fields:
/// on less it would report what is merely unreadable as missing.
pub fn read<T: DeserializeOwned>(
    file: &str,
    text: &str,
    check: impl FnOnce(&T) -> Vec<Problem>,
) -> Result<T, Vec<Report>> {
    let (mut document, faults) = DeTable::parse_recoverable(text);
    if !faults.is_empty() {
        return Err(of_syntax(file, text, &faults));
    }
    let whole = document.clone();
    let mut reports = Vec::new();
    let mut only_unknown_fields = true;
    for n in 0..MOST_MENDS {
        match T::deserialize(Deserializer::from(document.clone())) {
            Ok(value) if only_unknown_fields => {
                let problems = check(&value);
                reports.extend(problems.iter().map(|problem| of_problem(file, text, &whole, problem)));
                reports.sort_by_key(|report| report.line);
                return if reports.is_empty() { Ok(value) } else { Err(reports) };
            }
            Ok(_) => break,
            Err(fault) => {
                let span = fault.span().unwrap_or(0..text.len());
                if span.start <= text.len() {
                    reports.push(of_fault(file, text, &fault));
                }
                only_unknown_fields &= fault.message().starts_with("unknown field");
                // Each its own place, so that a fault in it finds it again.
                let behind = text.len() + 1 + 2 * n;
                if !mend(&mut document, fault.message(), &span, behind..behind + 1) {
                    break;
                }
            }
        }
    }
    reports.sort_by_key(|report| report.line);
    Err(reports)
}

fn of_syntax(file: &str, text: &str, faults: &[toml::de::Error]) -> Vec<Report> {
    let mut reports: Vec<Report> = faults.iter().map(|fault| of_fault(file, text, fault)).collect();
    reports.dedup_by_key(|report| report.line);
    reports.truncate(MOST_SYNTAX_FAULTS);
    reports
}

fn of_fault(file: &str, text: &str, fault: &toml::de::Error) -> Report {
    let message = fault.message().lines().collect::<Vec<_>>().join("; ");
    let unquoted = ["string values must be quoted", "invalid boolean", "invalid float"];
    let hint = match message.as_str() {
        message if message.starts_with("unknown") => meant(message),
        message if unquoted.iter().any(|start| message.starts_with(start)) => Some(UNQUOTED.to_owned()),
        _ => None,
    };
    Report::new(file, text, fault.span().unwrap_or_default(), &message, hint.as_deref())
}

/// From ``unknown field `titel`, expected one of `id`, `title` ``.
fn meant(message: &str) -> Option<String> {
    let mut names = message.split('`').skip(1).step_by(2);
    nearest(names.next()?, names)
}

fn of_problem(file: &str, text: &str, document: &Spanned<DeTable<'_>>, problem: &Problem) -> Report {
    let span = locate(document, problem.at.keys());
    Report::new(file, text, span, &problem.message, problem.hint.as_deref())
}

/// The span of what `keys` name, or of the last on the way that the file has: a missing field is shown at its table.
fn locate(document: &Spanned<DeTable<'_>>, keys: &[Key]) -> Range<usize> {
    let mut span = 0..0;
    let mut table = Some(document.get_ref());
    let mut value: Option<&Spanned<DeValue<'_>>> = None;
    for key in keys {
        let next = match key {
            Key::Field(name) => table.and_then(|table| table.get(name.as_str())),
            Key::Index(index) => value.and_then(|value| value.get_ref().as_array()).and_then(|array| array.get(*index)),
        };
        let Some(found) = next else { break };
        span = found.span();
        table = found.get_ref().as_table();
        value = Some(found);
    }
    span
}

/// Makes the document pass where `message` says it does not. False if there is no way.
fn mend(document: &mut Spanned<DeTable<'_>>, message: &str, at: &Range<usize>, behind: Range<usize>) -> bool {
    let quoted = |text: &str| text.split('`').nth(1).map(str::to_owned);
    let string = |text: String| DeValue::String(text.into());
    if message.starts_with("unknown field") {
        return remove_key(document.get_mut(), at);
    }
    if message.starts_with("missing field") {
        let whole = document.span() == *at;
        let Some(name) = quoted(message) else { return false };
        let value = Spanned::new(behind.clone(), string(String::new()));
        let table = if whole { Some(document.get_mut()) } else { table_at(document.get_mut(), at) };
        return table.is_some_and(|table| table.insert(Spanned::new(behind, name.into()), value).is_none());
    }
    let Some((_, expected)) = message.split_once("expected ") else { return false };
    let value = match expected {
        _ if message.starts_with("unknown variant") => string(quoted(expected).unwrap_or_default()),
        _ if expected.starts_with("a sequence") => DeValue::Array(DeArray::new()),
        _ if expected.starts_with("struct") || expected.starts_with("a map") => DeValue::Table(DeTable::new()),
        _ if expected.starts_with("a boolean") => DeValue::Boolean(false),
        _ if expected.starts_with('u') => DeValue::Integer(Default::default()),
        _ if expected.starts_with("an array of length 2") => {
            let zero = Spanned::new(behind.clone(), DeValue::Integer(Default::default()));
            let mut pair = DeArray::new();
            pair.push(zero.clone());
            pair.push(zero);
            DeValue::Array(pair)
        }
        _ => string(String::new()),
    };
    let Some(place) = value_at(document.get_mut(), at) else { return false };
    *place = Spanned::new(behind, value);
    true
}

/// Takes the key that stands at `span` out of whatever table has it.
fn remove_key(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    match table.keys().find(|key| key.span() == *span).cloned() {
        Some(key) => table.remove(&key).is_some(),
        None => table.iter_mut().any(|(_, value)| remove_key_below(value.get_mut(), span)),
    }
}

fn remove_key_below(value: &mut DeValue<'_>, span: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => remove_key(table, span),
        DeValue::Array(array) => array.iter_mut().any(|element| remove_key_below(element.get_mut(), span)),
        _ => false,
    }
}

fn table_at<'d, 'i>(table: &'d mut DeTable<'i>, span: &Range<usize>) -> Option<&'d mut DeTable<'i>> {
    match value_at(table, span)?.get_mut() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

/// The value that stands at `span`, wherever it is.
fn value_at<'d, 'i>(table: &'d mut DeTable<'i>, span: &Range<usize>) -> Option<&'d mut Spanned<DeValue<'i>>> {
    table.iter_mut().find_map(|(_, value)| value_below(value, span))
}

fn value_below<'d, 'i>(
    value: &'d mut Spanned<DeValue<'i>>,
    span: &Range<usize>,
) -> Option<&'d mut Spanned<DeValue<'i>>> {
    if value.span() == *span {
        return Some(value);
    }
    match value.get_mut() {
        DeValue::Table(table) => value_at(table, span),
        DeValue::Array(array) => array.iter_mut().find_map(|element| value_below(element, span)),
        _ => None,
    }
}
