//! Writing, answering and editing comments.

use super::{Action, CommentAction, Effect, HostEvent, Moment, Post, State};
use crate::comments::wire::ThisVersion;
use crate::comments::{Origin, ReaderName, Record, Repost, key, new_id};
use crate::text::{is_blank, without_blank_ends};

impl State {
    pub(super) fn reply(&mut self, target: Option<String>) {
        let closed = self.replying.take();
        let target = target.filter(|id| self.thread.get(id).is_some());
        self.focus_composer(target.as_deref(), closed.clone(), "reply-");
        self.replying = target;
        if closed.is_some() {
            self.look_for_drafts();
        }
    }

    pub(super) fn edit(&mut self, target: Option<String>) {
        let closed = self.editing.take();
        let target = target.filter(|id| self.can_change(id));
        let composer = target.as_ref().map(|id| ["edit-", id].concat());
        self.focus_composer(composer.as_deref(), closed.clone(), "edit-");
        self.editing = target;
        if closed.is_some() {
            self.look_for_drafts();
        }
    }

    /// Closes an edit and discards the change, which can be undone for a while.
    pub(super) fn discard_edit(&mut self, id: String, text: String, draft: String) {
        self.editing = None;
        self.drafts.retain(|other| other.key != draft);
        self.forget(draft.clone());
        self.focus("undo-edit-", &id);
        self.say(self.document.messages.edit_discarded);
        let after_ms = u32::try_from(super::UNDO_MS).unwrap_or_default();
        self.note(Effect::Later { after_ms, action: Box::new(Action::EditGone(id.clone())) });
        self.discarded = Some((id, draft, text));
    }

    pub(super) fn restore_edit(&mut self) {
        let Some((id, draft, text)) = self.discarded.take() else { return };
        self.store(draft, text, None);
        self.edit(Some(id));
    }

    /// Focuses the composer that was opened, or the button of the one that was closed.
    fn focus_composer(&mut self, opened: Option<&str>, closed: Option<String>, button: &str) {
        if let Some(id) = opened {
            self.focus("composer-", id);
        } else if let Some(id) = closed {
            self.focus(button, &id);
        }
    }

    /// Whether the reader may change the comment `id`.
    #[must_use]
    pub fn can_change(&self, id: &str) -> bool {
        self.thread.get(id).is_some_and(|entry| entry.origin == Origin::Reader && !entry.record.newer)
    }

    pub(super) fn post(&mut self, post: Post, moment: &Moment) {
        let text = without_blank_ends(&post.text);
        if is_blank(text) {
            return;
        }
        // With the first comment there is something to lose. Only once: some
        // browsers prompt the reader.
        if self.name.is_none() {
            self.note(Effect::Persist);
        }
        self.choose_name(post.name.as_deref());
        let after = post.reply_to.iter().chain(&self.last_id).max().map(String::as_str);
        let record = Record {
            id: new_id(moment.now.epoch_ms, moment.random, after),
            author: self.author().to_owned(),
            text: text.to_owned(),
            published: moment.now,
            edited: None,
            deleted: None,
            reply_to: post.reply_to.clone(),
            repost: post.repost,
            newer: false,
        };
        if let Some(id) = &post.reply_to {
            self.keep_tombstone(id, moment);
        }
        self.last_id = Some(record.id.clone());
        self.now = Some(moment.now);
        self.drafts.retain(|other| Some(&other.key) != post.draft.as_ref());
        self.keep(&record, post.draft.clone());
        if post.repost {
            self.keep_repost(&record);
        }
        let root = key::draft(self.article_id(), "root", "");
        let edit = key::drafts(self.article_id()) + "edit-";
        if post.draft.as_ref().is_some_and(|draft| draft.starts_with(&edit)) {
            self.editing = None;
            self.go_to_comment(&record.id);
        } else if post.draft.is_none_or(|draft| draft.starts_with(&root)) {
            // Its composer stays, and the focus with it.
            self.posted += 1;
            self.show_comment(&record.id);
            self.note(Effect::Reveal(["comment-", &record.id].concat()));
        } else {
            self.replying = None;
            self.go_to_comment(&record.id);
        }
        self.offer_undo_of_post(&record.id);
        self.retry_unsaved();
        self.remind();
        self.hear(self.document.messages.posted);
        self.emit_comment(CommentAction::Post, record);
        if post.repost {
            let event =
                HostEvent::Repost { id: self.article_id().to_owned(), active: true, count: self.repost_count() };
            self.emit(event);
        }
    }

    /// Stores the tombstone of a comment that another tab removed while it was answered here.
    fn keep_tombstone(&mut self, id: &str, moment: &Moment) {
        let Some(mut record) = self.record(id) else { return };
        // Before that, the other tab may restore it, and sees the answer.
        if !record.newer
            && record.deleted.is_some_and(|deleted| moment.now.epoch_ms >= deleted.epoch_ms + super::UNDO_MS)
        {
            record.text.clear();
            record.author.clear();
            self.keep(&record, None);
        }
    }

    fn choose_name(&mut self, chosen: Option<&str>) {
        let reader = chosen.and_then(ReaderName::new).or_else(|| ReaderName::new(self.author()));
        let Some(reader) = reader.filter(|reader| self.name.as_ref() != Some(&reader.name)) else { return };
        let text = reader.to_text();
        self.name = Some(reader.name);
        // A nickname that can't be read, or is newer, is never overwritten.
        if !self.unreadable.iter().any(|(key, _)| key == key::READER) {
            self.store(key::READER.to_owned(), text, None);
        }
    }

    pub(super) fn save_edit(&mut self, id: &str, text: &str, draft: Option<String>, moment: &Moment) {
        let text = without_blank_ends(text);
        if is_blank(text) || !self.can_change(id) {
            return;
        }
        let Some(mut record) = self.record(id) else { return };
        self.editing = None;
        self.drafts.retain(|other| Some(&other.key) != draft.as_ref());
        if record.text == text {
            if let Some(key) = draft {
                self.forget(key);
            }
            self.say(self.document.messages.saved_edit);
            self.focus("edit-", id);
            return;
        }
        record.text = text.to_owned();
        record.edited = Some(moment.now);
        self.now = Some(moment.now);
        self.keep(&record, draft);
        self.say(self.document.messages.saved_edit);
        self.focus("edit-", id);
        self.emit_comment(CommentAction::Edit, record);
    }

    /// Stores a repost for 我的主页.
    pub(super) fn keep_repost(&mut self, record: &Record) {
        let article = &self.document.article;
        let repost = Repost {
            v: ThisVersion,
            id: record.id.clone(),
            article: article.id.clone(),
            title: article.title.clone(),
            url: article.url.clone().unwrap_or_default(),
            published: record.published,
        };
        self.store(key::repost(&record.id), repost.to_text(), None);
    }
}
