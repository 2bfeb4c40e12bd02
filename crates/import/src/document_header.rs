//! The header of an official document: 索引号, 发文机关, 成文日期, 标题.
//!
//! The header is a table or a block of lines above the document, with its
//! headline, publisher and date. The other entries are filing data and not part
//! of the text. Lines of the text may start with the same keys, so a block is a
//! header only if it has a document number.

use super::line::is_space;
use super::piece::Role;
use super::timestamp;
#[cfg(feature = "html")]
use super::timestamp::Timestamp;
use std::ops::Range;

/// The meaning of a header entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Source,
    /// The date of publication.
    Published,
    /// The date of signature, which may be much earlier.
    Signed,
    /// The document number, which every header has.
    Number,
    Other,
}

const KEYS: [(&str, Field); 30] = [
    ("索引号", Field::Number),
    ("发文字号", Field::Number),
    ("文件编号", Field::Number),
    ("文号", Field::Number),
    ("标题", Field::Title),
    ("信息名称", Field::Title),
    ("名称", Field::Title),
    ("发文机关", Field::Source),
    ("发文机构", Field::Source),
    ("发文单位", Field::Source),
    ("制发机关", Field::Source),
    ("发布机构", Field::Source),
    ("发布单位", Field::Source),
    ("发布日期", Field::Published),
    ("公开日期", Field::Published),
    ("发布时间", Field::Published),
    ("成文日期", Field::Signed),
    ("发文日期", Field::Signed),
    ("生成日期", Field::Signed),
    ("主题分类", Field::Other),
    ("主题词", Field::Other),
    ("关键词", Field::Other),
    ("体裁分类", Field::Other),
    ("组配分类", Field::Other),
    ("信息分类", Field::Other),
    ("公文种类", Field::Other),
    ("公开方式", Field::Other),
    ("有效性", Field::Other),
    ("生效日期", Field::Other),
    ("废止日期", Field::Other),
];

/// The maximum number of lines of a header.
const MAX_LINES: usize = 16;

/// The maximum length of a header line, in bytes.
const MAX_LENGTH: usize = 600;

/// One entry: the byte ranges of its key and its value, without spaces.
struct HeaderEntry {
    field: Field,
    key: Range<usize>,
    value: Range<usize>,
}

/// Splits the lines of the header at the start of `words` into parts. The
/// result is empty if there is no header.
pub fn read(words: &[&str]) -> Vec<Vec<(Role, Range<usize>)>> {
    let block: Vec<Vec<HeaderEntry>> =
        words.iter().take(MAX_LINES).map(|line| entries(line)).take_while(|line| !line.is_empty()).collect();
    let has = |field: Field| block.iter().flatten().any(|entry| entry.field == field);
    if !has(Field::Number) || block.iter().flatten().count() < 3 {
        return Vec::new();
    }
    let day = if has(Field::Published) { Field::Published } else { Field::Signed };
    block.iter().zip(words).map(|(line, words)| parts(line, words, day)).collect()
}

/// Returns the headline in a header line.
pub fn title<'a>(words: &'a str, parts: &[(Role, Range<usize>)]) -> Option<&'a str> {
    parts.iter().find(|(role, _)| *role == Role::Title).map(|(_, range)| &words[range.clone()])
}

/// Whether `words` begins like a header entry.
#[cfg(feature = "html")]
pub fn is_entry(words: &str) -> bool {
    key(words).is_some()
}

/// The data from the header above a page's headline.
#[cfg(feature = "html")]
#[derive(Default)]
pub struct Header {
    /// The publisher's name.
    pub source: Option<String>,
    /// The date.
    pub published: Option<Timestamp>,
}

/// Finds the first header in `lines` and reads it.
#[cfg(feature = "html")]
pub fn find(lines: &[&str]) -> Header {
    let mut header = Header::default();
    let block = (0..lines.len()).map(|at| (at, read(&lines[at..]))).find(|(_, block)| !block.is_empty());
    let Some((at, block)) = block else { return header };
    for (parts, words) in block.iter().zip(&lines[at..]) {
        for (role, range) in parts {
            match role {
                Role::Source => header.source = Some(words[range.clone()].to_owned()),
                Role::Published(timestamp) => header.published = Some(*timestamp),
                _ => {}
            }
        }
    }
    header
}

/// Splits `words` into header entries. The result is empty if it does not begin
/// with one.
fn entries(words: &str) -> Vec<HeaderEntry> {
    let mut out: Vec<HeaderEntry> = Vec::new();
    if words.len() > MAX_LENGTH {
        return out;
    }
    let mut after_space = true;
    for (at, character) in words.char_indices() {
        if after_space && let Some((field, length)) = key(&words[at..]) {
            if let Some(last) = out.last_mut() {
                last.value = trimmed(words, last.key.end..at);
            }
            out.push(HeaderEntry { field, key: at..at + length, value: trimmed(words, at + length..words.len()) });
        }
        if out.is_empty() {
            return out;
        }
        after_space = is_space(character) || matches!(character, '|' | '｜');
    }
    out
}

/// Returns the key at the start of `words` and its length including the colon.
/// There may be spaces between its characters: 标　　题：.
fn key(words: &str) -> Option<(Field, usize)> {
    KEYS.iter().find_map(|(name, field)| {
        let mut rest = words;
        for (place, letter) in name.chars().enumerate() {
            let printed = if place == 0 { rest } else { rest.trim_start_matches(is_space) };
            rest = printed.strip_prefix(letter)?;
        }
        let rest = rest.trim_start_matches(is_space).strip_prefix(['：', ':'])?;
        Some((*field, words.len() - rest.len()))
    })
}

fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let value = words[range.clone()].trim_end_matches(|letter| is_space(letter) || matches!(letter, '|' | '｜'));
    let start = range.start + (value.len() - value.trim_start_matches(is_space).len());
    start..(range.start + value.len()).max(start)
}

fn parts(line: &[HeaderEntry], words: &str, day: Field) -> Vec<(Role, Range<usize>)> {
    let mut out: Vec<(Role, Range<usize>)> = Vec::new();
    for (index, HeaderEntry { field, key, value }) in line.iter().enumerate() {
        let end = line.get(index + 1).map_or(words.len(), |next| next.key.start);
        let role = match field {
            _ if value.is_empty() => None,
            Field::Title => Some(Role::Title),
            Field::Source => Some(Role::Source),
            field if *field == day => timestamp::parse(&words[value.clone()]).map(Role::Published),
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
                out.extend([(Role::Boilerplate, key.start..printed), (Role::Space, printed..end)]);
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
                    Role::Boilerplate => "left out",
                    _ => continue,
                };
                shown.push((name, &words[range.clone()]));
            }
        }
        assert_eq!(shown, expected, "{lines:?}");
    }

    #[test]
    fn header_has_headline_publisher_and_date() {
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
    fn signature_date_is_used_without_publication_date() {
        check(
            &["文号：青政发〔2024〕5号 发文单位：青山县 成文日期：2024-05-01"],
            &[("left out", "文号：青政发〔2024〕5号"), ("source", "青山县"), ("time", "2024-05-01")],
        );
    }

    #[test]
    fn reads_spaced_keys_without_values() {
        check(
            &["文号：\u{3000} \u{3000}索引号：\u{3000}\u{3000}主 题 分 类：\u{3000}其他"],
            &[("left out", "文号："), ("left out", "索引号："), ("left out", "主 题 分 类：\u{3000}其他")],
        );
    }

    proptest::proptest! {
        #[test]
        fn parts_add_up_to_their_lines(words in "([文号索引主题分类标发布日期：: \u{3000}|2024年5月]|文号：|标题：|发布日期：){0,40}") {
            let lines = [words.as_str(), "文号：7 索引号：1 主题词：水"];
            for (parts, line) in read(&lines).iter().zip(lines) {
                let joined: String = parts.iter().map(|(_, range)| &line[range.clone()]).collect();
                proptest::prop_assert_eq!(joined, line);
            }
        }
    }

    #[test]
    fn text_lines_are_not_header_entries() {
        check(&["标题：水渠", "关键词：果园 水利", "发布日期：2024-05-01"], &[]);
        check(&["本县文号：青政发"], &[]);
        check(&["文号：青政发〔2024〕5号"], &[]);
        check(&[], &[]);
    }
}
