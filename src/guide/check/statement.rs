//! Everything a guide says, flattened: each statement with its words, source, labels and condition,
//! so that a rule about statements is one loop whatever part of the guide they stand in.

use super::At;
use crate::guide::{Fact, Fix, Guide, Labels, Path, Sources, Step, Text, When};

pub struct Statement<'g> {
    pub at: At,
    /// The words, and where they stand.
    pub texts: Vec<(At, &'g Text)>,
    pub source: &'g Sources,
    /// Of the statement or of the step it stands in.
    pub labels: Option<Labels>,
    pub when: Option<&'g When>,
}

pub fn statements(guide: &Guide) -> Vec<Statement<'_>> {
    let mut all = Gather(Vec::new());
    for (field, one) in [("recognise", &guide.recognise), ("summary", &guide.summary), ("warning", &guide.warning)] {
        all.fact(At::root().field(field), one, None);
    }
    let lists = [
        ("audience", &guide.audience),
        ("needs", &guide.needs),
        ("covers", &guide.covers),
        ("causes", &guide.causes),
        ("mistakes", &guide.mistakes),
    ];
    for (field, facts) in lists {
        all.facts(At::root().field(field), facts);
    }
    for (n, choice) in guide.choices.iter().enumerate() {
        let at = At::of("choices", n);
        all.say(at.clone(), vec![("ask", &choice.ask)], &choice.source, Some(Labels::Generic));
        for (m, option) in choice.options.iter().enumerate() {
            let texts = [("label", &option.label)].into_iter().chain(option.hint.as_ref().map(|hint| ("hint", hint)));
            all.say(at.field("options").index(m), texts.collect(), &choice.source, Some(Labels::Generic));
        }
    }
    for (n, permission) in guide.permissions.iter().enumerate() {
        let texts = vec![("risk", &permission.risk)];
        all.say(At::of("permissions", n), texts, &permission.source, Some(permission.labels));
    }
    for (n, role) in guide.roles.iter().enumerate() {
        all.say(At::of("roles", n), vec![("reason", &role.reason)], &role.source, None);
    }
    for (n, test) in guide.tests.iter().enumerate() {
        all.say(At::of("tests", n), vec![("how", &test.how)], &test.source, Some(test.labels));
    }
    for (n, step) in guide.steps.iter().enumerate() {
        all.step(At::of("steps", n), step);
    }
    for (n, symptom) in guide.symptoms.iter().enumerate() {
        let at = At::of("symptoms", n);
        let texts = fields(&at, vec![("meaning", &symptom.meaning)]);
        all.0.push(Statement { at, texts, source: &symptom.source, labels: None, when: Some(&symptom.when) });
    }
    for (n, question) in guide.questions.iter().enumerate() {
        let texts = vec![("ask", &question.ask), ("help", &question.help)];
        all.say(At::of("questions", n), texts, &question.source, Some(question.labels));
    }
    for (n, fix) in guide.fixes.iter().enumerate() {
        all.fix(At::of("fixes", n), fix);
    }
    let example = &guide.example;
    let told = [
        ("situation", &example.situation),
        ("solution", &example.solution),
        ("reason", &example.reason),
        ("notes", &example.notes),
    ];
    for (field, fact) in told {
        all.fact(At::root().field("example").field(field), fact, None);
    }
    for (n, entry) in guide.faq.iter().enumerate() {
        all.say(At::of("faq", n), vec![("answer", &entry.answer)], &entry.source, Some(entry.labels));
    }
    all.facts(At::root().field("support").field("when"), &guide.support.when);
    all.facts(At::root().field("support").field("send"), &guide.support.send);
    for (n, shot) in guide.support.screenshots.iter().enumerate() {
        let at = At::root().field("support").field("screenshots").index(n);
        all.say(at, vec![("text", &shot.text)], &shot.source, Some(Labels::Generic));
    }
    all.0
}

struct Gather<'g>(Vec<Statement<'g>>);

impl<'g> Gather<'g> {
    fn say(&mut self, at: At, texts: Vec<(&'static str, &'g Text)>, source: &'g Sources, labels: Option<Labels>) {
        let texts = fields(&at, texts);
        self.0.push(Statement { at, texts, source, labels, when: None });
    }

    fn fact(&mut self, at: At, fact: &'g Fact, of_step: Option<Labels>) {
        let labels = fact.labels.or(of_step);
        let texts = fields(&at, vec![("text", &fact.text)]);
        self.0.push(Statement { at, texts, source: &fact.source, labels, when: Some(&fact.when) });
    }

    fn facts(&mut self, at: At, facts: &'g [Fact]) {
        for (n, fact) in facts.iter().enumerate() {
            self.fact(at.index(n), fact, None);
        }
    }

    fn paths(&mut self, at: At, paths: &'g [Path]) {
        for (n, path) in paths.iter().enumerate() {
            let when = Some(&path.when);
            self.0.push(Statement {
                at: at.index(n),
                texts: vec![],
                source: &path.source,
                labels: Some(path.labels),
                when,
            });
        }
    }

    fn step(&mut self, at: At, step: &'g Step) {
        let texts = [("why", &step.why)].into_iter().chain(step.see.as_ref().map(|see| ("see", see))).collect();
        let texts = fields(&at, texts);
        let labels = Some(step.labels);
        self.0.push(Statement { at: at.clone(), texts, source: &step.source, labels, when: Some(&step.when) });
        self.paths(at.field("paths"), &step.paths);
        self.paths(at.field("different"), &step.different);
        for (n, task) in step.tasks.iter().enumerate() {
            let at = at.field("tasks").index(n);
            let texts = fields(&at, vec![("text", &task.text)]);
            self.0.push(Statement { at, texts, source: &task.source, labels, when: Some(&task.when) });
        }
        for (n, note) in step.notes.iter().enumerate() {
            self.fact(at.field("notes").index(n).field("fact"), &note.fact, labels);
        }
    }

    fn fix(&mut self, at: At, fix: &'g Fix) {
        let texts = fix.actions.iter().enumerate().map(|(n, action)| (at.field("actions").index(n), action)).collect();
        self.0.push(Statement { at: at.clone(), texts, source: &fix.source, labels: Some(fix.labels), when: None });
        self.paths(at.field("paths"), &fix.paths);
    }
}

fn fields<'g>(at: &At, texts: Vec<(&'static str, &'g Text)>) -> Vec<(At, &'g Text)> {
    texts.into_iter().map(|(field, text)| (at.field(field), text)).collect()
}
