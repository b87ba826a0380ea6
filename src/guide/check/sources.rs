//! Sources: nothing is said without one, and nothing taken from one is forgotten.

use std::collections::BTreeSet;

use super::{At, Problem, nearest, statement::Statement};
use crate::guide::{Guide, Id, Source};

pub fn check(guide: &Guide, statements: &[Statement<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut used: BTreeSet<(&Id, &Id)> = BTreeSet::new();
    for statement in statements {
        let at = statement.at.field("source");
        if statement.source.is_empty() {
            problems.push(
                Problem::new(at.clone(), "names no source")
                    .hint("as in source = [\"article.own-account\"], listed under [[sources]]"),
            );
        }
        for (n, reference) in statement.source.iter().enumerate() {
            let at = at.index(n);
            let Some(source) = guide.sources.iter().find(|source| source.id == reference.source) else {
                let mut problem = Problem::new(at, format!("source `{}` does not exist", reference.source));
                problem.hint = nearest(&reference.source, guide.sources.iter().map(|source| &*source.id));
                problems.push(problem);
                continue;
            };
            match &reference.fact {
                Some(fact) if source.facts.contains_key(fact) => {
                    used.insert((&source.id, fact));
                }
                Some(fact) => {
                    let mut problem = Problem::new(at, format!("source `{}` has no fact `{fact}`", source.id));
                    problem.hint = nearest(fact, source.facts.keys().map(|fact| &**fact));
                    problems.push(problem);
                }
                None => problems.push(
                    Problem::new(at, format!("`{reference}` names a source, not a fact of it"))
                        .hint(format!("as in `{reference}.fact-id`")),
                ),
            }
        }
    }
    for (n, source) in guide.sources.iter().enumerate() {
        unused(At::of("sources", n), source, &used, &mut problems);
    }
    problems
}

fn unused(at: At, source: &Source, used: &BTreeSet<(&Id, &Id)>, problems: &mut Vec<Problem>) {
    if let Some(url) = source.url.as_ref().filter(|url| !url.starts_with("https://")) {
        problems.push(Problem::new(at.field("url"), format!("`{url}` is not an https address")));
    }
    for fact in source.facts.keys().filter(|fact| !used.contains(&(&source.id, fact))) {
        problems.push(
            Problem::new(
                at.field("facts").field(fact),
                format!("nothing in the guide uses fact `{}.{fact}`", source.id),
            )
            .hint("use it where it belongs, or delete it"),
        );
    }
}
