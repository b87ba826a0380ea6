//! Links that carry work, and the codes that are read out instead.

mod codes;
mod editions;
mod released;
mod sizes;
mod work;
