//! Reads the longest quantity at a position: a term with its unit, or a range
//! of two: `6-8万元`, `5%至8%`, `3到5年`.
//!
//! `classify` then decides whether the quantity is a figure.

use super::characters::{after_space, arabic_digit, char_at, is_range_mark};
use super::numeral::{Form, is_more};
use super::term::{Share, Term, term};
use super::unit_words::Kind;
use super::units::{Unit, unit};
use super::{Rational, Value, bare, english, money, qualifiers};

/// A number or range with its unit and the qualifier after it.
pub(super) struct Quantity {
    /// The first character of the number.
    pub(super) start: usize,
    /// End (exclusive), including the qualifier after it.
    pub(super) end: usize,
    /// End of the number, before unit and qualifier.
    pub(super) number_end: usize,
    pub(super) value: Value,
    /// How the number is written; for a range, its second number.
    pub(super) form: Form,
    pub(super) share: Option<Share>,
    pub(super) unit: Option<Unit>,
    /// 多, 余, 来 or + after the number or in its unit.
    pub(super) more: Option<char>,
    /// 以上, 左右 and the like after it.
    pub(super) after: Option<String>,
}

impl Quantity {
    pub(super) fn kind(&self) -> Option<Kind> {
        self.unit.as_ref().map(|unit| unit.kind)
    }

    pub(super) fn is_range(&self) -> bool {
        matches!(self.value, Value::Range(_))
    }
}

/// One bound of a range, or a complete plain quantity.
struct Side {
    end: usize,
    term: Term,
    unit: Option<Unit>,
    more: Option<char>,
}

impl Side {
    fn is_bare(&self) -> bool {
        self.unit.is_none() && self.term.share.is_none()
    }
}

/// Reads the longest quantity that begins at `at`.
///
/// # Errors
/// `Some(end)` for digits that are not a number and end there, `None` if no
/// number begins at `at`.
pub(super) fn quantity(chars: &[char], at: usize) -> Result<Quantity, Option<usize>> {
    let first = side(chars, at)?;
    let second = second_start(chars, at, &first).and_then(|start| side(chars, start).ok());
    let range = second.and_then(|second| {
        let signed = second.term.share.is_some() || second.unit.as_ref().is_some_and(Unit::is_temperature);
        let negative = bare::minus_before(chars, at, signed).is_some();
        Some((range_bounds(&first, &second, negative)?, second))
    });
    let (value, share, digits_end, side) = match range {
        Some((bounds, second)) => {
            let share = second.term.share.or(first.term.share);
            (Value::Range(Box::new(bounds)), share, second.term.end, second)
        }
        None => (Value::Exact(amount(&first).ok_or(Some(first.end))?), first.term.share, first.term.end, first),
    };
    let (end, after) = match qualifiers::after(chars, side.end) {
        Some((end, word)) => (end, Some(word)),
        None => (side.end, None),
    };
    let Side { term, unit, more, .. } = side;
    // 9秒91 and 1小时30分 are one amount in two units. Neither part is a figure.
    let divisible = unit.as_ref().is_some_and(|unit| matches!(unit.kind, Kind::Measure | Kind::Time));
    if divisible && arabic_digit(char_at(chars, end)).is_some() {
        return Err(number_end(chars, end));
    }
    Ok(Quantity { start: at, end, number_end: digits_end, value, form: term.form, share, unit, more, after })
}

/// The start of the second number of a range: after a dash or 至, its currency
/// sign, or an English `to`.
fn second_start(chars: &[char], at: usize, first: &Side) -> Option<usize> {
    let end = first.end;
    if is_range_mark(char_at(chars, end)) {
        return Some(end + 1 + usize::from(matches!(char_at(chars, end + 1), '$' | '€' | '£' | '¥')));
    }
    // rose from 9 to 11 percent is a change.
    let from = at >= 5 && chars[at - 5..at].iter().collect::<String>().eq_ignore_ascii_case("from ");
    let to = first.is_bare()
        && !from
        && [' ', 't', 'o', ' '].iter().enumerate().all(|(offset, letter)| char_at(chars, end + offset) == *letter);
    to.then_some(end + 4)
}

fn side(chars: &[char], at: usize) -> Result<Side, Option<usize>> {
    let term = term(chars, at)?;
    let mut more = term.more;
    if let Some(measured) = fraction_of_a_unit(chars, &term) {
        return Ok(measured);
    }
    if let Some(share) = term.share {
        let mut end = term.end;
        if more.is_none() && !share.unit.is_empty() && char_at(chars, end) == '多' {
            more = Some('多');
            end += 1;
        }
        return Ok(Side { end, term, unit: None, more });
    }
    let mut end = term.end;
    if char_at(chars, end) == '几' {
        return Err(Some(end + 1));
    }
    let plus = char_at(chars, end) == '+' && arabic_digit(char_at(chars, end + 1)).is_none();
    if more.is_none() && (plus || is_more(chars, end)) {
        let large = term.value >= Rational::integer(10);
        if large && (plus || unit(chars, end + 1).is_some() || !begins_word(chars, end)) {
            more = Some(char_at(chars, end));
            end += 1;
        }
    }
    let unit = unit(chars, end);
    if let Some(unit) = &unit {
        more = more.or(unit.more);
        end = unit.end;
        if let Some((scale_end, scale)) = scale_after_code(chars, unit) {
            let value = term.value.checked_mul(Rational::integer(scale)).ok_or(Some(scale_end))?;
            return Ok(Side { end: scale_end, term: Term { value, ..term }, unit: Some(unit.clone()), more });
        }
        if let Some((money_end, value)) = money::smaller_units(chars, unit, term.value) {
            return Ok(Side { end: money_end, term: Term { value, ..term }, unit: Some(unit.clone()), more });
        }
    }
    Ok(Side { end, term, unit, more })
}

/// The end and the value of a scale after the code of a currency: `75 USD million`.
fn scale_after_code(chars: &[char], unit: &Unit) -> Option<(usize, u128)> {
    let is_code = unit.name.len() == 3 && unit.name.bytes().all(|letter| letter.is_ascii_uppercase());
    let (word, end) = english::word_at(chars, after_space(chars, unit.end));
    let scale = english::scale(&word).filter(|scale| is_code && *scale >= 1_000)?;
    Some((end, scale))
}

/// `1/4 mile`, `half a mile`: a fraction with an English measure.
fn fraction_of_a_unit(chars: &[char], term: &Term) -> Option<Side> {
    let fraction = term.share.is_some_and(|share| share.unit.is_empty());
    let unit = unit(chars, term.end).filter(|unit| fraction && unit.name.is_ascii())?;
    let measured = matches!(unit.kind, Kind::Measure | Kind::Time);
    let term = Term { share: None, ..*term };
    measured.then_some(Side { end: unit.end, term, unit: Some(unit), more: None })
}

/// Whether 多, 余 or 来 at `at` begins another word: 100来自, 30余额.
fn begins_word(chars: &[char], at: usize) -> bool {
    let next = char_at(chars, at + 1);
    match char_at(chars, at) {
        '余' => "额粮欣".contains(next),
        '来' => "自到看说临源源往访华".contains(next),
        _ => "元样媒边".contains(next),
    }
}

/// The number of a side, including the 半 of its unit.
fn amount(side: &Side) -> Option<Rational> {
    let half = side.unit.as_ref().is_some_and(|unit| unit.half);
    if half { side.term.value.checked_add(Rational::new(1, 2)?) } else { Some(side.term.value) }
}

/// Returns the two numbers of a range if the sides form one: the numbers rise
/// and share a unit. The first side may take unit and scale from the second.
fn range_bounds(first: &Side, second: &Side, negative: bool) -> Option<[Rational; 2]> {
    let mut low = amount(first)?;
    let mut high = amount(second)?;
    if first.more.is_some() || second.is_bare() && !second.term.form.myriad && first.is_bare() {
        return None;
    }
    if let (Some(left), Some(right)) = (&first.unit, &second.unit) {
        if left.name != right.name {
            return None;
        }
    } else if let Some(left) = first.term.share {
        let divisor = Rational::integer(left.divisor);
        match second.term.share {
            Some(right) if right.unit == left.unit => {}
            None if left.before && second.unit.is_none() => high = high.checked_div(divisor)?,
            _ => return None,
        }
    } else if first.unit.is_some() {
        return None;
    } else if let Some(right) = second.term.share {
        low = low.checked_div(Rational::integer(right.divisor))?;
    }
    let scale = Rational::integer(second.term.form.shared_scale);
    if first.is_bare() && !first.term.form.myriad && first.term.share.is_none() {
        let coefficient = high.checked_div(scale)?;
        let borrowed = if low < coefficient { low.checked_mul(scale)? } else { low };
        let same_scale = first.term.form.shared_scale == 1;
        low = if same_scale { borrowed } else { low };
    }
    let low = if negative { low.negated() } else { low };
    (low < high).then_some([low, high])
}

/// Returns the end of the number at `at`, after an optional space, for callers
/// that skip numbers.
pub(super) fn number_end(chars: &[char], at: usize) -> Option<usize> {
    match term(chars, after_space(chars, at)) {
        Ok(term) => Some(term.end),
        Err(end) => end,
    }
}
