//! The guides as they are published.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use handover::{guide::Guide, site::guides::Guides};

static GUIDES: LazyLock<Guides> = LazyLock::new(|| match Guides::read(&folder()) {
    Ok(guides) => guides,
    Err(reports) => panic!("{}", reports.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")),
});

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn folder() -> PathBuf {
    root().join("src/guides")
}

pub fn guides() -> &'static Guides {
    &GUIDES
}

#[track_caller]
pub fn guide(id: &str) -> &'static Guide {
    GUIDES.guide(id).expect("one of the guides")
}
