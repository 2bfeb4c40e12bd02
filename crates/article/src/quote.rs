//! Finding the sentence of a metric in the body.

use super::{Article, Block, Quote, Text};

/// Where a quote stands: in which text of the body, and at which bytes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Index into [`texts`].
    pub text: usize,
    /// First byte of the quote in the plain text.
    pub start: usize,
    /// Byte after its last.
    pub end: usize,
    /// Path of the block: block index, then item index and block index for each
    /// section that encloses it.
    pub path: Vec<usize>,
}

/// Every text of the body in document order, each with the path of its block.
///
/// Titles of sections and items are left out: a card can't point to a heading
/// that folds its own section.
#[must_use]
pub fn texts(article: &Article) -> Vec<(Vec<usize>, &Text)> {
    let mut out = Vec::new();
    collect(&article.body, &mut Vec::new(), &mut out);
    out
}

fn collect<'a>(blocks: &'a [Block], path: &mut Vec<usize>, out: &mut Vec<(Vec<usize>, &'a Text)>) {
    for (index, block) in blocks.iter().enumerate() {
        path.push(index);
        match block {
            Block::Paragraph { text } | Block::Heading { text } | Block::Quote { text, .. } => {
                out.push((path.clone(), text));
            }
            Block::List { items, .. } => {
                for text in items {
                    out.push((path.clone(), text));
                }
            }
            Block::Table { caption, head, rows } => {
                for text in caption.iter().chain(head).chain(rows.iter().flatten()) {
                    out.push((path.clone(), text));
                }
            }
            Block::Image { caption: Some(text), .. } => out.push((path.clone(), text)),
            Block::Image { .. } => {}
            Block::Section(section) => {
                for (item_index, item) in section.items.iter().enumerate() {
                    path.push(item_index);
                    collect(&item.body, path, out);
                    path.pop();
                }
            }
        }
        path.pop();
    }
}

/// The places at which `quote` matches in `article`; more than one where prefix
/// and suffix do not tell them apart.
#[must_use]
pub fn find_quote(article: &Article, quote: &Quote) -> Vec<Place> {
    find_in(&plain_texts(article), quote)
}

/// [`texts`] without their marks.
pub(super) fn plain_texts(article: &Article) -> Vec<(Vec<usize>, String)> {
    let mut plain = Vec::new();
    for (path, text) in texts(article) {
        plain.push((path, text.to_plain()));
    }
    plain
}

/// [`find_quote`] over plain texts, so that many quotes share them.
pub(super) fn find_in(plain: &[(Vec<usize>, String)], quote: &Quote) -> Vec<Place> {
    let mut places = Vec::new();
    if quote.exact.is_empty() {
        return places;
    }
    for (index, (path, text)) in plain.iter().enumerate() {
        for (start, _) in text.match_indices(&quote.exact) {
            let end = start + quote.exact.len();
            if text[..start].ends_with(&quote.prefix) && text[end..].starts_with(&quote.suffix) {
                places.push(Place { text: index, start, end, path: path.clone() });
            }
        }
    }
    places
}
