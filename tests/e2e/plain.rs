//! Without scripts: the guide is hypertext, whole and walkable.

use handover::{
    guide::{Guide, Node, Place, Reply, Symptom},
    words::{ENGLISH, ENGLISH_GUARD},
};

use crate::{
    book::{self, GUIDES},
    engine::Setting,
    reader::Reader,
    site::Site,
};

async fn without_scripts(site: &Site) -> Reader {
    Reader::set(site, Setting { scripts: false, ..Setting::default() }).await
}

/// Follows the links of a walk from the first place to the last, one place visible at a time.
pub async fn walk_by_links(reader: &Reader, guide: &Guide) {
    assert_eq!(reader.place().await, "start");
    let walk = guide.walk();
    for (place, next) in walk.iter().zip(&walk[1..]) {
        let title = book::title(guide, *next);
        let link = if place.id() == "start" { ENGLISH.start.begin.to_owned() } else { (ENGLISH.nav.next_is)(&title) };
        reader.follow(&link).await;
        reader.shows(next.id()).await;
        assert_eq!(reader.text(&format!("#{} h1", next.id())).await, title);
    }
}

/// Every engine: target
#[tokio::test]
async fn every_guide_is_walked_by_its_links_and_back() {
    let site = Site::serve();
    let reader = without_scripts(&site).await;
    for id in GUIDES {
        let guide = book::guide(id);
        reader.open_early(&format!("{id}/")).await;
        walk_by_links(&reader, &guide).await;
        for place in guide.walk().iter().rev().skip(1) {
            reader.back().await;
            reader.shows(place.id()).await;
        }
        reader.reads(".no-script", ENGLISH_GUARD.no_script).await;
    }
}

/// Every engine: target
#[tokio::test]
async fn a_link_from_elsewhere_opens_its_place() {
    let site = Site::serve();
    let reader = without_scripts(&site).await;
    for id in GUIDES {
        let guide = book::guide(id);
        let step = &guide.steps[guide.steps.len() / 2];
        for linked in [&*step.id, &*guide.symptoms[0].id, "summary"] {
            reader.open_early(&format!("{id}/#{linked}")).await;
            reader.shows(linked).await;
        }
        for place in guide.places() {
            reader.open_place_by_hand(place.id()).await;
        }
    }
}

/// Says "not sure" to every question and "no" to every fix, to the end: support. Then all the way back.
async fn walk_tree_by_links(reader: &Reader, guide: &Guide, symptom: &Symptom) {
    let mut way = Vec::new();
    let mut at = Node::Symptom(symptom);
    while at != Node::Support {
        way.push(at.id());
        let (link, to) = match at {
            Node::Symptom(symptom) => (ENGLISH.reading.begin, &symptom.first),
            Node::Question(question) => {
                let to = question.to(Reply::NotSure).expect("every question has it");
                ((ENGLISH.trouble.say)(Reply::NotSure), to)
            }
            Node::Fix(fix) => {
                let text = reader.text(&format!("#{}", fix.id)).await;
                for action in &fix.actions {
                    assert!(text.contains(&action.plain()), "“{}” is not in {text}", action.plain());
                }
                (ENGLISH.trouble.no_help, &fix.next)
            }
            Node::Support => unreachable!("it ends the way"),
        };
        reader.follow(link).await;
        reader.shows(to).await;
        at = guide.node(to).expect("a node");
    }
    for before in way.into_iter().rev() {
        reader.back().await;
        reader.shows(before).await;
    }
}

#[tokio::test]
async fn every_tree_is_walked_by_its_links_and_back() {
    let site = Site::serve();
    let reader = without_scripts(&site).await;
    for id in GUIDES {
        let guide = book::guide(id);
        reader.open_early(&format!("{id}/")).await;
        for symptom in &guide.symptoms {
            reader.open_place_by_hand("trouble").await;
            reader.follow(&symptom.title).await;
            reader.shows(&symptom.id).await;
            let text = reader.text(&format!("#{}", symptom.id)).await;
            assert!(text.contains(&symptom.meaning.plain()), "“{}” is not in {text}", symptom.meaning.plain());
            walk_tree_by_links(&reader, &guide, symptom).await;
        }
    }
}

/// Every engine: target
#[tokio::test]
async fn every_question_is_answered_on_the_page() {
    let site = Site::serve();
    let reader = without_scripts(&site).await;
    for id in GUIDES {
        reader.open_early(&format!("{id}/#faq")).await;
        for entry in book::guide(id).faq {
            reader.follow(&entry.question).await;
            reader.shows(&entry.id).await;
            let text = reader.text(&format!("#{}", entry.id)).await;
            assert!(text.contains(&entry.answer.plain()), "“{}” is not in {text}", entry.answer.plain());
            reader.back().await;
        }
    }
}

/// Every engine: target
#[tokio::test]
async fn the_list_of_steps_leads_to_every_place() {
    let site = Site::serve();
    let reader = without_scripts(&site).await;
    let guide = book::guide("dmss");
    let listed = |place: &Place<'_>| match place {
        Place::Step(step) => step.stage != handover::guide::Stage::Leave,
        Place::Symptom(_) | Place::Question(_) | Place::Fix(_) | Place::Faq(_) => false,
        Place::Standard(_) => true,
    };
    reader.open_early("dmss/").await;
    for place in guide.places().into_iter().filter(listed) {
        reader.open_place_by_hand("start").await;
        reader.follow(ENGLISH.nav.steps).await;
        reader.follow(&book::title(&guide, place)).await;
        reader.shows(place.id()).await;
    }
}
