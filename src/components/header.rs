//! Title, standfirst, source with its follow button, authors, times, the link to the composer, and
//! the lead picture.

use super::changing::changing;
use super::{CommentsMode, Environment, icon, rich_text, time, unbroken};
use crate::article::{LeadImage, Source, reading_minutes};
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
            if let Some(text) = &article.standfirst {
                <p class="standfirst">{ rich_text::outside(text) }</p>
            }
            <div class="byline">
                if let Some(source) = &article.source {
                    { source_view(environment, state.flags.followed, source) }
                }
                { for article.authors.iter().map(|author| name(author, "author-name", None)) }
                if let Some(published) = article.published {
                    { time::of_article(environment, published, state.now.is_some()) }
                }
                if let Some(updated) = article.updated {
                    { time::of_update(environment, updated, state.now.is_some()) }
                }
                if environment.options.reading_time {
                    <span class="reading-time" part="reading-time" lang={messages.tag}>
                        { fill(messages.reading_time, &[&environment.number(reading_minutes(article))]) }
                    </span>
                }
                if environment.options.comments == CommentsMode::On {
                    <a class="write needs-script" href={environment.services.href("composer")} lang={messages.tag}
                        onclick={environment.on_click(Action::GoTo("composer".to_owned()))}>
                        { messages.write_comment }
                    </a>
                }
            </div>
            if let Some(image) = &article.image {
                { lead_image(image) }
            }
        </header>
    }
}

/// A name, as a link if it has a page.
fn name(source: &Source, class: &'static str, part: Option<&'static str>) -> Html {
    let tag = if source.url.is_some() { "a" } else { "span" };
    html! { <@{tag} {class} {part} href={source.url.clone()}><bdi>{ source.name.clone() }</bdi></@> }
}

fn lead_image(image: &LeadImage) -> Html {
    let LeadImage { src, alt, caption, credit } = image;
    html! {
        <figure class="lead-image">
            <img src={src.clone()} alt={alt.clone()} decoding="async" />
            if caption.is_some() || credit.is_some() {
                <figcaption>
                    if let Some(text) = caption {
                        <span>{ rich_text::outside(text) }</span>
                    }
                    if let Some(credit) = credit.clone() {
                        <small class="credit">{ credit }</small>
                    }
                </figcaption>
            }
        </figure>
    }
}

/// The name of the source, and the button that follows it.
fn source_view(environment: &Environment, followed: bool, source: &Source) -> Html {
    let messages = environment.messages();
    let (words, label, icon) = if followed {
        (messages.following, messages.following_source, icon::CHECK)
    } else {
        (messages.follow, messages.follow_source, icon::PLUS)
    };
    html! {
        <>
            { name(source, "source-name", Some("source")) }
            <button class="button follow needs-script" part="follow" type="button" lang={messages.tag}
                aria-pressed={followed.to_string()} aria-label={fill(label, &[&source.name])}
                onclick={environment.on_click(Action::ToggleFollow)}>
                { icon::view(icon) }
                { changing(words) }
            </button>
        </>
    }
}
