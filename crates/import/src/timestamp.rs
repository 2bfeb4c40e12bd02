//! Dates and times in the formats of news pages.
//!
//! A date must have a year. The caller supplies the time zone, because the text
//! does not contain one. Relative times (3小时前) are recognized but have no
//! value, because the time of retrieval is unknown.

use article::DateTime;
use std::ops::Range;

/// A date with an optional time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp {
    date: [u32; 3],
    time: Option<[u32; 3]>,
}

impl Timestamp {
    /// Whether there is a time of day.
    pub const fn has_time(self) -> bool {
        self.time.is_some()
    }

    /// The date and time in a time zone `offset_minutes` ahead of UTC, or only
    /// the day if there is no time of day. `None` for a day that does not
    /// exist.
    pub fn at(self, offset_minutes: i16) -> Option<DateTime> {
        let Some([hour, minute, second]) = self.time else { return DateTime::read(&self.day()) };
        let (sign, offset) = (if offset_minutes < 0 { '-' } else { '+' }, offset_minutes.unsigned_abs());
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

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Finds the first date with a year in `words`. Returns its byte range and
/// value.
pub fn find(words: &str) -> Option<(Range<usize>, Timestamp)> {
    let mut after_word = false;
    for (start, character) in words.char_indices() {
        let is_word = character.is_ascii_alphanumeric();
        if is_word && !after_word {
            let mut reader = LineReader { rest: &words[start..] };
            if let Some(timestamp) = reader.timestamp().filter(|timestamp| timestamp.at(0).is_some()) {
                return Some((start..words.len() - reader.rest.len(), timestamp));
            }
        }
        after_word = is_word;
    }
    None
}

/// Parses `words` as a date and nothing else.
pub fn parse(words: &str) -> Option<Timestamp> {
    let begins = words.starts_with(|first: char| first.is_ascii_alphanumeric());
    let mut reader = LineReader { rest: words };
    let timestamp = reader.timestamp().filter(|timestamp| begins && timestamp.at(0).is_some())?;
    reader.rest.is_empty().then_some(timestamp)
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

/// The unread rest of a line.
struct LineReader<'a> {
    rest: &'a str,
}

impl LineReader<'_> {
    fn number(&mut self, most_digits: usize) -> Option<u32> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > most_digits {
            return None;
        }
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        number.parse().ok()
    }

    fn any(&mut self, characters: &[char]) -> Option<char> {
        let first = self.rest.chars().next().filter(|first| characters.contains(first))?;
        self.rest = &self.rest[first.len_utf8()..];
        Some(first)
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn timestamp(&mut self) -> Option<Timestamp> {
        let date = if self.rest.starts_with(|first: char| first.is_ascii_digit()) {
            let before = self.rest;
            self.numeric_date().or_else(|| {
                self.rest = before;
                self.english_date(true)
            })
        } else {
            self.english_date(false)
        }?;
        let after_date = self.rest;
        self.any(&[',', '，', 'T', 't']);
        self.space();
        let time = self.time();
        if time.is_none() {
            self.rest = after_date;
        }
        // 2019-09-021 and 2019年9月2日1 are not dates.
        if self.rest.starts_with(|next: char| next.is_ascii_digit()) {
            return None;
        }
        Some(Timestamp { date, time })
    }

    /// `2019-09-02`, `2019/9/2`, `2019.9.2`, `2019年9月2日`.
    fn numeric_date(&mut self) -> Option<[u32; 3]> {
        let year = self.number(4).filter(|year| (1000..=9999).contains(year))?;
        let separator = self.any(&['-', '/', '.', '年'])?;
        self.space();
        let month = self.number(2)?;
        self.any(&[if separator == '年' { '月' } else { separator }])?;
        self.space();
        let day = self.number(2)?;
        if separator == '年' {
            self.any(&['日', '号'])?;
        }
        Some([year, month, day])
    }

    /// `2 September 2019` with `day_first`, else `September 2, 2019`.
    fn english_date(&mut self, day_first: bool) -> Option<[u32; 3]> {
        let first = if day_first { Some(self.number(2)?) } else { None };
        self.space();
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, rest) = self.rest.split_at(letters);
        let name = name.to_ascii_lowercase();
        let month = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(&name))?;
        self.rest = rest;
        self.any(&['.']);
        self.space();
        let day = match first {
            Some(day) => day,
            None => self.number(2)?,
        };
        self.any(&[',']);
        self.space();
        let year = self.number(4).filter(|year| *year >= 1000)?;
        Some([year, u32::try_from(month).ok()? + 1, day])
    }

    /// `11:30`, `11：30：05`, `11:30 pm`.
    fn time(&mut self) -> Option<[u32; 3]> {
        let mut hour = self.number(2)?;
        self.any(&[':', '：'])?;
        let minute = self.number(2)?;
        let second = if self.any(&[':', '：']).is_some() { self.number(2)? } else { 0 };
        let rest = self.rest.trim_start();
        for (half, hours) in [("am", 0), ("pm", 12)] {
            if rest.get(..2).is_some_and(|word| word.eq_ignore_ascii_case(half)) {
                hour = hour % 12 + hours;
                self.rest = &rest[2..];
            }
        }
        (hour < 24 && minute < 60 && second < 60).then_some([hour, minute, second])
    }
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
        ] {
            let read = parse(words).and_then(|timestamp| timestamp.at(480)).map(|time| time.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{words}");
        }
    }

    #[test]
    fn other_numbers_are_not_dates() {
        for words in ["", "115.395", "2019", "9月1日下午", "2019-13-01", "1.4万家", "2019-09-021", "2019年9月"]
        {
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
