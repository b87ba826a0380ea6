//! Reading a TOML file so that an editor sees every problem at once.
//!
//! serde stops at the first fault. So what it stumbles over is taken out of the parsed document, which keeps
//! its positions, and it reads again: one report a fault, with the words serde has for it.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue, Deserializer},
};

use super::Report;
use crate::guide::check::{Key, Problem};

/// More faults than anybody mends in one sitting; also an end to the loop whatever a fault looks like.
const MOST_FAULTS: usize = 100;

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
    let mut reports: Vec<Report> = faults.iter().map(|fault| of_fault(file, text, fault)).collect();
    if !reports.is_empty() {
        return Err(reports);
    }
    let whole = document.clone();
    let mut only_unknown_fields = true;
    while reports.len() < MOST_FAULTS {
        match T::deserialize(Deserializer::from(document.clone())) {
            Ok(value) if only_unknown_fields => {
                let problems = check(&value);
                reports.extend(problems.iter().map(|problem| of_problem(file, text, &whole, problem)));
                reports.sort_by_key(|report| report.line);
                return if reports.is_empty() { Ok(value) } else { Err(reports) };
            }
            Ok(_) => break,
            Err(fault) => {
                reports.push(of_fault(file, text, &fault));
                let unknown = fault.message().starts_with("unknown field");
                only_unknown_fields &= unknown;
                let span = fault.span().unwrap_or_default();
                let remove = if unknown { remove_key } else { remove_element };
                if !remove(document.get_mut(), &span) {
                    break;
                }
            }
        }
    }
    reports.sort_by_key(|report| report.line);
    Err(reports)
}

fn of_fault(file: &str, text: &str, fault: &toml::de::Error) -> Report {
    let message = fault.message().lines().collect::<Vec<_>>().join("; ");
    Report::new(file, text, fault.span().unwrap_or_default(), &message, None)
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

/// Takes out the element of the outermost list (a step, a symptom) in which `span` lies.
fn remove_element(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    table.iter_mut().any(|(_, value)| match value.get_mut() {
        DeValue::Array(array) => {
            let kept: DeArray<'_> = array.iter().filter(|element| !covers(element, span)).cloned().collect();
            let removed = kept.len() < array.len();
            *array = kept;
            removed
        }
        _ => false,
    })
}

/// A table under its own header spans the header alone, so its entries are asked as well.
fn covers(value: &Spanned<DeValue<'_>>, span: &Range<usize>) -> bool {
    let own = value.span();
    (own.start <= span.start && span.end <= own.end)
        || match value.get_ref() {
            DeValue::Table(table) => table.iter().any(|(key, value)| key.span() == *span || covers(value, span)),
            DeValue::Array(array) => array.iter().any(|element| covers(element, span)),
            _ => false,
        }
}
