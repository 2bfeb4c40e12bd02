//! The figures in an article's texts, each with its clause and its sentence.
//!
//! `suggest` and `review` use them.

use article::{Article, texts};
use figures::{Figure, find};
use std::ops::Range;

/// A figure and its position. All ranges are bytes of `text`.
#[derive(Clone, Debug)]
pub struct LocatedFigure<'a> {
    /// Index into the article's texts.
    pub index: usize,
    /// The text that contains the figure.
    pub text: &'a str,
    /// The figure.
    pub figure: Figure,
    /// The number with its unit.
    pub surface: Range<usize>,
    /// The number, its unit and the adjacent qualifiers: `超过270亿元`.
    pub printed: Range<usize>,
    /// The clause, including its punctuation mark.
    pub clause: Range<usize>,
    /// The sentence, including its punctuation mark.
    pub sentence: Range<usize>,
}

impl LocatedFigure<'_> {
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

/// Finds every figure of `texts`, in order.
pub fn locate_figures(texts: &[String]) -> Vec<LocatedFigure<'_>> {
    texts.iter().enumerate().flat_map(|(index, text)| in_text(index, text)).collect()
}

/// Finds every figure of one text.
pub fn in_text(index: usize, text: &str) -> Vec<LocatedFigure<'_>> {
    let figures = find(text);
    if figures.is_empty() {
        return Vec::new();
    }
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let surfaces: Vec<Range<usize>> = figures.iter().map(|figure| bytes[figure.start]..bytes[figure.end]).collect();
    let (clauses, sentences) = end_positions(text, &surfaces);
    let mut out = Vec::with_capacity(figures.len());
    let (mut clause, mut sentence) = (0, 0);
    for (figure, surface) in figures.into_iter().zip(surfaces) {
        let range = |end_positions: &[usize], at: &mut usize| {
            while end_positions.get(*at).is_some_and(|end| *end < surface.end) {
                *at += 1;
            }
            let start = at.checked_sub(1).map_or(0, |before| end_positions[before]);
            start..end_positions.get(*at).copied().unwrap_or(text.len())
        };
        let clause = trim(text, range(&clauses, &mut clause));
        let sentence = trim(text, range(&sentences, &mut sentence));
        let printed = printed(text, &surface, figure.qualifier.as_deref());
        out.push(LocatedFigure { index, text, surface, printed, clause, sentence, figure });
    }
    out
}

/// Returns the ends of the clauses and of the sentences of `text`. `figures`
/// are its figures: the comma in 1,200 ends no clause, the comma in 超过2/3,832个
/// does.
fn end_positions(text: &str, figures: &[Range<usize>]) -> (Vec<usize>, Vec<usize>) {
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
    for end_positions in [&mut clauses, &mut sentences] {
        if end_positions.last() != Some(&text.len()) {
            end_positions.push(text.len());
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

/// The range of the figure with its adjacent qualifiers.
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
    fn figure_has_clause_sentence_and_qualifiers() {
        let text = "去年办了11场活动,现场签约超过270亿元。今年1,200人以上到会。";
        let found = in_text(0, text);
        let shown: Vec<_> = found.iter().map(|located| (located.as_printed(), &text[located.clause.clone()])).collect();
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
