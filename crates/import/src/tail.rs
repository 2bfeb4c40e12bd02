//! The part of a page after the body: counters, comments, other news.
//!
//! A comment is a line with the author, a line with the time, an optional text,
//! and buttons.

use super::boilerplate::{self, Counter};
use super::page::{LineRole, is_boilerplate};
use super::piece::Role;
use super::{label, prose, timestamp};

/// The maximum number of lines from a comment's time to its buttons.
const REPLY_REACH: usize = 12;

/// The maximum length of a list of other news, in lines.
const MAX_NEWS_LINES: usize = 40;

/// Reads the part after the body that begins at `body`. Returns the end of the
/// body.
pub fn read(words: &[&str], body: usize, found: &mut [LineRole]) -> usize {
    let start = tail_start(words, body);
    let mut at = start;
    let mut in_comment = false;
    let mut comments = false;
    let mut likes = false;
    while at < words.len() {
        let line = words[at];
        let mut length = 1;
        if let Some(time) = comment_at(words, at) {
            found[at] = LineRole::Whole(Role::CommentAuthor);
            found[at + 1] = LineRole::Whole(Role::CommentTime(time));
            (in_comment, comments, length) = (true, true, 2);
        } else if let Some(parts) = one_line_comment(line).filter(|_| !in_comment) {
            found[at] = parts;
            (in_comment, comments) = (true, true);
        } else if let Some(count) = boilerplate::bare_number(line) {
            let counts_likes = !likes && !comments;
            likes |= counts_likes;
            found[at] =
                LineRole::Whole(if counts_likes { Role::Likes { count, guessed: true } } else { Role::Boilerplate });
        } else if let Some(counters) = boilerplate::counters(line) {
            likes |= counters.iter().any(|(counter, _)| *counter == Counter::Likes);
            found[at] = LineRole::Whole(Role::Boilerplate);
        } else if boilerplate::is_buttons(line) {
            in_comment &= !boilerplate::ends_comment(line);
            found[at] = LineRole::Whole(Role::Boilerplate);
        } else if in_comment {
            found[at] = LineRole::Whole(Role::CommentText);
        } else {
            length = other_news(&words[at..]);
            let role = if length == 0 { Role::Paragraph { closes: true } } else { Role::Boilerplate };
            length = length.max(1);
            found[at..at + length].fill(LineRole::Whole(role));
        }
        at += length;
    }
    start
}

/// Returns the first line after the body: buttons and counters that only
/// comments follow, or a comment that ends with a button.
fn tail_start(words: &[&str], body: usize) -> usize {
    let mut at = body;
    while at < words.len() {
        let run = words[at..]
            .iter()
            .take_while(|words| is_boilerplate(words) || boilerplate::bare_number(words).is_some())
            .count();
        let after = at + run;
        let any_button = words[at..after].iter().any(|words| is_boilerplate(words));
        if any_button && (after == words.len() || comment_at(words, after).is_some()) {
            return at;
        }
        if run == 0 && comment_at(words, at).is_some() {
            let reach = words.len().min(at + REPLY_REACH);
            if words[at + 2..reach].iter().any(|words| boilerplate::ends_comment(words)) {
                return at;
            }
        }
        at = after.max(at + 1);
    }
    words.len()
}

/// Returns the time of the comment whose author is on line `at`, if there is a
/// comment. The inner `None` is a relative time.
pub fn comment_at(words: &[&str], at: usize) -> Option<Option<timestamp::Timestamp>> {
    let (author, time) = (words.get(at)?, words.get(at + 1)?);
    if !is_author(author) {
        return None;
    }
    comment_time(time)
}

fn comment_time(words: &str) -> Option<Option<timestamp::Timestamp>> {
    if !prose::fits(words, 40) {
        return None;
    }
    match timestamp::parse(words) {
        Some(time) => Some(Some(time)),
        None => timestamp::is_relative(words).then_some(None),
    }
}

/// `农友5173 2019-09-02 11:33`.
fn one_line_comment(words: &str) -> Option<LineRole> {
    if !prose::fits(words, 60) {
        return None;
    }
    let (range, time) = timestamp::find(words)?;
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
        && !is_boilerplate(words)
        && boilerplate::bare_number(words).is_none()
        && !words.contains(|character: char| prose::ends_sentence(character) || "，,：:".contains(character))
        && timestamp::parse(words).is_none()
        && !timestamp::is_relative(words)
}

/// Returns the length of the list of other news at the start of `words`, or 0.
/// A numbered list ends with its last number. Any other list ends before the
/// heading of the next paragraph.
pub fn other_news(words: &[&str]) -> usize {
    if !words.first().is_some_and(|words| boilerplate::is_news_list_heading(words)) {
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
    length += words[1..].iter().take(MAX_NEWS_LINES).take_while(entry).count();
    if words.get(length).is_some_and(|next| prose::is_paragraph(next)) && length > 2 {
        length -= 1;
    }
    // The last line is the heading of the numbered items after it.
    if words.get(length).is_some_and(|next| label::read(next).is_some_and(|label| label.value == 1)) && length > 2 {
        length -= 1;
    }
    length
}

/// The rank in a numbered list: `1、…`, `1.…`, `1 …`.
fn rank(words: &str) -> Option<u32> {
    if let Some(label) = label::read(words) {
        return Some(label.value);
    }
    let (number, title) = words.split_once([' ', '\u{3000}', '\t'])?;
    (prose::fits(title, 120)).then(|| boilerplate::bare_number(number)).flatten()
}
