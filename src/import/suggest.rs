//! Proposes key figures: the most telling ones, each with the words it stands in.
//!
//! The scores are a craftsman's rule of thumb, no more: shares tell most, then
//! large numbers; what the headline, the lead or the close repeats tells more
//! than what a list mentions. The editor strikes what is not wanted.

use super::placed::{Placed, placed, plain_texts};
use crate::article::{Article, Metric, Quote, find_quote};
use crate::figures::Value;
use std::collections::HashSet;

/// A quote shorter than this, in characters, takes the clause before it in.
const SHORTEST: usize = 8;

/// The longest label, in characters.
const LONGEST_LABEL: usize = 24;

/// The longest prefix or suffix that tells two places apart, in characters.
const CONTEXT: usize = 24;

/// At most `count` metrics for `article`, the most telling first. Each quote
/// occurs once in the body, and each figure lies inside its quote.
pub fn suggest(article: &Article, count: usize) -> Vec<Metric> {
    let texts = plain_texts(article);
    let all = placed(&texts);
    let mut scored: Vec<(i64, &Placed<'_>, Words)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, placed)| {
            let words = words(placed, &all[..at])?;
            let score = score(placed, article, texts.len());
            (score > 0).then_some((score, placed, words))
        })
        .collect();
    // The sort is stable: of equals the first of the text comes first.
    scored.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    let mut out = Vec::new();
    let mut labels = HashSet::new();
    let mut values: HashSet<(Value, String)> = HashSet::new();
    for (_, placed, Words { label, from }) in scored {
        if out.len() >= count {
            break;
        }
        if labels.contains(&label) || !values.insert((placed.figure.value.clone(), placed.figure.unit.clone())) {
            continue;
        }
        if let Some(quote) = quote(article, placed, from) {
            labels.insert(label.clone());
            out.push(Metric { figure: placed.as_printed().to_owned(), label, quote });
        }
    }
    out
}

fn score(placed: &Placed<'_>, article: &Article, texts: usize) -> i64 {
    let figure = &placed.figure;
    let high = figure.value.high();
    let digits = (high.numerator() / high.denominator()).checked_ilog10().map_or(0, i64::from);
    let is_share = placed.is_share();
    let mut score = if is_share { 60 } else { (digits * 5).min(50) };
    let is_money = figure.unit.ends_with('元') || matches!(figure.unit.as_str(), "$" | "dollars" | "yuan");
    score += if is_money { 8 } else { 0 };
    score += if article.title.contains(&figure.surface) { 30 } else { 0 };
    score += if placed.index < 2 || placed.index + 2 >= texts { 10 } else { 0 };
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
    // 由61%提高到94%: where it was tells less than where it is.
    let is_start = placed.text[..placed.printed.start].ends_with(['由', '从']);
    score -= if is_start { 30 } else { 0 };
    score -= if is_time { 60 } else { 0 };
    score -= if digits == 0 && !is_share { 20 } else { 0 };
    score -= if figure.counted.is_empty() { 10 } else { 0 };
    score
}

/// What a figure is called, and the byte from which the quote must run.
struct Words {
    label: String,
    from: usize,
}

/// Words that speak of what the clause before named: 比上年增长5.6%.
const GROWTH: [&str; 16] = [
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

/// What the figure counts, in the text's own words; `before` are the figures
/// before it.
fn words(placed: &Placed<'_>, before: &[Placed<'_>]) -> Option<Words> {
    let counted = placed.figure.counted.as_str();
    let is_mean =
        placed.figure.qualifier.as_deref().is_some_and(|word| word.contains("平均")) && counted.starts_with('每');
    let from = placed.clause.start;
    let around = around(placed);
    if placed.is_share() && GROWTH.iter().any(|word| around.starts_with(word)) {
        // Only the clause before says what has grown.
        let last = before.last().filter(|last| last.index == placed.index && last.sentence == placed.sentence)?;
        if last.clause == placed.clause {
            // 达标率由61%提高到94%
            let lead = self::around(last);
            return fitting(lead).map(|label| Words { label, from });
        }
        let noun = if last.is_share() { self::around(last) } else { last.figure.counted.clone() };
        return fitting(noun + around.as_str()).map(|label| Words { label, from: last.clause.start });
    }
    let words = if placed.is_share() {
        around
    } else if is_mean {
        format!("平均{counted}")
    } else if counted.chars().count() < 2 {
        // 村 or 全县 alone says too little.
        Some(around).filter(|words| words.chars().count() >= 4)?
    } else {
        counted.to_owned()
    };
    fitting(words).or_else(|| fitting(counted.to_owned())).map(|label| Words { label, from })
}

/// `words` where they make a label: not too short, not too long, no number.
fn fitting(words: String) -> Option<String> {
    let length = words.chars().count();
    let shortest = if words.is_ascii() { 5 } else { 2 };
    let has_number = words.contains(|character: char| character.is_ascii_digit());
    ((shortest..=LONGEST_LABEL).contains(&length) && !has_number).then_some(words)
}

/// The rest of the clause: what follows the figure, else what leads to it.
fn around(placed: &Placed<'_>) -> String {
    let is_mark = |mark: char| mark.is_whitespace() || "，,；;。！？!?：:、“”.()（）".contains(mark);
    let after = &placed.text[placed.printed.end..placed.clause.end.max(placed.printed.end)];
    let after = after.trim_matches(is_mark).trim_start_matches('的');
    let leads_on = ["in ", "from ", "by ", "to ", "at ", "on ", "since "].iter().any(|word| after.starts_with(word));
    if after.chars().count() >= 4 && !leads_on && crate::figures::find(after).is_empty() {
        return after.trim_start_matches("of ").to_owned();
    }
    let mut before =
        placed.text[placed.clause.start.min(placed.printed.start)..placed.printed.start].trim_matches(is_mark);
    // An earlier figure of the clause is not what this one counts.
    if let Some(last) = crate::figures::find(before).last() {
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

/// The shortest quote that occurs once: the clause, the clause with the one
/// before it where it is short, the sentence, then with its surroundings.
fn quote(article: &Article, placed: &Placed<'_>, from: usize) -> Option<Quote> {
    let text = placed.text;
    let start = from.min(placed.printed.start);
    let end = placed.clause.end.max(placed.printed.end);
    let sentence = placed.sentence.start.min(start)..placed.sentence.end.max(end);
    let long_enough = text[start..end].chars().count() >= SHORTEST;
    let clause = (long_enough).then_some(start..end);
    for range in clause.into_iter().chain([sentence.clone()]) {
        let quote = Quote { exact: text[range].to_owned(), ..Quote::default() };
        if find_quote(article, &quote).len() == 1 {
            return Some(quote);
        }
    }
    let before: Vec<char> = text[..sentence.start].chars().rev().take(CONTEXT).collect();
    let quote = Quote {
        exact: text[sentence.clone()].to_owned(),
        prefix: before.into_iter().rev().collect(),
        suffix: text[sentence.end..].chars().take(CONTEXT).collect(),
    };
    (find_quote(article, &quote).len() == 1).then_some(quote)
}

#[cfg(test)]
mod tests {
    use crate::import::{Settings, import, review, suggest};

    fn check(text: &str, expected: &[[&str; 3]]) {
        let article = import(text, &Settings::default(), |_| None).article;
        let metrics = suggest(&article, 20);
        let shown: Vec<_> =
            metrics.iter().map(|metric| [metric.figure.as_str(), &metric.label, &metric.quote.exact]).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn figures_come_with_their_qualifiers_and_their_clause() {
        check(
            "标题在这里\n\n全县有36个村,现场签约超过270亿元。已脱贫人口中靠产业脱贫的占67%。",
            &[
                ["67%", "已脱贫人口中靠产业脱贫", "已脱贫人口中靠产业脱贫的占67%。"],
                ["超过270亿元", "现场签约", "现场签约超过270亿元。"],
            ],
        );
    }

    #[test]
    fn growth_is_named_by_what_has_grown() {
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
    fn the_rest_of_a_date_is_no_part_of_a_label() {
        check(
            "标题在这里\n\n批准2007年末国债余额限额调整为53365.53亿元。",
            &[["53365.53亿元", "国债余额限额", "批准2007年末国债余额限额调整为53365.53亿元。"]],
        );
    }

    #[test]
    fn every_suggestion_for_the_seed_passes_the_check() {
        let mut article = import(include_str!("../../tests/data/seed.txt"), &Settings::default(), |_| None).article;
        article.metrics = suggest(&article, 40);
        assert!(article.metrics.len() >= 15, "{}", article.metrics.len());
        let document = crate::article::to_document(&article);
        let (read, problems) = crate::article::read_text(&document).unwrap();
        assert_eq!(problems, []);
        assert_eq!(review::review(&read), []);
        let shown: Vec<&str> = article.metrics.iter().take(4).map(|metric| metric.figure.as_str()).collect();
        assert_eq!(shown, ["92%", "67%", "超过2/3", "超过270亿元"]);
    }
}
