//! What a link says of itself, in one block that says so: anybody can write such a link. None of it is part of a sentence
//! of ours, and each thing stands on a line of its own, behind its label.

use crate::{guide::Guide, link::Prefill, words::SuggestedWords};

/// With an empty line before and behind it: `pre-line` shows the lines as they are.
pub fn suggested(words: &SuggestedWords, guide: &Guide, prefill: &Prefill) -> String {
    let role = prefill.role.as_ref().and_then(|role| guide.role(role)).map_or("", |role| role.name.as_str());
    let facts = [
        (words.ticket, prefill.ticket.as_str()),
        (words.order, &prefill.order),
        (words.model, &prefill.model),
        (words.role, role),
    ];
    let from = prefill.from_support.then(|| words.step.to_owned());
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| format!("{label}: {text}"));
    let lines: Vec<String> = from.into_iter().chain(facts).collect();
    format!("\n\n{}\n{}\n\n", words.says, lines.join("\n"))
}
