//! Pieces: the text split without loss, each piece with its role.
//!
//! The sources of all pieces add up to the exact text. An article is built only
//! from pieces, so it contains only what was printed.

use super::label::Label;
use super::timestamp::Timestamp;

/// A part of the text and its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The role.
    pub role: Role,
    /// The text.
    pub source: &'a str,
    /// The line number, starting at 1.
    pub line: usize,
}

/// The role of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Indents, blank lines and line ends.
    Space,
    /// The headline.
    Title,
    /// The name of the publisher.
    Source,
    /// The time of publication.
    Published(Timestamp),
    /// The time of the last change.
    Updated(Timestamp),
    /// The number of an item, with the separator after it.
    Label {
        /// The parsed label.
        label: Label,
        /// The number of lists around its list.
        depth: usize,
        /// Whether it begins a list.
        opens: bool,
    },
    /// The title of an item.
    ItemTitle,
    /// The text of an item without a title.
    Sentence,
    /// The title of the list that follows.
    SectionTitle {
        /// How many lists enclose that list.
        depth: usize,
    },
    /// A heading.
    Heading {
        /// How many of the lists before it go on.
        depth: usize,
    },
    /// A paragraph. Also the default for text of unknown role.
    Paragraph {
        /// Whether it ends the lists before it.
        closes: bool,
    },
    /// Buttons, counters and other news, which are not part of the article.
    Boilerplate,
    /// The likes of the article.
    Likes {
        /// The number of likes.
        count: u32,
        /// Whether the number has no label.
        guessed: bool,
    },
    /// The author of a comment.
    CommentAuthor,
    /// The time of a comment. `None` for a relative time.
    CommentTime(Option<Timestamp>),
    /// A line of a comment.
    CommentText,
}
