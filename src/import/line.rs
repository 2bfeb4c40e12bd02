//! A text cut into lines, each cut into what is shown and what is space.
//!
//! Nothing is dropped here: indent, words, trailing space and line end of all
//! lines, put together, are the text. Indents of U+3000 are thus kept for the
//! round trip, and never reach the article.

/// One line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Space before the words.
    pub indent: &'a str,
    /// The words; empty for a blank line.
    pub words: &'a str,
    /// Space after the words.
    pub trailing: &'a str,
    /// The words with the space after them.
    pub shown: &'a str,
    /// `\n`, `\r\n`, `\r`, or nothing at the text's end.
    pub end: &'a str,
}

/// The lines of `text`. An empty text has none.
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

/// Whether `character` says nothing: white space, a byte order mark, U+200B,
/// the private characters by which pages draw icons.
pub fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}' | '\u{e000}'..='\u{f8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn space_is_kept_apart_from_words() {
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
        fn lines_put_together_are_the_text(text in "[\\PC\\s]*") {
            let joined: String = lines(&text).iter().flat_map(|line| [line.indent, line.words, line.trailing, line.end]).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
