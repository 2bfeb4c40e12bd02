//! Pieces: the text cut without loss, each piece with what it is.
//!
//! The sources of all pieces, put together, are the text to the letter. An
//! article is built from pieces alone, so what it shows is what was printed.

use super::label::Label;
use super::stamp::Stamp;

/// A stretch of the text and its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub role: Role,
    /// The stretch itself.
    pub source: &'a str,
    /// The line on which it stands, from 1.
    pub line: usize,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Indent, blank line, line end: shows nothing.
    Space,
    /// The headline.
    Title,
    /// The name of the publisher.
    Source,
    /// When the article was published.
    Published(Stamp),
    /// The number of an item, with the separator after it.
    Label {
        /// What it says.
        label: Label,
        /// How many lists enclose its list.
        depth: usize,
        /// Whether it begins a list.
        opens: bool,
    },
    /// The title of an item.
    ItemTitle,
    /// The text of an item that has no title of its own.
    Sentence,
    /// The title of the list that follows.
    SectionTitle {
        /// How many lists enclose that list.
        depth: usize,
    },
    /// A heading between paragraphs.
    Heading {
        /// Whether it ends the lists before it.
        closes: bool,
    },
    /// A paragraph, or what is kept as one because nothing else is known of it.
    Paragraph {
        /// Whether it ends the lists before it.
        closes: bool,
    },
    /// Buttons, counters, other news: not part of the article.
    Furniture,
    /// Likes of the article; `guessed` where no word says so.
    Likes {
        /// How many.
        count: u32,
        /// Whether the number stands alone.
        guessed: bool,
    },
    /// The author of a comment.
    CommentAuthor,
    /// When a comment was published; `None` for a relative time.
    CommentTime(Option<Stamp>),
    /// A line of a comment.
    CommentText,
}
