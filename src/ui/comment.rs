//! One comment: who, when, what, and what can be done with it.

use super::composer::{Composer, ComposerProperties, Purpose};
use super::element::{element, list};
use super::{CommentsMode, Context, avatar, icon, time};
use crate::article::DateTime;
use crate::comments::{Entry, Origin};
use crate::state::{Action, State, UNDO_MS};
use crate::text::fill;
use std::rc::Rc;
use yew::Html;

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
    is_gone: bool,
    undoable: bool,
    unsaved: bool,
    has_replies: bool,
    author: String,
    ask_name: bool,
    offers: Vec<(String, String)>,
    edit_offers: Vec<(String, String)>,
    age: Option<time::Age>,
    edit_age: Option<time::Age>,
}

impl CommentView {
    /// What `state` shows of `entry`.
    pub fn new(state: &State, entry: &Rc<Entry>, answers: Option<String>) -> Self {
        let id = &entry.record.id;
        let is = |target: &Option<String>| target.as_ref() == Some(id);
        let composing = is(&state.replying) || is(&state.editing);
        let is_expired = |deleted: DateTime| {
            state.now.is_some_and(|now| now.epoch_ms >= deleted.epoch_ms + UNDO_MS)
                && !entry.record.newer
                && !state.thread.is_answered(id)
        };
        let age = |time| state.now.and_then(|now| time::Age::of(time, now));
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
            edit_offers: if is(&state.editing) { state.drafts_for(&["edit-", id].concat()) } else { Vec::new() },
            age: age(entry.record.published),
            edit_age: entry.record.edited.and_then(age),
        }
    }

    /// Whether it was deleted for good, and is not yet taken out of the store.
    pub const fn is_gone(&self) -> bool {
        self.is_gone
    }
}

/// A comment of the thread, with its replies.
pub fn view(context: &Context, view: &CommentView, replies: Html) -> Html {
    let record = &view.entry.record;
    let deleted = record.deleted.is_some();
    let body = if deleted { tombstone(context, view) } else { head_and_text(context, view) };
    element!(
        "li",
        "class" = if view.highlighted { "comment highlighted" } else { "comment" },
        "part" = "comment",
        "id" = ["comment-", &record.id].concat(),
        "tabindex" = "-1",
    )
    .child(avatar::view(if deleted { "" } else { &record.author }))
    .child(element!("div", "class" = "comment-body").child(body).html())
    .child(replies)
    .html()
}

/// `html` where `condition` holds.
fn only(condition: bool, html: impl FnOnce() -> Html) -> Html {
    if condition { html() } else { Html::default() }
}

/// The beginning of a text, by which it is named.
pub fn start(text: &str) -> String {
    text.chars().take(12).collect()
}

/// What came with the article is in its language, where that is not the interface's.
fn language(context: &Context, view: &CommentView) -> Option<String> {
    let lang = &context.document.article.lang;
    (view.entry.origin == Origin::Article && lang != context.messages().tag()).then(|| lang.clone())
}

/// Words in a `<span>` of a class.
fn span(class: &'static str, words: &'static str) -> Html {
    element!("span", "class" = class).child(words).html()
}

fn tombstone(context: &Context, view: &CommentView) -> Html {
    let messages = context.messages();
    let id = &view.entry.record.id;
    let undo = if view.undoable {
        let undo = ["undo-", id].concat();
        let label = fill(messages.about(), &[messages.undo(), &start(&view.entry.record.text)]);
        element!("button", "class" = "button", "part" = "undo", "type" = "button", "id" = undo, "aria-label" = label)
            .on_click(context, Action::Undo(id.clone()))
            .child(messages.undo())
            .html()
    } else {
        Html::default()
    };
    element!("p", "class" = "tombstone")
        .child(element!("span").child(messages.deleted_comment()).html())
        .child(undo)
        .html()
}

fn head(context: &Context, view: &CommentView) -> Html {
    let messages = context.messages();
    let record = &view.entry.record;
    let author = element!("bdi", "class" = "author", "part" = "comment-author", "lang" = language(context, view))
        .child(&record.author)
        .html();
    let answers = match &view.answers {
        Some(answers) => element!("span", "class" = "answers").child(&fill(messages.replies_to(), &[answers])).html(),
        None => Html::default(),
    };
    let date = if view.entry.dated {
        time::relative(context, record.published, view.age, "comment-date")
    } else {
        Html::default()
    };
    let edited = match record.edited {
        Some(edited) => element!("span", "class" = "edited")
            .child(messages.edited())
            .child(time::relative(context, edited, view.edit_age, "comment-date"))
            .html(),
        None => Html::default(),
    };
    element!("p", "class" = "comment-head")
        .child(author)
        .child(only(view.entry.origin == Origin::Reader, || span("badge", messages.mine())))
        .child(answers)
        .child(date)
        .child(edited)
        .child(only(view.unsaved, || span("badge unsaved", messages.unsaved())))
        .html()
}

fn head_and_text(context: &Context, view: &CommentView) -> Html {
    let record = &view.entry.record;
    let composer = |purpose, ask_name, offers: &[_]| {
        let author = view.author.clone();
        let offers = offers.to_vec();
        Composer::view_of(ComposerProperties { context: context.clone(), purpose, author, ask_name, posted: 0, offers })
    };
    let text = if view.editing {
        composer(Purpose::Edit { id: record.id.clone(), text: record.text.clone() }, false, &view.edit_offers)
    } else {
        list(vec![text(context, view), actions(context, view)])
    };
    let reply = if view.replying {
        composer(Purpose::Reply { id: record.id.clone(), to: record.author.clone() }, view.ask_name, &view.offers)
    } else {
        Html::default()
    };
    list(vec![head(context, view), text, reply])
}

fn text(context: &Context, view: &CommentView) -> Html {
    let text = &view.entry.record.text;
    if text.is_empty() {
        let words = context.messages().no_text();
        return element!("p", "class" = "comment-text no-text", "part" = "comment-text").child(words).html();
    }
    element!("p", "class" = "comment-text", "part" = "comment-text", "dir" = "auto", "lang" = language(context, view))
        .child(text)
        .html()
}

fn actions(context: &Context, view: &CommentView) -> Html {
    let messages = context.messages();
    let record = &view.entry.record;
    let (id, author) = (&record.id, record.author.as_str());
    let start = start(&record.text);
    let change = if view.changeable {
        let edit = element!(
            "button",
            "class" = "button quiet",
            "part" = "edit",
            "type" = "button",
            "id" = ["edit-", id].concat(),
            "aria-label" = fill(messages.edit_of(), &[&start]),
        )
        .on_click(context, Action::Edit(Some(id.clone())))
        .child(messages.edit())
        .html();
        let delete = element!(
            "button",
            "class" = "button quiet",
            "part" = "delete",
            "type" = "button",
            "aria-label" = fill(messages.delete_of(), &[&start]),
        )
        .on_click(context, Action::Delete(id.clone()))
        .child(messages.delete())
        .html();
        list(vec![edit, delete])
    } else {
        Html::default()
    };
    let write = if context.options.comments == CommentsMode::On {
        let reply = element!(
            "button",
            "class" = "button quiet",
            "part" = "reply",
            "type" = "button",
            "id" = ["reply-", id].concat(),
            "aria-label" = fill(messages.reply_of(), &[author]),
            "aria-expanded" = view.replying,
        )
        .on_click(context, Action::Reply((!view.replying).then(|| id.clone())))
        .child(messages.reply())
        .html();
        list(vec![reply, change])
    } else {
        Html::default()
    };
    let label = fill(messages.copy_link_of(), &[author]);
    let copy =
        element!("button", "class" = "button quiet", "part" = "comment-link", "type" = "button", "aria-label" = label,)
            .on_click(context, Action::CopyLink(["comment-", id].concat()))
            .child(messages.copy_link())
            .html();
    let like = element!(
        "button",
        "class" = "button quiet like-comment",
        "part" = "like",
        "type" = "button",
        "aria-label" = fill(messages.like_of(), &[author]),
        "aria-pressed" = view.liked,
    )
    .on_click(context, Action::ToggleCommentLike(id.clone()))
    .child(icon::view(icon::LIKE))
    .child(messages.like())
    .html();
    element!("div", "class" = "actions needs-script").child(write).child(copy).child(like).html()
}

/// A comment on the tab of reposts: shown again, its place among the comments linked.
pub fn repost(context: &Context, state: &State, entry: &Rc<Entry>) -> Html {
    let view = CommentView::new(state, entry, None);
    let id = &entry.record.id;
    let fragment = ["comment-", id].concat();
    let link = element!("a", "class" = "button quiet", "href" = ["#", &fragment].concat())
        .on_click(context, Action::GoTo(fragment))
        .child(context.messages().comments())
        .html();
    let body = element!("div", "class" = "comment-body")
        .child(head(context, &view))
        .child(text(context, &view))
        .child(element!("div", "class" = "actions").child(link).html())
        .html();
    element!("li", "class" = "comment").key(id).child(avatar::view(&entry.record.author)).child(body).html()
}
