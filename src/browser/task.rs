//! Work that waits for something.

use std::future::Future;

/// Begins it when what is running now is done.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}
