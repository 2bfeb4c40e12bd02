//! One comment: who, when, what, and what can be done with it.

use super::comment_text::CommentText;
use super::composer::{Composer, Purpose};
use super::{CommentsMode, Environment, avatar, icon, time};
use crate::article::DateTime;
use crate::comments::{Entry, Origin};
use crate::state::{Action, State, UNDO_MS};
use crate::text::{fill, is_blank};
use std::rc::Rc;
use yew::{AttrValue, Html, html};

/// How a comment is shown: it is redrawn only when this changes.
#[derive(Clone, PartialEq)]
pub struct CommentView {
    entry: Rc<Entry>,
    answers: Option<String>,
    changeable: bool,
    liked: bool,
    replying: bool,
    editing: bool,
    highlighted: bool,
    is_gone: bool,
    undoable: bool,
    unsaved: bool,
    has_replies: bool,
    author: String,
    ask_name: bool,
    offers: Vec<(String, String)>,
    edit_offers: Vec<(String, String)>,
    when: time::When,
    edited_when: Option<time::When>,
}

impl CommentView {
    /// How `state` shows `entry`.
    pub fn new(state: &State, entry: &Rc<Entry>, answers: Option<String>) -> Self {
        let id = &entry.record.id;
        let is = |target: &Option<String>| target.as_ref() == Some(id);
        let composing = is(&state.replying) || is(&state.editing);
        let is_expired = |deleted: DateTime| {
            state.now.is_some_and(|now| now.epoch_ms >= deleted.epoch_ms + UNDO_MS)
                && !entry.record.newer
                && !state.thread.is_answered(id)
        };
        let when = |time| time::When::of(time, state.now);
        Self {
            entry: Rc::clone(entry),
            answers,
            changeable: state.can_change(id),
            liked: state.flags.liked_comments.contains(id),
            replying: is(&state.replying),
            editing: is(&state.editing),
            highlighted: is(&state.highlighted),
            is_gone: entry.record.deleted.is_some_and(is_expired),
            undoable: state.undoable.contains(id),
            unsaved: state.unsaved.contains(id),
            has_replies: state.thread.is_answered(id),
            author: if composing { state.author().to_owned() } else { String::new() },
            ask_name: state.name.is_none(),
            offers: if is(&state.replying) { state.drafts_for(id) } else { Vec::new() },
            edit_offers: if is(&state.editing) { state.drafts_for(&format!("edit-{id}")) } else { Vec::new() },
            when: when(entry.record.published),
            edited_when: entry.record.edited.map(when),
        }
    }

    /// Whether it was deleted for good and only waits to be removed from the store.
    pub const fn is_gone(&self) -> bool {
        self.is_gone
    }
}

/// A comment of the thread, with its replies.
pub fn view(environment: &Environment, view: &CommentView, replies: Vec<Html>) -> Html {
    let record = &view.entry.record;
    let deleted = record.deleted.is_some();
    html! {
        <li class={if view.highlighted { "comment highlighted" } else { "comment" }} part="comment"
            id={format!("comment-{}", record.id)} tabindex="-1">
            { avatar::view(if deleted { "" } else { &record.author }) }
            <div class="comment-body">
                { if deleted { tombstone(environment, view) } else { head_and_text(environment, view) } }
            </div>
            if !replies.is_empty() {
                <ol class="replies" role="list">{ for replies }</ol>
            }
        </li>
    }
}

/// The language of a comment that came with the article, if it is not the interface's.
fn language(environment: &Environment, view: &CommentView) -> Option<AttrValue> {
    let lang = &environment.document.article.lang;
    (view.entry.origin == Origin::Article && lang != environment.messages().tag).then(|| lang.clone().into())
}

fn tombstone(environment: &Environment, view: &CommentView) -> Html {
    let messages = environment.messages();
    let record = &view.entry.record;
    html! {
        <p class="tombstone">
            <span>{ messages.deleted_comment }</span>
            if view.undoable {
                <button class="button" part="undo" type="button" id={format!("undo-{}", record.id)}
                    aria-label={fill(messages.about, &[messages.undo, &environment.beginning(&record.text, 12)])}
                    onclick={environment.on_click(Action::Undo(record.id.clone()))}>
                    { messages.undo }
                </button>
            }
        </p>
    }
}

fn head(environment: &Environment, view: &CommentView) -> Html {
    let messages = environment.messages();
    let record = &view.entry.record;
    html! {
        <p class="comment-head">
            <bdi class="author" part="comment-author" lang={language(environment, view)}>{ record.author.clone() }</bdi>
            if view.entry.origin == Origin::Reader {
                <span class="badge">{ messages.mine }</span>
            }
            if let Some(answers) = &view.answers {
                <span class="answers">{ fill(messages.replies_to, &[answers]) }</span>
            }
            if view.entry.dated {
                { time::relative(environment, record.published, view.when, "comment-date") }
            }
            if let Some((edited, when)) = record.edited.zip(view.edited_when) {
                <span class="edited">
                    { messages.edited }
                    { time::relative(environment, edited, when, "comment-date") }
                </span>
            }
            if view.unsaved {
                <span class="badge unsaved">{ messages.unsaved }</span>
            }
        </p>
    }
}

fn head_and_text(environment: &Environment, view: &CommentView) -> Html {
    let record = &view.entry.record;
    let composer = |purpose, ask_name, offers: &[(String, String)]| {
        html! {
            <Composer environment={environment.clone()} {purpose} author={view.author.clone()} {ask_name} offers={offers.to_vec()} />
        }
    };
    html! {
        <>
            { head(environment, view) }
            if view.editing {
                { composer(Purpose::Edit { id: record.id.clone(), text: record.text.clone() }, false, &view.edit_offers) }
            } else {
                { text(environment, view) }
                { actions(environment, view) }
            }
            if view.replying {
                { composer(Purpose::Reply { id: record.id.clone(), to: record.author.clone() }, view.ask_name, &view.offers) }
            }
        </>
    }
}

fn text(environment: &Environment, view: &CommentView) -> Html {
    let text = &view.entry.record.text;
    if is_blank(text) {
        return html! { <p class="comment-text no-text" part="comment-text">{ environment.messages().no_text }</p> };
    }
    html! { <CommentText environment={environment.clone()} text={text.clone()} lang={language(environment, view)} /> }
}

fn actions(environment: &Environment, view: &CommentView) -> Html {
    let messages = environment.messages();
    let record = &view.entry.record;
    let (id, author) = (&record.id, record.author.as_str());
    html! {
        <div class="actions needs-script">
            if environment.options.comments == CommentsMode::On {
                <button class="button quiet" part="reply" type="button" id={format!("reply-{id}")}
                    aria-label={fill(messages.reply_of, &[author])} aria-expanded={view.replying.to_string()}
                    onclick={environment.on_click(Action::Reply((!view.replying).then(|| id.clone())))}>
                    { messages.reply }
                </button>
                if view.changeable {
                    { edit_and_delete(environment, view) }
                }
            }
            <button class="button quiet" part="comment-link" type="button" aria-label={fill(messages.copy_link_of, &[author])}
                onclick={environment.on_click(Action::CopyLink(format!("comment-{id}")))}>
                { messages.copy_link }
            </button>
            <button class="button quiet like-comment" part="like" type="button" aria-label={fill(messages.like_of, &[author])}
                aria-pressed={view.liked.to_string()} onclick={environment.on_click(Action::ToggleCommentLike(id.clone()))}>
                { icon::view(icon::LIKE) }
                { messages.like }
            </button>
        </div>
    }
}

fn edit_and_delete(environment: &Environment, view: &CommentView) -> Html {
    let messages = environment.messages();
    let record = &view.entry.record;
    let start = environment.beginning(&record.text, 12);
    html! {
        <>
            <button class="button quiet" part="edit" type="button" id={format!("edit-{}", record.id)}
                aria-label={fill(messages.edit_of, &[&start])}
                onclick={environment.on_click(Action::Edit(Some(record.id.clone())))}>
                { messages.edit }
            </button>
            <button class="button quiet" part="delete" type="button" aria-label={fill(messages.delete_of, &[&start])}
                onclick={environment.on_click(Action::Delete(record.id.clone()))}>
                { messages.delete }
            </button>
        </>
    }
}

/// A comment on the tab of reposts, with a link to its place among the comments.
pub fn repost(environment: &Environment, state: &State, entry: &Rc<Entry>) -> Html {
    let view = CommentView::new(state, entry, None);
    let fragment = format!("comment-{}", entry.record.id);
    html! {
        <li class="comment" key={entry.record.id.clone()}>
            { avatar::view(&entry.record.author) }
            <div class="comment-body">
                { head(environment, &view) }
                { text(environment, &view) }
                <div class="actions">
                    <a class="button quiet" href={format!("#{fragment}")} onclick={environment.on_click(Action::GoTo(fragment))}>
                        { environment.messages().comments }
                    </a>
                </div>
            </div>
        </li>
    }
}
