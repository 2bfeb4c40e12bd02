//! Reads a date, a time of day and a time zone from the start of a text.

use super::{Timestamp, han, names};

/// The unread rest of a line.
pub struct LineReader<'a> {
    pub rest: &'a str,
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

    /// What `read` gives; if that is nothing, nothing is read.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.rest;
        let value = read(self);
        if value.is_none() {
            self.rest = before;
        }
        value
    }

    /// A date with its time of day and its time zone.
    pub fn timestamp(&mut self) -> Option<Timestamp> {
        let date = self
            .attempt(Self::numeric_date)
            .or_else(|| self.attempt(Self::year_last))
            .or_else(|| self.attempt(Self::compact_date))
            .or_else(|| self.attempt(Self::han_date))
            .or_else(|| self.attempt(Self::named_month))?;
        let time = self.attempt(Self::time_after_date);
        if time.is_none() {
            self.attempt(Self::weekday);
        }
        let offset = if time.is_some() { self.attempt(Self::offset) } else { None };
        // 2019-09-021 and 2019年9月2日1 are not dates.
        if self.rest.starts_with(|next: char| next.is_ascii_digit()) {
            return None;
        }
        Some(Timestamp { date, time, offset })
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
            self.any(&['日', '号', '號'])?;
        }
        Some([year, month, day])
    }

    /// `15.05.2020`, which has the day first; `11/28/2016` and `28/11/2016`, where only one order
    /// is a date. `03/04/2016` is none: the order is not known.
    fn year_last(&mut self) -> Option<[u32; 3]> {
        let first = self.number(2)?;
        let separator = self.any(&['.', '/'])?;
        let second = self.number(2)?;
        self.any(&[separator])?;
        let year = self.number(4).filter(|year| (1900..=2100).contains(year))?;
        match separator {
            '.' => Some([year, second, first]),
            _ if first > 12 => Some([year, second, first]),
            _ if second > 12 || first == second => Some([year, first, second]),
            _ => None,
        }
    }

    /// `20240501`.
    fn compact_date(&mut self) -> Option<[u32; 3]> {
        let digits = self.number(8).filter(|digits| (19_000_101..=21_001_231).contains(digits))?;
        Some([digits / 10_000, digits / 100 % 100, digits % 100])
    }

    /// `二〇二四年五月一日`, `民國113年5月1日`.
    fn han_date(&mut self) -> Option<[u32; 3]> {
        let (year, rest) = han::year(self.rest)?;
        let (month, rest) = han::number(rest.trim_start().strip_prefix('年')?.trim_start())?;
        let (day, rest) = han::number(rest.trim_start().strip_prefix('月')?.trim_start())?;
        self.rest = rest.trim_start().strip_prefix(['日', '号', '號'])?;
        Some([year, month, day])
    }

    /// `September 2, 2019`, `2 Sept. 2019`, `4 mars 2025`, `4. März 2025`,
    /// `4 de marzo de 2025`.
    fn named_month(&mut self) -> Option<[u32; 3]> {
        let first = self.attempt(|reader| {
            let day = reader.number(2)?;
            reader.ordinal();
            reader.any(&['.']);
            Some(day)
        });
        self.space();
        self.word("de");
        let letters = self.rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(letters);
        let month = names::month(name)?;
        self.rest = rest;
        self.any(&['.']);
        self.space();
        let day = match first {
            Some(day) => day,
            None => self.number(2)?,
        };
        self.ordinal();
        self.any(&[',']);
        self.space();
        self.word("de");
        let year = self.number(4).filter(|year| *year >= 1000)?;
        Some([year, month, day])
    }

    fn ordinal(&mut self) {
        if let Some(rest) = ["st", "nd", "rd", "th"].iter().find_map(|end| self.rest.strip_prefix(end)) {
            self.rest = rest;
        }
    }

    fn word(&mut self, word: &str) {
        if let Some(rest) = self.rest.strip_prefix(word).filter(|rest| rest.starts_with(' ')) {
            self.rest = rest.trim_start();
        }
    }

    /// A day of the week, without the spaces after it.
    fn weekday(&mut self) -> Option<()> {
        self.any(&[',', '，']);
        self.space();
        let after = names::after_weekday(self.rest);
        let read = &self.rest[..self.rest.len() - after.len()];
        self.rest = &self.rest[read.trim_end().len()..];
        (!read.is_empty()).then_some(())
    }

    /// The day of the week and the time of day that follow a date.
    fn time_after_date(&mut self) -> Option<[u32; 3]> {
        self.any(&[',', '，', 'T', 't']);
        self.space();
        self.any(&['|']);
        self.space();
        self.rest = names::after_weekday(self.rest);
        self.word("at");
        self.time()
    }

    /// `11:30`, `11：30：05`, `11:30 p.m.`, `下午3:20`, `15时20分`.
    pub fn time(&mut self) -> Option<[u32; 3]> {
        let half = names::half_of_day(self.rest);
        if let Some((_, rest)) = half {
            self.rest = rest.trim_start();
        }
        let mut hour = self.number(2)?;
        let (minute, second) = match self.any(&[':', '：', '时', '時', '点', '點'])? {
            ':' | '：' => {
                let minute = self.number(2)?;
                let second = if self.any(&[':', '：']).is_some() { self.number(2)? } else { 0 };
                self.attempt(|reader| reader.any(&['.']).and_then(|_| reader.number(9)));
                (minute, second)
            }
            _ => {
                let minute = self.attempt(|reader| {
                    let minute = reader.number(2)?;
                    reader.any(&['分']).map(|_| minute)
                });
                (minute.unwrap_or(0), 0)
            }
        };
        let after = names::half_of_day(self.rest.trim_start());
        if let Some((_, rest)) = after {
            self.rest = rest;
        }
        if let Some((is_second, _)) = half.or(after) {
            hour = match (hour, is_second) {
                (12, false) => 0,
                (1..=11, true) => hour + 12,
                _ => hour,
            };
        }
        (hour < 24 && minute < 60 && second < 60).then_some([hour, minute, second])
    }

    /// `Z`, `+08:00`, `+0800`, `UTC`, `GMT+8`, `(UTC+8)`: minutes ahead of UTC.
    fn offset(&mut self) -> Option<i16> {
        if let Some(rest) = self.rest.strip_prefix(['Z', 'z']) {
            self.rest = rest;
            return Some(0);
        }
        self.space();
        let bracket = self.any(&['(', '（']);
        let named = names::zone(self.rest);
        if let Some((_, rest)) = named {
            self.rest = rest;
        }
        let sign = self.any(&['+', '-', '−']);
        let minutes = match sign {
            Some(sign) => {
                let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
                let number = self.number(4)?;
                let (hours, minutes) = match digits {
                    1 | 2 => (number, if self.any(&[':']).is_some() { self.number(2)? } else { 0 }),
                    _ => (number / 100, number % 100),
                };
                let ahead = i16::try_from(hours * 60 + minutes).ok().filter(|ahead| *ahead <= 14 * 60)?;
                if sign == '+' { ahead } else { -ahead }
            }
            None => named?.0,
        };
        if bracket.is_some() {
            self.any(&[')', '）'])?;
        }
        Some(minutes)
    }
}
