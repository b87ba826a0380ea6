//! The name that was probably meant.

use strsim::osa_distance;

/// The candidate with the fewest slips, if it is near enough to be one.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let long = name.len();
    known
        .into_iter()
        // Of a name that is far longer the slips need not be counted, which would take minutes for megabytes.
        .filter(|candidate| long <= 8 * (candidate.len() + 1))
        .map(|candidate| (osa_distance(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 3)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_name_and_nonsense_finds_none() {
        let known = ["share-one-device", "tests", "summary"];
        assert_eq!(nearest("share-one-devise", known), Some("share-one-device"));
        assert_eq!(nearest("test", known), Some("tests"));
        assert_eq!(nearest("<script>", known), None);
    }

    #[test]
    fn each_slip_counts_once() {
        for (a, b, slips) in [
            ("", "", 0),
            ("share", "share", 0),
            ("", "qr", 2),
            ("recoder", "recorder", 1),
            ("recorrder", "recorder", 1),
            ("xecorder", "recorder", 1),
            ("recroder", "recorder", 1),
            ("paswrod", "password", 2),
            ("live", "alarm", 4),
        ] {
            assert_eq!((osa_distance(a, b), osa_distance(b, a)), (slips, slips), "{a} {b}");
        }
    }
}
