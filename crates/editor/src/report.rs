//! The report that the editor's page shows for a file.

use crate::advice;
use import::{Finished, Settings};
use serde::Serialize;

/// The result of opening a file.
#[derive(Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The document, if it was made from a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    /// The problems to review.
    problems: Vec<Problem>,
    /// The parts of the text that are not in the document.
    left_out: Vec<LeftOut>,
    /// The reason if the file was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<String>,
}

/// A problem of a document, in the language of the page.
#[derive(Debug, PartialEq, Serialize)]
struct Problem {
    path: String,
    kind: &'static str,
    message: String,
}

/// A line of a text that is not in its document.
#[derive(Debug, PartialEq, Serialize)]
struct LeftOut {
    line: usize,
    words: String,
}

impl Report {
    /// Makes a document from `text` and suggests `metrics` key figures.
    pub fn of_text(text: &str, metrics: usize, lang: &str) -> Self {
        match import::finish(import::import(text, &Settings::default(), |_| None), metrics) {
            Ok(Finished { document, problems, left_out }) => Self {
                document: Some(document),
                problems: translate_problems(&problems, lang),
                left_out: left_out.into_iter().map(|piece| LeftOut { line: piece.line, words: piece.words }).collect(),
                refused: None,
            },
            Err(refusal) => Self::refused(&refusal, lang),
        }
    }

    /// Checks the document `text`.
    pub fn of_document(text: &str, lang: &str) -> Self {
        match import::check(text) {
            Ok(problems) => Self { problems: translate_problems(&problems, lang), ..Self::default() },
            Err(refusal) => Self::refused(&refusal, lang),
        }
    }

    fn refused(refusal: &article::Refusal, lang: &str) -> Self {
        Self { refused: Some(translate(refusal.to_string(), lang)), ..Self::default() }
    }
}

fn translate_problems(problems: &[article::Problem], lang: &str) -> Vec<Problem> {
    let translated = |problem: &article::Problem| {
        let kind = if is_chinese(lang) { advice::kind(problem.kind.name()) } else { None };
        Problem {
            path: problem.path.clone(),
            kind: kind.unwrap_or(problem.kind.name()),
            message: translate(problem.message.clone(), lang),
        }
    };
    problems.iter().map(translated).collect()
}

fn translate(message: String, lang: &str) -> String {
    let chinese = if is_chinese(lang) { advice::chinese(&message) } else { None };
    chinese.unwrap_or(message)
}

fn is_chinese(lang: &str) -> bool {
    lang.starts_with("zh")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_a_document_from_text() {
        let report = Report::of_text("Title of it\n\nThe town planted 5,000 trees last year.\n", 1, "en");
        assert!(report.document.unwrap().contains("\"title\": \"Title of it\""));
        assert!(report.problems.iter().any(|problem| problem.path == "published"), "{:?}", report.problems);
        assert_eq!(report.refused, None);
    }

    #[test]
    fn messages_use_the_language_of_the_page() {
        let kind =
            |lang| Report::of_document(r#"{"format":"news-brief/1","title":"T","body":[]}"#, lang).problems[0].kind;
        assert_eq!([kind("en"), kind("zh-CN")], ["missing", "缺少内容"]);
        let refused = |lang| Report::of_document("{}", lang).refused.unwrap();
        assert!(refused("en").is_ascii() && !refused("zh-CN").is_ascii());
    }
}
