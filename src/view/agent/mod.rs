//! The page for support agents: makes links to a place, reads codes that customers read out, and says how links are written.
//!
//! The page is there to be read without the app, which leaves it as it is. What works on it is fetched, and is put into the
//! two parts that wait for it.

mod desk;
mod draft;
mod fetched;
mod maker;
mod mount;
#[cfg(not(target_arch = "wasm32"))]
mod page;
mod places;
mod preview;
mod read;
mod texts;
mod unsaved;

pub use mount::mount;
#[cfg(not(target_arch = "wasm32"))]
pub use page::agent_page;
