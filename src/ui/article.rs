//! The body: lead, metric cards, sections, closing.

use super::element::element;
use super::{Context, blocks, metrics};
use crate::article::Block;
use crate::sorted_set::SortedSet;
use crate::state::{Action, State};
use std::cell::Cell;
use std::rc::Rc;
use yew::Html;

/// What the body depends on: posting a comment does not render it again.
#[derive(Clone, PartialEq)]
pub struct ArticleBody {
    /// Document, options and where actions go.
    pub context: Context,
    /// Open items, by anchor.
    pub open: Rc<SortedSet>,
    /// The metric whose sentence is marked.
    pub marked: Option<usize>,
    /// Whether the cards beyond the first are shown.
    pub all_metrics: bool,
}

impl ArticleBody {
    /// What `state` shows of the body.
    pub fn new(context: &Context, state: &State) -> Self {
        Self {
            context: context.clone(),
            open: Rc::clone(&state.open),
            marked: state.marked,
            all_metrics: state.all_metrics,
        }
    }
}

/// A walk through the body in document order, which numbers its texts.
pub struct Walk<'a> {
    /// What the body depends on.
    pub properties: &'a ArticleBody,
    /// Path of the block that is drawn.
    pub path: Vec<usize>,
    /// Number of the next text, as [`crate::article::texts`] counts them.
    pub next_text: Cell<usize>,
}

/// The body of the article.
pub fn view(properties: &ArticleBody) -> Html {
    let context = &properties.context;
    let body = &context.document.article.body;
    let lead_end = body.iter().position(|block| matches!(block, Block::Section(_))).unwrap_or(1).min(body.len());
    let mut walk = Walk { properties, path: Vec::new(), next_text: Cell::new(0) };
    let lead = blocks::view(&mut walk, &body[..lead_end], 0);
    let rest = blocks::view(&mut walk, &body[lead_end..], lead_end);
    let has_items = context.document.anchors.items().next().is_some();
    element!("div", "class" = "body")
        .child(element!("div", "class" = "lead", "part" = "lead").child(lead).html())
        .child(metrics::view(properties))
        .child(if has_items { toggle_all(properties) } else { Html::default() })
        .child(rest)
        .child(if has_items { print(properties) } else { Html::default() })
        .html()
}

/// The ways to print: everything, or less where the reader has opened some items and not all.
fn print(properties: &ArticleBody) -> Html {
    let context = &properties.context;
    let messages = context.messages();
    let button = |words: &'static str, only_open: bool| {
        element!("button", "class" = "button quiet", "type" = "button")
            .on_click(context, Action::Print { only_open })
            .child(words)
            .html()
    };
    let open = context.document.anchors.items().filter(|anchor| properties.open.contains(anchor)).count();
    let some = open > 0 && open < context.document.anchors.items().count();
    element!("div", "class" = "print needs-script", "lang" = messages.tag())
        .child(button(messages.print_all(), false))
        .child(if some { button(messages.print_open(), true) } else { Html::default() })
        .html()
}

fn toggle_all(properties: &ArticleBody) -> Html {
    let context = &properties.context;
    let messages = context.messages();
    let all_open = super::LIVE && context.document.anchors.items().all(|anchor| properties.open.contains(anchor));
    let button = element!("button", "class" = "button quiet", "type" = "button", "lang" = messages.tag())
        .on_click(context, Action::SetAllOpen(!all_open))
        .child(if all_open { messages.collapse_all() } else { messages.expand_all() })
        .html();
    element!("div", "class" = "toggle-all needs-script").child(button).html()
}
