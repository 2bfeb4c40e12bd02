//! A root comment with all that hangs below it.
//!
//! Three levels are nested; deeper answers stand on the third and name whom
//! they answer. A component of its own, so that a new comment redraws its own
//! branch and no other.

use super::Environment;
use super::comment::{self, CommentView};
use crate::comments::Entry;
use crate::state::State;
use std::rc::Rc;
use yew::{Html, Properties, component};

/// Levels that are nested.
const LEVELS: usize = 3;

/// One comment of a branch, and how it is shown.
#[derive(Clone, PartialEq)]
pub struct Twig {
    view: CommentView,
    level: usize,
}

/// Properties of [`Branch`].
#[derive(Clone, PartialEq, Properties)]
pub struct BranchProperties {
    /// What every view receives.
    pub environment: Environment,
    /// The comments of the branch, each before its answers.
    pub twigs: Vec<Twig>,
}

/// The comments of the branch of `root`, each before its answers. A loop with its own
/// stack: a chain of answers may be longer than the call stack.
pub fn twigs(state: &State, root: &Rc<Entry>) -> Vec<Twig> {
    let mut twigs = Vec::new();
    let mut next = vec![(root, 1, None)];
    while let Some((entry, level, answered)) = next.pop() {
        // Only a comment that is not nested has to name whom it answers.
        let answers = answered.filter(|_| level > LEVELS).map(|parent: &Rc<Entry>| parent.record.author.clone());
        twigs.push(Twig { view: CommentView::new(state, entry, answers), level: level.min(LEVELS) });
        let first = next.len();
        for reply in state.thread.replies(&entry.record.id) {
            next.push((reply, level + 1, Some(entry)));
        }
        next[first..].reverse();
    }
    twigs
}

/// A root comment with its answers.
#[component]
pub fn Branch(properties: &BranchProperties) -> Html {
    let mut twigs = properties.twigs.as_slice();
    view(&properties.environment, &mut twigs)
}

/// Draws the first of `twigs` with its answers, and leaves the others.
fn view(environment: &Environment, twigs: &mut &[Twig]) -> Html {
    let Some((first, rest)) = twigs.split_first() else { return Html::default() };
    *twigs = rest;
    if first.view.is_gone() {
        return Html::default();
    }
    let mut replies = Vec::new();
    while twigs.first().is_some_and(|next| next.level > first.level) {
        replies.push(view(environment, twigs));
    }
    comment::view(environment, &first.view, replies)
}
