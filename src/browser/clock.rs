//! The clock, its zone, and random numbers.

use js_sys::{Date, Math};

/// Milliseconds since 1970-01-01 UTC.
pub fn now() -> u64 {
    Date::now() as u64
}

/// Minutes east of UTC.
pub fn offset() -> i32 {
    -(Date::new_0().get_timezone_offset() as i32)
}

/// 48 random bits: enough that two tabs or two phones do not name the same thing alike.
pub fn random() -> u64 {
    (Math::random() * (1_u64 << 48) as f64) as u64
}
