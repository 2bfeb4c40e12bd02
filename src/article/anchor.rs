//! Addresses inside an article: `#task-3`, `#metric-1`, `#comment-<id>`.
//!
//! Anchors are made of kind and number, never of a title: a slug of a Han
//! title is empty.

use super::{Article, Block, Item, SectionKind};
use std::collections::BTreeMap;

/// The numbers of all items of an article, by their place in memory order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Anchors {
    by_path: BTreeMap<Vec<usize>, String>,
}

impl Anchors {
    /// Numbers the items of `article` by kind, in document order, nested ones included.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let mut anchors = Self::default();
        let mut counts = [0; 2];
        anchors.walk(&article.body, &mut Vec::new(), &mut counts);
        anchors
    }

    fn walk(&mut self, blocks: &[Block], path: &mut Vec<usize>, counts: &mut [usize; 2]) {
        for (block_index, block) in blocks.iter().enumerate() {
            let Block::Section(section) = block else { continue };
            for (item_index, item) in section.items.iter().enumerate() {
                path.extend([block_index, item_index]);
                let count = &mut counts[usize::from(section.kind == SectionKind::Focus)];
                *count += 1;
                self.by_path.insert(path.clone(), format!("{}-{count}", section.kind.name()));
                self.walk(&item.body, path, counts);
                path.truncate(path.len() - 2);
            }
        }
    }

    /// The anchor of the item at `path`: block index, item index, and so on inwards.
    #[must_use]
    pub fn item(&self, path: &[usize]) -> &str {
        self.by_path.get(path).map_or("", String::as_str)
    }

    /// Every item anchor, in document order.
    pub fn items(&self) -> impl Iterator<Item = &str> {
        self.by_path.values().map(String::as_str)
    }

    /// The anchors of the items that must be open for the block at `path` to show,
    /// outermost first.
    #[must_use]
    pub fn enclosing(&self, path: &[usize]) -> Vec<&str> {
        (1..=path.len() / 2).filter_map(|depth| self.by_path.get(&path[..depth * 2])).map(String::as_str).collect()
    }

    /// The item with the anchor `anchor`, and the anchors that enclose it, itself last.
    #[must_use]
    pub fn with_parents(&self, anchor: &str) -> Vec<&str> {
        self.by_path
            .iter()
            .find(|(_, name)| *name == anchor)
            .map(|(path, _)| self.enclosing(path))
            .unwrap_or_default()
    }
}

/// The visible heading of an item: label and title, as printed.
#[must_use]
pub fn item_heading(item: &Item) -> String {
    [item.label.as_str(), item.title.as_str()].concat()
}
