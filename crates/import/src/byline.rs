//! The byline: when an article was published, and by whom.
//!
//! `2024-05-01 10:00 来源：县广播站 浏览次数：123`: the date and the source may be anywhere
//! in the line. Buttons and counters beside them are boilerplate. Any other
//! text becomes a paragraph.

use super::boilerplate;
use super::line::is_space;
use super::piece::Role;
use super::{prose, timestamp};
use std::ops::Range;

const SOURCE_LABELS: [&str; 12] = [
    "信息来源",
    "稿件来源",
    "文章来源",
    "来源",
    "发布机构",
    "发布单位",
    "发布者",
    "Source",
    "Published by",
    "来自",
    "出处",
    "稿源",
];
const DATE_LABELS: [&str; 19] = [
    "发布于",
    "发表于",
    "更新于",
    "发稿时间",
    "录入时间",
    "发布时间",
    "发布日期",
    "成文日期",
    "更新时间",
    "发表时间",
    "时间",
    "日期",
    "Published on",
    "Posted on",
    "Updated on",
    "Published",
    "Updated",
    "Posted",
    "Date",
];
/// Labels of the time of an update, and of that of publication.
const UPDATE_LABELS: [&str; 5] = ["更新", "修改", "Updated", "updated", "Modified"];
const PUBLICATION_LABELS: [&str; 6] = ["发布", "發布", "发表", "Published", "published", "Posted"];
/// Verbs at the end of a line about the history of a law.
const LEGISLATIVE_VERBS: [&str; 9] = ["通过", "公布", "修订", "修正", "施行", "批准", "颁布", "发布", "废止"];
/// Labels that may follow a name without a space.
const NEXT_LABELS: [&str; 15] = [
    "作者",
    "编辑",
    "责任编辑",
    "责编",
    "记者",
    "撰稿",
    "审核",
    "浏览",
    "点击",
    "阅读",
    "发布",
    "时间",
    "日期",
    "字号",
    "字体",
];
/// Buttons that may follow a name without a space.
const ADJACENT_BUTTONS: [&str; 4] = ["举报", "分享", "打印", "收藏"];
const SEPARATORS: [char; 9] = ['|', '｜', '·', '/', '•', '：', ':', '—', ','];

/// Splits a byline into parts with their byte ranges, in order. `None` if the
/// line is not a byline.
pub fn read(words: &str) -> Option<Vec<(Role, Range<usize>)>> {
    if !prose::fits(words, 160) {
        return None;
    }
    let time = published(words);
    let source = source(words);
    let rest_is_short = |range: &Range<usize>| {
        let rest = words.len() - range.len();
        // How a law was passed belongs to its text.
        let is_legislative =
            LEGISLATIVE_VERBS.iter().any(|verb| words.trim_end_matches(['）', ')', ' ']).ends_with(verb));
        rest <= 90 && !is_legislative && !words.contains(['。', '！', '，'])
    };
    if source.is_none() && !time.as_ref().is_some_and(|(range, _)| rest_is_short(range)) {
        return None;
    }
    let mut parts: Vec<(Role, Range<usize>)> = Vec::new();
    if let Some((range, timestamp)) = time {
        let printed =
            words[..range.start].trim_end_matches(|character| is_space(character) || matches!(character, ':' | '：'));
        let named = DATE_LABELS.iter().find(|name| printed.ends_with(**name));
        if let Some(name) = named {
            parts.push((Role::Space, printed.len() - name.len()..range.start));
        }
        parts.push((Role::Published(timestamp), range));
    }
    if let Some((key, value)) = source
        && parts.iter().all(|(_, range)| range.end <= key.start || value.end <= range.start)
    {
        parts.push((Role::Space, key));
        parts.push((Role::Source, value));
    }
    parts.sort_by_key(|(_, range)| range.start);
    Some(fill_gaps(words, parts))
}

/// The date in `words`; if it is that of an update, the one of publication after it.
fn published(words: &str) -> Option<(Range<usize>, timestamp::Timestamp)> {
    let (range, first) = timestamp::find(words)?;
    let updated = UPDATE_LABELS.iter().any(|label| words[..range.start].contains(label));
    if updated && let Some((after, second)) = timestamp::find(&words[range.end..]) {
        let after = range.end + after.start..range.end + after.end;
        if PUBLICATION_LABELS.iter().any(|label| words[range.end..after.start].contains(label)) {
            return Some((after, second));
        }
    }
    Some((range, first))
}

/// Whether `words` is a date and nothing else.
pub fn is_date(words: &str) -> bool {
    timestamp::parse(words).is_some()
}

/// Whether `words`, a byline label without its value, labels a source rather
/// than a date. `None` if it is not such a label.
pub fn is_source_label(words: &str) -> Option<bool> {
    let name = words.trim_matches(|mark| SEPARATORS.contains(&mark) || is_space(mark));
    let marked = words.ends_with([':', '：']);
    let (source, time) = (SOURCE_LABELS.contains(&name), DATE_LABELS.contains(&name));
    (marked && (source || time)).then_some(source)
}

/// The length of the name at the start of `value`.
fn name_length(value: &str) -> usize {
    let colon = |after: &str| after.trim_start_matches("时间").trim_start_matches("日期").starts_with([':', '：']);
    let keys = NEXT_LABELS.iter().filter_map(|key| {
        value.match_indices(key).find(|(at, _)| *at > 0 && colon(&value[at + key.len()..])).map(|(at, _)| at)
    });
    let name = value[..keys.min().unwrap_or(value.len())].trim_end();
    ADJACENT_BUTTONS.iter().find_map(|button| name.strip_suffix(button)).unwrap_or(name).trim_end().len()
}

/// Finds `来源：` and the name after it.
fn source(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    SOURCE_LABELS.iter().find_map(|name| {
        let start = words.find(name)?;
        let at_start = words[..start].chars().next_back().is_none_or(|before| {
            is_space(before) || SEPARATORS.contains(&before) || "（(【".contains(before) || before.is_ascii_digit()
        });
        let after = words[start + name.len()..].trim_start();
        let value = after.strip_prefix([':', '：']).filter(|_| at_start)?.trim_start_matches(is_space);
        let begin = words.len() - value.len();
        let spaced = name.is_ascii();
        let end = value.find(|character: char| is_space(character) && !spaced || "|｜）)】".contains(character));
        let name = value[..end.unwrap_or(value.len())].trim_end();
        let name = &name[..name_length(name)];
        (!name.is_empty() && prose::fits(name, 60)).then(|| (start..begin, begin..begin + name.len()))
    })
}

/// Adds a role for the text between the known parts.
fn fill_gaps(words: &str, parts: Vec<(Role, Range<usize>)>) -> Vec<(Role, Range<usize>)> {
    let has_source = parts.iter().any(|(role, _)| *role == Role::Source);
    let mut out = Vec::with_capacity(parts.len() * 2 + 1);
    let mut at = 0;
    let mut gaps = 0;
    let end = words.len();
    for (role, range) in parts.into_iter().chain([(Role::Space, end..end)]) {
        let gap = &words[at..range.start];
        let bare = gap.trim_matches(|character| is_space(character) || SEPARATORS.contains(&character));
        let role_of_gap = if bare.is_empty() || matches!(bare, "（" | "）" | "(" | ")" | "【" | "】") {
            Role::Space
        } else if timestamp::is_day_or_zone(bare)
            || boilerplate::is_buttons(bare)
            || boilerplate::counters(bare).is_some()
        {
            Role::Boilerplate
        } else if !has_source && gaps == 0 && is_name(bare) {
            Role::Source
        } else {
            Role::Paragraph { closes: false }
        };
        if role_of_gap == Role::Space {
            push(&mut out, Role::Space, at..range.start);
        } else {
            gaps += 1;
            let from = at + gap.find(bare).unwrap_or_default();
            push(&mut out, Role::Space, at..from);
            push(&mut out, role_of_gap, from..from + bare.len());
            push(&mut out, Role::Space, from + bare.len()..range.start);
        }
        at = range.end;
        push(&mut out, role, range);
    }
    out
}

fn push(out: &mut Vec<(Role, Range<usize>)>, role: Role, range: Range<usize>) {
    if !range.is_empty() {
        out.push((role, range));
    }
}

/// Whether `words` could be the name of a publisher.
pub fn is_name(words: &str) -> bool {
    prose::fits(words, 40)
        && !prose::is_credit(words)
        && !DATE_LABELS.contains(&words)
        && !timestamp::is_day_or_zone(words)
        && !words.split(is_space).any(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && words.chars().any(char::is_alphabetic)
        && !words.contains(|character: char| prose::ends_sentence(character) || "，,：:、“”|｜".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &[(&str, &str)]) {
        let parts = read(words).unwrap_or_default();
        let joined: String = parts.iter().map(|(_, range)| &words[range.clone()]).collect();
        if !parts.is_empty() {
            assert_eq!(joined, words);
        }
        let shown: Vec<_> = parts
            .into_iter()
            .filter_map(|(role, range)| {
                let name = match role {
                    Role::Source => "source",
                    Role::Published(_) => "time",
                    Role::Boilerplate => "boilerplate",
                    Role::Paragraph { .. } => "text",
                    _ => return None,
                };
                Some((name, &words[range]))
            })
            .collect();
        assert_eq!(shown, expected, "{words}");
    }

    #[test]
    fn parts_may_come_in_any_order() {
        check("2019-09-02 11:30", &[("time", "2019-09-02 11:30")]);
        check("发布时间：2024-05-01 来源：县广播站", &[("time", "2024-05-01"), ("source", "县广播站")]);
        check(
            "来源：县广播站 | 2024年5月1日 10:00 浏览次数：12",
            &[("source", "县广播站"), ("time", "2024年5月1日 10:00"), ("boilerplate", "浏览次数：12")],
        );
        check("2024-05-01 青山日报", &[("time", "2024-05-01"), ("source", "青山日报")]);
        check("2024-05-01 作者：李明", &[("time", "2024-05-01"), ("text", "作者：李明")]);
        check(
            "2024-05-01 10:20来源：县报作者：李明",
            &[("time", "2024-05-01 10:20"), ("source", "县报"), ("text", "作者：李明")],
        );
        check(
            "2024-05-01 10:22:14  出处：县报 作者：李明 编辑：李明   人气： 5380 次    评论(18)",
            &[
                ("time", "2024-05-01 10:22:14"),
                ("source", "县报"),
                ("text", "作者：李明 编辑：李明   人气： 5380 次    评论(18)"),
            ],
        );
        check("发布于2024-05-01", &[("time", "2024-05-01")]);
        check("来源： 县报 举报", &[("source", "县报"), ("boilerplate", "举报")]);
        check("2024-05-01 要闻 1665 0", &[("time", "2024-05-01"), ("text", "要闻 1665 0")]);
        check("2024年5月1日 星期三", &[("time", "2024年5月1日 星期三")]);
        check("Friday, March 4, 2025", &[("boilerplate", "Friday"), ("time", "March 4, 2025")]);
        check("2024-05-01T10:20:00Z", &[("time", "2024-05-01T10:20:00Z")]);
        check("2024-05-01 10:20 北京时间", &[("time", "2024-05-01 10:20"), ("boilerplate", "北京时间")]);
        check("2024-05-01 晴 12~25℃", &[("time", "2024-05-01"), ("boilerplate", "晴 12~25℃")]);
        check("May 1, 2024 10:20 am ET", &[("time", "May 1, 2024 10:20 am"), ("boilerplate", "ET")]);
        check(
            "更新时间：2024-05-03 08:00 发布时间：2024-05-01 10:20",
            &[("text", "更新时间：2024-05-03 08:00"), ("time", "2024-05-01 10:20")],
        );
        check("Source: Riverside Courier", &[("source", "Riverside Courier")]);
        check("Published: May 1, 2024", &[("time", "May 1, 2024")]);
    }

    #[test]
    fn recognizes_labels_without_values() {
        assert_eq!(
            [
                is_source_label("来源："),
                is_source_label("发布时间:"),
                is_source_label("来源"),
                is_source_label("要求：")
            ],
            [Some(true), Some(false), None, None]
        );
    }

    #[test]
    fn sentence_with_a_date_is_not_a_byline() {
        check("2019年9月1日下午，全国会议在四川召开。", &[]);
        check("资金来源广泛", &[]);
        check("2011年4月16日 县人民政府令第3号公布", &[]);
        check("", &[]);
    }
}
