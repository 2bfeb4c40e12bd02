//! Which texts have as many user-perceived characters as code points.

/// Whether each code point of `text` is a character of its own: ASCII letters,
/// Han, kana and their punctuation, as nearly all that is written. All others
/// may join their neighbours (UAX #29) and are the browser's to count.
#[must_use]
pub fn are_plain(text: &str) -> bool {
    for character in text.chars() {
        let plain = matches!(character,
            '\n' | ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
            | '\u{309b}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}');
        if !plain {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::are_plain;
    use unicode_segmentation::UnicodeSegmentation as _;

    #[test]
    fn plain_characters_join_none_of_their_neighbours() {
        let plain: Vec<_> = ('\0'..='\u{ffff}').filter(|character| are_plain(&character.to_string())).collect();
        assert!(plain.len() > 27_000, "{}", plain.len());
        // Each beside itself, and beside one of every block.
        for beside in ['\n', 'a', '…', '「', 'か', 'ン', '㐀', '扶', '，'] {
            assert!(are_plain(&beside.to_string()), "{beside:?}");
            for &character in &plain {
                let text: String = [character, character, beside, character].iter().collect();
                assert_eq!(text.graphemes(true).count(), 4, "{text:?}");
            }
        }
    }

    #[test]
    fn what_may_join_is_left_to_the_browser() {
        for text in ["e\u{301}", "か\u{3099}", "👨\u{200d}👩", "🇨🇳", "각", "\r\n", "葛\u{e0100}", "नि", "1\u{20e3}"]
        {
            assert!(!are_plain(text), "{text:?}");
        }
    }
}
