//! The body: lead, metric cards, sections, closing.

use super::{Context, blocks, metrics};
use crate::article::Block;
use crate::sorted_set::SortedSet;
use crate::state::Action;
use std::cell::Cell;
use std::rc::Rc;
use yew::{Html, Properties, function_component, html};

/// What the body depends on: posting a comment does not render it again.
#[derive(Clone, PartialEq, Properties)]
pub struct ArticleBodyProperties {
    /// Document, options and where actions go.
    pub context: Context,
    /// Whether script runs.
    pub live: bool,
    /// Open items, by anchor.
    pub open: Rc<SortedSet>,
    /// The metric whose sentence is marked.
    pub marked: Option<usize>,
    /// Which cards are shown.
    pub metrics: metrics::Shown,
}

/// A walk through the body in document order, which numbers its texts.
pub struct Walk<'a> {
    /// What the body depends on.
    pub properties: &'a ArticleBodyProperties,
    /// Path of the block that is drawn.
    pub path: Vec<usize>,
    /// Number of the next text, as [`crate::article::texts`] counts them.
    pub next_text: Cell<usize>,
}

/// The body of the article.
#[function_component]
pub fn ArticleBody(properties: &ArticleBodyProperties) -> Html {
    let context = &properties.context;
    let body = &context.document.article.body;
    let lead_end = body.iter().position(|block| matches!(block, Block::Section(_))).unwrap_or(1).min(body.len());
    let mut walk = Walk { properties, path: Vec::new(), next_text: Cell::new(0) };
    let lead = blocks::view(&mut walk, &body[..lead_end], 0);
    let rest = blocks::view(&mut walk, &body[lead_end..], lead_end);
    let has_items = context.document.anchors.items().next().is_some();
    html! {
        <div class="body">
            <div class="lead" part="lead">{ lead }</div>
            { metrics::view(properties) }
            if has_items {
                { toggle_all(properties) }
            }
            { rest }
        </div>
    }
}

fn toggle_all(properties: &ArticleBodyProperties) -> Html {
    let context = &properties.context;
    let messages = context.messages();
    let all_open = properties.live && context.document.anchors.items().all(|anchor| properties.open.contains(anchor));
    html! {
        <div class="toggle-all needs-script">
            <button class="button quiet" type="button" lang={messages.tag} onclick={context.on_click(Action::SetAllOpen(!all_open))}>
                { if all_open { messages.collapse_all } else { messages.expand_all } }
            </button>
        </div>
    }
}
