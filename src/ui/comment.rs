//! One comment: who, when, what, and what can be done with it.

use super::composer::{Composer, Purpose};
use super::{CommentsMode, Context, avatar, icon, time};
use crate::comments::{Entry, Origin};
use crate::state::{Action, State};
use crate::text::fill;
use std::rc::Rc;
use yew::{Callback, Html, classes, html};

/// What is shown of a comment now: it is drawn again only when this changes.
#[derive(Clone, PartialEq)]
pub struct CommentView {
    entry: Rc<Entry>,
    answers: Option<String>,
    changeable: bool,
    liked: bool,
    replying: bool,
    editing: bool,
    highlighted: bool,
    undoable: bool,
    unsaved: bool,
    has_replies: bool,
    author: String,
    ask_name: bool,
    age: Option<time::Age>,
}

impl CommentView {
    /// What `state` shows of `entry`.
    pub fn new(state: &State, entry: &Rc<Entry>, answers: Option<String>) -> Self {
        let id = &entry.record.id;
        let is = |target: &Option<String>| target.as_ref() == Some(id);
        let composing = is(&state.replying) || is(&state.editing);
        Self {
            entry: Rc::clone(entry),
            answers,
            changeable: state.can_change(id),
            liked: state.flags.liked_comments.contains(id),
            replying: is(&state.replying),
            editing: is(&state.editing),
            highlighted: is(&state.highlighted),
            undoable: state.undoable.contains(id),
            unsaved: state.unsaved.contains(id),
            has_replies: state.thread.is_answered(id),
            author: if composing { state.author().to_owned() } else { String::new() },
            ask_name: state.name.is_none(),
            age: state.now.and_then(|now| time::Age::of(entry.record.published, now)),
        }
    }
}

/// A comment of the thread, with its replies.
pub fn view(context: &Context, view: &CommentView, replies: Html) -> Html {
    let record = &view.entry.record;
    let deleted = record.deleted.is_some();
    html! {
        <li class={classes!("comment", view.highlighted.then_some("highlighted"))} part="comment" id={["comment-", &record.id].concat()} tabindex="-1">
            { avatar::view(if deleted { "" } else { &record.author }) }
            <div class="comment-body">
                { if deleted { tombstone(context, view) } else { head_and_text(context, view) } }
            </div>
            { replies }
        </li>
    }
}

fn tombstone(context: &Context, view: &CommentView) -> Html {
    let messages = context.messages();
    let id = &view.entry.record.id;
    html! {
        <p class="tombstone">
            <span>{ messages.deleted_comment }</span>
            if view.undoable {
                <button class="button" part="undo" type="button" id={["undo-", id].concat()} onclick={context.on_click(Action::Undo(id.clone()))}>
                    { messages.undo }
                </button>
            }
        </p>
    }
}

fn head(context: &Context, view: &CommentView) -> Html {
    let messages = context.messages();
    let record = &view.entry.record;
    html! {
        <p class="comment-head">
            <span class="author" part="comment-author"><bdi>{ record.author.clone() }</bdi></span>
            if view.entry.origin == Origin::Reader {
                <span class="badge">{ messages.mine }</span>
            }
            if let Some(answers) = &view.answers {
                <span class="answers">{ fill(messages.replies_to, &[answers]) }</span>
            }
            if view.entry.dated {
                { time::relative(context, record.published, view.age, "comment-date") }
            }
            if let Some(edited) = record.edited {
                <span class="edited" title={edited.to_minute()}>{ messages.edited }<span class="visually-hidden">{ edited.to_minute() }</span></span>
            }
            if view.unsaved {
                <span class="badge unsaved">{ messages.unsaved }</span>
            }
        </p>
    }
}

fn head_and_text(context: &Context, view: &CommentView) -> Html {
    let record = &view.entry.record;
    html! {
        <>
            { head(context, view) }
            if view.editing {
                <Composer context={context.clone()} purpose={Purpose::Edit { id: record.id.clone(), text: record.text.clone() }}
                    author={view.author.clone()} ask_name={false} posted={0} />
            } else {
                { text(context, view) }
                { actions(context, view) }
            }
            if view.replying {
                <Composer context={context.clone()} purpose={Purpose::Reply { id: record.id.clone(), to: record.author.clone() }}
                    author={view.author.clone()} ask_name={view.ask_name} posted={0} />
            }
        </>
    }
}

fn text(context: &Context, view: &CommentView) -> Html {
    let text = &view.entry.record.text;
    if text.is_empty() {
        return html! { <p class="comment-text no-text" part="comment-text">{ context.messages().no_text }</p> };
    }
    html! { <p class="comment-text" part="comment-text" dir="auto">{ text.clone() }</p> }
}

fn actions(context: &Context, view: &CommentView) -> Html {
    let messages = context.messages();
    let record = &view.entry.record;
    let (id, author) = (&record.id, record.author.as_str());
    let start: String = record.text.chars().take(12).collect();
    html! {
        <div class="actions needs-script">
            if context.options.comments == CommentsMode::On {
                <button class="button quiet" part="reply" type="button" id={["reply-", id].concat()} aria-label={fill(messages.reply_of, &[author])}
                    aria-expanded={view.replying.to_string()}
                    onclick={context.on_click(Action::Reply((!view.replying).then(|| id.clone())))}>
                    { messages.reply }
                </button>
                if view.changeable {
                    <button class="button quiet" part="edit" type="button" id={["edit-", id].concat()} aria-label={fill(messages.edit_of, &[&start])}
                        onclick={context.on_click(Action::Edit(Some(id.clone())))}>
                        { messages.edit }
                    </button>
                    <button class="button quiet" part="delete" type="button" aria-label={fill(messages.delete_of, &[&start])}
                        onclick={context.on_click(Action::Delete(id.clone()))}>
                        { messages.delete }
                    </button>
                }
            }
            <button class="button quiet" part="comment-link" type="button" aria-label={fill(messages.copy_link_of, &[author])} onclick={on_copy_link(context, id)}>
                { messages.copy_link }
            </button>
            <button class="button quiet like-comment" part="like" type="button" aria-label={fill(messages.like_of, &[author])}
                aria-pressed={view.liked.to_string()} onclick={context.on_click(Action::ToggleCommentLike(id.clone()))}>
                { icon::view(icon::LIKE) }
                <span>{ messages.like }</span>
                if view.liked {
                    <span class="count">{ "1" }</span>
                }
            </button>
        </div>
    }
}

fn on_copy_link<E: 'static>(context: &Context, id: &str) -> Callback<E> {
    let (context, fragment) = (context.clone(), ["comment-", id].concat());
    Callback::from(move |_| {
        context.services.copy(&context.services.link_to(&fragment));
        context.dispatch.emit(Action::Say(context.messages().copied.to_owned()));
    })
}

/// A comment on the tab of reposts: shown again, its place among the comments linked.
pub fn repost(context: &Context, state: &State, entry: &Rc<Entry>) -> Html {
    let view = CommentView::new(state, entry, None);
    let id = &entry.record.id;
    let fragment = ["comment-", id].concat();
    html! {
        <li class="comment" key={id.clone()}>
            { avatar::view(&entry.record.author) }
            <div class="comment-body">
                { head(context, &view) }
                { text(context, &view) }
                <div class="actions">
                    <a class="button quiet" href={["#", &fragment].concat()} onclick={context.on_click(Action::GoTo(fragment))}>
                        { context.messages().comments }
                    </a>
                </div>
            </div>
        </li>
    }
}
