//! The tabs 转发 and 评论 (ARIA Authoring Practices, tabs with automatic activation).

use super::Environment;
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
pub fn view(environment: &Environment, state: &State) -> Html {
    let messages = environment.messages();
    html! {
        <div class="tabs" part="tabs" role="tablist" aria-label={messages.comments}>
            { tab_view(environment, state, Tab::Reposts, messages.reposts, state.repost_count() as usize) }
            { tab_view(environment, state, Tab::Comments, messages.comments, state.comment_count()) }
        </div>
    }
}

fn tab_view(environment: &Environment, state: &State, tab: Tab, words: &'static str, count: usize) -> Html {
    let selected = state.tab == tab;
    html! {
        <button class="tab" type="button" role="tab" id={id(tab)} aria-selected={selected.to_string()} aria-controls="list"
            tabindex={if selected { "0" } else { "-1" }} onkeydown={on_key(environment, tab)}
            onclick={environment.on_click(Action::SetTab(tab))}>
            { words }
            <span class="tab-count" key={count}>{ environment.number(count) }</span>
        </button>
    }
}

fn on_key(environment: &Environment, tab: Tab) -> Callback<KeyboardEvent> {
    let environment = environment.clone();
    Callback::from(move |event: KeyboardEvent| {
        let target = match event.key().as_str() {
            "ArrowLeft" | "ArrowRight" if tab == Tab::Reposts => Tab::Comments,
            "ArrowLeft" | "ArrowRight" | "Home" => Tab::Reposts,
            "End" => Tab::Comments,
            _ => return,
        };
        event.prevent_default();
        environment.dispatch.emit(Action::SetTab(target));
        environment.services.focus(id(target));
    })
}
