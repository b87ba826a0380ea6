//! What places and dialogs are made of. Knows neither store nor page.

mod children;
pub mod element;
pub mod field;
pub mod handing;
pub mod note;
pub mod qr;
pub mod suggested;
pub mod taps;
pub mod text;
