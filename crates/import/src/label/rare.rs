//! Rarer styles: letters, Roman numerals, keycaps, 步骤一.

use super::super::line::is_space;
use super::{Family, number};

/// Reads a label of a rarer style: its family, its number and its length.
pub fn read(words: &str) -> Option<(Family, u32, usize)> {
    circled(words)
        .or_else(|| keycap(words))
        .or_else(|| step(words))
        .or_else(|| square(words))
        .or_else(|| dotted(words))
        .or_else(|| han(words))
        .or_else(|| letters(words))
}

/// `❶`, `➀`.
fn circled(words: &str) -> Option<(Family, u32, usize)> {
    let first = words.chars().next()?;
    let base = [('❶', '❿'), ('➀', '➉'), ('➊', '➓')].into_iter().find(|(from, to)| (*from..=*to).contains(&first))?.0;
    Some((Family::Circled, u32::from(first) - u32::from(base) + 1, first.len_utf8()))
}

/// `1️⃣`: a digit, U+FE0F and U+20E3.
fn keycap(words: &str) -> Option<(Family, u32, usize)> {
    let (value, digits) = number(words)?;
    let rest = words[digits..].trim_start_matches('\u{fe0f}').strip_prefix('\u{20e3}')?;
    Some((Family::Circled, value, words.len() - rest.len()))
}

/// `步骤1：`, `步骤一、`, `第一步：`.
fn step(words: &str) -> Option<(Family, u32, usize)> {
    let (value, after) = match words.strip_prefix("步骤").or_else(|| words.strip_prefix("步驟")) {
        Some(rest) => number(rest).map(|(value, length)| (value, &rest[length..]))?,
        None => {
            let rest = words.strip_prefix('第')?;
            let (value, length) = number(rest)?;
            (value, rest[length..].strip_prefix('步')?)
        }
    };
    let rest = after.strip_prefix(['：', ':', '、', '，', '.'])?;
    Some((Family::Step, value, words.len() - rest.len()))
}

/// `[1]`, `【1】`.
fn square(words: &str) -> Option<(Family, u32, usize)> {
    let inner = words.strip_prefix(['[', '【', '［'])?;
    let (value, length) = number(inner)?;
    let rest = inner[length..].strip_prefix([']', '】', '］'])?;
    Some((Family::SquareBrackets, value, words.len() - rest.len()))
}

/// `1.1 `, `2.3.1 `. The last number counts.
fn dotted(words: &str) -> Option<(Family, u32, usize)> {
    let length = words.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
    let mut numbers = words[..length].split('.');
    let value = numbers.next_back()?.parse().ok()?;
    let above = numbers.collect::<Vec<_>>();
    let is_label = !above.is_empty() && above.iter().all(|number| (1..=2).contains(&number.len()));
    (is_label && (1..100).contains(&value) && words[length..].starts_with(is_space)).then_some((
        Family::Dotted,
        value,
        length,
    ))
}

/// `壹、`, `甲、`.
fn han(words: &str) -> Option<(Family, u32, usize)> {
    let mut rest = words.chars();
    let first = rest.next()?;
    rest.next().filter(|mark| matches!(mark, '、' | '．'))?;
    [(Family::HanFormal, "壹贰叁肆伍陆柒捌玖拾"), (Family::Stem, "甲乙丙丁戊己庚辛壬癸")].into_iter().find_map(
        |(family, all)| {
            let value = u32::try_from(all.chars().position(|other| other == first)?).ok()? + 1;
            // 甲、乙两地 is prose.
            let is_listed = rest.as_str().starts_with(|next| all.contains(next));
            (!is_listed).then_some((family, value, words.len() - rest.as_str().len()))
        },
    )
}

/// `(a)`, `a)`, `A. `, `iv. `, `II、`.
fn letters(words: &str) -> Option<(Family, u32, usize)> {
    let inner = words.strip_prefix(['(', '（']).unwrap_or(words);
    let length = inner.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, rest) = inner.split_at(length);
    let mark = rest.chars().next()?;
    let after = &rest[mark.len_utf8()..];
    let closes = match mark {
        ')' | '）' => true,
        '.' => inner.len() == words.len() && after.starts_with(is_space),
        '、' | '．' => inner.len() == words.len(),
        _ => false,
    };
    let is_capital = letters.bytes().all(|letter| letter.is_ascii_uppercase());
    if !closes || !is_capital && !letters.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    let (family, value) = match (roman(&letters.to_ascii_lowercase()), letters.as_bytes()) {
        (Some(value), _) => (if is_capital { Family::RomanCapital } else { Family::Roman }, value),
        (None, [letter]) => {
            let family = if is_capital { Family::Capital } else { Family::Letter };
            (family, u32::from(letter.to_ascii_lowercase() - b'a') + 1)
        }
        _ => return None,
    };
    Some((family, value, words.len() - after.len()))
}

/// A Roman numeral up to 19.
fn roman(letters: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let (tens, ones) = letters.strip_prefix('x').map_or((0, letters), |rest| (10, rest));
    let value = tens + u32::try_from(ONES.iter().position(|one| *one == ones)?).ok()?;
    (value > 0).then_some(value)
}
