//! The tabs 转发 and 评论 (ARIA Authoring Practices, tabs with automatic activation).

use super::Context;
use crate::state::{Action, State, Tab};
use yew::{Callback, Html, KeyboardEvent, html};

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
    html! {
        <div class="tabs" part="tabs" role="tablist" aria-label={messages.comments}>
            { tab(context, state, Tab::Reposts, messages.reposts, state.repost_count().to_string()) }
            { tab(context, state, Tab::Comments, messages.comments, state.comment_count().to_string()) }
        </div>
    }
}

fn tab(context: &Context, state: &State, tab: Tab, words: &'static str, count: String) -> Html {
    let selected = state.tab == tab;
    let other = if tab == Tab::Reposts { Tab::Comments } else { Tab::Reposts };
    let keyboard = context.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let target = match event.key().as_str() {
            "ArrowLeft" | "ArrowRight" => other,
            "Home" => Tab::Reposts,
            "End" => Tab::Comments,
            _ => return,
        };
        event.prevent_default();
        keyboard.dispatch.emit(Action::SetTab(target));
        keyboard.services.focus(id(target));
    });
    html! {
        <button class="tab" type="button" role="tab" id={id(tab)} aria-selected={selected.to_string()} aria-controls="list"
            tabindex={if selected { "0" } else { "-1" }} onclick={context.on_click(Action::SetTab(tab))} {onkeydown}>
            { words }<span class="tab-count">{ count }</span>
        </button>
    }
}
