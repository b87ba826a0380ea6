//! The question trees: no dead end, no cycle, nothing out of reach, and every row of a source's table with its leaf.

use std::collections::{BTreeMap, BTreeSet};

use super::{At, Problem, edges::no_place, marks, nearest};
use crate::guide::{EdgeKind, Guide, Id, Known, Node, Question, Reply, Source, SourceRef};

/// Nobody answers more than this many questions before there is a fix, or support with all of it at hand.
const MAX_QUESTIONS: usize = 7;

pub fn check(guide: &Guide) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, node) in nodes(guide) {
        ways(guide, &at, node, &mut problems);
        if let Node::Question(question) = node {
            answers(&at, question, &mut problems);
            known(guide, &at, question, &mut problems);
        }
    }
    let whole = problems.is_empty();
    if let Some(problem) = cycle(guide) {
        problems.push(problem);
    } else if whole {
        // What hangs on ways that are wrong would be reported once more, and in other words.
        reach(guide, &mut problems);
        rows(guide, &mut problems);
        problems.extend(marks::check_trails(guide));
    }
    problems
}

/// Every node and where it stands in the file.
fn nodes(guide: &Guide) -> Vec<(At, Node<'_>)> {
    let symptoms =
        guide.symptoms.iter().enumerate().map(|(n, symptom)| (At::of("symptoms", n), Node::Symptom(symptom)));
    let questions =
        guide.questions.iter().enumerate().map(|(n, question)| (At::of("questions", n), Node::Question(question)));
    let fixes = guide.fixes.iter().enumerate().map(|(n, fix)| (At::of("fixes", n), Node::Fix(fix)));
    symptoms.chain(questions).chain(fixes).collect()
}

fn ways(guide: &Guide, at: &At, node: Node<'_>, problems: &mut Vec<Problem>) {
    for (n, (why, to)) in node.edges().into_iter().enumerate() {
        if guide.node(to).is_some() {
            continue;
        }
        let at = match why {
            EdgeKind::Begin => at.field("first"),
            EdgeKind::Said(_) => at.field("answers").index(n).field("to"),
            EdgeKind::NoHelp => at.field("next"),
        };
        let mut problem = Problem::new(at, format!("`{to}` is no symptom, question or fix"));
        let known = nodes(guide);
        problem.hint = nearest(to, known.iter().map(|(_, node)| node.id()).chain(["support"]));
        problems.push(problem);
    }
    if let Node::Fix(fix) = node {
        let at = at.field("back");
        match guide.find(&fix.back) {
            None => problems.push(no_place(guide, at, &fix.back)),
            Some(place) if !guide.is_walked(place.id()) => problems.push(
                Problem::new(at, format!("fix `{}` goes back to `{}`, where nothing is done", fix.id, fix.back))
                    .hint("name the step that it mends, or `owner`, `people`, `tests`"),
            ),
            Some(_) => {}
        }
    }
}

fn answers(at: &At, question: &Question, problems: &mut Vec<Problem>) {
    let id = &question.id;
    for say in Reply::ALL {
        match question.answers.iter().filter(|answer| answer.say == say).count() {
            1 => {}
            0 => problems.push(
                Problem::new(at.field("answers"), format!("question `{id}` has no answer `{}`", say.id())).hint(
                    match say {
                        Reply::NotSure => "\"Not sure\" leads to the branch that is safe to try",
                        _ => "every question is answered with yes, no or not sure",
                    },
                ),
            ),
            _ => problems
                .push(Problem::new(at.field("answers"), format!("question `{id}` has two answers `{}`", say.id()))),
        }
    }
    let first = question.answers.first().map(|answer| &answer.to);
    if question.answers.len() > 1 && question.answers.iter().all(|answer| Some(&answer.to) == first) {
        problems.push(
            Problem::new(at.field("answers"), format!("every answer of question `{id}` leads to the same"))
                .hint("then it need not be asked"),
        );
    }
}

fn known(guide: &Guide, at: &At, question: &Question, problems: &mut Vec<Problem>) {
    let Some(known) = &question.known else { return };
    let at = at.field("known");
    let mut lead = |at: At, kind: &str, id: &str, known: Vec<&str>| {
        let found = known.contains(&id);
        if !found {
            let mut problem = Problem::new(at, format!("{kind} `{id}` does not exist"));
            problem.hint = nearest(id, known);
            problems.push(problem);
        }
        found
    };
    match known {
        Known::Permission(id) => {
            let permissions = guide.permissions.iter().map(|permission| &*permission.id).collect();
            lead(at.field("permission"), "permission", id, permissions);
        }
        Known::Test(id) => {
            lead(at.field("test"), "test", id, guide.tests.iter().map(|test| &*test.id).collect());
        }
        Known::Task(pair) => {
            let (at, (step, task)) = (at.field("task"), Known::two_ids(pair));
            if lead(at.clone(), "step", step, guide.steps.iter().map(|step| &*step.id).collect()) {
                let tasks = guide.step(step).map(|step| step.tasks.iter().map(|task| &*task.id).collect());
                lead(at, "task", task, tasks.unwrap_or_default());
            }
        }
        Known::Option(pair) => {
            let (at, (choice, option)) = (at.field("option"), Known::two_ids(pair));
            if lead(at.clone(), "choice", choice, guide.choices.iter().map(|choice| &*choice.id).collect()) {
                let choice = guide.choices.iter().find(|known| &*known.id == choice);
                let options = choice.map(|choice| choice.options.iter().map(|option| &*option.id).collect());
                lead(at, "option", option, options.unwrap_or_default());
            }
        }
    }
}

/// The first way that comes back to where it was.
fn cycle(guide: &Guide) -> Option<Problem> {
    let mut done = BTreeSet::new();
    for (at, node) in nodes(guide) {
        let mut way = Vec::new();
        if let Some(way) = comes_back(guide, node, &mut way, &mut done) {
            return Some(Problem::new(at, format!("this goes round in a circle: {}", way.join(" › "))));
        }
    }
    None
}

fn comes_back<'g>(
    guide: &'g Guide,
    node: Node<'g>,
    way: &mut Vec<&'g str>,
    done: &mut BTreeSet<&'g str>,
) -> Option<Vec<&'g str>> {
    let id = node.id();
    if let Some(from) = way.iter().position(|before| *before == id) {
        return Some([&way[from..], &[id]].concat());
    }
    if done.contains(id) {
        return None;
    }
    way.push(id);
    let next = node.edges().into_iter().filter_map(|(_, to)| guide.node(to));
    let found = next.into_iter().find_map(|next| comes_back(guide, next, way, done));
    way.pop();
    done.insert(id);
    found
}

/// Everything is reached from a symptom, and no way is too long. Without a cycle, every way ends.
fn reach(guide: &Guide, problems: &mut Vec<Problem>) {
    let met: BTreeSet<&str> = guide.trees().iter().map(Node::id).collect();
    for (at, node) in nodes(guide) {
        if !met.contains(node.id()) {
            problems.push(Problem::new(at, format!("no symptom leads to `{}`", node.id())));
        }
    }
    let mut lengths = BTreeMap::new();
    for (n, symptom) in guide.symptoms.iter().enumerate() {
        let length = longest(guide, Node::Symptom(symptom), &mut lengths);
        if length > MAX_QUESTIONS {
            let message =
                format!("symptom `{}` can ask {length} questions, {MAX_QUESTIONS} at most are asked", symptom.id);
            problems.push(Problem::new(At::of("symptoms", n), message));
        }
    }
}

/// How many questions the longest way from here has.
fn longest<'g>(guide: &'g Guide, node: Node<'g>, lengths: &mut BTreeMap<&'g str, usize>) -> usize {
    if let Some(length) = lengths.get(node.id()) {
        return *length;
    }
    let next = node.edges().into_iter().filter_map(|(_, to)| guide.node(to));
    let most = next.map(|next| longest(guide, next, lengths)).max().unwrap_or_default();
    let length = most + usize::from(matches!(node, Node::Question(_)));
    lengths.insert(node.id(), length);
    length
}

/// The rows of the sources' tables, each with its leaf. A fact of a row that is forgotten there is one nobody uses,
/// which the check of the sources finds.
fn rows(guide: &Guide, problems: &mut Vec<Problem>) {
    for (n, source) in guide.sources.iter().enumerate() {
        for (m, row) in source.rows.iter().enumerate() {
            let at = At::of("sources", n).field("rows").index(m);
            let Some(symptom) = guide.symptom(&row.symptom) else {
                let mut problem =
                    Problem::new(at.field("symptom"), format!("symptom `{}` does not exist", row.symptom));
                problem.hint = nearest(&row.symptom, guide.symptoms.iter().map(|symptom| &*symptom.id));
                problems.push(problem);
                continue;
            };
            // The nodes on any way from the symptom to any of the fixes.
            let mut on_the_way = BTreeSet::new();
            for (k, fix) in row.fixes.iter().enumerate() {
                let before = on_the_way.len();
                gather(guide, Node::Symptom(symptom), fix, &mut on_the_way);
                if before == on_the_way.len() && !on_the_way.contains(&**fix) {
                    let message = format!("symptom `{}` does not lead to fix `{fix}`", symptom.id);
                    problems.push(Problem::new(at.field("fixes").index(k), message));
                }
            }
            let fixes: BTreeSet<&str> = row.fixes.iter().map(|fix| &**fix).collect();
            for (field, facts, nodes) in [("checks", &row.checks, &on_the_way), ("remedies", &row.remedies, &fixes)] {
                if facts.is_empty() {
                    problems.push(Problem::new(at.field(field), format!("`{field}` is empty")));
                }
                for (k, fact) in facts.iter().enumerate() {
                    if !nodes.iter().any(|node| says(guide, node, source, fact)) {
                        let message = format!("nothing on the way to the fixes says `{}.{fact}`", source.id);
                        problems.push(Problem::new(at.field(field).index(k), message));
                    }
                }
            }
        }
    }
}

/// Puts every node on a way from `node` to `goal` among `met`; true if there is one.
fn gather<'g>(guide: &'g Guide, node: Node<'g>, goal: &str, met: &mut BTreeSet<&'g str>) -> bool {
    let mut leads = node.id() == goal;
    for (_, to) in node.edges() {
        leads |= guide.node(to).is_some_and(|next| gather(guide, next, goal, met));
    }
    if leads {
        met.insert(node.id());
    }
    leads
}

fn says(guide: &Guide, node: &str, source: &Source, fact: &Id) -> bool {
    let sources = match guide.node(node) {
        Some(Node::Symptom(symptom)) => &symptom.source,
        Some(Node::Question(question)) => &question.source,
        Some(Node::Fix(fix)) => &fix.source,
        Some(Node::Support) | None => return false,
    };
    let wanted = SourceRef { source: source.id.clone(), fact: Some(fact.clone()) };
    sources.contains(&wanted)
}
