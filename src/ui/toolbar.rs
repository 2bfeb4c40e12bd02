//! The floating bar: likes of the article, and the way to its comments.

use super::{Context, icon};
use crate::state::{Action, State};
use crate::text::fill;
use yew::{Html, html};

/// The bar.
pub fn view(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let likes = state.like_count().to_string();
    let comments = state.comment_count().to_string();
    html! {
        <div class="toolbar needs-script" part="toolbar" role="group" lang={messages.tag}>
            <button class="button like" part="like" type="button" aria-pressed={state.flags.liked.to_string()}
                aria-label={fill(messages.like_article, &[&likes])} onclick={context.on_click(Action::ToggleLike)}>
                { icon::view(icon::LIKE) }
                <span>{ likes }</span>
            </button>
            <a class="button" href="#comments" aria-label={fill(messages.comment_count_label, &[&comments])}
                onclick={context.on_click(Action::GoTo("comments".to_owned()))}>
                { icon::view(icon::COMMENT) }
                <span>{ comments }</span>
            </a>
        </div>
    }
}
