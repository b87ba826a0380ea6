//! On paper: the record on one page, and the whole guide where there is no app.

use std::process::Command;

use handover::{
    export,
    guide::{Id, Place},
    record::Outcome,
    words::ENGLISH,
};

use crate::{
    book::{self, GUIDES, Saved},
    engine::Setting,
    reader::Reader,
    site::Site,
};

/// One page of a print-out.
#[derive(Debug)]
pub struct Paper {
    words: Vec<String>,
}

impl Paper {
    /// Whether these words are on it. Where lines end depends on the fonts of the machine, and a word that is broken at its
    /// hyphen is read from the paper without it; so blanks and hyphens do not count.
    pub fn says(&self, words: &str) -> bool {
        letters(&self.words.concat()).contains(&letters(words))
    }

    fn has_word(&self, word: &str) -> bool {
        self.words.iter().any(|other| other == word)
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '\u{ad}' | '\u{2010}')).collect()
}

/// What a print-out on several pages says as a whole.
fn together(pages: Vec<Paper>) -> Paper {
    Paper { words: pages.into_iter().flat_map(|page| page.words).collect() }
}

/// The pages of a print-out on A4.
pub async fn print(reader: &Reader) -> Vec<Paper> {
    let pdf = reader.browser.print().await;
    let file = reader.browser.profile.path().join("print.pdf");
    std::fs::write(&file, pdf).expect("the folder is ours");
    let text = Command::new("pdftotext").arg(&file).arg("-").output();
    let text = text.unwrap_or_else(|error| panic!("pdftotext does not start: {error}\n  hint: `make setup`"));
    let mut text = String::from_utf8(text.stdout).expect("pdftotext writes UTF-8");
    // Some fonts draw two letters as one.
    for (one, letters) in [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")] {
        text = text.replace(one, letters);
    }
    let pages = text.trim_end_matches('\u{c}').split('\u{c}');
    pages.map(|page| Paper { words: page.split_whitespace().map(str::to_owned).collect() }).collect()
}

/// Three people with everything the app can give them, so that every test is asked of each.
fn three_people(guide: &str) -> Saved {
    let mut saved =
        Saved::new(guide).with_person("Mia", "manager").with_person("Tom", "staff").with_person("Eva", "staff");
    let all: Vec<Id> = saved.guide.permissions.iter().map(|permission| permission.id.clone()).collect();
    for name in ["Mia", "Tom", "Eva"] {
        saved = saved.permitted(name, &all);
    }
    saved.shared().tested("Mia", Outcome::Works).tested("Tom", Outcome::Fails)
}

/// Every engine: print
#[tokio::test]
async fn the_record_of_three_people_prints_on_one_page_with_all_it_says() {
    let site = Site::serve();
    for id in GUIDES {
        let saved = three_people(id);
        let reader = Reader::of(&site).await;
        reader.seed(&saved).await;
        reader.open(&format!("{id}/#summary")).await;
        let pages = print(&reader).await;
        assert_eq!(pages.len(), 1, "{id}: {pages:#?}");
        let paper = &pages[0];
        let record = export::summary(saved.handover(), &book::guides().site, &ENGLISH, None, 0);
        let people = record.people.iter().flat_map(|row| {
            let tests = row.tests.iter().flat_map(|test| [&test.name, &test.result]);
            [&row.name, &row.account, &row.role, &row.permissions, &row.standing, &row.review].into_iter().chain(tests)
        });
        let owner = record.owner.iter().map(|(_, value)| value);
        let lists = [&record.devices, &record.left, &record.leaving, &record.contact].into_iter().flatten();
        for said in people.chain(owner).chain(lists).chain([&record.title, &record.status]) {
            assert!(paper.says(said), "{id}: “{said}” is not on the paper: {paper:?}");
        }
        let words = &ENGLISH.summary;
        for control in
            [words.copy, words.download, words.intro, ENGLISH.nav.back, ENGLISH.nav.steps, ENGLISH.saving.saved]
        {
            assert!(!paper.says(control), "{id}: “{control}” is on the paper: {paper:?}");
        }
        assert!(!paper.has_word(words.print), "{id}: “{}” is on the paper", words.print);
    }
}

/// Every engine: print
#[tokio::test]
async fn the_static_page_prints_as_the_whole_guide() {
    let site = Site::serve();
    let reader = Reader::set(&site, Setting { scripts: false, ..Setting::default() }).await;
    for id in GUIDES {
        let guide = book::guide(id);
        // Whatever is on the screen.
        reader.open_early(&format!("{id}/#before")).await;
        let paper = together(print(&reader).await);
        for place in guide.places() {
            let title = book::title(&guide, place);
            assert!(paper.says(&title), "{id}: “{title}” is not on the paper");
            if let Place::Step(step) = place {
                let tasks = step.tasks.iter().map(|task| task.text.plain());
                let notes = step.notes.iter().map(|note| note.fact.text.plain());
                let taps = step.different.iter().flat_map(|path| path.taps.iter().map(|tap| tap.label.clone()));
                for said in tasks.chain(notes).chain(taps) {
                    assert!(paper.says(&said), "{id}, {}: “{said}” is not on the paper", step.id);
                }
            }
        }
        for answer in &guide.faq {
            assert!(paper.says(&answer.question), "{id}: “{}” is not on the paper", answer.question);
        }
    }
}

/// Every engine: print
#[tokio::test]
async fn a_step_of_the_app_prints_alone() {
    let site = Site::serve();
    let reader = Reader::of(&site).await;
    reader.open("dmss/#before").await;
    let paper = together(print(&reader).await);
    let guide = book::guide("dmss");
    assert!(paper.says(&guide.steps[0].title) && paper.says(&guide.steps[0].tasks[0].text.plain()), "{paper:?}");
    assert!(!paper.says(&guide.steps[1].tasks[0].text.plain()), "{paper:?}");
    assert!(!paper.says(ENGLISH.nav.steps_title), "{paper:?}");
}
