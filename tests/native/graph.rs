//! The drawings of the question trees, for editors: what is drawn is what the guide says.

use std::{collections::BTreeSet, fs, path::Path};

use handover::{
    guide::{Guide, Node},
    site::graph::dot,
};

use crate::{real, toy};

/// Every node and every way of a guide's trees, as Graphviz names them: `a`, `a->b`.
fn drawn_of(guide: &Guide) -> BTreeSet<String> {
    let nodes = guide.trees();
    let ways = nodes.iter().flat_map(|node| node.edges().into_iter().map(|(_, to)| format!("{}->{to}", node.id())));
    ways.chain(nodes.iter().chain([&Node::Support]).map(|node| node.id().to_owned())).collect()
}

#[test]
fn the_drawings_in_the_docs_are_of_the_guides_as_they_are() {
    for guide in &real::guides().guides {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/trees/{}.svg", guide.id));
        let svg = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is missing: `make graph`", file.display()));
        let plain = svg.replace("&#45;", "-").replace("&gt;", ">");
        let titles = plain.split("<title>").skip(1).filter_map(|rest| rest.split("</title>").next());
        let mut drawn: BTreeSet<String> = titles.map(str::to_owned).collect();
        drawn.remove(&*guide.id); // the title of the whole
        assert_eq!(drawn, drawn_of(guide), "{} is of an older guide: `make graph`", file.display());
    }
}

#[test]
fn every_way_is_drawn_with_what_is_said_on_it() {
    let text = dot(toy::guide());
    for line in [
        "\"nothing-there\" -> \"sent\" [label=\"\"];",
        "\"sent\" -> \"right-account\" [label=\"yes\"];",
        "\"sent\" -> \"send-it\" [label=\"no\"];",
        "\"sent\" -> \"send-it\" [label=\"not sure\", style=dotted];",
        "\"change-account\" -> \"support\" [label=\"no help\", style=dashed];",
    ] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
}

#[test]
fn whatever_a_title_says_stays_within_its_quotes() {
    let guide = toy::with("title = \"Nothing is there\"", "title = 'Reply \"no\\\" now'");
    let guide = handover::site::guides::read_guide(toy::FILE, "toy", &guide).expect("a guide");
    let text = dot(&guide);
    assert!(text.contains(r#"[label="Reply \"no\\\" now","#), "{text}");
}
