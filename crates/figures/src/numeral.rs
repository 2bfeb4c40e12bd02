//! Numerals with scales, in Arabic digits, Han digits or both: `270亿`,
//! `25万6千`, `三百多万`, `一万五千亿`, `壹仟贰佰`, `三点五万`.
//!
//! This module reads the characters and leaves the arithmetic to
//! `accumulator`. `term` turns the numeral into a share, a fraction or a plain
//! amount.

use super::Rational;
use super::accumulator::Accumulator;
use super::characters::{
    MYRIAD, MYRIAD_SQUARED, after_space, arabic_digit, char_at, han_digit, is_han_numeral, is_han_zero, scale,
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
            Some((end, value)) => multiplied(chars, end, value?, Form { single: false, ..form }),
            None if is_han_numeral(char_at(chars, at + 1)) => Reading::Other(run_end(chars, at)),
            None => Reading::Numeral(Numeral { end: at + 1, value: Rational::integer(0), form, more: None }),
        });
    }
    let implied_one = scale(first).is_some_and(|scale| scale > 10);
    let form = Form { implied_one, shared_scale: 1, ..Form::default() };
    is_han_numeral(first).then(|| accumulate(chars, at, Accumulator::new(), form))
}

/// Reads characters for as long as the accumulator accepts them.
fn accumulate(chars: &[char], start: usize, mut accumulator: Accumulator, mut form: Form) -> Reading {
    let mut end = start;
    loop {
        let next = char_at(chars, end);
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
            let holds_place = han_digit(after).is_some() || arabic_digit(after).is_some() || scale(after) == Some(10);
            let Some(longer) = accumulator.zero().filter(|_| holds_place) else { break };
            accumulator = longer;
        } else if arabic_digit(next).is_some() {
            let (digits_end, value) = plain_digits(chars, end);
            let longer = value.and_then(|value| accumulator.digits(value, digits_end - end));
            let Some(longer) = longer.filter(|_| form.arabic) else { break };
            accumulator = longer;
            end = digits_end;
            continue;
        } else {
            let at = if form.arabic && accumulator.has_pending() { after_space(chars, end) } else { end };
            let Some(longer) = scaled(chars, at, &accumulator, end == start && !accumulator.has_pending()) else {
                break;
            };
            accumulator = longer;
            end = at;
        }
        end += 1;
    }
    finished(chars, start, end, accumulator, &mut form)
}

/// Adds the scale at `at`, unless a unit begins there: 500千瓦.
fn scaled(chars: &[char], at: usize, accumulator: &Accumulator, first: bool) -> Option<Accumulator> {
    let scale = scale(char_at(chars, at))?;
    if !first && units::begins_with_scale(chars, at) {
        return None;
    }
    match scale {
        MYRIAD_SQUARED => accumulator.myriad_squared(first),
        MYRIAD => accumulator.myriad(first),
        _ => accumulator.small_scale(scale, first || scale == 10),
    }
}

fn finished(chars: &[char], start: usize, end: usize, accumulator: Accumulator, form: &mut Form) -> Reading {
    let Some(value) = accumulator.value() else { return Reading::Other(end.max(start + 1)) };
    form.scaled = accumulator.last_scale() >= 100;
    form.myriad = accumulator.last_scale() >= MYRIAD || value >= MYRIAD && !form.arabic;
    form.single = !form.arabic && end == start + 1 && accumulator.has_pending();
    form.shared_scale = accumulator.shared_scale();
    if !form.arabic && !form.scaled {
        match decimal_places(chars, end, value) {
            Some((end, Some(value))) => {
                return multiplied(chars, end, value, Form { single: false, ..*form });
            }
            Some((end, None)) => return Reading::Other(end),
            None => {}
        }
    }
    if char_at(chars, end) == '几' {
        return Reading::Other(end + 1);
    }
    let value = Rational::integer(value);
    if is_more(chars, end) && scale(char_at(chars, end + 1)).is_some_and(|scale| scale > 10) {
        return multiplied(chars, end, value, *form);
    }
    Reading::Numeral(Numeral { end, value, form: *form, more: None })
}

/// A value with the scales that multiply it and an optional 多 before them:
/// `1.2千万`, `300多万`.
fn multiplied(chars: &[char], at: usize, value: Rational, mut form: Form) -> Reading {
    let plain = Reading::Numeral(Numeral { end: at, value, form, more: None });
    let more = is_more(chars, at).then(|| char_at(chars, at));
    let mut end = if more.is_some() { at + 1 } else { at };
    let mut factor: u128 = 1;
    for allowed in [10..MYRIAD, MYRIAD..MYRIAD + 1, MYRIAD_SQUARED..MYRIAD_SQUARED + 1] {
        let next = if form.arabic { after_space(chars, end) } else { end };
        let scale = scale(char_at(chars, next)).filter(|scale| allowed.contains(scale));
        if let Some(scale) = scale.filter(|_| !units::begins_with_scale(chars, next)) {
            factor *= scale;
            end = next + 1;
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
