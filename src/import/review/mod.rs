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
