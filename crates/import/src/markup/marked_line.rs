//! A line of a page or text, with its markup.

use crate::numbering::Hint;
use crate::prose;
use article::{Block, Mark, Run, Text};

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedLine {
    /// The text with links and emphasis.
    pub text: Text,
    /// The kind of line.
    pub kind: LineKind,
    /// Whether the whole line is links.
    pub linked: bool,
    /// Whether it is the first entry of an `<ol>`, whatever its number.
    pub begins: bool,
}

/// The kind of a line according to its markup.
#[derive(Clone, Debug, PartialEq)]
pub enum LineKind {
    /// A paragraph, or an item of a numbered list.
    Prose,
    /// A heading.
    Heading {
        /// Its level, 1 to 6.
        level: u8,
    },
    /// Part of a block quotation.
    Quote,
    /// An entry of a bulleted list.
    Bullet,
    /// A row of a table.
    Row {
        /// The text of its cells.
        cells: Vec<Text>,
        /// Whether it names the columns.
        is_head: bool,
    },
    /// The caption of a table or a picture.
    Caption,
    /// A whole list.
    Whole(Block),
    /// A link in the place of a video or a frame, or a line of preformatted text.
    Verbatim,
    /// An image.
    Image {
        /// The address as written.
        src: String,
    },
}

impl MarkedLine {
    /// The hint for `numbering`.
    pub fn hint(&self) -> Option<Hint> {
        match self.kind {
            LineKind::Prose => self.begins.then_some(Hint::First),
            LineKind::Heading { .. } => Some(Hint::Heading),
            LineKind::Whole(Block::Section(_)) => Some(Hint::List),
            _ => Some(Hint::Other),
        }
    }

    /// The words that stand for the line in a text.
    pub fn words(&self) -> String {
        match self.kind {
            // What has no words of its own still needs a line.
            LineKind::Image { .. } | LineKind::Whole(_) => "\u{fffc}".to_owned(),
            _ => self.text.to_plain(),
        }
    }

    /// Whether the line is a short bold paragraph, which many pages use as a
    /// heading.
    pub fn is_bold_heading(&self) -> bool {
        let bold = |run: &Run| matches!(run, Run::Marked { mark: Mark::Strong, .. });
        self.kind == LineKind::Prose && self.text.0.iter().all(bold) && prose::is_heading(&self.text.to_plain())
    }

    /// Converts the line to a block.
    pub fn block(&self) -> Block {
        let text = self.text.clone();
        match &self.kind {
            LineKind::Prose | LineKind::Verbatim => Block::Paragraph { text },
            LineKind::Row { cells, is_head: true } => {
                Block::Table { caption: None, head: cells.clone(), rows: Vec::new() }
            }
            LineKind::Row { cells, .. } => Block::Table { caption: None, head: Vec::new(), rows: vec![cells.clone()] },
            LineKind::Caption => Block::Table { caption: Some(text), head: Vec::new(), rows: Vec::new() },
            LineKind::Whole(block) => block.clone(),
            LineKind::Heading { .. } => Block::Heading { text },
            LineKind::Quote => Block::Quote { text, cite: None },
            LineKind::Bullet => Block::bullets(vec![text]),
            LineKind::Image { src } => Block::Image { src: src.clone(), alt: text.to_plain(), caption: None },
        }
    }
}
