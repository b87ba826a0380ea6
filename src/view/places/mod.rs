//! The places of a page, a file each, and what all of them have.

pub mod choice;
pub mod condition;
pub mod dialog_button;
pub mod door;
pub mod facts;
pub mod frame;
pub mod message;
pub mod my_data;
#[cfg(not(target_arch = "wasm32"))]
pub mod offline;
pub mod owner;
pub mod paths;
pub mod people;
#[cfg(not(target_arch = "wasm32"))]
pub mod reading;
pub mod search;
pub mod someone_left;
pub mod start;
pub mod step;
pub mod summary;
pub mod test_grid;
pub mod trail;
#[cfg(not(target_arch = "wasm32"))]
pub mod trouble;
