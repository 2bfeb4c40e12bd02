//! Reads the unit after a number: `个`, `千瓦` (of `万千瓦`), `个多月`, `年半`,
//! `元/公斤`. The words are in `unit_words`.

use super::characters::{after_space, arabic_digit, char_at, scale};
use super::term::is_half;
use super::unit_words::{AFTER_GE, Kind, UNITS};

/// A unit as printed, with the 半 or 多 inside or right after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// End (exclusive), including a 半 or 多 after it.
    pub(super) end: usize,
    /// The unit itself: 个月 for 个多月, 年 for 年半.
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Whether half a unit is added: 一年半.
    pub(super) half: bool,
    /// 多 or 余 inside or after: 3个多月, 一年多.
    pub(super) more: Option<char>,
}

impl Unit {
    /// Whether it is a degree of temperature.
    pub(super) fn is_temperature(&self) -> bool {
        matches!(self.name.as_str(), "℃" | "°C" | "摄氏度" | "攝氏度" | "°F" | "华氏度")
    }
}

/// Reads the unit that begins at `at` or one space later.
pub(super) fn unit(chars: &[char], at: usize) -> Option<Unit> {
    let hyphen = char_at(chars, at) == '-' && (1..4).all(|letter| char_at(chars, at + letter).is_ascii_lowercase());
    let start = if hyphen { at + 1 } else { after_space(chars, at) };
    let (length, kind) = UNITS.longest(chars, start).filter(|(_, kind)| *kind != Kind::Blocked)?;
    let end = start + length;
    let ascii = char_at(chars, end - 1).is_ascii_alphabetic();
    if ascii && char_at(chars, end).is_ascii_alphanumeric() {
        return None;
    }
    // In 10 $ 30 the sign may belong to either number; in $20 $30 to the second.
    let sign = !char_at(chars, start).is_alphanumeric() && !matches!(char_at(chars, start), '℃' | '°');
    if sign && arabic_digit(char_at(chars, after_space(chars, end))).is_some() {
        return None;
    }
    let name = || chars[start..end].iter().collect::<String>();
    if let Some(compound) = compound(chars, start) {
        return Some(compound);
    }
    let mut unit = Unit { end, name: name(), kind, half: false, more: None };
    let divisible = matches!(kind, Kind::Measure | Kind::Time);
    if (divisible || matches!(unit.name.as_str(), "个" | "個"))
        && is_half(chars, end)
        && !"年天个".contains(char_at(chars, end + 1))
    {
        unit.half = true;
        unit.end += 1;
    } else if divisible && is_more_after(chars, end) {
        unit.more = Some(char_at(chars, end));
        unit.end += 1;
    } else if let Some(per_end) = per(chars, end).filter(|_| divisible) {
        unit.end = per_end;
        unit.name = chars[start..per_end].iter().collect();
    }
    Some(unit)
}

/// The end of `/公斤` after a measure.
fn per(chars: &[char], at: usize) -> Option<usize> {
    if char_at(chars, at) != '/' {
        return None;
    }
    let (length, _) = UNITS.longest(chars, at + 1).filter(|(_, kind)| *kind != Kind::Blocked)?;
    Some(at + 1 + length)
}

/// Whether a unit begins with the scale character at `at`, as 千瓦 does.
pub(super) fn begins_with_scale(chars: &[char], at: usize) -> bool {
    scale(char_at(chars, at)).is_some() && UNITS.longest(chars, at).is_some()
}

/// 个 with the unit that follows it: 个月, 个多月, 个半小时.
fn compound(chars: &[char], at: usize) -> Option<Unit> {
    if !matches!(char_at(chars, at), '个' | '個') {
        return None;
    }
    let between = char_at(chars, at + 1);
    let half = between == '半';
    let more = matches!(between, '多' | '余' | '餘').then_some(between);
    let noun = at + 1 + usize::from(half || more.is_some());
    let (length, kind) = AFTER_GE.longest(chars, noun)?;
    let end = noun + length;
    let name = std::iter::once(char_at(chars, at)).chain(chars[noun..end].iter().copied()).collect();
    Some(Unit { end, name, kind, half, more })
}

/// Whether the character at `at` is a 多 or 余 that belongs to the number
/// before it rather than to the word after it (多元, 多样, 余额).
fn is_more_after(chars: &[char], at: usize) -> bool {
    let next = char_at(chars, at + 1);
    match char_at(chars, at) {
        '多' => !"元样民种功方次媒边地个年彩维渠层项部家名".contains(next),
        '余' | '餘' => !"额粮欣".contains(next),
        _ => false,
    }
}
