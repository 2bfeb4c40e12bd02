//! `news-brief check`: every problem of a document, one a line: what its reader
//! says, then what a careful editor would.

use super::input;
use crate::article::{Article, Problem, read_text};
use crate::import::review::review;
use crate::json::Value;
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
        match read_text(&text) {
            Ok((article, mut problems)) => {
                problems.extend(reviewed(&article, &text));
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

/// The contradictions in `article`, with paths into the document `text` that
/// it was read from: the reader leaves out metrics that it can't use.
pub fn reviewed(article: &Article, text: &str) -> Vec<Problem> {
    let mut problems = review(article);
    let document = Value::parse(text.trim_start_matches('\u{feff}')).unwrap_or(Value::Null);
    let Some(Value::Array(metrics)) = document.get("metrics") else { return problems };
    let mut places = metrics.iter().enumerate();
    let kept: Vec<usize> = article
        .metrics
        .iter()
        .filter_map(|kept| {
            let same = |metric: &Value| {
                let exact = metric.get("quote").and_then(|quote| quote.get("exact")).and_then(Value::as_str);
                metric.get("figure").and_then(Value::as_str) == Some(&kept.figure) && exact == Some(&kept.quote.exact)
            };
            places.find(|(_, metric)| same(metric)).map(|(index, _)| index)
        })
        .collect();
    for problem in &mut problems {
        let Some((index, rest)) = problem.path.strip_prefix("metrics[").and_then(|path| path.split_once(']')) else {
            continue;
        };
        if let Some(place) = index.parse::<usize>().ok().and_then(|index| kept.get(index)) {
            problem.path = format!("metrics[{place}]{rest}");
        }
    }
    problems
}
