//! What a run of the tests is of: one engine, and one place of the site on its host. `make test` and
//! `make test-engines` go through what a change must pass, `make matrix` through all of it.

use std::{env, io::Write, sync::LazyLock};

use crate::engine::Engine;

/// `HANDOVER_ENGINE`: `chromium`, `firefox` or `webkit`.
pub fn engine() -> Engine {
    let name = env::var("HANDOVER_ENGINE").unwrap_or_else(|_| "chromium".to_owned());
    Engine::of_name(&name).unwrap_or_else(|| panic!("HANDOVER_ENGINE is `{name}`, and no engine is called that"))
}

/// `HANDOVER_MOUNT`: where the site stands, with a slash at either end.
pub fn mount() -> &'static str {
    static MOUNT: LazyLock<String> = LazyLock::new(|| env::var("HANDOVER_MOUNT").unwrap_or_else(|_| "/".to_owned()));
    &MOUNT
}

/// Whether this run is of an engine that cannot do what the test needs. Says why, in the one line it is given.
///
/// The first line of such a test: `if cannot(Engine::WebKit, "it has no …") { return }`.
pub fn cannot(which: Engine, why: &str) -> bool {
    let so = which == engine();
    if so {
        let test = std::thread::current().name().unwrap_or_default().to_owned();
        // Past what holds back the output of tests that pass.
        let _ = writeln!(std::io::stderr(), "\n{test} is not for {}: {why}", which.name());
    }
    so
}
