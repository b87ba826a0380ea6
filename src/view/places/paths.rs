//! The paths to tap, each hidden where an answered choice rules it out.

use crate::guide::Path;
use crate::view::{
    app::store::Store,
    parts::element::El,
    parts::taps::tap_path,
    places::condition::{only_if, ruled_out},
};

pub fn paths(store: Store, paths: &'static [Path]) -> Vec<El> {
    let path = |path: &'static Path| {
        tap_path(path, only_if(store, &path.when), &store.words.step).hidden(ruled_out(store, &path.when))
    };
    paths.iter().map(path).collect()
}
