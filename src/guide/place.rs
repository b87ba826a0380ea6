//! Places: every section of a guide's page that can be linked to, in reading order.

use super::{FaqEntry, Fix, Guide, Node, Question, Stage, Step, Symptom};
use crate::ids;

/// Places every guide has. Their ids are published and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandardPlace {
    Start,
    Owner,
    People,
    Tests,
    Summary,
    SomeoneLeft,
    Trouble,
    Search,
    Faq,
    Mistakes,
    Example,
    Support,
    Sources,
    MyData,
}

impl StandardPlace {
    /// Whether the place is there to be read: the app leaves its HTML as it is, and at most adds to it.
    pub const fn is_reading(self) -> bool {
        use StandardPlace::{Example, Faq, Mistakes, Search, Sources, Support, Trouble};
        matches!(self, Trouble | Search | Faq | Mistakes | Example | Support | Sources)
    }
}

ids! {
    StandardPlace {
        Start = "start",
        Owner = "owner",
        People = "people",
        Tests = "tests",
        Summary = "summary",
        SomeoneLeft = "someone-left",
        Trouble = "trouble",
        Search = "search",
        Faq = "faq",
        Mistakes = "mistakes",
        Example = "example",
        Support = "support",
        Sources = "sources",
        MyData = "my-data",
    }
}

/// A place of a guide's page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place<'g> {
    Standard(StandardPlace),
    Step(&'g Step),
    Symptom(&'g Symptom),
    Question(&'g Question),
    Fix(&'g Fix),
    Faq(&'g FaqEntry),
}

impl<'g> From<Node<'g>> for Place<'g> {
    fn from(node: Node<'g>) -> Self {
        match node {
            Node::Symptom(symptom) => Place::Symptom(symptom),
            Node::Question(question) => Place::Question(question),
            Node::Fix(fix) => Place::Fix(fix),
            Node::Support => Place::Standard(StandardPlace::Support),
        }
    }
}

impl<'g> Place<'g> {
    pub fn id(&self) -> &'g str {
        match self {
            Place::Standard(fixed) => fixed.id(),
            Place::Step(step) => &step.id,
            Place::Symptom(symptom) => &symptom.id,
            Place::Question(question) => &question.id,
            Place::Fix(fix) => &fix.id,
            Place::Faq(entry) => &entry.id,
        }
    }

    /// See [`StandardPlace::is_reading`]. The trees and the answers are, too.
    pub fn is_reading(&self) -> bool {
        match self {
            Place::Standard(fixed) => fixed.is_reading(),
            Place::Step(_) => false,
            Place::Symptom(_) | Place::Question(_) | Place::Fix(_) | Place::Faq(_) => true,
        }
    }

    /// Whether it is part of a question tree.
    pub fn is_of_tree(&self) -> bool {
        matches!(self, Place::Symptom(_) | Place::Question(_) | Place::Fix(_))
    }
}

impl Guide {
    /// Every place, in the order of the page. A page shows the first when the fragment names none.
    pub fn places(&self) -> Vec<Place<'_>> {
        let mut places = self.walk();
        places.push(Place::Standard(StandardPlace::SomeoneLeft));
        places.extend(self.steps_of(Stage::Leave).map(Place::Step));
        places.push(Place::Standard(StandardPlace::Trouble));
        places.extend(self.trees().into_iter().map(Place::from));
        places.extend([StandardPlace::Search, StandardPlace::Faq].map(Place::Standard));
        places.extend(self.faq.iter().map(Place::Faq));
        let rest = [
            StandardPlace::Mistakes,
            StandardPlace::Example,
            StandardPlace::Support,
            StandardPlace::Sources,
            StandardPlace::MyData,
        ];
        places.extend(rest.map(Place::Standard));
        places
    }

    /// The places of a first handover from start to summary, whatever was chosen.
    pub fn walk(&self) -> Vec<Place<'_>> {
        let fixed = Place::Standard;
        let mut walk = vec![fixed(StandardPlace::Start)];
        walk.extend(self.steps_of(Stage::Ready).map(Place::Step));
        walk.extend([fixed(StandardPlace::Owner), fixed(StandardPlace::People)]);
        walk.extend(self.steps_of(Stage::Share).map(Place::Step));
        walk.extend([fixed(StandardPlace::Tests), fixed(StandardPlace::Summary)]);
        walk
    }

    /// Whether something is done at a place: in the walk, or when someone leaves.
    pub fn is_walked(&self, id: &str) -> bool {
        self.steps.iter().any(|step| &*step.id == id) || self.walk().iter().any(|place| place.id() == id)
    }

    pub fn steps_of(&self, stage: Stage) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.stage == stage)
    }

    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| &*step.id == id)
    }

    /// What an id in a fragment leads to, through [`Guide::aliases`] if it was renamed.
    pub fn find(&self, id: &str) -> Option<Place<'_>> {
        let id = self.current(id);
        let fixed = || StandardPlace::of(id).map(Place::Standard);
        let step = || self.step(id).map(Place::Step);
        let node = || self.node(id).map(Place::from);
        let entry = || self.faq.iter().find(|entry| &*entry.id == id).map(Place::Faq);
        fixed().or_else(step).or_else(node).or_else(entry)
    }

    /// For an id that leads nowhere: the place whose id is most like it.
    pub fn nearest(&self, id: &str) -> Option<Place<'_>> {
        let places = self.places();
        let near = super::nearest::nearest(id, places.iter().map(Place::id))?;
        places.into_iter().find(|place| place.id() == near)
    }
}
