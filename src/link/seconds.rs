//! Moments travel in whole seconds.

use super::bytes::MAX_SECONDS;
use crate::record::Moment;

pub(super) fn seconds(moment: Moment) -> u64 {
    (moment.milliseconds() / 1000).min(MAX_SECONDS as u64)
}

pub(super) fn moment(seconds: u64) -> Moment {
    Moment::utc(seconds * 1000)
}
