//! Builds the blocks of the body from its entries. Lists become sections.
//!
//! A text does not show where the last item of a list ends. So the last item
//! gets at most as many paragraphs as the longest item before it. The rest
//! follows the section.

use super::kind::{Guesses, Kinds};
use super::label::Family;
use article::{Block, Item, Section, SectionKind, Text};

/// An entry of the body, in text order.
#[derive(Clone, Debug, PartialEq)]
pub enum BodyEntry {
    /// The first line of an item.
    Item {
        /// The number of lists around its list.
        depth: usize,
        /// Whether it begins a list.
        opens: bool,
        /// The style of numbering.
        family: Family,
        /// The number as printed.
        label: String,
        /// The title. For a clause, which has none, its label.
        title: String,
        /// Whether it is a heading whose level tells where the item ends.
        is_division: bool,
    },
    /// The title of the list that follows.
    Title {
        /// The number of lists around that list.
        depth: usize,
        /// The title.
        text: String,
    },
    /// The end of all lists but the outermost `depth`, where the text itself shows it.
    Close {
        /// The number of lists that go on.
        depth: usize,
    },
    /// A block. A section without a title is a whole list.
    Block {
        /// The block itself.
        block: Block,
        /// Whether it ends all lists.
        closes: bool,
        /// Whether it stands on the line of its item's label.
        own: bool,
    },
}

struct List {
    title: Option<String>,
    family: Family,
    items: Vec<Node>,
    /// Whether markup shows where its items end.
    bounded: bool,
}

#[derive(Default)]
struct Node {
    label: String,
    title: String,
    content: Vec<Content>,
    /// How many of its blocks stand on the line of its label.
    own: usize,
}

enum Content {
    Block(Block),
    List(List),
}

/// Builds the blocks from `entries`, and returns them with the guesses.
pub fn blocks(entries: Vec<BodyEntry>, lang: &str) -> (Vec<Block>, Guesses) {
    let mut root = Vec::new();
    let mut open: Vec<List> = Vec::new();
    let mut title: Option<(usize, String)> = None;
    for entry in entries {
        match entry {
            BodyEntry::Item { depth, opens, family, label, title: item, is_division } => {
                close(&mut root, &mut open, depth + usize::from(!opens), false);
                if open.len() == depth {
                    let title = title.take().filter(|(of, _)| *of == depth).map(|(_, title)| title);
                    open.push(List { title, family, items: Vec::new(), bounded: is_division });
                }
                if let Some(list) = open.last_mut() {
                    list.items.push(Node { label, title: item, ..Node::default() });
                }
            }
            BodyEntry::Title { depth, text } => {
                close(&mut root, &mut open, depth, false);
                title = Some((depth, text));
            }
            BodyEntry::Close { depth } => close(&mut root, &mut open, depth, true),
            BodyEntry::Block { block, closes, own } => {
                if closes {
                    close(&mut root, &mut open, 0, false);
                }
                if own && let Some(node) = open.last_mut().and_then(|list| list.items.last_mut()) {
                    node.own += 1;
                }
                let depth = open.len();
                let content = content(&mut root, &mut open);
                let block = match (content.last_mut(), block) {
                    (Some(Content::Block(table)), block) => match continued(table, block) {
                        Some(block) => block,
                        None => continue,
                    },
                    (_, block) => block,
                };
                match (content.last_mut(), block) {
                    // The entries of a bulleted list come one by one.
                    (
                        Some(Content::Block(Block::List { items, ordered: false, .. })),
                        Block::List { items: more, ordered: false, .. },
                    ) => items.extend(more),
                    (_, Block::Section(section)) if section.title.is_empty() => {
                        let title = title.take().filter(|(of, _)| *of == depth).map(|(_, title)| title);
                        content.push(Content::List(whole_list(section, title)));
                    }
                    (_, block) => content.push(Content::Block(block)),
                }
            }
        }
    }
    close(&mut root, &mut open, 0, false);
    let mut kinds = Kinds::new(lang);
    let mut blocks: Vec<Block> = Vec::new();
    for content in promote_outlines(root) {
        let block = block(content, None, &mut kinds);
        let block = finish(block, blocks.last(), blocks.len(), &mut kinds);
        blocks.push(block);
    }
    (blocks, kinds.guesses)
}

/// The place for the next block: the innermost open item.
fn content<'a>(root: &'a mut Vec<Content>, open: &'a mut [List]) -> &'a mut Vec<Content> {
    match open.last_mut().and_then(|list| list.items.last_mut()) {
        Some(node) => &mut node.content,
        None => root,
    }
}

/// A list whose items are known.
fn whole_list(section: Section, title: Option<String>) -> List {
    let content = |block| match block {
        Block::Section(section) if section.title.is_empty() => Content::List(whole_list(section, None)),
        block => Content::Block(block),
    };
    let node = |item: Item| Node {
        label: item.label,
        title: item.title,
        content: item.body.into_iter().map(content).collect(),
        own: 0,
    };
    List { title, family: Family::ArabicDot, items: section.items.into_iter().map(node).collect(), bounded: true }
}

/// Closes lists until `depth` are open. `is_exact` means that the text shows their end.
fn close(root: &mut Vec<Content>, open: &mut Vec<List>, depth: usize, is_exact: bool) {
    while open.len() > depth {
        let Some(mut list) = open.pop() else { return };
        let after = if is_exact || list.bounded { Vec::new() } else { surplus(&mut list) };
        let target = content(root, open);
        target.push(Content::List(list));
        target.extend(after);
    }
}

/// Removes from the last item of `list` what exceeds the longest item before
/// it.
fn surplus(list: &mut List) -> Vec<Content> {
    let Some((last, before)) = list.items.split_last_mut() else { return Vec::new() };
    let blocks = |node: &Node| node.content.iter().filter(|content| matches!(content, Content::Block(_))).count();
    let Some(longest) = before.iter().map(blocks).max() else { return Vec::new() };
    let nested =
        last.content.iter().rposition(|content| matches!(content, Content::List(_))).map_or(0, |list| list + 1);
    let keep = longest.max(nested).max(last.own).min(last.content.len());
    last.content.split_off(keep)
}

/// Replaces an untitled list whose items contain lists by headings: 二、重点任务
/// above （一）（二）（三） is the title of a section.
fn promote_outlines(contents: Vec<Content>) -> Vec<Content> {
    let mut out = Vec::with_capacity(contents.len());
    for content in contents {
        match content {
            Content::List(list) if list.title.is_none() && is_outline(&list) => {
                list.items.into_iter().for_each(|node| promote(node, &mut out));
            }
            other => out.push(other),
        }
    }
    out
}

/// Whether the items of `list` are divisions of the text. Clauses are not, even
/// if they enumerate, and numbers such as `1.` are not.
fn is_outline(list: &List) -> bool {
    let has_list = |node: &Node| node.content.iter().any(|content| matches!(content, Content::List(_)));
    let divides = matches!(list.family, Family::Part | Family::Chapter | Family::Division | Family::HanComma);
    divides && list.items.iter().any(has_list)
}

fn promote(mut node: Node, out: &mut Vec<Content>) {
    let heading = heading(&node.label, &node.title);
    let first = node.content.iter().position(|content| matches!(content, Content::List(_)));
    let untitled = first.and_then(|first| match node.content.get_mut(first) {
        Some(Content::List(list)) if list.title.is_none() => Some(list),
        _ => None,
    });
    match untitled {
        Some(list) if first == Some(0) => list.title = Some(heading),
        untitled => {
            if let Some(list) = untitled {
                list.title = Some(node.title);
            }
            out.push(Content::Block(Block::Heading { text: Text::plain(&heading) }));
        }
    }
    out.append(&mut node.content);
}

/// Joins label and title. The title of a clause is its label.
fn heading(label: &str, title: &str) -> String {
    [label, title].concat().trim().to_owned()
}

/// Adds `block` to the table or the picture before it, if it is a row or a caption of that. Returns
/// the block if it is not.
fn continued(before: &mut Block, block: Block) -> Option<Block> {
    if let Block::Image { caption: under @ None, .. } = before {
        return match block {
            Block::Table { caption: Some(text), head, rows } if head.is_empty() && rows.is_empty() => {
                *under = Some(text);
                None
            }
            block => Some(block),
        };
    }
    let Block::Table { head, rows, .. } = before else { return Some(block) };
    match block {
        Block::Table { caption: None, head: more_head, rows: more }
            if more_head.is_empty() || head.is_empty() && rows.is_empty() =>
        {
            head.extend(more_head);
            rows.extend(more);
            None
        }
        block => Some(block),
    }
}

/// Gives all rows of a table the same number of cells. A caption alone is a paragraph.
fn even(block: Block) -> Block {
    match block {
        Block::Table { caption: Some(text), head, rows } if head.is_empty() && rows.is_empty() => {
            Block::Paragraph { text }
        }
        Block::Table { caption, mut head, mut rows } => {
            let width = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or_default();
            rows.iter_mut().for_each(|row| row.resize_with(width, Text::default));
            if !head.is_empty() {
                head.resize_with(width, Text::default);
            }
            Block::Table { caption, head, rows }
        }
        block => block,
    }
}

fn block(content: Content, parent: Option<(SectionKind, &str)>, kinds: &mut Kinds) -> Block {
    match content {
        Content::Block(block) => even(block),
        Content::List(list) => {
            let title = list.title.or_else(|| parent.map(|(_, title)| title.to_owned())).unwrap_or_default();
            let kind =
                Kinds::kind_of_title(&title).or(parent.map(|(kind, _)| kind)).unwrap_or_else(|| kinds.guess_kind());
            let items = list
                .items
                .into_iter()
                .map(|node| {
                    let title = node.title;
                    let body =
                        node.content.into_iter().map(|content| block(content, Some((kind, &title)), kinds)).collect();
                    Item { label: node.label, title, body }
                })
                .collect();
            Block::Section(Section { kind, title, items })
        }
    }
}

/// Gives an untitled top-level section a title, and records guesses.
fn finish(mut block: Block, before: Option<&Block>, index: usize, kinds: &mut Kinds) -> Block {
    if let Block::Section(section) = &mut block {
        kinds.count_section(index);
        if section.title.is_empty() {
            section.title = kinds.generate_title(before, index);
            if let Some(kind) = Kinds::kind_of_title(&section.title) {
                section.kind = kind;
                kinds.retract_guess(index);
            }
        }
    }
    block
}
