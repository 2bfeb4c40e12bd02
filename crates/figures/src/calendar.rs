//! Dates and times of day, which contain numbers but are not figures:
//! `2019年`, `9月1日`, `1至8月`, `2019-09-02`, `11:30`, `8时30分`, `2分35秒`.

use super::characters::{after_space, arabic_digit, char_at, char_before, han_digit, is_dash, is_range_mark, scale};
use super::literal::plain_digits;

/// Returns the end of the date or time that begins at `at`, if any.
pub(super) fn end(chars: &[char], at: usize) -> Option<usize> {
    let (end, number) = short_number(chars, at)?;
    let arabic = arabic_digit(char_at(chars, at)).is_some();
    let digits = end - at;
    if arabic && digits == 4 && (1_000..3_000).contains(&number) {
        return year(chars, end).or_else(|| date_range(chars, end, arabic));
    }
    month_or_day(chars, end, number, arabic && digits == 2 && number < 10)
        .or_else(|| clock(chars, at, end, number))
        .or_else(|| minutes_and_seconds(chars, end))
        .or_else(|| date_range(chars, end, arabic))
}

/// A year with the rest of its date: 年, or the `-09-02` of 2019-09-02.
fn year(chars: &[char], at: usize) -> Option<usize> {
    let sign = after_space(chars, at);
    if char_at(chars, sign) == '年' {
        // 2000年历史 is a duration.
        let span = matches!((char_at(chars, sign + 1), char_at(chars, sign + 2)), ('历', _) | ('的', '历'));
        return (!span).then_some(sign + 1);
    }
    let next = char_at(chars, at);
    if !(is_dash(next) || matches!(next, '/' | '.' | '．')) {
        return None;
    }
    let month = two_digits(chars, at + 1, 12)?;
    let full = char_at(chars, month) == next;
    match two_digits(chars, month + 1, 31).filter(|_| full) {
        Some(day) => Some(day),
        None => is_dash(next).then_some(month),
    }
}

/// A month, a day, or a two-digit year before a month.
fn month_or_day(chars: &[char], at: usize, number: u128, leading_zero: bool) -> Option<usize> {
    let at = after_space(chars, at);
    match char_at(chars, at) {
        '月' if (1..=12).contains(&number) => Some(at + 1),
        '日' | '号' if (1..=31).contains(&number) => Some(at + 1),
        '年' => {
            let month = short_number(chars, at + 1).filter(|(end, _)| char_at(chars, *end) == '月');
            (leading_zero || month.is_some()).then_some(at + 1)
        }
        _ => None,
    }
}

/// The end of `2分35秒`, one amount in two units.
fn minutes_and_seconds(chars: &[char], at: usize) -> Option<usize> {
    let (end, _) = short_number(chars, at + 1).filter(|_| char_at(chars, at) == '分')?;
    (char_at(chars, end) == '秒').then_some(end + 1)
}

/// `11:30`, `11:30:05`, `8时30分`, `九点三十分`.
fn clock(chars: &[char], start: usize, at: usize, hour: u128) -> Option<usize> {
    if matches!(char_at(chars, at), ':' | '：') && hour <= 24 {
        let minute = exactly_two_digits(chars, at + 1)?;
        let seconds = matches!(char_at(chars, minute), ':' | '：').then(|| exactly_two_digits(chars, minute + 1));
        return Some(seconds.flatten().unwrap_or(minute));
    }
    let after_hour = matches!(char_before(chars, start), '时' | '点' | '點');
    (after_hour && char_at(chars, at) == '分' && char_at(chars, at + 1) != '之').then_some(at + 1)
}

/// The first of two dates that share their unit: `1至8月`, `3-5日`,
/// `2016—2020年`, `8至10时`.
fn date_range(chars: &[char], at: usize, arabic: bool) -> Option<usize> {
    let mark = char_at(chars, at);
    if !is_range_mark(mark) && mark != '、' {
        return None;
    }
    let (end, number) = short_number(chars, at + 1)?;
    let sign = char_at(chars, after_space(chars, end));
    let year = arabic && end - at == 5 && (1_000..3_000).contains(&number) && sign == '年';
    let day = matches!(sign, '月' | '日' | '号') && number <= 31;
    let hour = matches!(sign, '时' | '点') && number <= 24;
    (year || day || hour).then_some(after_space(chars, end) + 1)
}

/// Up to four Arabic digits, or a Han number below one hundred. 两 is not
/// accepted because dates never use it.
fn short_number(chars: &[char], at: usize) -> Option<(usize, u128)> {
    if arabic_digit(char_at(chars, at)).is_some() {
        let count = (0..5).take_while(|offset| arabic_digit(char_at(chars, at + offset)).is_some()).count();
        let (end, value) = if count <= 4 { plain_digits(chars, at) } else { return None };
        return Some((end, value?));
    }
    let digit = |index: usize| han_digit(char_at(chars, index)).filter(|_| char_at(chars, index) != '两');
    let tens = digit(at);
    let ten_at = at + usize::from(tens.is_some());
    if scale(char_at(chars, ten_at)) != Some(10) {
        return tens.map(|ones| (at + 1, ones));
    }
    let ones = digit(ten_at + 1);
    Some((ten_at + 1 + usize::from(ones.is_some()), tens.unwrap_or(1) * 10 + ones.unwrap_or(0)))
}

/// The end of one or two digits with a value of 1 to `most`, with no digit
/// after them.
fn two_digits(chars: &[char], at: usize, most: u128) -> Option<usize> {
    let (end, value) = short_number(chars, at).filter(|_| arabic_digit(char_at(chars, at)).is_some())?;
    (end - at <= 2 && (1..=most).contains(&value)).then_some(end)
}

fn exactly_two_digits(chars: &[char], at: usize) -> Option<usize> {
    let (end, value) = short_number(chars, at)?;
    let continues = matches!(char_at(chars, end), '.' | '%') || scale(char_at(chars, end)).is_some();
    (end - at == 2 && value < 60 && !continues).then_some(end)
}
