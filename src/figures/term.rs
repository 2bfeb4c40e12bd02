//! One number with what makes it a share: `92%`, `百分之三点五`, `三分之二`,
//! `2/3`, `三成五`, `一半`. A number without such a sign is a plain term.
//!
//! Stands between `numeral`, which reads the digits, and `quantity`, which
//! adds the unit and joins two terms to a range.

use super::Rational;
use super::glyphs::{after_space, arabic_digit, glyph, glyph_before, han_digit};
use super::literal::plain_digits;
use super::numeral::{Form, Reading, numeral};

/// A number, and how it is a share of something if it is.
pub(super) struct Term {
    pub(super) end: usize,
    pub(super) value: Rational,
    pub(super) form: Form,
    /// 多, 余 or 来 inside the number.
    pub(super) more: Option<char>,
    /// Set for a share or fraction, which needs no unit.
    pub(super) share: Option<Share>,
}

/// What a share is given in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    /// `%`, `‰`, `成`, or nothing for a fraction.
    pub(super) unit: &'static str,
    /// What the printed number was divided by; 1 for a fraction, which has
    /// nothing to share with the other end of a range.
    pub(super) divisor: u128,
    /// The unit is said before the number: 百分之五至八.
    pub(super) before: bool,
}

const FRACTION: Share = Share { unit: "", divisor: 1, before: false };

/// Reads the term that begins at `at`. `Err` gives the end of what is no
/// number, or nothing if no number begins here.
pub(super) fn term(chars: &[char], at: usize) -> Result<Term, Option<usize>> {
    if let Some(half) = half(chars, at) {
        return Ok(half);
    }
    let number = match numeral(chars, at) {
        Some(Reading::Numeral(number)) => number,
        Some(Reading::Other(end)) => return Err(Some(end)),
        None => return Err(None),
    };
    let plain = Term { end: number.end, value: number.value, form: number.form, more: number.more, share: None };
    Ok(worded_fraction(chars, &plain)
        .or_else(|| slash_fraction(chars, at, &plain))
        .or_else(|| per_hundred(chars, &plain))
        .or_else(|| tenths(chars, &plain))
        .or_else(|| english_scale(chars, &plain))
        .unwrap_or(plain))
}

/// Whether 半 at `at` means a half and does not begin another word.
pub(super) fn is_half(chars: &[char], at: usize) -> bool {
    let other_word = "导成径岛球决程价夜场路边壁官自途空山坡死旬月";
    glyph(chars, at) == '半' && !other_word.contains(glyph(chars, at + 1))
}

/// 一半, 半数, and 半 before a unit (半年).
fn half(chars: &[char], at: usize) -> Option<Term> {
    let form = Form { shared_scale: 1, ..Form::default() };
    let half = Rational::new(1, 2)?;
    let noun = |end| Term { end, value: half, form, more: None, share: Some(FRACTION) };
    if glyph(chars, at) == '一' && is_half(chars, at + 1) {
        return Some(noun(at + 2));
    }
    if !is_half(chars, at) || "上下前后大多各参".contains(glyph_before(chars, at)) {
        return None;
    }
    if glyph(chars, at + 1) == '数' {
        return Some(noun(at + 2));
    }
    Some(Term { end: at + 1, value: half, form, more: None, share: None })
}

/// `一又二分之一`, or a fraction alone.
fn worded_fraction(chars: &[char], first: &Term) -> Option<Term> {
    if glyph(chars, first.end) != '又' {
        return parts(chars, first);
    }
    let fraction = parts(chars, &following(chars, first.end + 1)?)?;
    Some(Term { value: first.value.checked_add(fraction.value)?, ..fraction })
}

/// `三分之二`, `百分之三点五`: the denominator is read, the numerator follows.
fn parts(chars: &[char], first: &Term) -> Option<Term> {
    if glyph(chars, first.end) != '分' || glyph(chars, first.end + 1) != '之' {
        return None;
    }
    let above = following(chars, first.end + 2)?;
    let share = match (first.form.implied_one, first.value.numerator()) {
        (true, 100) => Share { unit: "%", divisor: 100, before: true },
        (true, 1_000) => Share { unit: "‰", divisor: 1_000, before: true },
        _ => FRACTION,
    };
    let value = above.value.checked_div(first.value)?;
    Some(Term { value, share: Some(share), form: Form { implied_one: false, ..above.form }, ..above })
}

fn following(chars: &[char], at: usize) -> Option<Term> {
    match numeral(chars, at) {
        Some(Reading::Numeral(number)) => {
            Some(Term { end: number.end, value: number.value, form: number.form, more: number.more, share: None })
        }
        _ => None,
    }
}

/// `2/3`: below one, in short digits, and not a date or part of an address.
fn slash_fraction(chars: &[char], at: usize, above: &Term) -> Option<Term> {
    let slash = matches!(glyph(chars, above.end), '/' | '／' | '⁄');
    let lone = !glyph_before(chars, at).is_ascii_alphanumeric() && !matches!(glyph_before(chars, at), '/' | '.');
    let first_below = glyph(chars, above.end + 1);
    if !slash || !lone || !above.form.arabic || arabic_digit(first_below).unwrap_or(0) == 0 {
        return None;
    }
    let (end, below) = plain_digits(chars, above.end + 1);
    let below = below?;
    let printed = above.value.numerator();
    let proper = above.value.denominator() == 1 && 0 < printed && printed < below && end - above.end <= 4;
    // 12/31 and 9/11 are days of the year rather than shares.
    let date = printed <= 12 && (13..=31).contains(&below) || (printed, below) == (9, 11);
    let goes_on = matches!(glyph(chars, end), '/' | '.' | '-' | '_') || glyph(chars, end).is_ascii_alphanumeric();
    if !proper || date || goes_on {
        return None;
    }
    let value = Rational::new(printed, below)?;
    Some(Term { end, value, form: above.form, more: None, share: Some(FRACTION) })
}

/// `92%`, `92 ％`, `3‰`, `92 percent`.
fn per_hundred(chars: &[char], number: &Term) -> Option<Term> {
    let at = after_space(chars, number.end);
    let (unit, divisor, length) = match glyph(chars, at) {
        '%' | '％' | '﹪' => ("%", 100, 1),
        '‰' => ("‰", 1_000, 1),
        '‱' => ("‱", 10_000, 1),
        'p' if word(chars, at, "percent") => ("%", 100, "percent".len()),
        'p' if word(chars, at, "per cent") => ("%", 100, "per cent".len()),
        _ => return None,
    };
    let value = number.value.checked_div(Rational::integer(divisor))?;
    let share = Share { unit, divisor, before: false };
    Some(Term { end: at + length, value, share: Some(share), form: number.form, more: number.more })
}

/// `三成`, `三成五`, `三成半`.
fn tenths(chars: &[char], number: &Term) -> Option<Term> {
    let other_word = "不立为功员果品都本绩年套交型熟活效就份分";
    let after = glyph(chars, number.end + 1);
    if glyph(chars, number.end) != '成' || other_word.contains(after) || number.value > Rational::integer(10) {
        return None;
    }
    let mut value = number.value.checked_div(Rational::integer(10))?;
    let mut end = number.end + 1;
    let hundredths = if is_half(chars, end) { Some(5) } else { han_digit(after) };
    if let Some(hundredths) = hundredths.filter(|_| !matches!(glyph(chars, end + 1), '个' | '到' | '至')) {
        value = value.checked_add(Rational::new(hundredths, 100)?)?;
        end += 1;
    }
    let share = Share { unit: "成", divisor: 10, before: false };
    Some(Term { end, value, share: Some(share), form: number.form, more: number.more })
}

/// `27 billion`, `3.5 million`.
fn english_scale(chars: &[char], number: &Term) -> Option<Term> {
    if !number.form.arabic || number.form.myriad {
        return None;
    }
    let at = after_space(chars, number.end);
    if !glyph(chars, at).is_ascii_lowercase() {
        return None;
    }
    let (name, factor) =
        [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000), ("trillion", 1_000_000_000_000_u128)]
            .into_iter()
            .find(|(name, _)| word(chars, at, name))?;
    let value = number.value.checked_mul(Rational::integer(factor))?;
    let form = Form { myriad: true, scaled: true, shared_scale: factor, ..number.form };
    Some(Term { end: at + name.len(), value, form, more: number.more, share: None })
}

/// Whether an ASCII word stands at `at` and ends there.
fn word(chars: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(offset, letter)| glyph(chars, at + offset) == letter)
        && !glyph(chars, at + word.len()).is_ascii_alphanumeric()
}
