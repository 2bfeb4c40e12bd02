//! Suggests key figures, the most informative first, each with a quote.
//!
//! The score is a heuristic: shares score highest, then large numbers. Figures
//! in the headline, at the start or at the end of the text score higher than
//! figures in lists. The editor removes unwanted suggestions.

use super::located::{LocatedFigure, locate_figures, plain_texts};
use article::{Article, Metric, Place, Quote, find_quote};
use figures::Value;
use std::collections::HashSet;

/// The minimum length of a quote, in characters. A shorter clause is extended
/// to its sentence.
const MIN_QUOTE_LENGTH: usize = 8;

/// The maximum length of a label, in characters.
const MAX_LABEL_LENGTH: usize = 24;

/// The maximum length of a quote's prefix or suffix, in characters.
const MAX_CONTEXT_LENGTH: usize = 24;

/// Suggests at most `count` metrics for `article`, the most informative first.
/// Each quote occurs once in the body and contains its figure.
pub fn suggest(article: &Article, count: usize) -> Vec<Metric> {
    let texts = plain_texts(article);
    let all = locate_figures(&texts);
    let mut scored: Vec<(i64, &LocatedFigure<'_>, Candidate)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, located)| {
            let words = candidate(located, &all[..at])?;
            let score = score(located, article, texts.len());
            (score > 0).then_some((score, located, words))
        })
        .collect();
    // The sort is stable, so ties stay in text order.
    scored.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    let mut out = Vec::new();
    let mut labels = HashSet::new();
    let mut values: HashSet<(Value, String)> = HashSet::new();
    for (_, located, Candidate { label, from }) in scored {
        if out.len() >= count {
            break;
        }
        if labels.contains(&label) || !values.insert((located.figure.value.clone(), located.figure.unit.clone())) {
            continue;
        }
        if let Some((quote, place)) = quote(article, located, from) {
            labels.insert(label.clone());
            out.push(Metric { figure: located.as_printed().to_owned(), label, quote, share: true, place });
        }
    }
    out
}

fn score(located: &LocatedFigure<'_>, article: &Article, texts: usize) -> i64 {
    let figure = &located.figure;
    let high = figure.value.high();
    let digits = (high.numerator() / high.denominator()).checked_ilog10().map_or(0, i64::from);
    let is_share = located.is_share();
    let mut score = if is_share { 60 } else { (digits * 5).min(50) };
    let is_money = figure.unit.ends_with('元') || matches!(figure.unit.as_str(), "$" | "dollars" | "yuan");
    score += if is_money { 8 } else { 0 };
    score += if article.title.contains(&figure.surface) { 30 } else { 0 };
    score += if located.index < 2 || located.index + 2 >= texts { 10 } else { 0 };
    let is_time = matches!(
        figure.unit.as_str(),
        "年" | "个月"
            | "月"
            | "天"
            | "日"
            | "小时"
            | "分钟"
            | "秒"
            | "岁"
            | "周"
            | "点"
            | "years"
            | "months"
            | "days"
            | "hours"
    );
    // 由61%提高到94%: the old value is less informative than the new one.
    let is_start = located.text[..located.printed.start].ends_with(['由', '从']);
    score -= if is_start { 30 } else { 0 };
    score -= if is_time { 60 } else { 0 };
    score -= if digits == 0 && !is_share { 20 } else { 0 };
    score -= if figure.counted.is_empty() { 10 } else { 0 };
    score
}

/// A suggested label, and the start of the quote.
struct Candidate {
    label: String,
    from: usize,
}

/// Words of growth, whose subject is in the clause before: 比上年增长5.6%.
const GROWTH_WORDS: [&str; 16] = [
    "比上年",
    "比去年",
    "比上月",
    "同比",
    "环比",
    "增长",
    "下降",
    "提高",
    "上升",
    "减少",
    "增加",
    "上涨",
    "增至",
    "降至",
    "降到",
    "提升",
];

/// Finds a label for the figure in the words of the text. `before` are the
/// previous figures.
fn candidate(located: &LocatedFigure<'_>, before: &[LocatedFigure<'_>]) -> Option<Candidate> {
    let counted = located.figure.counted.as_str();
    let is_mean =
        located.figure.qualifier.as_deref().is_some_and(|word| word.contains("平均")) && counted.starts_with('每');
    let from = located.clause.start;
    let rest_of_clause = rest_of_clause(located);
    if located.is_share() && GROWTH_WORDS.iter().any(|word| rest_of_clause.starts_with(word)) {
        // The subject of the growth is in the clause before.
        let last = before.last().filter(|last| last.index == located.index && last.sentence == located.sentence)?;
        if last.clause == located.clause {
            // 达标率由61%提高到94%
            let lead = self::rest_of_clause(last);
            return valid_label(lead).map(|label| Candidate { label, from });
        }
        let noun = if last.is_share() { self::rest_of_clause(last) } else { last.figure.counted.clone() };
        return valid_label(noun + rest_of_clause.as_str()).map(|label| Candidate { label, from: last.clause.start });
    }
    let words = if located.is_share() {
        rest_of_clause
    } else if is_mean {
        format!("平均{counted}")
    } else if counted.chars().count() < 2 {
        // 村 or 全县 alone is not informative.
        Some(rest_of_clause).filter(|words| words.chars().count() >= 4)?
    } else {
        counted.to_owned()
    };
    valid_label(words).or_else(|| valid_label(counted.to_owned())).map(|label| Candidate { label, from })
}

/// Returns `words` if they are a valid label: neither too short nor too long,
/// and without a number.
fn valid_label(words: String) -> Option<String> {
    let length = words.chars().count();
    let shortest = if words.is_ascii() { 5 } else { 2 };
    let has_number = words.contains(|character: char| character.is_ascii_digit());
    ((shortest..=MAX_LABEL_LENGTH).contains(&length) && !has_number).then_some(words)
}

/// The rest of the clause: the text after the figure, else the text before it.
fn rest_of_clause(located: &LocatedFigure<'_>) -> String {
    let is_mark = |mark: char| mark.is_whitespace() || "，,；;。！？!?：:、“”.()（）".contains(mark);
    let after = &located.text[located.printed.end..located.clause.end.max(located.printed.end)];
    let after = after.trim_matches(is_mark).trim_start_matches('的');
    let is_prepositional =
        ["in ", "from ", "by ", "to ", "at ", "on ", "since "].iter().any(|word| after.starts_with(word));
    if after.chars().count() >= 4 && !is_prepositional && figures::find(after).is_empty() {
        return after.trim_start_matches("of ").to_owned();
    }
    let mut before =
        located.text[located.clause.start.min(located.printed.start)..located.printed.start].trim_matches(is_mark);
    // An earlier figure of the clause has its own noun.
    if let Some(last) = figures::find(before).last() {
        let end = before.char_indices().nth(last.end).map_or(before.len(), |(at, _)| at);
        before = before[end..].trim_matches(is_mark);
    }
    const LINKS: [&str; 19] = [
        "占",
        "为",
        "达到",
        "达",
        "已",
        "约",
        "的",
        "是",
        "有",
        "至",
        "到",
        "由",
        "从",
        "控制在",
        "力争",
        " is",
        " was",
        " to",
        " from",
    ];
    while let Some(rest) = LINKS.iter().find_map(|link| before.strip_suffix(link)) {
        before = rest;
    }
    for lead in ["其中", "目前", "据统计", "全年"] {
        before = before.strip_prefix(lead).unwrap_or(before);
    }
    before.to_owned()
}

/// Returns the shortest quote that occurs once: the clause if it is long
/// enough, the sentence, or the sentence with prefix and suffix.
fn quote(article: &Article, located: &LocatedFigure<'_>, from: usize) -> Option<(Quote, Place)> {
    let single = |quote: Quote| {
        let mut places = find_quote(article, &quote);
        let place = places.pop()?;
        places.is_empty().then_some((quote, place))
    };
    let text = located.text;
    let start = from.min(located.printed.start);
    let end = located.clause.end.max(located.printed.end);
    let sentence = located.sentence.start.min(start)..located.sentence.end.max(end);
    let long_enough = text[start..end].chars().count() >= MIN_QUOTE_LENGTH;
    let clause = (long_enough).then_some(start..end);
    for range in clause.into_iter().chain([sentence.clone()]) {
        let found = single(Quote { exact: text[range].to_owned(), ..Quote::default() });
        if found.is_some() {
            return found;
        }
    }
    let before: Vec<char> = text[..sentence.start].chars().rev().take(MAX_CONTEXT_LENGTH).collect();
    single(Quote {
        exact: text[sentence.clone()].to_owned(),
        prefix: before.into_iter().rev().collect(),
        suffix: text[sentence.end..].chars().take(MAX_CONTEXT_LENGTH).collect(),
    })
}

#[cfg(test)]
mod tests {
    use crate::{Settings, import, review, suggest};

    fn check(text: &str, expected: &[[&str; 3]]) {
        let article = import(text, &Settings::default(), |_| None).article;
        let metrics = suggest(&article, 20);
        let shown: Vec<_> =
            metrics.iter().map(|metric| [metric.figure.as_str(), &metric.label, &metric.quote.exact]).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn suggestions_have_qualifiers_and_quote_the_clause() {
        check(
            "标题在这里\n\n全县有36个村,现场签约超过270亿元。已脱贫人口中靠产业脱贫的占67%。",
            &[
                ["67%", "已脱贫人口中靠产业脱贫", "已脱贫人口中靠产业脱贫的占67%。"],
                ["超过270亿元", "现场签约", "现场签约超过270亿元。"],
            ],
        );
    }

    #[test]
    fn growth_is_labelled_by_its_subject() {
        check(
            "标题在这里\n\n全年粮食总产量21.7万吨，比上年增长1.8%。主要断面水质达标率由61%提高到94%。",
            &[
                ["1.8%", "全年粮食总产量比上年增长", "全年粮食总产量21.7万吨，比上年增长1.8%。"],
                ["94%", "主要断面水质达标率", "主要断面水质达标率由61%提高到94%。"],
                ["21.7万吨", "全年粮食总产量", "全年粮食总产量21.7万吨，"],
            ],
        );
    }

    #[test]
    fn labels_exclude_parts_of_dates() {
        check(
            "标题在这里\n\n批准2007年末国债余额限额调整为53365.53亿元。",
            &[["53365.53亿元", "国债余额限额", "批准2007年末国债余额限额调整为53365.53亿元。"]],
        );
    }

    #[test]
    fn suggestions_for_the_seed_pass_the_check() {
        let mut article = import(include_str!("../../../tests/data/seed.txt"), &Settings::default(), |_| None).article;
        article.metrics = suggest(&article, 40);
        assert!(article.metrics.len() >= 15, "{}", article.metrics.len());
        let document = article::to_document(&article);
        let (read, problems) = article::read_text(&document).unwrap();
        assert_eq!(problems, []);
        assert_eq!(review::review(&read), []);
        let shown: Vec<&str> = article.metrics.iter().take(4).map(|metric| metric.figure.as_str()).collect();
        assert_eq!(shown, ["92%", "67%", "超过2/3", "超过270亿元"]);
    }
}
