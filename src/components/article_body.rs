//! The body: lead, metric cards, sections, closing.

use super::changing::changing;
use super::walk::Walk;
use super::{Environment, blocks, metric_cards};
use crate::article::Block;
use crate::state::Action;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{Html, Properties, component, html};

/// Properties of [`ArticleBody`].
#[derive(Clone, PartialEq, Properties)]
pub struct ArticleBodyProperties {
    /// What every view receives.
    pub environment: Environment,
    /// Open items, by anchor.
    pub open: Rc<BTreeSet<String>>,
    /// The metric whose sentence is marked, by index.
    pub marked: Option<usize>,
    /// Whether the cards beyond the first are shown.
    pub all_metrics: bool,
}

/// The body of the article. A new comment does not redraw it: its properties stay the same.
#[component]
pub fn ArticleBody(properties: &ArticleBodyProperties) -> Html {
    let ArticleBodyProperties { environment, open, marked, all_metrics } = properties;
    let body = &environment.document.article.body;
    let lead_end = body.iter().position(|block| matches!(block, Block::Section(_))).unwrap_or(1).min(body.len());
    let mut walk = Walk { environment, open, marked: *marked, path: Vec::new(), next_text: 0 };
    let lead = blocks::view(&mut walk, &body[..lead_end], 0);
    let rest = blocks::view(&mut walk, &body[lead_end..], lead_end);
    let items = environment.document.anchors.items().count();
    html! {
        <div class="body">
            <div class="lead" part="lead">{ lead }</div>
            { metric_cards::view(environment, *all_metrics) }
            if items > 0 {
                { toggle_all(environment, open.len() == items) }
            }
            { rest }
            if items > 0 {
                { print(environment, (1..items).contains(&open.len())) }
            }
        </div>
    }
}

fn toggle_all(environment: &Environment, all_open: bool) -> Html {
    let messages = environment.messages();
    html! {
        <div class="toggle-all needs-script">
            <button class="button quiet" type="button" lang={messages.tag}
                onclick={environment.on_click(Action::SetAllOpen(!all_open))}>
                { changing(if all_open { messages.collapse_all } else { messages.expand_all }) }
            </button>
        </div>
    }
}

/// The ways to print: everything, and if only some items are open, only those.
///
/// The second button is always there: what hydrates must not depend on what is open.
fn print(environment: &Environment, some_open: bool) -> Html {
    let messages = environment.messages();
    html! {
        <div class="print needs-script" lang={messages.tag}>
            <button class="button quiet" type="button" onclick={environment.on_click(Action::Print { only_open: false })}>
                { messages.print_all }
            </button>
            <button class="button quiet" type="button" hidden={!some_open}
                onclick={environment.on_click(Action::Print { only_open: true })}>
                { messages.print_open }
            </button>
        </div>
    }
}
