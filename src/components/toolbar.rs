//! The floating bar: likes of the article, a link to its comments, and sharing.

use super::changing::changing;
use super::permalink::{Copied, CopyButton};
use super::{Environment, icon};
use crate::state::{Action, State};
use crate::text::fill;
use yew::{Html, html};

/// The bar.
pub fn view(environment: &Environment, state: &State) -> Html {
    let messages = environment.messages();
    let likes = environment.number(state.like_count() as usize);
    let comments = environment.number(state.comment_count());
    html! {
        <div class="toolbar needs-script" part="toolbar" role="group" lang={messages.tag}>
            <button class="button like" part="like" type="button" aria-pressed={state.flags.liked.to_string()}
                aria-label={fill(messages.like_article, &[&likes])} onclick={environment.on_click(Action::ToggleLike)}>
                { icon::view(icon::LIKE) }
                { changing(likes) }
            </button>
            <a class="button" href={environment.services.href("comments")} aria-label={fill(messages.comment_count_label, &[&comments])}
                onclick={environment.on_click(Action::GoTo("comments".to_owned()))}>
                { icon::view(icon::COMMENT) }
                { changing(comments) }
            </a>
            <CopyButton environment={environment.clone()} copied={Copied::Article} part="share">
                { icon::view(icon::SHARE) }
                <span>{ messages.share }</span>
            </CopyButton>
        </div>
    }
}
