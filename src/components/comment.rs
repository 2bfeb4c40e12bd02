//! One comment: who, when, what, and what can be done with it.

use super::comment_text::CommentText;
use super::composer::{Composer, Purpose};
use super::permalink::{Copied, CopyButton};
use super::{CommentsMode, Environment, avatar, icon, time};
use crate::article::DateTime;
use crate::comments::{Entry, Origin, Record};
use crate::state::{Action, Draft, State, UNDO_MS};
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
    offers: Vec<Draft>,
    edit_offers: Vec<Draft>,
    drafts_gone: u32,
    /// Whether an answer and an edit were begun, and their composers are closed.
    begun: [bool; 2],
    discarded: bool,
    just_posted: bool,
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
            is_gone: entry.record.deleted.is_some_and(is_expired) && !composing,
            undoable: state.undoable.contains(id),
            unsaved: state.unsaved.contains(id),
            has_replies: state.thread.is_answered(id),
            author: if composing { state.author().to_owned() } else { String::new() },
            ask_name: state.name.is_none(),
            offers: if is(&state.replying) { state.drafts_for(id) } else { Vec::new() },
            edit_offers: if is(&state.editing) { state.drafts_for(&format!("edit-{id}")) } else { Vec::new() },
            drafts_gone: if composing { state.drafts_gone } else { 0 },
            begun: if state.drafts.is_empty() {
                [false; 2]
            } else {
                [state.is_begun(id), state.is_begun(&format!("edit-{id}"))]
            },
            just_posted: is(&state.just_posted),
            discarded: state.discarded.as_ref().is_some_and(|(other, ..)| other == id),
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
                // In one place, so that they stay when the comment is deleted elsewhere.
                if view.editing {
                    { composer(environment, view, edit(record), &view.edit_offers) }
                }
                if view.replying {
                    { composer(environment, view, Purpose::Reply { id: record.id.clone(), to: record.author.clone() }, &view.offers) }
                }
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

/// A change of `record`.
fn edit(record: &Record) -> Purpose {
    Purpose::Edit { id: record.id.clone(), text: record.text.clone(), edited: record.edited.map(|time| time.epoch_ms) }
}

fn head_and_text(environment: &Environment, view: &CommentView) -> Html {
    html! {
        <>
            { head(environment, view) }
            if !view.editing {
                { text(environment, view) }
                { unfinished(environment, view) }
                { actions(environment, view) }
            }
        </>
    }
}

fn composer(environment: &Environment, view: &CommentView, purpose: Purpose, offers: &[Draft]) -> Html {
    let ask_name = view.ask_name && !matches!(purpose, Purpose::Edit { .. });
    let is_orphan = view.entry.record.deleted.is_some();
    html! {
        <Composer environment={environment.clone()} {purpose} author={view.author.clone()} {ask_name}
            offers={offers.to_vec()} drafts_gone={view.drafts_gone} {is_orphan} />
    }
}

/// What was begun with a comment and is one press away: an answer, an edit, taking back.
fn unfinished(environment: &Environment, view: &CommentView) -> Html {
    let messages = environment.messages();
    let id = &view.entry.record.id;
    let mark = |words: &'static str, target: String| {
        html! {
            <button class="button draft-mark" type="button" onclick={environment.on_click(Action::ContinueDraft(target))}>{ words }</button>
        }
    };
    html! {
        <>
            if view.begun[0] {
                { mark(messages.reply_begun, id.clone()) }
            }
            if view.begun[1] && view.changeable {
                { mark(messages.edit_begun, format!("edit-{id}")) }
            }
            if view.discarded {
                { undo(environment, messages.edit_discarded, format!("undo-edit-{id}"), Action::RestoreEdit) }
            }
            if view.just_posted {
                { undo(environment, messages.posted, format!("undo-post-{id}"), Action::UndoPost) }
            }
        </>
    }
}

/// What was done to a comment, and a button that undoes it.
fn undo(environment: &Environment, done: &'static str, id: String, action: Action) -> Html {
    let messages = environment.messages();
    html! {
        <p class="done">
            { done }
            <button class="button" part="undo" type="button" {id} aria-label={fill(messages.about, &[messages.undo, done])}
                onclick={environment.on_click(action)}>
                { messages.undo }
            </button>
        </p>
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
    let link = if view.entry.origin == Origin::Reader { Copied::OwnLink } else { Copied::Link };
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
            <CopyButton environment={environment.clone()} copied={link(format!("comment-{id}"))} class="button quiet" part="comment-link"
                label={fill(messages.copy_link_of, &[author])}>
                { messages.copy_link }
            </CopyButton>
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
                    <a class="button quiet" href={environment.services.href(&fragment)} onclick={environment.on_click(Action::GoTo(fragment))}>
                        { environment.messages().comments }
                    </a>
                </div>
            </div>
        </li>
    }
}
