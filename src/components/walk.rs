//! A walk through the body in document order: it numbers texts and knows paths.

use super::Environment;
use crate::article::Block;
use std::collections::BTreeSet;

/// Where drawing the body stands.
pub struct Walk<'a> {
    /// What every view receives.
    pub environment: &'a Environment,
    /// Open items, by anchor.
    pub open: &'a BTreeSet<String>,
    /// The metric whose sentence is marked, by index.
    pub marked: Option<usize>,
    /// Path of the block that is drawn: block index, item index, and so on inwards.
    pub path: Vec<usize>,
    /// Number of the next text, as [`crate::article::texts`] counts them.
    pub next_text: usize,
}

/// How many texts `blocks` hold, those of nested items included.
pub fn text_count(blocks: &[Block]) -> usize {
    let count = |block: &Block| match block {
        Block::Paragraph { .. } | Block::Heading { .. } | Block::Quote { .. } => 1,
        Block::List { items, .. } => items.len(),
        Block::Table { caption, head, rows } => {
            usize::from(caption.is_some()) + head.len() + rows.iter().map(Vec::len).sum::<usize>()
        }
        Block::Image { caption, .. } => usize::from(caption.is_some()),
        Block::Section(section) => section.items.iter().map(|item| text_count(&item.body)).sum(),
    };
    blocks.iter().map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{read_text, texts};

    #[test]
    fn counts_as_the_article_does() {
        for document in [
            include_str!("../../static/article.json"),
            include_str!("../../static/feature.json"),
            include_str!("../../static/english.json"),
            r#"{"format":"news-brief/1","id":"a","lang":"en","title":"T","body":[{"type":"table","caption":"c","head":["h","i"],
            "rows":[["1","2"],["3","4"]]},{"type":"table","rows":[["1"]]},{"type":"list","items":["a","b"],"ordered":true}]}"#,
        ] {
            let (article, _) = read_text(document).unwrap();
            assert_eq!(text_count(&article.body), texts(&article).len());
        }
    }
}
