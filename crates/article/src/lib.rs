//! The article format `news-brief/1`: types, tolerant reader, quotes, anchors, schema.
//!
//! [`read()`] gives an [`Article`] and the [`Problem`]s of its document. Nothing
//! here knows a browser, a store or a component.

pub mod anchor;
pub mod date_time;
mod document;
mod hash;
mod model;
mod problem;
mod quote;
mod read;
mod reading_time;
#[cfg(feature = "schema")]
pub mod schema;
mod share;
#[cfg(feature = "schema")]
mod unknown;
mod url;
mod value;

pub use anchor::Anchors;
pub use date_time::DateTime;
pub use document::to_document;
pub use hash::fnv1a;
pub use model::{
    Article, Block, Comment, Item, LeadImage, Mark, Metric, Quote, Run, Section, SectionKind, Source, Text,
};
pub use problem::{Problem, ProblemKind, Refusal};
pub use quote::{Place, find_quote, texts};
pub use read::{read, read_text};
pub use reading_time::reading_minutes;
pub use share::share_of;
#[cfg(feature = "schema")]
pub use unknown::unknown_members;
pub use url::is_safe_url;
pub use value::{Mismatch, Value, from_value};

/// The format of documents, the value of their member `format`.
pub const FORMAT: &str = "news-brief/1";
