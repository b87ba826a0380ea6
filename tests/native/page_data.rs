//! The data a page carries.
