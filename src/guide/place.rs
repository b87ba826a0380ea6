//! Places: every section of a guide's page that can be linked to, in reading order.

use super::{Guide, Id, Stage, Step, Symptom};

/// Places every guide has. Their ids are published and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    Start,
    Owner,
    People,
    Tests,
    Summary,
    SomeoneLeft,
    Trouble,
    Faq,
    Mistakes,
    Example,
    Support,
    Sources,
    MyData,
}

impl Fixed {
    pub const ALL: [Fixed; 13] = [
        Fixed::Start,
        Fixed::Owner,
        Fixed::People,
        Fixed::Tests,
        Fixed::Summary,
        Fixed::SomeoneLeft,
        Fixed::Trouble,
        Fixed::Faq,
        Fixed::Mistakes,
        Fixed::Example,
        Fixed::Support,
        Fixed::Sources,
        Fixed::MyData,
    ];

    /// Whether the place is only there to be read: its HTML says it all, and the app leaves it as it is.
    pub const fn is_reading(self) -> bool {
        use Fixed::{Example, Faq, Mistakes, Sources, Support, Trouble};
        matches!(self, Trouble | Faq | Mistakes | Example | Support | Sources)
    }

    pub const fn id(self) -> &'static str {
        match self {
            Fixed::Start => "start",
            Fixed::Owner => "owner",
            Fixed::People => "people",
            Fixed::Tests => "tests",
            Fixed::Summary => "summary",
            Fixed::SomeoneLeft => "someone-left",
            Fixed::Trouble => "trouble",
            Fixed::Faq => "faq",
            Fixed::Mistakes => "mistakes",
            Fixed::Example => "example",
            Fixed::Support => "support",
            Fixed::Sources => "sources",
            Fixed::MyData => "my-data",
        }
    }
}

/// A place of a guide's page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place<'g> {
    Fixed(Fixed),
    Step(&'g Step),
    Symptom(&'g Symptom),
}

impl<'g> Place<'g> {
    pub fn id(&self) -> &'g str {
        match self {
            Place::Fixed(fixed) => fixed.id(),
            Place::Step(step) => &step.id,
            Place::Symptom(symptom) => &symptom.id,
        }
    }

    /// See [`Fixed::is_reading`]. Symptoms are, too.
    pub fn is_reading(&self) -> bool {
        match self {
            Place::Fixed(fixed) => fixed.is_reading(),
            Place::Symptom(_) => true,
            Place::Step(_) => false,
        }
    }
}

impl Guide {
    /// Every place, in the order of the page. A page shows the first when the fragment names none.
    pub fn places(&self) -> Vec<Place<'_>> {
        let mut places = self.walk();
        places.push(Place::Fixed(Fixed::SomeoneLeft));
        places.extend(self.steps_of(Stage::Leave).map(Place::Step));
        places.push(Place::Fixed(Fixed::Trouble));
        places.extend(self.symptoms.iter().map(Place::Symptom));
        let rest = [Fixed::Faq, Fixed::Mistakes, Fixed::Example, Fixed::Support, Fixed::Sources, Fixed::MyData];
        places.extend(rest.map(Place::Fixed));
        places
    }

    /// The places of a first handover from start to summary, whatever was chosen.
    pub fn walk(&self) -> Vec<Place<'_>> {
        let fixed = Place::Fixed;
        let mut walk = vec![fixed(Fixed::Start)];
        walk.extend(self.steps_of(Stage::Ready).map(Place::Step));
        walk.extend([fixed(Fixed::Owner), fixed(Fixed::People)]);
        walk.extend(self.steps_of(Stage::Share).map(Place::Step));
        walk.extend([fixed(Fixed::Tests), fixed(Fixed::Summary)]);
        walk
    }

    pub fn steps_of(&self, stage: Stage) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.stage == stage)
    }

    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| &*step.id == id)
    }

    pub fn symptom(&self, id: &str) -> Option<&Symptom> {
        self.symptoms.iter().find(|symptom| &*symptom.id == id)
    }

    /// What an id in a fragment leads to: the section that shows it, through [`Guide::aliases`] if it was renamed.
    ///
    /// A FAQ entry has an id of its own inside the `faq` section.
    pub fn find(&self, id: &str) -> Option<Place<'_>> {
        let id = self.aliases.get(id).map_or(id, |renamed| renamed);
        if self.faq.iter().any(|answer| &*answer.id == id) {
            return Some(Place::Fixed(Fixed::Faq));
        }
        self.places().into_iter().find(|place| place.id() == id)
    }

    /// For an id that leads nowhere: the place whose id is most like it.
    pub fn nearest(&self, id: &str) -> Option<Place<'_>> {
        let places = self.places();
        let near = super::nearest::nearest(id, places.iter().map(Place::id))?;
        places.into_iter().find(|place| place.id() == near)
    }

    /// Names of a step for ways from elsewhere: its title, the id being [`Id`].
    pub fn title_of(&self, id: &Id) -> Option<&str> {
        self.step(id).map(|step| step.title.as_str()).or_else(|| self.symptom(id).map(|symptom| symptom.title.as_str()))
    }
}
