//! The last step of an import: cards are proposed, the document is written and
//! read back as a reader will read it, and all that needs an editor's eye is
//! gathered. The command line and the editor's page share it.

use super::build::{Import, LeftOut};
use super::review::reviewed;
use super::suggest::suggest;
use crate::article::{Problem, Refusal, read_text, to_document};

/// A finished import.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// The document.
    pub document: String,
    /// What was guessed, could not be used, or does not agree.
    pub problems: Vec<Problem>,
    /// What of the text is not in the document.
    pub left_out: Vec<LeftOut>,
}

/// Finishes `import` with as many proposed cards as make `metrics` in all.
///
/// # Errors
/// A refusal, when the text held neither title nor body.
pub fn finish(import: Import, metrics: usize) -> Result<Finished, Refusal> {
    let Import { mut article, mut problems, left_out } = import;
    article.metrics.extend(suggest(&article, metrics.saturating_sub(article.metrics.len())));
    let document = to_document(&article);
    let (read, found) = read_text(&document)?;
    problems.extend(found);
    problems.extend(reviewed(&read, &document));
    Ok(Finished { document, problems, left_out })
}

/// Every problem of the document `text`: what its reader says, then what a
/// careful editor would.
///
/// # Errors
/// A refusal, when nothing of it can be used.
pub fn check(text: &str) -> Result<Vec<Problem>, Refusal> {
    let (article, mut problems) = read_text(text)?;
    problems.extend(reviewed(&article, text));
    Ok(problems)
}
