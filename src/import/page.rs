//! The page around the body: headline, byline, comments, furniture.
//!
//! Gives each line a [`LineRole`]; the lines of the body are left to
//! [`super::numbering`]. The comments are found as a page prints them: author,
//! time, text, buttons.

use super::line::Line;
use super::piece::Role;
use super::{byline, furniture, label, particulars, prose, tail};
use std::ops::Range;

/// What a line of a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineRole {
    /// Shows nothing.
    Blank,
    /// A line of the article's text.
    Body,
    /// A line of one role.
    Whole(Role),
    /// A line of several parts, which together are its words.
    Parts(Vec<(Role, Range<usize>)>),
}

/// How many lines after the headline may come before the byline ends.
const HEAD: usize = 12;

/// How many lines on, the line that begins the byline may stand.
const BYLINE: usize = 5;

/// The role of each of `lines`; `has_title` where the headline is known from elsewhere.
pub fn roles(lines: &[Line<'_>], has_title: bool) -> Vec<LineRole> {
    let mut roles: Vec<LineRole> =
        lines.iter().map(|line| if line.words.is_empty() { LineRole::Blank } else { LineRole::Body }).collect();
    let shown: Vec<usize> = (0..lines.len()).filter(|index| !lines[*index].words.is_empty()).collect();
    let words: Vec<&str> = shown.iter().map(|index| lines[*index].words).collect();
    let mut found: Vec<LineRole> = vec![LineRole::Body; words.len()];
    let body = head(&words, &mut found, has_title);
    let end = tail::read(&words, body, &mut found);
    strip_furniture(&words, body..end, &mut found);
    close(&words, body..end, &mut found);
    for (index, role) in shown.into_iter().zip(found) {
        roles[index] = role;
    }
    roles
}

/// Reads headline and byline; gives the first line that is neither.
fn head(words: &[&str], found: &mut [LineRole], has_title: bool) -> usize {
    let mut at = 0;
    while words.get(at).is_some_and(|words| is_furniture(words)) {
        found[at] = LineRole::Whole(Role::Furniture);
        at += 1;
    }
    let mut has_source = false;
    let mut has_time = false;
    let block = particulars::read(&words[at..]);
    let told = block.iter().zip(&words[at..]).find_map(|(parts, words)| particulars::title(words, parts));
    for parts in block {
        has_source |= parts.iter().any(|(role, _)| *role == Role::Source);
        has_time |= parts.iter().any(|(role, _)| matches!(role, Role::Published(_)));
        found[at] = LineRole::Parts(parts);
        at += 1;
    }
    if let Some(title) = told {
        // The document prints its headline once more, often over several lines.
        let again = prose::lines_of(words[at..].iter().copied(), title);
        found[at..at + again].fill(LineRole::Whole(Role::Furniture));
        at += again;
    } else if !has_title && words.get(at).is_some_and(|words| prose::is_headline(words)) {
        found[at] = LineRole::Whole(Role::Title);
        at += 1;
    }
    let limit = words.len().min(at + HEAD);
    while at < limit {
        let line = words[at];
        let parts = byline::read(line);
        let next_is_time = || words.get(at + 1).is_some_and(|next| byline::is_time(next));
        // A portrait and a line about the author may come first.
        let byline_follows =
            || words[at + 1..words.len().min(at + BYLINE)].iter().any(|next| byline::read(next).is_some());
        // Views and comments are counted above a text, too.
        let counts = line.split_whitespace().all(|word| furniture::bare_number(word).is_some());
        if is_furniture(line) || counts {
            found[at] = LineRole::Whole(Role::Furniture);
        } else if let Some(parts) = parts {
            has_source |= parts.iter().any(|(role, _)| *role == Role::Source);
            has_time |= parts.iter().any(|(role, _)| matches!(role, Role::Published(_)));
            found[at] = LineRole::Parts(parts);
        } else if let Some(names_source) = byline::label_alone(line) {
            // The value stands on the next line.
            found[at] = LineRole::Whole(Role::Space);
            if let Some(name) = words.get(at + 1).filter(|next| names_source && !has_source && byline::is_name(next))
                && byline::read(name).is_none()
                && at + 1 < limit
            {
                at += 1;
                found[at] = LineRole::Whole(Role::Source);
                has_source = true;
            }
        } else if !has_source && !has_time && byline::is_name(line) && next_is_time() {
            found[at] = LineRole::Whole(Role::Source);
            has_source = true;
        } else if prose::is_paragraph(line) || !byline_follows() {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a line is a button or a counter.
pub fn is_furniture(words: &str) -> bool {
    furniture::is_buttons(words) || furniture::counters(words).is_some() || furniture::is_neighbour(words)
}

/// Marks buttons, counters and lists of other news inside the body.
fn strip_furniture(words: &[&str], body: Range<usize>, found: &mut [LineRole]) {
    let mut at = body.start;
    if let Some(contents) = body.clone().take(HEAD).find(|line| furniture::heads_contents(words[*line])) {
        found[contents..contents + contents_length(&words[contents..body.end])].fill(LineRole::Whole(Role::Furniture));
    }
    while at < body.end {
        let length = if is_furniture(words[at]) { 1 } else { tail::other_news(&words[at..body.end]) };
        found[at..at + length].fill(LineRole::Whole(Role::Furniture));
        at += length.max(1);
    }
}

/// The length of the table of contents that `words` begin with: up to the line
/// that comes again.
fn contents_length(words: &[&str]) -> usize {
    let Some(first) = words.get(1) else { return 1 };
    let entries = words[2..].iter().position(|words| words == first);
    let all_labels = |length: &usize| words[1..=*length].iter().all(|words| label::read(words).is_some());
    1 + entries.map(|entries| entries + 1).filter(all_labels).unwrap_or(0)
}

/// A notice's signature and date, and a source named at the end, belong to no item.
fn close(words: &[&str], body: Range<usize>, found: &mut [LineRole]) {
    let is_body = |found: &[LineRole], index: usize| found[index] == LineRole::Body;
    let last: Vec<usize> = body.clone().rev().filter(|index| is_body(found, *index)).take(4).collect();
    let closing = Role::Paragraph { closes: true };
    for (place, index) in last.iter().enumerate() {
        let line = words[*index];
        if let Some(parts) = byline::read(line)
            .filter(|parts| parts.iter().any(|(role, _)| *role == Role::Source) && !prose::is_date(line))
        {
            found[*index] = LineRole::Parts(parts);
        } else if prose::is_credit(line) && prose::fits(line, 120) {
            found[*index] = LineRole::Whole(closing);
        } else if prose::is_date(line) {
            found[*index] = LineRole::Whole(closing);
            if let Some(above) = last.get(place + 1).filter(|above| prose::is_heading(words[**above])) {
                found[*above] = LineRole::Whole(closing);
            }
        }
    }
}
