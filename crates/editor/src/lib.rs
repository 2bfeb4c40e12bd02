//! The wasm module of the editor's page, which makes and checks article
//! documents. Only that page loads it.

pub mod advice;
mod report;
pub mod words;

use report::Report;
use serde_wasm_bindgen::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a document from `text` and suggests `metrics` key figures. Returns `{
/// document, problems, leftOut }` or `{ refused }`, with messages in `lang`.
///
/// # Errors
/// Never in practice: a report can always be converted.
#[wasm_bindgen]
pub fn open(text: &str, metrics: usize, lang: &str) -> Result<JsValue, Error> {
    serde_wasm_bindgen::to_value(&Report::of_text(text, metrics, lang))
}

/// Checks the document `text`. Returns `{ problems }` or `{ refused }`, with
/// messages in `lang`.
///
/// # Errors
/// Never in practice: a report can always be converted.
#[wasm_bindgen]
pub fn check(text: &str, lang: &str) -> Result<JsValue, Error> {
    serde_wasm_bindgen::to_value(&Report::of_document(text, lang))
}
