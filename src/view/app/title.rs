//! What a place is called: in its heading, in lists, in the window's title, and in what is saved of a record.

use crate::{
    guide::{Guide, Place, StandardPlace},
    words::Words,
};

pub fn place_title(place: Place<'_>, guide: &Guide, words: &Words) -> String {
    let title = match place {
        Place::Step(step) => step.title.as_str(),
        Place::Symptom(symptom) => symptom.title.as_str(),
        Place::Question(question) => return question.ask.plain(),
        Place::Fix(fix) => fix.title.as_str(),
        Place::Faq(entry) => entry.question.as_str(),
        Place::Standard(standard) => match standard {
            StandardPlace::Start => guide.title.as_str(),
            StandardPlace::Owner => words.owner.title,
            StandardPlace::People => words.people.title,
            StandardPlace::Tests => words.tests.title,
            StandardPlace::Summary => words.summary.place_title,
            StandardPlace::SomeoneLeft => words.leaving.title,
            StandardPlace::Trouble => words.trouble.title,
            StandardPlace::Search => words.search.title,
            StandardPlace::Faq => words.more.faq,
            StandardPlace::Mistakes => words.more.mistakes,
            StandardPlace::Example => words.more.example,
            StandardPlace::Support => words.more.support,
            StandardPlace::Sources => words.more.sources,
            StandardPlace::MyData => words.data.title,
        },
    };
    title.to_owned()
}
