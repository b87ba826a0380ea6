//! Payloads as they were released: read for ever.
//!
//! A file says kind, spelling and version in its name and never changes. A new version gets new files beside these.

use std::fs;

use handover::{
    link::{Kind, Sealed, Work},
    record::Side,
};

use super::work::{full, opened};
use crate::{
    real,
    toy::{self, mia},
};

const KINDS: [(Kind, &str); 4] =
    [(Kind::Continue, "continue"), (Kind::Result, "result"), (Kind::Invite, "invite"), (Kind::Answer, "answer")];

fn sent(kind: Kind) -> handover::record::Record {
    let record = if kind == Kind::Continue || kind == Kind::Result { full() } else { full().for_person(&mia()) };
    let side = match kind {
        Kind::Continue => None,
        Kind::Result => Some(Side::Customer),
        Kind::Invite | Kind::Answer => Some(Side::SecondUser),
    };
    handover::record::Record { side, ..record }
}

#[test]
fn every_released_payload_is_opened_for_ever() {
    for (kind, name) in KINDS {
        for (spelling, read) in [("w", Sealed::from_w as fn(&str) -> Sealed), ("q", Sealed::from_q)] {
            let path = real::root().join(format!("tests/native/links/{name}-{spelling}-1.txt"));
            let today = Work::seal(kind, toy::guide(), &sent(kind));
            let today = if spelling == "w" { today.w() } else { today.q() };
            let released = fs::read_to_string(&path).unwrap_or_else(|_| {
                assert!(std::env::var_os("HANDOVER_RELEASE").is_some(), "`{}` is gone", path.display());
                fs::write(&path, format!("{today}\n")).expect("a new payload is written, once");
                today.clone()
            });
            let work = opened(&read(released.trim_end()), toy::guide());
            assert_eq!((work.kind, work.dropped), (kind, 0), "{name} {spelling}");
            assert_eq!(work.record, sent(kind), "{name} {spelling}");
            // A change of the toy is another edition, and that stands in the payload.
            if work.same_edition {
                assert_eq!(today, released.trim_end(), "{name} {spelling}");
            }
        }
    }
}
