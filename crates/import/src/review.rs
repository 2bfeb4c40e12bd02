//! Checks whether the figures of a text are consistent, like a careful editor.
//!
//! Each check is narrow, because false alarms cost an editor's trust. The
//! checks compare figures about the same thing in the same words. They do not
//! use outside knowledge.

mod averages;
mod cards;
mod consistency;
mod shares;

use super::located::{locate_figures, plain_texts};
use article::{Article, Problem, ProblemKind, texts};
use serde_json::Value;

/// Returns every contradiction in `article`, in the order of the checks.
pub fn review(article: &Article) -> Vec<Problem> {
    let plain = plain_texts(article);
    let paths: Vec<String> = texts(article).into_iter().map(|(path, _)| text_path(article, &path)).collect();
    let located = locate_figures(&plain);
    let mut problems = cards::review(article, &plain);
    problems.extend(shares::review(&located, &paths));
    problems.extend(averages::review(&located, &paths));
    problems.extend(consistency::in_body(&located, &paths));
    problems.extend(consistency::with_title(&article.title, &located));
    problems
}

/// Like [`review`], but with paths into `text`, the document that `article` was
/// read from. The two differ because the reader drops invalid metrics.
pub fn review_document(article: &Article, text: &str) -> Vec<Problem> {
    let mut problems = review(article);
    let document: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let Some(metrics) = document["metrics"].as_array() else { return problems };
    let mut places = metrics.iter().enumerate();
    let kept: Vec<usize> = article
        .metrics
        .iter()
        .filter_map(|kept| {
            let same =
                |metric: &Value| metric["figure"] == *kept.figure && metric["quote"]["exact"] == *kept.quote.exact;
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

fn inconsistent(path: &str, message: String) -> Problem {
    Problem { path: path.to_owned(), kind: ProblemKind::Inconsistent, message }
}

/// The path of a text in the document: `body[2].items[0].body[1]`.
fn text_path(article: &Article, path: &[usize]) -> String {
    let mut out = "body".to_owned();
    let mut blocks = article.body.as_slice();
    let mut at = 0;
    while let Some(index) = path.get(at) {
        out.push_str(&format!("[{index}]"));
        if let (Some(article::Block::Section(section)), Some(item)) = (blocks.get(*index), path.get(at + 1)) {
            out.push_str(&format!(".items[{item}].body"));
            blocks = section.items.get(*item).map_or(&[], |item| item.body.as_slice());
            at += 1;
        }
        at += 1;
    }
    out
}

#[cfg(test)]
fn check(text: &str, expected: &[&str]) {
    let article = super::import(text, &super::Settings::default(), |_| None).article;
    let found: Vec<String> = review(&article).into_iter().map(|problem| problem.message).collect();
    assert_eq!(found.len(), expected.len(), "{text}: {found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.contains(expected), "{found} without {expected}");
    }
}

#[cfg(test)]
mod tests {
    use super::review;
    use article::read_text;

    #[test]
    fn seed_article_has_no_contradictions() {
        let (article, _) = read_text(include_str!("../../../static/article.json")).unwrap();
        assert_eq!(review(&article), []);
    }
}
