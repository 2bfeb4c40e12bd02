//! Numerals with scales, in Arabic digits, Han digits or both: `270亿`,
//! `25万6千`, `三百多万`, `一万五千亿`, `壹仟贰佰`, `三点五万`.
//!
//! This module reads the characters and leaves the arithmetic to
//! `accumulator`. `term` turns the numeral into a share, a fraction or a plain
//! amount.

use super::Rational;
use super::accumulator::Accumulator;
use super::characters::{
    MYRIAD, MYRIAD_CUBED, MYRIAD_SQUARED, after_space, arabic_digit, char_at, han_digit, is_han, is_han_numeral,
    is_han_zero, scale,
};
use super::literal::{literal, plain_digits};
use super::units;

/// How a numeral is written. `classify` uses it to decide what is a figure.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Form {
    /// It begins with Arabic digits.
    pub(super) arabic: bool,
    /// Commas separate its thousands.
    pub(super) grouped: bool,
    /// It has 万, 亿 or an English scale.
    pub(super) myriad: bool,
    /// It is written in Han characters with decimal places: 三点五.
    pub(super) decimal: bool,
    /// It has 百, 千 or more.
    pub(super) scaled: bool,
    /// It begins with a scale without a digit: 百余.
    pub(super) implied_one: bool,
    /// It is one Han digit.
    pub(super) single: bool,
    /// The scale that a range applies to its left bound if that has none.
    pub(super) shared_scale: u128,
}

/// A parsed numeral.
pub(super) struct Numeral {
    pub(super) end: usize,
    pub(super) value: Rational,
    pub(super) form: Form,
    /// 多, 余 or 来 inside: 300多万.
    pub(super) more: Option<char>,
}

/// The result of reading a run of numeral characters.
pub(super) enum Reading {
    /// A number.
    Numeral(Numeral),
    /// Not an exact number (一二三, 三五, 0884). Holds the end of the run.
    Other(usize),
}

/// Reads the longest numeral that begins at `at`. `None` if there is none.
pub(super) fn numeral(chars: &[char], at: usize) -> Option<Reading> {
    if arabic_digit(char_at(chars, at)).is_none() {
        return han_start(chars, at);
    }
    let literal = literal(chars, at)?;
    let Some(value) = literal.value else { return Some(Reading::Other(literal.end)) };
    let mut form = Form { arabic: true, grouped: literal.grouped, shared_scale: 1, ..Form::default() };
    if literal.decimal {
        return Some(multiplied(chars, literal.end, value, form));
    }
    let Some(accumulator) = Accumulator::new().digits(value.numerator(), literal.digits) else {
        return Some(Reading::Other(literal.end));
    };
    form.shared_scale = 1;
    Some(accumulate(chars, literal.end, accumulator, form))
}

fn han_start(chars: &[char], at: usize) -> Option<Reading> {
    let first = char_at(chars, at);
    if is_han_zero(first) {
        let form = Form { single: true, shared_scale: 1, ..Form::default() };
        return Some(match decimal_places(chars, at + 1, 0) {
            Some((end, value)) => multiplied(chars, end, value?, Form { single: false, decimal: true, ..form }),
            None if is_han_numeral(char_at(chars, at + 1)) => Reading::Other(run_end(chars, at)),
            None => Reading::Numeral(Numeral { end: at + 1, value: Rational::integer(0), form, more: None }),
        });
    }
    let implied_one = scale(first).is_some_and(|scale| scale > 10);
    let form = Form { implied_one, shared_scale: 1, ..Form::default() };
    is_han_numeral(first).then(|| accumulate(chars, at, Accumulator::new(), form))
}

/// Reads characters for as long as the accumulator accepts them.
fn accumulate(chars: &[char], start: usize, mut accumulator: Accumulator, form: Form) -> Reading {
    let mut end = start;
    let mut more = None;
    let mut spaced = false;
    loop {
        if !form.arabic && end > start && goes_on_after_space(chars, end, accumulator.last_scale() > 1, spaced) {
            spaced = true;
            end += 1;
        }
        let next = char_at(chars, end);
        // In 三十两 the final 两 is a unit of weight.
        let weight =
            matches!(next, '两' | '兩') && accumulator.last_scale() > 1 && scale(char_at(chars, end + 1)).is_none();
        if weight {
            break;
        }
        if let Some(digit) = han_digit(next) {
            if accumulator.has_pending() {
                if form.arabic {
                    break;
                }
                // Two Han digits in a row are a year, an approximation or a list.
                return Reading::Other(run_end(chars, end));
            }
            let Some(longer) = accumulator.digits(digit, 1) else { break };
            accumulator = longer;
        } else if is_han_zero(next) {
            if accumulator.has_pending() && !form.arabic {
                return Reading::Other(run_end(chars, end));
            }
            let after = char_at(chars, end + 1);
            let holds_place = han_digit(after).is_some()
                || arabic_digit(after).is_some()
                || scale(after) == Some(10)
                || is_some_more(chars, end + 1);
            let Some(longer) = accumulator.zero().filter(|_| holds_place) else { break };
            accumulator = longer;
        } else if arabic_digit(next).is_some() {
            let grouped = literal(chars, end).filter(|literal| literal.grouped && !literal.decimal);
            let grouped = grouped.and_then(|literal| Some((literal.end, Some(literal.value?.numerator()))));
            let (digits_end, value) = grouped.unwrap_or_else(|| plain_digits(chars, end));
            let longer = value.and_then(|value| accumulator.digits(value, digits_end - end));
            let Some(longer) = longer.filter(|_| form.arabic) else { break };
            accumulator = longer;
            end = digits_end;
            continue;
        } else {
            let mut at = if form.arabic && accumulator.has_pending() { after_space(chars, end) } else { end };
            // 1亿3千多万: 多 stands before the last scale.
            let some = accumulator.last_scale() > 1 && !accumulator.has_pending() && is_some_more(chars, at);
            let inner = more.is_none() && end > start.saturating_sub(1) && (some || is_more_before_scale(chars, at));
            at += usize::from(inner);
            let begins = end == start && !inner && !accumulator.has_pending();
            let Some((longer, length)) = scaled(chars, at, &accumulator, begins) else { break };
            accumulator = longer;
            more = more.or_else(|| inner.then(|| char_at(chars, at - 1)));
            end = at + length;
            continue;
        }
        end += 1;
    }
    finished(chars, start, end, accumulator, form, more)
}

/// Whether a numeral goes on after the one space at `at`, as texts print it that set words apart:
/// `三千 八百 九十六 万`. A scale follows, or a digit with one; after a first space, also the last digit.
fn goes_on_after_space(chars: &[char], at: usize, scaled: bool, spaced: bool) -> bool {
    if char_at(chars, at) != ' ' {
        return false;
    }
    let next = char_at(chars, at + 1);
    let after = char_at(chars, after_space(chars, at + 2));
    let digit = han_digit(next).is_some() && !matches!(next, '两' | '兩');
    scale(next).is_some()
        || scaled && digit && scale(after).is_some()
        || spaced && digit && !is_han_numeral(after) && !is_han(after) && arabic_digit(after).is_none()
}

/// Adds the scale at `at`, unless a unit begins there: 500千瓦. Returns also
/// the length of the scale.
fn scaled(chars: &[char], at: usize, accumulator: &Accumulator, first: bool) -> Option<(Accumulator, usize)> {
    let (scale, length) = scale_at(chars, at, first)?;
    if !first && units::begins_with_scale(chars, at) {
        return None;
    }
    let longer = match scale {
        MYRIAD_CUBED => accumulator.above_myriads(MYRIAD_CUBED, first),
        MYRIAD_SQUARED => accumulator.above_myriads(MYRIAD_SQUARED, first),
        MYRIAD => accumulator.myriad(first),
        _ => accumulator.small_scale(scale, first || scale == 10),
    };
    Some((longer?, length))
}

/// The scale at `at` and its length: 亿, 万万, 个亿 (2.5个亿), 兆 (1兆2000億元).
fn scale_at(chars: &[char], at: usize, first: bool) -> Option<(u128, usize)> {
    let next = char_at(chars, at + 1);
    match char_at(chars, at) {
        '万' if next == '万' && !first => Some((MYRIAD_SQUARED, 2)),
        '萬' if next == '萬' && !first => Some((MYRIAD_SQUARED, 2)),
        '个' | '個' if !first && matches!(next, '亿' | '億') && !"级級元".contains(char_at(chars, at + 2)) => {
            Some((MYRIAD_SQUARED, 2))
        }
        // 50兆 alone is a size in megabytes.
        '兆' if !first => {
            let currency =
                matches!(next, '元' | '圓' | '円' | '美' | '日' | '韩' | '韓' | '歐' | '欧' | '港' | '新' | '台');
            let continued = is_han_numeral(next) || arabic_digit(next).is_some();
            (currency || continued).then_some((MYRIAD_CUBED, 1))
        }
        character => scale(character).map(|scale| (scale, 1)),
    }
}

/// Whether 几 stands right before 万 or 亿: 二十几万, 一百零几万.
fn is_some_more(chars: &[char], at: usize) -> bool {
    matches!(char_at(chars, at), '几' | '幾') && scale(char_at(chars, at + 1)).is_some_and(|scale| scale >= MYRIAD)
}

/// Whether 多 or a like word stands right before a scale: 300多万.
fn is_more_before_scale(chars: &[char], at: usize) -> bool {
    is_more(chars, at) && scale(char_at(chars, at + 1)).is_some_and(|scale| scale > 10)
}

fn finished(
    chars: &[char],
    start: usize,
    end: usize,
    accumulator: Accumulator,
    mut form: Form,
    more: Option<char>,
) -> Reading {
    let Some(value) = accumulator.value() else { return Reading::Other(end.max(start + 1)) };
    form.scaled = accumulator.last_scale() >= 100;
    form.myriad = accumulator.last_scale() >= MYRIAD || value >= MYRIAD && (form.scaled || !form.arabic);
    form.single = !form.arabic && end == start + 1 && accumulator.has_pending();
    form.shared_scale = accumulator.shared_scale();
    if !form.arabic && (!form.scaled || !form.implied_one) {
        match decimal_places(chars, end, value) {
            Some((end, Some(value))) => {
                return multiplied(chars, end, value, Form { single: false, decimal: true, ..form });
            }
            Some((end, None)) => return Reading::Other(end),
            None => {}
        }
    }
    if matches!(char_at(chars, end), '几' | '幾') {
        return Reading::Other(end + 1);
    }
    Reading::Numeral(Numeral { end, value: Rational::integer(value), form, more })
}

/// A value with the scales that multiply it and an optional 多 before them:
/// `1.2千万`, `300多万`.
fn multiplied(chars: &[char], at: usize, value: Rational, mut form: Form) -> Reading {
    let plain = Reading::Numeral(Numeral { end: at, value, form, more: None });
    let more = is_more(chars, at).then(|| char_at(chars, at));
    let mut end = if more.is_some() { at + 1 } else { at };
    let mut factor: u128 = 1;
    for allowed in [10..MYRIAD, MYRIAD..MYRIAD + 1, MYRIAD_SQUARED..MYRIAD_CUBED + 1] {
        let next = if form.arabic { after_space(chars, end) } else { end };
        let scale = scale_at(chars, next, false).filter(|(scale, _)| allowed.contains(scale));
        if let Some((scale, length)) = scale.filter(|_| !units::begins_with_scale(chars, next)) {
            factor *= scale;
            end = next + length;
        }
    }
    if factor == 1 {
        return plain;
    }
    form.scaled = true;
    form.myriad |= factor >= MYRIAD;
    form.shared_scale = factor;
    match value.checked_mul(Rational::integer(factor)) {
        Some(value) => Reading::Numeral(Numeral { end, value, form, more }),
        None => Reading::Other(end),
    }
}

/// The end and the value of a Han number with decimal places: `点五` after
/// `whole`. The value is `None` for a time of day (八点三十分) and on overflow.
fn decimal_places(chars: &[char], at: usize, whole: u128) -> Option<(usize, Option<Rational>)> {
    let place = |index: usize| {
        let next = char_at(chars, index);
        han_digit(next).or_else(|| is_han_zero(next).then_some(0))
    };
    if !matches!(char_at(chars, at), '点' | '點') {
        return None;
    }
    place(at + 1)?;
    let mut end = at + 1;
    let (mut numerator, mut denominator) = (Some(whole), Some(1_u128));
    while let Some(digit) = place(end) {
        numerator = numerator.and_then(|value| value.checked_mul(10)?.checked_add(digit));
        denominator = denominator.and_then(|value| value.checked_mul(10));
        end += 1;
    }
    let time_of_day = match char_at(chars, end) {
        '十' | '拾' | '刻' | '钟' => true,
        '分' => char_at(chars, end + 1) != '之',
        _ => false,
    };
    let value = numerator.zip(denominator).and_then(|(numerator, denominator)| Rational::new(numerator, denominator));
    Some((end, value.filter(|_| !time_of_day)))
}

/// Whether the character is 多, 余 or 来, which means "more than".
pub(super) fn is_more(chars: &[char], at: usize) -> bool {
    matches!(char_at(chars, at), '多' | '余' | '餘' | '来')
}

/// The end of a run of Han numeral characters.
fn run_end(chars: &[char], at: usize) -> usize {
    let rest = chars.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|character| is_han_numeral(**character)).count()
}
