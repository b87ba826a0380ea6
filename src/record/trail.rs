//! The trail through a question tree: what was asked, answered and tried, for one symptom and one person.
//!
//! Nothing of it is stored as a path. The record holds answers by question and outcomes by fix, and the trail is walked
//! anew from the symptom each time. So an earlier answer can be changed and what still applies stays, and a tree that has
//! been rewritten since shows what is left of an old trail.

use litemap::LiteMap;

use super::{Handover, Key, Moment, Outcome, PersonId, Stamped, in_order::insert_in_order};
use crate::guide::{Fix, Id, Known, Node, Question, Reply, Step, Symptom};

#[derive(Clone, Debug, PartialEq)]
pub struct Trail<'a> {
    pub symptom: &'a Symptom,
    pub person: Option<PersonId>,
    /// Whether the reader has set out on it: what the record knows may lead far before anything is said.
    pub begun: bool,
    /// What has been passed, in order.
    pub entries: Vec<Entry<'a>>,
    /// Where it stands: a question to be answered, a fix to be tried or that helped, or support.
    pub at: Node<'a>,
    /// Answers the record holds that are not on this way: of questions that no longer apply, or are no longer asked.
    pub off_path: Vec<OffPath<'a>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Entry<'a> {
    Asked(&'a Question, Reply, By),
    /// A fix, whether it helped, and when that was said.
    Tried(&'a Fix, bool, Moment),
}

/// Who answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Reader(Moment),
    /// The record knew it, so the reader was not asked.
    Record,
}

/// Something said that the trail does not pass.
#[derive(Clone, Debug, PartialEq)]
pub struct OffPath<'a> {
    /// As the record has it.
    pub id: &'a str,
    /// `None` where this guide has no such question or fix any more.
    pub node: Option<Node<'a>>,
    /// `yes`, `no`, `not-sure`; of a fix `works` or `fails`.
    pub said: &'a str,
    pub at: Moment,
}

impl Trail<'_> {
    /// The fix that helped, and when that was said.
    pub fn solved(&self) -> Option<(&Fix, Moment)> {
        match self.entries.last() {
            Some(Entry::Tried(fix, true, at)) => Some((fix, *at)),
            _ => None,
        }
    }

    /// What was said on the way of a question, or of whether a fix helped.
    pub fn said_of(&self, node: &str) -> Option<Reply> {
        self.entries.iter().find_map(|entry| match entry {
            Entry::Asked(question, say, _) if *question.id == *node => Some(*say),
            Entry::Tried(fix, helped, _) if *fix.id == *node => Some(if *helped { Reply::Yes } else { Reply::No }),
            _ => None,
        })
    }

    /// The fix that is being tried.
    pub fn trying(&self) -> Option<&Fix> {
        match self.at {
            Node::Fix(fix) if self.solved().is_none() => Some(fix),
            _ => None,
        }
    }
}

impl<'a> Handover<'a> {
    /// Walks a tree from its symptom as far as is known.
    pub fn trail(&self, symptom: &'a Symptom, person: Option<&PersonId>) -> Trail<'a> {
        let mut entries = Vec::new();
        let mut passed: Vec<&str> = Vec::new();
        let mut at = Node::Symptom(symptom);
        loop {
            let to = match at {
                Node::Symptom(symptom) => &symptom.first,
                Node::Question(question) => {
                    let said = self.answer(symptom, question, person).map(|(say, at)| (say, By::Reader(at)));
                    let known = || self.known(question.known.as_ref()?, person).map(|say| (say, By::Record));
                    let Some((say, by)) = said.or_else(known) else { break };
                    let Some(to) = question.to(say) else { break };
                    entries.push(Entry::Asked(question, say, by));
                    to
                }
                Node::Fix(fix) => {
                    let Some((helped, at)) = self.helped(symptom, fix, person) else { break };
                    entries.push(Entry::Tried(fix, helped, at));
                    passed.push(&fix.id);
                    if helped {
                        break;
                    }
                    &fix.next
                }
                Node::Support => break,
            };
            passed.push(at.id());
            // The check leaves no circle and no edge to nowhere; a page is its own build.
            at = self.guide.node(to).unwrap_or(Node::Support);
        }
        let off_path = self.off_path(symptom, person, &passed);
        let begun = self.met(symptom, person).is_some();
        Trail { symptom, person: person.cloned(), begun, entries, at, off_path }
    }

    /// Every trail the reader has set out on, latest first.
    pub fn trails(&self) -> Vec<Trail<'a>> {
        let mut trails: Vec<(Moment, Trail<'a>)> = Vec::new();
        for (key, said) in self.record.troubles.iter() {
            let Some((symptom, person)) = self.trouble(key) else { continue };
            let is_known = trails.iter().any(|(_, known)| known.symptom.id == symptom.id && known.person == person);
            let trail = self.trail(symptom, person.as_ref());
            // Under two ids it is still one.
            if trail.begun && !is_known {
                insert_in_order(&mut trails, (said.at(), trail), |(new, _), (known, _)| new > known);
            }
        }
        trails.into_iter().map(|(_, trail)| trail).collect()
    }

    /// The trouble that `node` belongs to: the one last looked into, or else the first symptom that leads there.
    pub fn trouble_of(&self, node: &str, person: Option<&PersonId>) -> Option<(&'a Symptom, Option<PersonId>)> {
        self.last_trouble().filter(|(symptom, _)| self.guide.leads(symptom, node)).or_else(|| {
            let first = self.guide.symptoms.iter().find(|symptom| self.guide.leads(symptom, node));
            first.map(|symptom| (symptom, person.cloned()))
        })
    }

    /// The trouble last looked into.
    pub fn last_trouble(&self) -> Option<(&'a Symptom, Option<PersonId>)> {
        let begun = self.record.troubles.iter().filter(|(_, said)| !said.get().is_empty());
        let known = begun.filter_map(|(key, said)| Some((said.at(), self.trouble(key)?)));
        known.max_by_key(|(at, _)| *at).map(|(_, trouble)| trouble)
    }

    /// What a key of the troubles stands for, if the guide and the record still have it.
    fn trouble(&self, key: &Key) -> Option<(&'a Symptom, Option<PersonId>)> {
        let Key { parent: None, node, person } = key else { return None };
        let is_there = person.as_ref().is_none_or(|person| self.record.person(person).is_some());
        self.guide.symptom(self.guide.current(node)).filter(|_| is_there).map(|symptom| (symptom, person.clone()))
    }

    /// Where a symptom that is looked into was met, by its id of today or a former one.
    pub fn met(&self, symptom: &Symptom, person: Option<&PersonId>) -> Option<&'a Id> {
        let ids = self.guide.ids_of(&symptom.id);
        let said = ids.iter().filter_map(|id| self.record.troubles.get(&Key::of(id, person)));
        said.max_by_key(|said| said.at()).map(Stamped::get).filter(|met| !met.is_empty())
    }

    /// The tests that lead to a symptom, if the person has to pass them.
    pub fn test_of(&self, symptom: &Symptom, person: &PersonId) -> Option<&'a crate::guide::Test> {
        let person = self.record.person(person)?;
        let follows = |test: &&crate::guide::Test| {
            test.symptom == symptom.id && test.needs.as_ref().is_none_or(|needs| person.permissions.contains(needs))
        };
        self.guide.tests.iter().find(follows)
    }

    /// The permission whose test leads to a symptom, where the person was not given it: the likeliest cause.
    pub fn lacks(&self, symptom: &Symptom, person: &PersonId) -> Option<&'a str> {
        let given = &self.record.person(person)?.permissions;
        let needs = self.guide.tests.iter().filter(|test| test.symptom == symptom.id).map(|test| test.needs.as_ref());
        // A symptom that another test leads to as well says nothing about this one.
        let needs = needs.collect::<Option<Vec<_>>>()?;
        let lacking = needs.iter().all(|permission| !given.contains(permission)).then(|| needs.first()).flatten();
        self.guide.permission(lacking?).map(|permission| permission.name.as_str())
    }

    /// A fix that helped since the test failed: time to test again.
    pub fn mended(&self, test: &crate::guide::Test, person: &PersonId) -> Option<&'a Fix> {
        let failed = self.record.outcome(&test.id, person).filter(|said| *said.get() == Some(Outcome::Fails))?;
        let trail = self.trail(self.guide.symptom(&test.symptom)?, Some(person));
        match trail.entries.last() {
            Some(Entry::Tried(fix, true, at)) if *at > failed.at() => Some(fix),
            _ => None,
        }
    }

    /// What the record knows of a question, if it is sure.
    pub fn known(&self, known: &Known, person: Option<&PersonId>) -> Option<Reply> {
        let say = |yes: bool| if yes { Reply::Yes } else { Reply::No };
        match known {
            Known::Permission(permission) => {
                let given = &self.record.person(person?)?.permissions;
                (!given.contains(permission)).then_some(Reply::No)
            }
            Known::Test(test) => {
                let outcome = *self.record.outcome(test, person?)?.get();
                outcome.map(|outcome| say(outcome == Outcome::Works))
            }
            Known::Option(pair) => {
                let (choice, option) = Known::two_ids(pair);
                let choice = self.guide.choices.iter().find(|known| &*known.id == choice)?;
                self.record.chosen(choice, person).map(|chosen| say(&**chosen == option))
            }
            Known::Task(pair) => {
                let (id, task) = Known::two_ids(pair);
                let step = self.guide.steps.iter().position(|step| &*step.id == id)?;
                let task = task.into();
                let ticked = self.record.ticked(&self.guide.steps[step], &task, person).is_some();
                // What was chosen may leave the task out. And whoever ticks nothing at all, or is not there yet, is asked.
                let shown = || self.tasks(&self.guide.steps[step], person).iter().any(|shown| shown.id == task);
                let ticked_any =
                    |step: &Step| step.tasks.iter().any(|task| self.record.ticked(step, &task.id, person).is_some());
                // What is done once says nothing of what is done for each person.
                let steps = self.guide.steps[step..].iter().filter(|later| later.per == self.guide.steps[step].per);
                let begun = || steps.clone().any(ticked_any);
                (ticked || shown() && begun()).then(|| say(ticked))
            }
        }
    }

    fn answer(&self, symptom: &Symptom, question: &Question, person: Option<&PersonId>) -> Option<(Reply, Moment)> {
        let said = self.said(&self.record.answers, symptom, &question.id, person)?;
        Some((Reply::of(said.get())?, said.at()))
    }

    fn helped(&self, symptom: &Symptom, fix: &Fix, person: Option<&PersonId>) -> Option<(bool, Moment)> {
        let said = self.said(&self.record.tried, symptom, &fix.id, person)?;
        said.get().map(|outcome| (outcome == Outcome::Works, said.at()))
    }

    /// By the ids of today, or those they once had.
    fn said<V>(
        &self,
        table: &'a LiteMap<Key, Stamped<V>>,
        symptom: &Symptom,
        node: &Id,
        person: Option<&PersonId>,
    ) -> Option<&'a Stamped<V>> {
        let (symptoms, nodes) = (self.guide.ids_of(&symptom.id), self.guide.ids_of(node));
        let keys = symptoms.iter().flat_map(|symptom| nodes.iter().map(|node| Key::within(symptom, node, person)));
        keys.filter_map(|key| table.get(&key)).max_by_key(|said| said.at())
    }

    fn off_path(&self, symptom: &Symptom, person: Option<&PersonId>, passed: &[&str]) -> Vec<OffPath<'a>> {
        let answers = self.record.answers.iter().map(|(key, said)| (key, &**said.get(), said.at()));
        let word = |outcome: &Option<Outcome>| match outcome {
            Some(Outcome::Works) => "works",
            Some(Outcome::Fails) => "fails",
            None => "",
        };
        let tried = self.record.tried.iter().map(|(key, said)| (key, word(said.get()), said.at()));
        let of_trail = |(key, said, at): (&'a Key, &'a str, Moment)| {
            let Key { parent: Some(of_symptom), node: id, person: of } = key else { return None };
            let known = self.guide.current(id);
            let ours = self.guide.current(of_symptom) == &*symptom.id && of.as_ref() == person;
            (ours && !said.is_empty() && !passed.contains(&known)).then(|| {
                let node = self.guide.node(known).filter(|node| *node != Node::Support);
                OffPath { id, node, said, at }
            })
        };
        answers.chain(tried).filter_map(of_trail).collect()
    }
}
