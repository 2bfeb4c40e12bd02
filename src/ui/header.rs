//! Title, source with its follow button, time, and the way to the composer.

use super::{CommentsMode, Context, icon, time};
use crate::state::{Action, State};
use crate::text::fill;
use yew::{Html, html};

/// The header of the article.
pub fn view(context: &Context, state: &State) -> Html {
    let article = &context.document.article;
    let messages = context.messages();
    let source = article.source.as_ref().map(|source| {
        let name = match &source.url {
            Some(url) => html! { <a class="source-name" part="source" href={url.clone()}><bdi>{ source.name.clone() }</bdi></a> },
            None => html! { <span class="source-name" part="source"><bdi>{ source.name.clone() }</bdi></span> },
        };
        let followed = state.flags.followed;
        html! {
            <>
                { name }
                <button class="button follow needs-script" part="follow" type="button" lang={messages.tag}
                    aria-pressed={followed.to_string()} aria-label={if followed { None } else { Some(fill(messages.follow_source, &[&source.name])) }}
                    onclick={context.on_click(Action::ToggleFollow)}>
                    { if followed { icon::view(icon::CHECK) } else { icon::view(icon::PLUS) } }
                    <span>{ if followed { messages.following } else { messages.follow } }</span>
                </button>
            </>
        }
    });
    html! {
        <header class="header">
            if !article.title.is_empty() {
                <@{context.heading(0)} class="title" part="title">{ article.title.clone() }</@>
            }
            <div class="byline">
                { source.unwrap_or_default() }
                if let Some(published) = article.published {
                    { time::exact(published, "date") }
                }
                if context.options.comments == CommentsMode::On {
                    <a class="write needs-script" href="#composer" lang={messages.tag} onclick={context.on_click(Action::GoTo("composer".to_owned()))}>
                        { messages.write_comment }
                    </a>
                }
            </div>
        </header>
    }
}
