//! The number at the start of an item: `1、`, `1.`, `（一）`, `第一条`, `①`.
//!
//! A label is only a candidate. [`super::numbering`] decides from the
//! neighbouring lines whether it numbers an item. This module rejects what a
//! single line shows not to be a label: a decimal (`115.395`), a date, a year,
//! 三区三州, 一二三产业 and `1、2月`.

mod rare;

use super::line::is_space;

/// A style of numbering. All items of a list have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// `1、`
    ArabicComma,
    /// `1.` and `1．`
    ArabicDot,
    /// `1)` and `1）`
    ArabicBracket,
    /// `(1)` and `（1）`
    ArabicBrackets,
    /// `一、` and `一．`
    HanComma,
    /// `（一）` and `(一)`
    HanBrackets,
    /// `①`
    Circled,
    /// `第一编`, `第一部分`
    Part,
    /// `第一章`, `Chapter 1`
    Chapter,
    /// `第一节`
    Division,
    /// `第一条`, `Article 1`
    Clause,
    /// `Step 1:`
    Step,
    /// `(a)`, `a)` and `a.`
    Letter,
    /// `(A)`, `A)`, `A.` and `A、`
    Capital,
    /// `i.` and `(ii)`
    Roman,
    /// `I.` and `II、`
    RomanCapital,
    /// `[1]` and `【1】`
    SquareBrackets,
    /// `1.1 `
    Dotted,
    /// `壹、`
    HanFormal,
    /// `甲、`
    Stem,
}

impl Family {
    /// The number of families.
    pub const COUNT: usize = 20;
}

/// A label at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The style of numbering.
    pub family: Family,
    /// Its number.
    pub value: u32,
    /// Its length in bytes, including the separator and space after it.
    pub length: usize,
}

/// Reads the label at the start of `words`.
pub fn read(words: &str) -> Option<Label> {
    let label = read_bare(words)?;
    let may_stand_alone = matches!(label.family, Family::Part | Family::Chapter | Family::Division | Family::Clause);
    (may_stand_alone || label.length < words.len()).then_some(label)
}

/// Reads the label at the start of `words`, which may be nothing else: what it numbers can stand on
/// the next line.
pub fn read_bare(words: &str) -> Option<Label> {
    let (family, value, printed) = circled(words)
        .or_else(|| ordinal(words))
        .or_else(|| bracketed(words))
        .or_else(|| plain(words))
        .or_else(|| english(words))
        .or_else(|| rare::read(words))?;
    let rest = words[printed..].trim_start_matches(is_space);
    Some(Label { family, value, length: words.len() - rest.len() })
}

fn circled(words: &str) -> Option<(Family, u32, usize)> {
    let first = words.chars().next()?;
    let (family, value) = match first {
        '①'..='⑳' => (Family::Circled, u32::from(first) - u32::from('①') + 1),
        '⑴'..='⒇' => (Family::ArabicBrackets, u32::from(first) - u32::from('⑴') + 1),
        '⒈'..='⒛' => (Family::ArabicDot, u32::from(first) - u32::from('⒈') + 1),
        '㈠'..='㈩' => (Family::HanBrackets, u32::from(first) - u32::from('㈠') + 1),
        _ => return None,
    };
    Some((family, value, first.len_utf8()))
}

/// `第十二条`, `第3章`.
fn ordinal(words: &str) -> Option<(Family, u32, usize)> {
    let after = words.strip_prefix('第')?;
    let (value, digits) = number(after)?;
    let rest = &after[digits..];
    let (family, unit) = [
        (Family::Part, "编"),
        (Family::Part, "部分"),
        (Family::Chapter, "章"),
        (Family::Division, "节"),
        (Family::Clause, "条"),
    ]
    .into_iter()
    .find(|(_, unit)| rest.starts_with(unit))?;
    let printed = "第".len() + digits + unit.len();
    let next = words[printed..].chars().next();
    let colon = next.filter(|next| matches!(next, '：' | ':' | '、')).map_or(0, char::len_utf8);
    // 第一条高铁 and 第十节课 are prose. In a law, a separator follows the number.
    let is_separated = next.is_none_or(|next| is_space(next) || colon > 0 || next == '【');
    is_separated.then_some((family, value, printed + colon))
}

/// `（一）`, `(1)`.
fn bracketed(words: &str) -> Option<(Family, u32, usize)> {
    let after = words.strip_prefix(['(', '（'])?;
    let open = words.len() - after.len();
    let (value, digits) = number(after)?;
    let close = after[digits..].chars().next().filter(|close| matches!(close, ')' | '）'))?;
    let family = if is_arabic(after) { Family::ArabicBrackets } else { Family::HanBrackets };
    let mut printed = open + digits + close.len_utf8();
    // Some texts print （一）、.
    if words[printed..].starts_with('、') {
        printed += '、'.len_utf8();
    }
    Some((family, value, printed))
}

/// `1、`, `1.`, `1)`, `一、`.
fn plain(words: &str) -> Option<(Family, u32, usize)> {
    let (value, digits) = number(words)?;
    let separator = words[digits..].chars().next()?;
    let printed = digits + separator.len_utf8();
    let rest = &words[printed..];
    if !is_arabic(words) {
        // 一、二产业 is not a label.
        let continues = number(rest).is_some_and(|(_, length)| !rest[length..].starts_with(['个', '是', '项', '级']));
        return (matches!(separator, '、' | '．' | '.') && !continues).then_some((Family::HanComma, value, printed));
    }
    let digit_follows = rest.starts_with(|next: char| next.is_ascii_digit() || ('０'..='９').contains(&next));
    let family = match separator {
        // 1、2月 is two months, but 1、2023年 is an item.
        '、' if !is_listed_number(rest) => Family::ArabicComma,
        // 2.2022年 is no decimal.
        '.' | '．' if !digit_follows || is_year(rest) => Family::ArabicDot,
        ')' | '）' => Family::ArabicBracket,
        _ => return None,
    };
    Some((family, value, printed))
}

/// Whether `rest` begins with a year: `2022年`.
fn is_year(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && rest[4..].starts_with('年') && (rest.starts_with("19") || rest.starts_with("20"))
}

/// Whether `rest`, the text after a number and 、, begins with another number of
/// the same list: `2月`, `3日`, `4季度`.
fn is_listed_number(rest: &str) -> bool {
    number(rest).is_some_and(|(value, length)| {
        let unit = &rest[length..];
        value < 100
            && is_arabic(rest)
            && (unit.starts_with(['月', '日', '号', '、', '级', '期']) || unit.starts_with("季度"))
    })
}

/// `Article 12`, `Chapter 3`, followed by a separator or nothing.
fn english(words: &str) -> Option<(Family, u32, usize)> {
    let names =
        [(Family::Clause, "Article "), (Family::Chapter, "Chapter "), (Family::Part, "Part "), (Family::Step, "Step ")];
    let (family, name) = names
        .into_iter()
        .find(|(_, name)| words.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))?;
    let (value, digits) = number(&words[name.len()..]).filter(|_| is_arabic(&words[name.len()..]))?;
    let printed = name.len() + digits;
    match words[printed..].chars().next() {
        None => Some((family, value, printed)),
        Some('.' | ':') => Some((family, value, printed + 1)),
        Some(_) => None,
    }
}

fn is_arabic(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || ('０'..='９').contains(&first))
}

/// The number at the start of `text` and its length in bytes: up to three
/// Arabic digits of either width, or a Han numeral, since a code of law may
/// have 1260 clauses.
fn number(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut length = 0;
    for (count, digit) in text.chars().enumerate() {
        let digit_value = match digit {
            '0'..='9' => u32::from(digit) - u32::from('0'),
            '０'..='９' => u32::from(digit) - u32::from('０'),
            _ => break,
        };
        if count == 3 {
            return None;
        }
        value = value * 10 + digit_value;
        length += digit.len_utf8();
    }
    if length == 0 { han_number(text) } else { (value > 0).then_some((value, length)) }
}

/// The maximum Han numeral.
const MAX_HAN_NUMBER: u32 = 1999;

fn han_number(text: &str) -> Option<(u32, usize)> {
    let (mut total, mut digit, mut length, mut last_is_digit) = (0, 0, 0, false);
    for character in text.chars() {
        let value = "一二三四五六七八九".chars().position(|numeral| numeral == character);
        match (character, value) {
            // Consecutive digits such as 三三 or 一二三 are not a number.
            (_, Some(_)) if last_is_digit => return None,
            (_, Some(index)) => digit = u32::try_from(index).ok()? + 1,
            ('十', _) => total += digit.max(1) * 10,
            ('百', _) => total += digit.max(1) * 100,
            ('千', _) => total += digit.max(1) * 1000,
            ('零' | '〇', _) if length > 0 => {}
            _ => break,
        }
        last_is_digit = value.is_some();
        if matches!(character, '十' | '百' | '千') {
            digit = 0;
        }
        length += character.len_utf8();
        if total > MAX_HAN_NUMBER {
            return None;
        }
    }
    let value = total + if last_is_digit { digit } else { 0 };
    (value > 0).then_some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Option<(Family, u32, &str)>) {
        let found = read(words).map(|label| (label.family, label.value, &words[..label.length]));
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn reads_labels_of_every_style_and_width() {
        check("1、强化统筹", Some((Family::ArabicComma, 1, "1、")));
        check("１２、强化统筹", Some((Family::ArabicComma, 12, "１２、")));
        check("3.深入推进", Some((Family::ArabicDot, 3, "3.")));
        check("３．深入推进", Some((Family::ArabicDot, 3, "３．")));
        check("3. Plant trees", Some((Family::ArabicDot, 3, "3. ")));
        check("2）加强服务", Some((Family::ArabicBracket, 2, "2）")));
        check("(4)加强服务", Some((Family::ArabicBrackets, 4, "(4)")));
        check("（１０）加强服务", Some((Family::ArabicBrackets, 10, "（１０）")));
        check("一、总体要求", Some((Family::HanComma, 1, "一、")));
        check("二十一、附则", Some((Family::HanComma, 21, "二十一、")));
        check("（十二）落实责任", Some((Family::HanBrackets, 12, "（十二）")));
        check("(三) 落实责任", Some((Family::HanBrackets, 3, "(三) ")));
        check("③落实责任", Some((Family::Circled, 3, "③")));
        check("第一百二十六条\u{3000}本法自公布之日起施行。", Some((Family::Clause, 126, "第一百二十六条\u{3000}")));
        check("第一千二百六十条 本法", Some((Family::Clause, 1260, "第一千二百六十条 ")));
        check("第二章 种植", Some((Family::Chapter, 2, "第二章 ")));
        check("第3条", Some((Family::Clause, 3, "第3条")));
        check("Article 7. Terms", Some((Family::Clause, 7, "Article 7. ")));
        check("1、2023年以来的做法", Some((Family::ArabicComma, 1, "1、")));
        check("2.2022年底前铺管", Some((Family::ArabicDot, 2, "2.")));
        check("Step 2: Lay pipe", Some((Family::Step, 2, "Step 2: ")));
        check("(b) Lay pipe", Some((Family::Letter, 2, "(b) ")));
        check("c) Lay pipe", Some((Family::Letter, 3, "c) ")));
        check("A. Tanks", Some((Family::Capital, 1, "A. ")));
        check("(B) Pipe", Some((Family::Capital, 2, "(B) ")));
        check("iv. Pipe", Some((Family::Roman, 4, "iv. ")));
        check("II、铺管", Some((Family::RomanCapital, 2, "II、")));
        check("❷铺管", Some((Family::Circled, 2, "❷")));
        check("2️⃣ 铺管", Some((Family::Circled, 2, "2️⃣ ")));
        check("【2】铺管", Some((Family::SquareBrackets, 2, "【2】")));
        check("[2] 铺管", Some((Family::SquareBrackets, 2, "[2] ")));
        check("步骤二：铺管", Some((Family::Step, 2, "步骤二：")));
        check("第二步，铺管", Some((Family::Step, 2, "第二步，")));
        check("2.3 铺管", Some((Family::Dotted, 3, "2.3 ")));
        check("乙、铺管", Some((Family::Stem, 2, "乙、")));
        check("贰、铺管", Some((Family::HanFormal, 2, "贰、")));
        check("一、三个坚持", Some((Family::HanComma, 1, "一、")));
    }

    #[test]
    fn rejects_numbers_that_are_not_labels() {
        for words in [
            "115.395亿斤的产量",
            "2.2022万亩",
            "a house",
            "a.m. today",
            "甲、乙两地",
            "115.395 亿元",
            "1.1万亩",
            "mix) it",
            "【重磅】",
            "步骤一",
            "(aside) he said",
            "1.4万家企业",
            "１．５倍",
            "2019年9月2日",
            "2019.9.2 通知",
            "三区三州",
            "一二三产业融合",
            "一、二产业比重",
            "1、2月份",
            "11、12月",
            "第一条高铁开通",
            "1200、编号",
            "0、零",
            "1、",
            "十分重要",
            "(2019)12号文件",
        ] {
            check(words, None);
        }
    }
}
