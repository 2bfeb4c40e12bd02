//! A root comment with all that hangs below it.
//!
//! Drawn to three levels; what is deeper stands flat on the third and says
//! whom it answers. A component of its own, so that a new comment renders its
//! own branch and no other.

use super::Context;
use super::comment::{self, CommentView};
use crate::comments::{Entry, Thread};
use crate::state::State;
use std::rc::Rc;
use yew::{Html, Properties, function_component, html};

/// Levels that are drawn inside each other.
const LEVELS: usize = 3;

/// One comment of a branch, and what is shown of it now.
#[derive(Clone, PartialEq)]
pub struct Twig {
    view: CommentView,
    level: usize,
}

/// What a branch depends on.
#[derive(Clone, PartialEq, Properties)]
pub struct BranchProperties {
    /// Document, options and where actions go.
    pub context: Context,
    /// The comments of the branch, each before its answers.
    pub twigs: Vec<Twig>,
}

/// Makes the view of a branch.
pub struct Branch;

impl Branch {
    /// The branch of `root`.
    pub fn view(context: &Context, state: &State, root: &Rc<Entry>) -> Html {
        let mut twigs = Vec::new();
        collect(state, &state.thread, root, 1, None, &mut twigs);
        html! { <BranchItem key={root.record.id.clone()} context={context.clone()} {twigs} /> }
    }
}

fn collect(
    state: &State,
    thread: &Thread,
    entry: &Rc<Entry>,
    level: usize,
    answers: Option<&Entry>,
    out: &mut Vec<Twig>,
) {
    // Only a comment that stands flat has to say whom it answers.
    let answers = answers.filter(|_| level > LEVELS).map(|parent| parent.record.author.clone());
    out.push(Twig { view: CommentView::new(state, entry, answers), level: level.min(LEVELS) });
    for reply in thread.replies(&entry.record.id) {
        collect(state, thread, reply, level + 1, Some(entry), out);
    }
}

#[function_component]
fn BranchItem(properties: &BranchProperties) -> Html {
    let mut twigs = properties.twigs.as_slice();
    twig(&properties.context, &mut twigs)
}

/// Draws the first of `twigs` with those that hang on it, and leaves the others.
fn twig(context: &Context, twigs: &mut &[Twig]) -> Html {
    let Some((first, rest)) = twigs.split_first() else { return Html::default() };
    *twigs = rest;
    let mut replies = Vec::new();
    while twigs.first().is_some_and(|next| next.level > first.level) {
        replies.push(twig(context, twigs));
    }
    let replies = if replies.is_empty() {
        Html::default()
    } else {
        html! { <ol class="replies" role="list">{ for replies }</ol> }
    };
    comment::view(context, &first.view, replies)
}
