//! The floating bar: likes of the article, the way to its comments, and sharing.

use super::element::element;
use super::{Context, icon};
use crate::state::{Action, State};
use crate::text::fill;
use yew::Html;

/// The bar.
pub fn view(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let likes = context.number(state.like_count() as usize);
    let comments = context.number(state.comment_count());
    let like = element!(
        "button",
        "class" = "button like",
        "part" = "like",
        "type" = "button",
        "aria-pressed" = state.flags.liked,
        "aria-label" = fill(messages.like_article(), &[&likes]),
    )
    .on_click(context, Action::ToggleLike)
    .child(icon::view(icon::LIKE))
    .child(element!("span").child(&likes).html())
    .html();
    let label = fill(messages.comment_count_label(), &[&comments]);
    let go = element!("a", "class" = "button", "href" = "#comments", "aria-label" = label)
        .on_click(context, Action::GoTo("comments".to_owned()))
        .child(icon::view(icon::COMMENT))
        .child(element!("span").child(&comments).html())
        .html();
    let share = element!("button", "class" = "button", "part" = "share", "type" = "button")
        .on_click(context, Action::Share)
        .child(icon::view(icon::SHARE))
        .child(element!("span").child(messages.share()).html())
        .html();
    element!("div", "class" = "toolbar needs-script", "part" = "toolbar", "role" = "group", "lang" = messages.tag())
        .child(like)
        .child(go)
        .child(share)
        .html()
}
