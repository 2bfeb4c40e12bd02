//! Title, source with its follow button, time, and the link to the composer.

use super::changing::changing;
use super::{CommentsMode, Environment, icon, time, unbroken};
use crate::article::{Source, reading_minutes};
use crate::state::{Action, State};
use crate::text::fill;
use yew::{Html, html};

/// The header of the article.
pub fn view(environment: &Environment, state: &State) -> Html {
    let article = &environment.document.article;
    let messages = environment.messages();
    let tag = environment.heading(0);
    html! {
        <header class="header">
            if !article.title.is_empty() {
                <@{tag} class="title" part="title">{ unbroken::view(&article.title) }</@>
            }
            <div class="byline">
                if let Some(source) = &article.source {
                    { source_view(environment, state.flags.followed, source) }
                }
                if let Some(published) = article.published {
                    { time::of_article(environment, published, state.now.is_some()) }
                }
                if environment.options.reading_time {
                    <span class="reading-time" part="reading-time" lang={messages.tag}>
                        { fill(messages.reading_time, &[&environment.number(reading_minutes(article))]) }
                    </span>
                }
                if environment.options.comments == CommentsMode::On {
                    <a class="write needs-script" href="#composer" lang={messages.tag}
                        onclick={environment.on_click(Action::GoTo("composer".to_owned()))}>
                        { messages.write_comment }
                    </a>
                }
            </div>
        </header>
    }
}

/// The name of the source, and the button that follows it.
fn source_view(environment: &Environment, followed: bool, source: &Source) -> Html {
    let messages = environment.messages();
    let tag = if source.url.is_some() { "a" } else { "span" };
    let (words, label, icon) = if followed {
        (messages.following, messages.following_source, icon::CHECK)
    } else {
        (messages.follow, messages.follow_source, icon::PLUS)
    };
    html! {
        <>
            <@{tag} class="source-name" part="source" href={source.url.clone()}><bdi>{ source.name.clone() }</bdi></@>
            <button class="button follow needs-script" part="follow" type="button" lang={messages.tag}
                aria-pressed={followed.to_string()} aria-label={fill(label, &[&source.name])}
                onclick={environment.on_click(Action::ToggleFollow)}>
                { icon::view(icon) }
                { changing(words) }
            </button>
        </>
    }
}
