//! Classifies a line by its length and punctuation.

use super::line::is_space;
use super::{label, timestamp};

/// The width of `words` in half-width columns. A Han character has two.
pub fn width(words: &str) -> usize {
    words.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum()
}

/// Whether `words` is at most `limit` wide. Does not scan longer text.
pub fn fits(words: &str, limit: usize) -> bool {
    words.len() <= limit * 2 && width(words) <= limit
}

/// Whether `character` ends a sentence.
pub fn ends_sentence(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '…')
}

/// The end of the first sentence of `words`, including its punctuation mark.
pub fn first_sentence(words: &str) -> Option<usize> {
    let mut characters = words.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        // A full stop ends a sentence only before a space, unlike in 1.5 or
        // U.S.
        let stop = character == '.' && next.is_none_or(char::is_whitespace);
        if stop || ends_sentence(character) {
            let end = at + character.len_utf8();
            let closes = next.filter(|next| matches!(next, '”' | '’' | '」' | '"' | '）'));
            return Some(end + closes.map_or(0, char::len_utf8));
        }
    }
    None
}

/// Whether `words` ends like a sentence.
pub fn is_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '’', '」', '"', '）', ')']);
    bare.ends_with(|last: char| ends_sentence(last) || last == '.')
}

/// Whether `words` is a full paragraph: long, and with the end of a sentence.
pub fn is_paragraph(words: &str) -> bool {
    !fits(words, 50) && is_sentence(words)
}

/// Whether `words` could be a heading: short, and not a sentence.
pub fn is_heading(words: &str) -> bool {
    let inner = |character: char| ends_sentence(character) || matches!(character, '：' | ':' | '|' | '\t');
    let commas = words.contains(['，', ',']) && !fits(words, 40);
    let last = words.chars().next_back();
    fits(words, 60)
        && !words.contains(inner)
        && !words.starts_with('—')
        && !commas
        && last.is_some_and(|last| !matches!(last, '.' | '，' | ',' | '、' | '）' | ')'))
        && words.chars().any(char::is_alphabetic)
        && !is_credit(words)
        && !is_date(words)
        // 2021年1月1日 施行 belongs to the history of a law.
        && timestamp::find(words).is_none_or(|(place, _)| place.start > 0)
}

/// Whether `words` is a date, as under a notice.
pub fn is_date(words: &str) -> bool {
    timestamp::parse(words).is_some() || fits(words, 30) && words.starts_with("二〇") && words.ends_with('日')
}

/// Whether `words` is a credit (author, photographer, editor) or an attachment
/// note.
pub fn is_credit(words: &str) -> bool {
    const STARTS: [&str; 17] = [
        "本报记者",
        "本报讯",
        "记者",
        "通讯员",
        "作者",
        "责任编辑",
        "责编",
        "编辑",
        "审核",
        "校对",
        "附件",
        "附：",
        "附:",
        "来源",
        "联系人",
        "By ",
        "Photo",
    ];
    let bare = words.trim_start_matches(['（', '(', '[', '【', '■', '文', '/', '图']);
    STARTS.iter().any(|start| bare.starts_with(start))
}

/// Whether `words` could be a headline.
pub fn is_headline(words: &str) -> bool {
    fits(words, 160)
        && !words.ends_with(['。', '；', '，', '、', '：', ':', ';', ','])
        && label::read(words).is_none()
        && words.chars().any(char::is_alphabetic)
        && timestamp::parse(words).is_none()
}

/// The maximum number of lines of a headline.
const MAX_HEADLINE_LINES: usize = 5;

/// The number of `lines` that form `headline`, apart from spaces. 0 if they do
/// not.
pub fn count_headline_lines<'a>(lines: impl Iterator<Item = &'a str>, headline: &str) -> usize {
    let wanted: String = headline.chars().filter(|letter| !is_space(*letter)).collect();
    let mut rest = wanted.as_str();
    for (count, line) in lines.take(MAX_HEADLINE_LINES).enumerate() {
        for letter in line.chars().filter(|letter| !is_space(*letter)) {
            match rest.strip_prefix(letter) {
                Some(after) => rest = after,
                None => return 0,
            }
        }
        if rest.is_empty() {
            return count + 1;
        }
    }
    0
}
