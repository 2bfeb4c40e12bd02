//! Problems of a document, and reasons to refuse it.

use serde::{Serialize, Serializer};
use std::fmt;

/// A part of a document that could not be used, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Where: `metrics[2].quote.exact`; empty for the whole document.
    pub path: String,
    /// The kind of problem.
    pub kind: ProblemKind,
    /// A sentence that says what to change.
    pub message: String,
}

/// The kinds of [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A required member is not there.
    Missing,
    /// A member has the wrong JSON type.
    WrongType,
    /// A member has a value that is not allowed.
    InvalidValue,
    /// A block or section kind that this version does not know.
    UnknownKind,
    /// A member that the format does not name.
    UnknownMember,
    /// A link with a scheme other than http, https or mailto.
    UnsafeUrl,
    /// A metric's quote does not occur in the body.
    QuoteNotFound,
    /// A metric's quote occurs more than once.
    QuoteAmbiguous,
    /// A metric's figure is not inside its quote.
    FigureNotInQuote,
    /// An id that an earlier node has.
    DuplicateId,
    /// A reply to a comment that is not there.
    UnknownReplyTo,
    /// The importer guessed something.
    Guessed,
    /// Two statements of the text contradict each other.
    Inconsistent,
}

impl ProblemKind {
    /// The kind's name in events and in the output of `check`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::WrongType => "wrong-type",
            Self::InvalidValue => "invalid-value",
            Self::UnknownKind => "unknown-kind",
            Self::UnknownMember => "unknown-member",
            Self::UnsafeUrl => "unsafe-url",
            Self::QuoteNotFound => "quote-not-found",
            Self::QuoteAmbiguous => "quote-ambiguous",
            Self::FigureNotInQuote => "figure-not-in-quote",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownReplyTo => "unknown-reply-to",
            Self::Guessed => "guessed",
            Self::Inconsistent => "inconsistent",
        }
    }
}

impl Serialize for ProblemKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "document" } else { &self.path };
        write!(formatter, "{path}: {}: {}", self.kind.name(), self.message)
    }
}

/// Why a document is refused whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not JSON; the message names line and column.
    NotJson(String),
    /// It is JSON of another format or version.
    Format(String),
    /// It has neither a title nor a body.
    Empty,
}

impl Refusal {
    /// The `reason` of the event `news-brief-error`.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "parse",
            Self::Format(_) | Self::Empty => "format",
        }
    }
}

impl Refusal {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::NotJson(error) => format!("the document is not JSON: {error}"),
            Self::Format(found) => format!("format is {found}, set it to \"{}\"", super::FORMAT),
            Self::Empty => "the document has neither a title nor a body, give it one of them".to_owned(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message())
    }
}

impl std::error::Error for Refusal {}
