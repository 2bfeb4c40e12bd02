//! One numbered item that opens and closes.
//!
//! A heading holds a button over a panel that find-in-page can open
//! (`hidden="until-found"`): JAWS loses headings inside `<summary>`. Without
//! script the styles open every panel.

use super::hidden::until_found;
use super::permalink::{Copied, CopyButton};
use super::walk::Walk;
use super::{Environment, blocks, unbroken};
use crate::article::anchor::item_heading;
use crate::state::Action;
use crate::text::fill;
use std::collections::BTreeSet;
use yew::{Html, Properties, component, html};

/// Properties of [`Item`].
#[derive(Clone, PartialEq, Properties)]
pub struct ItemProperties {
    /// What every view receives.
    pub environment: Environment,
    /// Path of the item: block index, item index, and so on inwards.
    pub path: Vec<usize>,
    /// Number of its first text, as [`crate::article::texts`] counts them.
    pub first_text: usize,
    /// Open items among this one and those nested in it, by anchor.
    pub open: BTreeSet<String>,
    /// The metric whose sentence is marked, if the sentence is in this item.
    pub marked: Option<usize>,
}

/// A heading with a button, and the panel that it opens.
#[component]
pub fn Item(properties: &ItemProperties) -> Html {
    let environment = &properties.environment;
    let document = &environment.document;
    let Some(item) = document.article.item(&properties.path) else { return Html::default() };
    let messages = environment.messages();
    let anchor = document.anchors.item(&properties.path).to_owned();
    let open = properties.open.contains(&anchor);
    let mut walk = Walk {
        environment,
        open: &properties.open,
        marked: properties.marked,
        path: properties.path.clone(),
        next_text: properties.first_text,
    };
    let tag = environment.heading(2);
    let heading = item_heading(item);
    let title = if item.title.is_empty() { &heading } else { &item.title };
    let panel_id = format!("{anchor}-panel");
    let panel = html! {
        <div class="panel" part="item-panel" id={panel_id.clone()}>{ blocks::view(&mut walk, &item.body, 0) }</div>
    };
    html! {
        <div class="item" part="item" id={anchor.clone()}>
            <@{tag} class="item-title" part="item-title">
                <button class="item-summary" type="button" id={format!("{anchor}-button")}
                    aria-expanded={open.to_string()} aria-controls={panel_id}
                    onclick={environment.on_click(Action::Toggle(anchor.clone()))}>
                    <span>{ unbroken::view(&heading) }</span>
                </button>
            </@>
            // Beside the heading: inside, its name would be read as part of the heading.
            <CopyButton environment={environment.clone()} copied={Copied::Link(anchor)} class="permalink needs-script" part="item-link"
                lang={messages.tag} label={fill(messages.copy_link_to, &[title])} />
            { until_found(!open, panel) }
        </div>
    }
}
