//! Lists that are kept in an order while they are made.
//!
//! They hold a few dozen things at most, and the sorting of the standard library is compiled anew for each kind of them.

/// Puts `item` behind everything that it does not come before, so what is equal stays in the order it came.
pub(super) fn insert_in_order<T>(items: &mut Vec<T>, item: T, comes_before: impl Fn(&T, &T) -> bool) {
    let at = items.partition_point(|known| !comes_before(&item, known));
    items.insert(at, item);
}
