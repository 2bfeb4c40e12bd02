//! Addresses inside an article: `#task-3`, `#metric-1`, `#comment-<id>`.
//!
//! Anchors are made of kind and number. A slug of the title would be empty for
//! Han titles.

use super::{Article, Block, Item, SectionKind};

/// The anchors of all items of an article, with their paths, in document order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Anchors(Vec<(Vec<usize>, String)>);

impl Anchors {
    /// Numbers the items of `article` by kind, in document order, nested ones included.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let mut anchors = Self::default();
        let mut counts = [0_u32; 2];
        anchors.walk(&article.body, &mut Vec::new(), &mut counts);
        anchors
    }

    fn walk(&mut self, blocks: &[Block], path: &mut Vec<usize>, counts: &mut [u32; 2]) {
        for (block_index, block) in blocks.iter().enumerate() {
            let Block::Section(section) = block else { continue };
            for (item_index, item) in section.items.iter().enumerate() {
                path.extend([block_index, item_index]);
                let count = &mut counts[usize::from(section.kind == SectionKind::Focus)];
                *count += 1;
                self.0.push((path.clone(), format!("{}-{count}", section.kind.name())));
                self.walk(&item.body, path, counts);
                path.truncate(path.len() - 2);
            }
        }
    }

    /// The anchor of the item at `path`: block index, item index, and so on inwards.
    #[must_use]
    pub fn item(&self, path: &[usize]) -> &str {
        // Document order is the order of paths.
        let place = self.0.binary_search_by(|(other, _)| other.as_slice().cmp(path));
        place.ok().and_then(|place| self.0.get(place)).map_or("", |(_, anchor)| anchor)
    }

    /// Whether `anchor` is that of the item at `path` or of one nested in it.
    #[must_use]
    pub fn is_within(&self, anchor: &str, path: &[usize]) -> bool {
        self.0.iter().any(|(other, name)| name == anchor && other.starts_with(path))
    }

    /// Every item anchor, in document order.
    pub fn items(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, anchor)| anchor.as_str())
    }

    /// The anchors of the items that must be open for the block at `path` to show,
    /// outermost first.
    #[must_use]
    pub fn enclosing(&self, path: &[usize]) -> Vec<String> {
        let mut anchors = Vec::new();
        for depth in 1..=path.len() / 2 {
            let anchor = self.item(&path[..depth * 2]);
            if !anchor.is_empty() {
                anchors.push(anchor.to_owned());
            }
        }
        anchors
    }

    /// The anchors that enclose the item `anchor`, itself last; empty if there is no such item.
    #[must_use]
    pub fn with_parents(&self, anchor: &str) -> Vec<String> {
        self.0.iter().find(|(_, name)| name == anchor).map(|(path, _)| self.enclosing(path)).unwrap_or_default()
    }
}

/// The visible heading of an item: label and title, as printed.
#[must_use]
pub fn item_heading(item: &Item) -> String {
    format!("{}{}", item.label, item.title)
}
