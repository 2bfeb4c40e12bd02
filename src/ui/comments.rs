//! Everything below the article: composer, tabs, list.

use super::branch::Branch;
use super::composer::{Composer, ComposerProperties, Purpose};
use super::element::{Handler, element, list};
use super::part::Part;
use super::{CommentsMode, Context, comment, tabs};
use crate::decimal::decimal_count;
use crate::state::{Action, Sort, State, Tab};
use web_sys::HtmlSelectElement;
use yew::{Event, Html, TargetCast};

/// The comments.
pub fn view(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let composer = if context.options.comments == CommentsMode::On {
        Composer::view_of(ComposerProperties {
            context: context.clone(),
            purpose: Purpose::Root,
            author: state.author().to_owned(),
            ask_name: true,
            posted: state.posted,
            offers: state.drafts_for("root"),
        })
    } else {
        Html::default()
    };
    let shown = if state.tab == Tab::Comments { comments(context, state) } else { reposts(context, state) };
    let tab = tabs::id(state.tab);
    let panel = element!("div", "class" = "list-panel", "role" = "tabpanel", "id" = "list", "aria-labelledby" = tab)
        .child(shown)
        .html();
    element!(
        "section",
        "class" = "comments",
        "part" = "comments",
        "id" = "comments",
        "tabindex" = "-1",
        "lang" = messages.tag(),
        "aria-label" = messages.comments(),
    )
    .child(composer)
    .child(tabs::view(context, state))
    .child(panel)
    .html()
}

fn empty(words: &'static str) -> Html {
    element!("p", "class" = "empty").child(words).html()
}

fn comments(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let count = state.thread.root_count();
    if count == 0 {
        return empty(messages.no_comments());
    }
    let mut branches = Vec::new();
    for root in state.sorted_roots().skip(state.first).take(state.shown) {
        branches.push(Part::Branch(Branch::new(context, state, root)).view(Some(&root.record.id)));
    }
    let further = |shown: bool, action: Action, words: &'static str| {
        if !shown {
            return Html::default();
        }
        // A new button each time: the focus goes from the one that was pressed to what it brought.
        let window = decimal_count(state.first * 2 + state.shown);
        element!("button", "class" = "button more", "type" = "button")
            .key(&window)
            .on_click(context, action)
            .child(words)
            .html()
    };
    let earlier = further(state.first > 0, Action::ShowEarlier, messages.load_earlier());
    let is_more = count > state.first + state.shown || !state.unread.is_empty();
    let more = further(is_more, Action::ShowMore, messages.load_more());
    list(vec![
        if count > 1 { sort(context, state) } else { Html::default() },
        earlier,
        element!("ol", "class" = "thread", "role" = "list").children(branches).html(),
        more,
    ])
}

fn sort(context: &Context, state: &State) -> Html {
    let messages = context.messages();
    let dispatch = context.dispatch.clone();
    let on_change = move |event: Event| {
        let sort = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| Sort::of(&select.value()));
        if let Some(sort) = sort {
            dispatch.emit(Action::SetSort(sort));
        }
    };
    let mut choices = Vec::new();
    for sort in Sort::ALL {
        let words = match sort {
            Sort::Newest => messages.sort_newest(),
            Sort::Oldest => messages.sort_oldest(),
            Sort::MostReplied => messages.sort_most_replied(),
        };
        let selected = (state.flags.sort == sort).then_some("selected");
        choices.push(element!("option", "value" = sort.name(), "selected" = selected).child(words).html());
    }
    element!("label", "class" = "sort needs-script")
        .child(element!("span", "class" = "visually-hidden").child(messages.sort()).html())
        .child(element!("select", "onchange" = Handler::new(on_change)).children(choices).html())
        .html()
}

#[inline(never)]
fn reposts(context: &Context, state: &State) -> Html {
    let mut views = Vec::new();
    for entry in state.reposts() {
        views.push(comment::repost(context, state, entry));
    }
    if views.is_empty() {
        return empty(context.messages().no_reposts());
    }
    element!("ol", "class" = "thread", "role" = "list").children(views).html()
}
