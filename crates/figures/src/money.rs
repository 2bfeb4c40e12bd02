//! Amounts in two or three units: `50元6角`, `3元5角2分`, `两美元三美分`,
//! `3 dollars 50 cents`, `5 feet 2 inches`.

use super::characters::{after_space, char_at};
use super::numeral::{Reading, numeral};
use super::units::Unit;
use super::{Rational, english};

/// A main unit, in all its names, and its smaller units with their divisors.
type Family = (&'static [&'static str], &'static [(&'static str, u128)]);

const FAMILIES: [Family; 4] = [
    (&["元", "圆", "圓", "块", "块钱"], &[("角", 10), ("毛", 10), ("分", 100)]),
    (
        &["美元", "欧元", "英镑", "dollars", "dollar", "euros", "euro", "pounds", "pound"],
        &[("美分", 100), ("欧分", 100), ("便士", 100), ("cents", 100), ("cent", 100), ("pence", 100)],
    ),
    (&["feet", "foot", "ft"], &[("inches", 12), ("inch", 12), ("in", 12)]),
    (&["lb"], &[("ounces", 16), ("ounce", 16), ("oz", 16)]),
];

/// Returns the end and the value of `whole` with the smaller units that follow
/// its unit. `None` if there are none.
pub(super) fn smaller_units(chars: &[char], unit: &Unit, whole: Rational) -> Option<(usize, Rational)> {
    if whole.denominator() != 1 {
        return None;
    }
    let (_, smaller) = FAMILIES.iter().find(|(names, _)| names.contains(&unit.name.as_str()))?;
    let mut found = None;
    let (mut at, mut value, mut last) = (unit.end, whole, 1);
    while let Some((end, amount, divisor)) = part(chars, at, smaller).filter(|(_, _, divisor)| *divisor > last) {
        value = value.checked_add(amount)?;
        found = Some((end, value));
        (at, last) = (end, divisor);
    }
    found
}

/// A number below its next larger unit, with a smaller unit.
fn part(chars: &[char], at: usize, smaller: &[(&str, u128)]) -> Option<(usize, Rational, u128)> {
    let mut start = at + usize::from(matches!(char_at(chars, at), '零' | '又'));
    start = after_space(chars, start);
    let (word, word_end) = english::word_at(chars, start);
    if word == "and" {
        start = after_space(chars, word_end);
    }
    let (number_end, number) = match english::spelled(chars, start) {
        Some(spelled) => (spelled.end, spelled.value),
        None => match numeral(chars, start)? {
            Reading::Numeral(number) => (number.end, number.value),
            Reading::Other(_) => return None,
        },
    };
    let name_start = after_space(chars, number_end);
    let begins =
        |name: &str| name.chars().enumerate().all(|(offset, letter)| char_at(chars, name_start + offset) == letter);
    let (name, divisor) = smaller.iter().find(|(name, _)| begins(name))?;
    let end = name_start + name.chars().count();
    let whole = number.denominator() == 1 && number < Rational::integer(*divisor);
    let longer = char_at(chars, end).is_ascii_alphanumeric() || matches!(char_at(chars, end), '钟' | '鐘' | '之');
    let amount = number.checked_div(Rational::integer(*divisor))?;
    (whole && !longer).then_some((end, amount, *divisor))
}
