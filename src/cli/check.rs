//! `news-brief check`: every problem of a document, one a line.

use super::input;
use crate::article::read_text;
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
        match read_text(&input::read(file)?) {
            Ok((_, problems)) => {
                clean &= problems.is_empty();
                problems.iter().for_each(|problem| println!("{name}: {problem}"));
            }
            Err(refusal) => {
                clean = false;
                println!("{name}: {refusal}");
            }
        }
    }
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
