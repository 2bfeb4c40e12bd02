//! Builds the body's blocks from its entries: lists become sections.
//!
//! A printed text does not say where its last item ends. The items before it
//! do: the last one takes no more paragraphs than the longest of them, and
//! what is left follows the section.

use super::kind::{Guesses, Kinds};
use super::label::Family;
use crate::article::{Block, Item, Section, SectionKind, Text};

/// One entry of the body, in the order of the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// The first line of an item.
    Item {
        /// How many lists enclose its list.
        depth: usize,
        /// Whether it begins a list.
        opens: bool,
        /// How its list is numbered.
        family: Family,
        /// Number as printed.
        label: String,
        /// Title; the label again for clauses, which have none.
        title: String,
    },
    /// The title of the list that follows.
    Title {
        /// How many lists enclose that list.
        depth: usize,
        /// The title.
        text: String,
    },
    /// A block; `closes` where it ends all lists.
    Block {
        /// The block itself.
        block: Block,
        /// Whether it ends all lists.
        closes: bool,
    },
}

struct List {
    title: Option<String>,
    family: Family,
    items: Vec<Node>,
}

#[derive(Default)]
struct Node {
    label: String,
    title: String,
    content: Vec<Content>,
}

enum Content {
    Block(Block),
    List(List),
}

/// The blocks of `entries`, and what was guessed.
pub fn blocks(entries: Vec<Entry>, lang: &str) -> (Vec<Block>, Guesses) {
    let mut root = Vec::new();
    let mut open: Vec<List> = Vec::new();
    let mut title: Option<(usize, String)> = None;
    for entry in entries {
        match entry {
            Entry::Item { depth, opens, family, label, title: item } => {
                close(&mut root, &mut open, depth + usize::from(!opens));
                if open.len() == depth {
                    let title = title.take().filter(|(of, _)| *of == depth).map(|(_, title)| title);
                    open.push(List { title, family, items: Vec::new() });
                }
                if let Some(list) = open.last_mut() {
                    list.items.push(Node { label, title: item, content: Vec::new() });
                }
            }
            Entry::Title { depth, text } => {
                close(&mut root, &mut open, depth);
                title = Some((depth, text));
            }
            Entry::Block { block, closes } => {
                if closes {
                    close(&mut root, &mut open, 0);
                }
                let content = content(&mut root, &mut open);
                match (content.last_mut(), block) {
                    // A list comes line by line.
                    (Some(Content::Block(Block::List { items })), Block::List { items: more }) => items.extend(more),
                    (_, block) => content.push(Content::Block(block)),
                }
            }
        }
    }
    close(&mut root, &mut open, 0);
    let mut kinds = Kinds::new(lang);
    let mut blocks: Vec<Block> = Vec::new();
    for content in lifted(root) {
        let block = block(content, None, &mut kinds);
        let block = finish(block, blocks.last(), blocks.len(), &mut kinds);
        blocks.push(block);
    }
    (blocks, kinds.guesses)
}

/// Where the next block goes: into the innermost open item.
fn content<'a>(root: &'a mut Vec<Content>, open: &'a mut [List]) -> &'a mut Vec<Content> {
    match open.last_mut().and_then(|list| list.items.last_mut()) {
        Some(node) => &mut node.content,
        None => root,
    }
}

/// Closes lists until `depth` are open.
fn close(root: &mut Vec<Content>, open: &mut Vec<List>, depth: usize) {
    while open.len() > depth {
        let Some(mut list) = open.pop() else { return };
        let after = surplus(&mut list);
        let target = content(root, open);
        target.push(Content::List(list));
        target.extend(after);
    }
}

/// Takes from the last item of `list` what the items before it have no place for.
fn surplus(list: &mut List) -> Vec<Content> {
    let Some((last, before)) = list.items.split_last_mut() else { return Vec::new() };
    let Some(longest) = before.iter().map(|node| node.content.len()).max() else { return Vec::new() };
    let nested =
        last.content.iter().rposition(|content| matches!(content, Content::List(_))).map_or(0, |list| list + 1);
    let keep = longest.max(nested).min(last.content.len());
    last.content.split_off(keep)
}

/// Turns an untitled list whose items have lists of their own into headings:
/// 二、重点任务 over （一）（二）（三） is the title of a section.
fn lifted(contents: Vec<Content>) -> Vec<Content> {
    let mut out = Vec::with_capacity(contents.len());
    for content in contents {
        match content {
            Content::List(list) if list.title.is_none() && is_outline(&list) => {
                list.items.into_iter().for_each(|node| lift(node, &mut out));
            }
            other => out.push(other),
        }
    }
    out
}

/// Whether the items of `list` are the divisions of a text. A clause is none,
/// though it may enumerate; other items are when most of them have lists.
fn is_outline(list: &List) -> bool {
    let with_lists = list.items.iter().filter(|node| has_list(node)).count();
    match list.family {
        Family::Clause => false,
        Family::Part | Family::Chapter | Family::Division | Family::HanComma => with_lists > 0,
        _ => with_lists * 2 >= list.items.len() && with_lists > 0,
    }
}

fn has_list(node: &Node) -> bool {
    node.content.iter().any(|content| matches!(content, Content::List(_)))
}

fn lift(mut node: Node, out: &mut Vec<Content>) {
    let printed = heading(&node.label, &node.title);
    let first = node.content.iter().position(|content| matches!(content, Content::List(_)));
    let untitled = first.and_then(|first| match node.content.get_mut(first) {
        Some(Content::List(list)) if list.title.is_none() => Some(list),
        _ => None,
    });
    match untitled {
        Some(list) if first == Some(0) => list.title = Some(printed),
        untitled => {
            if let Some(list) = untitled {
                list.title = Some(node.title);
            }
            out.push(Content::Block(Block::Heading { text: Text::plain(&printed) }));
        }
    }
    out.append(&mut node.content);
}

/// Label and title as one line; a clause's title is its label already.
fn heading(label: &str, title: &str) -> String {
    [label, title].concat().trim().to_owned()
}

fn block(content: Content, parent: Option<(SectionKind, &str)>, kinds: &mut Kinds) -> Block {
    match content {
        Content::Block(block) => block,
        Content::List(list) => {
            let title = list.title.or_else(|| parent.map(|(_, title)| title.to_owned())).unwrap_or_default();
            let kind =
                Kinds::by_title(&title).or(parent.map(|(kind, _)| kind)).unwrap_or_else(|| kinds.by_order(&title));
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

/// Gives a section of the top level that has no title one, and notes guesses.
fn finish(mut block: Block, before: Option<&Block>, index: usize, kinds: &mut Kinds) -> Block {
    if let Block::Section(section) = &mut block {
        kinds.note_kind(index);
        if section.title.is_empty() {
            section.title = kinds.title_from(before, index);
            if let Some(kind) = Kinds::by_title(&section.title) {
                section.kind = kind;
                kinds.unguess(index);
            }
        }
    }
    block
}
