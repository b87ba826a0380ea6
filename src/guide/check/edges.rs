//! Edges: whatever names a step, symptom, permission or choice must name one that is there.

use super::{At, Problem, nearest};
use crate::guide::{Guide, Id};

pub fn check(guide: &Guide) -> Vec<Problem> {
    let steps: Vec<&str> = guide.steps.iter().map(|step| &*step.id).collect();
    let symptoms: Vec<&str> = guide.symptoms.iter().map(|symptom| &*symptom.id).collect();
    let permissions: Vec<&str> = guide.permissions.iter().map(|permission| &*permission.id).collect();
    let mut edges = Edges(Vec::new());

    for (n, choice) in guide.choices.iter().enumerate() {
        edges.lead(At::of("choices", n).field("at"), "step", &choice.at, &steps);
    }
    for (n, step) in guide.steps.iter().enumerate() {
        edges.lead_all(At::of("steps", n).field("symptoms"), "symptom", &step.symptoms, &symptoms);
    }
    for (n, role) in guide.roles.iter().enumerate() {
        let at = At::of("roles", n).field("permissions");
        edges.lead_all(at.clone(), "permission", &role.permissions, &permissions);
        for permission in guide.permissions.iter().filter(|permission| permission.compulsory) {
            if !role.permissions.contains(&permission.id) {
                edges.0.push(
                    Problem::new(at.clone(), format!("role `{}` leaves out `{}`", role.id, permission.id))
                        .hint("the app makes that permission compulsory"),
                );
            }
        }
    }
    for (n, test) in guide.tests.iter().enumerate() {
        let at = At::of("tests", n);
        edges.lead(at.field("symptom"), "symptom", &test.symptom, &symptoms);
        if let Some(needs) = &test.needs {
            edges.lead(at.field("needs"), "permission", needs, &permissions);
        }
    }
    for (n, permission) in guide.permissions.iter().enumerate() {
        if !guide.tests.iter().any(|test| test.needs.as_ref() == Some(&permission.id)) {
            edges.0.push(
                Problem::new(At::of("permissions", n), format!("no test proves permission `{}`", permission.id))
                    .hint(format!("add a test with needs = \"{}\"", permission.id)),
            );
        }
    }
    if guide.tests.iter().all(|test| test.needs.is_some()) {
        edges.0.push(
            Problem::new(At::root().field("tests"), "every test needs a permission")
                .hint("the right account and mobile data are tested for everybody"),
        );
    }
    for (n, entry) in guide.faq.iter().enumerate() {
        for (m, id) in entry.see.iter().enumerate() {
            edges.place(guide, At::of("faq", n).field("see").index(m), id);
        }
    }
    edges.0
}

struct Edges(Vec<Problem>);

impl Edges {
    fn lead(&mut self, at: At, kind: &str, id: &Id, known: &[&str]) {
        if !known.contains(&&**id) {
            let mut problem = Problem::new(at, format!("{kind} `{id}` does not exist"));
            problem.hint = nearest(id, known.iter().copied());
            self.0.push(problem);
        }
    }

    fn place(&mut self, guide: &Guide, at: At, id: &Id) {
        if guide.find(id).is_none() {
            self.0.push(no_place(guide, at, id));
        }
    }

    fn lead_all(&mut self, at: At, kind: &str, ids: &[Id], known: &[&str]) {
        for (n, id) in ids.iter().enumerate() {
            self.lead(at.index(n), kind, id, known);
        }
    }
}

/// A way to `id`, which is no place of the guide.
pub fn no_place(guide: &Guide, at: At, id: &str) -> Problem {
    let mut problem = Problem::new(at, format!("place `{id}` does not exist"));
    problem.hint = guide.nearest(id).map(|place| format!("did you mean `{}`?", place.id()));
    problem
}
