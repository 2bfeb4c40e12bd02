//! The tabs 转发 and 评论 (ARIA Authoring Practices, tabs with automatic activation).

use super::Context;
use super::element::{Handler, element};
use crate::state::{Action, State, Tab};
use wasm_bindgen::JsCast;
use yew::{Event, Html, KeyboardEvent};

/// The DOM id of a tab.
pub const fn id(tab: Tab) -> &'static str {
    match tab {
        Tab::Reposts => "tab-reposts",
        Tab::Comments => "tab-comments",
    }
}

/// The list of tabs.
pub fn view(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    element!("div", "class" = "tabs", "part" = "tabs", "role" = "tablist", "aria-label" = messages.comments())
        .child(tab(context, state, Tab::Reposts, messages.reposts(), state.repost_count() as usize))
        .child(tab(context, state, Tab::Comments, messages.comments(), state.comment_count()))
        .html()
}

fn tab(context: &Context, state: &State, tab: Tab, words: &'static str, count: usize) -> Html {
    let selected = state.tab == tab;
    let keyboard = context.clone();
    let on_key = move |event: Event| {
        let event: KeyboardEvent = event.unchecked_into();
        let target = match event.key().as_str() {
            "ArrowLeft" | "ArrowRight" if tab == Tab::Reposts => Tab::Comments,
            "ArrowLeft" | "ArrowRight" | "Home" => Tab::Reposts,
            "End" => Tab::Comments,
            _ => return,
        };
        event.prevent_default();
        keyboard.dispatch.emit(Action::SetTab(target));
        keyboard.services.focus(id(target));
    };
    element!(
        "button",
        "class" = "tab",
        "type" = "button",
        "role" = "tab",
        "id" = id(tab),
        "aria-selected" = selected,
        "aria-controls" = "list",
        "tabindex" = if selected { "0" } else { "-1" },
        "onkeydown" = Handler::new(on_key),
    )
    .on_click(context, Action::SetTab(tab))
    .child(words)
    .child(element!("span", "class" = "tab-count").child(&context.number(count)).html())
    .html()
}
