//! A page and what it runs on: its data, the store, navigation, and the table of what is fetched later.

pub mod active_trouble;
pub mod drafts;
pub mod early;
pub mod forms;
pub mod guide_page;
pub mod lazy;
pub mod mounting;
pub mod navigation;
pub mod notice;
pub mod notices;
pub mod other_tabs;
pub mod page;
pub mod people;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
pub mod request;
pub mod saving;
pub mod session;
pub mod start;
pub mod step_list;
pub mod store;
pub mod title;
pub mod trouble;
pub mod watching;
