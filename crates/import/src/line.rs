//! Splits a text into lines, and each line into text and whitespace.
//!
//! Nothing is lost: the indents, words, trailing spaces and line ends of all
//! lines add up to the text. Indents of U+3000 are kept for this round trip,
//! but not in the article.

/// One line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Whitespace before the words.
    pub indent: &'a str,
    /// The words. Empty for a blank line.
    pub words: &'a str,
    /// Whitespace after the words.
    pub trailing: &'a str,
    /// The words with the whitespace after them.
    pub shown: &'a str,
    /// `\n`, `\r\n`, `\r`, or empty at the end of the text.
    pub end: &'a str,
}

/// Splits `text` into lines. An empty text has none.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let content = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = match &rest.as_bytes()[content..] {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        out.push(line(&rest[..content], &rest[content..content + end]));
        rest = &rest[content + end..];
    }
    out
}

fn line<'a>(content: &'a str, end: &'a str) -> Line<'a> {
    let from = content.len() - content.trim_start_matches(is_space).len();
    let (indent, rest) = content.split_at(from);
    let (words, trailing) = rest.split_at(rest.trim_end_matches(is_space).len());
    Line { indent, words, trailing, shown: rest, end }
}

/// Whether `character` is invisible: whitespace, a byte order mark, U+200B, or
/// a private-use character, which pages use for icons.
pub fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}' | '\u{e000}'..='\u{f8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn separates_whitespace_from_words() {
        let all = lines("\u{3000}\u{3000}一 二 \r\n\n三");
        assert_eq!(
            all[0],
            Line { indent: "\u{3000}\u{3000}", words: "一 二", trailing: " ", shown: "一 二 ", end: "\r\n" }
        );
        assert_eq!(all[1], Line { indent: "", words: "", trailing: "", shown: "", end: "\n" });
        assert_eq!(all[2], Line { indent: "", words: "三", trailing: "", shown: "三", end: "" });
    }

    proptest! {
        #[test]
        fn lines_add_up_to_the_text(text in "[\\PC\\s]*") {
            let joined: String = lines(&text).iter().flat_map(|line| [line.indent, line.words, line.trailing, line.end]).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
