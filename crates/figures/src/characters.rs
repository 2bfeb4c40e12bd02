//! The meaning of single characters in a number: digits of every width and
//! script, scales, marks and spaces.

/// The value of an Arabic digit, half or full width.
pub(super) fn arabic_digit(character: char) -> Option<u128> {
    match character {
        '0'..='9' => Some(u128::from(u32::from(character) - u32::from('0'))),
        '０'..='９' => Some(u128::from(u32::from(character) - u32::from('０'))),
        _ => None,
    }
}

/// The value of a Han digit from one to nine, everyday or formal.
pub(super) fn han_digit(character: char) -> Option<u128> {
    if character.is_ascii() {
        return None;
    }
    Some(match character {
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' | '貳' => 2,
        '三' | '叁' | '參' | '叄' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Whether the character is a zero in a Han numeral.
pub(super) fn is_han_zero(character: char) -> bool {
    matches!(character, '零' | '〇' | '○')
}

/// The power of ten that a scale character represents.
pub(super) fn scale(character: char) -> Option<u128> {
    if character.is_ascii() {
        return None;
    }
    Some(match character {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' | '萬' => MYRIAD,
        '亿' | '億' => MYRIAD_SQUARED,
        _ => return None,
    })
}

/// 万. Chinese numerals group digits by this scale.
pub(super) const MYRIAD: u128 = 10_000;

/// 亿.
pub(super) const MYRIAD_SQUARED: u128 = 100_000_000;

/// 兆, in Traditional Chinese.
pub(super) const MYRIAD_CUBED: u128 = MYRIAD * MYRIAD_SQUARED;

/// Whether the character can be part of a Han numeral.
pub(super) fn is_han_numeral(character: char) -> bool {
    han_digit(character).is_some() || is_han_zero(character) || scale(character).is_some()
}

/// Whether the character is a space other than a line break.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}')
}

/// Whether the character is a Han character.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Whether the character joins the two ends of a range.
pub(super) fn is_range_mark(character: char) -> bool {
    is_dash(character) || matches!(character, '至' | '到' | '~' | '～' | '∼' | '〜')
}

/// Whether the character is any kind of dash.
pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '－' | '−' | '‐' | '–' | '—' | '―')
}

/// The character at `at`, or a line feed outside the text.
pub(super) fn char_at(chars: &[char], at: usize) -> char {
    chars.get(at).copied().unwrap_or('\n')
}

/// The character before `at`, or a line feed at the start of the text.
pub(super) fn char_before(chars: &[char], at: usize) -> char {
    at.checked_sub(1).map_or('\n', |before| char_at(chars, before))
}

/// The position after at most one space at `at`.
pub(super) fn after_space(chars: &[char], at: usize) -> usize {
    at + usize::from(is_space(char_at(chars, at)))
}
