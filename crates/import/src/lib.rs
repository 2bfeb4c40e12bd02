//! Imports plain text and HTML pages as articles.
//!
//! `segment` splits the text into pieces without loss. `line`, `label`,
//! `timestamp`, `prose`, `byline`, `document_header` and `boilerplate` read
//! single lines; `page`, `tail` and `numbering` decide their roles in context.
//! `build` builds an article from the pieces, and `outline` and `kind` its
//! sections. `finish` writes the document.
//!
//! With the feature `html`, `markup`, `headline`, `boundaries`, `page_metadata` and `web_page`
//! extract text and markup from an HTML page, `markdown` from Markdown and `docx` from docx, both by `structured`. `suggest` suggests key figures
//! and [`review`] checks figures for consistency; both use `located`.
//!
//! This crate does no I/O. Text that the importer does not understand becomes a
//! paragraph. Text that belongs to the page rather than the article is listed
//! in [`Import::left_out`].

mod boilerplate;
#[cfg(feature = "html")]
mod boundaries;
mod build;
mod bullets;
mod byline;
mod chinese;
mod comments;
mod document_header;
#[cfg(feature = "html")]
mod docx;
#[cfg(feature = "html")]
pub mod encoding;
mod finish;
#[cfg(feature = "html")]
mod headline;
mod kind;
mod label;
mod language;
mod line;
mod located;
#[cfg(feature = "html")]
mod markdown;
#[cfg(feature = "html")]
mod markup;
mod numbering;
mod outline;
mod page;
#[cfg(feature = "html")]
mod page_metadata;
mod piece;
mod prose;
pub mod review;
mod segment;
#[cfg(feature = "html")]
mod structured;
mod suggest;
mod tail;
mod timestamp;
#[cfg(feature = "html")]
mod web_page;

#[cfg(test)]
mod tests;

pub use build::{Import, LeftOut, Settings, import};
#[cfg(feature = "html")]
pub use docx::{import_docx, is_docx};
pub use finish::{Finished, check, finish};
#[cfg(feature = "html")]
pub use markdown::import_markdown;
pub use numbering::Hint;
pub use piece::{Piece, Role};
pub use segment::pieces;
pub use suggest::suggest;
#[cfg(feature = "html")]
pub use web_page::import_html;
