//! The lines of an HTML page, each with its markup.
//!
//! A line is what a browser starts on a new line. The numbers that a browser
//! prints for the entries of an `<ol>` are written into the text, so they are
//! ordinary labels.

mod marked_line;
mod media;
mod structure;

pub use marked_line::{LineKind, MarkedLine};

use super::label;
use article::{Mark, Run, Text, is_safe_url};
use dom_query::{NodeRef, Selection};

/// Elements that contain no article text. An `<aside>` with the headline is none of them.
///
/// `<form>` is not in the list, because some publishing systems put the whole
/// article into one.
const SKIPPED: [&str; 15] = [
    "script", "style", "noscript", "template", "nav", "aside", "footer", "button", "select", "input", "textarea",
    "svg", "head", "object", "dialog",
];

const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "tr",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
];

/// Below this depth, an element is read as plain text.
const MAX_DEPTH: usize = 256;

/// Returns the lines under `node`, in page order.
pub fn lines(node: &NodeRef<'_>) -> Vec<MarkedLine> {
    walk(node, false)
}

/// Returns the lines under `node`, with each list as one line.
pub fn structured_lines(node: &NodeRef<'_>) -> Vec<MarkedLine> {
    walk(node, true)
}

fn walk(node: &NodeRef<'_>, structured: bool) -> Vec<MarkedLine> {
    let mut walker = Walker { structured, ..Walker::default() };
    walker.children(node, &LineKind::Prose, &Style::default(), 0);
    walker.end_line(&LineKind::Prose);
    walker.lines
}

#[derive(Clone, Default)]
struct Style {
    mark: Option<Mark>,
    href: Option<String>,
    in_link: bool,
    /// In `<pre>`: line breaks of the source are shown.
    keeps_lines: bool,
    /// How many `<ol>` are around.
    lists: usize,
}

#[derive(Default)]
struct Walker {
    /// Whether lists are what they seem.
    structured: bool,
    lines: Vec<MarkedLine>,
    runs: Vec<Run>,
    /// Whether the line has a word outside of links.
    unlinked: bool,
    /// Whitespace that was read but not yet written.
    space: Whitespace,
}

/// Whitespace between two words of the source.
#[derive(Clone, Copy, Default, PartialEq)]
enum Whitespace {
    #[default]
    None,
    /// A line break in the source.
    Break,
    /// A space in the text.
    Typed,
}

/// An entry of an `<ol>`.
#[derive(Clone, Copy)]
struct Entry {
    number: u32,
    begins: bool,
    /// How many `<ol>` are around it.
    depth: usize,
}

impl Entry {
    /// The number as a label. Each depth has a style of its own, which tells lists apart.
    fn label(self) -> String {
        let number = self.number;
        match self.depth {
            0 | 1 => format!("{number}. "),
            2 => format!("({number}) "),
            _ => format!("{number}) "),
        }
    }
}

impl Walker {
    fn children(&mut self, node: &NodeRef<'_>, kind: &LineKind, style: &Style, depth: usize) {
        let first = node.attr("start").and_then(|start| start.trim().parse::<u32>().ok()).unwrap_or(1);
        let mut number = first;
        let numbered = node.has_name("ol");
        for child in node.children_it(false) {
            if child.is_text() {
                let text = child.text();
                let mut lines = text.split('\n');
                if style.keeps_lines {
                    let first = lines.next().unwrap_or_default();
                    self.text(first, style);
                    for line in lines {
                        self.end_line(kind);
                        self.text(line, style);
                    }
                } else {
                    self.text(&text, style);
                }
            } else if child.is_element() {
                let is_entry = child.has_name("li");
                let entry =
                    (numbered && is_entry).then_some(Entry { number, begins: number == first, depth: style.lists });
                self.element(&child, kind, style, depth + 1, entry);
                number += u32::from(is_entry);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, kind: &LineKind, style: &Style, depth: usize, entry: Option<Entry>) {
        let Some(name) = node.node_name() else { return };
        let name: &str = &name;
        let has_headline = || name == "aside" && Selection::from(*node).select("h1").exists();
        if SKIPPED.contains(&name) && !has_headline() || is_hidden(node) {
            return;
        }
        if depth > MAX_DEPTH {
            self.text(&node.text(), style);
            return;
        }
        if name == "br" {
            if matches!(kind, LineKind::Row { .. }) {
                self.space = Whitespace::Typed
            } else {
                self.end_line(kind)
            }
            return;
        }
        match name {
            "img" => return self.image(node, kind),
            "video" | "audio" | "iframe" | "embed" => return self.medium(node, kind),
            "sup" | "sub" => return self.raised(&node.text(), name == "sup", style),
            _ => {}
        }
        let inner = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => LineKind::Heading { level: name.as_bytes()[1] - b'0' },
            "blockquote" => LineKind::Quote,
            "caption" | "figcaption" => LineKind::Caption,
            "pre" if *kind == LineKind::Prose => LineKind::Verbatim,
            "li" if entry.is_none() && *kind == LineKind::Prose && !holds_prose(node) => LineKind::Bullet,
            _ => kind.clone(),
        };
        if name == "tr" && !matches!(kind, LineKind::Row { .. }) && is_row(node) {
            self.end_line(kind);
            return self.row(node, style, depth);
        }
        if self.structured && matches!(name, "ul" | "ol") && *kind == LineKind::Prose {
            self.end_line(kind);
            return self.list(node, style, depth);
        }
        let mut style = style.clone();
        style.keeps_lines |= name == "pre";
        style.lists += usize::from(name == "ol");
        match name {
            "strong" | "b" => style.mark = Some(Mark::Strong),
            "em" | "i" => style.mark = Some(Mark::Em),
            "a" => {
                let href = node.attr("href").map(|href| href.to_string()).unwrap_or_default();
                // A relative address is not valid outside of the page.
                let whole = href.contains("://") || href.starts_with("mailto:");
                style.href = (whole && is_safe_url(&href)).then_some(href);
                style.in_link = true;
            }
            _ => {}
        }
        // A cell is one line, whatever it contains.
        let breaks = BLOCKS.contains(&name) && !matches!(kind, LineKind::Row { .. });
        if breaks {
            self.end_line(kind);
        }
        let lines = self.lines.len();
        self.children(node, &inner, &style, depth);
        if breaks {
            self.end_line(&inner);
        } else if BLOCKS.contains(&name) {
            self.space = Whitespace::Typed;
        }
        if let Some(entry) = entry
            && let Some(first) = self.lines.get_mut(lines)
            && label::read(&first.text.to_plain()).is_none()
        {
            first.text.0.insert(0, Run::Plain(entry.label()));
            first.begins = entry.begins;
        }
    }

    fn text(&mut self, text: &str, style: &Style) {
        for part in text.split_inclusive(|character: char| character.is_ascii_whitespace()) {
            let word = part.trim_end_matches(|character: char| character.is_ascii_whitespace());
            if !word.is_empty() {
                self.word(word, style);
            }
            if let Some(space) = part[word.len()..].chars().next() {
                let typed =
                    self.space == Whitespace::Typed || self.space == Whitespace::None && matches!(space, ' ' | '\t');
                self.space = if typed && !matches!(space, '\n' | '\r') { Whitespace::Typed } else { Whitespace::Break };
            }
        }
    }

    fn word(&mut self, word: &str, style: &Style) {
        let before = self.runs.last().and_then(|run| run.text().chars().next_back());
        let is_han = |character: char| matches!(character, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
        // A line break of the source between Han characters is not a space.
        let joins = before.is_none_or(is_han) && word.starts_with(is_han);
        let joins = joins && self.space == Whitespace::Break;
        let space = if self.space != Whitespace::None && before.is_some() && !joins { " " } else { "" };
        self.space = Whitespace::None;
        self.unlinked |= !style.in_link;
        let word = [space, word].concat();
        match (self.runs.last_mut(), style) {
            (Some(Run::Plain(text)), Style { mark: None, href: None, .. }) => text.push_str(&word),
            (Some(Run::Link { text, href }), Style { href: Some(same), .. }) if href == same => text.push_str(&word),
            (Some(Run::Marked { text, mark }), Style { mark: Some(same), href: None, .. }) if mark == same => {
                text.push_str(&word)
            }
            (_, Style { href: Some(href), .. }) => self.runs.push(Run::Link { text: word, href: href.clone() }),
            (_, Style { mark: Some(mark), .. }) => self.runs.push(Run::Marked { text: word, mark: *mark }),
            _ => self.runs.push(Run::Plain(word)),
        }
    }

    fn end_line(&mut self, kind: &LineKind) {
        let runs = std::mem::take(&mut self.runs);
        let linked = !std::mem::take(&mut self.unlinked);
        self.space = Whitespace::None;
        let text = trimmed(Text(runs));
        if text.0.is_empty() {
            return;
        }
        // A bullet before a printed number is only the page's style.
        let numbered = *kind == LineKind::Bullet && label::read(&text.to_plain()).is_some();
        let kind = if numbered { LineKind::Prose } else { kind.clone() };
        self.lines.push(MarkedLine { text, kind, linked, begins: false });
    }
}

/// Whether the page hides the element from everyone.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let hides = |style: &str| {
        let style: String = style.chars().filter(|letter| !letter.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    node.has_attr("hidden") || node.attr("style").is_some_and(|style| hides(&style))
}

/// Whether a list entry contains an article. Some pages use a list for layout.
fn holds_prose(entry: &NodeRef<'_>) -> bool {
    entry.children_it(false).any(|child| child.has_name("p") || child.has_name("div")) && is_long(entry)
}

/// The maximum length of a list entry or a table row, in bytes.
const MAX_LENGTH: usize = 1500;

/// Whether the text under `node` is too long for an entry. Stops as soon as the
/// limit is reached, because entries may be nested.
fn is_long(node: &NodeRef<'_>) -> bool {
    let mut length = 0;
    for (count, inner) in node.descendants_it().enumerate() {
        if inner.is_text() {
            length += inner.text().trim().len();
        }
        if length > MAX_LENGTH || count > MAX_LENGTH {
            return true;
        }
    }
    false
}

/// Whether the table row `node` contains data. In a layout table, a row has one
/// cell, or cells with several paragraphs.
fn is_row(node: &NodeRef<'_>) -> bool {
    let cells = node.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th")).count();
    let paragraphs = || node.descendants_it().filter(|inner| inner.has_name("p") || inner.has_name("div")).count();
    cells > 1 && !is_long(node) && paragraphs() <= cells * 2
}

/// Removes the whitespace around `text`. On a page, indents are only style.
fn trimmed(mut text: Text) -> Text {
    let is_space = super::line::is_space;
    while let Some(first) = text.0.first_mut() {
        set_text(first, |text| text.trim_start_matches(is_space).to_owned());
        if !first.text().is_empty() {
            break;
        }
        text.0.remove(0);
    }
    while let Some(last) = text.0.last_mut() {
        set_text(last, |text| text.trim_end_matches(is_space).to_owned());
        if !last.text().is_empty() {
            break;
        }
        text.0.pop();
    }
    text
}

fn set_text(run: &mut Run, change: impl FnOnce(&str) -> String) {
    let (Run::Plain(text) | Run::Link { text, .. } | Run::Marked { text, .. }) = run;
    *text = change(text);
}
