//! What links and codes are opened with: a real guide, and the toy that the released payloads are of.

use std::sync::LazyLock;

use handover::{guide::Guide, site::guides::read_guide};

pub static GUIDES: LazyLock<[Guide; 2]> = LazyLock::new(|| {
    let read = |stem: &str, text: &str| read_guide(stem, stem, text).unwrap_or_else(|_| panic!("{stem} does not pass"));
    [
        read("dmss", include_str!("../../../src/guides/dmss.toml")),
        read("toy", include_str!("../../../tests/native/toy.toml")),
    ]
});
