//! `news-brief check`: prints the problems of documents, one per line. The
//! problems from the reader come first, then those from the review.

use crate::input;
use anyhow::Result;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the problems of `files`.
///
/// # Errors
/// If a file can't be read.
pub fn run(files: &[PathBuf]) -> Result<ExitCode> {
    let mut clean = true;
    for file in files {
        let name = file.display();
        let text = input::read(file)?;
        match ::import::check(&text) {
            Ok(problems) => {
                clean &= problems.is_empty();
                for problem in &problems {
                    input::write(&format!("{name}: {problem}\n"))?;
                }
            }
            Err(refusal) => {
                clean = false;
                input::write(&format!("{name}: {refusal}\n"))?;
            }
        }
    }
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
