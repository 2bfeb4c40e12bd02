//! The figures of an article's texts, each with its clause and its sentence.
//!
//! Suggestions and the editor's cross-checks both stand on these.

use crate::article::{Article, texts};
use crate::figures::{Figure, find};
use std::ops::Range;

/// A figure and where it stands. All ranges are bytes of `text`.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// Index into the article's texts.
    pub index: usize,
    /// The text in which it stands.
    pub text: &'a str,
    /// The figure.
    pub figure: Figure,
    /// The number with its unit.
    pub surface: Range<usize>,
    /// The same with the qualifiers that adjoin it: `超过270亿元`.
    pub printed: Range<usize>,
    /// The clause, its mark included.
    pub clause: Range<usize>,
    /// The sentence, its mark included.
    pub sentence: Range<usize>,
}

impl Placed<'_> {
    /// The figure as a card prints it.
    pub fn as_printed(&self) -> &str {
        &self.text[self.printed.clone()]
    }

    /// Whether it is a share or a rate: `92%`, `三分之二`, `七成`.
    pub fn is_share(&self) -> bool {
        let unit = self.figure.unit.as_str();
        matches!(unit, "%" | "％" | "成" | "percent" | "per cent")
            || unit.is_empty() && self.figure.value.high().denominator() != 1
    }
}

/// The plain texts of `article`, in the order of [`texts`].
pub fn plain_texts(article: &Article) -> Vec<String> {
    texts(article).into_iter().map(|(_, text)| text.to_plain()).collect()
}

/// Every figure of `texts`, in order.
pub fn placed(texts: &[String]) -> Vec<Placed<'_>> {
    texts.iter().enumerate().flat_map(|(index, text)| in_text(index, text)).collect()
}

/// Every figure of one text.
pub fn in_text(index: usize, text: &str) -> Vec<Placed<'_>> {
    let figures = find(text);
    if figures.is_empty() {
        return Vec::new();
    }
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let surfaces: Vec<Range<usize>> = figures.iter().map(|figure| bytes[figure.start]..bytes[figure.end]).collect();
    let (clauses, sentences) = ends(text, &surfaces);
    let mut out = Vec::with_capacity(figures.len());
    let (mut clause, mut sentence) = (0, 0);
    for (figure, surface) in figures.into_iter().zip(surfaces) {
        let range = |ends: &[usize], at: &mut usize| {
            while ends.get(*at).is_some_and(|end| *end < surface.end) {
                *at += 1;
            }
            let start = at.checked_sub(1).map_or(0, |before| ends[before]);
            start..ends.get(*at).copied().unwrap_or(text.len())
        };
        let clause = trim(text, range(&clauses, &mut clause));
        let sentence = trim(text, range(&sentences, &mut sentence));
        let printed = printed(text, &surface, figure.qualifier.as_deref());
        out.push(Placed { index, text, surface, printed, clause, sentence, figure });
    }
    out
}

/// Where the clauses and the sentences of `text` end, whose figures stand at
/// `figures`: the comma of 1,200 ends nothing, the one of 超过2/3,832个 does.
fn ends(text: &str, figures: &[Range<usize>]) -> (Vec<usize>, Vec<usize>) {
    let mut figure = 0;
    let (mut clauses, mut sentences) = (Vec::new(), Vec::new());
    let mut before = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        while figures.get(figure).is_some_and(|range| range.end <= at) {
            figure += 1;
        }
        let in_figure = figures.get(figure).is_some_and(|range| range.start <= at);
        let in_time = character == ':' && before.is_ascii_digit() && next.is_ascii_digit();
        let ends_sentence =
            matches!(character, '。' | '！' | '？' | '!' | '?' | '\n') || character == '.' && next.is_whitespace();
        let ends_clause =
            matches!(character, '，' | '；' | '：' | ';') || matches!(character, ',' | ':') && !in_figure && !in_time;
        let end = at + character.len_utf8();
        if ends_sentence || ends_clause {
            clauses.push(end);
        }
        if ends_sentence {
            sentences.push(end);
        }
        before = character;
    }
    for ends in [&mut clauses, &mut sentences] {
        if ends.last() != Some(&text.len()) {
            ends.push(text.len());
        }
    }
    (clauses, sentences)
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + words.len()
        - words.trim_start_matches(|mark: char| mark.is_whitespace() || matches!(mark, '”' | '）')).len();
    start..range.end - (words.len() - words.trim_end().len()).min(range.end - start)
}

/// The figure with the qualifiers that adjoin it.
fn printed(text: &str, surface: &Range<usize>, qualifier: Option<&str>) -> Range<usize> {
    let mut range = surface.clone();
    let words = qualifier.unwrap_or_default();
    for word in words.split('…').filter(|word| !word.is_empty()) {
        let before = &text[..range.start];
        let light = before.trim_end_matches(['为', '有', ' ']);
        if before.ends_with(word) {
            range.start -= word.len();
        } else if before.len() - light.len() <= '为'.len_utf8() && light.ends_with(word) {
            range.start = light.len() - word.len();
        } else if text[range.end..].starts_with(word) {
            range.end += word.len();
        }
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_its_clause_its_sentence_and_its_qualifiers() {
        let text = "去年办了11场活动,现场签约超过270亿元。今年1,200人以上到会。";
        let found = in_text(0, text);
        let shown: Vec<_> = found.iter().map(|placed| (placed.as_printed(), &text[placed.clause.clone()])).collect();
        assert_eq!(
            shown,
            [
                ("11场", "去年办了11场活动,"),
                ("超过270亿元", "现场签约超过270亿元。"),
                ("1,200人以上", "今年1,200人以上到会。")
            ]
        );
        assert_eq!(&text[found[0].sentence.clone()], "去年办了11场活动,现场签约超过270亿元。");
    }
}
