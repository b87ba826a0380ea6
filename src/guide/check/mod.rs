//! What a guide must pass before it is published. All problems are gathered, never the first alone.
//!
//! Pure: a problem says *where in the data* it is; `site::load` knows where in the file that is.

mod at;
mod edges;
mod ids;
mod marks;
mod problem;
mod same;
mod shape;
mod site;
mod sources;
mod statement;
mod texts;
mod trees;
mod when;

pub use at::{At, Key};
pub use problem::Problem;
pub(crate) use problem::nearest;
pub use same::check_same;
pub use site::{PAPER, PAPER_DARK, check_site, contrast};

use super::Guide;

/// Every problem of one guide, in the order of the checks; empty when it may be published.
pub fn check(guide: &Guide) -> Vec<Problem> {
    let statements = statement::statements(guide);
    [
        ids::check(guide),
        shape::check(guide),
        edges::check(guide),
        trees::check(guide),
        marks::check(guide),
        when::check(guide, &statements),
        texts::check(guide, &statements),
        sources::check(guide, &statements),
    ]
    .concat()
}
