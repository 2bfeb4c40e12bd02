//! A root comment with all that hangs below it.
//!
//! Drawn to three levels; what is deeper stands flat on the third and says
//! whom it answers. A [`super::part::Part`] of its own, so that a new comment
//! renders its own branch and no other.

use super::Context;
use super::comment::{self, CommentView};
use super::element::element;
use crate::comments::Entry;
use crate::state::State;
use std::rc::Rc;
use yew::Html;

/// Levels that are drawn inside each other.
const LEVELS: usize = 3;

/// One comment of a branch, and what is shown of it now.
#[derive(Clone, PartialEq)]
pub struct Twig {
    view: CommentView,
    level: usize,
}

/// What a branch depends on.
#[derive(Clone, PartialEq)]
pub struct Branch {
    /// Document, options and where actions go.
    pub context: Context,
    /// The comments of the branch, each before its answers.
    twigs: Vec<Twig>,
}

impl Branch {
    /// What `state` shows of the branch of `root`.
    pub fn new(context: &Context, state: &State, root: &Rc<Entry>) -> Self {
        Self { context: context.clone(), twigs: collect(state, root) }
    }
}

/// The comments of the branch of `root`, each before its answers. In a loop of its
/// own: a chain of answers is as long as readers make it, and a stack is not.
fn collect(state: &State, root: &Rc<Entry>) -> Vec<Twig> {
    let mut twigs = Vec::new();
    let mut next = vec![(root, 1, None)];
    while let Some((entry, level, answered)) = next.pop() {
        // Only a comment that stands flat has to say whom it answers.
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

/// A branch.
pub fn view(branch: &Branch) -> Html {
    let mut twigs = branch.twigs.as_slice();
    twig(&branch.context, &mut twigs)
}

/// Draws the first of `twigs` with those that hang on it, and leaves the others.
fn twig(context: &Context, twigs: &mut &[Twig]) -> Html {
    let Some((first, rest)) = twigs.split_first() else { return Html::default() };
    *twigs = rest;
    if first.view.is_gone() {
        return Html::default();
    }
    let mut replies = Vec::new();
    while twigs.first().is_some_and(|next| next.level > first.level) {
        replies.push(twig(context, twigs));
    }
    let replies = if replies.is_empty() {
        Html::default()
    } else {
        element!("ol", "class" = "replies", "role" = "list").children(replies).html()
    };
    comment::view(context, &first.view, replies)
}
