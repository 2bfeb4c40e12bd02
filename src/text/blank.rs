//! What of a written text shows: blank texts, blank lines.

/// The most blank lines in a row that are drawn.
const MOST_BLANK: usize = 2;

/// Whether nothing of `text` shows.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// White space, controls, and what Unicode calls default ignorable; besides, two blanks
/// that it calls letters: Hangul's filler and Braille's cell without dots.
fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{fffc}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// `text` without the blank lines before and after it, and without spaces at its end.
#[must_use]
pub fn without_blank_ends(text: &str) -> &str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('\n').filter(|(line, _)| is_blank(line)) {
        rest = after;
    }
    while let Some((before, _)) = rest.rsplit_once('\n').filter(|(_, line)| is_blank(line)) {
        rest = before;
    }
    rest.trim_end()
}

/// `text` as it is drawn: of many blank lines in a row, two.
#[must_use]
pub fn drawn(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in without_blank_ends(text).split('\n') {
        blank = if is_blank(line) { blank + 1 } else { 0 };
        if blank <= MOST_BLANK {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_invisible_characters_are_blank() {
        for text in [
            "",
            " \n\t　",
            "\u{200b}",
            "\u{200d}",
            "\u{feff}",
            "\u{3164}",
            "\u{2800}",
            "\u{ad}",
            "\u{200f}",
            "\u{2060}\u{fe0f}",
            "\u{e0020}\u{202e}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["a", "好", "\u{301}", "\u{200b}।", "❤\u{fe0f}", "ـ"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn blank_lines_at_the_ends_go() {
        for (text, expected) in [
            ("\n \n　　段首空格\n\u{200b}\n", "　　段首空格"),
            ("一\n\n\n\n二 \n", "一\n\n\n\n二"),
            ("❤\u{fe0f}", "❤\u{fe0f}"),
            ("  a", "  a"),
            ("\n\n", ""),
        ] {
            assert_eq!(without_blank_ends(text), expected, "{text:?}");
        }
    }

    #[test]
    fn at_most_two_blank_lines_are_drawn() {
        for (text, expected) in
            [("\n一\n\n\n\n \n\n二\n\n三\n四", "一\n\n\n二\n\n三\n四"), ("一\n\n\n二", "一\n\n\n二"), ("", "")]
        {
            assert_eq!(drawn(text), expected, "{text:?}");
        }
    }
}
