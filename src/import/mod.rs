//! The importer: the plain text of a page becomes an article.
//!
//! `cut` cuts the text into pieces without loss (`line`, `label`, `stamp`,
//! `prose`, `byline`, `particulars` and `furniture` read single lines; `page`, `tail` and
//! `numbering` decide what they are among their neighbours); `build` makes an
//! article of the pieces (`outline` and `kind` its sections); `finish` writes the
//! document. `markup`, `headline`, `extent` and `web_page` make text and marks of
//! an HTML page, natively alone; `suggest` proposes key figures, [`review`]
//! holds figures against each other, both over `placed`.
//!
//! Nothing here reads files. What was not understood is a paragraph; what
//! belongs to the page and not to the article is listed in [`Import::left_out`].

mod build;
mod byline;
mod comments;
mod cut;
#[cfg(feature = "cli")]
pub mod encoding;
#[cfg(feature = "cli")]
mod extent;
mod finish;
mod furniture;
#[cfg(feature = "cli")]
mod headline;
mod kind;
mod label;
mod line;
#[cfg(feature = "cli")]
mod markup;
mod numbering;
mod outline;
mod page;
mod particulars;
mod piece;
mod placed;
mod prose;
pub mod review;
mod stamp;
mod suggest;
mod tail;
#[cfg(feature = "cli")]
mod web_page;

#[cfg(test)]
mod tests;

pub use build::{Import, LeftOut, Settings, import};
pub use cut::pieces;
pub use finish::{Finished, check, finish};
pub use numbering::Known;
pub use piece::{Piece, Role};
pub use suggest::suggest;
#[cfg(feature = "cli")]
pub use web_page::import_html;
