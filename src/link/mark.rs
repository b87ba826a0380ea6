//! Marks: ids named by a few bits of a hash, so that a link is short and still opens with another edition of its guide.
//!
//! The hash is part of every link ever made and never changes. The check of a guide refuses two things of a kind that
//! share a mark.

use crate::guide::Id;

/// Names a thing among those of its kind; never 0.
pub fn mark(id: &str) -> u16 {
    (bits(id, 16) as u16).max(1)
}

/// The same, where there may be no id: 0.
pub(super) fn marked(id: &str) -> u16 {
    if id.is_empty() { 0 } else { mark(id) }
}

/// The one of these ids that has this mark.
pub(super) fn named<'g>(ids: impl IntoIterator<Item = &'g Id>, marked: u16) -> Option<&'g Id> {
    ids.into_iter().find(|id| mark(id) == marked)
}

/// The first `n` bits of the hash, at most 32.
pub(super) fn bits(id: &str, n: u32) -> u32 {
    hash(id.bytes()) >> (32 - n)
}

/// FNV-1a, then mixed as MurmurHash3 does at its end: short ids differ in few bits only.
pub(super) fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    let mut hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}
