//! `news-brief figures`: the figures of a text as a table.

use super::input;
use crate::figures::tsv;
use std::path::Path;
use std::process::ExitCode;

/// Prints the figures of the text in `file`, tab-separated under a header row.
///
/// # Errors
/// A sentence, when the file can't be read.
pub fn run(file: &Path) -> Result<ExitCode, String> {
    input::write(&tsv(&input::read(file)?))?;
    Ok(ExitCode::SUCCESS)
}
