//! The last step of an import. It suggests cards, writes the document, reads it
//! back and collects all problems. The command line and the editor share it.

use super::build::{Import, LeftOut};
use super::review::review_document;
use super::suggest::suggest;
use article::{Problem, Refusal, read_text, to_document, unknown_members};

/// The result of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// The document.
    pub document: String,
    /// What the importer guessed, could not use, or found inconsistent.
    pub problems: Vec<Problem>,
    /// The parts of the text that are not in the document.
    pub left_out: Vec<LeftOut>,
}

/// Finishes `import`, with suggested cards up to a total of `metrics`.
///
/// # Errors
/// If the text has neither a title nor a body.
pub fn finish(import: Import, metrics: usize) -> Result<Finished, Refusal> {
    let Import { mut article, mut problems, left_out } = import;
    article.metrics.extend(suggest(&article, metrics.saturating_sub(article.metrics.len())));
    let document = to_document(&article);
    let (read, found) = read_text(&document)?;
    problems.extend(found);
    problems.extend(review_document(&read, &document));
    Ok(Finished { document, problems, left_out })
}

/// Returns every problem of the document `text`: those of the reader, then
/// those of the review.
///
/// # Errors
/// If the document can't be used at all.
pub fn check(text: &str) -> Result<Vec<Problem>, Refusal> {
    let (article, mut problems) = read_text(text)?;
    // The text is JSON: it was read.
    problems.extend(unknown_members(text).unwrap_or_default());
    problems.extend(review_document(&article, text));
    Ok(problems)
}
