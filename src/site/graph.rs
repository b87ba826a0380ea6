//! A guide's question trees as a picture, for editors: Graphviz' language, drawn by its `dot`.

use std::{
    io::{self, Write},
    process::{Command, Stdio},
};

use thiserror::Error;

use crate::guide::{EdgeKind, Guide, Node, Reply};

#[derive(Debug, Error)]
pub enum GraphError {
    #[error("`dot` of Graphviz does not start: {0}\n  hint: `make graph` installs it")]
    NoDot(io::Error),
    #[error("`dot` cannot draw this graph")]
    Dot,
}

/// The trees in Graphviz' language. A node's name is its id, so the drawing can be compared with the guide.
pub fn dot(guide: &Guide) -> String {
    let mut out = format!(
        "digraph \"{}\" {{\n  rankdir=LR; ranksep=0.6; nodesep=0.15;\n  \
         node [fontname=\"Helvetica\", fontsize=11, margin=\"0.12,0.06\"];\n  \
         edge [fontname=\"Helvetica\", fontsize=10];\n",
        guide.id
    );
    let nodes = guide.trees();
    for node in nodes.iter().chain([&Node::Support]) {
        let (title, look) = match node {
            Node::Symptom(symptom) => (symptom.title.clone(), "shape=box, style=filled, fillcolor=\"#dcecec\""),
            Node::Question(question) => (question.ask.plain(), "shape=box, style=rounded"),
            Node::Fix(fix) => (format!("{}\n→ {}", fix.title, fix.back), "shape=note"),
            Node::Support => ("Contact support".to_owned(), "shape=doubleoctagon"),
        };
        out.push_str(&format!("  \"{}\" [label=\"{}\", {look}];\n", node.id(), label(&title)));
    }
    for node in &nodes {
        for (why, to) in node.edges() {
            let (words, look) = match why {
                EdgeKind::Begin => ("", ""),
                EdgeKind::Said(Reply::Yes) => ("yes", ""),
                EdgeKind::Said(Reply::No) => ("no", ""),
                EdgeKind::Said(Reply::NotSure) => ("not sure", ", style=dotted"),
                EdgeKind::NoHelp => ("no help", ", style=dashed"),
            };
            out.push_str(&format!("  \"{}\" -> \"{to}\" [label=\"{words}\"{look}];\n", node.id()));
        }
    }
    out.push_str("}\n");
    out
}

/// In lines of some thirty characters, escaped for a text in quotes.
fn label(text: &str) -> String {
    const WIDTH: usize = 30;
    let mut out = String::new();
    let mut width = 0;
    for (n, line) in text.lines().enumerate() {
        if n > 0 {
            out.push_str("\\n");
            width = 0;
        }
        for word in line.split_whitespace() {
            if width > 0 && width + word.chars().count() >= WIDTH {
                out.push_str("\\n");
                width = 0;
            } else if width > 0 {
                out.push(' ');
            }
            out.push_str(&word.replace('\\', "\\\\").replace('"', "\\\""));
            width += word.chars().count() + 1;
        }
    }
    out
}

/// The drawing as SVG.
pub fn svg(dot: &str) -> Result<String, GraphError> {
    let mut process = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(GraphError::NoDot)?;
    if let Some(mut input) = process.stdin.take() {
        input.write_all(dot.as_bytes()).map_err(GraphError::NoDot)?;
    }
    let output = process.wait_with_output().map_err(GraphError::NoDot)?;
    if !output.status.success() {
        return Err(GraphError::Dot);
    }
    String::from_utf8(output.stdout).map_err(|_| GraphError::Dot)
}
