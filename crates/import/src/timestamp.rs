//! Dates and times in the formats of news pages.
//!
//! A date must have a year. If the text names no time zone, the caller supplies
//! it. Relative times (3小时前) are recognized but have no value, because the
//! time of retrieval is unknown.

mod han;
mod names;
mod reader;

use article::DateTime;
pub use names::is_day_or_zone;
use reader::LineReader;
use std::ops::Range;

/// A date with an optional time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp {
    date: [u32; 3],
    time: Option<[u32; 3]>,
    /// Minutes ahead of UTC, if the text says so.
    offset: Option<i16>,
}

impl Timestamp {
    /// Whether there is a time of day.
    pub const fn has_time(self) -> bool {
        self.time.is_some()
    }

    /// The date and time, in a time zone `offset_minutes` ahead of UTC unless
    /// the text names one, or only the day if there is no time of day. `None`
    /// for a day that does not exist.
    pub fn at(self, offset_minutes: i16) -> Option<DateTime> {
        let Some([hour, minute, second]) = self.time else { return DateTime::read(&self.day()) };
        let minutes = self.offset.unwrap_or(offset_minutes);
        let (sign, offset) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
        DateTime::parse(&format!(
            "{}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}",
            self.day(),
            offset / 60,
            offset % 60
        ))
    }

    /// The day, such as `2019-09-02`.
    pub fn day(self) -> String {
        let [year, month, day] = self.date;
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// Finds the first date with a year in `words`. Returns its byte range and
/// value.
pub fn find(words: &str) -> Option<(Range<usize>, Timestamp)> {
    let mut after_word = false;
    for (start, character) in words.char_indices() {
        let is_word = character.is_ascii_alphanumeric();
        if is_word && !after_word || han::may_begin(character) {
            let mut reader = LineReader { rest: &words[start..] };
            if let Some(timestamp) = reader.timestamp().filter(|timestamp| timestamp.at(0).is_some()) {
                return Some((start..words.len() - reader.rest.len(), timestamp));
            }
        }
        after_word = is_word;
    }
    None
}

/// Parses `words` as a date and nothing else, but for the day of the week
/// before it.
pub fn parse(words: &str) -> Option<Timestamp> {
    let words = names::after_weekday(words);
    let begins = words.starts_with(|first: char| first.is_ascii_alphanumeric() || han::may_begin(first));
    let mut reader = LineReader { rest: words };
    let timestamp = reader.timestamp().filter(|timestamp| begins && timestamp.at(0).is_some())?;
    reader.rest.is_empty().then_some(timestamp)
}

/// Whether `words` begins with a day without a century: `10-08`, `9/7`, `18-03-08`, `5月1日`.
pub fn begins_with_day(words: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(words);
    let rest = &words[first..];
    let Some(after) = rest.strip_prefix(['-', '/', '.', '月']) else { return false };
    (1..=2).contains(&first) && (1..=4).contains(&digits(after))
}

/// Whether `words` is a relative time: `3小时前`, `昨天 11:30`, `2 hours ago`.
pub fn is_relative(words: &str) -> bool {
    if words.len() > 30 {
        return false;
    }
    if words == "刚刚" || words.eq_ignore_ascii_case("just now") {
        return true;
    }
    let after_number = words.trim_start_matches(|digit: char| digit.is_ascii_digit()).trim_start();
    if after_number.len() < words.len() {
        const UNITS: [&str; 8] = ["秒前", "分钟前", "小时前", "天前", "周前", "个月前", "月前", "年前"];
        const ENGLISH: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];
        let ago = after_number.strip_suffix(" ago").map(|unit| unit.trim_end_matches('s'));
        return UNITS.contains(&after_number) || ago.is_some_and(|unit| ENGLISH.contains(&unit));
    }
    ["昨天", "今天", "前天"].iter().filter_map(|day| words.strip_prefix(day)).any(|rest| {
        let mut reader = LineReader { rest: rest.trim_start() };
        reader.rest.is_empty() || reader.time().is_some() && reader.rest.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_and_times_of_many_formats() {
        for (words, expected) in [
            ("2019-09-02 11:30", "2019-09-02T11:30:00+08:00"),
            ("2019年9月2日 11:30", "2019-09-02T11:30:00+08:00"),
            ("2019年09月02日11：30：05", "2019-09-02T11:30:05+08:00"),
            ("2019/9/2", "2019-09-02"),
            ("2019.09.02", "2019-09-02"),
            ("September 2, 2019", "2019-09-02"),
            ("2 Sept. 2019, 3:05 pm", "2019-09-02T15:05:00+08:00"),
            ("2024年5月1日 星期三", "2024-05-01"),
            ("2024年5月1日（星期三） 下午3:20", "2024-05-01T15:20:00+08:00"),
            ("2024年5月1日 周三 15时20分", "2024-05-01T15:20:00+08:00"),
            ("2024年5月1日 上午10点", "2024-05-01T10:00:00+08:00"),
            ("2024年5月1日 中午12:05", "2024-05-01T12:05:00+08:00"),
            ("2024年5月1日 凌晨12:05", "2024-05-01T00:05:00+08:00"),
            ("二〇二四年五月一日", "2024-05-01"),
            ("二○二四年十二月三十一日", "2024-12-31"),
            ("一九九九年十月二十日", "1999-10-20"),
            ("民國113年5月1日", "2024-05-01"),
            ("民国 99 年 12 月 3 日", "2010-12-03"),
            ("20240501", "2024-05-01"),
            ("20240501 10:20", "2024-05-01T10:20:00+08:00"),
            ("Friday, March 4, 2025", "2025-03-04"),
            ("Fri, 4 Mar 2025 10:20:00 GMT", "2025-03-04T10:20:00+00:00"),
            ("March 4th, 2025 at 3:05 p.m.", "2025-03-04T15:05:00+08:00"),
            ("4 mars 2025", "2025-03-04"),
            ("mardi 4 mars 2025", "2025-03-04"),
            ("4. März 2025", "2025-03-04"),
            ("15.05.2020, 07:11", "2020-05-15T07:11:00+08:00"),
            ("11/28/2016 04:23 pm", "2016-11-28T16:23:00+08:00"),
            ("28/11/2016", "2016-11-28"),
            ("December 19, 2016 | 7:08pm", "2016-12-19T19:08:00+08:00"),
            ("March 9 2017 4:21 PM", "2017-03-09T16:21:00+08:00"),
            ("2016-12-22T05:00:00-0800", "2016-12-22T05:00:00-08:00"),
            ("4 de marzo de 2025", "2025-03-04"),
            ("2024-05-01T10:20:00Z", "2024-05-01T10:20:00+00:00"),
            ("2024-05-01T10:20:00.123-05:00", "2024-05-01T10:20:00-05:00"),
            ("2024-05-01 10:20:00 +0800", "2024-05-01T10:20:00+08:00"),
            ("2024-05-01 10:20 (UTC+8)", "2024-05-01T10:20:00+08:00"),
            ("May 1, 2024 3:20 p.m. EDT", "2024-05-01T15:20:00-04:00"),
            ("2024-05-01 10:20 PST", "2024-05-01T10:20:00-08:00"),
            ("2024-05-01 10:20 JST", "2024-05-01T10:20:00+09:00"),
            ("1 мая 2024, 10:20", "2024-05-01T10:20:00+08:00"),
            ("1 maggio 2024", "2024-05-01"),
            ("1 de março de 2024", "2024-03-01"),
            ("令和6年5月1日", "2024-05-01"),
            ("平成31年4月30日 10時20分", "2019-04-30T10:20:00+08:00"),
            ("2024-05-01 10:20 GMT+5:30", "2024-05-01T10:20:00+05:30"),
        ] {
            let read = parse(words).and_then(|timestamp| timestamp.at(480)).map(|time| time.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{words}");
        }
    }

    #[test]
    fn other_numbers_are_not_dates() {
        for words in [
            "",
            "115.395",
            "2019",
            "9月1日下午",
            "2019-13-01",
            "1.4万家",
            "2019-09-021",
            "03/04/2016",
            "15/28/2016",
            "1.4.1万家",
            "11.28.20165",
            "2019年9月",
            "12345678",
            "18000101",
            "二〇二四年",
            "二三四五年五月一日",
            "一二月份",
            "民国时期",
        ] {
            assert_eq!(find(words), None, "{words}");
        }
    }

    #[test]
    fn finds_a_date_inside_a_line() {
        let words = "发布时间：2024-05-01 10:00 来源：县广播站";
        let (range, timestamp) = find(words).unwrap();
        assert_eq!((&words[range], timestamp.has_time()), ("2024-05-01 10:00", true));
    }

    #[test]
    fn recognizes_relative_times() {
        assert!(["刚刚", "3小时前", "昨天 11:30", "2 hours ago"].into_iter().all(is_relative));
        assert!(!["3小时", "昨天下了雨", "years ago"].into_iter().any(is_relative));
    }
}
