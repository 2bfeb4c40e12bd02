//! Writing, answering and editing comments.

use super::{CommentAction, Effect, HostEvent, Moment, Post, State};
use crate::comments::wire::ThisVersion;
use crate::comments::{Origin, ReaderName, Record, Repost, key, new_id};
use crate::text::{is_blank, without_blank_ends};

impl State {
    pub(super) fn reply(&mut self, target: Option<String>) {
        let closed = self.replying.take();
        let target = target.filter(|id| self.thread.get(id).is_some());
        self.focus_composer(target.as_deref(), closed, "reply-");
        self.replying = target;
    }

    pub(super) fn edit(&mut self, target: Option<String>) {
        let closed = self.editing.take();
        let target = target.filter(|id| self.can_change(id));
        let composer = target.as_ref().map(|id| ["edit-", id].concat());
        self.focus_composer(composer.as_deref(), closed, "edit-");
        self.editing = target;
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
        self.last_id = Some(record.id.clone());
        self.now = Some(moment.now);
        self.keep(&record, post.draft);
        if post.repost {
            self.keep_repost(&record);
        }
        if post.reply_to.is_none() {
            self.posted += 1;
            self.show_root(&record.id);
        } else {
            self.replying = None;
            self.focus("comment-", &record.id);
        }
        self.retry_unsaved();
        self.remind();
        self.say(self.document.messages.posted);
        self.emit_comment(CommentAction::Post, record);
        if post.repost {
            let event =
                HostEvent::Repost { id: self.article_id().to_owned(), active: true, count: self.repost_count() };
            self.emit(event);
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
