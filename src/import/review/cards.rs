//! Does each card print the whole figure that its sentence has?

use super::inconsistent;
use crate::article::{Article, Problem, find_quote};
use crate::import::placed::in_text;

/// Cards that cut a number, or leave out the qualifier that adjoins it.
pub fn review(article: &Article, texts: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, metric) in article.metrics.iter().enumerate() {
        let places = find_quote(article, &metric.quote);
        let Some((place, text)) = places.first().and_then(|place| Some((place, texts.get(place.text)?))) else {
            continue;
        };
        let figures = in_text(place.text, text);
        let cuts = |at: usize| {
            let inside = figures.iter().any(|placed| placed.surface.start < at && at < placed.surface.end);
            inside || between_digits(text, at)
        };
        if cuts(place.start) || cuts(place.end) {
            let message = "the quote begins or ends inside a number of the text, quote the whole number".to_owned();
            problems.push(inconsistent(&format!("metrics[{index}].quote.exact"), message));
            continue;
        }
        let mut cut = None;
        let whole = metric.quote.exact.match_indices(&metric.figure).any(|(at, figure)| {
            let (start, end) = (place.start + at, place.start + at + figure.len());
            let near = figures.iter().filter(|placed| placed.printed.start < end && start < placed.printed.end);
            let mut near = near.peekable();
            if near.peek().is_none() {
                return !between_digits(text, start) && !between_digits(text, end);
            }
            near.all(|placed| {
                let covers = start <= placed.printed.start && placed.printed.end <= end;
                if !covers {
                    cut = Some(placed.as_printed());
                }
                covers
            })
        });
        if !whole {
            let printed = cut.map_or(String::new(), |printed| format!(", the text prints {printed}"));
            let message = format!("{} is a part of a longer figure{printed}; print it whole", metric.figure);
            problems.push(inconsistent(&format!("metrics[{index}].figure"), message));
        }
    }
    problems
}

/// Whether digits stand on both sides of the byte `at` of `text`: a number
/// is cut there even where the figure reader sees none, as in a date.
fn between_digits(text: &str, at: usize) -> bool {
    let is_digit = |character: char| character.is_ascii_digit() || ('０'..='９').contains(&character);
    text[..at].chars().next_back().is_some_and(is_digit) && text[at..].chars().next().is_some_and(is_digit)
}

#[cfg(test)]
mod tests {
    use crate::article::{Metric, Quote};
    use crate::import::{Settings, import};

    fn check(text: &str, figure: &str, exact: &str, clean: bool) {
        let mut article = import(text, &Settings::default(), |_| None).article;
        let quote = Quote { exact: exact.to_owned(), ..Quote::default() };
        article.metrics = vec![Metric { figure: figure.to_owned(), label: "签约".to_owned(), quote }];
        assert_eq!(super::super::review(&article).is_empty(), clean, "{figure} in {exact}");
    }

    #[test]
    fn a_card_prints_the_whole_figure() {
        let text = "标题\n\n现场签约超过270亿元,组建4100多个专家组,办了12.6万场。";
        check(text, "超过270亿元", "现场签约超过270亿元,", true);
        check(text, "270亿元", "现场签约超过270亿元,", false);
        check(text, "70亿元", "现场签约超过270亿元,", false);
        check(text, "4100多个", "组建4100多个专家组,", true);
        check(text, "4100", "组建4100多个专家组,", false);
        check(text, "6万场", "6万场。", false);
    }
}
