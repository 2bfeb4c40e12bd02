//! How long an article takes to read.

use super::{Article, texts};

/// Ideographs and words that adults read in a minute: means of Chinese and of
/// English readers with the texts of IReST, read aloud (Trauzettel-Klosinski and
/// Dietz, Standardized Assessment of Reading Performance, 2012). Silent reading
/// is somewhat faster.
const IDEOGRAPHS: usize = 255;
const WORDS: usize = 228;

/// Whole minutes, at least one.
#[must_use]
pub fn reading_minutes(article: &Article) -> usize {
    let (mut ideographs, mut words) = (0, 0);
    for (_, text) in texts(article) {
        let mut in_word = false;
        for run in &text.0 {
            for character in run.text().chars() {
                let is_ideograph = ('\u{3040}'..'\u{a000}').contains(&character);
                ideographs += usize::from(is_ideograph);
                // Punctuation of either script neither begins a word nor ends one.
                let is_letter =
                    !is_ideograph && (character.is_ascii_alphanumeric() || ('\u{c0}'..'\u{2000}').contains(&character));
                words += usize::from(is_letter && !in_word);
                in_word = is_letter || (in_word && !is_ideograph && character != ' ');
            }
        }
    }
    (ideographs * WORDS + words * IDEOGRAPHS).div_ceil(IDEOGRAPHS * WORDS).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Run, Text, read_text};

    fn check(text: &str, minutes: usize) {
        let (mut article, _) = read_text(include_str!("../../../static/article.json")).unwrap();
        article.body = vec![Block::Paragraph { text: Text(vec![Run::Plain(text.to_owned())]) }];
        assert_eq!(reading_minutes(&article), minutes, "{} characters", text.chars().count());
    }

    #[test]
    fn ideographs_and_words_have_their_own_speeds() {
        check("", 1);
        check(&"字".repeat(255), 1);
        check(&"字，".repeat(256), 2);
        check(&"word’s ".repeat(228), 1);
        check(&"It's, ".repeat(229), 2);
        check(&("字".repeat(255) + &" word".repeat(228)), 2);
        check(&"слово ".repeat(460), 3);
    }
}
