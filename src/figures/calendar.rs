//! Dates and times of day, which are written with numbers and count nothing:
//! `2019年`, `9月1日`, `1至8月`, `2019-09-02`, `11:30`, `8时30分`, `2分35秒`.

use super::glyphs::{after_space, arabic_digit, glyph, glyph_before, han_digit, is_dash, is_range_mark, scale};
use super::literal::plain_digits;

/// Where the date or time that begins at `at` ends, if there is one.
pub(super) fn end(chars: &[char], at: usize) -> Option<usize> {
    let (end, number) = short_number(chars, at)?;
    let arabic = arabic_digit(glyph(chars, at)).is_some();
    let digits = end - at;
    if arabic && digits == 4 && (1_000..3_000).contains(&number) {
        return year(chars, end).or_else(|| joined(chars, end, arabic));
    }
    dated(chars, end, number, arabic && digits == 2 && number < 10)
        .or_else(|| clock(chars, at, end, number))
        .or_else(|| lap(chars, end))
        .or_else(|| joined(chars, end, arabic))
}

/// A year and what belongs to it: 年, or the rest of 2019-09-02.
fn year(chars: &[char], at: usize) -> Option<usize> {
    let sign = after_space(chars, at);
    if glyph(chars, sign) == '年' {
        // 2000年历史 is a span of time.
        let span = matches!((glyph(chars, sign + 1), glyph(chars, sign + 2)), ('历', _) | ('的', '历'));
        return (!span).then_some(sign + 1);
    }
    let next = glyph(chars, at);
    if !(is_dash(next) || matches!(next, '/' | '.' | '．')) {
        return None;
    }
    let month = two_digits(chars, at + 1, 12)?;
    let full = glyph(chars, month) == next;
    match two_digits(chars, month + 1, 31).filter(|_| full) {
        Some(day) => Some(day),
        None => is_dash(next).then_some(month),
    }
}

/// A month, a day, or a year of two digits that a month follows.
fn dated(chars: &[char], at: usize, number: u128, leading_zero: bool) -> Option<usize> {
    let at = after_space(chars, at);
    match glyph(chars, at) {
        '月' if (1..=12).contains(&number) => Some(at + 1),
        '日' | '号' if (1..=31).contains(&number) => Some(at + 1),
        '年' => {
            let month = short_number(chars, at + 1).filter(|(end, _)| glyph(chars, *end) == '月');
            (leading_zero || month.is_some()).then_some(at + 1)
        }
        _ => None,
    }
}

/// The 秒 of `2分35秒`, which is one amount in two units.
fn lap(chars: &[char], at: usize) -> Option<usize> {
    let (end, _) = short_number(chars, at + 1).filter(|_| glyph(chars, at) == '分')?;
    (glyph(chars, end) == '秒').then_some(end + 1)
}

/// `11:30`, `11:30:05`, `8时30分`, `九点三十分`.
fn clock(chars: &[char], start: usize, at: usize, hour: u128) -> Option<usize> {
    if matches!(glyph(chars, at), ':' | '：') && hour <= 24 {
        let minute = exactly_two_digits(chars, at + 1)?;
        let seconds = matches!(glyph(chars, minute), ':' | '：').then(|| exactly_two_digits(chars, minute + 1));
        return Some(seconds.flatten().unwrap_or(minute));
    }
    let after_hour = matches!(glyph_before(chars, start), '时' | '点' | '點');
    (after_hour && glyph(chars, at) == '分' && glyph(chars, at + 1) != '之').then_some(at + 1)
}

/// The first of two dates that share their unit: `1至8月`, `3-5日`,
/// `2016—2020年`, `8至10时`.
fn joined(chars: &[char], at: usize, arabic: bool) -> Option<usize> {
    let mark = glyph(chars, at);
    if !is_range_mark(mark) && mark != '、' {
        return None;
    }
    let (end, number) = short_number(chars, at + 1)?;
    let sign = glyph(chars, after_space(chars, end));
    let year = arabic && end - at == 5 && (1_000..3_000).contains(&number) && sign == '年';
    let day = matches!(sign, '月' | '日' | '号') && number <= 31;
    let hour = matches!(sign, '时' | '点') && number <= 24;
    (year || day || hour).then_some(after_space(chars, end) + 1)
}

/// Up to four Arabic digits, or a Han number below one hundred. 两 is left
/// out: no date is written with it.
fn short_number(chars: &[char], at: usize) -> Option<(usize, u128)> {
    if arabic_digit(glyph(chars, at)).is_some() {
        let count = (0..5).take_while(|offset| arabic_digit(glyph(chars, at + offset)).is_some()).count();
        let (end, value) = if count <= 4 { plain_digits(chars, at) } else { return None };
        return Some((end, value?));
    }
    let digit = |index: usize| han_digit(glyph(chars, index)).filter(|_| glyph(chars, index) != '两');
    let tens = digit(at);
    let ten_at = at + usize::from(tens.is_some());
    if scale(glyph(chars, ten_at)) != Some(10) {
        return tens.map(|ones| (at + 1, ones));
    }
    let ones = digit(ten_at + 1);
    Some((ten_at + 1 + usize::from(ones.is_some()), tens.unwrap_or(1) * 10 + ones.unwrap_or(0)))
}

/// The end of one or two digits worth 1 to `most`, with no digit after them.
fn two_digits(chars: &[char], at: usize, most: u128) -> Option<usize> {
    let (end, value) = short_number(chars, at).filter(|_| arabic_digit(glyph(chars, at)).is_some())?;
    (end - at <= 2 && (1..=most).contains(&value)).then_some(end)
}

fn exactly_two_digits(chars: &[char], at: usize) -> Option<usize> {
    let (end, value) = short_number(chars, at)?;
    let goes_on = matches!(glyph(chars, end), '.' | '%') || scale(glyph(chars, end)).is_some();
    (end - at == 2 && value < 60 && !goes_on).then_some(end)
}
