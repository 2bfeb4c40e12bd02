//! What single characters mean in a number: digits of every width and script,
//! scales, marks and spaces.

/// The value of an Arabic digit, half or full width.
pub(super) fn arabic_digit(glyph: char) -> Option<u128> {
    match glyph {
        '0'..='9' => Some(u128::from(u32::from(glyph) - u32::from('0'))),
        '０'..='９' => Some(u128::from(u32::from(glyph) - u32::from('０'))),
        _ => None,
    }
}

/// The value of a Han digit from one to nine, everyday or formal.
pub(super) fn han_digit(glyph: char) -> Option<u128> {
    if glyph.is_ascii() {
        return None;
    }
    Some(match glyph {
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

/// Whether the character writes a zero between Han numerals.
pub(super) fn is_han_zero(glyph: char) -> bool {
    matches!(glyph, '零' | '〇' | '○')
}

/// The power of ten that a scale character stands for.
pub(super) fn scale(glyph: char) -> Option<u128> {
    if glyph.is_ascii() {
        return None;
    }
    Some(match glyph {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' | '萬' => MYRIAD,
        '亿' | '億' => MYRIAD_SQUARED,
        _ => return None,
    })
}

/// 万, the scale that Chinese numerals are grouped by.
pub(super) const MYRIAD: u128 = 10_000;

/// 亿.
pub(super) const MYRIAD_SQUARED: u128 = 100_000_000;

/// Whether the character can stand inside a Han numeral.
pub(super) fn is_han_numeral(glyph: char) -> bool {
    han_digit(glyph).is_some() || is_han_zero(glyph) || scale(glyph).is_some()
}

/// Whether the character is a space that stays on its line.
pub(super) fn is_space(glyph: char) -> bool {
    matches!(glyph, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}')
}

/// Whether the character is a Han character.
pub(super) fn is_han(glyph: char) -> bool {
    matches!(glyph, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Whether the character joins the two ends of a range.
pub(super) fn is_range_mark(glyph: char) -> bool {
    is_dash(glyph) || matches!(glyph, '至' | '到' | '~' | '～' | '∼' | '〜')
}

/// Whether the character is one of the many written dashes.
pub(super) fn is_dash(glyph: char) -> bool {
    matches!(glyph, '-' | '－' | '−' | '‐' | '–' | '—' | '―')
}

/// The character at `at`; a blank line's end for a place outside the text.
pub(super) fn glyph(chars: &[char], at: usize) -> char {
    chars.get(at).copied().unwrap_or('\n')
}

/// The character before `at`; a line's end at the text's start.
pub(super) fn glyph_before(chars: &[char], at: usize) -> char {
    at.checked_sub(1).map_or('\n', |before| glyph(chars, before))
}

/// Where the characters go on after at most one space.
pub(super) fn after_space(chars: &[char], at: usize) -> usize {
    at + usize::from(is_space(glyph(chars, at)))
}
