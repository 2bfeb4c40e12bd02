//! The article: its types, its tolerant reader, and what is looked up in it.
//!
//! The shape is the document format `news-brief/1`. [`read()`] gives an
//! [`Article`] with the [`Problem`]s that it met; nothing here knows a browser,
//! a comment box or a component.

pub mod anchor;
pub mod date_time;
mod model;
mod problem;
mod quote;
mod read;
mod reading_time;
#[cfg(any(test, feature = "cli"))]
pub mod schema;
mod share;
mod url;
mod write;

pub use anchor::Anchors;
pub use date_time::DateTime;
pub use model::{Article, Block, Comment, Item, Mark, Metric, Quote, Run, Section, SectionKind, Source, Text};
pub use problem::{Problem, ProblemKind, Refusal};
pub use quote::{Place, find_quote, texts};
pub use read::{read, read_text};
pub use reading_time::reading_minutes;
pub use share::share;
pub use url::is_safe_url;
pub use write::to_document;

/// The format that this version reads, the value of `format` in a document.
pub const FORMAT: &str = "news-brief/1";
