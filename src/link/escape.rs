//! The `%` escapes of a fragment.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What may stand in a fragment as it is.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b':')
    .remove(b'/')
    .remove(b'$')
    .remove(b'*')
    .remove(b'+');

/// The first `most` bytes without their `%` escapes. One that is malformed stands for itself; where they do not make
/// a text, all do.
pub(super) fn decoded(raw: &str, most: usize) -> String {
    let raw = &raw[..raw.floor_char_boundary(most)];
    percent_decode_str(raw).decode_utf8().map_or_else(|_| raw.to_owned(), Into::into)
}

/// What a fragment may carry stays, except where a chat program takes it for the end of the sentence.
pub(super) fn encoded(value: &str) -> String {
    let last = value.char_indices().next_back().map_or(0, |(at, _)| at);
    let mut encoded = String::new();
    let _ = write!(encoded, "{}", utf8_percent_encode(&value[..last], ESCAPED));
    let _ = write!(encoded, "{}", utf8_percent_encode(&value[last..], NON_ALPHANUMERIC));
    encoded
}
