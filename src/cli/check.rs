//! `news-brief check`: every problem of a document, one a line: what its reader
//! says, then what a careful editor would.

use super::input;
use crate::import;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the problems of `files`.
///
/// # Errors
/// A sentence, when a file can't be read.
pub fn run(files: &[PathBuf]) -> Result<ExitCode, String> {
    let mut clean = true;
    for file in files {
        let name = file.display();
        let text = input::read(file)?;
        match import::check(&text) {
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
