//! Lists and tables as they are nested in the markup.
//!
//! Pages use lists for layout, so there an entry is a line like any other. The lists of a text in
//! Markdown are what they seem: each becomes one block.

use super::{LineKind, MarkedLine, Style, Walker};
use crate::build::{clause, part_of};
use crate::label::{self, Family, Label};
use crate::segment::{FirstLine, split};
use article::{Block, Item, Run, Section, SectionKind, Text};
use dom_query::NodeRef;

/// Lists nest this deep; what is deeper is flat.
const MAX_DEPTH: usize = 4;

/// The label of an entry without a number.
const BULLET: &str = "• ";

impl Walker {
    /// Reads a whole list as one line.
    pub(super) fn list(&mut self, node: &NodeRef<'_>, style: &Style, depth: usize) {
        let ordered = node.has_name("ol");
        let start = node.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        let style = Style { lists: style.lists + 1, ..style.clone() };
        let mut entries: Vec<Vec<MarkedLine>> = Vec::new();
        for child in node.children_it(false).filter(NodeRef::is_element) {
            let mut inner = Self { structured: true, ..Self::default() };
            inner.children(&child, &LineKind::Prose, &style, depth + 1);
            inner.end_line(&LineKind::Prose);
            entries.push(inner.lines);
        }
        let block = whole_list(entries, ordered, start, style.lists);
        self.lines.extend(block.map(MarkedLine::whole));
    }

    /// Reads a row of a table as one line.
    pub(super) fn row(&mut self, node: &NodeRef<'_>, style: &Style, depth: usize) {
        let mut cells = Vec::new();
        let mut text = Text::default();
        let mut is_head = true;
        for cell in node.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th")) {
            is_head &= cell.has_name("th");
            let mut inner = Self::default();
            inner.children(&cell, &LineKind::Row { cells: Vec::new(), is_head }, style, depth + 1);
            inner.end_line(&LineKind::Prose);
            self.unlinked |= inner.lines.iter().any(|line| !line.linked);
            let cell = joined(inner.lines);
            if !text.0.is_empty() {
                text.0.push(Run::Plain("\u{3000}".to_owned()));
            }
            text.0.extend(cell.0.iter().cloned());
            cells.push(cell);
        }
        self.runs = text.0;
        self.end_line(&LineKind::Row { cells, is_head });
    }
}

impl MarkedLine {
    /// A line that stands for `block`.
    fn whole(block: Block) -> Self {
        Self { text: Text::default(), kind: LineKind::Whole(block), linked: false, begins: false }
    }
}

/// The texts of `lines`, with spaces between.
fn joined(lines: Vec<MarkedLine>) -> Text {
    let mut runs = Vec::new();
    for line in lines {
        if !runs.is_empty() && !line.text.0.is_empty() {
            runs.push(Run::Plain(" ".to_owned()));
        }
        runs.extend(line.text.0);
    }
    Text(runs)
}

/// The block for a list. Entries that are a line each make a plain list; other lists, and the
/// outermost numbered ones, have items that open and close.
fn whole_list(mut entries: Vec<Vec<MarkedLine>>, ordered: bool, start: u32, depth: usize) -> Option<Block> {
    entries.retain(|entry| ordered || !entry.is_empty());
    if entries.is_empty() {
        return None;
    }
    let is_line = |entry: &Vec<MarkedLine>| match entry.as_slice() {
        [] => true,
        [line] => line.kind == LineKind::Prose,
        _ => false,
    };
    let is_labelled = entries.iter().all(|entry| entry.first().is_some_and(|line| printed_label(line).is_some()));
    let is_plain = entries.iter().all(is_line) && !is_labelled && !(ordered && depth == 1);
    if is_plain || depth > MAX_DEPTH {
        let items = entries.into_iter().map(|lines| joined(lines.into_iter().flat_map(flat).collect())).collect();
        return Some(Block::List { items, ordered, start: if ordered { start } else { 1 } });
    }
    let number = |index: usize| start.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
    let label = |index| if ordered { format!("{}. ", number(index)) } else { BULLET.to_owned() };
    let items = entries.into_iter().enumerate().map(|(index, lines)| item(lines, label(index))).collect();
    Some(Block::Section(Section { kind: SectionKind::Task, title: String::new(), items }))
}

/// `line` without the blocks in it.
fn flat(line: MarkedLine) -> Vec<MarkedLine> {
    let texts = match line.kind {
        LineKind::Whole(Block::List { items, .. }) => items,
        LineKind::Whole(Block::Section(section)) => {
            let item = |item: Item| Text::plain(&[item.label, item.title].concat());
            section.items.into_iter().map(item).collect()
        }
        _ => vec![line.text],
    };
    let line = |text| MarkedLine { text, kind: LineKind::Prose, linked: false, begins: false };
    texts.into_iter().map(line).collect()
}

/// The number that an entry prints itself, which replaces that of its list.
fn printed_label(line: &MarkedLine) -> Option<Label> {
    let is_text = matches!(line.kind, LineKind::Prose | LineKind::Heading { .. });
    label::read(&line.text.to_plain()).filter(|_| is_text)
}

/// An item from the lines of an entry: a title, and what stands under it.
fn item(lines: Vec<MarkedLine>, label: String) -> Item {
    let mut lines = lines.into_iter();
    let unnamed = |label: &str, body| Item { label: String::new(), title: label.trim().to_owned(), body };
    let Some(first) = lines.next() else { return unnamed(&label, Vec::new()) };
    let rest = lines.map(|line| line.block());
    if !matches!(first.kind, LineKind::Prose | LineKind::Heading { .. }) {
        return unnamed(&label, std::iter::once(first.block()).chain(rest).collect());
    }
    let printed = printed_label(&first);
    let plain = first.text.to_plain();
    let words = &plain[printed.map_or(0, |label| label.length)..];
    let label = printed.map_or(label, |label| plain[..label.length].to_owned());
    let is_linked = first.text.0.iter().any(|run| matches!(run, Run::Link { .. }));
    let family = printed.map_or(Family::ArabicDot, |label| label.family);
    let first_line =
        if matches!(first.kind, LineKind::Heading { .. }) { FirstLine::Title } else { split(family, words) };
    let text = Block::Paragraph { text: first.text };
    // A title has no links: they stay in the text.
    let (title, own) = match first_line {
        FirstLine::Title if is_linked => (words.to_owned(), part_of(text, words)),
        FirstLine::Title => (words.to_owned(), None),
        FirstLine::Sentence => (clause(words), part_of(text, words)),
        FirstLine::Both(at) => {
            let (title, body) = words.split_at(at);
            let begins_linked =
                is_linked && part_of(text.clone(), body.trim_start()).is_some_and(|part| links(&part) < links(&text));
            let body = if begins_linked { words } else { body.trim_start() };
            (title.trim_end().to_owned(), part_of(text, body))
        }
    };
    Item { label, title, body: own.into_iter().chain(rest).collect() }
}

fn links(block: &Block) -> usize {
    let Block::Paragraph { text } = block else { return 0 };
    text.0.iter().filter(|run| matches!(run, Run::Link { .. })).count()
}
