//! Amounts of money in two or three units: `50元6角`, `3元5角2分`, `两美元三美分`,
//! `3 dollars 50 cents`.

use super::Rational;
use super::characters::{after_space, char_at};
use super::numeral::{Reading, numeral};
use super::units::Unit;

/// Smaller units with their share of the main unit.
const SMALLER: [(&str, u128); 9] = [
    ("角", 10),
    ("毛", 10),
    ("分", 100),
    ("美分", 100),
    ("欧分", 100),
    ("cents", 100),
    ("cent", 100),
    ("pence", 100),
    ("便士", 100),
];

/// Returns the end and the value of `whole` with the smaller units that follow
/// its unit. `None` if there are none.
pub(super) fn smaller_units(chars: &[char], unit: &Unit, whole: Rational) -> Option<(usize, Rational)> {
    let money = ["元", "圆", "圓", "块", "块钱", "美元", "欧元", "英镑", "dollars", "dollar", "euros", "pounds"];
    if !money.contains(&unit.name.as_str()) || whole.denominator() != 1 {
        return None;
    }
    let mut found = None;
    let (mut at, mut value, mut last) = (unit.end, whole, 1);
    while let Some((end, amount, divisor)) = part(chars, at).filter(|(_, _, divisor)| *divisor > last) {
        value = value.checked_add(amount)?;
        found = Some((end, value));
        (at, last) = (end, divisor);
    }
    found
}

/// A number below its next larger unit, with a smaller unit.
fn part(chars: &[char], at: usize) -> Option<(usize, Rational, u128)> {
    let mut start = at;
    if matches!(char_at(chars, start), '零' | '又') {
        start += 1;
    }
    start = after_space(chars, start);
    let Reading::Numeral(number) = numeral(chars, start)? else { return None };
    let name_start = after_space(chars, number.end);
    let begins =
        |name: &str| name.chars().enumerate().all(|(offset, letter)| char_at(chars, name_start + offset) == letter);
    let (name, divisor) = SMALLER.into_iter().find(|(name, _)| begins(name))?;
    let end = name_start + name.chars().count();
    let whole = number.value.denominator() == 1 && number.value < Rational::integer(divisor);
    let longer = char_at(chars, end).is_ascii_alphanumeric() || matches!(char_at(chars, end), '钟' | '鐘' | '之');
    let amount = number.value.checked_div(Rational::integer(divisor))?;
    (whole && !longer).then_some((end, amount, divisor))
}
