//! The question trees of the published guides: from what people see to what to do about it, answer by answer.

use std::collections::BTreeSet;

use handover::guide::{EdgeKind, Fix, Guide, Node, Reply, SUPPORT, Symptom};

use crate::{
    pages::{door_html, guide_pages},
    real::{self, guides},
};

/// The rows of the sources' own tables: symptom, what is answered, and the remedy where it leads.
///
/// Of a fix on the way it is said that it did not help: `-`.
const ROWS: [(&str, &str, &str, &str); 14] = [
    ("hik-connect", "device-not-listed", "no", "send-it"),
    ("hik-connect", "device-not-listed", "yes no", "use-right-account"),
    ("hik-connect", "device-not-listed", "yes yes no", "accept-it"),
    ("hik-connect", "adds-directly", "yes", "share-instead"),
    ("hik-connect", "no-playback", "no", "add-permission"),
    ("hik-connect", "owner-login-unknown", "no", "read-account"),
    ("wisenet-mobile", "cannot-see-recorder", "yes no", "send-share"),
    ("wisenet-mobile", "cannot-see-recorder", "yes yes no", "match-account"),
    ("wisenet-mobile", "cannot-see-recorder", "yes yes yes no", "accept-invite"),
    ("wisenet-mobile", "adds-directly", "yes", "stop-adding"),
    ("wisenet-mobile", "no-playback", "no", "add-playback"),
    ("wisenet-mobile", "old-staff-alerts", "no", "clean-list"),
    // One cause after the other, when sending did not help.
    ("hik-connect", "device-not-listed", "no - no", "use-right-account"),
    ("wisenet-mobile", "cannot-see-recorder", "yes no - no no", "accept-invite"),
];

/// What the source of DMSS says in its text, which has no table.
const FACTS: [(&str, &str, &str, &str); 22] = [
    ("dmss", "not-in-list", "yes", "ask-owner"),
    ("dmss", "not-in-list", "no no", "move-local"),
    ("dmss", "not-in-list", "no yes", "ask-model"),
    ("dmss", "not-in-list", "yes - yes", "ask-model"),
    ("dmss", "nothing-appears", "yes no no", "use-right-account"),
    ("dmss", "nothing-appears", "yes yes yes no", "update-both"),
    ("dmss", "nothing-appears", "yes yes yes yes no", "new-region-account"),
    ("dmss", "already-bound", "no", "wait-for-share"),
    ("dmss", "already-bound", "yes yes", "installer-removes"),
    ("dmss", "already-bound", "yes no no", "appeal"),
    ("dmss", "live-no-playback", "no", "give-playback"),
    ("dmss", "qr-not-scanning", "yes", "open-in-scanner"),
    ("dmss", "qr-not-scanning", "no no", "new-qr"),
    ("dmss", "qr-not-scanning", "no yes", "type-email"),
    ("dmss", "still-sees", "no", "remove-everywhere"),
    ("dmss", "still-sees", "yes no", "change-password"),
    ("dmss", "still-sees", "yes yes", "close-recorder"),
    ("dmss", "owner-unknown", "yes", "note-account"),
    ("dmss", "owner-unknown", "no yes", "note-account"),
    ("dmss", "owner-unknown", "no no yes", "installer-removes"),
    ("dmss", "account-not-found", "no", "retype"),
    ("dmss", "nothing-appears", "no - yes no", "refresh-list"),
];

/// The node an id of a way leads to, past symptoms: whoever is led on to one begins there.
#[track_caller]
fn node<'g>(guide: &'g Guide, id: &str) -> Node<'g> {
    match guide.node(id) {
        Some(Node::Symptom(symptom)) => node(guide, &symptom.first),
        Some(node) => node,
        None => panic!("{}: `{id}` is no node", guide.id),
    }
}

fn say(word: &str) -> Reply {
    Reply::of(word).unwrap_or_else(|| panic!("`{word}` is no answer"))
}

/// Where the answers lead from a symptom.
#[track_caller]
fn walked<'g>(guide: &'g Guide, from: &str, answers: &str) -> Node<'g> {
    let mut at = node(guide, from);
    for answer in answers.split(' ') {
        at = match at {
            Node::Question(question) => {
                node(guide, question.to(say(answer)).expect("the check: every answer leads on"))
            }
            Node::Fix(fix) if answer == "-" => node(guide, &fix.next),
            other => panic!("{}, {from}: `{answer}` cannot be said at `{}` ({answers})", guide.id, other.id()),
        };
    }
    at
}

#[test]
fn every_row_of_a_sources_table_is_reached_by_its_answers() {
    for (guide, symptom, answers, fix) in ROWS.iter().chain(&FACTS) {
        let at = walked(real::guide(guide), symptom, answers);
        assert_eq!((at.id(), matches!(at, Node::Fix(_))), (*fix, true), "{guide}, {symptom}: {answers}");
    }
}

#[test]
fn no_row_of_a_source_is_forgotten_here() {
    let walked: BTreeSet<_> = ROWS.iter().map(|(guide, symptom, _, fix)| (*guide, *symptom, *fix)).collect();
    let mut rows = BTreeSet::new();
    for guide in &guides().guides {
        for row in guide.sources.iter().flat_map(|source| &source.rows) {
            rows.extend(row.fixes.iter().map(|fix| (&*guide.id, &*row.symptom, &**fix)));
        }
    }
    assert!(rows.is_subset(&walked), "walk these, too: {:?}", rows.difference(&walked).collect::<Vec<_>>());
    assert_eq!(rows, walked, "and what is called a row is one");
}

#[test]
fn the_facts_of_dmss_have_no_table_and_are_walked_all_the_same() {
    assert!(real::guide("dmss").sources.iter().all(|source| source.rows.is_empty()), "then they belong to the rows");
    let symptoms: BTreeSet<_> = FACTS.iter().map(|(_, symptom, ..)| *symptom).collect();
    assert!(symptoms.len() >= 8, "{symptoms:?}");
}

/// Every tap is a link of the published pages.
#[test]
fn from_the_front_door_to_a_remedy_it_takes_three_taps_and_its_questions() {
    let door = door_html();
    let leads = |place: &str, href: &str| door.inside(place).any(|way| way.attribute("href") == Some(href));
    assert!(leads("start", "#trouble"), "the first tap");
    for (guide, symptom, answers, fix) in ROWS.iter().chain(&FACTS) {
        assert!(leads("trouble", &format!("./{guide}/#{symptom}")), "the second: {guide}, {symptom}");
        let (_, _, html) = guide_pages().find(|(known, ..)| &&*known.id == guide).expect("its page");
        let follow = |from: &str, say: &str| -> String {
            let ways: Vec<_> = html.inside(from).filter(|way| way.attribute("data-say") == Some(say)).collect();
            assert_eq!(ways.len(), 1, "{guide}: from `{from}` by `{say}`");
            ways[0].attribute("href").and_then(|href| href.strip_prefix('#')).expect("a place").to_owned()
        };
        // Whoever is led on to another symptom begins once more; no row of a source is so far away.
        let begin = |mut here: String| {
            let mut taps = 0;
            while real::guide(guide).symptom(&here).is_some() {
                here = follow(&here, "");
                taps += 1;
            }
            (here, taps)
        };
        let (mut here, mut taps) = begin((*symptom).to_owned());
        assert_eq!(taps, 1, "the third: {guide}, {symptom}");
        for answer in answers.split(' ') {
            let next = match answer {
                "-" => follow(&here, "no"),
                say => follow(&here, say),
            };
            let (begun, more) = begin(next);
            here = begun;
            taps += more;
        }
        assert_eq!(here, *fix, "{guide}, {symptom}: {answers}");
        assert!(taps == 1 || FACTS.contains(&(guide, symptom, answers, fix)), "{guide}, {symptom}: {answers}");
    }
}

/// All ways through a tree from a symptom to its ends, each with what was passed.
fn ways<'g>(guide: &'g Guide, symptom: &'g Symptom) -> Vec<Vec<Node<'g>>> {
    fn go<'g>(guide: &'g Guide, way: &mut Vec<Node<'g>>, ways: &mut Vec<Vec<Node<'g>>>) {
        let here = *way.last().expect("a way begins somewhere");
        if here.edges().is_empty() {
            ways.push(way.clone());
        }
        for (_, to) in here.edges() {
            let next = guide.node(to).unwrap_or_else(|| panic!("{}: `{to}` is no node", guide.id));
            assert!(way.iter().all(|before| before.id() != next.id()), "{}: back at `{to}`", guide.id);
            way.push(next);
            go(guide, way, ways);
            way.pop();
        }
    }
    let mut all = Vec::new();
    go(guide, &mut vec![Node::Symptom(symptom)], &mut all);
    all
}

fn questions(way: &[Node<'_>]) -> usize {
    way.iter().filter(|node| matches!(node, Node::Question(_))).count()
}

#[test]
fn every_guide_knows_at_least_six_symptoms() {
    for guide in &guides().guides {
        assert!(guide.symptoms.len() >= 6, "{}: {}", guide.id, guide.symptoms.len());
    }
}

#[test]
fn every_fix_says_what_to_do() {
    for guide in &guides().guides {
        for fix in &guide.fixes {
            assert!(!fix.actions.is_empty(), "{}: {}", guide.id, fix.id);
            assert!(fix.actions.iter().all(|action| !action.plain().trim().is_empty()), "{}: {}", guide.id, fix.id);
        }
    }
}

#[test]
fn every_way_ends_in_support_after_at_most_seven_questions() {
    for guide in &guides().guides {
        for symptom in &guide.symptoms {
            let ways = ways(guide, symptom);
            assert!(!ways.is_empty(), "{}: {}", guide.id, symptom.id);
            for way in &ways {
                let ids: Vec<_> = way.iter().map(Node::id).collect();
                assert_eq!(ids.last(), Some(&SUPPORT), "{}: {ids:?}", guide.id);
                assert!((1..=7).contains(&questions(way)), "{}: {ids:?}", guide.id);
            }
        }
    }
}

#[test]
fn nobody_is_sent_to_support_before_something_was_tried() {
    for guide in &guides().guides {
        for symptom in &guide.symptoms {
            for way in ways(guide, symptom) {
                let tried = way.iter().any(|node| matches!(node, Node::Fix(_)));
                let asked = questions(&way);
                let ids: Vec<_> = way.iter().map(Node::id).collect();
                assert!(tried || asked >= 2, "{}: {ids:?}", guide.id);
            }
        }
    }
}

#[test]
fn whoever_is_not_sure_is_sent_on_to_what_is_safe_to_try() {
    for guide in &guides().guides {
        for question in &guide.questions {
            let unsure = question.to(Reply::NotSure).expect("the check: an answer");
            // Whatever yes and no lead to: there is always something that can do no harm.
            assert_ne!(&**unsure, SUPPORT, "{}: {}", guide.id, question.id);
        }
    }
}

#[test]
fn a_fix_that_did_not_help_is_never_offered_twice() {
    for guide in &guides().guides {
        for symptom in &guide.symptoms {
            for way in ways(guide, symptom) {
                let fixes: Vec<&Fix> =
                    way.iter().filter_map(|node| if let Node::Fix(fix) = node { Some(*fix) } else { None }).collect();
                let ids: BTreeSet<_> = fixes.iter().map(|fix| &*fix.id).collect();
                assert_eq!(ids.len(), fixes.len(), "{}: {ids:?}", guide.id);
            }
        }
    }
}

#[test]
fn every_fix_mends_a_place_where_something_is_done() {
    for guide in &guides().guides {
        for fix in &guide.fixes {
            let back = guide.find(&fix.back).expect("a place");
            assert!(guide.is_walked(back.id()), "{}: {} goes back to {}", guide.id, fix.id, back.id());
        }
    }
}

#[test]
fn every_question_and_every_fix_is_in_the_tree_of_some_symptom_and_has_its_place() {
    for guide in &guides().guides {
        let trees: BTreeSet<_> = guide.trees().iter().map(Node::id).collect();
        let passed: BTreeSet<_> =
            guide.symptoms.iter().flat_map(|symptom| ways(guide, symptom)).flatten().map(|node| node.id()).collect();
        let places: BTreeSet<_> = guide.places().iter().map(|place| place.id().to_owned()).collect();
        let questions = guide.questions.iter().map(|question| &*question.id);
        for id in questions.chain(guide.fixes.iter().map(|fix| &*fix.id)) {
            assert!(trees.contains(id) && passed.contains(id) && places.contains(id), "{}: {id}", guide.id);
        }
        assert_eq!(trees.len(), guide.trees().len(), "{}: each once", guide.id);
    }
}

#[test]
fn a_symptom_leads_to_exactly_what_its_ways_pass() {
    for guide in &guides().guides {
        for symptom in &guide.symptoms {
            let passed: BTreeSet<_> = ways(guide, symptom).iter().flatten().map(Node::id).collect();
            for node in guide.trees() {
                assert_eq!(
                    guide.leads(symptom, node.id()),
                    passed.contains(node.id()),
                    "{}: {}",
                    symptom.id,
                    node.id()
                );
            }
            assert!(!guide.leads(symptom, SUPPORT), "support is of no tree");
        }
    }
}

#[test]
fn the_ways_of_a_node_are_its_first_its_answers_or_its_next() {
    let toy = crate::toy::guide();
    let found = |id: &str| -> Vec<(EdgeKind, &str)> {
        toy.node(id).expect("a node").edges().into_iter().map(|(why, to)| (why, &**to)).collect()
    };
    assert_eq!(found("nothing-there"), [(EdgeKind::Begin, "sent")]);
    assert_eq!(
        found("sent"),
        [
            (EdgeKind::Said(Reply::Yes), "right-account"),
            (EdgeKind::Said(Reply::No), "send-it"),
            (EdgeKind::Said(Reply::NotSure), "send-it")
        ]
    );
    assert_eq!(found("send-it"), [(EdgeKind::NoHelp, "right-account")]);
    assert_eq!(found(SUPPORT), []);
    let met: Vec<_> = toy.trees().iter().map(Node::id).collect();
    assert_eq!(
        met,
        ["nothing-there", "sent", "right-account", "change-account", "send-it", "no-recording", "given", "give"]
    );
}
