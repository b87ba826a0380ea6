//! What a link from support says of itself: in fixed words; what the link itself says stands behind its label.

use crate::{guide::Guide, link::Prefill, words::SuggestedWords};

pub fn suggested(words: &SuggestedWords, guide: &Guide, prefill: &Prefill) -> String {
    let role = prefill.role.as_ref().and_then(|role| guide.role(role)).map_or("", |role| role.name.as_str());
    let facts = [(words.ticket, prefill.ticket.as_str()), (words.order, &prefill.order), (words.model, &prefill.model)];
    let mut said = words.step.to_owned();
    for (label, text) in facts.into_iter().chain([(words.role, role)]).filter(|(_, text)| !text.is_empty()) {
        said.push_str(&format!(" {label}: {text}."));
    }
    said
}
