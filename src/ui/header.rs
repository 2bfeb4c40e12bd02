//! Title, source with its follow button, time, and the way to the composer.

use super::element::{element, list};
use super::{CommentsMode, Context, icon, time, unbroken};
use crate::article::{Source, reading_minutes};
use crate::state::{Action, State};
use crate::text::fill;
use yew::Html;

/// The header of the article.
pub fn view(context: &Context, state: &State) -> Html {
    let article = &context.document.article;
    let messages = context.messages();
    let title = if article.title.is_empty() {
        Html::default()
    } else {
        element!(context.heading(0), "class" = "title", "part" = "title").child(unbroken::view(&article.title)).html()
    };
    let write = if context.options.comments == CommentsMode::On {
        element!("a", "class" = "write needs-script", "href" = "#composer", "lang" = messages.tag())
            .on_click(context, Action::GoTo("composer".to_owned()))
            .child(messages.write_comment())
            .html()
    } else {
        Html::default()
    };
    let reading = if context.options.reading_time {
        let minutes = context.number(reading_minutes(article));
        element!("span", "class" = "reading-time", "part" = "reading-time", "lang" = messages.tag())
            .child(&fill(messages.reading_time(), &[&minutes]))
            .html()
    } else {
        Html::default()
    };
    let byline = element!("div", "class" = "byline")
        .child(article.source.as_ref().map(|source| source_view(context, state, source)).unwrap_or_default())
        .child(article.published.map(|published| time::of_article(context, published)).unwrap_or_default())
        .child(reading)
        .child(write)
        .html();
    element!("header", "class" = "header").child(title).child(byline).html()
}

/// The name of the source, and the button that follows it.
fn source_view(context: &Context, state: &State, source: &Source) -> Html {
    let messages = context.messages();
    let tag = if source.url.is_some() { "a" } else { "span" };
    let name = element!(tag, "class" = "source-name", "part" = "source", "href" = source.url.clone())
        .child(element!("bdi").child(&source.name).html())
        .html();
    let followed = state.flags.followed;
    let label = fill(if followed { messages.following_source() } else { messages.follow_source() }, &[&source.name]);
    let follow = element!(
        "button",
        "class" = "button follow needs-script",
        "part" = "follow",
        "type" = "button",
        "lang" = messages.tag(),
        "aria-pressed" = followed,
        "aria-label" = label,
    )
    .on_click(context, Action::ToggleFollow)
    .child(icon::view(if followed { icon::CHECK } else { icon::PLUS }))
    .child(element!("span").child(if followed { messages.following() } else { messages.follow() }).html())
    .html();
    list(vec![name, follow])
}
