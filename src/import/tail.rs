//! What follows the body of a page: counters, comments, other news.
//!
//! Comments are read as the pages of reader columns print them: a line with
//! the author, a line with the time, the text if there is one, then buttons.

use super::furniture::{self, Counter};
use super::page::{LineRole, is_furniture};
use super::piece::Role;
use super::{label, prose, stamp};

/// How many lines after a comment's time its buttons may stand.
const REPLY_REACH: usize = 12;

/// The longest list of other news, in lines.
const NEWS_REACH: usize = 40;

/// Reads what follows the body that begins at `body`; gives the body's end.
pub fn read(words: &[&str], body: usize, found: &mut [LineRole]) -> usize {
    let start = start(words, body);
    let mut at = start;
    let mut in_comment = false;
    let mut comments = false;
    let mut likes = false;
    while at < words.len() {
        let line = words[at];
        let mut length = 1;
        if let Some(time) = pair(words, at) {
            found[at] = LineRole::Whole(Role::CommentAuthor);
            found[at + 1] = LineRole::Whole(Role::CommentTime(time));
            (in_comment, comments, length) = (true, true, 2);
        } else if let Some(parts) = one_line(line).filter(|_| !in_comment) {
            found[at] = parts;
            (in_comment, comments) = (true, true);
        } else if let Some(count) = furniture::bare_number(line) {
            let counts_likes = !likes && !comments;
            likes |= counts_likes;
            found[at] =
                LineRole::Whole(if counts_likes { Role::Likes { count, guessed: true } } else { Role::Furniture });
        } else if let Some(counters) = furniture::counters(line) {
            likes |= counters.iter().any(|(counter, _)| *counter == Counter::Likes);
            found[at] = LineRole::Whole(Role::Furniture);
        } else if furniture::is_buttons(line) {
            in_comment &= !furniture::ends_comment(line);
            found[at] = LineRole::Whole(Role::Furniture);
        } else if in_comment {
            found[at] = LineRole::Whole(Role::CommentText);
        } else {
            length = other_news(&words[at..]);
            let role = if length == 0 { Role::Paragraph { closes: true } } else { Role::Furniture };
            length = length.max(1);
            found[at..at + length].fill(LineRole::Whole(role));
        }
        at += length;
    }
    start
}

/// The line after the body: buttons and counters with nothing but comments
/// after them, or a comment that ends in a button.
fn start(words: &[&str], body: usize) -> usize {
    let mut at = body;
    while at < words.len() {
        let run = words[at..]
            .iter()
            .take_while(|words| is_furniture(words) || furniture::bare_number(words).is_some())
            .count();
        let after = at + run;
        let any_button = words[at..after].iter().any(|words| is_furniture(words));
        if any_button && (after == words.len() || pair(words, after).is_some()) {
            return at;
        }
        if run == 0 && pair(words, at).is_some() {
            let reach = words.len().min(at + REPLY_REACH);
            if words[at + 2..reach].iter().any(|words| furniture::ends_comment(words)) {
                return at;
            }
        }
        at = after.max(at + 1);
    }
    words.len()
}

/// The time of the comment whose author stands at `at`.
pub fn pair(words: &[&str], at: usize) -> Option<Option<stamp::Stamp>> {
    let (author, time) = (words.get(at)?, words.get(at + 1)?);
    if !is_author(author) {
        return None;
    }
    comment_time(time)
}

fn comment_time(words: &str) -> Option<Option<stamp::Stamp>> {
    if !prose::fits(words, 40) {
        return None;
    }
    match stamp::whole(words) {
        Some(time) => Some(Some(time)),
        None => stamp::is_relative(words).then_some(None),
    }
}

/// `农友5173 2019-09-02 11:33`.
fn one_line(words: &str) -> Option<LineRole> {
    if !prose::fits(words, 60) {
        return None;
    }
    let (range, time) = stamp::find(words)?;
    let author = words[..range.start].trim_end();
    (is_author(author) && range.end == words.len() && author.len() < range.start).then(|| {
        LineRole::Parts(vec![
            (Role::CommentAuthor, 0..author.len()),
            (Role::Space, author.len()..range.start),
            (Role::CommentTime(Some(time)), range),
        ])
    })
}

fn is_author(words: &str) -> bool {
    prose::fits(words, 48)
        && words.chars().any(char::is_alphanumeric)
        && !is_furniture(words)
        && furniture::bare_number(words).is_none()
        && !words.contains(|character: char| prose::ends_sentence(character) || "，,：:".contains(character))
        && stamp::whole(words).is_none()
        && !stamp::is_relative(words)
}

/// The length of the list of other news that `words` begin with; 0 for none.
/// A numbered list ends with its last number, another before a paragraph and
/// the heading above it.
pub fn other_news(words: &[&str]) -> usize {
    if !words.first().is_some_and(|words| furniture::heads_other_news(words)) {
        return 0;
    }
    let mut length = 1;
    let mut last = 0;
    while let Some(number) = words.get(length).and_then(|words| rank(words)).filter(|number| *number == last + 1) {
        last = number;
        length += 1;
    }
    if length > 1 {
        return length;
    }
    let entry = |words: &&&str| prose::fits(words, 120) && !prose::is_sentence(words) && label::read(words).is_none();
    length += words[1..].iter().take(NEWS_REACH).take_while(entry).count();
    if words.get(length).is_some_and(|next| prose::is_paragraph(next)) && length > 2 {
        length -= 1;
    }
    // A heading over numbered items heads them.
    if words.get(length).is_some_and(|next| label::read(next).is_some_and(|label| label.value == 1)) && length > 2 {
        length -= 1;
    }
    length
}

/// The place in a ranking: `1、…`, `1.…`, `1 …`.
fn rank(words: &str) -> Option<u32> {
    if let Some(label) = label::read(words) {
        return Some(label.value);
    }
    let (number, title) = words.split_once([' ', '\u{3000}', '\t'])?;
    (prose::fits(title, 120)).then(|| furniture::bare_number(number)).flatten()
}
