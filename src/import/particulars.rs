//! The particulars above an official document: 索引号, 发文机关, 成文日期, 标题.
//!
//! They stand as a table or a block of lines over the document and tell its
//! headline, publisher and day; the rest of them is filed with the document
//! and no part of its text. A line of the text may begin with one of these
//! words too, so only a block that names a document's number is one.

use super::line::is_space;
use super::piece::Role;
use super::stamp;
#[cfg(feature = "cli")]
use super::stamp::Stamp;
use std::ops::Range;

/// What a particular tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tells {
    Title,
    Source,
    /// When it was made public.
    Published,
    /// When it was signed, which may be long before.
    Signed,
    /// Under which number it is filed: the mark of an official document.
    Number,
    Other,
}

const KEYS: [(&str, Tells); 30] = [
    ("索引号", Tells::Number),
    ("发文字号", Tells::Number),
    ("文件编号", Tells::Number),
    ("文号", Tells::Number),
    ("标题", Tells::Title),
    ("信息名称", Tells::Title),
    ("名称", Tells::Title),
    ("发文机关", Tells::Source),
    ("发文机构", Tells::Source),
    ("发文单位", Tells::Source),
    ("制发机关", Tells::Source),
    ("发布机构", Tells::Source),
    ("发布单位", Tells::Source),
    ("发布日期", Tells::Published),
    ("公开日期", Tells::Published),
    ("发布时间", Tells::Published),
    ("成文日期", Tells::Signed),
    ("发文日期", Tells::Signed),
    ("生成日期", Tells::Signed),
    ("主题分类", Tells::Other),
    ("主题词", Tells::Other),
    ("关键词", Tells::Other),
    ("体裁分类", Tells::Other),
    ("组配分类", Tells::Other),
    ("信息分类", Tells::Other),
    ("公文种类", Tells::Other),
    ("公开方式", Tells::Other),
    ("有效性", Tells::Other),
    ("生效日期", Tells::Other),
    ("废止日期", Tells::Other),
];

/// How many lines such a block may take.
const MOST_LINES: usize = 16;

/// A longer line is no particular, in bytes.
const LONGEST: usize = 600;

/// One particular: the bytes of its key and of its value, spaces left out.
struct Particular {
    tells: Tells,
    key: Range<usize>,
    value: Range<usize>,
}

/// What the parts of the lines are that `words` begin with, if those are a
/// block of particulars; else nothing.
pub fn read(words: &[&str]) -> Vec<Vec<(Role, Range<usize>)>> {
    let block: Vec<Vec<Particular>> =
        words.iter().take(MOST_LINES).map(|line| particulars(line)).take_while(|line| !line.is_empty()).collect();
    let has = |tells: Tells| block.iter().flatten().any(|particular| particular.tells == tells);
    if !has(Tells::Number) || block.iter().flatten().count() < 3 {
        return Vec::new();
    }
    let day = if has(Tells::Published) { Tells::Published } else { Tells::Signed };
    block.iter().zip(words).map(|(line, words)| parts(line, words, day)).collect()
}

/// The headline that a block's line names.
pub fn title<'a>(words: &'a str, parts: &[(Role, Range<usize>)]) -> Option<&'a str> {
    parts.iter().find(|(role, _)| *role == Role::Title).map(|(_, range)| &words[range.clone()])
}

/// Whether `words` begin as a line of particulars does.
#[cfg(feature = "cli")]
pub fn begins(words: &str) -> bool {
    key(words).is_some()
}

/// What a block of particulars above a page's headline tells of it.
#[cfg(feature = "cli")]
#[derive(Default)]
pub struct Told {
    /// The publisher's name.
    pub source: Option<String>,
    /// The day.
    pub published: Option<Stamp>,
}

/// What the block of particulars among `lines` tells, if there is one.
#[cfg(feature = "cli")]
pub fn told(lines: &[&str]) -> Told {
    let mut told = Told::default();
    let block = (0..lines.len()).map(|at| (at, read(&lines[at..]))).find(|(_, block)| !block.is_empty());
    let Some((at, block)) = block else { return told };
    for (parts, words) in block.iter().zip(&lines[at..]) {
        for (role, range) in parts {
            match role {
                Role::Source => told.source = Some(words[range.clone()].to_owned()),
                Role::Published(stamp) => told.published = Some(*stamp),
                _ => {}
            }
        }
    }
    told
}

/// The particulars that make up all of `words`.
fn particulars(words: &str) -> Vec<Particular> {
    let mut out: Vec<Particular> = Vec::new();
    if words.len() > LONGEST {
        return out;
    }
    let mut after_space = true;
    for (at, character) in words.char_indices() {
        if after_space && let Some((tells, length)) = key(&words[at..]) {
            if let Some(last) = out.last_mut() {
                last.value = trimmed(words, last.key.end..at);
            }
            out.push(Particular { tells, key: at..at + length, value: trimmed(words, at + length..words.len()) });
        }
        if out.is_empty() {
            return out;
        }
        after_space = is_space(character) || matches!(character, '|' | '｜');
    }
    out
}

/// The key that `words` begin with, and its length with the colon; its letters
/// may be set apart: 标　　题：.
fn key(words: &str) -> Option<(Tells, usize)> {
    KEYS.iter().find_map(|(name, tells)| {
        let mut rest = words;
        for (place, letter) in name.chars().enumerate() {
            let printed = if place == 0 { rest } else { rest.trim_start_matches(is_space) };
            rest = printed.strip_prefix(letter)?;
        }
        let rest = rest.trim_start_matches(is_space).strip_prefix(['：', ':'])?;
        Some((*tells, words.len() - rest.len()))
    })
}

fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let value = words[range.clone()].trim_end_matches(|letter| is_space(letter) || matches!(letter, '|' | '｜'));
    let start = range.start + (value.len() - value.trim_start_matches(is_space).len());
    start..(range.start + value.len()).max(start)
}

fn parts(line: &[Particular], words: &str, day: Tells) -> Vec<(Role, Range<usize>)> {
    let mut out: Vec<(Role, Range<usize>)> = Vec::new();
    for (index, Particular { tells, key, value }) in line.iter().enumerate() {
        let end = line.get(index + 1).map_or(words.len(), |next| next.key.start);
        let role = match tells {
            _ if value.is_empty() => None,
            Tells::Title => Some(Role::Title),
            Tells::Source => Some(Role::Source),
            tells if *tells == day => stamp::whole(&words[value.clone()]).map(Role::Published),
            _ => None,
        };
        match role {
            Some(role) => {
                out.extend([
                    (Role::Space, key.start..value.start),
                    (role, value.clone()),
                    (Role::Space, value.end..end),
                ]);
            }
            None => {
                let printed = if value.is_empty() { key.end } else { value.end };
                out.extend([(Role::Furniture, key.start..printed), (Role::Space, printed..end)]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expected: &[(&str, &str)]) {
        let block = read(lines);
        let mut shown = Vec::new();
        for (parts, words) in block.iter().zip(lines) {
            let joined: String = parts.iter().map(|(_, range)| &words[range.clone()]).collect();
            assert_eq!(joined, *words);
            for (role, range) in parts {
                let name = match role {
                    Role::Title => "title",
                    Role::Source => "source",
                    Role::Published(_) => "time",
                    Role::Furniture => "left out",
                    _ => continue,
                };
                shown.push((name, &words[range.clone()]));
            }
        }
        assert_eq!(shown, expected, "{lines:?}");
    }

    #[test]
    fn a_block_tells_headline_publisher_and_day() {
        check(
            &[
                "索 引 号：　 00123/2024-7　主题分类：　农业\\水利",
                "发文机关：　青山县人民政府　成文日期：　2024年5月1日",
                "标　　题：　青山县人民政府关于果园通水的意见",
                "发文字号：　青政发〔2024〕5号　发布日期：　2024年05月08日",
                "主 题 词：",
                "各乡镇：",
            ],
            &[
                ("left out", "索 引 号：　 00123/2024-7"),
                ("left out", "主题分类：　农业\\水利"),
                ("source", "青山县人民政府"),
                ("left out", "成文日期：　2024年5月1日"),
                ("title", "青山县人民政府关于果园通水的意见"),
                ("left out", "发文字号：　青政发〔2024〕5号"),
                ("time", "2024年05月08日"),
                ("left out", "主 题 词："),
            ],
        );
    }

    #[test]
    fn the_day_of_signing_serves_where_no_other_is_told() {
        check(
            &["文号：青政发〔2024〕5号 发文单位：青山县 成文日期：2024-05-01"],
            &[("left out", "文号：青政发〔2024〕5号"), ("source", "青山县"), ("time", "2024-05-01")],
        );
    }

    #[test]
    fn keys_without_values_and_far_apart_are_read() {
        check(
            &["文号：\u{3000} \u{3000}索引号：\u{3000}\u{3000}主 题 分 类：\u{3000}其他"],
            &[("left out", "文号："), ("left out", "索引号："), ("left out", "主 题 分 类：\u{3000}其他")],
        );
    }

    proptest::proptest! {
        #[test]
        fn particulars_put_together_are_their_lines(words in "([文号索引主题分类标发布日期：: \u{3000}|2024年5月]|文号：|标题：|发布日期：){0,40}") {
            let lines = [words.as_str(), "文号：7 索引号：1 主题词：水"];
            for (parts, line) in read(&lines).iter().zip(lines) {
                let joined: String = parts.iter().map(|(_, range)| &line[range.clone()]).collect();
                proptest::prop_assert_eq!(joined, line);
            }
        }
    }

    #[test]
    fn lines_of_a_text_are_no_particulars() {
        check(&["标题：水渠", "关键词：果园 水利", "发布日期：2024-05-01"], &[]);
        check(&["本县文号：青政发"], &[]);
        check(&["文号：青政发〔2024〕5号"], &[]);
        check(&[], &[]);
    }
}
