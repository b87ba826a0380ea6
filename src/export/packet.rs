//! What support gets: the facts they ask for, what was tried, and what is still missing. One text, shown whole before
//! it goes anywhere. Who somebody is goes in only where the reader ticked it (see `handover::travel`).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    guide::{Node, Reply},
    record::{
        By, Destination, Entry, Field, Handover, May, Moment, OffPath, Outcome, Part, Person, PersonId, Trail, may_go,
    },
    words::Words,
};

use super::summary::one_line;

/// What goes in, beside what always may.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Included {
    /// Parts that say who somebody is, as the reader ticked them.
    pub parts: Vec<Part>,
    /// What the reader sees, in their own words.
    pub note: String,
}

impl Included {
    fn has(&self, part: Part) -> bool {
        match may_go(part, Destination::SupportPacket) {
            May::Go => true,
            May::IfTicked => self.parts.contains(&part),
            May::Stay => false,
        }
    }
}

/// The parts that need a tick before they go to support.
pub fn to_be_ticked() -> impl Iterator<Item = Part> {
    Part::ALL.into_iter().filter(|part| may_go(*part, Destination::SupportPacket) == May::IfTicked)
}

/// `offset`: minutes east of UTC, for times on the reader's clock.
pub fn packet(handover: Handover<'_>, included: &Included, words: &Words, now: Moment, offset: i32) -> String {
    let packet = Packet { handover, included, words, offset, lines: Vec::new() };
    packet.text(now)
}

struct Packet<'a> {
    handover: Handover<'a>,
    included: &'a Included,
    words: &'a Words,
    offset: i32,
    lines: Vec<String>,
}

impl<'a> Packet<'a> {
    fn text(mut self, now: Moment) -> String {
        let (guide, record) = (self.handover.guide, self.handover.record);
        let words = &self.words.packet;
        self.lines.push((words.title)(&guide.app));
        // In one line, as all that people type: nobody's words can pass for the app's.
        self.section(words.note, [one_line(&self.included.note)].into_iter().filter(|note| !note.is_empty()));
        let fields = [
            (Field::Ticket, Part::Reference),
            (Field::Reference, Part::Reference),
            (Field::Site, Part::Site),
            (Field::Owner, Part::OwnerName),
            (Field::Account, Part::OwnerAccount),
        ];
        let is_there = |field: Field| field != Field::Ticket || !record.field(field).is_empty();
        let fields = fields.into_iter().filter(|(field, part)| is_there(*field) && self.included.has(*part));
        let fields = fields.map(|(field, _)| {
            let said = one_line(record.field(field));
            let said = if said.is_empty() { self.words.summary.blank.to_owned() } else { said };
            format!("{}: {said}", (self.words.owner.short)(field))
        });
        let devices = super::summary::devices(record);
        let models = if devices.is_empty() { self.words.summary.blank.to_owned() } else { devices.join("; ") };
        let facts: Vec<String> = fields.chain([format!("{}: {models}", self.words.summary.devices)]).collect();
        self.section(words.facts, facts.into_iter());
        // Who has left has nothing that could fail.
        let people: Vec<String> = record.active().into_iter().map(|(id, person)| self.person(id, person)).collect();
        self.section(self.words.summary.people, people.into_iter());
        for trail in self.handover.trails() {
            self.trail(&trail);
        }
        let shots = guide.support.screenshots.iter().map(|shot| {
            let taken = if record.has_screenshot(&shot.id) { words.attached } else { words.missing };
            format!("{}: {taken}", shot.text.plain())
        });
        let shots: Vec<String> = shots.collect();
        self.section(words.screenshots, shots.into_iter());
        let on = (self.words.day)(now.day(self.offset));
        self.lines.extend([
            String::new(),
            (words.foot)(&guide.app, &guide.checked, env!("CARGO_PKG_VERSION"), &on),
            String::new(),
        ]);
        self.lines.join("\n")
    }

    fn section(&mut self, head: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.lines.extend([String::new(), format!("{head}:")]);
            self.lines.extend(items.into_iter().map(|item| format!("- {item}")));
        }
    }

    /// `Person 2 (Staff). May: Play Video. Works: Live view. Does not work: Playback. Not tested: …`
    fn person(&self, id: &PersonId, person: &Person) -> String {
        let Handover { guide, record } = self.handover;
        let words = &self.words.packet;
        // Every field is named, so that none that is added is forgotten.
        let Person { name: _, account, role, permissions, review: _, added: _, left: _ } = person;
        let role = guide.role(role).map_or_else(|| one_line(role), |role| role.name.clone());
        let mut parts = vec![format!("{} ({role})", self.name(id))];
        if self.included.has(Part::PersonAccount) && !account.trim().is_empty() {
            parts.push(format!("{}: {}", self.words.summary.account, one_line(account)));
        }
        let given = guide.permissions.iter().filter(|permission| permissions.contains(&permission.id));
        let given: Vec<&str> = given.map(|permission| permission.name.as_str()).collect();
        parts.push(format!("{}: {}", self.words.summary.permissions, given.join(", ")));
        for (outcome, said) in
            [(Some(Outcome::Works), words.works), (Some(Outcome::Fails), words.fails), (None, words.untested)]
        {
            let tests = self.handover.tests(person).into_iter();
            let of = |test: &&crate::guide::Test| record.outcome(&test.id, id).and_then(|said| *said.get()) == outcome;
            let tests: Vec<&str> = tests.filter(of).map(|test| test.name.as_str()).collect();
            if !tests.is_empty() {
                parts.push(format!("{said}: {}", tests.join(", ")));
            }
        }
        parts.join(". ") + "."
    }

    /// A name, or a number that stands for it.
    fn name(&self, id: &PersonId) -> String {
        let people = self.handover.record.people();
        let Some(n) = people.iter().position(|(known, _)| *known == id) else { return String::new() };
        match self.included.has(Part::PersonName) {
            true => one_line(&people[n].1.name),
            false => (self.words.packet.person)(n + 1),
        }
    }

    fn trail(&mut self, trail: &Trail<'_>) {
        let words = &self.words.packet;
        let person = trail.person.as_ref().map(|person| format!(" ({})", self.name(person))).unwrap_or_default();
        let head = format!("{}: {}{person}", words.tried, trail.symptom.title);
        let entry = |entry: &Entry<'_>| match entry {
            Entry::Asked(question, say, By::Reader(at)) => {
                format!("{} {} ({})", question.ask.plain(), (self.words.trouble.say)(*say), self.time(*at))
            }
            Entry::Asked(question, say, By::Record) => {
                let say = (self.words.trouble.say)(*say);
                format!("{} {say} ({})", question.ask.plain(), self.words.trouble.from_record)
            }
            Entry::Tried(fix, helped, at) => {
                let helped = if *helped { self.words.trouble.did_help } else { self.words.trouble.did_not_help };
                format!("{}: {helped} ({})", fix.title, self.time(*at))
            }
        };
        let entries: Vec<String> = trail.entries.iter().map(entry).collect();
        let stands = match trail.at {
            Node::Question(question) => Some(format!("{} {}", question.ask.plain(), words.unanswered)),
            Node::Fix(fix) if trail.trying().is_some() => Some(format!("{}: {}", fix.title, words.open)),
            _ => None,
        };
        let off_path: Vec<String> = trail.off_path.iter().map(|off_path| self.off_path(off_path)).collect();
        self.section(&head, entries.into_iter().chain(stands).chain(off_path));
    }

    fn off_path(&self, off_path: &OffPath<'_>) -> String {
        let (what, said) = off_path_words(off_path, self.words);
        let why = if off_path.node.is_some() { self.words.trouble.beside } else { self.words.trouble.gone };
        format!("{what} {said} ({why}, {})", self.time(off_path.at))
    }

    fn time(&self, at: Moment) -> String {
        format!("{} {}", (self.words.day)(at.day(self.offset)), at.clock(self.offset))
    }
}

/// What was asked or tried, and what was said of it. What this guide no longer has goes by its id.
pub fn off_path_words(off_path: &OffPath<'_>, words: &Words) -> (String, &'static str) {
    let what = match off_path.node {
        Some(Node::Question(question)) => question.ask.plain(),
        Some(Node::Fix(fix)) => format!("{}:", fix.title),
        _ => format!("{}:", one_line(&off_path.id.replace('-', " "))),
    };
    let said = match (off_path.said, Reply::of(off_path.said)) {
        (_, Some(say)) => (words.trouble.say)(say),
        ("works", _) => words.trouble.did_help,
        _ => words.trouble.did_not_help,
    };
    (what, said)
}

/// The longest `mailto:` that mail apps take whole.
const MAX_MAILTO: usize = 1200;

/// A link that opens an e-mail with all of it; `None` if it is too long for one.
pub fn mailto(address: &str, subject: &str, body: &str) -> Option<String> {
    let link = format!("mailto:{}?subject={}&body={}", encoded(address), encoded(subject), encoded(body));
    (link.len() <= MAX_MAILTO).then_some(link)
}

/// What may stand anywhere in such a link as it is.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'@');

/// As RFC 6068 wants it, line ends as CRLF.
fn encoded(text: &str) -> String {
    utf8_percent_encode(&text.replace('\r', "").replace('\n', "\r\n"), ESCAPED).to_string()
}
