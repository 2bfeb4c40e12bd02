//! What a careful editor checks: do the text's own figures agree?
//!
//! Each check is narrow, because a false alarm costs an editor's trust. They
//! look at figures that speak of the same thing in the same words, never at
//! what the world is like.

mod agreement;
mod cards;
mod means;
mod shares;

use super::placed::{placed, plain_texts};
use crate::article::{Article, Problem, ProblemKind, texts};
use crate::json::Value;

/// Every contradiction found in `article`, in the order of the checks.
pub fn review(article: &Article) -> Vec<Problem> {
    let plain = plain_texts(article);
    let paths: Vec<String> = texts(article).into_iter().map(|(path, _)| named(article, &path)).collect();
    let placed = placed(&plain);
    let mut problems = cards::review(article, &plain);
    problems.extend(shares::review(&placed, &paths));
    problems.extend(means::review(&placed, &paths));
    problems.extend(agreement::in_body(&placed, &paths));
    problems.extend(agreement::with_title(&article.title, &placed));
    problems
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

fn inconsistent(path: &str, message: String) -> Problem {
    Problem { path: path.to_owned(), kind: ProblemKind::Inconsistent, message }
}

/// The path of a text in the document: `body[2].items[0].body[1]`.
fn named(article: &Article, path: &[usize]) -> String {
    let mut out = "body".to_owned();
    let mut blocks = article.body.as_slice();
    let mut at = 0;
    while let Some(index) = path.get(at) {
        out.push_str(&format!("[{index}]"));
        if let (Some(crate::article::Block::Section(section)), Some(item)) = (blocks.get(*index), path.get(at + 1)) {
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
    use crate::article::read_text;

    #[test]
    fn the_seed_is_clean() {
        let (article, _) = read_text(include_str!("../../../static/article.json")).unwrap();
        assert_eq!(review(&article), []);
    }
}
