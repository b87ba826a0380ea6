//! Moments and days. A moment is UTC milliseconds; a day is a date on the reader's calendar.

use std::fmt;

use time::{Date, Duration, Month, OffsetDateTime};

use crate::json::{Json, Reader, Writer};

/// A moment, and the clock on the wall of whoever said it: a day once shown never changes, wherever it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Since 1970-01-01 UTC.
    milliseconds: u64,
    /// Minutes east of UTC. `None`: it was saved before this was kept, or came by a link.
    offset: Option<i16>,
}

impl Moment {
    pub const fn utc(milliseconds: u64) -> Self {
        Self { milliseconds, offset: None }
    }

    pub const fn local(milliseconds: u64, offset: i16) -> Self {
        Self { milliseconds, offset: Some(offset) }
    }

    pub const fn milliseconds(self) -> u64 {
        self.milliseconds
    }

    /// `now`, unless this is later: a clock may stand still, be set back, or be behind another's, and what is said next
    /// must still hold over what was said before. Then it is a second later, for moments travel in whole seconds.
    pub fn next(self, now: Self) -> Self {
        let is_past = now.milliseconds > self.milliseconds;
        let milliseconds = if is_past { now.milliseconds } else { self.milliseconds.saturating_add(1_000) };
        Self { milliseconds, ..now }
    }

    pub fn plus_days(self, days: u64) -> Self {
        Self { milliseconds: self.milliseconds.saturating_add(days * 24 * 60 * 60 * 1000), ..self }
    }

    /// By the wall clock of `reader`, if it has none of its own. What was never said has none.
    pub fn settled(self, reader: Self) -> Self {
        if self == Self::default() { self } else { Self { offset: self.offset.or(reader.offset), ..self } }
    }

    /// Its day; at `offset` minutes east of UTC if it has no clock of its own.
    pub fn day(self, offset: i32) -> Day {
        let seconds = self.milliseconds as i64 / 1000 + self.minutes(offset) * 60;
        let date = OffsetDateTime::from_unix_timestamp(seconds).map_or(Date::MIN, OffsetDateTime::date);
        Day(date)
    }

    /// Hours and minutes of that day, `14:05`.
    pub fn clock(self, offset: i32) -> String {
        let minutes = (self.milliseconds as i64 / 60_000 + self.minutes(offset)).rem_euclid(24 * 60);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    fn minutes(self, offset: i32) -> i64 {
        self.offset.map_or(offset.into(), i64::from)
    }
}

/// A number, or with the offset a list of two.
impl Json for Moment {
    fn read(reader: &mut Reader) -> Self {
        if !reader.is_list() {
            return Self::utc(Json::read(reader));
        }
        let (milliseconds, offset): (u64, String) = Json::read(reader);
        match offset.parse() {
            Ok(offset) => Self::local(milliseconds, offset),
            Err(_) => reader.fail(),
        }
    }
    fn write(&self, writer: &mut Writer) {
        match self.offset {
            None => self.milliseconds.write(writer),
            Some(offset) => (self.milliseconds, offset.to_string()).write(writer),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Self)
    }

    /// As written in a date field: `2026-11-21`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The same day of a later month, or that month's last.
    pub fn plus_months(self, months: u8) -> Self {
        let count = u16::from(self.0.month() as u8 - 1) + u16::from(months);
        let (year, month) = (self.0.year() + i32::from(count / 12), (count % 12) as u8 + 1);
        (1..=self.0.day()).rev().find_map(|day| Self::new(year, month, day)).unwrap_or(self)
    }

    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(Duration::days(days)))
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month() as u8
    }

    pub fn day(self) -> u8 {
        self.0.day()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Json for Day {
    fn read(reader: &mut Reader) -> Self {
        let text = reader.text();
        Day::parse(&text).unwrap_or_else(|| {
            reader.fail::<()>();
            Day(Date::MIN)
        })
    }
    fn write(&self, writer: &mut Writer) {
        writer.text(&self.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_and_a_time_on_the_readers_clock() {
        let moment = Moment::utc(1_795_300_200_000); // 2026-11-21 22:30 UTC
        assert_eq!((moment.day(0).to_string(), moment.clock(0)), ("2026-11-21".into(), "22:30".into()));
        assert_eq!((moment.day(600).to_string(), moment.clock(600)), ("2026-11-22".into(), "08:30".into()));
        assert_eq!((moment.day(-480).to_string(), moment.clock(-480)), ("2026-11-21".into(), "14:30".into()));
    }

    #[test]
    fn months_are_added_to_the_same_day_or_the_last_of_a_shorter_month() {
        let day = |text| Day::parse(text).expect("a date");
        assert_eq!(day("2026-11-21").plus_months(12), day("2027-11-21"));
        assert_eq!(day("2026-08-31").plus_months(6), day("2027-02-28"));
        assert_eq!(day("2026-12-05").plus_months(1), day("2027-01-05"));
    }

    #[test]
    fn only_real_dates_are_read() {
        assert_eq!(Day::parse("2026-02-30"), None);
        assert_eq!(Day::parse("2026-2"), None);
        assert_eq!(Day::parse("2026-02-03-04"), None);
        assert_eq!(Day::parse("soon"), None);
    }
}
