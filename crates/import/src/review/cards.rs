//! Checks that each card shows the complete figure of its sentence.

use super::inconsistent;
use crate::located::in_text;
use article::{Article, Problem};

/// Reports cards that cut a number or omit its adjacent qualifier.
pub fn review(article: &Article, texts: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, metric) in article.metrics.iter().enumerate() {
        let place = &metric.place;
        let Some(text) = texts.get(place.text) else { continue };
        let figures = in_text(place.text, text);
        let cuts = |at: usize| {
            let inside = figures.iter().any(|located| located.surface.start < at && at < located.surface.end);
            inside || between_digits(text, at)
        };
        if cuts(place.start) || cuts(place.end) {
            let message = "the quote begins or ends inside a number of the text, quote the complete number".to_owned();
            problems.push(inconsistent(&format!("metrics[{index}].quote.exact"), message));
            continue;
        }
        let mut cut = None;
        let whole = metric.quote.exact.match_indices(&metric.figure).any(|(at, figure)| {
            let (start, end) = (place.start + at, place.start + at + figure.len());
            let near = figures.iter().filter(|located| located.printed.start < end && start < located.printed.end);
            let mut near = near.peekable();
            if near.peek().is_none() {
                return !between_digits(text, start) && !between_digits(text, end);
            }
            near.all(|located| {
                let covers = start <= located.printed.start && located.printed.end <= end;
                if !covers {
                    cut = Some(located.as_printed());
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

/// Whether there are digits on both sides of byte `at` of `text`. This also
/// finds cut numbers that are not figures, such as dates.
fn between_digits(text: &str, at: usize) -> bool {
    let is_digit = |character: char| character.is_ascii_digit() || ('０'..='９').contains(&character);
    text[..at].chars().next_back().is_some_and(is_digit) && text[at..].chars().next().is_some_and(is_digit)
}

#[cfg(test)]
mod tests {
    use crate::{Settings, import};
    use article::{Metric, Quote, find_quote};

    fn check(text: &str, figure: &str, exact: &str, clean: bool) {
        let mut article = import(text, &Settings::default(), |_| None).article;
        let quote = Quote { exact: exact.to_owned(), ..Quote::default() };
        let place = find_quote(&article, &quote).remove(0);
        article.metrics =
            vec![Metric { figure: figure.to_owned(), label: "签约".to_owned(), quote, share: true, place }];
        assert_eq!(crate::review::review(&article).is_empty(), clean, "{figure} in {exact}");
    }

    #[test]
    fn cut_figures_on_cards_are_reported() {
        let text = "标题\n\n现场签约超过270亿元,组建4100多个专家组,办了12.6万场。";
        check(text, "超过270亿元", "现场签约超过270亿元,", true);
        check(text, "270亿元", "现场签约超过270亿元,", false);
        check(text, "70亿元", "现场签约超过270亿元,", false);
        check(text, "4100多个", "组建4100多个专家组,", true);
        check(text, "4100", "组建4100多个专家组,", false);
        check(text, "6万场", "6万场。", false);
    }
}
