//! One number with its share sign: `92%`, `百分之三点五`, `三分之二`, `2/3`,
//! `三成五`, `一半`. A number without such a sign is a plain term.
//!
//! `numeral` reads the digits; `quantity` adds the unit and joins two terms
//! into a range.

use super::characters::{after_space, arabic_digit, char_at, char_before, han_digit};
use super::literal::plain_digits;
use super::numeral::{Form, Reading, numeral};
use super::{Rational, bare, english};

/// A number, and its share sign if it has one.
pub(super) struct Term {
    pub(super) end: usize,
    pub(super) value: Rational,
    pub(super) form: Form,
    /// 多, 余 or 来 inside the number.
    pub(super) more: Option<char>,
    /// Set for a share or fraction, which needs no unit.
    pub(super) share: Option<Share>,
}

/// How a share is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    /// `%`, `‰`, `成`, or empty for a fraction.
    pub(super) unit: &'static str,
    /// The divisor of the printed number. 1 for a fraction, which applies to
    /// no other bound of a range.
    pub(super) divisor: u128,
    /// Whether the unit precedes the number: 百分之五至八.
    pub(super) before: bool,
}

const FRACTION: Share = Share { unit: "", divisor: 1, before: false };

/// Reads the term that begins at `at`.
///
/// # Errors
/// `Some(end)` for digits that are not a number and end there, `None` if no
/// number begins at `at`.
pub(super) fn term(chars: &[char], at: usize) -> Result<Term, Option<usize>> {
    if let Some(half) = half(chars, at) {
        return Ok(half);
    }
    if let Some(found) = spelled(chars, at).or_else(|| two_digit_discount(chars, at)) {
        return Ok(found);
    }
    if let Some(value) = english::vulgar_fraction(char_at(chars, at)) {
        let form = Form { shared_scale: 1, arabic: true, ..Form::default() };
        return Ok(Term { end: at + 1, value, form, more: None, share: Some(FRACTION) });
    }
    let number = match numeral(chars, at) {
        Some(Reading::Numeral(number)) => number,
        Some(Reading::Other(end)) => return Err(Some(end)),
        None => return Err(None),
    };
    let plain = Term { end: number.end, value: number.value, form: number.form, more: number.more, share: None };
    Ok(fraction_in_words(chars, &plain)
        .or_else(|| slash_fraction(chars, at, &plain))
        .or_else(|| percentage(chars, &plain))
        .or_else(|| tenths(chars, &plain))
        .or_else(|| discount(chars, at, &plain))
        .or_else(|| power_of_ten(chars, &plain))
        .or_else(|| mixed_fraction(chars, &plain))
        .or_else(|| english_scale(chars, at, &plain))
        .or_else(|| ratio(chars, &plain, false))
        .unwrap_or(plain))
}

/// Whether there is a 半 at `at` that means "half" and does not begin another
/// word.
pub(super) fn is_half(chars: &[char], at: usize) -> bool {
    let other_word = "导径岛球决程价夜场路边壁官自途空山坡死旬月";
    char_at(chars, at) == '半' && !other_word.contains(char_at(chars, at + 1))
}

/// 一半, 半数, and 半 before a unit (半年).
fn half(chars: &[char], at: usize) -> Option<Term> {
    let form = Form { shared_scale: 1, ..Form::default() };
    let half = Rational::new(1, 2)?;
    let noun = |end| Term { end, value: half, form, more: None, share: Some(FRACTION) };
    if char_at(chars, at) == '一' && is_half(chars, at + 1) {
        return Some(noun(at + 2));
    }
    if !is_half(chars, at) || "上下前后大多各参".contains(char_before(chars, at)) {
        return None;
    }
    if matches!(char_at(chars, at + 1), '数' | '數') {
        return Some(noun(at + 2));
    }
    // 半成 is half of a tenth, 半折 half of the price.
    let (unit, divisor, part) = match (char_at(chars, at + 1), char_at(chars, at + 2)) {
        ('成', next) if !"品熟年立功员".contains(next) => ("成", 10, 20),
        ('折', next) if !"叠断扣".contains(next) => ("折", 10, 2),
        _ => ("", 1, 0),
    };
    if let Some(value) = Rational::new(1, part) {
        return Some(Term { end: at + 2, value, share: Some(Share { unit, divisor, before: false }), ..noun(at) });
    }
    Some(Term { end: at + 1, value: half, form, more: None, share: None })
}

/// `一又二分之一`, or only a fraction.
fn fraction_in_words(chars: &[char], first: &Term) -> Option<Term> {
    if char_at(chars, first.end) != '又' {
        return fraction(chars, first);
    }
    let fraction = fraction(chars, &plain_term(chars, first.end + 1)?)?;
    Some(Term { value: first.value.checked_add(fraction.value)?, ..fraction })
}

/// `三分之二`, `百分之三点五`: `first` is the denominator, the numerator follows.
fn fraction(chars: &[char], first: &Term) -> Option<Term> {
    let sign = after_space(chars, first.end);
    if char_at(chars, sign) != '分' || char_at(chars, sign + 1) != '之' {
        return None;
    }
    let numerator = plain_term(chars, after_space(chars, sign + 2))?;
    let share = match (first.form.implied_one, first.value.numerator()) {
        (true, 100) => Share { unit: "%", divisor: 100, before: true },
        (true, 1_000) => Share { unit: "‰", divisor: 1_000, before: true },
        _ => FRACTION,
    };
    let value = numerator.value.checked_div(first.value)?;
    Some(Term { value, share: Some(share), form: Form { implied_one: false, ..numerator.form }, ..numerator })
}

fn plain_term(chars: &[char], at: usize) -> Option<Term> {
    match numeral(chars, at) {
        Some(Reading::Numeral(number)) => {
            Some(Term { end: number.end, value: number.value, form: number.form, more: number.more, share: None })
        }
        _ => None,
    }
}

/// `2/3`: less than one, with few digits, and not a date or part of an address.
fn slash_fraction(chars: &[char], at: usize, numerator: &Term) -> Option<Term> {
    let slash = matches!(char_at(chars, numerator.end), '/' | '／' | '⁄');
    let isolated = !char_before(chars, at).is_ascii_alphanumeric() && !matches!(char_before(chars, at), '/' | '.');
    let first_denominator_digit = char_at(chars, numerator.end + 1);
    if !slash || !isolated || !numerator.form.arabic || arabic_digit(first_denominator_digit).unwrap_or(0) == 0 {
        return None;
    }
    let (end, denominator) = plain_digits(chars, numerator.end + 1);
    let denominator = denominator?;
    let amount = numerator.value.numerator();
    let proper = numerator.value.denominator() == 1 && 0 < amount && amount < denominator && end - numerator.end <= 4;
    // 12/31 and 9/11 are dates.
    let date = amount <= 12 && (13..=31).contains(&denominator) || (amount, denominator) == (9, 11);
    let continues = matches!(char_at(chars, end), '/' | '.' | '-' | '_') || char_at(chars, end).is_ascii_alphanumeric();
    if !proper || date || continues {
        return None;
    }
    let value = Rational::new(amount, denominator)?;
    Some(Term { end, value, form: numerator.form, more: None, share: Some(FRACTION) })
}

/// `92%`, `92 ％`, `3‰`, `92 percent`.
fn percentage(chars: &[char], number: &Term) -> Option<Term> {
    let gap = after_space(chars, number.end);
    let at = if gap == number.end && char_at(chars, gap) == '-' { gap + 1 } else { gap };
    let (unit, divisor, length) = match char_at(chars, at) {
        '%' | '％' | '﹪' => ("%", 100, 1),
        '‰' => ("‰", 1_000, 1),
        '‱' => ("‱", 10_000, 1),
        'p' if word(chars, at, "percent") => ("%", 100, "percent".len()),
        'p' if word(chars, at, "pct") => ("%", 100, "pct".len()),
        'p' if word(chars, at, "per cent") => ("%", 100, "per cent".len()),
        _ => return None,
    };
    let value = number.value.checked_div(Rational::integer(divisor))?;
    let share = Share { unit, divisor, before: false };
    Some(Term { end: at + length, value, share: Some(share), form: number.form, more: number.more })
}

/// `三成`, `三成五`, `三成半`.
fn tenths(chars: &[char], number: &Term) -> Option<Term> {
    let other_word = "不立为為功员員果品都本绩績年套交型熟活效就份分";
    let sign = after_space(chars, number.end);
    let after = char_at(chars, sign + 1);
    if char_at(chars, sign) != '成' || other_word.contains(after) || number.value > Rational::integer(10) {
        return None;
    }
    let mut value = number.value.checked_div(Rational::integer(10))?;
    let mut end = sign + 1;
    let hundredths = if is_half(chars, end) { Some(5) } else { han_digit(after) };
    let next = char_at(chars, end + 1);
    if let Some(hundredths) = hundredths.filter(|_| !"个個到至家名位项項成".contains(next)) {
        value = value.checked_add(Rational::new(hundredths, 100)?)?;
        end += 1;
    }
    let share = Share { unit: "成", divisor: 10, before: false };
    Some(Term { end, value, share: Some(share), form: number.form, more: number.more })
}

/// A price as a share of the full price: `七折`, `7.5折`, `75折`.
fn discount(chars: &[char], at: usize, number: &Term) -> Option<Term> {
    let sign = after_space(chars, number.end);
    let other_word = "叠疊射返腾騰扣合价價旧舊算线線纸紙现現回戟服损損磨页頁断斷";
    let saying = "波曲百一几".contains(char_before(chars, at));
    if char_at(chars, sign) != '折' || other_word.contains(char_at(chars, sign + 1)) || saying {
        return None;
    }
    let printed = if number.value < Rational::integer(10) { 10 } else { 100 };
    let value = number.value.checked_div(Rational::integer(printed))?;
    if value.numerator() == 0 || value >= Rational::integer(1) {
        return None;
    }
    let share = Share { unit: "折", divisor: printed, before: false };
    Some(Term { end: sign + 1, value, share: Some(share), form: number.form, more: number.more })
}

/// `27 billion`, `3.5 million`, and after a currency sign also `500m`, `35bn`.
fn english_scale(chars: &[char], start: usize, number: &Term) -> Option<Term> {
    if !number.form.arabic || number.form.myriad {
        return None;
    }
    let at = after_space(chars, number.end);
    let at = if char_at(chars, at) == '-' { at + 1 } else { at };
    if !char_at(chars, at).is_ascii_alphabetic() {
        return None;
    }
    let (name, end) = english::word_at(chars, at);
    let abbreviation = || match name.as_str() {
        "k" => Some(1_000),
        "m" | "mn" | "mil" | "mio" => Some(1_000_000),
        "b" | "bn" => Some(1_000_000_000),
        "t" | "tn" | "trn" => Some(1_000_000_000_000),
        _ => None,
    };
    let factor = match english::scale(&name) {
        Some(factor) => factor,
        None => abbreviation().filter(|_| name == "bn" || bare::currency_before(chars, start).is_some())?,
    };
    let value = number.value.checked_mul(Rational::integer(factor))?;
    let form = Form { myriad: true, scaled: true, shared_scale: factor, ..number.form };
    let (end, value, _) = english::with_fraction(chars, end, value, factor).unwrap_or((end, value, false));
    Some(Term { end, value, form, more: number.more, share: None })
}

/// `八五折`, `对折`.
fn two_digit_discount(chars: &[char], at: usize) -> Option<Term> {
    let form = Form { shared_scale: 1, ..Form::default() };
    let first = char_at(chars, at);
    let (value, end) = if matches!(first, '对' | '對') {
        (Rational::new(1, 2)?, at + 1)
    } else {
        let digits = han_digit(first)? * 10 + han_digit(char_at(chars, at + 1))?;
        (Rational::new(digits, 100)?, at + 2)
    };
    let share = Share { unit: "折", divisor: 100, before: false };
    let sold = char_at(chars, end) == '折' && !"叠疊扣".contains(char_at(chars, end + 1));
    sold.then_some(Term { end: end + 1, value, share: Some(share), form, more: None })
}

/// A number in English words, with its percent sign.
fn spelled(chars: &[char], at: usize) -> Option<Term> {
    let spelled = english::spelled(chars, at)?;
    let single = !spelled.fraction && !spelled.scaled && spelled.value < Rational::integer(10);
    let myriad = spelled.scaled && spelled.value >= Rational::integer(1_000);
    let form = Form { scaled: spelled.scaled, myriad, single, shared_scale: 1, ..Form::default() };
    let share = spelled.fraction.then_some(FRACTION);
    let number = Term { end: spelled.end, value: spelled.value, form, more: None, share };
    if share.is_some() {
        return Some(number);
    }
    Some(percentage(chars, &number).or_else(|| ratio(chars, &number, true)).unwrap_or(number))
}

/// `one in five`, `3 out of 4`.
fn ratio(chars: &[char], number: &Term, in_words: bool) -> Option<Term> {
    let (end, second) = english::ratio(chars, number.end, number.value, in_words)?;
    let value = number.value.checked_div(second)?;
    Some(Term { end, value, form: number.form, more: None, share: Some(FRACTION) })
}

/// `4½`, `10 1/2`.
fn mixed_fraction(chars: &[char], number: &Term) -> Option<Term> {
    if number.value.denominator() != 1 || number.form.scaled {
        return None;
    }
    let part = english::vulgar_fraction(char_at(chars, number.end))?;
    let value = number.value.checked_add(part)?;
    Some(Term { end: number.end + 1, value, form: number.form, more: None, share: None })
}

/// `1.2×10⁸`, `10⁸`, `10<sup>8</sup>`.
fn power_of_ten(chars: &[char], number: &Term) -> Option<Term> {
    let times = after_space(chars, number.end);
    let (base, factor) = if matches!(char_at(chars, times), '×' | 'x' | 'X' | '✕') {
        let base = after_space(chars, times + 1);
        ((char_at(chars, base), char_at(chars, base + 1)) == ('1', '0')).then_some((base + 2, number.value))?
    } else {
        (number.value == Rational::integer(10)).then_some((number.end, Rational::integer(1)))?
    };
    let (end, exponent, negative) = exponent(chars, base)?;
    let power = Rational::integer(10_u128.checked_pow(exponent)?);
    let value = if negative { factor.checked_div(power)? } else { factor.checked_mul(power)? };
    let form = Form { myriad: true, scaled: true, ..number.form };
    Some(Term { end, value, form, more: None, share: None })
}

/// The end, the size and the sign of a raised exponent.
fn exponent(chars: &[char], at: usize) -> Option<(usize, u32, bool)> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let opened = "<sup>".chars().enumerate().all(|(offset, letter)| char_at(chars, at + offset) == letter);
    let start = if opened { at + 5 } else { at + usize::from(char_at(chars, at) == '^') };
    let negative = matches!(char_at(chars, start), '-' | '−' | '⁻');
    let mut end = start + usize::from(negative);
    let mut size: u32 = 0;
    let begin = end;
    loop {
        let next = char_at(chars, end);
        let raised = RAISED.chars().position(|digit| digit == next).and_then(|digit| u32::try_from(digit).ok());
        let plain = next.to_digit(10).filter(|_| start > at);
        let Some(digit) = raised.or(plain).filter(|_| end - begin < 3) else { break };
        size = size * 10 + digit;
        end += 1;
    }
    let closing = if opened { "</sup>".len() } else { 0 };
    (end > begin).then_some((end + closing, size, negative))
}

/// Whether the ASCII word is at `at`, and no letter or digit follows it.
fn word(chars: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(offset, letter)| char_at(chars, at + offset) == letter)
        && !char_at(chars, at + word.len()).is_ascii_alphanumeric()
}
