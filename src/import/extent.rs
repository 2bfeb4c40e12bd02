//! Where in the lines of a page its article begins and ends.

use super::markup::{LineKind, MarkedLine};
use super::{byline, particulars, prose, tail};
use std::collections::HashMap;
use std::ops::Range;

/// How many lines a byline may take between headline and text.
pub const HEAD: usize = 15;

/// How far apart in the page two lines of its main content may be.
const LARGEST_GAP: usize = 80;

/// Where `main` stands in `page`. Its longest line tells the place; the lines
/// before and after it are followed in order, so that a line which comes again
/// in a list beside the article does not count.
pub fn place(page: &[MarkedLine], main: &[MarkedLine]) -> Range<usize> {
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
    let Some(anchor) = (0..main.len()).max_by_key(|index| main[*index].0.len()) else { return prose_of(page) };
    let (mut first, mut last) = (main[anchor].1[0], main[anchor].1[0]);
    for (_, places) in &main[anchor + 1..] {
        let next = places.partition_point(|place| *place <= last);
        last = places.get(next).copied().filter(|place| *place - last <= LARGEST_GAP).unwrap_or(last);
    }
    for (_, places) in main[..anchor].iter().rev() {
        let before = places.partition_point(|place| *place < first).checked_sub(1);
        first = before.map(|before| places[before]).filter(|place| first - *place <= LARGEST_GAP).unwrap_or(first);
    }
    let length = |range: Range<usize>| page[range].iter().filter(|line| is_prose(line)).count();
    // A law is a long page of short lines, of which the library may keep one.
    if length(first..last + 1) * 5 < length(0..page.len()) { prose_of(page) } else { first..last + 1 }
}

/// From the first paragraph of `page` to its last; all of a page that has none.
fn prose_of(page: &[MarkedLine]) -> Range<usize> {
    match (page.iter().position(is_prose), page.iter().rposition(is_prose)) {
        (Some(first), Some(last)) => first..last + 1,
        _ => 0..page.len(),
    }
}

fn is_prose(line: &MarkedLine) -> bool {
    !line.linked && prose::is_paragraph(&line.text.to_plain())
}

/// Where the article in `range` ends: before a list of other pages, and before
/// comments that are not printed as author, time and text.
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
        let printed = || (at + 1..range.len().min(at + HEAD)).any(|next| tail::pair(&all, next).is_some());
        if heads_comments(&words[at]) && !printed() {
            return range.start + at;
        }
    }
    let told = |words: &String| prose::is_sentence(words) || prose::is_credit(words);
    let own = (first..range.len()).rev().find(|at| !page[range.start + at].linked && told(&words[*at]));
    let end = own.map_or(range.len(), |own| own + 1);
    let links = linked(end);
    range.start + if links > 2 && links * 3 >= range.len() - end { end } else { range.len() }
}

/// Whether `words` head the comments of readers: 热门评论 10条.
fn heads_comments(words: &str) -> bool {
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

/// Whether most of the words lead elsewhere.
pub fn is_list(lines: &[&MarkedLine]) -> bool {
    let length = |line: &MarkedLine| line.text.0.iter().map(|run| run.text().len()).sum::<usize>();
    let all: usize = lines.iter().map(|line| length(line)).sum();
    let linked: usize = lines.iter().filter(|line| line.linked).map(|line| length(line)).sum();
    linked * 2 > all
}

/// The page's own heading above the line `body`.
pub fn heading(page: &[MarkedLine], body: usize) -> Option<usize> {
    let near = body.saturating_sub(HEAD)..page.len().min(body + 1);
    near.rev().find(|line| page[*line].kind == LineKind::Heading { title: true })
}

/// The line over a byline that begins at the line `byline`, if it could be a headline.
pub fn over_byline(page: &[MarkedLine], byline: usize) -> Option<usize> {
    let line = byline.checked_sub(1)?;
    let words = page[line].text.to_plain();
    let is_byline = byline::read(&page[byline].text.to_plain()).is_some();
    let filed = particulars::begins(&words);
    (is_byline && !filed && !page[line].linked && prose::is_headline(&words) && !prose::fits(&words, 15))
        .then_some(line)
}

/// The first line of a byline above the line `body`, where no headline tells it.
pub fn byline_above(page: &[MarkedLine], body: usize) -> usize {
    let near = body.saturating_sub(HEAD / 2)..body;
    near.into_iter().find(|line| byline::read(&page[*line].text.to_plain()).is_some()).unwrap_or(body)
}
