//! `news-brief figures`: prints the figures of a text as a table.

use crate::input;
use anyhow::Result;
use std::path::Path;
use std::process::ExitCode;

/// Prints the figures of the text in `file`, tab-separated under a header row.
///
/// # Errors
/// If the file can't be read.
pub fn run(file: &Path, encoding: Option<&str>) -> Result<ExitCode> {
    input::write(&::figures::tsv(&input::read_in(file, encoding)?))?;
    Ok(ExitCode::SUCCESS)
}
