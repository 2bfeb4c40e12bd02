//! One numbered item that opens and closes.
//!
//! With script a heading holds a button over a panel that find-in-page can
//! open (`hidden="until-found"`): screen readers lose headings inside
//! `<summary>`. Without script it is `<details>`.

use super::article::Walk;
use super::element::element;
use super::{blocks, unbroken};
use crate::article::{Item, anchor::item_heading};
use crate::state::Action;
use crate::text::fill;
use yew::Html;

/// The item at the walk's path.
pub fn view(walk: &mut Walk<'_>, item: &Item) -> Html {
    let properties = walk.properties;
    let context = &properties.context;
    let anchor = context.document.anchors.item(&walk.path).to_owned();
    let body = blocks::view(walk, &item.body, 0);
    let tag = context.heading(2);
    let words = item_heading(item);
    if !super::LIVE {
        let summary = element!("summary", "class" = "item-summary")
            .child(element!(tag, "class" = "item-title", "part" = "item-title").child(unbroken::view(&words)).html())
            .html();
        let open = context.options.sections_open.then_some("open");
        return element!("details", "class" = "item", "part" = "item", "id" = anchor, "open" = open)
            .child(summary)
            .child(element!("div", "class" = "panel", "part" = "item-panel").child(body).html())
            .html();
    }
    let open = properties.open.contains(&anchor);
    let panel_id = [&anchor, "-panel"].concat();
    let button = element!(
        "button",
        "class" = "item-summary",
        "type" = "button",
        "id" = [&anchor, "-button"].concat(),
        "aria-expanded" = open,
        "aria-controls" = panel_id.clone(),
    )
    .on_click(context, Action::Toggle(anchor.clone()))
    .child(element!("span").child(unbroken::view(&words)).html())
    .html();
    let hidden = (!open).then_some("until-found");
    let panel = element!("div", "class" = "panel", "part" = "item-panel", "id" = panel_id, "hidden" = hidden)
        .child(body)
        .html();
    // Beside the heading: inside, its name would be read as part of it.
    let messages = context.messages();
    let title = if item.title.is_empty() { &words } else { &item.title };
    let copy = element!(
        "button",
        "class" = "permalink",
        "part" = "item-link",
        "type" = "button",
        "lang" = messages.tag(),
        "aria-label" = fill(messages.copy_link_to(), &[title]),
    )
    .on_click(context, Action::CopyLink(anchor.clone()))
    .html();
    element!("div", "class" = "item", "part" = "item", "id" = anchor)
        .child(element!(tag, "class" = "item-title", "part" = "item-title").child(button).html())
        .child(copy)
        .child(panel)
        .html()
}
