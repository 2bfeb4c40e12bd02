//! The longest quantity at a place: a term with its unit, or two of them
//! joined to a range: `6-8万元`, `5%至8%`, `3到5年`.
//!
//! Says what is written there; whether it is a figure is for `judgement`.

use super::glyphs::{after_space, arabic_digit, glyph, is_range_mark};
use super::numeral::{Form, is_more};
use super::term::{Share, Term, term};
use super::unit_words::Kind;
use super::units::{Unit, unit};
use super::{Rational, Value, qualifiers};

/// A number or range with what follows it.
pub(super) struct Quantity {
    /// Where it ends (exclusive), the qualifier after it included.
    pub(super) end: usize,
    /// Where its number ends, before unit and qualifier.
    pub(super) number_end: usize,
    pub(super) value: Value,
    /// How its number is written; a range's second number.
    pub(super) form: Form,
    pub(super) share: Option<Share>,
    pub(super) unit: Option<Unit>,
    /// 多, 余, 来 or + at the number or its unit.
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

/// One end of a range, or the whole of a plain quantity.
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

/// Reads the longest quantity that begins at `at`. `Err` gives the end of what
/// is no number, or nothing if none begins here.
pub(super) fn quantity(chars: &[char], at: usize) -> Result<Quantity, Option<usize>> {
    let first = side(chars, at)?;
    let second = is_range_mark(glyph(chars, first.end)).then(|| side(chars, first.end + 1).ok()).flatten();
    let range = second.and_then(|second| Some((ends(&first, &second)?, second)));
    let (value, share, digits_end, side) = match range {
        Some((ends, second)) => {
            let share = second.term.share.or(first.term.share);
            (Value::Range(Box::new(ends)), share, second.term.end, second)
        }
        None => (Value::Exact(whole(&first).ok_or(Some(first.end))?), first.term.share, first.term.end, first),
    };
    let (end, after) = match qualifiers::after(chars, side.end) {
        Some((end, word)) => (end, Some(word)),
        None => (side.end, None),
    };
    let Side { term, unit, more, .. } = side;
    // 9秒91 and 1小时30分 are one amount in two units, worth neither.
    let divisible = unit.as_ref().is_some_and(|unit| matches!(unit.kind, Kind::Measure | Kind::Time));
    if divisible && arabic_digit(glyph(chars, end)).is_some() {
        return Err(number_end(chars, end));
    }
    Ok(Quantity { end, number_end: digits_end, value, form: term.form, share, unit, more, after })
}

fn side(chars: &[char], at: usize) -> Result<Side, Option<usize>> {
    let term = term(chars, at)?;
    let mut more = term.more;
    if let Some(share) = term.share {
        let mut end = term.end;
        if more.is_none() && !share.unit.is_empty() && glyph(chars, end) == '多' {
            more = Some('多');
            end += 1;
        }
        return Ok(Side { end, term, unit: None, more });
    }
    let mut end = term.end;
    if glyph(chars, end) == '几' {
        return Err(Some(end + 1));
    }
    let plus = glyph(chars, end) == '+' && arabic_digit(glyph(chars, end + 1)).is_none();
    if more.is_none() && (plus || is_more(chars, end)) {
        let large = term.value >= Rational::integer(10);
        if large && (plus || unit(chars, end + 1).is_some() || !begins_word(chars, end)) {
            more = Some(glyph(chars, end));
            end += 1;
        }
    }
    let unit = unit(chars, end);
    if let Some(unit) = &unit {
        more = more.or(unit.more);
        end = unit.end;
    }
    Ok(Side { end, term, unit, more })
}

/// Whether 多, 余 or 来 at `at` begins a word of its own: 100来自, 30余额.
fn begins_word(chars: &[char], at: usize) -> bool {
    let next = glyph(chars, at + 1);
    match glyph(chars, at) {
        '余' => "额粮欣".contains(next),
        '来' => "自到看说临源源往访华".contains(next),
        _ => "元样媒边".contains(next),
    }
}

/// The number of a side, its 半 added.
fn whole(side: &Side) -> Option<Rational> {
    let half = side.unit.as_ref().is_some_and(|unit| unit.half);
    if half { side.term.value.checked_add(Rational::new(1, 2)?) } else { Some(side.term.value) }
}

/// The two numbers of a range, if the sides make one: rising, in one unit,
/// the first end borrowing unit and scale from the second.
fn ends(first: &Side, second: &Side) -> Option<[Rational; 2]> {
    let mut low = whole(first)?;
    let mut high = whole(second)?;
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
    (low < high).then_some([low, high])
}

/// Where the number at `at` ends, if one begins there, a space before it
/// allowed; for what only passes over numbers.
pub(super) fn number_end(chars: &[char], at: usize) -> Option<usize> {
    match term(chars, after_space(chars, at)) {
        Ok(term) => Some(term.end),
        Err(end) => end,
    }
}
