//! Links that carry work, and the codes that are read out instead.

mod codes;
mod editions;
mod manglings;
mod released;
mod sizes;
mod work;
