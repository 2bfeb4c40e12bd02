//! Writing, answering and editing comments.

use super::{CommentAction, Effect, Event, Moment, Post, State};
use crate::comments::{Entry, Origin, ReaderName, Record, Repost, key, new_id};

impl State {
    pub(super) fn reply(&mut self, target: Option<String>) -> Vec<Effect> {
        let closed = self.replying.take();
        self.replying = target.filter(|id| self.thread.get(id).is_some());
        match (&self.replying, closed) {
            (Some(id), _) => vec![Effect::Focus(["composer-", id].concat())],
            (None, Some(id)) => vec![Effect::Focus(["reply-", &id].concat())],
            (None, None) => Vec::new(),
        }
    }

    pub(super) fn edit(&mut self, target: Option<String>) -> Vec<Effect> {
        let closed = self.editing.take();
        self.editing = target.filter(|id| self.can_change(id));
        match (&self.editing, closed) {
            (Some(id), _) => vec![Effect::Focus(["composer-", id].concat())],
            (None, Some(id)) => vec![Effect::Focus(["edit-", &id].concat())],
            (None, None) => Vec::new(),
        }
    }

    /// Whether the reader may change the comment `id`.
    #[must_use]
    pub fn can_change(&self, id: &str) -> bool {
        self.thread.get(id).is_some_and(|entry| entry.origin == Origin::Reader && !entry.record.newer)
    }

    pub(super) fn post(&mut self, post: Post, moment: &Moment) -> Vec<Effect> {
        let text = post.text.trim_end();
        if text.trim().is_empty() {
            return Vec::new();
        }
        let mut effects = self.choose_name(post.name.as_deref());
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
        effects.push(self.keep_instead(&record, post.draft));
        if post.repost {
            effects.push(self.keep_repost(&record));
        }
        self.thread.insert(Entry::of_reader(record.clone()));
        if post.reply_to.is_none() {
            self.posted += 1;
        } else {
            self.replying = None;
            effects.push(Effect::Focus(["comment-", &record.id].concat()));
        }
        self.say(self.document.messages.posted);
        effects.push(Effect::Emit(Event::Comment { action: CommentAction::Post, record: Box::new(record) }));
        if post.repost {
            effects.push(Effect::Emit(Event::Repost {
                id: self.article_id().to_owned(),
                active: true,
                count: self.repost_count(),
            }));
        }
        effects
    }

    fn choose_name(&mut self, chosen: Option<&str>) -> Vec<Effect> {
        let name = chosen.map(str::trim).filter(|name| !name.is_empty()).unwrap_or_else(|| self.author()).to_owned();
        if self.name.as_ref() == Some(&name) {
            return Vec::new();
        }
        let text = ReaderName(name.clone()).to_text();
        self.name = Some(name);
        // Bytes that can't be read, or are newer, are left as they are.
        if self.unreadable.iter().any(|(key, _)| key == key::READER) {
            return Vec::new();
        }
        vec![Effect::Store { key: key::READER.to_owned(), text, replaces: None }]
    }

    pub(super) fn save_edit(&mut self, id: &str, text: &str, draft: Option<String>, moment: &Moment) -> Vec<Effect> {
        let text = text.trim_end();
        if text.trim().is_empty() || !self.can_change(id) {
            return Vec::new();
        }
        let Some(entry) = self.thread.get(id).cloned() else { return Vec::new() };
        self.editing = None;
        let focus = Effect::Focus(["edit-", id].concat());
        if entry.record.text == text {
            return draft.map(|key| Effect::Remove { key }).into_iter().chain([focus]).collect();
        }
        let record = Record { text: text.to_owned(), edited: Some(moment.now), ..entry.record.clone() };
        self.now = Some(moment.now);
        self.thread.insert(Entry::of_reader(record.clone()));
        self.say(self.document.messages.saved_edit);
        let keep = self.keep_instead(&record, draft);
        vec![keep, focus, Effect::Emit(Event::Comment { action: CommentAction::Edit, record: Box::new(record) })]
    }

    /// The effect that keeps a repost for 我的主页.
    pub(super) fn keep_repost(&self, record: &Record) -> Effect {
        let article = &self.document.article;
        let repost = Repost {
            id: record.id.clone(),
            article: article.id.clone(),
            title: article.title.clone(),
            url: article.url.clone().unwrap_or_default(),
            published: record.published,
        };
        Effect::Store { key: key::repost(&record.id), text: repost.to_text(), replaces: None }
    }

    /// The effect that keeps a record.
    pub(super) fn keep(&self, record: &Record) -> Effect {
        self.keep_instead(record, None)
    }

    /// The effect that keeps a record in place of the draft that it was.
    fn keep_instead(&self, record: &Record, draft: Option<String>) -> Effect {
        Effect::Store { key: key::comment(self.article_id(), &record.id), text: record.to_text(), replaces: draft }
    }
}
