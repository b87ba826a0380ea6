//! The browser entry: starts the app on the page it finds.

#[cfg(target_arch = "wasm32")]
fn main() {
    handover::view::start();
}

/// Built on the host only because Cargo builds every binary.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is the browser app; `make serve` builds and serves it");
}
