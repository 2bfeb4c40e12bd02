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

const SOURCE_LABELS: [&str; 13] = [
    "信息来源",
    "稿件来源",
    "文章来源",
    "来源于",
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

/// Badges before the name of a publisher.
const BADGES: [&str; 4] = ["原创", "独家", "转载", "首发"];
/// Credits that name the authors again.
const CREDITS: [&str; 9] = ["执笔", "撰文", "作者", "记者", "采写", "文/", "文／", "文|", "By "];

/// Splits a byline into parts with their byte ranges, in order. `None` if the
/// line is not a byline.
pub fn read(words: &str) -> Option<Vec<(Role, Range<usize>)>> {
    if !prose::fits(words, 160) {
        return None;
    }
    let time = published(words);
    let source = source(words).or_else(|| source_cell(words).filter(|_| time.is_some()));
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

/// Whether the date in `words` has a label before it.
pub fn has_date_label(words: &str) -> bool {
    published(words).is_some_and(|(range, _)| {
        let before = words[..range.start].trim_end_matches(|mark| is_space(mark) || matches!(mark, ':' | '：'));
        DATE_LABELS.iter().any(|label| before.ends_with(label))
    })
}

/// Whether the source in `words` has a label.
pub fn has_source_label(words: &str) -> bool {
    source(words).or_else(|| source_cell(words)).is_some()
}

/// Finds `| 来源县报 |`: a label without a colon fills its cell together with the name.
fn source_cell(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    const LABEL: &str = "来源";
    if words.split(['|', '｜']).count() < 3 {
        return None;
    }
    words.match_indices(LABEL).find_map(|(at, _)| {
        let is_first = words[..at].trim_end().ends_with(['|', '｜']) || words[..at].trim().is_empty();
        let cell = words[at + LABEL.len()..].split(['|', '｜']).next()?;
        let begin = at + LABEL.len() + cell.len() - cell.trim_start().len();
        (is_first && is_name(cell.trim())).then(|| (at..begin, begin..begin + cell.trim().len()))
    })
}

/// Whether `words` is a date without a year, after its label: `发布时间：10-08 12:00`. The year
/// is not known.
pub fn is_undated(words: &str) -> bool {
    let label = DATE_LABELS.iter().find_map(|label| words.strip_prefix(label));
    let rest = label.unwrap_or(words).trim_start_matches([':', '：', ' ', '\u{a0}', '\u{3000}']);
    label.is_some() && prose::fits(words, 60) && timestamp::begins_with_day(rest) && timestamp::find(words).is_none()
}

/// Whether `words` is a byline, with or without a value.
pub fn is_byline(words: &str) -> bool {
    read(words).is_some() || is_undated(words)
}

/// Whether one of the lines `after` a byline credits `name`: it is the author's then.
pub fn is_credited(name: &str, after: &[&str]) -> bool {
    let start: String = name.chars().take(3).collect();
    let is_credit = |line: &&&str| prose::fits(line, 80) && CREDITS.iter().any(|credit| line.starts_with(credit));
    start.chars().count() > 1 && after.iter().filter(is_credit).any(|line| line.contains(&start))
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
        } else if let Some(time) = updated(bare) {
            Role::Updated(time)
        } else if !has_source && gaps == 0 && is_name(after_day(bare)) {
            Role::Source
        } else {
            Role::Paragraph { closes: false }
        };
        let may_name = !has_source && gaps == 0;
        if role_of_gap == Role::Space {
            push(&mut out, Role::Space, at..range.start);
        } else {
            gaps += 1;
            let begin = at + gap.find(bare).unwrap_or_default();
            let to = begin + bare.len();
            let rest = if role_of_gap == Role::Source { after_day(bare) } else { bare };
            let from = to - rest.len();
            let named = may_name.then(|| name_in(rest)).flatten();
            push(&mut out, Role::Space, at..begin);
            push(&mut out, Role::Boilerplate, begin..from);
            if let Some(name) = named.filter(|_| role_of_gap != Role::Boilerplate) {
                push(&mut out, Role::Boilerplate, from..from + name.start);
                push(&mut out, Role::Source, from + name.start..from + name.end);
                push(&mut out, Role::Boilerplate, from + name.end..to);
            } else {
                push(&mut out, role_of_gap, from..to);
            }
            push(&mut out, Role::Space, to..range.start);
        }
        at = range.end;
        push(&mut out, role, range);
    }
    out
}

/// The name in `原创 县报`, `县报[整理]` and `县报  我有话说(1307人参与) 收藏本文`: what stands
/// beside it is a badge, or buttons and counters.
fn name_in(words: &str) -> Option<Range<usize>> {
    let badge = BADGES.iter().find_map(|badge| words.strip_prefix(badge)?.starts_with(is_space).then_some(*badge));
    let rest = words[badge.unwrap_or_default().len()..].trim_start();
    let start = words.len() - rest.len();
    let is_note = |note: &str| {
        note.split_once([']', '】']).is_some_and(|(note, after)| {
            note.chars().count() <= 5 && after.split_whitespace().all(|count| boilerplate::bare_number(count).is_some())
        })
    };
    let bracket = rest.find(['[', '【']).filter(|at| *at > 0 && is_note(&rest[*at..]));
    let space = || rest.find(is_space).filter(|at| boilerplate::is_furniture(&rest[*at..]));
    let name = rest[..bracket.or_else(space).unwrap_or(rest.len())].trim_end();
    is_name(name).then(|| start..start + name.len())
}

/// The time in `words`, if they say that it is that of a change and nothing else.
fn updated(words: &str) -> Option<timestamp::Timestamp> {
    let (range, time) = timestamp::find(words)?;
    let label = words[..range.start].trim_end_matches(|mark| is_space(mark) || matches!(mark, ':' | '：'));
    let is_label = UPDATE_LABELS.iter().any(|name| label.starts_with(name)) && prose::fits(label, 16);
    (is_label && range.end == words.len()).then_some(time)
}

/// `words` without a day of the week and the weather before them.
fn after_day(words: &str) -> &str {
    let mut rest = words;
    while let Some((_, after)) = rest.split_once(is_space).filter(|(first, _)| timestamp::is_day_or_zone(first)) {
        rest = after.trim_start_matches(is_space);
    }
    rest
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
        && !["by ", "文/", "文／", "图/", "Updated"].iter().any(|start| words.starts_with(start))
        && !DATE_LABELS.contains(&words)
        && !timestamp::is_day_or_zone(words)
        && !words.split(is_space).any(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && words.chars().any(char::is_alphabetic)
        && !words.contains(|character: char| prose::ends_sentence(character) || "，,：:、“”|｜".contains(character))
}

#[cfg(test)]
mod tests;
