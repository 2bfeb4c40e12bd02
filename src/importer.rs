//! The importer in the browser: makes article documents of texts and checks
//! them, for the editor's page alone. A crate of its own, see `importer/`; it
//! has the modules of news-brief that know neither widget nor files, and are
//! tested there.

#![cfg(not(test))]

pub mod article;
pub mod decimal;
pub mod figures;
pub mod import;
pub mod json;
pub mod sorted_set;
pub mod substring;
pub mod text;

use article::{Problem, Refusal};
use import::{Finished, LeftOut, Settings};
use json::Value;
use text::advice;
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a document of `text` and proposes `metrics` cards, as the command
/// line does. Gives JSON: `{ document, problems, leftOut }` or `{ refused }`,
/// worded in `lang`.
#[wasm_bindgen]
#[must_use]
pub fn open(text: &str, metrics: usize, lang: &str) -> String {
    match import::finish(import::import(text, &Settings::default(), |_| None), metrics) {
        Ok(Finished { document, problems, left_out }) => Value::object(vec![
            ("document", document.as_str().into()),
            ("problems", problems_in(&problems, lang)),
            ("leftOut", Value::Array(left_out.iter().map(left_out_line).collect())),
        ]),
        Err(refusal) => refused(&refusal, lang),
    }
    .to_text()
}

/// Checks the document `text`. Gives JSON: `{ problems }` or `{ refused }`,
/// worded in `lang`.
#[wasm_bindgen]
#[must_use]
pub fn check(text: &str, lang: &str) -> String {
    match import::check(text) {
        Ok(problems) => Value::object(vec![("problems", problems_in(&problems, lang))]),
        Err(refusal) => refused(&refusal, lang),
    }
    .to_text()
}

fn problems_in(problems: &[Problem], lang: &str) -> Value {
    let problem = |problem: &Problem| {
        let kind = if is_chinese(lang) { advice::kind(problem.kind.name()) } else { None };
        Value::object(vec![
            ("path", problem.path.as_str().into()),
            ("kind", kind.unwrap_or(problem.kind.name()).into()),
            ("message", worded(&problem.message, lang).as_str().into()),
        ])
    };
    Value::Array(problems.iter().map(problem).collect())
}

fn refused(refusal: &Refusal, lang: &str) -> Value {
    Value::object(vec![("refused", worded(&refusal.to_string(), lang).as_str().into())])
}

#[expect(clippy::cast_precision_loss, reason = "the number of a line")]
fn left_out_line(left_out: &LeftOut) -> Value {
    Value::object(vec![("line", Value::Number(left_out.line as f64)), ("words", left_out.words.as_str().into())])
}

fn worded(message: &str, lang: &str) -> String {
    let chinese = if is_chinese(lang) { advice::chinese(message) } else { None };
    chinese.unwrap_or_else(|| message.to_owned())
}

fn is_chinese(lang: &str) -> bool {
    lang.starts_with("zh")
}
