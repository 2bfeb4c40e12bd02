//! Stretches of a text in which no line ends: a figure with its unit, and the
//! last two characters of a Chinese text, so that no line holds one alone.
//!
//! Styles can't express this: between 270亿 and 元 a line may break as between any
//! two ideographs. The text itself stays as it is, so that a copy is what was
//! written: no joiner is inserted, the stretch gets an element of its own. The
//! crate `figures` knows units far better and is not in the wasm; where this is
//! unsure it joins one character too many, which nobody sees.

use yew::{Html, html};

/// Units of more than one character that a line could part; of any other the first counts.
const UNITS: [&str; 23] = [
    "个百分点",
    "百分点",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公里",
    "公斤",
    "公顷",
    "千米",
    "千克",
    "千瓦",
    "小时",
    "分钟",
    "个月",
    "月份",
    "年度",
    "季度",
    "人次",
    "美元",
    "欧元",
    "毫米",
    "部门",
];
/// What may stand between the digits and the unit.
const SCALES: &str = "十百千万亿兆多余来几";
/// What may stand after the unit.
const LIMITS: [&str; 4] = ["以上", "以下", "以内", "左右"];
/// What may stand between two digits.
const BETWEEN: &str = ".,:/．，～~–—-至";
/// The widest stretch, in halves of an ideograph: wider ones would not fit the narrowest column.
const WIDEST: usize = 14;

/// From which byte to which a line goes on.
pub type Stretch = (usize, usize);

/// The stretches of `text`, in order.
#[must_use]
pub fn stretches(text: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let start = at;
        at = after_digits(text, at);
        if at == start {
            at += character.len_utf8();
        } else {
            at = after_unit(text, at);
            if is_stretch(&text[start..at]) {
                stretches.push((start, at));
            }
        }
    }
    // The last two ideographs, and what follows them.
    let is_letter = |character: char| is_ideograph(character) || character.is_ascii_alphanumeric();
    let mut ideographs = text.char_indices().rev().filter(|(_, character)| is_letter(*character));
    if let (Some((_, last)), Some((start, before))) = (ideographs.next(), ideographs.next())
        && is_ideograph(last)
        && is_ideograph(before)
    {
        let joined = stretches.last().copied().filter(|(_, end)| *end > start);
        let first = joined.map_or(start, |(first, _)| first.min(start));
        if is_stretch(&text[first..]) {
            stretches.truncate(stretches.len() - usize::from(joined.is_some()));
            stretches.push((first, text.len()));
        }
    }
    stretches
}

/// Whether a line could end in it, and one could hold it.
fn is_stretch(words: &str) -> bool {
    let width: usize = words.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum();
    !words.is_ascii() && width <= WIDEST
}

fn is_ideograph(character: char) -> bool {
    ('\u{3400}'..'\u{a000}').contains(&character)
}

fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '０'..='９')
}

fn starts(text: &str, with: impl FnOnce(char) -> bool) -> bool {
    text.chars().next().is_some_and(with)
}

/// Where the number that begins at `at` ends; `at` where none does.
fn after_digits(text: &str, start: usize) -> usize {
    let (mut at, mut end) = (start, start);
    for character in text[start..].chars() {
        at += character.len_utf8();
        if is_digit(character) || (end > start && is_of("%％‰", character)) {
            end = at;
        } else if end == start || !is_of(BETWEEN, character) || !starts(&text[at..], is_digit) {
            break;
        }
    }
    end
}

/// Where the unit of the number that ends at `at` ends, and what limits both.
fn after_unit(text: &str, at: usize) -> usize {
    let limit = |at: usize| LIMITS.iter().find(|limit| text[at..].starts_with(**limit));
    let end = if limit(at).is_some() { at } else { after_bare_unit(text, at) };
    end + limit(end).map_or(0, |limit| limit.len())
}

fn after_bare_unit(text: &str, mut at: usize) -> usize {
    if text[at..].starts_with(' ') && starts(&text[at + 1..], is_ideograph) {
        at += 1;
    }
    loop {
        let rest = &text[at..];
        if let Some(unit) = UNITS.iter().find(|unit| rest.starts_with(**unit)) {
            return at + unit.len();
        }
        match rest.chars().next() {
            Some(character) if is_of(SCALES, character) => at += character.len_utf8(),
            Some(character) if is_ideograph(character) => return at + character.len_utf8(),
            _ => return at,
        }
    }
}

/// Draws a text without markup.
pub fn view(words: &str) -> Html {
    pieces(words, 0, &stretches(words))
}

/// Draws `words`, which begin at byte `offset` of the text that has these stretches.
pub fn pieces(words: &str, offset: usize, stretches: &[Stretch]) -> Html {
    let mut views: Vec<Html> = Vec::new();
    let mut done = 0;
    for (start, end) in stretches {
        let start = start.saturating_sub(offset).max(done);
        let end = end.saturating_sub(offset).min(words.len());
        if start < end {
            if done < start {
                views.push(html! { words[done..start].to_owned() });
            }
            views.push(html! { <span class="unbroken">{ words[start..end].to_owned() }</span> });
            done = end;
        }
    }
    if done < words.len() {
        views.push(html! { words[done..].to_owned() });
    }
    views.into_iter().collect()
}

/// Whether `character` is one of `set`, which is short.
fn is_of(set: &str, character: char) -> bool {
    set.chars().any(|other| other == character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = stretches(text).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn figures_go_with_their_units() {
        check("签约超过270亿元的项目", &["270亿元", "项目"]);
        check("其中4100多个在县里。", &["4100多个", "县里。"]);
        check("提高1.1个百分点,", &["1.1个百分点,"]);
        check("92%的贫困户参与", &["92%的", "参与"]);
        check("超过92%；面积为5 平方公里左右", &["5 平方公里左右"]);
        check("1.4万家,3～5年,2019年9月2日报道", &["1.4万家", "3～5年", "2019年", "9月", "2日", "报道"]);
        check("每人3500千瓦时", &["3500千瓦时"]);
        check("达到75%以上，仍需努力", &["75%以上", "努力"]);
        check("计划133.5万立方米土方", &["133.5万立方米", "土方"]);
    }

    #[test]
    fn the_last_two_ideographs_stay_together_with_what_ends_the_text() {
        check("全面推进。”", &["推进。”"]);
        check("共5个。", &["5个"]);
        check("很好，好。", &["好，好。"]);
        check("好。", &[]);
        check("", &[]);
        check("Words of another language.", &[]);
    }

    #[test]
    fn what_no_line_could_hold_is_left_alone() {
        check("共1230196224.55万元以上的。", &["上的。"]);
        check("又提高21.15个百分点。", &["21.15个百分点"]);
    }

    proptest! {
        #[test]
        fn stretches_lie_in_the_text_one_after_the_other(text in "[0-9.,%至亿元多个公里。” a]{0,40}") {
            let mut last = 0;
            for (start, end) in stretches(&text) {
                prop_assert!(last <= start && start < end && text.get(start..end).is_some());
                last = end;
            }
        }
    }
}
