//! The headline of a page: the line that its `<title>` begins with.
//!
//! A headline can be in any element, and `<title>` adds the name of the site:
//! 村里通了水-县报-新闻网. The line shows where the headline ends. If there is no such
//! line, the name of the site is recognized by its words.

use super::byline;
use super::line::is_space;
use super::markup::{LineKind, MarkedLine};
use std::ops::Range;

/// Characters between a headline and the names of column and site.
const SEPARATORS: [char; 12] = ['_', '-', '–', '—', '|', '｜', '·', '/', '<', '>', '»', '«'];

/// Words in the names of sites and columns.
const SITE_WORDS: [&str; 22] = [
    "网",
    "报",
    "频道",
    "新闻",
    "门户",
    "官网",
    "在线",
    "中心",
    "中国",
    "财经",
    "资讯",
    "杂志",
    "客户端",
    "订阅",
    "电视",
    "广播",
    "论坛",
    "信息",
    "News",
    "Paper",
    ".com",
    ".cn",
];

/// The maximum length of a site name, in characters.
const MAX_NAME_LENGTH: usize = 24;

/// The maximum number of lines between the headline and the text.
const REACH: usize = 30;

/// The maximum number of lines between the headline and its byline.
const BYLINE_REACH: usize = 4;

/// The maximum number of lines of a headline.
const MAX_LINES: usize = 5;

/// The minimum length of a headline, in characters.
const MIN_LENGTH: usize = 5;

/// Returns the lines of the headline. `titles` are the possible titles of the
/// page and `body` is the first line of the text. The longest match wins, then
/// the one with a byline below, then the one nearest to the text. A headline
/// may span several lines.
pub fn find(page: &[MarkedLine], titles: &[String], body: usize) -> Option<Range<usize>> {
    let titles: Vec<Title> = titles.iter().flat_map(|title| Title::all(title)).collect();
    let near = body.saturating_sub(REACH)..page.len().min(body + 3);
    let mut best: Option<((usize, bool), Range<usize>)> = None;
    let reach = near.end;
    for index in near {
        let mut words = String::new();
        for end in index + 1..=page.len().min(index + MAX_LINES) {
            if !matches!(page[end - 1].kind, LineKind::Prose | LineKind::Heading { .. }) {
                break;
            }
            words.push_str(&bare(&page[end - 1].text.to_plain()));
            if !titles.iter().any(|title| title.words.starts_with(&words)) {
                break;
            }
            let length = words.chars().count();
            let Some(is_sure) = titles.iter().filter_map(|title| title.is_headline(&words)).max() else { continue };
            // Some pages print it twice: once above the byline, once above the
            // text.
            let mut below = page[end..reach.max(end)].iter().take(BYLINE_REACH);
            let score = (length, below.any(|line| byline::is_byline(&line.text.to_plain())));
            if length < MIN_LENGTH || !(is_sure || score.1) {
                continue;
            }
            if best.as_ref().is_none_or(|(of, _)| score >= *of) {
                best = Some((score, index..end));
            }
        }
    }
    best.map(|(_, lines)| lines)
}

/// Joins the `lines` of a headline.
pub fn words(lines: &[MarkedLine]) -> String {
    let mut words = String::new();
    for line in lines {
        let line = line.text.to_plain();
        let apart = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
        if apart(words.chars().next_back()) && apart(line.chars().next()) {
            words.push(' ');
        }
        words.push_str(&line);
    }
    words
}

/// Whether two texts are equal apart from spaces.
pub fn is_same(left: &str, right: &str) -> bool {
    bare(left) == bare(right)
}

/// Removes the names of column and site from the end of `title`.
pub fn without_site(title: &str, site: Option<&str>) -> String {
    let mut title = title.trim();
    while let Some((at, separator)) = title.char_indices().rev().find(|(_, letter)| SEPARATORS.contains(letter)) {
        let headline = title[..at].trim_end_matches(|letter: char| is_space(letter) || SEPARATORS.contains(&letter));
        let name = title[at + separator.len_utf8()..].trim();
        let known = site.is_some_and(|site| is_same(site, name));
        let double = title[..at].ends_with(separator);
        let is_name = name.chars().count() <= MAX_NAME_LENGTH
            && (double
                || matches!(separator, '_' | '|' | '｜')
                || name.is_empty()
                || SITE_WORDS.iter().any(|word| name.contains(word)));
        if headline.chars().count() < MIN_LENGTH || !(known || is_name) {
            break;
        }
        title = headline;
    }
    title.to_owned()
}

/// A title of the page, or its part after a separator, without spaces.
struct Title {
    words: String,
    /// Where spaces were, as lengths of what stands before them.
    spaces: Vec<usize>,
    /// Whether something stands before it: the name of a column, or the headline itself.
    is_part: bool,
}

impl Title {
    /// `title`, and each of its parts after a separator.
    fn all(title: &str) -> Vec<Self> {
        let parts = title.match_indices(SEPARATORS).map(|(at, separator)| &title[at + separator.len()..]);
        std::iter::once(Self::new(title, false)).chain(parts.map(|part| Self::new(part, true))).collect()
    }

    fn new(title: &str, is_part: bool) -> Self {
        let (mut words, mut spaces) = (String::new(), Vec::new());
        for letter in title.chars() {
            if is_space(letter) { spaces.push(words.len()) } else { words.push(letter) }
        }
        Self { words, spaces, is_part }
    }

    /// Whether `words` may be the headline of it, and whether that is sure. If a space alone
    /// parts them from a name, or if they are a part, a byline has to follow them.
    fn is_headline(&self, words: &str) -> Option<bool> {
        let rest = self.words.strip_prefix(words)?;
        let name = rest.split(SEPARATORS).next().unwrap_or_default();
        if name.is_empty() {
            Some(!self.is_part)
        } else {
            (self.spaces.contains(&words.len()) && name.chars().count() <= MAX_NAME_LENGTH).then_some(false)
        }
    }
}

fn bare(words: &str) -> String {
    words.chars().filter(|letter| !is_space(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::Text;

    #[test]
    fn site_name_is_removed_from_the_headline() {
        for (title, headline) in [
            ("村里通了水-县报-青山新闻网", "村里通了水"),
            ("村里通了水_青山县_青山网", "村里通了水"),
            ("村里通了水 - 青山县人民政府门户网站", "村里通了水"),
            ("村里通了水--文化--青山网 ", "村里通了水"),
            ("1-8月果园通水九公里", "1-8月果园通水九公里"),
            ("水渠-果园-人家", "水渠-果园-人家"),
            ("新闻网", "新闻网"),
        ] {
            assert_eq!(without_site(title, None), headline, "{title}");
        }
        assert_eq!(without_site("村里通了水 - 青山", Some("青山")), "村里通了水");
    }

    fn line(words: &str) -> MarkedLine {
        MarkedLine { text: Text::plain(words), kind: LineKind::Prose, linked: false, begins: false }
    }

    #[test]
    fn names_around_the_headline_need_a_byline() {
        for title in ["村里通了水 青山办事处_青山网", "青山要闻--村里通了水", "今日青山 - 村里通了水 - 青山网"]
        {
            for (below, expected) in [("来源：县报", Some(1..2)), ("去年秋天，", None)] {
                let page = [line("首页"), line("村里通了水"), line(below), line("去年秋天，")];
                assert_eq!(find(&page, &[title.to_owned()], 3), expected, "{title}, {below}");
            }
        }
    }

    #[test]
    fn finds_the_line_that_begins_the_title() {
        let page =
            [line("首页"), line("村里通了水"), line("村里通了水 果园增收"), line("来源：县报"), line("去年秋天，")];
        let titles = ["村里通了水  果园增收-青山网".to_owned()];
        assert_eq!(find(&page, &titles, 4), Some(2..3));
        let page = [line("青山县关于"), line("果园通水的意见"), line("各乡镇：")];
        assert_eq!(find(&page, &["青山县关于果园通水的意见_青山网".to_owned()], 2), Some(0..2));
        assert_eq!(words(&page[..2]), "青山县关于果园通水的意见");
        assert_eq!(find(&page, &["别的标题".to_owned()], 4), None);
        assert_eq!(find(&page, &["首页".to_owned()], 4), None);
    }
}
