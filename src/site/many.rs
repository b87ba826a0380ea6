//! Guides made of the guides, to see how the site grows: each is one of ours under another name.

use std::{fs, io, path::Path};

use super::guides::Guides;
use crate::{guide::Id, link::mark};

/// Fills a folder with `count` guide files, and with the rest of the files of `guides`.
pub fn write(from: &Path, guides: &Guides, count: usize, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for name in ["site.toml", "search.toml"] {
        fs::copy(from.join(name), to.join(name))?;
    }
    for (n, id) in ids(guides, count).iter().enumerate() {
        let guide = &guides.guides[n % guides.guides.len()];
        let text = fs::read_to_string(from.join(format!("{}.toml", guide.id)))?;
        let renamed = text.replacen(&format!("\nid = \"{}\"", guide.id), &format!("\nid = \"{id}\""), 1).replacen(
            &format!("\napp = \"{}\"", guide.app),
            &format!("\napp = \"{} {n}\"", guide.app),
            1,
        );
        fs::write(to.join(format!("{id}.toml")), renamed)?;
    }
    Ok(())
}

/// `dmss-2` and so on, without those that would share a mark with another: no two guides may.
fn ids(guides: &Guides, count: usize) -> Vec<Id> {
    let mut ids: Vec<Id> = Vec::new();
    let mut marks = std::collections::BTreeSet::new();
    for n in 0.. {
        if ids.len() == count {
            break;
        }
        let guide = &guides.guides[ids.len() % guides.guides.len()];
        let id: Id = format!("{}-{n}", guide.id).as_str().into();
        if marks.insert(mark(&id) >> 2) {
            ids.push(id);
        }
    }
    ids
}
