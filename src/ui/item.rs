//! One numbered item that opens and closes.
//!
//! With script a heading holds a button over a panel that find-in-page can
//! open (`hidden="until-found"`): screen readers lose headings inside
//! `<summary>`. Without script it is `<details>`.

use super::article::Walk;
use super::{blocks, icon};
use crate::article::{Item, anchor::item_heading};
use crate::state::Action;
use yew::virtual_dom::VTag;
use yew::{Html, html};

/// The item at the walk's path.
pub fn view(walk: &mut Walk<'_>, item: &Item) -> Html {
    let properties = walk.properties;
    let context = &properties.context;
    let anchor = context.document.anchors.item(&walk.path).to_owned();
    let body = blocks::view(walk, &item.body, 0);
    let tag = context.heading(2);
    let words = item_heading(item);
    if !properties.live {
        return html! {
            <details class="item" part="item" id={anchor} open={context.options.sections_open}>
                <summary class="item-summary">
                    { icon::view(icon::CHEVRON) }
                    <@{tag} class="item-title" part="item-title">{ words }</@>
                </summary>
                <div class="panel" part="item-panel">{ body }</div>
            </details>
        };
    }
    let open = properties.open.contains(&anchor);
    let panel_id = [&anchor, "-panel"].concat();
    // Not `html!`: it takes `hidden` for a boolean attribute.
    let mut panel = VTag::new("div");
    panel.add_attribute("class", "panel");
    panel.add_attribute("part", "item-panel");
    panel.add_attribute("id", panel_id.clone());
    if !open {
        panel.add_attribute("hidden", "until-found");
    }
    panel.add_child(body);
    html! {
        <div class="item" part="item" id={anchor.clone()}>
            <@{tag} class="item-title" part="item-title">
                <button class="item-summary" type="button" id={[&anchor, "-button"].concat()}
                    aria-expanded={open.to_string()} aria-controls={panel_id}
                    onclick={context.on_click(Action::Toggle(anchor))}>
                    { icon::view(icon::CHEVRON) }
                    <span>{ words }</span>
                </button>
            </@>
            { Html::from(panel) }
        </div>
    }
}
