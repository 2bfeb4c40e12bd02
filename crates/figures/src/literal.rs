//! Plain digits: `832`, `1,234.5`, `９２`, and runs of digits that are not
//! numbers (`0884`, `1.2.3`, forty digits in a row).

use super::Rational;
use super::characters::{after_space, arabic_digit, char_at, is_han};

/// A run of Arabic digits.
pub(super) struct Literal {
    /// End of the run (exclusive).
    pub(super) end: usize,
    /// The value. `None` for an identifier, a dotted sequence or a number that
    /// overflows.
    pub(super) value: Option<Rational>,
    /// Whether commas separate the thousands.
    pub(super) grouped: bool,
    /// Whether it has a decimal part.
    pub(super) decimal: bool,
    /// The number of digits before the decimal point.
    pub(super) digits: usize,
}

/// Reads the run of digits that begins at `at`.
pub(super) fn literal(chars: &[char], at: usize) -> Option<Literal> {
    arabic_digit(char_at(chars, at))?;
    let mut whole = Some(0);
    let mut end = take_digits(chars, at, &mut whole);
    let mut digits = end - at;
    let leading_zero = digits > 1 && arabic_digit(char_at(chars, at)) == Some(0);
    let mut grouped = false;
    if !leading_zero && let Some(pairs) = indian_pairs(chars, end).filter(|_| digits <= 2) {
        for _ in 0..pairs {
            end = take_digits(chars, end + 1, &mut whole);
        }
        digits += pairs * 2;
        grouped = true;
    }
    while !leading_zero && (grouped || digits <= 3) && is_group(chars, end) {
        end = take_digits(chars, end + 1, &mut whole);
        digits += 3;
        grouped = true;
    }
    if !grouped && !leading_zero && digits <= 3 {
        let spaced = spaced_groups(chars, end);
        for _ in 0..spaced {
            end = take_digits(chars, end + 1, &mut whole);
            digits += 3;
            grouped = true;
        }
    }
    let mut value = whole.map(Rational::integer);
    let decimal = is_point(chars, end);
    if decimal {
        let mut all = whole;
        let fraction_start = end + 1;
        end = take_digits(chars, fraction_start, &mut all);
        value = u32::try_from(end - fraction_start)
            .ok()
            .and_then(|places| 10_u128.checked_pow(places))
            .and_then(|denominator| Rational::new(all?, denominator));
        // With a second point it is a section number or an address.
        while is_point(chars, end) {
            end = take_digits(chars, end + 1, &mut None);
            value = None;
        }
    }
    let value = value.filter(|_| !leading_zero);
    Some(Literal { end, value, grouped, decimal, digits })
}

/// Reads digits without separators; leading zeros are allowed. Returns the end
/// and the value, unless it overflows.
pub(super) fn plain_digits(chars: &[char], at: usize) -> (usize, Option<u128>) {
    let mut value = Some(0);
    let end = take_digits(chars, at, &mut value);
    (end, value.filter(|_| end > at))
}

fn take_digits(chars: &[char], at: usize, value: &mut Option<u128>) -> usize {
    let mut end = at;
    while let Some(digit) = arabic_digit(char_at(chars, end)) {
        *value = value.and_then(|value| value.checked_mul(10)?.checked_add(digit));
        end += 1;
    }
    end
}

/// The number of groups of two digits that follow, before one of three: `12,34,567`, as in India.
fn indian_pairs(chars: &[char], at: usize) -> Option<usize> {
    let is_pair = |at: usize| {
        char_at(chars, at) == ','
            && (1..=2).all(|offset| arabic_digit(char_at(chars, at + offset)).is_some())
            && char_at(chars, at + 3) == ','
    };
    let pairs = (0..MOST_GROUPS).take_while(|pair| is_pair(at + pair * 3)).count();
    (pairs > 0 && is_group(chars, at + pairs * 3)).then_some(pairs)
}

/// Whether a comma and exactly three digits follow. A full-width comma
/// separates thousands only between full-width digits; otherwise it is
/// punctuation.
fn is_group(chars: &[char], at: usize) -> bool {
    let comma = match char_at(chars, at) {
        ',' => true,
        '，' => at > 0 && !chars[at - 1].is_ascii() && !char_at(chars, at + 1).is_ascii(),
        _ => false,
    };
    comma
        && (1..=3).all(|offset| arabic_digit(char_at(chars, at + offset)).is_some())
        && arabic_digit(char_at(chars, at + 4)).is_none()
}

/// The most groups of digits with spaces between them in one number.
const MOST_GROUPS: usize = 5;

/// The number of groups of three digits that follow, each after a space or an
/// apostrophe: `1 200 万元`, `1'200`. Spaces of full width also separate
/// columns, so a scale, a unit or a percent sign must follow.
fn spaced_groups(chars: &[char], at: usize) -> usize {
    let separator = char_at(chars, at);
    if !matches!(separator, ' ' | '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}') {
        return 0;
    }
    let mut end = at;
    let mut groups = 0;
    while char_at(chars, end) == separator
        && (1..=3).all(|offset| arabic_digit(char_at(chars, end + offset)).is_some())
        && arabic_digit(char_at(chars, end + 4)).is_none()
    {
        groups += 1;
        end += 4;
        if groups > MOST_GROUPS {
            return 0;
        }
    }
    let fraction = if is_point(chars, end) { take_digits(chars, end + 1, &mut None) } else { end };
    let next = after_space(chars, fraction);
    let measured = is_han(char_at(chars, next)) || char_at(chars, next) == '%' || separator != ' ';
    let date = matches!(char_at(chars, next), '年' | '月' | '日');
    if measured && !date { groups } else { 0 }
}

fn is_point(chars: &[char], at: usize) -> bool {
    matches!(char_at(chars, at), '.' | '．') && arabic_digit(char_at(chars, at + 1)).is_some()
}
