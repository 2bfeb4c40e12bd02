//! The parts of a page around the body: headline, byline, comments,
//! boilerplate.
//!
//! Gives each line a [`LineRole`] and leaves the lines of the body to
//! [`super::numbering`]. Comments are expected as author, time, text, buttons.

use super::line::Line;
use super::piece::Role;
use super::{boilerplate, byline, document_header, label, prose, tail};
use std::ops::Range;

/// The role of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineRole {
    /// An empty line.
    Blank,
    /// A line of the article's text.
    Body,
    /// A line with a single role.
    Whole(Role),
    /// A line with several parts, which add up to its words.
    Parts(Vec<(Role, Range<usize>)>),
}

/// The maximum number of lines from the headline to the end of the byline.
const HEAD_LINES: usize = 12;

/// The maximum number of lines to the next byline line.
const BYLINE_REACH: usize = 5;

/// Returns the role of each of `lines`. With `has_title`, the headline is not
/// in the text. `head_lines` is given if the text is nothing but an article: as many of its lines can be
/// headline and byline.
pub fn roles(lines: &[Line<'_>], has_title: bool, head_lines: Option<usize>) -> Vec<LineRole> {
    let mut roles: Vec<LineRole> =
        lines.iter().map(|line| if line.words.is_empty() { LineRole::Blank } else { LineRole::Body }).collect();
    let shown: Vec<usize> = (0..lines.len()).filter(|index| !lines[*index].words.is_empty()).collect();
    let words: Vec<&str> = shown.iter().map(|index| lines[*index].words).collect();
    let mut found: Vec<LineRole> = vec![LineRole::Body; words.len()];
    let is_whole = head_lines.is_some();
    let reach = head_lines.map_or(words.len(), |lines| shown.partition_point(|index| *index < lines));
    let body = head(&words[..reach], &mut found, has_title, is_whole);
    let end = if is_whole { words.len() } else { tail::read(&words, body, &mut found) };
    if !is_whole {
        strip_boilerplate(&words, body..end, &mut found);
    }
    mark_closing_lines(&words, body..end, &mut found);
    for (index, role) in shown.into_iter().zip(found) {
        roles[index] = role;
    }
    roles
}

/// Reads headline and byline. Returns the first line after them.
fn head(words: &[&str], found: &mut [LineRole], has_title: bool, is_whole: bool) -> usize {
    let is_boilerplate = |words: &str| !is_whole && is_boilerplate(words);
    let mut at = 0;
    while words.get(at).is_some_and(|words| is_boilerplate(words)) {
        found[at] = LineRole::Whole(Role::Boilerplate);
        at += 1;
    }
    let mut has_source = false;
    let mut has_time = false;
    let block = document_header::read(&words[at..]);
    let title = block.iter().zip(&words[at..]).find_map(|(parts, words)| document_header::title(words, parts));
    for parts in block {
        has_source |= parts.iter().any(|(role, _)| *role == Role::Source);
        has_time |= parts.iter().any(|(role, _)| matches!(role, Role::Published(_)));
        found[at] = LineRole::Parts(parts);
        at += 1;
    }
    if let Some(title) = title {
        // The document repeats its headline, often over several lines.
        let again = prose::count_headline_lines(words[at..].iter().copied(), title);
        found[at..at + again].fill(LineRole::Whole(Role::Boilerplate));
        at += again;
    } else if !has_title && words.get(at).is_some_and(|words| prose::is_headline(words)) {
        found[at] = LineRole::Whole(Role::Title);
        at += 1;
    }
    let limit = words.len().min(at + HEAD_LINES);
    while at < limit {
        let line = words[at];
        let parts = byline::read(line);
        let next_is_time = || words.get(at + 1).is_some_and(|next| byline::is_date(next) || byline::is_undated(next));
        let next_follows = || words.get(at + 1).is_some_and(|next| boilerplate::is_follow(next));
        // A picture and a line about the author may come first.
        let byline_follows =
            || words[at + 1..words.len().min(at + BYLINE_REACH)].iter().any(|next| byline::is_byline(next));
        // Counts of views and comments may be above the text.
        let counts = !is_whole && line.split_whitespace().all(|word| boilerplate::bare_number(word).is_some());
        if is_boilerplate(line) || counts || byline::is_undated(line) {
            found[at] = LineRole::Whole(Role::Boilerplate);
        } else if let Some(parts) = parts {
            has_source |= parts.iter().any(|(role, _)| *role == Role::Source);
            has_time |= parts.iter().any(|(role, _)| matches!(role, Role::Published(_)));
            let after = &words[at + 1..limit];
            found[at] = LineRole::Parts(without_authors(line, parts, after));
        } else if let Some(names_source) = byline::is_source_label(line) {
            // The value is on the next line.
            found[at] = LineRole::Whole(Role::Space);
            if let Some(name) = words.get(at + 1).filter(|next| names_source && !has_source && byline::is_name(next))
                && byline::read(name).is_none()
                && at + 1 < limit
            {
                at += 1;
                found[at] = LineRole::Whole(Role::Source);
                has_source = true;
            }
        } else if !has_source && !has_time && byline::is_name(line) && (next_is_time() || next_follows()) {
            found[at] = LineRole::Whole(Role::Source);
            has_source = true;
        } else if prose::is_paragraph(line) || !byline_follows() {
            break;
        }
        at += 1;
    }
    at
}

/// The parts of a byline. An unlabelled name that a credit below names again is an author's.
fn without_authors(line: &str, mut parts: Vec<(Role, Range<usize>)>, after: &[&str]) -> Vec<(Role, Range<usize>)> {
    let is_labelled = byline::has_source_label(line);
    for (role, range) in &mut parts {
        if *role == Role::Source && !is_labelled && byline::is_credited(&line[range.clone()], after) {
            *role = Role::Paragraph { closes: false };
        }
    }
    parts
}

/// Whether a line is a button, a counter or a link to the next article.
pub fn is_boilerplate(words: &str) -> bool {
    boilerplate::is_buttons(words)
        || boilerplate::counters(words).is_some()
        || boilerplate::is_adjacent_article_link(words)
}

/// Marks buttons, counters and lists of other news inside the body.
fn strip_boilerplate(words: &[&str], body: Range<usize>, found: &mut [LineRole]) {
    let mut at = body.start;
    if let Some(contents) = body.clone().take(HEAD_LINES).find(|line| boilerplate::is_contents_heading(words[*line])) {
        found[contents..contents + contents_length(&words[contents..body.end])]
            .fill(LineRole::Whole(Role::Boilerplate));
    }
    while at < body.end {
        let length = if is_boilerplate(words[at]) { 1 } else { tail::other_news(&words[at..body.end]) };
        found[at..at + length].fill(LineRole::Whole(Role::Boilerplate));
        at += length.max(1);
    }
}

/// The length of the table of contents at the start of `words`. It ends where
/// its first entry is repeated.
fn contents_length(words: &[&str]) -> usize {
    let Some(first) = words.get(1) else { return 1 };
    let entries = words[2..].iter().position(|words| words == first);
    let all_labels = |length: &usize| words[1..=*length].iter().all(|words| label::read(words).is_some());
    1 + entries.map(|entries| entries + 1).filter(all_labels).unwrap_or(0)
}

/// Marks the signature, the date and the source at the end. They belong to no
/// item.
fn mark_closing_lines(words: &[&str], body: Range<usize>, found: &mut [LineRole]) {
    let is_body = |found: &[LineRole], index: usize| found[index] == LineRole::Body;
    let last: Vec<usize> = body.clone().rev().filter(|index| is_body(found, *index)).take(4).collect();
    let closing = Role::Paragraph { closes: true };
    let is_time = |parts: &[(Role, Range<usize>)]| parts.iter().any(|(role, _)| matches!(role, Role::Published(_)));
    let has_time = found[..body.start].iter().any(|role| matches!(role, LineRole::Parts(parts) if is_time(parts)));
    for (place, index) in last.iter().enumerate() {
        let line = words[*index];
        let tells = |parts: &Vec<(Role, Range<usize>)>| {
            parts.iter().any(|(role, _)| *role == Role::Source) && !prose::is_date(line)
                || !has_time && is_time(parts) && byline::has_date_label(line)
        };
        if let Some(parts) = byline::read(line).filter(tells) {
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
