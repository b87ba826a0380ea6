//! The question trees: symptoms, questions and fixes are the nodes; first questions, answers and "no, it did not help"
//! the edges. Nodes may be shared between symptoms, so it is a graph, and the check sees to it that it has no cycle.

use super::{Fix, Guide, Id, Question, Reply, Symptom};

/// Where every tree ends that has not helped.
pub const SUPPORT: &str = "support";

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Node<'g> {
    Symptom(&'g Symptom),
    Question(&'g Question),
    Fix(&'g Fix),
    Support,
}

/// Why one goes from one node to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// From a symptom to its first question.
    Begin,
    Said(Reply),
    /// From a fix that did not help to the next cause.
    NoHelp,
}

impl<'g> Node<'g> {
    pub fn id(&self) -> &'g str {
        match self {
            Node::Symptom(symptom) => &symptom.id,
            Node::Question(question) => &question.id,
            Node::Fix(fix) => &fix.id,
            Node::Support => SUPPORT,
        }
    }

    /// The edges out, in the order of the file.
    pub fn edges(&self) -> Vec<(EdgeKind, &'g Id)> {
        match self {
            Node::Symptom(symptom) => vec![(EdgeKind::Begin, &symptom.first)],
            Node::Question(question) => {
                question.answers.iter().map(|answer| (EdgeKind::Said(answer.say), &answer.to)).collect()
            }
            Node::Fix(fix) => vec![(EdgeKind::NoHelp, &fix.next)],
            Node::Support => Vec::new(),
        }
    }
}

impl Guide {
    pub fn symptom(&self, id: &str) -> Option<&Symptom> {
        self.symptoms.iter().find(|symptom| &*symptom.id == id)
    }

    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| &*question.id == id)
    }

    pub fn fix(&self, id: &str) -> Option<&Fix> {
        self.fixes.iter().find(|fix| &*fix.id == id)
    }

    /// A node of the trees by its id.
    pub fn node(&self, id: &str) -> Option<Node<'_>> {
        let symptom = || self.symptom(id).map(Node::Symptom);
        let question = || self.question(id).map(Node::Question);
        let fix = || self.fix(id).map(Node::Fix);
        symptom().or_else(question).or_else(fix).or_else(|| (id == SUPPORT).then_some(Node::Support))
    }

    /// The questions and fixes of the trees in the order one meets them, each once, after the symptom that first
    /// leads to it.
    pub fn trees(&self) -> Vec<Node<'_>> {
        let mut nodes: Vec<Node<'_>> = Vec::new();
        for symptom in &self.symptoms {
            self.walk_tree(Node::Symptom(symptom), &mut nodes);
        }
        nodes
    }

    /// Whether a symptom's tree has a node.
    pub fn leads(&self, symptom: &Symptom, node: &str) -> bool {
        fn within(guide: &Guide, from: Node<'_>, goal: &str) -> bool {
            from.id() == goal
                || from.edges().iter().any(|(_, to)| guide.node(to).is_some_and(|next| within(guide, next, goal)))
        }
        node != SUPPORT && within(self, Node::Symptom(symptom), node)
    }

    fn walk_tree<'g>(&'g self, node: Node<'g>, met: &mut Vec<Node<'g>>) {
        if node == Node::Support || met.iter().any(|before| before.id() == node.id()) {
            return;
        }
        met.push(node);
        for (_, to) in node.edges() {
            match self.node(to) {
                // It has its turn in the order of symptoms.
                Some(Node::Symptom(_)) | None => {}
                Some(next) => self.walk_tree(next, met),
            }
        }
    }
}
