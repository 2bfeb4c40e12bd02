//! Points in time as documents and records write them: RFC 3339 with offset.
//! A document may also give a day alone.
//!
//! The calendar is the proleptic Gregorian one, counted in days from 1970-01-01.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A point in time with the offset in which it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub epoch_ms: i64,
    /// Minutes by which the written clock is ahead of UTC.
    pub offset_minutes: i16,
    /// Whether a time of day is written. A day alone compares as midnight at
    /// UTC and is shown without a clock.
    pub has_time: bool,
}

/// Date and time of day on the written clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// Year.
    pub year: i64,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

impl DateTime {
    /// A point in time on a clock `offset_minutes` ahead of UTC.
    #[must_use]
    pub const fn at(epoch_ms: i64, offset_minutes: i16) -> Self {
        Self { epoch_ms, offset_minutes, has_time: true }
    }

    /// Reads a point in time, or a day alone: `2019-09-02`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text.len() != 10 {
            return Self::parse(text);
        }
        let midnight = Self::parse(&format!("{text}T00:00:00Z"))?;
        Some(Self { has_time: false, ..midnight })
    }

    /// Reads RFC 3339, section 5.6, with the offset required: `2019-09-02T11:30:00+08:00`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let number = |from: usize, to: usize| -> Option<i64> {
            let digits = bytes.get(from..to)?;
            digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0')))
        };
        let is = |at: usize, any_of: &[u8]| bytes.get(at).is_some_and(|byte| any_of.contains(byte));
        if !(is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":") && is(16, b":")) {
            return None;
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        if !(1..=12).contains(&month)
            || !(1..=days_in_month(year, month)).contains(&day)
            || hour > 23
            || minute > 59
            || second > 60
        {
            return None;
        }
        let mut at = 19;
        let mut milliseconds = 0;
        if is(at, b".") {
            let digits = bytes.get(at + 1..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 {
                return None;
            }
            let kept = digits.min(3);
            milliseconds = number(at + 1, at + 1 + kept)? * [100, 10, 1].get(kept - 1)?;
            at += 1 + digits;
        }
        let offset = match (bytes.get(at)?, bytes.len() - at) {
            (b'Z' | b'z', 1) => 0,
            (sign @ (b'+' | b'-'), 6) if is(at + 3, b":") => {
                let (hours, minutes) = (number(at + 1, at + 3)?, number(at + 4, at + 6)?);
                if hours > 23 || minutes > 59 {
                    return None;
                }
                (hours * 60 + minutes) * if *sign == b'-' { -1 } else { 1 }
            }
            _ => return None,
        };
        let seconds = days_from_civil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset * 60;
        Some(Self::at(seconds * 1000 + milliseconds, i16::try_from(offset).ok()?))
    }

    /// Date and time of day on the written clock.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "each part is below 60")]
    pub fn civil(self) -> Civil {
        let seconds = self.epoch_ms.div_euclid(1000) + i64::from(self.offset_minutes) * 60;
        let (year, month, day) = civil_from_days(seconds.div_euclid(86_400));
        let of_day = seconds.rem_euclid(86_400);
        Civil {
            year,
            month,
            day,
            hour: (of_day / 3600) as u8,
            minute: (of_day / 60 % 60) as u8,
            second: (of_day % 60) as u8,
        }
    }
}

/// RFC 3339 to the second, with offset; of a day alone only the day.
impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil { year, month, day, hour, minute, second } = self.civil();
        write!(formatter, "{year:04}-{month:02}-{day:02}")?;
        if !self.has_time {
            return Ok(());
        }
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let offset = self.offset_minutes.unsigned_abs();
        write!(formatter, "T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}", offset / 60, offset % 60)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| de::Error::custom("must be a time in RFC 3339"))
    }
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01, counting years from March so that the leap day comes last.
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "months and days are below 32")]
const fn civil_from_days(days: i64) -> (i64, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_and_writes_rfc_3339() {
        for (text, epoch_ms, clock) in [
            ("1970-01-01T00:00:00+00:00", 0, [1970, 1, 1, 0, 0]),
            ("2019-09-02T11:30:00+08:00", 1_567_395_000_000, [2019, 9, 2, 11, 30]),
            ("2000-02-29T23:59:59-03:30", 951_881_399_000, [2000, 2, 29, 23, 59]),
            ("1969-12-31T23:00:00-01:00", 0, [1969, 12, 31, 23, 0]),
        ] {
            let time = DateTime::parse(text).unwrap();
            assert_eq!(time.epoch_ms, epoch_ms, "{text}");
            let Civil { year, month, day, hour, minute, .. } = time.civil();
            assert_eq!([year, month.into(), day.into(), hour.into(), minute.into()], clock);
            assert_eq!(time.to_string(), text);
            assert_eq!(DateTime::read(text), Some(time));
        }
        assert_eq!(DateTime::parse("2019-09-02T11:30:00.25Z").unwrap().epoch_ms, 1_567_423_800_250);
    }

    #[test]
    fn a_document_may_give_a_day_alone() {
        let day = DateTime::read("2019-09-02").unwrap();
        assert_eq!(day, DateTime { epoch_ms: 1_567_382_400_000, offset_minutes: 0, has_time: false });
        assert_eq!(day.to_string(), "2019-09-02");
        for text in ["", "2019-02-29", "2019-9-2", "2019-09-0", "2019/09/02", "20190902", "2019-09-02Z", "２019-09-02"]
        {
            assert_eq!(DateTime::read(text), None, "{text}");
        }
    }

    #[test]
    fn serde_writes_and_reads_its_text() {
        for text in ["\"2019-09-02T11:30:00+08:00\"", "\"2019-09-02\""] {
            let time: DateTime = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&time).unwrap(), text);
        }
        let error = serde_json::from_str::<DateTime>("\"yesterday\"").unwrap_err().to_string();
        assert!(error.starts_with("must be a time in RFC 3339"), "{error}");
    }

    #[test]
    fn refuses_what_is_not_a_time() {
        for text in [
            "",
            "2019-09-02",
            "2019-09-02 11:30",
            "2019-09-02T11:30:00",
            "2019-02-29T00:00:00Z",
            "2019-13-01T00:00:00Z",
            "2019-09-02T24:00:00Z",
            "2019-09-02T11:30:00+8:00",
            "2019-09-02T11:30:00.Z",
            "2019-09-02T11:30:00Zz",
            "２０19-09-02T11:30:00Z",
        ] {
            assert_eq!(DateTime::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_second_of_ten_thousand_years_round_trips(seconds in -62_000_000_000_i64..250_000_000_000, offset in -840_i16..=840) {
            let time = DateTime::at(seconds * 1000, offset);
            prop_assert_eq!(DateTime::parse(&time.to_string()), Some(time));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = DateTime::parse(&text);
        }
    }
}
