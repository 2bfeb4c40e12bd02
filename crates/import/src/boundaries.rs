//! Finds the first and the last line of the article in a page.

use super::markup::{LineKind, MarkedLine};
use super::{byline, document_header, prose, tail};
use std::collections::HashMap;
use std::ops::Range;

/// The maximum number of byline lines between headline and text.
pub const HEAD_LINES: usize = 15;

/// The maximum distance in the page between two consecutive lines of the main
/// content.
const MAX_GAP: usize = 80;

/// Returns the range of `main` in `page`. It locates the longest line first, if
/// possible one that occurs once, then the lines before and after it in order.
/// This way a line that is repeated in a list beside the article does not match.
pub fn locate(page: &[MarkedLine], main: &[MarkedLine]) -> Range<usize> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, line) in page.iter().enumerate() {
        let words = line.text.to_plain();
        if !words.is_empty() {
            places.entry(words).or_default().push(index);
        }
    }
    let main: Vec<(String, &[usize])> = main
        .iter()
        .map(|line| line.text.to_plain())
        .filter_map(|words| places.get(&words).map(|places| (words, places.as_slice())))
        .collect();
    // A line that the page repeats says less about the place.
    let weight = |index: &usize| (main[*index].1.len() == 1, main[*index].0.len());
    let Some(anchor) = (0..main.len()).max_by_key(weight) else { return prose_range(page) };
    let (words, places) = &main[anchor];
    let before = main[..anchor].iter().filter(|(other, _)| other == words).count();
    let place = places[before.min(places.len() - 1)];
    let (mut first, mut last) = (place, place);
    for (_, places) in &main[anchor + 1..] {
        let next = places.partition_point(|place| *place <= last);
        last = places.get(next).copied().filter(|place| *place - last <= MAX_GAP).unwrap_or(last);
    }
    for (_, places) in main[..anchor].iter().rev() {
        let before = places.partition_point(|place| *place < first).checked_sub(1);
        first = before.map(|before| places[before]).filter(|place| first - *place <= MAX_GAP).unwrap_or(first);
    }
    let length = |range: Range<usize>| page[range].iter().filter(|line| is_prose(line)).count();
    // A law is a long page of short lines. The library may keep only one.
    if length(first..last + 1) * 5 < length(0..page.len()) { prose_range(page) } else { first..last + 1 }
}

/// The range from the first to the last paragraph of `page`, or the whole page
/// if it has no paragraph.
fn prose_range(page: &[MarkedLine]) -> Range<usize> {
    match (page.iter().position(is_prose), page.iter().rposition(is_prose)) {
        (Some(first), Some(last)) => first..last + 1,
        _ => 0..page.len(),
    }
}

fn is_prose(line: &MarkedLine) -> bool {
    !line.linked && prose::is_paragraph(&line.text.to_plain())
}

/// Returns the end of the article in `range`. The article ends before a list of
/// other pages, and before comments in another form than author, time and text.
pub fn end(page: &[MarkedLine], range: Range<usize>) -> usize {
    let words: Vec<String> = page[range.clone()].iter().map(|line| line.text.to_plain()).collect();
    let all: Vec<&str> = words.iter().map(String::as_str).collect();
    let linked = |from: usize| page[range.start + from..range.end].iter().filter(|line| line.linked).count();
    let first = page[range.clone()].iter().position(is_prose).unwrap_or(range.len());
    for at in first..range.len() {
        let editor = ["责任编辑", "责编", "编辑"]
            .iter()
            .any(|name| words[at].trim_start_matches(['(', '（', '[', '【']).starts_with(name));
        if editor && prose::fits(&words[at], 60) && linked(at + 1) > 2 && !page[range.start + at].linked {
            return range.start + at + 1;
        }
        let printed = || (at + 1..range.len().min(at + HEAD_LINES)).any(|next| tail::comment_at(&all, next).is_some());
        if is_comments_heading(&words[at]) && !printed() {
            return range.start + at;
        }
    }
    let is_own_text = |words: &String| prose::is_sentence(words) || prose::is_credit(words);
    let own = (first..range.len()).rev().find(|at| !page[range.start + at].linked && is_own_text(&words[*at]));
    let end = own.map_or(range.len(), |own| own + 1);
    let links = linked(end);
    range.start + if links > 2 && links * 3 >= range.len() - end { end } else { range.len() }
}

/// Whether `words` is the heading of reader comments: 热门评论 10条.
fn is_comments_heading(words: &str) -> bool {
    let bare = words.trim_end_matches(['条', ')', '）', ' ']).trim_end_matches(|digit: char| digit.is_ascii_digit());
    let bare = bare.trim_end_matches(['(', '（', ' ', '：', ':']);
    matches!(
        bare,
        "热门评论"
            | "最新评论"
            | "全部评论"
            | "网友评论"
            | "精彩评论"
            | "评论列表"
            | "网友跟贴"
            | "热门跟贴"
            | "Comments"
    )
}

/// Whether more than half of the text is links.
pub fn is_mostly_links(lines: &[&MarkedLine]) -> bool {
    let length = |line: &MarkedLine| line.text.0.iter().map(|run| run.text().len()).sum::<usize>();
    let all: usize = lines.iter().map(|line| length(line)).sum();
    let linked: usize = lines.iter().filter(|line| line.linked).map(|line| length(line)).sum();
    linked * 2 > all
}

/// Returns the `<h1>` line at or above line `body`.
pub fn heading(page: &[MarkedLine], body: usize) -> Option<usize> {
    let near = body.saturating_sub(HEAD_LINES)..page.len().min(body + 1);
    near.rev().find(|line| page[*line].kind == LineKind::Heading { level: 1 })
}

/// Returns the line above the byline at line `byline`, if it could be a
/// headline.
pub fn headline_above_byline(page: &[MarkedLine], byline: usize) -> Option<usize> {
    let line = byline.checked_sub(1)?;
    let words = page[line].text.to_plain();
    let is_byline = byline::read(&page[byline].text.to_plain()).is_some();
    let is_header_entry = document_header::is_entry(&words);
    (is_byline && !is_header_entry && !page[line].linked && prose::is_headline(&words) && !prose::fits(&words, 15))
        .then_some(line)
}

/// Returns the first line of a byline above line `body`, or `body`. It is used
/// for pages without a known headline.
pub fn byline_above(page: &[MarkedLine], body: usize) -> usize {
    let near = body.saturating_sub(HEAD_LINES / 2)..body;
    near.into_iter().find(|line| byline::read(&page[*line].text.to_plain()).is_some()).unwrap_or(body)
}
