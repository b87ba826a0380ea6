//! What a support agent sends with a link to a place: e-mail, chat, text message. The words are fixed; what the agent typed
//! stands behind its label, on one line, so no field can pass for another or for a line of its own.

use crate::{
    link::{Prefill, clean},
    words::{SuggestedWords, SuggestionWords},
};

/// Characters of a title or a field.
const MAX_LENGTH: usize = 120;

/// A place of a guide that is sent to a customer.
#[derive(Clone, Copy, Debug)]
pub struct Suggestion<'a> {
    pub app: &'a str,
    /// What the place is called on the page.
    pub title: &'a str,
    /// Who sends it: the support organisation.
    pub site: &'a str,
    pub prefill: &'a Prefill,
    /// The whole address.
    pub link: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    pub subject: String,
    pub body: String,
}

impl Suggestion<'_> {
    /// `Share one device (DMSS)`: what the link is called.
    pub fn name(&self) -> String {
        format!("{} ({})", line(self.title), line(self.app))
    }

    pub fn email(&self, words: &SuggestionWords, labels: &SuggestedWords) -> Email {
        let facts: String = self.facts(labels).map(|(label, text)| format!("{label}: {text}\n")).collect();
        let facts = if facts.is_empty() { facts } else { format!("\n{facts}") };
        let (hello, ask, harmless) = (words.hello, words.ask, words.harmless);
        let (name, link, site) = (self.name(), self.link, line(self.site));
        let subject = match line(&self.prefill.ticket) {
            ticket if ticket.is_empty() => name.clone(),
            ticket => format!("{name} · {}: {ticket}", labels.ticket),
        };
        Email { subject, body: format!("{hello}\n\n{ask}\n{name}\n{link}\n{facts}\n{harmless}\n\n{site}\n") }
    }

    /// One line.
    pub fn chat(&self, words: &SuggestionWords) -> String {
        format!("{} {}: {}", words.ask_briefly, self.name(), self.link)
    }

    /// As much of it as goes into one text message; the link alone where it is longer than that.
    pub fn sms(&self, words: &SuggestionWords) -> String {
        let link = self.link;
        let whole = format!("{}: {} {} {link}", line(self.site), words.ask_briefly, self.name());
        let named = format!("{}: {link}", self.name());
        let brief = format!("{} {link}", words.ask_briefly);
        let texts = [whole, named, brief].map(|text| plain(&text));
        texts.into_iter().find(|text| Sms::of(text).is_one()).unwrap_or_else(|| link.to_owned())
    }

    fn facts<'a>(&'a self, labels: &'a SuggestedWords) -> impl Iterator<Item = (&'static str, String)> + 'a {
        let Prefill { ticket, order, model, .. } = self.prefill;
        let facts = [(labels.ticket, ticket), (labels.order, order), (labels.model, model)];
        facts.into_iter().map(|(label, text)| (label, line(text))).filter(|(_, text)| !text.is_empty())
    }
}

fn line(text: &str) -> String {
    clean(text, MAX_LENGTH)
}

/// Typographic signs that a text message has no room for: with one of them it holds 70 characters, not 160.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for sign in text.chars() {
        match sign {
            '‘' | '’' => plain.push('\''),
            '“' | '”' => plain.push('"'),
            '–' | '—' => plain.push('-'),
            '…' => plain.push_str("..."),
            '·' => plain.push('-'),
            '›' => plain.push('>'),
            '\u{a0}' | '\u{202f}' => plain.push(' '),
            sign => plain.push(sign),
        }
    }
    plain
}

/// How much of a text message a text takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sms {
    /// Signs, as a text message counts them.
    pub used: usize,
    /// How many a single message holds: 160, or 70 where a sign is not in the alphabet of text messages.
    pub most: usize,
}

impl Sms {
    pub fn of(text: &str) -> Self {
        match text.chars().map(signs).sum::<Option<usize>>() {
            Some(used) => Self { used, most: 160 },
            None => Self { used: text.encode_utf16().count(), most: 70 },
        }
    }

    pub fn is_one(&self) -> bool {
        self.used <= self.most
    }
}

/// Signs a character takes in the alphabet of text messages (GSM 03.38), as far as it is ASCII or common in Europe.
fn signs(c: char) -> Option<usize> {
    match c {
        '[' | ']' | '{' | '}' | '\\' | '^' | '~' | '|' | '€' => Some(2),
        '`' => None,
        '\n' | ' '..='~' => Some(1),
        '£' | '¥' | '§' | '¿' | '¡' | 'Ä' | 'Å' | 'Æ' | 'É' | 'Ñ' | 'Ö' | 'Ø' | 'Ü' | 'ß' | 'à' | 'ä' | 'å' | 'æ'
        | 'è' | 'é' | 'ì' | 'ñ' | 'ò' | 'ö' | 'ø' | 'ù' | 'ü' => Some(1),
        _ => None,
    }
}
