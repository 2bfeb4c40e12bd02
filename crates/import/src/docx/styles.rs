//! The styles of a docx file, as far as they say what a paragraph is.

use super::numbers::{Number, own_number};
use super::{attribute, child, value};
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Styles are based on each other at most this deep.
const MAX_DEPTH: usize = 10;

/// The styles by id.
pub struct Styles<'a>(HashMap<&'a str, Node<'a, 'a>>);

impl<'a> Styles<'a> {
    /// The styles in `document`.
    pub fn of(document: &'a Document<'a>) -> Self {
        let styles = document.descendants().filter(|node| node.tag_name().name() == "style");
        Self(styles.filter_map(|style| Some((attribute(style, "styleId")?, style))).collect())
    }

    /// The style `id`, and those that it is based on.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = Node<'a, 'a>> {
        let first = id.and_then(|id| self.0.get(id)).copied();
        std::iter::successors(first, |style| self.0.get(value(*style, &["basedOn"])?).copied()).take(MAX_DEPTH)
    }

    fn names(&self, id: Option<&str>) -> impl Iterator<Item = String> {
        self.chain(id).filter_map(|style| Some(value(style, &["name"])?.to_ascii_lowercase()))
    }

    /// The level of the headings of the style `id`, 1 to 6.
    pub fn level(&self, id: Option<&str>) -> Option<u8> {
        let named = self.names(id).find_map(|name| match name.as_str() {
            "title" => Some(1),
            name => name.strip_prefix("heading ")?.parse().ok(),
        });
        named.or_else(|| self.chain(id).find_map(outline_level)).map(|level| level.clamp(1, 6))
    }

    /// Whether paragraphs of the style `id` are quotations.
    pub fn is_quote(&self, id: Option<&str>) -> bool {
        self.names(id).any(|name| name == "quote" || name == "intense quote")
    }

    /// How many lists are around the entries of the style `id`: `List Bullet 2` is inside one.
    pub fn list_depth(&self, id: Option<&str>) -> usize {
        let depth = self.names(id).find_map(|name| {
            let rest = name.strip_prefix("list bullet ").or_else(|| name.strip_prefix("list number "))?;
            rest.parse::<usize>().ok()?.checked_sub(1)
        });
        depth.unwrap_or(0).min(3)
    }

    /// The numbering of the style `id`.
    pub fn number(&self, id: Option<&str>) -> Option<Number> {
        self.chain(id).find_map(own_number)
    }
}

/// The level of the heading that `node`, a paragraph or style, says to be.
pub fn outline_level(node: Node<'_, '_>) -> Option<u8> {
    let level: u8 = value(child(node, "pPr")?, &["outlineLvl"])?.parse().ok()?;
    // 9 is body text.
    (level < 9).then(|| (level + 1).min(6))
}
